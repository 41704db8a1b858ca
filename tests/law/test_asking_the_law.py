"""`./run law`: rules, search, comparison, changes and limits at the terminal; bad input is one answer."""

import json
from functools import lru_cache

import pytest

from jisr.cli import main
from jisr.cli.book import law
from jisr.library.book import load_book

Capture = pytest.CaptureFixture[str]
read_once = lru_cache(load_book)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The law is read once for all questions of these tests."""
    monkeypatch.setattr("jisr.cli.book.load_book", read_once)


def told(capsys: Capture, *words: str) -> str:
    assert law(words) == 0
    return capsys.readouterr().out


def refused(capsys: Capture, *words: str) -> str:
    assert main(["law", *words]) == 2
    answer = capsys.readouterr()
    assert not answer.out
    assert "Traceback" not in answer.err
    return answer.err


@pytest.mark.parametrize("words", [["UNTOC/18/21/b"], ["untoc", "18", "(21)", "b"], ["untoc 18 21 b"]])
def test_a_rule_is_shown_with_its_source_mark_and_who_is_bound(capsys: Capture, words: list[str]) -> None:
    shown = told(capsys, "show", *words)
    for part in ("UNTOC, article 18 (21) (b)", "Source: ", "Verified: verified.", "Niger: party, since 2004-10-30"):
        assert part in shown


def test_an_article_gives_its_paragraphs(capsys: Capture) -> None:
    shown = told(capsys, "show", "untoc 18 21")
    assert [f"[UNTOC/18/21/{letter}]" in shown for letter in "abcd"] == [True] * 4


def test_a_measure_and_a_form_are_shown_by_the_name_of_their_folder(capsys: Capture) -> None:
    measure = told(capsys, "show", "house-search")
    for part in (
        "Orders it: Judicial police, Prosecutor",
        "Morocco: without it the result can be set aside",
        "3 hours",
    ):
        assert part in measure
    form = told(capsys, "show", "extradition", "--language", "ar")
    assert "[RIYADH/38]" in form
    assert "السلطة المركزية: وزارة العدل" in form
    assert json.loads(told(capsys, "show", "service", "--json"))["slug"] == "service"


def test_an_erased_rule_says_by_which_law_and_since_when(capsys: Capture) -> None:
    assert "Erased by NE-ABR for every act of procedure since 2023-11-27" in told(capsys, "show", "NE-SOM-ENTRY")


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "double incrimination"), ("ar", "ازدواجية التجريم"), ("en", "dual criminality")]
)
def test_a_search_finds_the_same_in_every_language(capsys: Capture, language: str, words: str) -> None:
    assert "[UNTOC/18/9]" in told(capsys, "search", words, "--language", language)


def test_two_states_are_compared_on_a_day(capsys: Capture) -> None:
    shown = told(capsys, "compare", "ne", "MA", "--on", "2022-08-01", "--language", "fr")
    assert "Traite des personnes" in shown
    assert "lie les deux" in shown


def test_changes_come_in_order_with_their_marks(capsys: Capture) -> None:
    shown = told(capsys, "changes", "NE", "--from", "2015-01-01", "--to", "2024-12-31")
    days = [line[:4] for line in shown.splitlines()]
    assert days == sorted(days)
    assert "is erased with effect from 2015-05-26" in shown


def test_what_is_open_names_the_effect_and_where_to_get_the_text(capsys: Capture) -> None:
    shown = told(capsys, "open", "NE")
    for part in ("What hangs on it: ", "Where to get the text: ", "Rules on which no verdict may rest: "):
        assert part in shown


@pytest.mark.parametrize(
    "words",
    [
        ["show", "UNTOC/18/21/b"], ["show", "untoc 18 21"], ["search", "traite"], ["compare", "NE", "MA"], ["open"],
        ["changes", "NE", "--from", "2015-01-01"],
    ],
)  # fmt: skip
def test_every_answer_is_also_plain_data(capsys: Capture, words: list[str]) -> None:
    assert json.loads(told(capsys, *words, "--json"))


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (["show", "UNTC/18/21/b"], "UNTOC/18/21/b"),
        (["show", "UNTOC/18/99"], "UNTOC/18/1"),
        (["show", "<script>"], "No rule has the name"),
        (["search", "zzzzzzzz"], "Nothing in the law has these words"),
        (["search", "\"' * …"], "Nothing in the law has these words"),
        (["compare", "NE", "XX"], "Known: "),
        (["changes", "ZZ", "--from", "2015-01-01"], "Known: "),
        (["changes", "NE", "--from", "2020-01-01", "--to", "2019-01-01"], "The first day is after the last."),
        (["open", "??"], "Known: "),
        (["open", "--language", "xx"], "There is no language"),
    ],
)
def test_what_is_not_there_is_told_in_one_sentence_with_what_is_near(
    capsys: Capture, words: list[str], near: str
) -> None:
    answer = refused(capsys, *words)
    assert near in answer
    assert len(answer.splitlines()) == 1


def test_a_day_that_is_none_is_told_by_its_option(capsys: Capture) -> None:
    assert "--on: “soon” is no day: write it as 2022-03-09." in refused(capsys, "compare", "NE", "MA", "--on", "soon")
