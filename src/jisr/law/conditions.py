"""The closed vocabulary of conditions, compiled to closures; a tree of findings is built only when it is asked for.

Values are three: unmet 0, unknown 1, met 2, so that *all* is the minimum, *any* the maximum and *not* the mirror. The
operators: fact, any-fact, all-facts, any, all, not, count, age-under, victims-at-least, accused-at-least,
states-at-least (documented in docs/reference/conditions.md).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeAlias

from jisr.law.question import MET, UNKNOWN, UNMET, Question
from jisr.vocabulary import Finding, Reason, Verdict

Test: TypeAlias = Callable[[Question], int]
VERDICTS: Final = (Verdict.UNMET, Verdict.UNKNOWN, Verdict.MET)


class Operator(StrEnum):
    """The words with which a condition may begin."""

    FACT = "fact"
    ANY_FACT = "any-fact"
    ALL_FACTS = "all-facts"
    ANY = "any"
    ALL = "all"
    NOT = "not"
    COUNT = "count"
    AGE_UNDER = "age-under"
    VICTIMS = "victims-at-least"
    ACCUSED = "accused-at-least"
    STATES = "states-at-least"


@dataclass(frozen=True, slots=True)
class Condition:
    """One node: its operator, what it reads, the parts below it, and its compiled test."""

    operator: Operator
    kinds: tuple[str, ...] = ()
    number: int = 0
    of: str = ""
    parts: tuple["Condition", ...] = ()
    test: Test = field(default=lambda question: UNMET, compare=False, repr=False)

    def explain(self, question: Question) -> Finding:
        """The tree behind the value: each node with its verdict and the statements that decided."""
        verdict = VERDICTS[self.test(question)]
        parts = tuple(part.explain(question) for part in self.parts)
        if self.operator in (Operator.ANY_FACT, Operator.ALL_FACTS):
            parts = tuple(_explain_fact(kind, question) for kind in self.kinds if kind in question.values)
        return Finding(self.operator.value, verdict, None, self._reasons(question), self._facts(question), parts)

    def reads(self) -> frozenset[str]:
        """Every kind of fact the condition reads, `family.*` for a whole family."""
        return frozenset(self.kinds).union(*(part.reads() for part in self.parts))

    def speaks_for(self) -> frozenset[str]:
        """Kinds of fact that help to meet the condition: what stands under *not* is left out."""
        if self.operator is Operator.NOT:
            return frozenset()
        return frozenset(self.kinds).union(*(part.speaks_for() for part in self.parts))

    def _reasons(self, question: Question) -> tuple[Reason, ...]:
        match self.operator:
            case Operator.FACT:
                return (Reason("{fact}", {"fact": self.kinds[0]}),)
            case Operator.AGE_UNDER:
                return (question.age_reason(self.number),)
            case Operator.COUNT | Operator.VICTIMS | Operator.ACCUSED | Operator.STATES:
                sure, possible = _counted(self, question)
                values = {"sure": str(sure), "possible": str(possible), "wanted": str(self.number)}
                return (Reason("{sure} established, {possible} possible, at least {wanted} wanted", values),)
        return ()

    def _facts(self, question: Question) -> tuple[str, ...]:
        if self.operator is Operator.FACT:
            return question.ids(self.kinds[0])
        if self.operator is Operator.AGE_UNDER:
            return question.ids("person.under-18") + question.ids("person.under-18-not")
        return ()


def fact(kind: str) -> Condition:
    """The fact is stated of the accused and the victim."""
    return Condition(Operator.FACT, (kind,), test=lambda question: question.values.get(kind, UNMET))


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

    return Condition(Operator.ANY_FACT, kinds, test=test)


def all_facts(kinds: tuple[str, ...]) -> Condition:
    """Each of the facts is."""
    return Condition(
        Operator.ALL_FACTS, kinds, test=lambda question: min(question.values.get(kind, UNMET) for kind in kinds)
    )


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

    return Condition(Operator.ANY, parts=parts, test=test)


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

    return Condition(Operator.ALL, parts=parts, test=test)


def negated(part: Condition) -> Condition:
    """The condition is not met; what is unknown stays unknown."""
    below = part.test
    return Condition(Operator.NOT, parts=(part,), test=lambda question: MET - below(question))


def age_under(years: int) -> Condition:
    """The victim was younger on the day of the facts."""
    return Condition(
        Operator.AGE_UNDER, ("person.under-18",), years, test=lambda question: question.younger_than(years)
    )


def at_least(operator: Operator, number: int, *, kind: str = "", of: str = "") -> Condition:
    """At least so many persons or States."""
    kinds = {Operator.COUNT: (kind,), Operator.STATES: ("jurisdiction.element-on-territory",)}.get(
        operator, ("act.*", "entry.*")
    )
    bare = Condition(operator, kinds, number, of)

    def test(question: Question) -> int:
        sure, possible = _counted(bare, question)
        return MET if sure >= number else UNKNOWN if possible >= number else UNMET

    return Condition(operator, kinds, number, of, test=test)


def _counted(condition: Condition, question: Question) -> tuple[int, int]:
    match condition.operator:
        case Operator.COUNT:
            return question.persons(condition.of, lambda kind: kind == condition.kinds[0])
        case Operator.VICTIMS:
            return question.persons("on", _is_conduct)
        case Operator.ACCUSED:
            return question.persons("by", _is_conduct)
    return question.states()


def _is_conduct(kind: str) -> bool:
    return kind.startswith(("act.", "entry.", "means.", "complicity."))


def _explain_fact(kind: str, question: Question) -> Finding:
    verdict = VERDICTS[question.values.get(kind, UNMET)]
    return Finding(Operator.FACT.value, verdict, None, (Reason("{fact}", {"fact": kind}),), question.ids(kind))
