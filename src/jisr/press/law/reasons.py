"""Why a finding is as it is, in words: names of facts, laws and persons instead of ids, days in the language.

A page names persons by number, the terminal as the file of facts does; everything else is said in one way.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from jisr.law import Corpus, OffenceId, Rule
from jisr.press.said import Date, Name, Said, Told, Tongue, cited_in, listed
from jisr.press.values import CHANNEL
from jisr.vocabulary import CountryCode, Finding, Mark, Reason, RuleId

NUMBERED: Final = "person {number}"
NAMED: Final = "{number}"
NOBODY: Final = "?"
UNVERIFIED: Final = frozenset({"{rule} is not verified ({mark}): {note}", "{rule} is not verified ({mark})"})
CAUSES: Final[Mapping[str, str]] = {
    Mark.INFERENCE.value: "inferred",
    Mark.MEMORY.value: "from memory",
    Mark.UNKNOWN.value: "not found",
    Mark.CONFLICT.value: "sources in conflict",
}


@dataclass(frozen=True, slots=True)
class Reasons:
    """Says reasons with the names of a corpus; `person` is the sentence that names a person."""

    corpus: Corpus
    person: str = NUMBERED

    def of(self, finding: Finding) -> tuple[Said, ...]:
        """The reasons of a finding.

        That its own rule is not verified is told by the mark beside the citation: only why is left to say.
        """
        told = (self._own(reason, finding) for reason in finding.reasons)
        return tuple(one for one in told if one)

    def said(self, reason: Reason) -> Said:
        """A reason as a sentence."""
        return Told(reason.key, {key: self._value(key, value) for key, value in reason.values.items()})

    def home(self, word: str) -> Said:
        """The name of a State or an instrument."""
        country, instrument = self.corpus.countries.get(CountryCode(word)), self.corpus.instruments.get(word)
        return country.name if country is not None else instrument.short if instrument is not None else word

    def cited(self, rule: Rule) -> Said:
        """A rule by its law and article, by its law and name where the article is not known."""
        law = self.home(rule.home)
        if not rule.article:
            return Told("{law}: {name}", {"law": law, "name": Name(rule.id)})
        return cited_in(law, rule.article)

    def fact(self, kind: str) -> Said:
        """The name of a kind of fact."""
        known = self.corpus.facts.get(kind)
        return kind if known is None else known.name

    def _own(self, reason: Reason, finding: Finding) -> Said:
        own = finding.citation is not None and reason.values.get("rule") == finding.citation.rule
        return reason.values.get("note", "") if own and reason.key in UNVERIFIED else self.said(reason)

    def _value(self, key: str, value: str) -> Said:
        match key:
            case "fact":
                return self.fact(value)
            case "facts":
                return listed([self.fact(one) for one in value.split(", ")])
            case "person" | "accused" | "victim":
                return "the victim" if value == NOBODY else Told(self.person, {"number": Name(value)})
            case "rule" | "by" if (rule := self.corpus.rules.get(RuleId(value))) is not None:
                return self.cited(rule)
            case "offence" if (offence := self.corpus.offences.get(OffenceId(value))) is not None:
                return offence.name
            case "mark":
                return CAUSES.get(value, value)
            case "values":
                return listed([self.home(one) for one in value.split(", ")])
            case "state" | "instrument" | "a" | "b":
                return self.home(value)
            case "channel":
                return self._channel(value)
            case "languages" if value != NOBODY:
                return listed([Tongue(one) for one in value.split(", ")])
        return _day(value)

    def _channel(self, value: str) -> Said:
        channels = (one for country in self.corpus.countries.values() for one in country.channels)
        return next((one.name for one in channels if one.id == value), CHANNEL.get(value, value))


def _day(value: str) -> Said:
    try:
        date.fromisoformat(value)
    except ValueError:
        return value
    return Date(value)
