"""Every kind of act and every closed word of an act can be said to a reader, in every language."""

import ast
import re
from pathlib import Path

import pytest

from jisr.library import Language, load_languages
from jisr.press import wording
from jisr.press.said import Day, Name, Told, Tongue, listed
from jisr.press.speech import Speech
from jisr.press.values import TABLES, sentence_of
from jisr.vocabulary import LanguageTag, case_time

ROOT = Path(__file__).parents[2]
LANGUAGES = load_languages(ROOT / "data")
FRENCH, ARABIC, ENGLISH = (Speech(LANGUAGES[LanguageTag(tag)]) for tag in ("fr", "ar", "en"))
TRANSLATED = [LANGUAGES[LanguageTag(tag)] for tag in ("fr", "ar")]
NOON = case_time("2022-03-12T12:30")
KIND = re.compile("[a-z]+(?:-[a-z]+)*")


def kinds_in_code() -> set[str]:
    """The kinds that commands draft and that slices fold."""
    found: set[str] = set()
    for path in (ROOT / "src" / "jisr").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Tuple(elts=[ast.Constant(value=str(kind)), ast.Constant(value=1)]) if KIND.fullmatch(kind):
                    found.add(kind)
                case ast.Call(func=ast.Name(id="Draft")):
                    named = [word.value for word in node.keywords if word.arg == "kind"]
                    found |= {
                        one.value
                        for one in (*node.args[:1], *named)
                        if isinstance(one, ast.Constant) and isinstance(one.value, str)
                    }
    return found


def test_every_kind_of_act_has_a_sentence() -> None:
    assert len(kinds_in_code()) > 30
    assert not kinds_in_code() - set(wording.KINDS)


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda language: language.name)
def test_every_closed_word_has_its_translation(language: Language) -> None:
    tables = (*TABLES, wording.FINDINGS, wording.MARKS, wording.FILTERS, wording.JUDGED, wording.FILES)
    spoken = {sentence for table in (*tables, wording.STAGE_WORDS, wording.CAUSES) for sentence in table.values()}
    spoken |= {sentence for sentence, _, _ in wording.HELD.values()}
    assert not sorted(sentence for sentence in spoken if sentence not in language.sentences)


def test_one_word_says_two_things_under_two_keys() -> None:
    assert sentence_of("status", "unknown") == "Not known"
    assert sentence_of("evidence", "unknown") == "unknown"
    assert sentence_of("status", "S-3f") == "S-3f"


def test_in_arabic_hours_and_codes_keep_their_direction() -> None:
    assert '<bdi dir="ltr">12:30</bdi>' in ARABIC.word(NOON)
    assert '<bdi dir="ltr">18 (15) (c)</bdi>' in ARABIC.isolating("المادة 18 (15) (c)")
    assert '<bdi dir="ltr">+227 00 00 11 01</bdi>' in ARABIC.isolating("هاتف +227 00 00 11 01")
    assert "bdi" not in FRENCH.word(NOON)


@pytest.mark.parametrize(
    "code", ["EX-MA-208", "MA-TIP-448-2", "MA-PR-66/2", "UNTOC/18/15/a", "+21200002103", "A-MA-12"]
)
def test_a_code_is_one_piece_of_an_arabic_line(code: str) -> None:
    assert ARABIC.isolating(f"القطعة {code}، ثم") == f'القطعة <bdi dir="ltr">{code}</bdi>، ثم'


def test_each_telephone_of_a_list_keeps_its_plus_before_it() -> None:
    both = ARABIC.word(listed([Name("+212 00 000 21 03"), "+227 00 00 11 01"]))
    assert both.count('dir="ltr">+') == 2
    assert '<bdi class="name" dir="ltr">+212 00 000 21 03</bdi>' in both
    assert '<bdi class="name">Ladi 2</bdi>' in ARABIC.word(Name("Ladi 2"))


def test_what_exists_in_another_language_only_says_so() -> None:
    only_english = {LanguageTag("en"): 'Ledger of the "salon"'}
    assert FRENCH.label(only_english) == '<span lang="en" dir="ltr">Ledger of the &quot;salon&quot;</span>'
    assert ENGLISH.label(only_english) == "Ledger of the &quot;salon&quot;"


def test_a_sentence_holds_names_moments_and_languages() -> None:
    told = Told("{field}: {entry}", {"field": "Language", "entry": Tongue("ha")})
    assert FRENCH.word(told) == "Langue\u00a0: haoussa"
    assert FRENCH.word(Name("<Ladi>")) == '<bdi class="name">&lt;Ladi&gt;</bdi>'
    assert "2022" in ARABIC.word(Day(NOON))
