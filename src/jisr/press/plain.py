"""What is said as plain text, for the terminal: the same values that a page writes with markup."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from babel import Locale

from jisr.library import Language
from jisr.press.days import day_said
from jisr.press.said import Article, Date, Day, Land, Name, Said, Told, Tongue
from jisr.press.speech import Speech
from jisr.vocabulary import CaseTime, in_language


@dataclass(frozen=True, slots=True)
class Plain:
    """How one language says a value without markup."""

    language: Language

    def word(self, said: Said) -> str:
        """A value in words."""
        match said:
            case str():
                return self.language.say(said)
            case Name(name):
                return name
            case Tongue(tag):
                return str(Locale.parse(self.language.locale).languages.get(tag, tag))
            case Land(code):
                return str(Locale.parse(self.language.locale).territories.get(code, code))
            case Date(iso):
                return day_said(iso, self.language)
            case Day(at):
                return Speech(self.language).day(at)
            case Article(cited):
                return self.language.article(cited)
            case Told(sentence, values):
                return self.told(sentence, values)
            case int():
                return Speech(self.language).moment(CaseTime(said))
            case _:
                return in_language(said, self.language.tag)

    def told(self, sentence: str, values: Mapping[str, Said]) -> str:
        """A sentence whose values are words themselves."""
        pieces = re.split(r"{(\w+)}", self.language.say(sentence))
        words = (self.word(values[name]) for name in pieces[1::2])
        return "".join(chain.from_iterable(zip(pieces[::2], (*words, ""), strict=True)))
