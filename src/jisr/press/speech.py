"""Words, dates and numbers in the language of the reader.

Sentences come from the catalogues of `data/languages`; dates are written as the reader's locale writes them, on the
one clock of the case. Identifiers are isolated, so that an article or a plate stays readable in a right-to-left line.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from babel.dates import format_datetime, format_skeleton
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jisr.library import Language
from jisr.press.wording import STATES
from jisr.vocabulary import CaseTime, Reason, Text, in_language, moment_of


@dataclass(frozen=True, slots=True)
class Speech:
    """How one language says sentences, labels and moments."""

    language: Language

    def say(self, sentence: str, values: Mapping[str, str | int] | None = None) -> str:
        """The sentence in this language, with its values put in; English where the catalogue has none."""
        return self.language.say(sentence, values or {})

    def reason(self, reason: Reason) -> str:
        """A reason of a finding as a sentence."""
        return self.say(reason.key, dict(reason.values))

    def label(self, text: Text) -> str:
        """A label of the data in this language, else in English."""
        return in_language(text, self.language.tag)

    def word(self, said: str | Text) -> str:
        """A value of an act in words: a label of the data, or a word of the catalogue."""
        return self.say(STATES.get(said, said)) if isinstance(said, str) else self.label(said)

    def told(self, sentence: str, values: Mapping[str, str | Text]) -> str:
        """A sentence whose values are words themselves."""
        return self.say(sentence, {name: self.word(value) for name, value in values.items()})

    def moment(self, at: CaseTime) -> str:
        """Day and hour of case time."""
        return format_datetime(moment_of(at), self.language.moment_pattern, locale=self.language.locale)

    def day(self, at: CaseTime) -> str:
        """Day of case time."""
        return format_datetime(moment_of(at), self.language.day_pattern, locale=self.language.locale)

    def short_day(self, at: CaseTime) -> str:
        """Day and month only."""
        return format_skeleton("dMMM", moment_of(at), locale=self.language.locale)


def isolated(identifier: str) -> SafeString:
    """An identifier that keeps its own direction in any line."""
    return format_html('<bdi class="id" dir="ltr">{}</bdi>', identifier)
