"""The facts as they stand toward one accused and one victim: what compiled conditions read.

A statement speaks of the pair when it names the accused (or nobody) as doer and the victim (or nobody) as sufferer.
Several statements of one kind: established decides, unless another denies the same, which leaves the fact contested;
statements with different values (two States, two families of offences) do not speak of the same.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
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
MAJORITY: Final = 18
_VALUES: Final = {Stance.ESTABLISHED: MET, Stance.CONTESTED: UNKNOWN, Stance.UNKNOWN: UNKNOWN, Stance.DENIED: UNMET}
TERRITORY: Final = "jurisdiction.element-on-territory"
CROSS_BORDER: Final = "circumstance.transnational"


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One accused, one victim (or none), and the value of each stated fact between them.

    `told` are the statements that speak of the accused, whoever suffered. `silence` is what an age nobody speaks of
    gives: unknown when facts are qualified, unmet when a court asks what was proven.
    """

    facts: Facts
    accused: str
    victim: str
    values: Mapping[str, int]
    stated: Mapping[str, Sequence[Statement]]
    silence: int = UNKNOWN
    told: Sequence[Statement] = ()
    leaves: dict[str, Finding] = field(default_factory=dict, repr=False)
    ages: dict[int, int] = field(default_factory=dict, repr=False)
    counted: dict[str, tuple[int, int]] = field(default_factory=dict, repr=False)
    families: dict[str, int] = field(default_factory=dict, repr=False)

    def ids(self, kind: str) -> tuple[str, ...]:
        """The statements of a kind that speak of the pair."""
        return tuple([statement.id for statement in self.stated.get(kind, ())])

    def of_value(self, kind: str, wanted: Collection[str]) -> int:
        """The fact with one of the values; stated without a value it is unknown whether it is of them."""
        statements = self.stated.get(kind, ())
        said = [one for one in statements if one.value in wanted]
        found = _value([*said, *(one for one in statements if not one.value and one.stance is Stance.DENIED)])
        silent = _value([one for one in statements if not one.value])
        return max(found, min(silent, UNKNOWN))

    def of_family(self, prefix: str, family: str) -> int:
        """The surest fact of the kinds with a prefix about a family of offences; without a value it is about all."""
        if (known := self.families.get(prefix + family)) is None:
            told = [statements for kind, statements in self.stated.items() if kind.startswith(prefix)]
            values = [_value([one for one in kind if one.value in ("", family)]) for kind in told]
            known = self.families[prefix + family] = max(values, default=UNMET)
        return known

    def younger_than(self, years: int) -> int:
        """Whether the victim was younger on the day of the facts; found once per question."""
        if (known := self.ages.get(years)) is None:
            known = self.ages[years] = self._younger_than(years)
        return known

    def _younger_than(self, years: int) -> int:
        if (born := self._born()) is not None:
            return MET if _age(born, self.facts.facts_on) < years else UNMET
        if CHILD in self.values or ADULT in self.values:
            return self._bare_age(years)
        return self.silence

    def _bare_age(self, years: int) -> int:
        """From “under 18” or “18 or more” alone: another age follows only as far as these words reach."""
        child, adult = self.values.get(CHILD), self.values.get(ADULT)
        if child is None:
            minor = MET - (adult or UNMET)
        else:
            minor = child if adult is None else UNKNOWN if child == adult else max(UNMET, child - adult)
        if years < MAJORITY:
            return UNMET if minor == UNMET else UNKNOWN
        return MET if minor == MET else minor if years == MAJORITY else UNKNOWN

    def age_reason(self, years: int) -> Reason:
        """Why the age counts as it does."""
        if (born := self._born()) is not None:
            age = str(_age(born, self.facts.facts_on))
            return Reason("{person} was {age} on the day of the facts", {"person": self.victim, "age": age})
        if CHILD in self.values or ADULT in self.values:
            return Reason("the age of {person} is stated without a date of birth", {"person": self.victim})
        return Reason("the age of {person} is not stated", {"person": self.victim or "?"})

    def persons(self, role: str, name: str, counts: Callable[[str], bool]) -> tuple[int, int]:
        """How many persons stand in a role of the statements that count: surely, and possibly; counted once by name."""
        if (known := self.counted.get(f"{role} {name}")) is None:
            known = self.counted[f"{role} {name}"] = self._persons(role, counts)
        return known

    def _persons(self, role: str, counts: Callable[[str], bool]) -> tuple[int, int]:
        sure: set[str] = set()
        possible: set[str] = set()
        for statement in self.told if role == "on" else self.facts.statements:
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
    return asked(facts, statements_of(facts, accused=accused), accused=accused, victim=victim, silence=silence)


def statements_of(facts: Facts, *, accused: str) -> tuple[Statement, ...]:
    """The statements that speak of an accused, whoever suffered."""
    if not accused:
        return facts.statements
    return tuple([one for one in facts.statements if not one.by or one.by == accused])


def asked(
    facts: Facts, statements: tuple[Statement, ...], *, accused: str, victim: str, silence: int = UNKNOWN
) -> Question:
    """The question toward one victim, from the statements that speak of the accused."""
    grouped: dict[str, list[Statement]] = {}
    for statement in statements:
        if statement.on and victim and statement.on != victim:
            continue
        if (known := grouped.get(statement.fact)) is None:
            grouped[statement.fact] = [statement]
        else:
            known.append(statement)
    values = {kind: _VALUES[group[0].stance] if len(group) == 1 else _value(group) for kind, group in grouped.items()}
    return Question(facts, accused, victim, values, grouped, silence, statements)


def _value(statements: Collection[Statement]) -> int:
    """Value by value; what is denied without a value is denied of every one."""
    stances = {statement.stance for statement in statements}
    if Stance.DENIED not in stances or len({statement.value for statement in statements}) < 2:
        return _standing(stances)
    everywhere = {one.stance for one in statements if not one.value and one.stance is Stance.DENIED}
    values = {statement.value for statement in statements}
    return max(_standing(everywhere | {one.stance for one in statements if one.value == value}) for value in values)


def _standing(stances: Collection[Stance]) -> int:
    if Stance.DENIED in stances:
        return UNMET if len(stances) == 1 else UNKNOWN
    return MET if Stance.ESTABLISHED in stances else UNKNOWN if stances else UNMET


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
