"""The facts as they stand toward one accused and one victim: what compiled conditions read.

A statement speaks of the pair when it names the accused (or nobody) as doer and the victim (or nobody) as sufferer.
Several statements of one kind: established decides, unless another denies it, which leaves the fact contested.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from jisr.law.facts import Facts, Stance, Statement
from jisr.vocabulary import Finding, Reason

UNMET: Final = 0
UNKNOWN: Final = 1
MET: Final = 2

CHILD: Final = "person.under-18"
ADULT: Final = "person.under-18-not"
_VALUES: Final = {Stance.ESTABLISHED: MET, Stance.CONTESTED: UNKNOWN, Stance.UNKNOWN: UNKNOWN, Stance.DENIED: UNMET}
TERRITORY: Final = "jurisdiction.element-on-territory"
CROSS_BORDER: Final = "circumstance.transnational"


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One accused, one victim (or none), and the value of each stated fact between them.

    `silence` is what an age nobody speaks of gives: unknown when facts are qualified, unmet when a court asks what was
    proven.
    """

    facts: Facts
    accused: str
    victim: str
    values: Mapping[str, int]
    stated: Mapping[str, tuple[Statement, ...]]
    silence: int = UNKNOWN
    leaves: dict[str, Finding] = field(default_factory=dict, repr=False)
    ages: dict[int, int] = field(default_factory=dict, repr=False)

    def ids(self, kind: str) -> tuple[str, ...]:
        """The statements of a kind that speak of the pair."""
        return tuple(statement.id for statement in self.stated.get(kind, ()))

    def younger_than(self, years: int) -> int:
        """Whether the victim was younger on the day of the facts; found once per question."""
        if (known := self.ages.get(years)) is None:
            known = self.ages[years] = self._younger_than(years)
        return known

    def _younger_than(self, years: int) -> int:
        if (born := self._born()) is not None:
            return MET if _age(born, self.facts.facts_on) < years else UNMET
        if CHILD in self.values or ADULT in self.values:
            child, adult = self.values.get(CHILD), self.values.get(ADULT)
            if child is None:
                return MET - (adult or UNMET)
            return child if adult is None else UNKNOWN if child == adult else max(UNMET, child - adult)
        return self.silence

    def age_reason(self, years: int) -> Reason:
        """Why the age counts as it does."""
        if (born := self._born()) is not None:
            age = str(_age(born, self.facts.facts_on))
            return Reason("{person} was {age} on the day of the facts", {"person": self.victim, "age": age})
        if CHILD in self.values or ADULT in self.values:
            return Reason("the age of {person} is stated without a date of birth", {"person": self.victim})
        return Reason("the age of {person} is not stated", {"person": self.victim or "?"})

    def persons(self, role: str, counts: Callable[[str], bool]) -> tuple[int, int]:
        """How many persons stand in a role of the statements that count: surely, and possibly."""
        sure: set[str] = set()
        possible: set[str] = set()
        for statement in self.facts.statements:
            person = statement.on if role == "on" else statement.by
            other, mine = (statement.by, self.accused) if role == "on" else (statement.on, self.victim)
            if not person or not counts(statement.fact) or (other and mine and other != mine):
                continue
            if statement.stance is Stance.ESTABLISHED:
                sure.add(person)
            if statement.stance is not Stance.DENIED:
                possible.add(person)
        return len(sure), len(possible)

    def states(self) -> tuple[int, int]:
        """On the territory of how many States something is said to have happened: surely, and possibly."""
        said = [statement for statement in self.facts.statements if statement.fact == TERRITORY and statement.value]
        sure = {statement.value for statement in said if statement.stance is Stance.ESTABLISHED}
        possible = {statement.value for statement in said if statement.stance is not Stance.DENIED}
        border = self.values.get(CROSS_BORDER, UNMET)
        return max(len(sure), border), max(len(possible), 2 if border else 0)

    def _born(self) -> date | None:
        person = self.facts.persons.get(self.victim)
        return None if person is None else person.born


def ask(facts: Facts, *, accused: str, victim: str, silence: int = UNKNOWN) -> Question:
    """The question of one accused toward one victim; an empty name means everybody."""
    stated: dict[str, tuple[Statement, ...]] = {}
    values: dict[str, int] = {}
    for statement in facts.statements:
        by, on, kind = statement.by, statement.on, statement.fact
        if (by and accused and by != accused) or (on and victim and on != victim):
            continue
        if kind in stated:
            stated[kind] = (*stated[kind], statement)
            values[kind] = _value(stated[kind])
        else:
            stated[kind] = (statement,)
            values[kind] = _VALUES[statement.stance]
    return Question(facts, accused, victim, values, stated, silence)


def _value(statements: Iterable[Statement]) -> int:
    stances = {statement.stance for statement in statements}
    if stances == {Stance.DENIED}:
        return UNMET
    return MET if Stance.ESTABLISHED in stances and Stance.DENIED not in stances else UNKNOWN


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
