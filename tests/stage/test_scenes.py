"""Hearings that are talked, and translations that take time: by entries, so that a replay gives the same acts."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jisr.clerk import Done
from jisr.clerk import commands as c
from jisr.dossier import SubjectId
from jisr.exercise.dialogue import Step, Talk, Theme, Turn, Way
from jisr.exercise.hearing import Again, Heard, Manner
from jisr.exercise.scenario import Scenario
from jisr.inquiry.admissibility import FORCED
from jisr.inquiry.state import Exhibit, ExhibitId
from jisr.law.corpus import Corpus
from jisr.library.faults import DataFaults
from jisr.library.scenario import load_scenario
from jisr.stage.entries import Entry, EntryKind, entry_json, entry_of
from jisr.stage.room import Room
from jisr.stage.scenes import heard_of, minutes_of, more_of
from jisr.vocabulary import CaseTime, CountryCode, LanguageTag

DATA = Path(__file__).parents[2] / "data"
MA = CountryCode("MA")
HOUR, DAY = 60, 1440
POLICE, INTERPRETER = "r-ma-opj", "r-ma-interp"
RAHILA = "v-rahila"
KEPT = frozenset({"rights-told", "interpreter", "safe-place", "read-back", "shelter-first"})
PROMISE, FLAT, LEDGER = "f-006", "f-043", "f-044"


@pytest.fixture
def room(scenario: Scenario, corpus: Corpus) -> Room:
    """The morning of the second day; nobody of the police is a bot."""
    made = Room(scenario=scenario, corpus=corpus, cut="core")
    made.put(Entry(at=made.hour, kind=EntryKind.SITS, seat=POLICE))
    made.advance(CaseTime(made.hour + DAY + 2 * HOUR))
    return made


def subject(room: Room, person: str, seat: str = POLICE) -> SubjectId:
    return next(id for id in room.view(seat).inquiry.subjects if room.cast.person(MA, str(id)) == person)


def hears(
    room: Room, *said: str, kept: Iterable[str] = KEPT, manner: Manner = Manner.CALM, again: Again = Again.NEVER,
    fields: dict[str, str] | None = None, key: str = "h1",
) -> Entry:  # fmt: skip
    command = c.TakeMeasure(
        measure="victim-interview", subject=subject(room, RAHILA), safeguards=frozenset(kept), fields=fields or {}
    )
    heard = Heard(said=said, manner=manner, again=again)
    return Entry(at=room.hour, kind=EntryKind.HEARS, seat=POLICE, command=command, key=key, more=more_of(heard))


def record(room: Room, measure: str = "victim-interview") -> Exhibit:
    return [one for one in room.view(POLICE).inquiry.exhibits.values() if one.measure == measure][-1]


def heads(room: Room) -> dict[str, str]:
    return {party: journal.head.hash for party, journal in room.journals.items()}


def levels(room: Room) -> dict[str, int]:
    return dict(room.cast.levels(RAHILA))


def test_what_was_not_ticked_is_not_in_the_exhibit(room: Room, scenario: Scenario) -> None:
    answer = room.put(hears(room, PROMISE, LEDGER, fields={"record": "She also spoke of the flat."}))
    assert isinstance(answer, Done)
    room.advance(CaseTime(room.hour + DAY))
    found = record(room)
    words = found.text[LanguageTag("en")]
    assert words == "\n".join(scenario.truths[fact].statement[LanguageTag("en")] for fact in (PROMISE, LEDGER))
    told = {say.fact for fact in (PROMISE, LEDGER) for say in scenario.truths[fact].says}
    assert {one.fact for one in found.statements} == told
    assert scenario.truths[FLAT].statement[LanguageTag("en")] not in words


def test_a_hearing_in_which_nothing_was_said_yields_nothing(room: Room) -> None:
    before = len(room.view(POLICE).inquiry.exhibits)
    assert isinstance(room.put(hears(room)), Done)
    room.advance(CaseTime(room.hour + HOUR * 3))
    measures = [one.measure for one in list(room.view(POLICE).inquiry.exhibits.values())[before:]]
    assert "victim-interview" not in measures


def test_the_record_takes_the_time_of_the_hearing(room: Room) -> None:
    room.put(hears(room, PROMISE))
    room.advance(CaseTime(room.hour + HOUR - 1))
    assert not [one for one in room.view(POLICE).inquiry.exhibits.values() if one.measure == "victim-interview"]
    room.advance(CaseTime(room.hour + 1))
    assert record(room).measure == "victim-interview"


def test_a_safeguard_that_was_not_ticked_is_a_breach_with_the_effect_of_the_law(room: Room) -> None:
    answer = room.put(hears(room, PROMISE, kept=KEPT - {"interpreter"}))
    assert isinstance(answer, Done)
    found = {one.safeguard: str(one.effect) for one in answer.acts[0].breaches}
    assert found["interpreter"] == "void"
    assert "rights-told" not in found
    room.advance(CaseTime(room.hour + DAY))
    assert "interpreter" in {one.safeguard for one in record(room).breaches}


def test_what_was_said_under_threat_is_void_and_closes_the_person(room: Room) -> None:
    before = levels(room)
    answer = room.put(hears(room, PROMISE, manner=Manner.THREATENING, fields={"force": "threats"}))
    assert isinstance(answer, Done)
    assert {one.safeguard for one in answer.acts[0].breaches} & FORCED
    assert levels(room)["trust"] < before["trust"]


def test_questions_put_again_and_again_tire_the_person(room: Room) -> None:
    calm = room
    before = levels(calm)
    calm.put(hears(calm, PROMISE, again=Again.OFTEN))
    assert levels(calm)["fatigue"] > before["fatigue"]


def test_how_it_was_asked_is_in_no_file_of_the_delegation(room: Room) -> None:
    room.put(hears(room, PROMISE, manner=Manner.PRESSING, again=Again.OFTEN))
    taken = list(room.view(POLICE).inquiry.measures.values())[-1]
    assert taken.fields == {}


def test_the_same_entries_with_a_hearing_give_the_same_acts(room: Room, scenario: Scenario, corpus: Corpus) -> None:
    room.put(hears(room, PROMISE, FLAT, manner=Manner.PRESSING))
    room.advance(CaseTime(room.hour + DAY))
    again = Room(scenario=scenario, corpus=corpus, cut="core")
    again.replay(entry_of(entry_json(one)) for one in room.entries)
    again.advance(room.hour)
    assert heads(again) == heads(room)


facts = st.lists(st.sampled_from((PROMISE, FLAT, LEDGER, "f-045", "f-066")), unique=True, max_size=5)


@given(said=facts, manner=st.sampled_from(Manner), again=st.sampled_from(Again), wait=st.integers(1, 4 * HOUR))
@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_whatever_is_ticked_a_replay_in_other_steps_gives_the_same_acts(
    scenario: Scenario, corpus: Corpus, said: list[str], manner: Manner, again: Again, wait: int
) -> None:
    one = Room(scenario=scenario, corpus=corpus, cut="core")
    one.put(Entry(at=one.hour, kind=EntryKind.SITS, seat=POLICE))
    one.advance(CaseTime(one.hour + DAY))
    one.put(hears(one, *said, manner=manner, again=again))
    end = CaseTime(one.hour + DAY)
    one.advance(end)
    other = Room(scenario=scenario, corpus=corpus, cut="core")
    other.replay(entry_of(entry_json(entry)) for entry in one.entries)
    while other.hour < end:
        other.advance(CaseTime(min(end, other.hour + wait)))
    assert heads(one) == heads(other)
    assert heard_of(one.entries[-1]) == Heard(said=tuple(said), manner=manner, again=again)


def test_a_child_is_never_played(room: Room, scenario: Scenario, corpus: Corpus) -> None:
    children = ("v-nana", "v-balki", "m-souley")
    assert all(room.cast.is_child(one) for one in children)
    assert not set(children) & set(room.cast.played)
    live = {**scenario.figures, "v-nana": replace(scenario.figures["v-nana"], live=True)}
    forced = Room(scenario=replace(scenario, figures=live), corpus=corpus, cut="core")
    assert "v-nana" not in forced.cast.played


def test_a_scenario_in_which_somebody_speaks_for_a_child_is_not_loaded(tmp_path: Path) -> None:
    copied = tmp_path / "data" / "scenarios" / "harmattan"
    copied.mkdir(parents=True)
    for file in (DATA / "scenarios" / "harmattan").iterdir():
        words = file.read_text(encoding="utf-8")
        copied.joinpath(file.name).write_text(words.replace("- id: v-nana", "- live: yes\n  id: v-nana"), "utf-8")
    (tmp_path / "data" / "languages").symlink_to(DATA / "languages")
    with pytest.raises(DataFaults, match="child"):
        load_scenario(tmp_path / "data", "harmattan")


def test_a_person_would_say_more_once_there_is_trust(room: Room, scenario: Scenario, corpus: Corpus) -> None:
    first = Room(scenario=scenario, corpus=corpus, cut="core")
    assert "f-046" in {one.fact for one in first.cast.lines(RAHILA) if not one.ready}
    assert "f-046" in {one.fact for one in room.cast.lines(RAHILA) if one.ready}


@pytest.fixture
def later(room: Room) -> Room:
    """A letter in a language that the court does not read was handed over in the interview."""
    taken = room.put(hears(room, PROMISE))
    assert isinstance(taken, Done)
    command = c.EnterExhibit(
        title="Lettre", kind="document", measure_act=str(taken.acts[0].id), language=LanguageTag("fr"),
        text="Chère sœur, " * 200,
    )  # fmt: skip
    entry = Entry(at=room.hour, kind=EntryKind.ACTS, seat=POLICE, command=command)
    assert isinstance(room.put(entry), Done)
    return room


def foreign(room: Room) -> Exhibit:
    return next(one for one in room.view(POLICE).inquiry.exhibits.values() if one.language == "fr")


def translates(room: Room, exhibit: ExhibitId, *, key: str = "t1") -> Entry:
    command = c.Translate(exhibit=exhibit, language=LanguageTag("ar"), interpreter="Aminou")
    return Entry(at=room.hour, kind=EntryKind.TRANSLATES, seat=POLICE, command=command, key=key)


def test_a_translation_takes_its_time(later: Room) -> None:
    whole = foreign(later)
    assert later.put(translates(later, whole.id)) is None
    (work,) = later.translations.work
    assert work.due - later.hour >= minutes_of(whole)
    later.advance(CaseTime(work.due - 1))
    assert later.view(POLICE).inquiry.exhibits[whole.id].translations == ()
    later.advance(work.due)
    assert later.view(POLICE).inquiry.exhibits[whole.id].translations == ("ar",)
    assert later.translations.work == ()


def test_the_longer_the_original_the_longer_the_translation(later: Room) -> None:
    whole = foreign(later)
    longer = replace(whole, text={whole.language: "parole " * 600})
    assert minutes_of(longer) > minutes_of(replace(whole, text={whole.language: "parole"})) == 30


def test_a_translation_begun_twice_is_made_once(later: Room) -> None:
    later.put(translates(later, foreign(later).id))
    later.put(translates(later, foreign(later).id, key="t2"))
    assert len(later.translations.work) == 1


def test_a_translation_in_work_is_the_same_after_a_replay(later: Room, scenario: Scenario, corpus: Corpus) -> None:
    later.put(translates(later, foreign(later).id))
    later.advance(CaseTime(later.hour + DAY))
    again = Room(scenario=scenario, corpus=corpus, cut="core")
    again.replay(entry_of(entry_json(one)) for one in later.entries)
    again.advance(later.hour)
    assert heads(again) == heads(later)


def test_interpreters_and_registrars_have_a_seat_that_no_bot_plays(room: Room) -> None:
    assert INTERPRETER in {str(one.seat.id) for one in room.chairs}
    room.put(Entry(at=room.hour, kind=EntryKind.SITS, seat=INTERPRETER))
    room.put(Entry(at=room.hour, kind=EntryKind.RISES, seat=INTERPRETER))
    room.advance(CaseTime(room.hour + DAY))
    assert not [act for one in room.journals.values() for act in one.read() if act.seat.id == INTERPRETER]


KEEPS = ("rights-told", "interpreter", "safe-place", "read-back")


def talked(room: Room, *steps: Step, person: str = RAHILA) -> Talk:
    chair = next(one for one in room.chairs if one.seat.id == POLICE)
    command = c.TakeMeasure(measure="victim-interview", subject=subject(room, person))
    return room.cast.talk(chair.seat, command, steps, room.hour)


def ask(theme: Theme = Theme.OPEN) -> Step:
    return Step(way=Way.ASK, about=theme.value)


def keep(safeguard: str) -> Step:
    return Step(way=Way.KEEP, about=safeguard)


def first_morning(scenario: Scenario, corpus: Corpus) -> Room:
    """An hour after she was received, with no bot at work for her."""
    made = Room(scenario=scenario, corpus=corpus, cut="core")
    for chair in made.chairs:
        made.put(Entry(at=made.hour, kind=EntryKind.SITS, seat=str(chair.seat.id)))
    made.advance(CaseTime(made.hour + HOUR))
    return made


def test_the_same_questions_get_the_same_answers(room: Room) -> None:
    steps = (keep("rights-told"), ask(), ask(Theme.JOURNEY))
    assert talked(room, *steps) == talked(room, *steps)


def test_a_question_put_again_is_counted(room: Room) -> None:
    found = talked(room, ask(), ask(), ask())
    assert [one.turn for one in found.replies] == [Turn.SAID, Turn.BEFORE, Turn.BEFORE]
    assert found.heard.again is Again.OFTEN


def test_what_was_given_is_kept_and_nothing_else(room: Room) -> None:
    assert talked(room, keep("interpreter"), ask()).kept == {"interpreter"}


def test_a_closed_person_says_the_guarded_word(scenario: Scenario, corpus: Corpus) -> None:
    room = first_morning(scenario, corpus)
    person = "s-ladi"
    assert room.cast.guarded(person)
    assert room.cast.guarded(RAHILA)


def test_a_question_about_one_theme_gets_no_more_than_that(room: Room, scenario: Scenario) -> None:
    found = talked(room, ask(Theme.JOURNEY))
    kinds = [{say.fact for say in scenario.truths[one].says} for one in found.heard.said]
    assert kinds
    assert all(any(kind.startswith(("act.trans", "entry.")) for kind in each) for each in kinds)


def test_pressing_is_known_to_the_story_and_gets_no_answer(room: Room) -> None:
    found = talked(room, Step(way=Way.PRESS), Step(way=Way.PAUSE))
    assert found.replies[0].turn is Turn.SILENT
    assert found.heard == Heard(manner=Manner.PRESSING, paused=True)


def test_a_talk_leaves_the_person_as_she_was(room: Room) -> None:
    before = levels(room)
    talked(room, keep("rights-told"), keep("interpreter"), ask(), ask(), Step(way=Way.PRESS))
    assert levels(room) == before


def test_a_talk_that_is_closed_gives_the_record_of_what_was_said(room: Room) -> None:
    found = talked(room, *(keep(one) for one in KEEPS), ask(Theme.BEGINNING))
    entry = hears(room, *found.heard.said, kept=found.kept)
    assert isinstance(room.put(entry), Done)
    room.advance(CaseTime(room.hour + DAY))
    assert record(room).text[LanguageTag("en")].count("\n") + 1 == len(found.heard.said)
