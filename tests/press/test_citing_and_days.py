"""Articles, days and hours as a page writes them in each language."""

import os
from pathlib import Path

import django
import pytest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jisr.settings")
django.setup()

from jisr.library import load_languages  # noqa: E402
from jisr.press.law.tags import when  # noqa: E402
from jisr.press.said import Day, cited_in  # noqa: E402
from jisr.press.speech import Speech  # noqa: E402
from jisr.vocabulary import LanguageTag, case_time  # noqa: E402

LANGUAGES = load_languages(Path(__file__).parents[2] / "data")
TREATY = {LanguageTag("en"): "Convention", LanguageTag("fr"): "Convention", LanguageTag("ar"): "الاتفاقية"}


def speech(tag: str) -> Speech:
    return Speech(LANGUAGES[LanguageTag(tag)])


def test_an_article_is_cited_with_its_law_and_runs_as_the_page_does() -> None:
    assert speech("en").word(cited_in(TREATY, "18 (15) (c)")) == "Convention, article 18 (15) (c)"
    arabic = '<bdi dir="rtl">18 (15) (ج)</bdi>'
    assert speech("ar").word(cited_in(TREATY, "18 (15) (c)")) == f"الاتفاقية، المادة {arabic}"


def test_a_code_that_is_named_by_the_article_needs_no_word_before_it() -> None:
    assert speech("fr").word(cited_in(TREATY, "CP 448-5")) == "Convention, Code pénal, art. 448-5"
    assert speech("en").word(cited_in(TREATY, "CP 448-5")) == "Convention, Penal Code, art. 448-5"


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en", "Monday 1 August 2022, 08:40"),
        ("fr", "lundi 1er août 2022, 08 h 40"),
        ("ar", 'الاثنين فاتح غشت 2022، <bdi dir="ltr">08:40</bdi>'),
    ],
)
def test_an_hour_is_written_as_the_language_writes_it(tag: str, said: str) -> None:
    assert speech(tag).word(case_time("2022-08-01T08:40")) == said


def test_the_first_of_a_month_is_said_apart_and_the_others_are_not() -> None:
    assert speech("fr").word(Day(case_time("2022-08-01T00:00"))) == "lundi 1er août 2022"
    assert when("2022-08-01/2022-08-05", speech("fr")) == "1er août 2022 – 5 août 2022"
    assert when("2022-08-01", speech("ar")) == "فاتح غشت 2022"
    assert when("2022-08", speech("fr")) == "août 2022"
