"""Rights gates: passed or broken, person by person, with the act that decided; criteria as far as acts show them."""

from dataclasses import replace

from jisr.exercise.conditions import (
    ActPattern,
    AllOf,
    AnyOf,
    Condition,
    DecidedBy,
    Done,
    NotSo,
    holds,
    leaves,
)
from jisr.exercise.debrief.hints import steps_lost
from jisr.exercise.debrief.record import Record
from jisr.exercise.plan import Gate
from jisr.exercise.steered import about_gate
from jisr.exercise.world import World
from jisr.vocabulary import Json


def gates(record: Record) -> list[Json]:
    """One row per gate and person."""
    rows: list[Json] = []
    for gate in record.scenario.gates:
        for person in gate.persons or ("",):
            rows.append(_row(record.world, gate, person))
    return rows


def _row(world: World, gate: Gate, person: str) -> Json:
    passed = about(gate.passed.condition, person)
    broken = None if gate.broken is None else about(gate.broken.condition, person)
    failed = broken is not None and holds(broken, world)
    said = world.steered.answer(about_gate(gate.id, person))
    held = (holds(passed, world) and not failed) if said is None else said
    act = _deciding(world, broken if failed and broken is not None else passed)
    by = gate.passed.by
    return {
        "gate": gate.id,
        "person": person,
        "held": held,
        "act": act,
        "judged": by is not DecidedBy.PERSON or said is not None,
        "rules": list(gate.rules),
    }


def about(condition: Condition, person: str) -> Condition:
    """The condition asked of one person: patterns without a subject are about that person."""
    match condition:
        case Done(pattern=pattern) if person and not pattern.subjects:
            return Done(pattern=replace(pattern, subjects=frozenset({person})))
        case AllOf(parts=parts):
            return AllOf(parts=tuple(about(part, person) for part in parts))
        case AnyOf(parts=parts):
            return AnyOf(parts=tuple(about(part, person) for part in parts))
        case NotSo(of=part):
            return NotSo(of=about(part, person))
    return condition


def _deciding(world: World, condition: Condition) -> str:
    patterns: list[ActPattern] = [leaf.pattern for leaf in leaves(condition) if isinstance(leaf, Done)]
    for pattern in patterns:
        if found := world.index.matching(pattern):
            return found[-1].act
    return ""


def criteria(record: Record) -> list[Json]:
    """The highest level that the acts show, less a step for each hint that costs one; a criterion that asks for a
    person's judgment is not observed."""
    rows: list[Json] = []
    order, hints = ("P", "S", "M", "U"), steps_lost(record)
    broken = {str(row["gate"]) for row in gates(record) if isinstance(row, dict) and not row["held"]}
    for criterion in record.scenario.criteria:
        level = next(
            (name for name in order if name in criterion.auto and holds(criterion.auto[name], record.world)),
            "U" if criterion.auto else "N/O",
        )
        capped = bool(set(criterion.gates) & broken)
        if capped and level in ("P", "S"):
            level = "M"
        if level in order:
            level = order[min(len(order) - 1, order.index(level) + hints[criterion.id])]
        rows.append({"criterion": criterion.id, "level": level, "capped": capped, "judged": criterion.by != "person"})
    return rows
