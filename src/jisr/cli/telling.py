"""In which language a command answers, also when it refuses; faults and plain data on their way out."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from jisr.library import DataFaults, Fault, Language, Writing, load_languages
from jisr.vocabulary import Json, LanguageTag

ENGLISH = LanguageTag("en")


def language_of(data: Path, tag: str) -> Language:
    """The language of a data folder; English where there is no such one. Raises `DataFaults`."""
    languages = load_languages(data)
    return languages.get(LanguageTag(tag)) or languages[ENGLISH]


def spoken_in(data: Path, tag: str) -> Language:
    """The language in which faults are told: English when the languages themselves cannot be read."""
    try:
        return language_of(data, tag)
    except (DataFaults, KeyError):
        return Language(ENGLISH, "English", Writing.LEFT_TO_RIGHT, "en", "EEEE d MMMM y", "EEEE d MMMM y, HH:mm", 0)


def tell_faults(faults: Iterable[Fault], language: Language) -> None:
    """Each fault in a line of the error output."""
    for fault in faults:
        print(fault.told(language.say), file=sys.stderr)


def refuse(faults: DataFaults, language: Language) -> int:
    """Tell all faults; the exit code of an input that cannot be used."""
    tell_faults(faults.faults, language)
    return 2


def print_json(value: Json) -> None:
    """Plain data, readable."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
