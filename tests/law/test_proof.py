"""What a charge must prove, and which statements help."""

from datetime import date

import pytest
import small_law

from jisr.law import (
    Corpus,
    ElementId,
    OffenceId,
    Person,
    PersonRole,
    Statement,
    element_verdict,
    elements_of,
    negates,
    supports,
)
from jisr.library import load
from jisr.vocabulary import Verdict

DAY = date(2022, 2, 3)
MEANS = ElementId("AA-TIP#means")


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return load(small_law.write(tmp_path_factory.mktemp("data")))


def verdict(corpus: Corpus, *statements: Statement, element: ElementId = MEANS, born: date | None = None) -> Verdict:
    persons = {"v1": Person("v1", PersonRole.VICTIM, born)}
    return element_verdict(
        corpus, element=element, statements=statements, persons=persons, accused="a1", victim="v1",
        facts_on=DAY, procedure_on=DAY,
    ).verdict  # fmt: skip


def test_a_charge_lists_its_elements_and_the_aggravations_charged(corpus: Corpus) -> None:
    plain = elements_of(corpus, offence=OffenceId("AA-TIP"))
    charged = elements_of(corpus, offence=OffenceId("AA-TIP"), aggravations=("minor",))
    assert [one.id for one in plain] == ["AA-TIP#act", "AA-TIP#means", "AA-TIP#purpose"]
    assert charged[-1].id == "AA-TIP#minor"


def test_a_statement_supports_the_element_that_reads_it(corpus: Corpus) -> None:
    deceived = Statement("s", "means.deception", "a1", "v1")
    assert supports(corpus, element=MEANS, statement=deceived, accused="a1", victim="v1")
    assert not supports(corpus, element=ElementId("AA-TIP#act"), statement=deceived, accused="a1", victim="v1")
    assert not supports(corpus, element=MEANS, statement=deceived, accused="a2", victim="v1")


def test_the_age_supports_means_because_it_makes_them_not_required(corpus: Corpus) -> None:
    assert supports(corpus, element=MEANS, statement=Statement("s", "person.under-18", on="v1"))
    assert negates(corpus, element=MEANS, statement=Statement("s", "person.under-18-not", on="v1"))


def test_before_a_court_silence_on_the_age_proves_no_child(corpus: Corpus) -> None:
    assert verdict(corpus) is Verdict.UNMET
    assert verdict(corpus, Statement("s", "person.under-18", on="v1")) is Verdict.MET


def test_an_element_is_met_by_what_is_proven(corpus: Corpus) -> None:
    assert verdict(corpus, Statement("s", "means.force", "a1", "v1")) is Verdict.MET
    assert verdict(corpus, Statement("s", "means.force", "a2", "v1")) is Verdict.UNMET
