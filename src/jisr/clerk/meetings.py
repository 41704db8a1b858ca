"""Meetings of the delegations: proposed, answered by the other State, held with minutes in both journals.

A meeting takes no evidence and decides nothing: what is agreed is done by the acts that follow.
"""

from jisr.clerk import meeting_commands as m
from jisr.clerk.desk import Desk
from jisr.clerk.outcomes import Decision, Fault, Faults, Sending
from jisr.clerk.sending import check_partner
from jisr.cooperation.dispatch import Crossing, Parcel
from jisr.cooperation.meetings import Meeting, MeetingId, MeetingState
from jisr.vocabulary import CountryCode, Json

AT_THE_TABLE = ("investigation", "instruction", "central-authority", "liaison")


def propose_meeting(desk: Desk, command: m.ProposeMeeting, faults: Faults) -> Decision:
    """One State proposes to meet."""
    check_partner(desk, command.to_state, faults)
    if not command.when.strip():
        faults.add(Fault.MALFORMED, "Say when you propose to meet.", field_name="when")
    if not command.agenda.strip():
        faults.add(Fault.MALFORMED, "Say what the meeting is about.", field_name="agenda")
    if faults:
        return faults.refuse()
    name = MeetingId(desk.new("M", desk.command))
    body: dict[str, Json] = {"meeting": name, "from_state": desk.party, "to_state": command.to_state}
    text: dict[str, Json] = {"when": command.when, "place": command.place, "agenda": command.agenda}
    return _told(desk, "meeting-proposed", name, command.to_state, body, text)


def answer_meeting(desk: Desk, command: m.AnswerMeeting, faults: Faults) -> Decision:
    """The other State agrees or declines."""
    one = _known(desk, command.meeting, faults)
    if one is not None and one.outgoing:
        faults.add(Fault.IMPOSSIBLE, "Your own State proposed this meeting.", field_name="meeting")
    if one is not None and one.state is not MeetingState.PROPOSED:
        faults.add(Fault.PHASE, "The proposal is answered.", field_name="meeting")
    if faults or one is None:
        return faults.refuse()
    body: dict[str, Json] = {"meeting": one.id, "agreed": command.agreed}
    return _told(desk, "meeting-answered", one.id, one.from_state, body, {"answer": command.answer})


def hold_meeting(desk: Desk, command: m.HoldMeeting, faults: Faults) -> Decision:
    """The meeting was held, and its minutes go to both sides."""
    one = _known(desk, command.meeting, faults)
    if one is not None and one.state is not MeetingState.AGREED:
        faults.add(Fault.PHASE, "No meeting is agreed, or its minutes are written.", field_name="meeting")
    if not command.minutes.strip():
        faults.add(Fault.MALFORMED, "Write the minutes.", field_name="minutes")
    if not command.participants:
        faults.add(Fault.MALFORMED, "Say who took part.", field_name="participants")
    if faults or one is None:
        return faults.refuse()
    text: dict[str, Json] = {
        "minutes": command.minutes,
        "participants": [*command.participants],
        "agreed_points": [*command.points],
    }
    other = one.to_state if one.outgoing else one.from_state
    return _told(desk, "meeting-held", one.id, other, {"meeting": one.id}, text)


def _known(desk: Desk, name: MeetingId, faults: Faults) -> Meeting | None:
    one = desk.cooperation.meetings.get(name)
    if one is None:
        faults.add(Fault.IMPOSSIBLE, "Your office knows no such meeting.", field_name="meeting")
    return one


def _told(
    desk: Desk, kind: str, name: MeetingId, other: CountryCode, body: dict[str, Json], text: dict[str, Json]
) -> Sending:
    """The act here, and the same words to the other State."""
    to = tuple(one for one in AT_THE_TABLE if one in desk.offices)
    draft = desk.draft(kind, body, text=text, to=to, touches=(name,))
    content: dict[str, Json] = {"kind": kind, "body": dict(body), "text": dict(text)}
    return Sending((draft,), (Parcel(other, Crossing.MEETING, name, content),))
