"""The closed vocabulary of conditions, compiled to closures; a tree of findings is built only when it is asked for.

Values are three: unmet 0, unknown 1, met 2, so that *all* is the minimum, *any* the maximum and *not* the mirror. The
operators: fact, any-fact, all-facts, value-is, any, all, not, count, age-under, victims-at-least, accused-at-least,
states-at-least (documented in docs/reference/conditions.md).
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Final, TypeAlias

from jisr.law.facts import Statement
from jisr.law.question import ADULT, CHILD, MET, TERRITORY, UNKNOWN, UNMET, Question
from jisr.vocabulary import Finding, Reason, Verdict

Test: TypeAlias = Callable[[Question], int]
Tell: TypeAlias = Callable[[Question], Finding]
VERDICTS: Final = (Verdict.UNMET, Verdict.UNKNOWN, Verdict.MET)
VALUES: Final = {verdict: value for value, verdict in enumerate(VERDICTS)}
CONDUCT: Final = ("act.*", "means.*", "complicity.*")


class Operator(StrEnum):
    """The words with which a condition may begin."""

    FACT = "fact"
    ANY_FACT = "any-fact"
    ALL_FACTS = "all-facts"
    VALUE_IS = "value-is"
    ANY = "any"
    ALL = "all"
    NOT = "not"
    COUNT = "count"
    AGE_UNDER = "age-under"
    VICTIMS = "victims-at-least"
    ACCUSED = "accused-at-least"
    STATES = "states-at-least"


FACT: Final = Operator.FACT.value
NONE_OF: Final = "none of these facts: {facts}"
NOTHING_OF: Final = "nothing is stated of: {facts}"


@dataclass(frozen=True, slots=True)
class Condition:
    """One node: its operator, what it reads, the parts below it, its compiled test and its compiled explanation."""

    operator: Operator
    kinds: tuple[str, ...]
    test: Test = field(compare=False, repr=False)
    explain: Tell = field(compare=False, repr=False)
    number: int = 0
    of: str = ""
    parts: tuple["Condition", ...] = ()
    values: tuple[str, ...] = ()

    def reads(self) -> frozenset[str]:
        """Every kind of fact the condition reads, `family.*` for a whole family."""
        return frozenset(self.kinds).union(*(part.reads() for part in self.parts))

    def speaks_for(self) -> frozenset[str]:
        """Kinds of fact that help to meet the condition: what stands under *not* is left out."""
        if self.operator is Operator.NOT:
            return frozenset()
        return frozenset(self.kinds).union(*(part.speaks_for() for part in self.parts))

    def helped_by(self, statement: Statement) -> bool:
        """Whether a statement, if believed, helps to meet the condition."""
        if self.operator is Operator.NOT:
            return False
        own = statement.fact in self.kinds or f"{statement.fact.split('.')[0]}.*" in self.kinds
        if own and (not self.values or not statement.value or statement.value in self.values):
            return True
        return any(part.helped_by(statement) for part in self.parts)

    def hurt_by(self, statement: Statement) -> bool:
        """Whether a statement, if believed, tells against the condition: it helps what stands under *not*."""
        if self.operator is Operator.NOT:
            return any(part.helped_by(statement) for part in self.parts)
        return any(part.hurt_by(statement) for part in self.parts)


def fact(kind: str) -> Condition:
    """The fact is stated of the accused and the victim."""
    return Condition(
        Operator.FACT,
        (kind,),
        lambda question: question.values.get(kind, UNMET),
        lambda question: _leaf(kind, question),
    )


def any_fact(kinds: tuple[str, ...]) -> Condition:
    """One of the facts is."""

    def test(question: Question) -> int:
        values, best = question.values, UNMET
        for kind in kinds:
            if kind in values and (value := values[kind]) > best:
                if value == MET:
                    return MET
                best = value
        return best

    return Condition(Operator.ANY_FACT, kinds, test, _tell_facts(Operator.ANY_FACT, kinds, test))


def all_facts(kinds: tuple[str, ...]) -> Condition:
    """Each of the facts is."""

    def test(question: Question) -> int:
        values = question.values
        return min(values.get(kind, UNMET) for kind in kinds)

    return Condition(Operator.ALL_FACTS, kinds, test, _tell_facts(Operator.ALL_FACTS, kinds, test))


def value_is(kind: str, values: tuple[str, ...]) -> Condition:
    """The fact is stated with one of the values; stated without any value it is unknown."""

    def test(question: Question) -> int:
        return question.of_value(kind, values) if kind in question.values else UNMET

    def tell(question: Question) -> Finding:
        reason = Reason("{fact}: {values}", {"fact": kind, "values": ", ".join(values)})
        told = question.stated.get(kind, ())
        facts = tuple(one.id for one in told if not one.value or one.value in values)
        silent = any(not one.value for one in told) and test(question) == UNKNOWN
        reasons = (reason, Reason("the facts do not say of which")) if silent else (reason,)
        return Finding(Operator.FACT.value, VERDICTS[test(question)], None, reasons, facts)

    return Condition(Operator.VALUE_IS, (kind,), test, tell, values=values)


def any_of(parts: tuple[Condition, ...]) -> Condition:
    """One of the conditions is met."""
    tests = tuple(part.test for part in parts)

    def test(question: Question) -> int:
        best = UNMET
        for one in tests:
            if (value := one(question)) == MET:
                return MET
            best = max(best, value)
        return best

    return Condition(Operator.ANY, (), test, _tell_parts(Operator.ANY, parts, _greatest), parts=parts)


def all_of(parts: tuple[Condition, ...]) -> Condition:
    """Each of the conditions is met."""
    tests = tuple(part.test for part in parts)

    def test(question: Question) -> int:
        worst = MET
        for one in tests:
            if (value := one(question)) == UNMET:
                return UNMET
            worst = min(worst, value)
        return worst

    return Condition(Operator.ALL, (), test, _tell_parts(Operator.ALL, parts, _least), parts=parts)


def negated(part: Condition) -> Condition:
    """The condition is not met; what is unknown stays unknown."""
    below = part.test

    def test(question: Question) -> int:
        return MET - below(question)

    return Condition(Operator.NOT, (), test, _tell_parts(Operator.NOT, (part,), _mirrored), parts=(part,))


def age_under(years: int) -> Condition:
    """The victim was younger on the day of the facts."""

    def test(question: Question) -> int:
        return question.younger_than(years)

    def tell(question: Question) -> Finding:
        if (found := question.leaves.get(name)) is None:
            facts = question.ids(CHILD) + question.ids(ADULT)
            reasons = (question.age_reason(years),)
            found = Finding(Operator.AGE_UNDER.value, VERDICTS[test(question)], None, reasons, facts)
            question.leaves[name] = found
        return found

    name = f"{Operator.AGE_UNDER.value} {years}"

    return Condition(Operator.AGE_UNDER, (CHILD,), test, tell, years)


def at_least(operator: Operator, number: int, *, kind: str = "", of: str = "") -> Condition:
    """At least so many persons or States."""
    kinds = {Operator.COUNT: (kind,), Operator.STATES: (TERRITORY,)}.get(operator, CONDUCT)

    def count(question: Question) -> tuple[int, int]:
        match operator:
            case Operator.COUNT:
                return question.persons(of, kind, lambda one: one == kind)
            case Operator.VICTIMS:
                return question.persons("on", "conduct", _is_conduct)
            case Operator.ACCUSED:
                return question.persons("by", "conduct", _is_conduct)
        return question.states()

    def test(question: Question) -> int:
        sure, possible = count(question)
        return MET if sure >= number else UNKNOWN if possible >= number else UNMET

    def tell(question: Question) -> Finding:
        sure, possible = count(question)
        values = {"sure": str(sure), "possible": str(possible), "wanted": str(number)}
        reason = Reason("{sure} established, {possible} possible, at least {wanted} wanted", values)
        return Finding(operator.value, VERDICTS[test(question)], None, (reason,))

    return Condition(operator, kinds, test, tell, number, of)


def _tell_facts(operator: Operator, kinds: tuple[str, ...], test: Test) -> Tell:
    """The tree of the facts that are stated; where they do not suffice, what was looked for is named."""
    name, every = operator.value, operator is Operator.ALL_FACTS
    none = (Reason(NONE_OF, {"facts": ", ".join(kinds)}),)

    def tell(question: Question) -> Finding:
        stated = question.values
        value = test(question)
        parts = tuple([_leaf(kind, question) for kind in kinds if kind in stated])
        reasons = _silent(kinds, stated) if every else none if value == UNMET else ()
        return Finding(name, VERDICTS[value], None, reasons, (), parts)

    return tell


def _silent(kinds: tuple[str, ...], stated: Collection[str]) -> tuple[Reason, ...]:
    missing = [kind for kind in kinds if kind not in stated]
    return (Reason(NOTHING_OF, {"facts": ", ".join(missing)}),) if missing else ()


def _tell_parts(operator: Operator, parts: tuple[Condition, ...], combine: Callable[[list[int]], int]) -> Tell:
    """The tree of parts, whose values give the value above them: nothing is tested a second time."""
    name, below = operator.value, tuple(part.explain for part in parts)

    def tell(question: Question) -> Finding:
        told = tuple([one(question) for one in below])
        return Finding(name, VERDICTS[combine([VALUES[one.verdict] for one in told])], None, (), (), told)

    return tell


def _greatest(values: list[int]) -> int:
    return max(values, default=UNMET)


def _least(values: list[int]) -> int:
    return min(values, default=MET)


def _mirrored(values: list[int]) -> int:
    return MET - values[0]


def _leaf(kind: str, question: Question) -> Finding:
    """The finding on one fact, made once per question."""
    if (found := question.leaves.get(kind)) is None:
        verdict = VERDICTS[question.values.get(kind, UNMET)]
        found = Finding(FACT, verdict, None, _reasons(kind), question.ids(kind))
        question.leaves[kind] = found
    return found


@cache
def _reasons(kind: str) -> tuple[Reason, ...]:
    return (Reason("{fact}", {"fact": kind}),)


@cache
def _is_conduct(kind: str) -> bool:
    return kind.startswith(tuple(family[:-1] for family in CONDUCT))
