"""A request between two States as a question of law, and the legal check that answers it.

The date that counts is that of the request; the offence is looked at under the law of the day of its facts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from jisr.law.facts import Facts
from jisr.law.offences import OffenceId
from jisr.law.states import ChannelKind
from jisr.vocabulary import CountryCode, Finding, LanguageTag, RuleId, Verdict, all_of

NO_TREATY = "no-treaty"


class Stated(StrEnum):
    """What is stated of a risk, or of a circumstance on which a ground rests."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal (or a postponement) that the requested State has in mind."""

    grounds: tuple[RuleId, ...]
    consulted: bool = False
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """The request as it is put to the law."""

    requesting: CountryCode
    requested: CountryCode
    on: date
    form: str
    family: str
    channel: ChannelKind | None = None
    urgent: bool = False
    agreed: bool = False
    languages: tuple[LanguageTag, ...] = ()
    offences: tuple[OffenceId, ...] = ()
    measure: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    risks: Mapping[str, Stated] = field(default_factory=dict)
    circumstances: Mapping[str, Stated] = field(default_factory=dict)
    nationality: CountryCode | None = None
    refusal: Refusal | None = None
    facts: Facts | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time that the law sets; without days or months it sets none, and any target is policy."""

    rule: RuleId
    days: int | None
    finding: Finding
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Whether a request can pass: basis, channel, language and form, and no bar."""

    basis: Finding
    channel: Finding
    language: Finding
    form: Finding
    bars: tuple[Finding, ...]

    @property
    def parts(self) -> tuple[Finding, ...]:
        """What must be met."""
        return (self.basis, self.channel, self.language, self.form)

    @property
    def verdict(self) -> Verdict:
        """Whether it can."""
        barred = [bar.verdict for bar in self.bars if bar.verdict is not Verdict.UNMET]
        return all_of([*(part.verdict for part in self.parts), *barred])

    @property
    def gaps(self) -> tuple[str, ...]:
        """The fields that are missing and must be there."""
        return tuple(part.name for part in self.form.parts if part.verdict is Verdict.UNMET)


@dataclass(frozen=True, slots=True)
class Assessment(Passage):
    """The legal check of a request, part by part; `silent` are the risks of which nothing is stated, so that the bars
    that hang on them were not looked at; `outgoing` the ways by which the requesting State's own law lets it leave."""

    query: Query
    forbidden: tuple[Finding, ...]
    open_grounds: tuple[Finding, ...]
    first: tuple[Finding, ...]
    refusal: Finding | None
    nationality: tuple[Finding, ...]
    execution: tuple[Finding, ...]
    use_limits: tuple[Finding, ...]
    clocks: tuple[Clock, ...]
    silent: tuple[str, ...] = ()
    outgoing: tuple[Finding, ...] = ()

    @property
    def instruments(self) -> tuple[str, ...]:
        """The instruments that are a basis."""
        return tuple(part.name for part in self.basis.parts if part.verdict is Verdict.MET and part.name != NO_TREATY)
