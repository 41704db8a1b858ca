"""Figures that a State, a court or an observer has published, each with who counted and how far it was verified.

Figures of different counters are never added up: `not_with` names the series with which a series is not to be joined.
"""

from dataclasses import dataclass
from enum import StrEnum

from jisr.vocabulary import CountryCode, Mark, Text


class Unit(StrEnum):
    """What is counted."""

    PERSONS = "persons"
    CASES = "cases"
    DECISIONS = "decisions"
    NETWORKS = "networks"
    ATTEMPTS = "attempts"
    VEHICLES = "vehicles"
    COMPLAINTS = "complaints"
    CONVENTIONS = "conventions"
    REPORTS = "reports"
    PERCENT = "percent"
    TIER = "tier"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a period (a year, month or day, or two joined by a stroke); `value` is a number or a tier."""

    period: str
    value: str
    unit: Unit
    of: Text
    about: bool = False

    @property
    def number(self) -> float | None:
        """The figure as a number, or None for a word."""
        return float(self.value) if self.value.replace(".", "", 1).isdigit() else None


@dataclass(frozen=True, slots=True)
class Statistic:
    """A series of figures of one counter. Without figures, `note` says what the source tells instead."""

    id: str
    state: CountryCode
    what: Text
    counted_by: str
    figures: tuple[Figure, ...]
    source: str
    as_of: str
    mark: Mark
    not_with: tuple[str, ...] = ()
    said: Text | None = None
    note: str = ""
