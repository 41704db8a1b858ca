"""Pauses and jumps of case time lose no event and fire none twice; no loss falls where nobody works."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jisr.exercise.agenda import Agenda
from jisr.exercise.clock import Mode, falls_due, is_open, loss_falls, ticks
from jisr.exercise.plan import Segment, Timetable
from jisr.vocabulary import CaseTime, case_time

START, END = case_time("2022-03-09T08:00"), case_time("2022-05-27T20:00")
TABLE = Timetable(
    id="t",
    cut="all",
    segments=(
        Segment(id="one", start=START, end=case_time("2022-03-12T23:00")),
        Segment(id="two", start=case_time("2022-03-14T08:00"), end=case_time("2022-03-25T20:00")),
        Segment(id="three", start=case_time("2022-04-25T08:00"), end=END),
    ),
    opens=8 * 60,
    closes=20 * 60,
    late={"2022-03-12": 23 * 60},
)
HOURS = st.integers(min_value=int(START), max_value=int(END) - 1).map(CaseTime)
STOPS = st.lists(HOURS, max_size=12)


@given(st.lists(HOURS, max_size=40), STOPS)
def test_a_pause_or_a_jump_loses_no_event_and_fires_none_twice(planned: list[CaseTime], stops: list[CaseTime]) -> None:
    agenda: Agenda[int] = Agenda()
    for number, at in enumerate(planned):
        assert agenda.plan(at=falls_due(TABLE, at), key=(str(number),), event=number)
        assert not agenda.plan(at=at, key=(str(number),), event=number)
    fired = [due.event for stop in [*sorted(stops), END] for due in agenda.take(until=stop)]
    assert sorted(fired) == list(range(len(planned)))


@given(HOURS)
def test_what_is_due_in_a_jump_fires_at_the_next_opening(at: CaseTime) -> None:
    due = falls_due(TABLE, at)
    assert due >= at
    assert due == at or (is_open(TABLE, due) and not is_open(TABLE, CaseTime(due - 1)))


@given(HOURS)
def test_no_loss_falls_in_a_jump_or_as_the_day_opens(at: CaseTime) -> None:
    falls = loss_falls(TABLE, at)
    assert falls >= at
    assert is_open(TABLE, CaseTime(falls - 1))


def test_the_recorded_moves_of_the_clock_cover_the_case_without_a_gap() -> None:
    moves = ticks(TABLE, start=START, end=END)
    assert moves[0].start == START
    assert moves[-1].end == END
    assert all(before.end == after.start for before, after in pairwise(moves))
    assert all(is_open(TABLE, move.start) for move in moves if move.mode is Mode.RUN)
