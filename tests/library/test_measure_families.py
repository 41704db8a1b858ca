"""Every measure of the catalogue stands under a head by which people find it, named in each language."""

from pathlib import Path

import pytest

from jisr.law.book.step_words import FAMILIES
from jisr.law.measures import MeasureFamily
from jisr.library.book import load_book
from jisr.vocabulary import LanguageTag

BOOK = load_book(Path(__file__).parents[2] / "data")


def test_every_measure_says_its_family() -> None:
    assert not [one.slug for one in BOOK.corpus.measures.values() if one.family is MeasureFamily.OTHER]
    assert set(FAMILIES) == set(MeasureFamily)


@pytest.mark.parametrize("tag", ["fr", "ar"])
def test_every_family_has_its_name(tag: str) -> None:
    said = BOOK.languages[LanguageTag(tag)].sentences
    assert not [one for one in FAMILIES.values() if one not in said]
