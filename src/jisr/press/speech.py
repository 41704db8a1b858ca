"""Words, dates and numbers in the language of the reader.

Sentences come from the catalogues of `data/languages`; dates are written as the reader's locale writes them, on the
one clock of the case. In a right-to-left page codes and groups of digits are isolated, so that an article, a plate or
an hour stays readable; a text that exists only in another language says which.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from babel import Locale
from babel.dates import format_datetime, format_skeleton
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from jisr.library import Language
from jisr.library.messages import Writing
from jisr.press.days import day_said
from jisr.press.said import Article, Date, Day, Land, Name, Said, Told, Tongue
from jisr.vocabulary import CaseTime, LanguageTag, Reason, Text, moment_of

SOURCE = LanguageTag("en")
LATIN = re.compile("[A-Za-z]")
PARAGRAPHS = re.compile(r"\d+(?:\s?\(\w+\))+")
CODE = re.compile(
    r"\+?\d+(?:[\u00a0\u202f .,:/–-]\d+)+(?:/\w+)*|\+\d+"  # an hour, a sum, a telephone, an article with a hyphen
    r"|[A-Za-z]+(?:[/-][A-Za-z]+)*[/-]?\d[\w/-]*|[A-Z]{2,}\s\d[\w/-]*"  # a code, an article of a named law
    rf"|{PARAGRAPHS.pattern}"  # paragraphs and letters of an article
    r"|[A-Z]{2,}(?:[-/][A-Za-z]+)+"  # the name of a rule, a body with two names
)


@dataclass(frozen=True, slots=True)
class Speech:
    """How one language says sentences, labels and moments."""

    language: Language

    @property
    def rightward(self) -> bool:
        """Whether lines run from left to right."""
        return self.language.direction is Writing.LEFT_TO_RIGHT

    def say(self, sentence: str, values: Mapping[str, str | int] | None = None) -> str:
        """The sentence in this language, with its values put in; English where the catalogue has none."""
        return self.language.say(sentence, values or {})

    def reason(self, reason: Reason) -> str:
        """A reason of a finding as a sentence."""
        return self.say(reason.key, dict(reason.values))

    def label(self, text: Text) -> SafeString:
        """A label of the data in this language, else in English and marked as such."""
        if (own := text.get(self.language.tag)) is not None:
            return self.isolating(own)
        found = next(((tag, text[tag]) for tag in (SOURCE, *text) if tag in text), None)
        return SafeString("") if found is None else format_html('<span lang="{}" dir="ltr">{}</span>', *found)

    def word(self, said: Said) -> SafeString:
        """A value in words, escaped."""
        match said:
            case str():
                return self.isolating(self.say(said))
            case Name(name):
                return _name(name)
            case Tongue(tag):
                return self.isolating(_tongue(self.language.locale, tag))
            case Land(code):
                return self.isolating(_land(self.language.locale, code))
            case Day(at):
                return self.isolating(self.day(at))
            case Date(iso):
                return self.isolating(day_said(iso, self.language))
            case Article(cited):
                return self.isolating(self.language.article(cited))
            case Told(sentence, values):
                return self.told(sentence, values)
            case int():
                return self.isolating(self.moment(CaseTime(said)))
            case _:
                return self.label(said)

    def told(self, sentence: str, values: Mapping[str, Said]) -> SafeString:
        """A sentence whose values are words themselves, escaped."""
        pieces = re.split(r"{(\w+)}", self.say(sentence))
        words = (self.word(values[name]) for name in pieces[1::2])
        fixed = (self.isolating(piece) for piece in pieces[::2])
        woven = chain.from_iterable(zip(fixed, (*words, SafeString("")), strict=True))
        return mark_safe("".join(woven))

    def isolating(self, text: str) -> SafeString:
        """Plain text, escaped; in a right-to-left page each code or group of digits keeps its own direction."""
        set_ = self.language.typeset(text)
        return _escaped(set_) if self.rightward else _isolating(set_)

    def moment(self, at: CaseTime) -> str:
        """Day and hour of case time."""
        return self._written(at, self.language.moment_pattern)

    def day(self, at: CaseTime) -> str:
        """Day of case time."""
        return self._written(at, self.language.day_pattern)

    def short_day(self, at: CaseTime) -> str:
        """Day and month only."""
        return _short(at, self.language.locale)

    def _written(self, at: CaseTime, pattern: str) -> str:
        dated = self.language.dated(pattern, day=moment_of(at).day)
        return _written(at, dated, self.language.locale)


def isolated(identifier: str) -> SafeString:
    """An identifier that keeps its own direction in any line."""
    return format_html('<bdi class="id" dir="ltr">{}</bdi>', identifier)


@lru_cache(maxsize=8192)
def _written(at: CaseTime, pattern: str, locale: str) -> str:
    return format_datetime(moment_of(at), pattern, locale=locale)


@lru_cache(maxsize=4096)
def _short(at: CaseTime, locale: str) -> str:
    return format_skeleton("dMMM", moment_of(at), locale=locale)


@lru_cache(maxsize=512)
def _tongue(locale: str, tag: str) -> str:
    return str(Locale.parse(locale).languages.get(tag, tag))


@lru_cache(maxsize=512)
def _land(locale: str, code: str) -> str:
    return str(Locale.parse(locale).territories.get(code, code))


@lru_cache(maxsize=16384)
def _escaped(text: str) -> SafeString:
    return escape(text)


@lru_cache(maxsize=16384)
def _isolating(text: str) -> SafeString:
    pieces = CODE.split(text)
    codes = (format_html('<bdi dir="{}">{}</bdi>', _way(code), code) for code in CODE.findall(text))
    return mark_safe("".join(chain.from_iterable(zip(map(escape, pieces), (*codes, ""), strict=True))))


def _way(code: str) -> str:
    """Paragraphs of an article run as the page does, unless they have letters of the other direction."""
    return "rtl" if PARAGRAPHS.fullmatch(code) and not LATIN.search(code) else "ltr"


@lru_cache(maxsize=16384)
def _name(name: str) -> SafeString:
    """A name runs as its letters do; a number that stands for one (a telephone with its plus) from left to right."""
    if any(letter.isalpha() for letter in name):
        return format_html('<bdi class="name">{}</bdi>', name)
    return format_html('<bdi class="name" dir="ltr">{}</bdi>', name)
