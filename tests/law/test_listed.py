"""What a reader is shown: the facts looked for are named; an offence of which nothing is alleged is left out."""

from datetime import date
from pathlib import Path

import pytest

from jisr.law import Corpus, Facts, Person, PersonRole, Qualified, Statement, qualify
from jisr.library import load
from jisr.vocabulary import Finding, Verdict

DATA = Path(__file__).parents[2] / "data"
DAY = date(2022, 2, 3)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(DATA)


def asked(corpus: Corpus, *kinds: str) -> Qualified:
    persons = {
        "a": Person("a", PersonRole.ACCUSED, None, ""),
        "v": Person("v", PersonRole.VICTIM, date(1998, 5, 2), ""),
    }
    told = tuple(Statement(f"s{n}", kind, "a", "v") for n, kind in enumerate(kinds))
    return qualify(corpus, Facts(DAY, DAY, persons, told), home="NE")


def below(tree: Finding, name: str) -> Finding:
    return next(part for part in tree.parts if part.name == name)


def test_profit_without_any_word_of_servile_status_is_not_listed_and_its_verdict_stays_unknown(corpus: Corpus) -> None:
    found = asked(corpus, "benefit.from-prostitution")
    profit = found.of("NE-CP-270-3")
    assert profit is not None
    assert (profit.touched, profit.verdict) == (True, Verdict.UNKNOWN)
    assert "NE-CP-270-3" not in [one.offence.id for one in found.listed()]


def test_it_is_listed_as_unknown_once_servile_status_is_alleged(corpus: Corpus) -> None:
    listed = asked(corpus, "benefit.from-prostitution", "purpose.servitude").listed()
    assert ("NE-CP-270-3", Verdict.UNKNOWN) in [(one.offence.id, one.verdict) for one in listed]


def test_an_unverified_offence_whose_act_is_alleged_stays_listed_as_unknown(corpus: Corpus) -> None:
    listed = asked(corpus, "act.document").listed()
    assert ("NE-SOM-DOC", Verdict.UNKNOWN) in [(one.offence.id, one.verdict) for one in listed]


def test_an_element_that_no_fact_meets_names_the_facts_that_were_looked_for(corpus: Corpus) -> None:
    trafficking = asked(corpus, "act.recruit", "purpose.begging").of("NE-TIP-BASE")
    assert trafficking is not None
    (reason,) = below(below(trafficking.explain(), "means"), "any-fact").reasons
    assert reason.key == "none of these facts: {facts}"
    assert "means.force" in reason.values["facts"].split(", ")
