"""An article is cited once in the data; each language writes it with its own letters, numerals and words."""

import re
from pathlib import Path

import pytest

from jisr.library import load_languages
from jisr.library.articles import Articles
from jisr.library.book import load_book
from jisr.vocabulary import LanguageTag

DATA = Path(__file__).parents[2] / "data"
LANGUAGES = load_languages(DATA)
EN, FR, AR = (LANGUAGES[LanguageTag(tag)] for tag in ("en", "fr", "ar"))


@pytest.mark.parametrize(
    ("cited", "said"),
    [
        ("18 (15) (c)", "18 (15) (ج)"),
        ("18 (3) (i)", "18 (3) (ط)"),
        ("18 (21)", "18 (21)"),
        ("46 (1) to (30)", "46 (1) إلى (30)"),
        ("CP 448-5 al. 2", "القانون الجنائي، ف. 448-5 الفقرة 2"),
        ("CPP 304-306, 417-440", "قانون المسطرة الجنائية، م. 304-306، 417-440"),
        ("loi 02-03 art. 52 al. 1", "القانون 02-03 م. 52 الفقرة 1"),
        ("Principle 9", "المبدأ 9"),
    ],
)
def test_arabic_cites_with_the_letters_of_the_authentic_texts_and_the_words_of_moroccan_lawyers(
    cited: str, said: str
) -> None:
    assert AR.article(cited) == said


def test_below_a_letter_stands_a_numeral_and_no_letter() -> None:
    assert AR.article("15 (2) (c) (i)") == "15 (2) (ج) ‘1’"
    assert AR.article("5 (1) (a) (ii)") == "5 (1) (أ) ‘2’"


def test_french_and_english_name_the_code_and_keep_the_letters_of_the_data() -> None:
    assert FR.article("CPP 82-1 to 82-3") == "Code de procédure pénale, art. 82-1 à 82-3"
    assert FR.article("18 (15) (c)") == "18 (15) (c)"
    assert EN.article("CP 448-5 al. 2") == "Penal Code, art. 448-5 para. 2"


def test_a_word_is_not_looked_for_inside_another() -> None:
    articles = Articles(words={"to": "à", "CP": "Code pénal"})
    assert articles.said("CP 1 to 3, protocol 2, CPP 4") == "Code pénal 1 à 3, protocol 2, CPP 4"


def test_no_article_of_the_law_keeps_a_latin_letter_in_arabic() -> None:
    cited = {rule.article for rule in load_book(DATA).corpus.rules.values()}
    assert not [said for said in map(AR.article, sorted(cited)) if re.search("[A-Za-z]", said)]


def test_the_first_of_a_month_has_a_word_of_its_own_in_french_and_arabic() -> None:
    assert FR.dated(FR.day_pattern, day=1) == "EEEE d'er' MMMM y"
    assert FR.dated(FR.day_pattern, day=2) == FR.day_pattern
    assert AR.dated(AR.day_pattern, day=1) == "EEEE 'فاتح' MMMM y"
    assert EN.dated(EN.day_pattern, day=1) == EN.day_pattern
