"""Where each element was lost on its way from the truth of the story to the judgment.

For each element that a good file proves: the sources that show it, how many were found, lawfully, in the file of the
forum, tendered, admitted, relied on. The first stage that none reached is where it was lost.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from jisr.cooperation import RequestState
from jisr.exercise.plan import ChargeSheet, MatrixRow
from jisr.inquiry import Exhibit
from jisr.stage.debrief.ground import Ground
from jisr.stage.debrief.judging import Held
from jisr.trial import Decision
from jisr.vocabulary import CountryCode, Json

STAGES = ("existed", "found", "lawful", "shared", "tendered", "admitted", "relied_on")
REFUSED, LATE, NEVER, UNLAWFUL, NOT_FOUND = "refused", "late", "never-asked-for", "found-unlawfully", "not-found"
EXCLUDED, UNUSED = "excluded", "not-relied-on"


@dataclass(frozen=True, slots=True)
class Way:
    """One element of one charge and the sources that reached each stage."""

    charge: str
    state: CountryCode
    element: str
    proven: bool
    reached: dict[str, tuple[str, ...]] = field(hash=False)
    cause: str = ""
    detail: str = ""

    @property
    def broke(self) -> str:
        """The first stage that no source reached, "" when the element was proven."""
        return "" if self.proven else next((stage for stage in STAGES if not self.reached[stage]), "relied_on")

    def plain(self) -> Json:
        """The row of the proof matrix in `outcome.json`."""
        stages: dict[str, Json] = {stage: list(self.reached[stage]) for stage in STAGES}
        return {
            "charge": self.charge,
            "state": self.state,
            "element": self.element,
            "proven": self.proven,
            "broke": self.broke,
            "stages": stages,
        }


def ways_of(ground: Ground, held: Iterable[Held]) -> tuple[Way, ...]:
    """The way of every element that a good file proves; what the story itself negates is left out."""
    by_charge = {row.charge: row for row in held}
    return tuple(
        _way(ground, sheet, row, by_charge.get(sheet.id))
        for sheet in ground.scenario.charges
        if sheet.scored
        for row in sheet.matrix
        if not row.negated and row.facts
    )


def _way(ground: Ground, sheet: ChargeSheet, row: MatrixRow, held: Held | None) -> Way:
    key = ground.scenario.elements.get(row.element)
    name = key.element if key is not None else row.element
    existed = tuple(
        one
        for one in dict.fromkeys((*row.first, *row.second, *ground.sources_of(row.facts)))
        if one in ground.scenario.sources
    )
    found = tuple(one for one in existed if _holders(ground, one))
    lawful = tuple(one for one in found if any(_lawful(e) for e in _holders(ground, one).values()))
    shared = tuple(one for one in lawful if sheet.state in _holders(ground, one))
    trial = ground.parties[sheet.state].trial
    names = {one: str(_holders(ground, one)[sheet.state].id) for one in shared}
    tendered = tuple(one for one in shared if names[one] in trial.tendered)
    rulings = {str(name): ruling.decision for name, ruling in trial.rulings.items()}
    admitted = tuple(one for one in tendered if rulings.get(names[one]) is Decision.ADMITTED)
    proven, used = _held(held, name, key is not None and key.kind == "excuse")
    relied = tuple(one for one in admitted if one in used) or (admitted if proven else ())
    reached = dict(zip(STAGES, (existed, found, lawful, shared, tendered, admitted, relied), strict=True))
    if proven:
        return Way(sheet.id, sheet.state, row.element, True, reached)
    cause, detail = _cause(ground, sheet, reached)
    return Way(sheet.id, sheet.state, row.element, False, reached, cause, detail)


def _held(held: Held | None, element: str, excuse: bool) -> tuple[bool, frozenset[str]]:
    if held is None:
        return False, frozenset()
    if held.excuse and (excuse or element.endswith(held.excuse) or held.excuse.endswith(element)):
        return True, frozenset()
    for name, finding, exhibits in held.elements:
        if name == element or name.endswith(f"#{element}"):
            return finding == "proven", frozenset(exhibits)
    return False, frozenset()


def _holders(ground: Ground, source: str) -> dict[CountryCode, Exhibit]:
    """The exhibits that come from the source, by the party that holds one; information alone is no exhibit."""
    return {
        party: exhibit
        for party, whole in ground.parties.items()
        for exhibit in whole.inquiry.exhibits.values()
        if ground.registry.source_of(party, exhibit.id) == source and not exhibit.came_by.startswith("information")
    }


def _lawful(exhibit: Exhibit) -> bool:
    return not any(breach.effect == "void" for breach in exhibit.breaches)


def _cause(ground: Ground, sheet: ChargeSheet, reached: dict[str, tuple[str, ...]]) -> tuple[str, str]:
    stage = next((stage for stage in STAGES if not reached[stage]), "relied_on")
    before = reached[STAGES[max(0, STAGES.index(stage) - 1)]]
    detail = ", ".join(before)
    if stage == "found":
        return (_unfound(ground, sheet, before), detail)
    if stage == "lawful":
        return UNLAWFUL, detail
    if stage == "shared":
        return _unshared(ground, sheet), detail
    return (EXCLUDED if stage == "admitted" else UNUSED), detail


def _unfound(ground: Ground, sheet: ChargeSheet, sources: tuple[str, ...]) -> str:
    if any(ground.world.is_lost(one) for one in sources):
        return LATE
    abroad = [one for one in sources if ground.scenario.sources[one].state != sheet.state]
    return _unshared(ground, sheet) if abroad and len(abroad) == len(sources) else NOT_FOUND


def _unshared(ground: Ground, sheet: ChargeSheet) -> str:
    mine = [r for r in ground.parties[sheet.state].cooperation.requests.values() if r.outgoing]
    if any(request.state is RequestState.REFUSED for request in mine):
        return REFUSED
    open_ones = [r for r in mine if r.state not in (RequestState.RETURNED, RequestState.CLOSED)]
    return LATE if open_ones else NEVER
