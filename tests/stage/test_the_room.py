"""A run that people play: a seat taken is no longer played by its bot, and the same entries give the same room."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jisr.clerk import Done, Refused
from jisr.clerk import commands as c
from jisr.dossier import Act, Sat
from jisr.exercise.scenario import Scenario
from jisr.inquiry import SubjectKind
from jisr.law.corpus import Corpus
from jisr.stage.entries import Entry, EntryKind, entry_json, entry_of
from jisr.stage.room import Room
from jisr.vocabulary import CaseTime, CountryCode

DATA = Path(__file__).parents[2] / "data"
HOUR, DAY = 60, 1440
MA = CountryCode("MA")


def room_of(scenario: Scenario, corpus: Corpus) -> Room:
    return Room(scenario=scenario, corpus=corpus, cut="core")


def police(room: Room) -> str:
    return next(one.seat.id for one in room.chairs if one.party == MA and one.seat.role == "judicial-police")


def enters(room: Room, seat: str, label: str, *, at: int, key: str = "") -> Entry:
    command = c.EnterSubject(kind=SubjectKind.PLACE, label=label)
    return Entry(at=CaseTime(at), kind=EntryKind.ACTS, seat=seat, command=command, key=key)


def heads(room: Room) -> dict[str, str]:
    return {party: journal.head.hash for party, journal in room.journals.items()}


def acts_of(room: Room, seat: str) -> list[Act]:
    return [act for journal in room.journals.values() for act in journal.read() if act.seat.id == seat]


def test_a_seat_that_is_taken_is_not_played_by_its_bot(scenario: Scenario, corpus: Corpus) -> None:
    room = room_of(scenario, corpus)
    seat = police(room)
    before = len(acts_of(room, seat))
    room.put(Entry(at=room.hour, kind=EntryKind.SITS, seat=seat))
    room.advance(CaseTime(room.hour + DAY))
    assert room.is_taken(seat)
    assert len(acts_of(room, seat)) == before
    room.put(Entry(at=room.hour, kind=EntryKind.RISES, seat=seat))
    room.advance(CaseTime(room.hour + DAY))
    assert len(acts_of(room, seat)) > before


def test_an_act_of_a_person_says_who_sat_and_is_seen_in_the_own_file(scenario: Scenario, corpus: Corpus) -> None:
    room = room_of(scenario, corpus)
    seat = police(room)
    answer = room.put(enters(room, seat, "A garage at the port", at=room.hour + HOUR))
    assert isinstance(answer, Done)
    assert answer.acts[0].seat.sat is Sat.HOLDER
    assert "A garage at the port" in {one.label for one in room.view(seat).inquiry.subjects.values()}
    assert room.hour == scenario.start + HOUR


def test_what_a_seat_may_not_do_is_refused_with_reasons_and_changes_nothing(scenario: Scenario, corpus: Corpus) -> None:
    room = room_of(scenario, corpus)
    before = heads(room)
    command = c.OpenHearing(charges=(), court="")
    answer = room.put(Entry(at=room.hour, kind=EntryKind.ACTS, seat=police(room), command=command))
    assert isinstance(answer, Refused)
    assert answer.findings
    assert heads(room) == before


def test_a_second_click_does_nothing_twice(scenario: Scenario, corpus: Corpus) -> None:
    room = room_of(scenario, corpus)
    entry = enters(room, police(room), "A garage at the port", at=room.hour, key="click-1")
    first = room.put(entry)
    after = heads(room)
    assert room.put(entry) is first
    assert heads(room) == after
    assert len(room.entries) == 1


def test_an_inject_held_back_waits_and_one_released_arrives(scenario: Scenario, corpus: Corpus) -> None:
    room = room_of(scenario, corpus)
    first, second = room.waiting[0].id, room.waiting[-1].id
    room.put(Entry(at=room.hour, kind=EntryKind.HOLDS, subject=first))
    room.put(Entry(at=room.hour, kind=EntryKind.RELEASES, subject=second))
    room.advance(CaseTime(room.hour + 2 * DAY))
    names = [one.id for one in room.waiting]
    assert first in names
    assert second not in names
    with pytest.raises(KeyError):
        room.put(Entry(at=room.hour, kind=EntryKind.RELEASES, subject=second))


def test_an_entry_before_what_was_played_is_no_entry(scenario: Scenario, corpus: Corpus) -> None:
    room = room_of(scenario, corpus)
    room.advance(CaseTime(room.hour + DAY))
    with pytest.raises(ValueError, match="before what was played"):
        room.put(enters(room, police(room), "Too late", at=room.hour - HOUR))


steps = st.lists(
    st.tuples(st.sampled_from(("sit", "rise", "act", "release")), st.integers(0, 14), st.integers(0, 9 * HOUR)),
    max_size=8,
)


@given(steps=steps, halts=st.lists(st.integers(1, 5 * HOUR), max_size=4))
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_the_same_entries_give_the_same_room_however_the_clock_was_told(
    scenario: Scenario, corpus: Corpus, steps: list[tuple[str, int, int]], halts: list[int]
) -> None:
    room = room_of(scenario, corpus)
    for number, (what, which, later) in enumerate(steps):
        at = CaseTime(room.hour + later)
        seat = room.chairs[which % len(room.chairs)].seat.id
        for halt in halts:
            if room.hour + halt < at:
                room.advance(CaseTime(room.hour + halt))
        if what == "act":
            room.put(enters(room, seat, f"Place {number}", at=at, key=f"k{number}"))
        elif what == "release":
            room.advance(at)
            room.put(Entry(at=at, kind=EntryKind.RELEASES, subject=room.waiting[which % len(room.waiting)].id))
        else:
            room.put(Entry(at=at, kind=EntryKind.SITS if what == "sit" else EntryKind.RISES, seat=seat))
    end = CaseTime(room.hour + DAY)
    room.advance(end)
    again = room_of(scenario, corpus)
    again.replay(entry_of(entry_json(entry)) for entry in room.entries)
    again.advance(end)
    assert heads(again) == heads(room)
    assert again.entries == room.entries
