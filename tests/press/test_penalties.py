"""A penalty as each language writes it: months, years, decimals, money."""

from pathlib import Path

import pytest

from jisr.law import Penalty
from jisr.library import load_languages
from jisr.press.law.penalties import penalty_said, prison_said
from jisr.vocabulary import LanguageTag, Mark

LANGUAGES = load_languages(Path(__file__).parents[2] / "data")


def prison(tag: str, *years: str) -> str:
    return prison_said(years, LANGUAGES[LanguageTag(tag)])


@pytest.mark.parametrize(
    ("years", "en", "fr", "ar"),
    [
        (("0.0833", "0.5"), "1 to 6 months", "1 à 6 mois", "من شهر إلى 6 أشهر"),
        (("0.1667", "2"), "2 months to 2 years", "2 mois à 2 ans", "من شهرين إلى سنتين"),
        (("2", "10"), "2 to 10 years", "2 à 10 ans", "من سنتين إلى 10 سنوات"),
        (("10", "30"), "10 to 30 years", "10 à 30 ans", "من 10 سنوات إلى 30 سنة"),
        (("1", "1"), "1 year", "1 an", "سنة"),
        (("2.5", "5"), "2.5 to 5 years", "2,5 à 5 ans", "من 2,5 سنة إلى 5 سنوات"),
        (("life",), "life", "perpétuité", "المؤبد"),
    ],
)
def test_a_range_of_imprisonment_agrees_with_its_number(years: tuple[str, ...], en: str, fr: str, ar: str) -> None:
    assert [prison(tag, *years) for tag in ("en", "fr", "ar")] == [en, fr, ar]


def test_a_fine_is_told_with_its_money() -> None:
    held = Penalty(("5", "10"), ("10000", "500000"), "MAD", Mark.VERIFIED)
    assert penalty_said(held, LANGUAGES[LanguageTag("fr")])[1] == (
        "amende de 10\u202f000 à 500\u202f000 dirhams marocains"
    )
    assert penalty_said(held, LANGUAGES[LanguageTag("ar")])[1] == "غرامة من 10.000 إلى 500.000 درهم مغربي"
    one = Penalty((), ("5000",), "XOF", Mark.VERIFIED)
    assert penalty_said(one, LANGUAGES[LanguageTag("fr")]) == ("amende de 5\u202f000 francs CFA (BCEAO)",)


def test_a_penalty_that_is_not_held_says_nothing() -> None:
    assert penalty_said(Penalty(), LANGUAGES[LanguageTag("en")]) == ()
