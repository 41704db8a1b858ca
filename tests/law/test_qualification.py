"""Facts under a law: element by element, three-valued, per accused and victim, at two dates."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
import small_law

from jisr.law import Answer, Capacity, Corpus, Facts, Person, PersonRole, Qualification, Stance, Statement, qualify
from jisr.library import load
from jisr.vocabulary import Mark, Verdict

DAY = date(2022, 2, 3)
CHILD = date(2006, 8, 14)
TRAFFICKED = ("act.recruit", "means.deception", "purpose.begging")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return load(small_law.write(tmp_path_factory.mktemp("data")))


def person(id: str, role: PersonRole, born: date | None = None) -> Person:
    return Person(id, role, born)


def facts(
    *kinds: str, born: date | None = date(1999, 1, 1), by: str = "a1", on: str = "v1",
    stances: Mapping[str, Stance] | None = None, day: date = DAY, procedure_on: date | None = None,
) -> Facts:  # fmt: skip
    told = stances or {}
    statements = tuple(
        Statement(f"s{n}", kind, by, on, stance=told.get(kind, Stance.ESTABLISHED)) for n, kind in enumerate(kinds, 1)
    )
    persons = {"a1": person("a1", PersonRole.ACCUSED), "v1": person("v1", PersonRole.VICTIM, born)}
    return Facts(day, procedure_on or day, persons, statements)


def ask(corpus: Corpus, given: Facts, *, state: str = "AA", offence: str = "AA-TIP") -> Qualification:
    found = qualify(corpus, given, home=state).of(offence)
    assert found is not None
    return found


def test_act_means_and_purpose_make_trafficking(corpus: Corpus) -> None:
    found = ask(corpus, facts(*TRAFFICKED))
    assert found.verdict is Verdict.MET
    assert found.elements == {"act": Answer.MET, "means": Answer.MET, "purpose": Answer.MET}


def test_an_adult_recruited_without_means_is_not_trafficked(corpus: Corpus) -> None:
    assert ask(corpus, facts("act.recruit", "purpose.begging")).verdict is Verdict.UNMET


def test_a_child_recruited_without_any_means_is_trafficked(corpus: Corpus) -> None:
    found = ask(corpus, facts("act.recruit", "purpose.begging", born=CHILD))
    assert found.verdict is Verdict.MET
    assert found.elements["means"] is Answer.NOT_REQUIRED
    assert found.aggravations["minor"] is Answer.MET
    assert found.penalty.prison_years == ("20", "30")


def test_means_are_not_required_for_a_child_even_when_they_are_shown(corpus: Corpus) -> None:
    assert ask(corpus, facts(*TRAFFICKED, born=CHILD)).elements["means"] is Answer.NOT_REQUIRED


def test_on_the_eighteenth_birthday_a_person_is_no_child(corpus: Corpus) -> None:
    assert ask(corpus, facts("act.recruit", "purpose.begging", born=date(2004, 2, 3))).verdict is Verdict.UNMET
    assert ask(corpus, facts("act.recruit", "purpose.begging", born=date(2004, 2, 4))).verdict is Verdict.MET


def test_an_age_that_nobody_states_leaves_the_means_open(corpus: Corpus) -> None:
    assert ask(corpus, facts("act.recruit", "purpose.begging", born=None)).verdict is Verdict.UNKNOWN


def test_an_age_assessment_stands_in_for_a_date_of_birth(corpus: Corpus) -> None:
    kinds = ("act.recruit", "purpose.begging", "person.under-18")
    assert ask(corpus, facts(*kinds, born=None)).verdict is Verdict.MET
    contested = facts(*kinds, born=None, stances={"person.under-18": Stance.CONTESTED})
    assert ask(corpus, contested).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("stance", "verdict"),
    [(Stance.CONTESTED, Verdict.UNKNOWN), (Stance.UNKNOWN, Verdict.UNKNOWN), (Stance.DENIED, Verdict.UNMET)],
)
def test_a_stance_decides_how_far_a_fact_carries(corpus: Corpus, stance: Stance, verdict: Verdict) -> None:
    assert ask(corpus, facts(*TRAFFICKED, stances={"purpose.begging": stance})).verdict is verdict


def test_consent_of_the_victim_changes_nothing_and_is_said_to_be_read_by_no_element(corpus: Corpus) -> None:
    given = facts(*TRAFFICKED, "consent.given")
    assert ask(corpus, given).verdict is Verdict.MET
    assert [statement.fact for statement in qualify(corpus, given, home="AA").unread] == ["consent.given"]


def test_trafficking_and_smuggling_are_never_merged(corpus: Corpus) -> None:
    found = qualify(corpus, facts(*TRAFFICKED, "entry.facilitated", "benefit.material"), home="AA")
    assert [(one.offence.family, one.verdict) for one in found.touched()] == [
        ("trafficking", Verdict.MET),
        ("smuggling", Verdict.MET),
    ]


def test_a_smuggling_law_asked_before_and_after_its_erasure_gives_two_answers(corpus: Corpus) -> None:
    kinds = ("entry.facilitated", "benefit.material")
    before = ask(corpus, facts(*kinds, procedure_on=date(2023, 11, 26)), offence="AA-SOM")
    after = ask(corpus, facts(*kinds, procedure_on=date(2023, 11, 27)), offence="AA-SOM")
    assert (before.verdict, after.verdict) == (Verdict.MET, Verdict.UNMET)
    assert after.explain().reasons[0].values["by"] == "AA-ERASE"
    assert Mark.SECONDARY in after.explain().labels()


def test_an_erasure_does_not_reach_facts_before_its_effect(corpus: Corpus) -> None:
    given = facts("entry.facilitated", "benefit.material", day=date(2015, 5, 1), procedure_on=date(2024, 1, 1))
    assert ask(corpus, given, offence="AA-SOM").explain().reasons[0].key == "{rule} was not yet in force on {date}"


def test_a_verdict_on_a_rule_from_memory_is_unknown_and_names_the_rule(corpus: Corpus) -> None:
    given = facts("entry.facilitated", "benefit.material")
    found = ask(corpus, given, state="BB", offence="BB-SOM")
    assert found.verdict is Verdict.UNKNOWN
    assert found.explain().reasons[0].values == {"rule": "BB-SOM-LAW", "mark": "M", "note": ""}


def test_a_secondary_source_decides_and_is_labelled(corpus: Corpus) -> None:
    found = ask(corpus, facts("entry.facilitated", "benefit.material"), offence="AA-SOM")
    assert found.verdict is Verdict.MET
    assert found.explain().labels() == {Mark.SECONDARY}


def test_an_aggravation_from_memory_is_unknown_and_raises_no_penalty(corpus: Corpus) -> None:
    found = ask(corpus, facts(*TRAFFICKED, born=CHILD), state="BB", offence="BB-TIP")
    assert found.aggravations["minor"] is Answer.UNKNOWN
    assert found.penalty.prison_years == ("5", "10")


def test_attempt_stands_in_for_the_act(corpus: Corpus) -> None:
    found = ask(corpus, facts("attempt.begun", "means.deception", "purpose.begging"))
    assert (found.verdict, found.capacity) == (Verdict.MET, Capacity.ATTEMPT)


def test_who_aids_answers_as_accomplice_of_who_did_it(corpus: Corpus) -> None:
    given = facts(*TRAFFICKED)
    persons = dict(given.persons) | {"a2": person("a2", PersonRole.ACCUSED)}
    statements = (*given.statements, Statement("s9", "complicity.aided", "a2", "v1"))
    found = qualify(corpus, replace(given, persons=persons, statements=statements), home="AA").of(
        "AA-TIP", accused="a2"
    )
    assert found is not None
    assert (found.verdict, found.capacity) == (Verdict.MET, Capacity.ACCOMPLICE)


def aiding(*more: str, fact: str = "complicity.aided", value: str = "", procedure_on: date | None = None) -> Facts:
    """One who commits trafficking, and one who aids, with further facts of the one who aids."""
    given = facts(*TRAFFICKED, procedure_on=procedure_on)
    persons = dict(given.persons) | {"a2": person("a2", PersonRole.ACCUSED)}
    aids = Statement("s9", fact, "a2", "v1", value)
    told = tuple(Statement(f"t{n}", kind, "a2") for n, kind in enumerate(more))
    return replace(given, persons=persons, statements=(*given.statements, aids, *told))


def accomplice(corpus: Corpus, given: Facts, *, state: str = "AA") -> Qualification:
    found = qualify(corpus, given, home=state).of(f"{state}-TIP", accused="a2")
    assert found is not None
    return found


COERCED = ("liability.act-under-threat", "liability.linked-to-own-victimhood")


def test_an_accomplice_who_acted_under_threat_is_not_liable(corpus: Corpus) -> None:
    found = accomplice(corpus, aiding(*COERCED))
    assert (found.verdict, found.capacity) == (Verdict.BARRED, Capacity.ACCOMPLICE)
    assert found.explain().verdict is Verdict.BARRED
    assert accomplice(corpus, aiding(*COERCED, "liability.own-will")).verdict is Verdict.MET


def test_an_accomplice_cannot_be_pursued_once_public_action_has_ended(corpus: Corpus) -> None:
    found = accomplice(corpus, aiding(procedure_on=date(2037, 2, 4)))
    assert (found.verdict, found.capacity) == (Verdict.BARRED, Capacity.ACCOMPLICE)


def test_the_excuse_of_the_author_does_not_help_the_accomplice(corpus: Corpus) -> None:
    given = aiding()
    excused = tuple(Statement(f"x{n}", kind, "a1") for n, kind in enumerate(COERCED))
    given = replace(given, statements=(*given.statements, *excused))
    found = qualify(corpus, given, home="AA")
    assert [found.of("AA-TIP", accused=one).verdict for one in ("a1", "a2")] == [Verdict.BARRED, Verdict.MET]  # type: ignore[union-attr]


def test_each_victim_is_asked_apart(corpus: Corpus) -> None:
    given = facts(*TRAFFICKED)
    persons = dict(given.persons) | {"v2": person("v2", PersonRole.VICTIM, date(1990, 1, 1))}
    found = qualify(corpus, replace(given, persons=persons), home="AA")
    verdicts = {one.victim: one.verdict for one in found.found if one.offence.id == "AA-TIP"}
    assert verdicts == {"v1": Verdict.MET, "v2": Verdict.UNMET}


def test_a_victim_who_acted_under_threat_is_not_liable(corpus: Corpus) -> None:
    coerced = (*TRAFFICKED, "liability.act-under-threat", "liability.linked-to-own-victimhood")
    assert ask(corpus, facts(*coerced)).verdict is Verdict.BARRED
    assert ask(corpus, facts(*coerced, "liability.own-will")).verdict is Verdict.MET


def test_after_the_years_of_limitation_public_action_is_barred(corpus: Corpus) -> None:
    assert ask(corpus, facts(*TRAFFICKED, procedure_on=date(2037, 2, 3))).verdict is Verdict.MET
    assert ask(corpus, facts(*TRAFFICKED, procedure_on=date(2037, 2, 4))).verdict is Verdict.BARRED


def test_the_tree_names_the_statements_that_decided(corpus: Corpus) -> None:
    tree = ask(corpus, facts(*TRAFFICKED)).explain()
    assert {part.name: part.facts for part in tree.parts if part.name != "limitation"} == {
        "act": ("s1",), "means": ("s2",), "purpose": ("s3",),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("value", "verdict"), [("", Verdict.MET), ("trafficking", Verdict.MET), ("smuggling", Verdict.UNMET)]
)
def test_aid_counts_for_the_family_of_offences_that_it_concerns(corpus: Corpus, value: str, verdict: Verdict) -> None:
    assert accomplice(corpus, aiding(value=value)).verdict is verdict


def test_an_attempt_counts_for_the_family_of_offences_that_it_concerns(corpus: Corpus) -> None:
    given = facts("means.deception", "purpose.begging")
    for value, verdict in (("", Verdict.MET), ("trafficking", Verdict.MET), ("smuggling", Verdict.UNMET)):
        begun = Statement("s9", "attempt.begun", "a1", "v1", value)
        assert ask(corpus, replace(given, statements=(*given.statements, begun))).verdict is verdict
