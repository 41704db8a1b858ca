"""Every sentence that a person may see exists in the first three languages, with the same placeholders."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

from jisr.library import Language, load_languages
from jisr.press import wording
from jisr.vocabulary import LanguageTag

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "jisr"
LANGUAGES = load_languages(ROOT / "data")
TRANSLATED = [LANGUAGES[LanguageTag(tag)] for tag in ("fr", "ar")]
SPEAKERS = {"Reason", "say", "told", "reason", "sentence"}


def spoken_in_templates() -> set[str]:
    found: set[str] = set()
    for path in SOURCE.rglob("*.html"):
        found |= set(re.findall(r'{%\s*say\s+"([^"]+)"', path.read_text(encoding="utf-8")))
    return found


def spoken_in_code() -> set[str]:
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                if name in SPEAKERS and isinstance(node.args[0].value, str) and " " in node.args[0].value:
                    found.add(node.args[0].value)
    return found


def spoken_in_tables() -> set[str]:
    tables = (wording.KINDS, wording.DETAILS, wording.OFFICES, wording.EFFECTS, wording.VERDICTS, wording.STATES)
    return {sentence for table in tables for sentence in table.values()}


def same_in_every_language(sentence: str) -> bool:
    return not re.sub(r"{[^}]*}", "", sentence).strip(" :,;·")


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda language: language.name)
def test_every_sentence_has_its_translation(language: Language) -> None:
    spoken = spoken_in_templates() | spoken_in_code() | spoken_in_tables()
    missing = [s for s in sorted(spoken) if s not in language.sentences and not same_in_every_language(s)]
    assert not missing


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda language: language.name)
def test_a_translation_keeps_what_stands_in_braces(language: Language) -> None:
    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    assert not [s for s, said in language.sentences.items() if names(s) != names(said)]


def test_the_catalogues_of_the_first_languages_hold_the_same_sentences() -> None:
    french, arabic = TRANSLATED
    assert set(french.sentences) == set(arabic.sentences)


def test_arabic_is_written_in_arabic() -> None:
    arabic = LANGUAGES[LanguageTag("ar")]
    latin = [
        s for s, said in arabic.sentences.items() if not re.search(r"[؀-ۿ]", said) and not same_in_every_language(s)
    ]
    assert not latin
