"""What exhibits together say of a fact: established, contested, in doubt, denied, or nothing.

One strong statement, or two of medium strength from different sources, establish a fact; a refutation of that weight
against it leaves it contested. Two records of what one person said are one source. A breach that is weighed lowers the
exhibit by one step; a witness whose identity stays hidden never establishes a fact alone.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from jisr.dossier import SubjectId
from jisr.inquiry.state import Exhibit, ExhibitId, InquiryView, Stance, Strength
from jisr.law import Stance as Standing
from jisr.law import Statement as LegalStatement

ASSERTS = Stance.ASSERTS
STRONG, MEDIUM, WEAK = Strength.STRONG, Strength.MEDIUM, Strength.WEAK
LOWER: Mapping[Strength, Strength] = {
    Strength.STRONG: Strength.MEDIUM,
    Strength.MEDIUM: Strength.WEAK,
    Strength.WEAK: Strength.WEAK,
}
AS_SAID: Mapping[Strength, Strength] = {said: said for said in Strength}
STATEMENT = "statement"
One = Callable[[SubjectId], SubjectId]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Statements as the law reads them, all and by fact in the same order, and which exhibits carry each."""

    statements: tuple[LegalStatement, ...]
    by_fact: Mapping[str, Sequence[LegalStatement]]
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


def carries(exhibit: Exhibit) -> Mapping[Strength, Strength]:
    """How far the exhibit carries a statement of each strength, its breaches weighed."""
    weighed = any(breach.effect == "weigh" for breach in exhibit.breaches)
    if not weighed and not exhibit.hidden_identity:
        return AS_SAID
    lowered = {said: LOWER[said] if weighed else said for said in Strength}
    if exhibit.hidden_identity:
        lowered = {said: LOWER[held] if held is Strength.STRONG else held for said, held in lowered.items()}
    return lowered


def weigh(exhibits: Iterable[Exhibit], *, one: One, kinds: Container[str] | None = None) -> Weighed:
    """Every fact that the exhibits speak of, with its standing; of some `kinds` alone where they are given. `one` names
    subjects that were identified."""
    found: dict[str, list[LegalStatement]] = {}
    carried: dict[str, tuple[ExhibitId, ...]] = {}
    for fact, all_said in _by_fact(exhibits, one, kinds).items():
        exact: dict[tuple[str, str, str], list[_Said]] = {}
        for said in all_said:
            exact.setdefault((said.by, said.on, said.value), []).append(said)
        loose = _loose(all_said)
        stand = found[fact] = []
        for key, own in exact.items():
            near = _near(own, loose, key)
            if (standing := standing_of(near)) is not None:
                by, on, value = key
                name = f"{fact}:{by}:{on}:{value}"
                stand.append(LegalStatement(name, fact, by, on, value, stance=standing))
                carried[name] = _carriers(near)
    return Weighed(tuple(one for stand in found.values() for one in stand), found, carried)


class Scales:
    """What one office weighed last, for each question, as long as its file holds the same exhibits and subjects."""

    def __init__(self) -> None:
        self._known: dict[frozenset[str] | None, tuple[InquiryView, Weighed]] = {}

    def weigh(self, inquiry: InquiryView, *, kinds: frozenset[str] | None = None) -> Weighed:
        """All exhibits of the file, weighed for every fact or for these kinds."""
        known = self._known.get(kinds)
        if known is None or known[0].exhibits is not inquiry.exhibits or known[0].subjects is not inquiry.subjects:
            known = self._known[kinds] = (inquiry, weigh(inquiry.exhibits.values(), one=inquiry.one, kinds=kinds))
        return known[1]


def _by_fact(exhibits: Iterable[Exhibit], one: One, kinds: Container[str] | None) -> Mapping[str, list[_Said]]:
    found: dict[str, list[_Said]] = {}
    names = _Names(one)
    places = count(1)
    for exhibit in exhibits:
        said = exhibit.statements if kinds is None else [each for each in exhibit.statements if each.fact in kinds]
        if not said:
            continue
        source = exhibit.source or (exhibit.subject if exhibit.kind == STATEMENT else None)
        speaker, carried = names[source] if source else exhibit.id, carries(exhibit)
        for each in said:
            by, on, strength = names[each.by], names[each.on], carried[each.strength]
            whole = _Said(by, on, each.value, each.stance, strength, exhibit.id, speaker, next(places))
            if (known := found.get(each.fact)) is None:
                found[each.fact] = [whole]
            else:
                known.append(whole)
    return found


class _Names(dict[SubjectId | None, str]):
    """The subjects as they were identified, each looked up once; nobody has no name."""

    def __init__(self, one: One) -> None:
        super().__init__({None: ""})
        self._one = one

    def __missing__(self, subject: SubjectId | None) -> str:
        name = self[subject] = self._one(subject) if subject else ""
        return name


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
    asserting = [said for said in near if said.stance is ASSERTS and said.strength is not WEAK]
    return tuple(dict.fromkeys(said.exhibit for said in asserting))


def standing_of(said: Iterable[_Said]) -> Standing | None:
    """How a fact stands on what is said of it; None when only weak words speak."""
    asserting: list[_Said] = []
    refuting: list[_Said] = []
    for one in said:
        (asserting if one.stance is ASSERTS else refuting).append(one)
    held, against = _held(asserting), _held(refuting)
    if held is STRONG:
        return Standing.CONTESTED if against is STRONG else Standing.ESTABLISHED
    if against is STRONG:
        return Standing.DENIED
    return Standing.UNKNOWN if held is MEDIUM else None


def _held(said: Iterable[_Said]) -> Strength | None:
    """Strong when one is strong or two of different sources are medium; medium when one is."""
    sources: set[str] = set()
    for one in said:
        if one.strength is STRONG:
            return STRONG
        if one.strength is MEDIUM:
            sources.add(one.source)
    return STRONG if len(sources) > 1 else MEDIUM if sources else None
