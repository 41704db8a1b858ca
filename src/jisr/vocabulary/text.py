"""Text in several languages: labels and paraphrases, keyed by language tag."""

from collections.abc import Mapping
from typing import NewType, TypeAlias

LanguageTag = NewType("LanguageTag", str)
Text: TypeAlias = Mapping[LanguageTag, str]


def in_language(text: Text, language: str, *, source: str = "en") -> str:
    """The text in the language, else in the source language, else in the first language it has, else empty."""
    for tag in (language, source):
        if found := text.get(LanguageTag(tag)):
            return found
    return next(iter(text.values()), "")
