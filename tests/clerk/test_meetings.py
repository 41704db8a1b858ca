"""Meetings of the delegations: proposed, answered, held; both journals tell the same, and the walls hold."""

import pytest
from two_states import AA, BB, BB_DESK, CARLA, DALILA, DESK, JUDGE, Case

from jisr.clerk import Refused
from jisr.clerk import commands as c
from jisr.clerk import meeting_commands as m
from jisr.cooperation.meetings import Meeting, MeetingId, MeetingState
from jisr.dossier import Seat


def proposed(case: Case) -> MeetingId:
    acts = case.do(
        DESK, m.ProposeMeeting(to_state=BB, when="Tuesday at ten", place="by video", agenda="who tries whom")
    )
    case.deliver()
    return MeetingId(str(acts[0].body["meeting"]))


def half(case: Case, seat: Seat, name: MeetingId) -> Meeting:
    return case.room.view(seat, now=case.now).cooperation.meetings[name]


def held(case: Case, name: MeetingId, seat: Seat = BB_DESK) -> None:
    case.do(BB_DESK, m.AnswerMeeting(meeting=name, agreed=True, answer="With pleasure"))
    case.deliver()
    minutes = m.HoldMeeting(meeting=name, minutes="They met.", participants=("A", "B"), points=("AA tries Ladi",))
    case.do(seat, minutes)
    case.deliver()


def test_a_meeting_is_proposed_agreed_and_held_in_both_journals() -> None:
    case = Case()
    name = proposed(case)
    assert half(case, BB_DESK, name).agenda == "who tries whom"
    assert not half(case, BB_DESK, name).outgoing
    held(case, name)
    for seat in (DESK, JUDGE, BB_DESK, CARLA):
        one = half(case, seat, name)
        assert one.state is MeetingState.HELD
        assert one.points == ("AA tries Ladi",)
        assert one.participants == ("A", "B")
        assert [state.value for state, _, _ in one.history] == ["proposed", "agreed", "held"]
    assert {half(case, DESK, name).from_state, half(case, BB_DESK, name).from_state} == {AA}


def test_either_side_may_write_the_minutes_and_once() -> None:
    case = Case()
    name = proposed(case)
    held(case, name, DESK)
    again = m.HoldMeeting(meeting=name, minutes="Otherwise.", participants=("A",))
    assert isinstance(case.ask(BB_DESK, again), Refused)
    assert half(case, BB_DESK, name).minutes == "They met."


def test_a_declined_meeting_is_not_held() -> None:
    case = Case()
    name = proposed(case)
    case.do(BB_DESK, m.AnswerMeeting(meeting=name, agreed=False, answer="Not this week"))
    case.deliver()
    assert half(case, DESK, name).state is MeetingState.DECLINED
    assert isinstance(case.ask(DESK, m.HoldMeeting(meeting=name, minutes="x", participants=("A",))), Refused)


@pytest.mark.parametrize("command", [
    m.ProposeMeeting(to_state=AA, when=" ", place="", agenda=""),
    m.AnswerMeeting(meeting=MeetingId("M-nothing"), agreed=True),
    m.HoldMeeting(meeting=MeetingId("M-nothing"), minutes="", participants=()),
])  # fmt: skip
def test_what_cannot_be_is_refused_with_every_reason(command: c.Command) -> None:
    answer = Case().ask(DESK, command)
    assert isinstance(answer, Refused)
    assert len(answer.findings) == {m.ProposeMeeting: 3, m.AnswerMeeting: 1, m.HoldMeeting: 3}[type(command)]


def test_whoever_proposed_does_not_answer_in_the_place_of_the_other() -> None:
    case = Case()
    assert isinstance(case.ask(DESK, m.AnswerMeeting(meeting=proposed(case), agreed=True)), Refused)


def test_the_defence_learns_of_no_meeting() -> None:
    case = Case()
    held(case, proposed(case))
    view = case.room.view(DALILA, now=case.now)
    assert not view.cooperation.meetings
    assert not [act for act in view.acts.values() if act.kind.startswith("meeting")]
