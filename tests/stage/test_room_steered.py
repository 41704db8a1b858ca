"""What control decides in a room: each an entry, told in its own journal, and the same again when it is replayed."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jisr.clerk import commands as c
from jisr.dossier import Act, Sat
from jisr.exercise.debrief.knowledge import timeline
from jisr.exercise.debrief.rights import gates
from jisr.exercise.scenario import Scenario
from jisr.exercise.steered import STAND_IN
from jisr.law.corpus import Corpus
from jisr.protection.plain import word
from jisr.stage.entries import Entry, EntryKind, entry_json, entry_of
from jisr.stage.room import Room
from jisr.vocabulary import CaseTime

DATA = Path(__file__).parents[2] / "data"
HOUR, DAY = 60, 1440
K = EntryKind
POLICE = "r-ma-opj"


@pytest.fixture
def room(scenario: Scenario, corpus: Corpus) -> Room:
    return Room(scenario=scenario, corpus=corpus, cut="core")


def put(room: Room, kind: EntryKind, **more: object) -> None:
    room.put(Entry(at=room.hour, kind=kind, **more))  # type: ignore[arg-type]


def acts(room: Room, party: str, kind: str) -> list[Act]:
    return [act for act in room.journals[party].read() if act.kind == kind]


def heads(room: Room) -> dict[str, str]:
    return {party: journal.head.hash for party, journal in room.journals.items()}


def test_a_skipped_inject_never_comes(room: Room) -> None:
    first = room.waiting[0].id
    put(room, K.SKIPS, subject=first)
    room.advance(CaseTime(room.hour + 2 * DAY))
    assert first not in {one.id for one in room.waiting}
    assert first not in {word(act.body, "inject") for act in acts(room, "control", "inject-delivered")}


def test_an_inject_reworded_says_the_new_words_and_keeps_the_others(room: Room) -> None:
    first = room.waiting[0]
    put(room, K.REWORDS, subject=first.id, said={"fr": "Autres mots."})
    put(room, K.RELEASES, subject=first.id)
    told = next(act for act in acts(room, "MA", "inject-delivered") if word(act.body, "inject") == first.id)
    assert told.text["fr"] == "Autres mots."
    assert told.text["ar"]


def test_a_message_that_control_writes_reaches_the_seats_named_and_no_other(room: Room) -> None:
    put(room, K.WRITES, to=(POLICE,), said={"fr": "Un appel."}, more={"medium": "call", "from": "un voisin"})
    told = acts(room, "MA", "inject-delivered")[-1]
    assert told.to == ("investigation",)
    assert word(told.body, "from") == "un voisin"
    assert not acts(room, "NE", "inject-delivered")
    assert room.overlook.told()[0].parties == ("MA",)


def test_what_is_recalled_stays_known_and_is_marked(room: Room) -> None:
    put(room, K.WRITES, to=("*:NE",), said={"fr": "Une erreur."})
    name = room.overlook.told()[0].inject
    put(room, K.RECALLS, subject=name, more={"reasons": "sent by mistake"})
    assert room.overlook.told()[0].recalled
    assert len(room.view("r-ne-opj").recalled) == 1
    assert acts(room, "NE", "inject-delivered")
    with pytest.raises(KeyError):
        put(room, K.RECALLS, subject="nothing", more={"reasons": "x"})


def test_a_hint_has_its_price_in_the_journal_of_control(room: Room) -> None:
    put(room, K.HINTS, seat=POLICE, said={"fr": "Regardez l’escalier."}, more={"price": "step"})
    noted = acts(room, "control", "control-acted")[-1]
    assert (word(noted.body, "what"), word(noted.body, "price"), word(noted.body, "seat")) == ("hints", "step", POLICE)
    assert room.overlook.told()[0].hint


def test_law_that_a_delegation_states_binds_in_this_run_and_is_told_to_both(room: Room) -> None:
    more = {"state": "NE", "article": "12", "accepted_by": "referee"}
    put(room, K.STATES_LAW, subject="NE-PR-66", said={"fr": "Ainsi dit la loi."}, more=more)
    for seat in (POLICE, "r-ne-opj"):
        stated = [one for one in room.view(seat).stated.values() if one.about == "NE-PR-66"]
        assert [one.said_by for one in stated] == ["NE"]


def test_a_question_waits_for_the_person_it_is_asked_of(room: Room) -> None:
    question = next(one for one in room.overlook.questions() if one.kind == "milestone")
    name = question.id.partition(":")[2]
    put(room, K.ASKS_PEOPLE)
    room.advance(CaseTime(room.scenario.end - 30 * DAY))
    assert name not in room.overlook.milestones()
    put(room, K.JUDGES, subject=question.id, more={"answer": "yes"})
    assert name in room.overlook.milestones()
    set_by = next(act for act in acts(room, "control", "milestone-set") if word(act.body, "milestone") == name)
    assert set_by.body["judged"] is True


def test_the_stand_in_decides_when_nobody_answers_and_is_told_as_judged_by_nobody(room: Room) -> None:
    put(room, K.ASKS_PEOPLE)
    room.advance(CaseTime(room.scenario.end - 10 * DAY))
    waiting = [one for one in room.overlook.questions() if one.pending and one.kind == "milestone"]
    assert waiting
    name = waiting[0].id.partition(":")[2]
    put(room, K.JUDGES, subject=waiting[0].id, sat=Sat.SYSTEM, more={"answer": STAND_IN})
    assert name in room.overlook.milestones()
    set_by = next(act for act in acts(room, "control", "milestone-set") if word(act.body, "milestone") == name)
    assert set_by.body["judged"] is False


def losses(room: Room) -> list[CaseTime]:
    kinds = ("source-lost", "person-reacted")
    return [act.entered_at for kind in kinds for act in acts(room, "control", kind)
            if kind == "source-lost" or word(act.body, "move") == "left"]  # fmt: skip


def test_nothing_is_lost_while_losses_are_spared_and_what_was_due_falls_afterwards(
    scenario: Scenario, corpus: Corpus
) -> None:
    free, spared = (Room(scenario=scenario, corpus=corpus, cut="core") for _ in range(2))
    for chair in free.chairs:
        for room in (free, spared):
            put(room, K.SITS, seat=str(chair.seat.id))
    until = CaseTime(scenario.start + 20 * DAY)
    put(spared, K.SPARES, more={"until": str(int(until))})
    for room in (free, spared):
        room.advance(until)
    early = [at for at in losses(free) if at < until]
    assert early
    assert not [at for at in losses(spared) if at < until]
    spared.advance(CaseTime(until + DAY))
    assert len(losses(spared)) >= len(early)


def test_the_bot_of_a_seat_prepares_and_a_person_confirms(room: Room) -> None:
    room.put(Entry(at=room.hour, kind=K.SITS, seat=POLICE, sat=Sat.BOT))
    room.advance(CaseTime(room.hour + 4 * HOUR))
    assert POLICE not in room.overlook.last()
    command = room.prepared(POLICE)
    assert command is not None
    put(room, K.DECLINES, seat=POLICE, command=command)
    other = room.prepared(POLICE)
    assert other != command
    assert other is not None
    put(room, K.CONFIRMS, seat=POLICE, command=other, sat=Sat.FACILITATOR, key="k")
    assert room.overlook.last()[POLICE].sat is Sat.FACILITATOR
    assert room.prepared(POLICE) != other


def test_what_a_seat_may_not_do_is_counted_by_role_without_a_name(room: Room) -> None:
    for number in range(2):
        room.put(
            Entry(at=room.hour, kind=K.ACTS, seat=POLICE, command=c.OpenHearing(charges=(), court=""), key=f"k{number}")
        )
    assert room.beyond == {POLICE: 2}


def test_both_delegations_know_what_their_exhibits_show_and_since_when(room: Room) -> None:
    room.advance(CaseTime(room.hour + 20 * DAY))
    learned = room.overlook.learned()
    assert learned
    assert {party for known in learned.values() for party in known} == set(room.scenario.states)
    assert all(one.at <= room.hour for known in learned.values() for one in known.values())
    assert set(learned) < set(room.scenario.truths)


def test_the_debrief_tells_what_control_did_apart_from_what_the_delegations_did(room: Room) -> None:
    put(room, K.HINTS, seat=POLICE, said={"fr": "Un indice."}, more={"price": "step"})
    put(room, K.NOTES, subject="help", seat=POLICE, more={"level": "full"})
    told = [row for row in timeline(room.record) if isinstance(row, dict) and row["kind"] == "control-acted"]
    assert [row["what"] for row in told] == ["hints", "notes"]
    assert {row["party"] for row in told} == {"control"}


def test_a_persons_answer_on_a_rights_gate_counts_in_the_debrief_as_judged(room: Room) -> None:
    room.advance(CaseTime(room.hour + 4 * DAY))
    question = next(one for one in room.overlook.questions() if one.kind == "gate")
    _, gate, person = question.id.split(":")
    put(room, K.JUDGES, subject=question.id, more={"answer": "no"})
    row = next(one for one in gates(room.record)
               if isinstance(one, dict) and (one["gate"], one["person"]) == (gate, person))  # fmt: skip
    assert (row["held"], row["judged"]) == (False, True)


def test_needs_that_nobody_answers_are_an_alarm_until_somebody_cares(room: Room) -> None:
    for chair in room.chairs:
        put(room, K.SITS, seat=str(chair.seat.id))
    room.advance(CaseTime(room.hour + 3 * DAY))
    alarms = room.overlook.alarms(room.hour)
    assert {"stay", "untold", "need"} <= {one.kind for one in alarms}
    assert all(room.scenario.figures[one.person].role == "victim" for one in alarms)


def test_what_was_learned_and_when_is_the_same_whenever_it_is_asked(scenario: Scenario, corpus: Corpus) -> None:
    often, once = (Room(scenario=scenario, corpus=corpus, cut="core") for _ in range(2))
    for day in range(1, 60):
        often.advance(CaseTime(scenario.start + day * DAY))
        often.overlook.learned()
    once.advance(CaseTime(scenario.start + 59 * DAY))
    assert once.overlook.learned() == often.overlook.learned()
    assert any(not one.own for known in once.overlook.learned().values() for one in known.values())
    assert any(len(known) == len(scenario.states) for known in once.overlook.learned().values())


KINDS = ("release", "hold", "skip", "reword", "write", "hint", "recall", "spare", "ask", "judge", "confirm", "law")
steps = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 20), st.integers(0, 9 * HOUR)), min_size=1, max_size=8
)


def entry_for(room: Room, what: str, which: int, at: CaseTime) -> Entry | None:
    waiting, seat = room.waiting, str(room.chairs[which % len(room.chairs)].seat.id)
    inject = waiting[which % len(waiting)].id if waiting else ""
    told = [one.inject for one in room.overlook.told() if not one.recalled]
    match what:
        case "release" | "hold" | "skip" if inject:
            kind = {"release": K.RELEASES, "hold": K.HOLDS, "skip": K.SKIPS}[what]
            return Entry(at=at, kind=kind, subject=inject)
        case "reword" if inject:
            return Entry(at=at, kind=K.REWORDS, subject=inject, said={"ar": "كلمات أخرى"})
        case "write":
            return Entry(at=at, kind=K.WRITES, to=(seat,), said={"fr": "Un mot."}, more={"medium": "note"})
        case "hint":
            return Entry(at=at, kind=K.HINTS, seat=seat, said={"fr": "Un indice."}, more={"price": "step"})
        case "recall" if told:
            return Entry(at=at, kind=K.RECALLS, subject=told[which % len(told)], more={"reasons": "r"})
        case "spare":
            return Entry(at=at, kind=K.SPARES, more={"until": str(int(at) + which * HOUR)})
        case "ask":
            return Entry(at=at, kind=K.ASKS_PEOPLE)
        case "judge" if questions := room.overlook.questions():
            answer = ("yes", "no", STAND_IN)[which % 3]
            return Entry(at=at, kind=K.JUDGES, subject=questions[which % len(questions)].id, more={"answer": answer})
        case "confirm" if (command := room.prepared(seat)) is not None:
            return Entry(at=at, kind=K.CONFIRMS, seat=seat, command=command, sat=Sat.FACILITATOR, key=f"c{at}{which}")
        case "law":
            return Entry(at=at, kind=K.STATES_LAW, subject="NE-PR-66", said={"fr": "Loi."}, more={"state": "NE"})
    return None


@given(steps=steps)
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_every_intervention_is_an_entry_and_a_replay_gives_the_same_acts(
    scenario: Scenario, corpus: Corpus, steps: list[tuple[str, int, int]]
) -> None:
    room = Room(scenario=scenario, corpus=corpus, cut="core")
    for what, which, later in steps:
        at = CaseTime(room.hour + later)
        room.advance(at)
        entry = entry_for(room, what, which, at)
        if entry is not None:
            room.put(entry)
    end = CaseTime(room.hour + DAY)
    room.advance(end)
    again = Room(scenario=scenario, corpus=corpus, cut="core")
    again.replay(entry_of(entry_json(entry)) for entry in room.entries)
    again.advance(end)
    assert heads(again) == heads(room)
    noted = [word(act.body, "what") for act in acts(room, "control", "control-acted")]
    steering = [one.kind.value for one in room.entries if one.kind not in (K.SPARES, K.CONFIRMS)]
    assert [one for one in noted if one != "confirms"] == steering
