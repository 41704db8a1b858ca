"""What an act can say in words: a sentence, a text of the data, a proper name, a moment, a language, an article.

Ready content holds these values and no markup; `speech` writes them in a language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from jisr.vocabulary import CaseTime, Text


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name of the story, the same in every language, with a direction of its own."""

    name: str


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language by its tag; the reader's language has a name for it."""

    tag: str


@dataclass(frozen=True, slots=True)
class Land:
    """A State of the world by its code, for those that are no party here."""

    code: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day without its hour."""

    at: CaseTime


@dataclass(frozen=True, slots=True)
class Date:
    """A day of the law, `2022-02-03`: without the day of the week."""

    iso: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the data cites it; each language has its own letters and words for it."""

    cited: str


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the catalogue with values that are words themselves."""

    sentence: str
    values: Mapping[str, "Said"] = field(default_factory=dict)


Said: TypeAlias = str | Text | Name | Tongue | Land | Day | Date | Article | Told | CaseTime


def listed(words: Sequence[Said]) -> Said:
    """Words one after the other, with the comma of the language."""
    return _woven("{one}, {other}", words)


def joined(clauses: Sequence[Said]) -> Said:
    """Clauses one after the other, with the semicolon of the language."""
    return _woven("{one}; {other}", clauses)


def _woven(sentence: str, words: Sequence[Said]) -> Said:
    told: Said = words[0] if words else ""
    for word in words[1:]:
        told = Told(sentence, {"one": told, "other": word})
    return told


def cited_in(law: Said, article: str) -> Told:
    """An article with its law; one that names a code or a statute itself needs no word before it."""
    sentence = "{law}, article {article}" if article[:1].isdigit() else "{law}, {article}"
    return Told(sentence, {"law": law, "article": Article(article)})
