"""A case of a given size for measuring: facts, and conditions over them, the same every time."""

from datetime import date
from typing import Final

from jisr.law import conditions as law
from jisr.law.conditions import Condition
from jisr.law.facts import Facts, Person, PersonRole, Stance, Statement
from jisr.law.question import Question, ask
from jisr.vocabulary import Finding

STANCES: Final = (Stance.ESTABLISHED, Stance.ESTABLISHED, Stance.CONTESTED, Stance.DENIED)


def sample_case(*, facts: int = 200, conditions: int = 150) -> tuple[Facts, tuple[Condition, ...]]:
    """A case with so many statements, and so many conditions of the forms that offences use."""
    statements = tuple(Statement(f"s{n}", f"family.kind-{n}", "a1", "v1", stance=STANCES[n % 4]) for n in range(facts))
    persons = {
        "a1": Person("a1", PersonRole.ACCUSED),
        "v1": Person("v1", PersonRole.VICTIM, date(2006, 8, 14)),
    }
    day = date(2022, 2, 3)
    made = tuple(_condition(n, facts) for n in range(conditions))
    return Facts(day, day, persons, statements), made


def values(case: Facts, conditions: tuple[Condition, ...]) -> list[int]:
    """Values first: the question indexed, every condition tested."""
    question = ask(case, accused="a1", victim="v1")
    return [condition.test(question) for condition in conditions]


def trees(case: Facts, conditions: tuple[Condition, ...]) -> list[Finding]:
    """Every node of every condition with its verdict and the facts that decided."""
    question: Question = ask(case, accused="a1", victim="v1")
    return [condition.explain(question) for condition in conditions]


def _condition(number: int, facts: int) -> Condition:
    kinds = tuple(f"family.kind-{(number * 7 + step) % facts}" for step in range(4))
    match number % 4:
        case 0:
            return law.any_fact(kinds)
        case 1:
            return law.all_of((law.any_fact(kinds[:2]), law.negated(law.fact(kinds[2]))))
        case 2:
            return law.any_of((law.fact(kinds[0]), law.age_under(18)))
    return law.all_facts(kinds[:3])
