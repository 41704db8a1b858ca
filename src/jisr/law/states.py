"""What data says of a State and of a treaty: who is bound since when, authorities, channels, calendar, sources."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from jisr.law.conditions import Condition
from jisr.law.offences import Offence
from jisr.vocabulary import CountryCode, LanguageTag, Mark, Period, RuleId, Text


class InstrumentKind(StrEnum):
    """What an instrument is."""

    CONVENTION = "convention"
    PROTOCOL = "protocol"
    AGREEMENT = "agreement"
    RESOLUTION = "resolution"
    PRINCIPLES = "principles"
    NETWORK = "network"


class BoundStatus(StrEnum):
    """How a State stands toward an instrument in a period."""

    PARTY = "party"
    NOT_PARTY = "not-party"
    LEFT = "left"
    SIGNATORY = "signatory"
    UNKNOWN = "unknown"


class Direction(StrEnum):
    """Whether a channel is for what comes in or what goes out."""

    IN = "in"
    OUT = "out"
    BOTH = "both"


class ChannelKind(StrEnum):
    """Kinds of channel between two States."""

    DIPLOMATIC = "diplomatic"
    CENTRAL = "central-authority"
    DIRECT = "direct"
    INTERPOL = "interpol"
    POLICE = "police"
    LIAISON = "liaison"
    POSTAL = "postal"


class ChannelWhen(StrEnum):
    """When a channel is open."""

    ALWAYS = "always"
    URGENT = "urgent"
    TREATY = "treaty"
    AGREED = "agreed"


class WhoseLaw(StrEnum):
    """Whose law is measured against a least maximum penalty."""

    REQUESTING = "requesting"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was looked at."""

    key: str
    title: Text
    where: str = ""
    kind: str = ""
    language: str = ""
    as_of: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Gate:
    """What must be shown before an instrument can be used: a condition on the facts, or a least maximum penalty (in the
    requesting State's law, or in either law) for the forms named."""

    id: str
    name: Text
    rules: tuple[RuleId, ...]
    when: Condition | None = None
    years: float = 0.0
    forms: tuple[str, ...] = ()
    law: WhoseLaw = WhoseLaw.REQUESTING

    def measures(self, form: str) -> bool:
        """Whether the gate is a least maximum penalty asked for the form."""
        return self.when is None and (not self.forms or form in self.forms)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty or a text of soft law; its rules lie in the corpus."""

    slug: str
    name: Text
    short: Text
    kind: InstrumentKind
    adopted: date | None
    in_force: date | None
    parent: str
    languages: tuple[LanguageTag, ...]
    subjects: tuple[str, ...]
    bindable: bool
    sources: Mapping[str, Source]
    rules: tuple[RuleId, ...]
    definitions: tuple[Offence, ...] = ()
    gates: tuple[Gate, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bond:
    """How a State stands toward an instrument in a period."""

    instrument: str
    status: BoundStatus
    period: Period
    mark: Mark
    source: str
    as_of: str
    signed: date | None = None
    deposited: date | None = None
    mode: str = ""
    reservations: tuple[Text, ...] = ()
    declarations: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority of a State."""

    id: str
    name: Text
    office: str
    roles: tuple[str, ...]
    place: str
    central_for: tuple[str, ...]
    rules: tuple[RuleId, ...]
    period: Period
    mark: Mark
    source: str
    as_of: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Channel:
    """A way on which papers may reach or leave a State."""

    id: str
    kind: ChannelKind
    name: Text
    direction: Direction
    forms: tuple[str, ...]
    when: ChannelWhen
    steps: tuple[Text, ...]
    languages: tuple[LanguageTag, ...]
    languages_mark: Mark
    effect: Text
    rules: tuple[RuleId, ...]
    period: Period
    mark: Mark
    source: str
    as_of: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day on which the State does not work."""

    day: date
    name: Text
    mark: Mark
    note: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days and hours of a State."""

    zone: str
    weekend: tuple[int, ...]
    opens: int
    closes: int
    holidays: tuple[Holiday, ...]
    clear_days: str
    rules: tuple[RuleId, ...] = ()

    def works_on(self, day: date) -> bool:
        """Whether the day is a working day."""
        return day.weekday() not in self.weekend and all(holiday.day != day for holiday in self.holidays)


@dataclass(frozen=True, slots=True)
class TrialStep:
    """One step of a trial in the order of a State's law; the mark is that of its place in the order."""

    id: str
    name: Text
    rule: RuleId
    mark: Mark
    note: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """An event in the history of a State's law; the date is a day, a month or a year."""

    date: str
    event: Text
    mark: Mark


@dataclass(frozen=True, slots=True)
class Country:
    """A State: its law, its authorities, its bonds; without `law_held` its bonds alone, and its law is not known."""

    code: CountryCode
    name: Text
    adjective: Text
    zone: str
    currency: str
    languages: tuple[LanguageTag, ...]
    majority: int
    bonds: tuple[Bond, ...]
    offences: tuple[Offence, ...]
    rules: tuple[RuleId, ...]
    authorities: tuple[Authority, ...]
    channels: tuple[Channel, ...]
    calendar: Calendar
    sources: Mapping[str, Source]
    note: str = ""
    official_name: Text = field(default_factory=dict)
    history: tuple[Event, ...] = ()
    trial: tuple[TrialStep, ...] = ()
    law_held: bool = True

    def bond(self, instrument: str, *, on: date) -> Bond | None:
        """How the State stands toward an instrument on a day; None when the data does not say."""
        return next((b for b in self.bonds if b.instrument == instrument and b.period.holds(on)), None)

    def is_bound(self, instrument: str, *, on: date) -> bool | None:
        """Whether the instrument binds the State on the day; None when that is not known."""
        bond = self.bond(instrument, on=on)
        if bond is None or not bond.mark.decides or bond.status is BoundStatus.UNKNOWN:
            return None
        return bond.status is BoundStatus.PARTY
