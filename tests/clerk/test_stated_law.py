"""Law stated by a delegation and rules of the exercise: cited as such in this run, and in no answer of law."""

from dataclasses import replace
from datetime import date

from real_law import MA, NE, NE_POLICE, case, corpus
from two_states import Case

from jisr.clerk import commands as c
from jisr.clerk import law_stated
from jisr.dossier import Breach
from jisr.inquiry import ExhibitBreach, ExhibitId, SubjectKind
from jisr.inquiry.admissibility import admissible
from jisr.vocabulary import LanguageTag, Mark, RuleId, Verdict

READ_BACK = RuleId("NE-PR-PV")
STATED = RuleId("NE-stated-1")


def stated(one: Case, *, exercise: bool = False) -> None:
    draft = law_stated(
        name=STATED, state=NE, article="CPP 70", text={LanguageTag("en"): "A record is read back."}, about=READ_BACK,
        said_by="delegation of Niger", accepted_by="legal referee", exercise=exercise,
    )  # fmt: skip
    one.clerk.control(NE, [draft], one.now, cause=f"stated:{exercise}")


def search(one: Case) -> tuple[Breach, ExhibitId]:
    """A search of which the record is not read back: its rule is from memory alone."""
    kept = {guard.id for guard in corpus().measures["house-search"].safeguards_in(NE)} - {"read-back"}
    flat = one.subject(NE_POLICE, "a house", SubjectKind.PLACE)
    taken = c.TakeMeasure(measure="house-search", subject=flat, ground="continuing-offence",
                          fields={"facts": "seen"}, safeguards=frozenset(kept))  # fmt: skip
    act = one.measure(NE_POLICE, taken)
    found = next(b for b in one.room.view(NE_POLICE, now=one.now).acts[act].breaches if b.safeguard == "read-back")
    return found, one.found(NE_POLICE, act)


def test_without_it_a_rule_from_memory_is_noted_alone() -> None:
    found, _ = search(case())
    assert (found.rule, found.effect) == (READ_BACK, "note")


def test_what_a_delegation_states_fills_the_gap_under_its_own_name() -> None:
    one = case()
    stated(one)
    found, exhibit = search(one)
    assert (found.rule, found.effect) == (STATED, "weigh")
    view = one.room.view(NE_POLICE, now=one.now)
    law = view.stated[STATED]
    assert (law.mark, law.article, law.accepted_by) == (Mark.DELEGATION, "CPP 70", "legal referee")
    assert law.citation.source == "delegation of Niger"
    assert not law.mark.decides
    assert ExhibitBreach(STATED, "read-back", "weigh", NE) in view.inquiry.exhibits[exhibit].breaches


def test_an_exercise_rule_is_marked_as_one() -> None:
    one = case()
    stated(one, exercise=True)
    assert one.room.view(NE_POLICE, now=one.now).stated[STATED].mark is Mark.EXERCISE


def test_what_one_delegation_states_is_no_law_of_the_other() -> None:
    one = case()
    stated(one)
    desk = one.clerk.desk(NE_POLICE, one.now)
    assert desk.record.filling((READ_BACK,), state=NE) is not None
    assert desk.record.filling((READ_BACK,), state=MA) is None


def test_it_stands_in_no_answer_of_law_and_in_no_other_run() -> None:
    one = case()
    stated(one)
    assert STATED not in corpus().rules
    assert one.clerk.desk(NE_POLICE, one.now).applies((STATED,)) == ()
    assert not one.clerk.desk(NE_POLICE, one.now).decides(STATED)
    found, _ = search(case())
    assert found.rule == READ_BACK


def test_a_court_cites_it_with_its_mark_and_the_other_forum_weighs_it() -> None:
    one = case()
    stated(one)
    _, name = search(one)
    desk = one.clerk.desk(NE_POLICE, one.now)
    exhibit = desk.inquiry.exhibits[name]
    heavy = ExhibitBreach(STATED, "read-back", "void", NE)
    verdicts = {}
    for forum in (NE, MA):
        found = admissible(
            replace(exhibit, breaches=(heavy,)), forum=forum, exhibits={}, law=corpus(), on=date(2022, 8, 5),
            stated=desk.record.citations(),
        )  # fmt: skip
        part = found.parts[0].parts[-1]
        assert part.citation is not None
        assert part.citation.mark is Mark.DELEGATION
        verdicts[forum] = part.verdict
    assert verdicts == {NE: Verdict.UNMET, MA: Verdict.MET}
