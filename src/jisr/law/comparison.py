"""Two or more States side by side: what each says on a subject, the least a letter between them needs, known times.

A comparison decides nothing: it points to the rules, which do.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from jisr.law.claims import Claim
from jisr.vocabulary import CountryCode, Mark, RuleId, Text


class TimeUnit(StrEnum):
    """In what a time limit is counted."""

    HOURS = "hours"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One subject, and what is said of it for each State; `both` holds what is said of all of them together."""

    id: str
    subject: Text
    sides: Mapping[CountryCode, tuple[Claim, ...]]
    both: tuple[Claim, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class LetterForm:
    """The least a letter from one State to another needs, as far as verified."""

    id: str
    sender: CountryCode
    receiver: CountryCode
    parts: tuple[Claim, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class KnownTime:
    """A time limit that can be computed: `lengths` are the first period and each extension, in one unit."""

    id: str
    state: CountryCode
    what: Text
    lengths: tuple[int, ...]
    unit: TimeUnit
    rules: tuple[RuleId, ...]
    mark: Mark
    note: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The States side by side, on the day on which it was written."""

    slug: str
    states: tuple[CountryCode, ...]
    title: Text
    as_of: str
    rows: tuple[ComparedRow, ...]
    letters: tuple[LetterForm, ...]
    times: tuple[KnownTime, ...]
    note: str = ""
