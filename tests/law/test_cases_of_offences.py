"""Each offence of each State proves itself: a good case, a bad one, an open one, as far as what was read allows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jisr.law import Corpus, Offence
from jisr.library import Faults, law_documents, read_corpus
from jisr.vocabulary import RuleId

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    faults = Faults()
    found = read_corpus(law_documents(DATA, faults=faults), faults=faults)
    faults.stop_if_any()
    return found


def expected(code: str) -> Iterator[tuple[str, str]]:
    """Offence and verdict of every case of facts in the folder of a State."""
    faults = Faults()
    node = law_documents(DATA, faults=faults).documents[f"countries/{code.lower()}/cases.yaml"]
    for case in node.elements():
        wanted = case.node("expect")
        if case.has("statements") and wanted is not None:
            for one in wanted.elements() if wanted.is_list else [wanted]:
                yield one.str("offence"), one.str("verdict")


def possible(corpus: Corpus, offence: Offence) -> set[str]:
    """The verdicts that the marks of the offence and of its elements allow."""

    def read(rule: RuleId) -> bool:
        return any(part.mark.decides for part in corpus.rules[rule].marks)

    if not read(offence.rule):
        return {"unknown"}
    met = {"met"} if all(read(element.rule) for element in offence.elements) else set()
    return met | {"unmet", "unknown"}


def test_every_offence_has_a_good_case_a_bad_one_and_an_open_one(corpus: Corpus) -> None:
    missing = {
        str(offence.id): wanted
        for country in corpus.countries.values()
        if country.law_held
        for told in [set(expected(country.code))]
        for offence in country.offences
        if (wanted := possible(corpus, offence) - {verdict for name, verdict in told if name == offence.id})
    }
    assert missing == {}
