"""The peers' side of the bench of rules: the same facts and the same conditions, said to each engine in its own words.

Every engine gets the values of the facts (unmet 0, unknown 1, met 2) and gives the values of the conditions, in order:
*all* is the least, *any* the greatest, *not* the mirror. What does not change from case to case (variables, rules,
decision) is built once and not measured; clingo has no such part and grounds its program anew each time.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

import clingo
import numpy
import zen
from numpy.typing import NDArray
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from jisr.law import Condition, Operator
from jisr.law.question import MET

Column: TypeAlias = NDArray[numpy.int64]

AGE_FACT = "age"
DAY = "2022-02-03"


def openfisca(conditions: Sequence[Condition], kinds: Sequence[str]) -> Callable[[Mapping[str, int]], list[int]]:
    """OpenFisca-Core, traced: a variable for each fact, a formula for each condition."""
    person = build_entity(key="person", plural="persons", label="Person", is_person=True)
    system = TaxBenefitSystem([person])
    for kind in (*kinds, AGE_FACT):
        system.add_variable(_variable(_name(kind), person, None))
    for number, condition in enumerate(conditions):
        system.add_variable(_variable(f"condition_{number}", person, _formula(condition)))

    def run(facts: Mapping[str, int]) -> list[int]:
        simulation = SimulationBuilder().build_default_simulation(system, count=1)
        simulation.trace = True
        for kind, value in facts.items():
            simulation.set_input(_name(kind), DAY, numpy.array([value]))
        found = [simulation.calculate(f"condition_{number}", DAY) for number in range(len(conditions))]
        return [int(one[0]) for one in found]

    return run


def solver(conditions: Sequence[Condition]) -> Callable[[Mapping[str, int]], list[int]]:
    """clingo: the facts and the conditions as a logic program, grounded and solved."""
    program = "\n".join(line for n, one in enumerate(conditions) for line in _clauses(one, f"c{n}"))
    program += "".join(f"\n#show c{n}/1." for n in range(len(conditions)))

    def run(facts: Mapping[str, int]) -> list[int]:
        control = clingo.Control(["--warn=none"])
        stated = "".join(f"{_name(kind)}({level}). " for kind, value in facts.items() for level in range(1, value + 1))
        control.add("base", [], stated + program)
        control.ground([("base", [])])
        found = [0] * len(conditions)
        with control.solve(yield_=True) as models:
            for symbol in next(iter(models)).symbols(shown=True):
                number = int(symbol.name[1:])
                found[number] = max(found[number], symbol.arguments[0].number)
        return found

    return run


def decision(conditions: Sequence[Condition], *, trace: bool) -> Callable[[Mapping[str, int]], list[int]]:
    """zen-engine: one node with an expression for each condition; its trace names the node, not the facts."""
    rows = [{"id": f"e{n}", "key": f"c{n}", "value": _expression(one)} for n, one in enumerate(conditions)]
    graph = {
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in", "position": {"x": 0, "y": 0}},
            {
                "id": "rules", "type": "expressionNode", "name": "rules", "position": {"x": 0, "y": 0},
                "content": {"expressions": rows},
            },
            {"id": "out", "type": "outputNode", "name": "out", "position": {"x": 0, "y": 0}},
        ],
        "edges": [
            {"id": "a", "sourceId": "in", "targetId": "rules", "type": "edge"},
            {"id": "b", "sourceId": "rules", "targetId": "out", "type": "edge"},
        ],
    }  # fmt: skip
    made = zen.ZenEngine().create_decision(json.dumps(graph))

    def run(facts: Mapping[str, int]) -> list[int]:
        given = {_name(kind): value for kind, value in facts.items()}
        result = made.evaluate(given, {"trace": trace})["result"]
        return [int(result[f"c{n}"]) for n in range(len(conditions))]

    return run


def _name(kind: str) -> str:
    return kind.replace(".", "_").replace("-", "_")


def _below(condition: Condition) -> list[str]:
    kinds = (AGE_FACT,) if condition.operator is Operator.AGE_UNDER else condition.kinds
    return [_name(kind) for kind in kinds]


def _variable(name: str, person: object, formula: Callable[..., object] | None) -> type[Variable]:
    said: dict[str, object] = {
        "value_type": int, "entity": person, "definition_period": DateUnit.DAY, "label": name,
    }  # fmt: skip
    if formula is not None:
        said["formula"] = formula
    return type(name, (Variable,), said)


def _formula(condition: Condition) -> Callable[..., Column]:
    def formula(person: Callable[[str, object], Column], period: object) -> Column:
        return _value(condition, lambda name: person(name, period))

    return formula


def _value(condition: Condition, read: Callable[[str], Column]) -> Column:
    parts = numpy.stack([*map(read, _below(condition)), *(_value(part, read) for part in condition.parts)])
    match condition.operator:
        case Operator.NOT:
            found: Column = MET - parts[0]
        case Operator.ALL | Operator.ALL_FACTS:
            found = parts.min(axis=0)
        case _:
            found = parts.max(axis=0)
    return found


def _clauses(condition: Condition, name: str) -> list[str]:
    """The clauses of a condition: `name(1)` when it is at least unknown, `name(2)` when it is met."""
    parts = [f"{name}_{n}" for n in range(len(condition.parts))]
    lines = [line for part, one in zip(parts, condition.parts, strict=True) for line in _clauses(one, part)]
    words = _below(condition) + parts
    match condition.operator:
        case Operator.NOT:
            return [*lines, f"{name}(1) :- not {words[0]}(2).", f"{name}(2) :- not {words[0]}(1)."]
        case Operator.ALL | Operator.ALL_FACTS:
            return [*lines, f"{name}(L) :- L=1..2, " + ", ".join(f"{word}(L)" for word in words) + "."]
    return [*lines, *(f"{name}(L) :- {word}(L)." for word in words)]


def _expression(condition: Condition) -> str:
    words = _below(condition) + [_expression(part) for part in condition.parts]
    match condition.operator:
        case Operator.FACT | Operator.AGE_UNDER:
            return words[0]
        case Operator.NOT:
            return f"(2 - {words[0]})"
        case Operator.ALL | Operator.ALL_FACTS:
            return f"min([{', '.join(words)}])"
    return f"max([{', '.join(words)}])"
