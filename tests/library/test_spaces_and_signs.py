"""French keeps its signs with the word before them; Arabic has commas, semicolons and question marks of its own."""

import re
from pathlib import Path

import pytest

from jisr.library import load_languages
from jisr.vocabulary import LanguageTag

DATA = Path(__file__).parents[2] / "data"
LANGUAGES = load_languages(DATA)
BREAKING = re.compile(r"[ \u202f](?=[:;?!»](?!\w))|(?<=«)[ \u202f]")
LATIN_SIGN = re.compile("(?<=[\u0621-\u0652])[,;?](?!\\w)")


def test_no_line_of_french_breaks_before_a_sign() -> None:
    sentences = LANGUAGES[LanguageTag("fr")].sentences
    assert len(sentences) > 1000
    assert not [said for said in sentences.values() if BREAKING.search(said)]
    assert any("\u00a0:" in said for said in sentences.values())


def test_arabic_sentences_have_arabic_signs() -> None:
    sentences = LANGUAGES[LanguageTag("ar")].sentences
    assert len(sentences) > 1000
    assert not [said for said in sentences.values() if LATIN_SIGN.search(said)]


def test_arabic_labels_of_the_law_have_arabic_signs() -> None:
    folders = ("instruments", "countries", "measures", "forms", "facts", "events", "comparisons", "foreign-cases")
    slips = [
        f"{path.relative_to(DATA)}:{number}"
        for folder in folders
        for path in sorted((DATA / folder).rglob("*.yaml"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if LATIN_SIGN.search(line)
    ]
    assert not slips


@pytest.mark.parametrize(
    ("plain", "kept"),
    [
        ("Maroc : oui ; « non » ?", "Maroc\u00a0: oui\u00a0; «\u00a0non\u00a0»\u00a0?"),
        ("à 10 h 30", "à 10 h 30"),
        ("voir :ref et http://x", "voir :ref et http://x"),
    ],
)
def test_a_plain_space_before_a_sign_is_kept_with_it(plain: str, kept: str) -> None:
    assert LANGUAGES[LanguageTag("fr")].typeset(plain) == kept
    assert LANGUAGES[LanguageTag("en")].typeset(plain) == plain
