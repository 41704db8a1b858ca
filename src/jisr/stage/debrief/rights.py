"""The gates of human rights: for each person who came into somebody's hands, passed or broken, and by which act."""

from dataclasses import dataclass, replace

from jisr.exercise.conditions import ActPattern, Condition, Done, Scene, holds, leaves
from jisr.exercise.plan import Gate
from jisr.exercise.world import World
from jisr.stage.debrief.ground import Ground
from jisr.vocabulary import CaseTime, CountryCode, Json


@dataclass(frozen=True, slots=True)
class _OfPerson:
    """The scene as it is about one person: a pattern that names nobody is meant of this one."""

    world: World
    person: str

    @property
    def moment(self) -> CaseTime:
        return self.world.moment

    def count(self, pattern: ActPattern, /) -> int:
        return self.world.count(self.about(pattern))

    def about(self, pattern: ActPattern) -> ActPattern:
        """The pattern with the person put in where it names none."""
        return pattern if pattern.subjects else replace(pattern, subjects=frozenset({self.person}))

    def reached(self, milestone: str, /) -> bool:
        return self.world.reached(milestone)

    def came(self, inject: str, /) -> bool:
        return self.world.came(inject)

    def level(self, person: str, variable: str, /) -> int:
        return self.world.level(person, variable)

    def held(self, source: str, party: CountryCode | None, /) -> bool:
        return self.world.held(source, party)


def rights_of(ground: Ground) -> tuple[Json, ...]:
    """One row for each gate and person that a measure touched."""
    met = {person for deed in ground.world.index.matching(ActPattern()) for person in deed.subjects}
    rows: list[Json] = []
    for gate in ground.scenario.gates:
        for person in gate.persons:
            if person in met:
                rows.append(_row(ground, gate, person))
    return tuple(rows)


def _row(ground: Ground, gate: Gate, person: str) -> Json:
    scene: Scene = _OfPerson(ground.world, person)
    broken = gate.broken is not None and holds(gate.broken.condition, scene)
    held = not broken and holds(gate.passed.condition, scene)
    rule = gate.broken if broken and gate.broken is not None else gate.passed
    return {
        "gate": gate.id,
        "person": person,
        "held": held,
        "act": _act(ground, rule.condition, person),
        "judged_by_a_person": gate.passed.by != "person",
    }


def _act(ground: Ground, condition: Condition, person: str) -> str | None:
    scene = _OfPerson(ground.world, person)
    for leaf in leaves(condition):
        if isinstance(leaf, Done) and (deeds := ground.world.index.matching(scene.about(leaf.pattern))):
            return deeds[-1].act
    return None
