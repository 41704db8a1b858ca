"""What exhibits together say of a fact: established, contested, in doubt, denied, or nothing.

One strong statement, or two of medium strength from different sources, establish a fact; a refutation of that weight
against it leaves it contested. Two records of what one person said are one source. A breach that is weighed lowers the
exhibit by one step; a witness whose identity stays hidden never establishes a fact alone.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass

from jisr.dossier import SubjectId
from jisr.inquiry.state import Exhibit, ExhibitId, Stance, Statement, Strength
from jisr.law import Stance as Standing
from jisr.law import Statement as LegalStatement

LOWER: Mapping[Strength, Strength] = {
    Strength.STRONG: Strength.MEDIUM,
    Strength.MEDIUM: Strength.WEAK,
    Strength.WEAK: Strength.WEAK,
}
STATEMENT = "statement"
One = Callable[[SubjectId], SubjectId]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Statements as the law reads them, and which exhibits carry each."""

    statements: tuple[LegalStatement, ...]
    carried_by: Mapping[str, tuple[ExhibitId, ...]]


@dataclass(slots=True)
class _Said:
    by: str
    on: str
    value: str
    stance: Stance
    strength: Strength
    exhibit: ExhibitId
    source: str
    place: int


def strength_of(statement: Statement, exhibit: Exhibit) -> Strength:
    """How far the exhibit carries the statement, its breaches weighed."""
    strength = statement.strength
    if any(breach.effect == "weigh" for breach in exhibit.breaches):
        strength = LOWER[strength]
    return LOWER[strength] if exhibit.hidden_identity and strength is Strength.STRONG else strength


def weigh(exhibits: Iterable[Exhibit], *, one: One, kinds: Container[str] | None = None) -> Weighed:
    """Every fact that the exhibits speak of, with its standing; of some `kinds` alone where they are given. `one` names
    subjects that were identified."""
    found: list[LegalStatement] = []
    carried: dict[str, tuple[ExhibitId, ...]] = {}
    for fact, all_said in _by_fact(exhibits, one, kinds).items():
        exact: dict[tuple[str, str, str], list[_Said]] = {}
        for said in all_said:
            exact.setdefault((said.by, said.on, said.value), []).append(said)
        loose = _loose(all_said)
        for key, own in exact.items():
            near = _near(own, loose, key)
            if (standing := standing_of(near)) is not None:
                by, on, value = key
                name = f"{fact}:{by}:{on}:{value}"
                found.append(LegalStatement(name, fact, by=by, on=on, value=value, stance=standing))
                carried[name] = _carriers(near)
    return Weighed(tuple(found), carried)


def _by_fact(exhibits: Iterable[Exhibit], one: One, kinds: Container[str] | None) -> Mapping[str, list[_Said]]:
    found: dict[str, list[_Said]] = {}
    count = 0
    for exhibit in exhibits:
        source = exhibit.source or (exhibit.subject if exhibit.kind == STATEMENT else None)
        speaker = one(source) if source else exhibit.id
        for statement in exhibit.statements:
            if kinds is not None and statement.fact not in kinds:
                continue
            count += 1
            said = _Said(
                by=one(statement.by) if statement.by else "",
                on=one(statement.on) if statement.on else "",
                value=statement.value,
                stance=statement.stance,
                strength=strength_of(statement, exhibit),
                exhibit=exhibit.id,
                source=speaker,
                place=count,
            )
            found.setdefault(statement.fact, []).append(said)
    return found


def _loose(all_said: list[_Said]) -> list[_Said]:
    """What leaves open a doer, a sufferer or a value that something else names."""
    by, on = any(said.by for said in all_said), any(said.on for said in all_said)
    value = any(said.value for said in all_said)
    return [said for said in all_said if (by and not said.by) or (on and not said.on) or (value and not said.value)]


def _near(own: list[_Said], loose: list[_Said], key: tuple[str, str, str]) -> list[_Said]:
    """What speaks of the same: what names it, and what names nobody or nothing else, in the order it was said."""
    by, on, value = key
    more = [
        said
        for said in loose
        if (said.by, said.on, said.value) != key
        and _same(said.by, by)
        and _same(said.on, on)
        and _same(said.value, value)
    ]
    return sorted((*own, *more), key=lambda said: said.place) if more else own


def _same(said: str, asked: str) -> bool:
    """A statement that names nobody speaks for whoever is asked about; one that names another does not."""
    return not said or said == asked


def _carriers(near: list[_Said]) -> tuple[ExhibitId, ...]:
    asserting = [said for said in near if said.stance is Stance.ASSERTS and said.strength is not Strength.WEAK]
    return tuple(dict.fromkeys(said.exhibit for said in asserting))


def standing_of(said: Iterable[_Said]) -> Standing | None:
    """How a fact stands on what is said of it; None when only weak words speak."""
    all_said = list(said)
    held = _held(one for one in all_said if one.stance is Stance.ASSERTS)
    against = _held(one for one in all_said if one.stance is Stance.REFUTES)
    if held is Strength.STRONG:
        return Standing.CONTESTED if against is Strength.STRONG else Standing.ESTABLISHED
    if against is Strength.STRONG:
        return Standing.DENIED
    return Standing.UNKNOWN if held is Strength.MEDIUM else None


def _held(said: Iterable[_Said]) -> Strength | None:
    """Strong when one is strong or two of different sources are medium; medium when one is."""
    sources: set[str] = set()
    for one in said:
        if one.strength is Strength.STRONG:
            return Strength.STRONG
        if one.strength is Strength.MEDIUM:
            sources.add(one.source)
    return Strength.STRONG if len(sources) > 1 else Strength.MEDIUM if sources else None
