"""A rule of law as data: where it stands, since when, how far it was verified, and whether it was erased since.

A question of law carries two dates: of the facts, and of the act of procedure. A rule holds for facts in its period; an
erasure takes it away from every act of procedure from a later day on, also for facts before that day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from jisr.vocabulary import Citation, Mark, Period, RuleId, Text


class RuleType(StrEnum):
    """What a rule does: the types of the treaties' table, then those of national law."""

    DEFINITION = "DEF"
    SCOPE = "SCOPE"
    DUTY = "OBL"
    QUALIFIED_DUTY = "OBL~"
    CONSIDER = "CONS"
    PERMISSION = "PERM"
    CONDITION = "COND"
    FORM = "FORM"
    GROUND_OPEN = "REF-OPT"
    GROUND_FORBIDDEN = "REF-BAN"
    POSTPONE = "POSTP"
    BAR = "BAR"
    DEADLINE = "DEADLINE"
    EFFECT = "EFFECT"
    RIGHT = "RIGHT"
    SAVING = "SAVE"
    INSTITUTION = "INST"
    PRINCIPLE = "PRIN"
    MUST = "MUST"
    MUST_NOT = "MUST_NOT"
    MAY = "MAY"
    HAS_RIGHT = "HAS_RIGHT"
    VOID_IF = "VOID_IF"
    DEFINES = "DEFINES"


class RuleRole(StrEnum):
    """What a rule decides in the law of cooperation; the engine finds rules by role, never by name."""

    LEGAL_BASIS = "legal-basis"
    NO_TREATY = "no-treaty"
    THRESHOLD = "threshold"
    CHANNEL = "channel"
    LANGUAGE = "language"
    BAR = "bar"
    GROUND_OPEN = "ground-open"
    GROUND_FORBIDDEN = "ground-forbidden"
    POSTPONE = "postpone"
    FIRST = "first"
    REASONS = "reasons"
    NATIONALITY = "nationality"
    DUAL_CRIMINALITY = "dual-criminality"
    EXECUTION = "execution"
    CLOCK = "clock"
    USE_LIMIT = "use-limit"


@dataclass(frozen=True, slots=True)
class MarkPeriod:
    """The mark of a rule for facts in a period, with a note on what is not verified there."""

    period: Period
    mark: Mark
    note: str = ""


@dataclass(frozen=True, slots=True)
class Erasure:
    """A later rule took this one away as if it had never been, for every act of procedure from `when` on."""

    effect_from: date
    when: date
    rule: RuleId


class Standing(StrEnum):
    """Whether a rule can decide a question with its two dates."""

    IN_FORCE = "in-force"
    NOT_YET = "not-yet"
    ENDED = "ended"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, in own words, with its source and its mark per date."""

    id: RuleId
    article: str
    text: Text
    types: tuple[RuleType, ...]
    addressee: str
    parameters: Mapping[str, tuple[str, ...]]
    source: str
    as_of: str
    period: Period
    marks: tuple[MarkPeriod, ...]
    erased: Erasure | None = None
    note: str = ""
    home: str = ""
    roles: tuple[RuleRole, ...] = ()
    fields: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    file: str = field(default="", compare=False)

    def mark_on(self, day: date) -> Mark:
        """The mark for facts of the day; a day that no mark covers is not verified."""
        for part in self.marks:
            if part.period.holds(day):
                return part.mark
        return Mark.UNKNOWN

    def caveat_on(self, day: date) -> str:
        """What must be said beside the mark on the day."""
        return next((part.note for part in self.marks if part.period.holds(day) and part.note), self.note)

    def standing(self, *, facts_on: date, procedure_on: date) -> Standing:
        """Whether the rule holds for facts of a day in an act of procedure of another day."""
        if self.erased and procedure_on >= self.erased.when and facts_on >= self.erased.effect_from:
            return Standing.ERASED
        if self.period.start is not None and facts_on < self.period.start:
            return Standing.NOT_YET
        return Standing.IN_FORCE if self.period.holds(facts_on) else Standing.ENDED

    def decides(self, *, facts_on: date, procedure_on: date) -> bool:
        """Whether a verdict may rest on the rule: in force, and verified far enough."""
        in_force = self.standing(facts_on=facts_on, procedure_on=procedure_on) is Standing.IN_FORCE
        return in_force and self.mark_on(facts_on).decides

    def speaks_to(self, form: str) -> bool:
        """Whether the rule is about a form of cooperation; one that names none is about all."""
        return not self.forms or form in self.forms

    def citation(self, day: date) -> Citation:
        """The citation to show beside a finding about facts of the day."""
        return Citation(self.id, self.article, self.source, self.as_of, self.mark_on(day))
