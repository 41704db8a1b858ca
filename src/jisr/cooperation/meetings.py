"""Meetings of the delegations of two States: proposed by one, answered by the other, held, with minutes on both sides.

UNTOC articles 18, 19 and 27 let States meet on a case as they see fit; what they agree binds nobody by itself. Each
State keeps its own half; who took part and what was agreed stand in the minutes, as whoever wrote them says.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NewType

from jisr.dossier import Act, Growing
from jisr.protection.plain import flag, ref_of, word, words
from jisr.vocabulary import CaseTime, CountryCode

MeetingId = NewType("MeetingId", str)


class MeetingState(StrEnum):
    """How far a meeting has come."""

    PROPOSED = "proposed"
    AGREED = "agreed"
    DECLINED = "declined"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting, as one half knows it. `outgoing` says that the own State proposed it; `history` is when it came to
    each state, and the act."""

    id: MeetingId
    outgoing: bool
    from_state: CountryCode
    to_state: CountryCode
    state: MeetingState
    history: tuple[tuple[MeetingState, CaseTime, str], ...]
    when: str = ""
    place: str = ""
    agenda: str = ""
    answer: str = ""
    minutes: str = ""
    participants: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


Meetings = Growing[MeetingId, Meeting]


def meeting_proposed(meetings: Meetings, act: Act) -> None:
    """One State proposes to meet: when, where, on what."""
    name, asks = MeetingId(word(act.body, "meeting")), CountryCode(word(act.body, "from_state"))
    meetings[name] = Meeting(
        id=name,
        outgoing=str(asks) == str(act.party),
        from_state=asks,
        to_state=CountryCode(word(act.body, "to_state")),
        state=MeetingState.PROPOSED,
        history=((MeetingState.PROPOSED, act.done_at, ref_of(act)),),
        when=word(act.text, "when"),
        place=word(act.text, "place"),
        agenda=word(act.text, "agenda"),
    )


def meeting_answered(meetings: Meetings, act: Act) -> None:
    """The other State agrees to meet, or declines."""
    state = MeetingState.AGREED if flag(act.body, "agreed") else MeetingState.DECLINED
    if (one := _stepped(meetings, act, state)) is not None:
        meetings[one.id] = replace(one, answer=word(act.text, "answer"))


def meeting_held(meetings: Meetings, act: Act) -> None:
    """The meeting was held; the minutes say who was there and what was agreed."""
    if (one := _stepped(meetings, act, MeetingState.HELD)) is not None:
        meetings[one.id] = replace(
            one,
            minutes=word(act.text, "minutes"),
            participants=words(act.text, "participants"),
            points=words(act.text, "agreed_points"),
        )


def _stepped(meetings: Meetings, act: Act, state: MeetingState) -> Meeting | None:
    one = meetings.get(MeetingId(word(act.body, "meeting")))
    if one is None:
        return None
    return replace(one, state=state, history=(*one.history, (state, act.done_at, ref_of(act))))


NO_MEETINGS: Mapping[MeetingId, Meeting] = {}
