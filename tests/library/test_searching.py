"""Search: the same rule is found in three languages, without accents, with words cut short, and never with a fault."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jisr.library import load
from jisr.library.searching import Search, folded
from jisr.library.terms import load_terms

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def search() -> Search:
    return Search(load(DATA), load_terms(DATA))


def test_one_notion_is_found_in_three_languages(search: Search) -> None:
    found = [{one.rule for one in search.find(words)} for words in
             ("dual criminality", "double incrimination", "ازدواجية التجريم")]  # fmt: skip
    assert all("UNTOC/18/9" in rules for rules in found)
    assert found[0] == found[1] == found[2]


def test_accents_vowel_signs_and_the_article_do_not_count(search: Search) -> None:
    assert folded("Garde à vue") == folded("garde a vue")
    assert folded("الحِراسة") == folded("حراسه")
    assert search.find("entraide judiciaire") == search.find("ENTRAIDE JUDICIAIRE")


def test_an_article_is_found_by_its_name(search: Search) -> None:
    assert {one.rule for one in search.find("UNTOC/18/21")} >= {f"UNTOC/18/21/{letter}" for letter in "abcd"}


def test_a_word_cut_short_finds_it_whole(search: Search) -> None:
    whole, short = search.find("refusal"), search.find("refus")
    assert whole
    assert {one.rule for one in whole} <= {one.rule for one in short} or len(short) == 40


@given(words=st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
def test_no_words_break_the_search(search: Search, words: str) -> None:
    ranks = [one.rank for one in search.find(words)]
    assert ranks == sorted(ranks, reverse=True)
