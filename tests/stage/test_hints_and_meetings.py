"""What the debrief says of hints and meetings: who took which hint, what it cost, and what was agreed."""

from pathlib import Path

import pytest

from jisr.clerk import Done
from jisr.clerk import meeting_commands as m
from jisr.cooperation.meetings import MeetingId
from jisr.dossier import Sat
from jisr.exercise.debrief import outcome_of
from jisr.exercise.scenario import Scenario
from jisr.law.corpus import Corpus
from jisr.press.report import Report
from jisr.press.reporting import report_of
from jisr.press.rows import rows
from jisr.stage.entries import Entry, EntryKind
from jisr.stage.room import Room
from jisr.vocabulary import CaseTime, CountryCode, Json, LanguageTag

DATA = Path(__file__).parents[2] / "data"
DAY = 1440
POLICE, DESK, ABROAD = "r-ma-opj", "r-ma-ca", "r-ne-ca"
SUMMONS = "cr-17"


@pytest.fixture
def room(scenario: Scenario, corpus: Corpus) -> Room:
    found = Room(scenario=scenario, corpus=corpus, cut="full")
    found.advance(CaseTime(found.hour + DAY))
    return found


def put(room: Room, kind: EntryKind, **more: object) -> object:
    return room.put(Entry(at=room.hour, kind=kind, **more))  # type: ignore[arg-type]


def outcome(room: Room) -> dict[str, Json]:
    return outcome_of(room.record)


def report(room: Room, corpus: Corpus) -> Report:
    parties = {str(one): corpus.countries[one].name for one in room.scenario.states}
    return report_of(outcome(room), scenario=room.scenario, corpus=corpus, parties=parties)


def level(room: Room, criterion: str) -> str:
    return next(str(one["level"]) for one in rows(outcome(room)["criteria"]) if one["criterion"] == criterion)


def test_every_hint_of_the_story_costs_a_step_of_a_criterion_of_it(scenario: Scenario) -> None:
    hints = [one for one in scenario.all_injects if one.hint]
    assert [one.criterion for one in hints] == ["cr-06", "cr-16", SUMMONS]
    assert {one.criterion for one in hints} <= {one.id for one in scenario.criteria}
    assert all({"en", "fr", "ar"} <= set(one.hint) for one in hints)


def test_a_hint_of_control_is_counted_with_its_price_and_one_of_a_page_without(room: Room) -> None:
    put(room, EntryKind.HINTS, seat=DESK, said={"fr": "Quand ?"}, more={"price": "step", "criterion": SUMMONS})
    put(room, EntryKind.NOTES, subject="hint", seat=ABROAD, more={"about": "across/draft/x"})
    taken = rows(outcome(room)["hints_taken"])
    assert [(one["party"], one["role"], one["by"], one["price"], one["criterion"]) for one in taken] == [
        ("MA", DESK, "control", "step", SUMMONS), ("NE", ABROAD, "page", "", ""),
    ]  # fmt: skip


def test_the_delegation_does_not_read_which_criterion_its_hint_costs(room: Room) -> None:
    put(room, EntryKind.HINTS, seat=DESK, said={"fr": "Quand ?"}, more={"price": "step", "criterion": SUMMONS})
    told = [act for act in room.journals["MA"].read() if act.kind == "inject-delivered"][-1]
    assert "criterion" not in told.body
    assert told.body["price"] == "step"


def test_a_hint_takes_one_step_off_its_criterion_and_never_below_the_last(scenario: Scenario, corpus: Corpus) -> None:
    room = Room(scenario=scenario, corpus=corpus, cut="full")
    room.advance(CaseTime(room.hour + 3 * DAY))
    rated = [one for one in rows(outcome(room)["criteria"]) if one["level"] in ("P", "S")]
    assert rated
    name, before = str(rated[0]["criterion"]), str(rated[0]["level"])
    order = "PSMU"
    for count in range(1, 6):
        put(room, EntryKind.HINTS, seat=DESK, said={"fr": "…"}, more={"price": "step", "criterion": name})
        assert level(room, name) == order[min(3, order.index(before) + count)]


def test_the_report_says_hints_by_side_with_their_price(room: Room, corpus: Corpus) -> None:
    for price in ("step", "none"):
        put(room, EntryKind.HINTS, seat=DESK, said={"fr": "Quand ?"}, more={"price": price, "criterion": SUMMONS})
    put(room, EntryKind.NOTES, subject="hint", seat=ABROAD, more={"about": "across/draft/x"})
    shown = report(room, corpus)
    assert [(one.side.code, one.count, one.steps) for one in shown.hints] == [("NE", 1, 0), ("MA", 2, 1)]
    assert shown.hints[1].rows[0].criterion[LanguageTag("en")] == "summons in Niger served by 4 May"
    assert report(Room(scenario=room.scenario, corpus=corpus, cut="full"), corpus).hints == ()


def meets(room: Room) -> MeetingId:
    """A meeting proposed by Morocco, agreed by Niger, held with minutes."""
    ask = m.ProposeMeeting(to_state=CountryCode("NE"), when="12 March, 10:00", place="by link", agenda="Who tries whom")
    for seat in (DESK, ABROAD):
        put(room, EntryKind.SITS, seat=seat)
    answer = put(room, EntryKind.ACTS, seat=DESK, command=ask, sat=Sat.HOLDER)
    assert isinstance(answer, Done)
    name = MeetingId(str(answer.acts[0].body["meeting"]))
    room.advance(CaseTime(room.hour + DAY))
    yes = m.AnswerMeeting(meeting=name, agreed=True, answer="Gladly")
    assert isinstance(put(room, EntryKind.ACTS, seat=ABROAD, command=yes, sat=Sat.HOLDER), Done)
    room.advance(CaseTime(room.hour + DAY))
    held = m.HoldMeeting(meeting=name, minutes="Both spoke.", participants=("A", "B"), points=("One film", "No more"))
    assert isinstance(put(room, EntryKind.ACTS, seat=DESK, command=held, sat=Sat.HOLDER), Done)
    room.advance(CaseTime(room.hour + DAY))
    return name


def test_a_meeting_stands_once_in_the_report_with_what_was_agreed(room: Room, corpus: Corpus) -> None:
    name = meets(room)
    assert [one["meeting"] for one in rows(outcome(room)["meetings"])] == [name]
    (one,) = report(room, corpus).meetings
    assert (one.giver.code, one.receiver.code, one.state) == ("MA", "NE", "held")
    assert (one.agenda, one.when, one.place) == ("Who tries whom", "12 March, 10:00", "by link")
    assert (one.participants, one.points, one.minutes) == (("A", "B"), ("One film", "No more"), "Both spoke.")
    assert [said for said, _ in one.steps] == ["Proposed", "Agreed", "Held"]
