"""What happened between States and in them: declarations, visits, projects, reforms, decisions of courts, reports.

None of it is a basis of cooperation unless it says so: `basis` is stated for each.
"""

from dataclasses import dataclass
from enum import StrEnum

from jisr.law.claims import Claim
from jisr.vocabulary import CountryCode, Mark, RuleId, Text


class HappeningKind(StrEnum):
    """What kind of event it was."""

    DECLARATION = "declaration"
    VISIT = "visit"
    WORKSHOP = "workshop"
    EXERCISE = "exercise"
    PROJECT = "project"
    EVALUATION = "evaluation"
    AGREEMENTS = "agreements"
    REFORM = "reform"
    JUDGMENT = "judgment"
    REPORT = "report"
    DAY = "day"


class Basis(StrEnum):
    """Whether a request can rest on it."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Happening:
    """An event. `date` is a day, a month or a year, or two of them joined by a stroke; `basis_mark` that of `basis`."""

    id: str
    date: str
    kind: HappeningKind
    states: tuple[CountryCode, ...]
    place: str
    title: Text
    text: Text
    claims: tuple[Claim, ...]
    basis: Basis
    basis_mark: Mark
    rules: tuple[RuleId, ...]
    source: str
    as_of: str
    mark: Mark
    note: str = ""
