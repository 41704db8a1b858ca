"""The law looked up: an address as typed, where a rule is used, what changed between two days, two laws compared."""

from datetime import date
from pathlib import Path

import pytest

from jisr.law.book import ChangeKind, UseKind, changes, chapters_of, compare, look_up, roles_of, subjects_of, uses_of
from jisr.law.corpus import Corpus
from jisr.law.measures import RoleKind
from jisr.library import load
from jisr.vocabulary import CountryCode, LanguageTag, RuleId

NE, MA = CountryCode("NE"), CountryCode("MA")


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(Path(__file__).parents[2] / "data")


@pytest.mark.parametrize("words", ["UNTOC/18/21/b", "untoc 18 21 b", "  UNTOC 18 (21) (b)", "untoc-18-21-b"])
def test_an_address_is_understood_whatever_stands_between_its_parts(corpus: Corpus, words: str) -> None:
    assert look_up(corpus, words).rule == "UNTOC/18/21/b"


def test_an_article_gives_its_paragraphs_and_a_wrong_paragraph_those_of_its_article(corpus: Corpus) -> None:
    article, wrong = look_up(corpus, "untoc 18 21"), look_up(corpus, "UNTOC/18/99")
    assert article.rule is None
    assert article.near == tuple(RuleId(f"UNTOC/18/21/{letter}") for letter in "abcd")
    assert wrong.rule is None
    assert RuleId("UNTOC/18/1") in wrong.near


def test_words_that_name_nothing_find_nothing(corpus: Corpus) -> None:
    for words in ("", "  ", "no such law 5"):
        assert look_up(corpus, words).rule is None
    assert look_up(corpus, "").near == ()


def test_a_rule_names_the_measures_whose_safeguard_it_is(corpus: Corpus) -> None:
    uses = uses_of(corpus).of(RuleId("MA-PR-80"))
    search = next(use for use in uses if use.id == "house-search")
    assert search.kind is UseKind.MEASURE
    english = [part[LanguageTag("en")] for part in search.parts]
    assert any("consent" in one for one in english)


def test_every_rule_of_an_element_is_used_by_its_offence(corpus: Corpus) -> None:
    uses = uses_of(corpus)
    for offence in corpus.offences.values():
        for element in offence.elements:
            assert str(offence.id) in {use.id for use in uses.of(element.rule)}


def test_the_smuggling_law_begins_in_2015_and_is_erased_in_2023(corpus: Corpus) -> None:
    found = changes(corpus, NE, since=date(2015, 1, 1), until=date(2024, 12, 31))
    of_entry = [(one.on, one.kind) for one in found if one.rule == "NE-SOM-ENTRY"]
    assert of_entry == [("2015-05-26", ChangeKind.BEGINS), ("2023-11-27", ChangeKind.ERASED)]
    assert [one.on for one in found] == sorted(one.on for one in found)


def test_nothing_changes_in_a_day_without_change(corpus: Corpus) -> None:
    assert changes(corpus, MA, since=date(1900, 1, 1), until=date(1900, 1, 2)) == ()


def test_two_laws_stand_side_by_side_by_family_and_by_treaty(corpus: Corpus) -> None:
    found = compare(corpus, NE, MA, on=date(2022, 8, 1))
    trafficking = next(row for row in found.families if row.family == "trafficking")
    assert trafficking.one
    assert trafficking.other
    both = {row.instrument: row.both for row in found.treaties}
    assert (both["untoc"], both["riyadh-1983"], both["som-protocol"]) == (True, False, None)


def test_a_law_erased_for_the_past_stands_in_no_comparison_of_its_days_after(corpus: Corpus) -> None:
    after = compare(corpus, NE, MA, on=date(2024, 1, 1))
    smuggling = [row for row in after.families if row.family == "smuggling"]
    assert all(not row.one for row in smuggling)


def test_the_chapters_hold_every_rule_once(corpus: Corpus) -> None:
    for home in ("untoc", "NE", "MA"):
        inside = [rule.id for chapter in chapters_of(corpus, home=home) for rule in chapter.rules]
        assert sorted(inside) == sorted(rule.id for rule in corpus.rules_for(home=home))


def test_every_rule_has_a_subject_and_judges_have_rules_of_their_measures(corpus: Corpus) -> None:
    assert {rule.id for rules in subjects_of(corpus).values() for rule in rules} == set(corpus.rules)
    assert RuleId("MA-PR-177") in roles_of(corpus)[RoleKind.INVESTIGATING_JUDGE]
