"""Nothing of the law between States is dropped: every row and every status of the source document is in the data.

`ids/international.txt` lists the rows as the document names them, `ids/splits.txt` the rules that stand for a row of
several, `ids/statuses.txt` who is bound. The lists were made from the document and are kept by hand.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jisr.law import Bond, Corpus
from jisr.library import load
from jisr.library.logic import Chapter, load_logic
from jisr.vocabulary import CountryCode, LanguageTag, Mark, RuleId

DATA = Path(__file__).parents[2] / "data"
IDS = Path(__file__).parent / "ids"
LANGUAGES = {LanguageTag(tag) for tag in ("en", "fr", "ar")}
LISTED = 25


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(DATA)


def lines(name: str) -> Iterator[str]:
    for line in (IDS / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def splits() -> dict[str, list[str]]:
    return {row: rules.split() for row, rules in (line.split(" = ") for line in lines("splits.txt"))}


def rows() -> dict[str, list[str]]:
    """Every row of the document with the rules that stand for it."""
    split = splits()
    return {row: split.get(row, [row]) for row in lines("international.txt")}


def said(bond: Bond) -> dict[str, str]:
    """A bond in the words of the list of statuses."""
    days = {"signed": bond.signed, "deposited": bond.deposited, "from": bond.period.start, "to": bond.period.end}
    words = {"status": bond.status.value, "mode": bond.mode, "mark": bond.mark.value}
    return words | {key: day.isoformat() for key, day in days.items() if day is not None}


def test_every_row_of_the_document_is_in_the_data(corpus: Corpus) -> None:
    assert [rule for rules in rows().values() for rule in rules if rule not in corpus.rules] == []


def test_every_split_is_of_a_row_of_the_document() -> None:
    assert set(splits()) <= set(rows())


def test_every_rule_between_states_says_all_that_a_row_must(corpus: Corpus) -> None:
    unsaid = [
        rule.id
        for instrument in corpus.instruments.values()
        for rule in (corpus.rules[one] for one in instrument.rules)
        if not ({tag for tag, text in rule.text.items() if text} >= LANGUAGES and rule.types and rule.as_of)
        or rule.source not in instrument.sources
        or not rule.marks
    ]
    assert unsaid == []


def test_every_status_of_the_document_is_in_the_data(corpus: Corpus) -> None:
    missing = []
    for line in lines("statuses.txt"):
        code, slug, *words = line.split()
        wanted = dict(word.split("=") for word in words)
        bonds = [bond for bond in corpus.countries[CountryCode(code)].bonds if bond.instrument == slug]
        if not any(wanted.items() <= said(bond).items() for bond in bonds):
            missing.append(line)
    assert missing == []


def test_all_listed_states_are_there_and_each_says_of_the_convention_and_its_protocols(corpus: Corpus) -> None:
    assert len(corpus.countries) >= LISTED
    told = {tuple(line.split()[:2]) for line in lines("statuses.txt")}
    for slug in ("untoc", "tip-protocol", "som-protocol"):
        assert len([code for code, name in told if name == slug]) == LISTED


def test_every_instrument_without_rules_says_why(corpus: Corpus) -> None:
    assert [one.slug for one in corpus.instruments.values() if not one.rules and not one.note] == []


def test_what_is_from_memory_or_unmarked_decides_nothing(corpus: Corpus) -> None:
    memory = {Mark.MEMORY, Mark.UNKNOWN, Mark.INFERENCE, Mark.CONFLICT}
    bonds = [bond for country in corpus.countries.values() for bond in country.bonds if bond.mark in memory]
    assert bonds
    assert not any(bond.mark.decides for bond in bonds)
    assert not corpus.rules[RuleId("ECOWAS-EXT/3/1")].marks[0].mark.decides


def test_the_logic_has_every_chapter_and_its_clocks_say_what_the_rules_say() -> None:
    sentences = load_logic(DATA)
    assert {one.chapter for one in sentences} == set(Chapter)
    clocks = [one for one in sentences if one.chapter is Chapter.CLOCKS]
    assert sum(bool(one.counts) for one in clocks) >= 7
    assert all(one.rules for one in clocks)
