"""In which language a command answers: the one it was asked for, else that of the environment, else English."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from jisr.library import DataFaults, Language, Writing, load_languages
from jisr.terminal.places import DATA
from jisr.vocabulary import LanguageTag

ENGLISH: Final = LanguageTag("en")
OPTION: Final = "--language"
ASKED_IN: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def known_tags(data: Path = DATA) -> tuple[str, ...]:
    """The languages of a data folder by their folders; English needs none."""
    found = (path.parent.name for path in data.glob("languages/[!_.]*/language.yaml"))
    return tuple(dict.fromkeys([ENGLISH, *sorted(found)]))


def tag_of(environment: Mapping[str, str], data: Path = DATA) -> str:
    """The language of the environment, as every program of the system reads it, where the data have it."""
    said = next((environment[name] for name in ASKED_IN if environment.get(name)), "")
    tag = re.split(r"[_.@-]", said.lower(), maxsplit=1)[0]
    return tag if tag in known_tags(data) else ENGLISH


def speaker(words: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language in which the faults of a command are told, read from its words before they are understood."""
    asked = ""
    for place, word in enumerate(words):
        if word == OPTION:
            asked = words[place + 1] if place + 1 < len(words) else ""
        elif word.startswith(f"{OPTION}="):
            asked = word.partition("=")[2]
    return spoken_in(DATA, asked if asked in known_tags() else tag_of(environment))


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
