"""The way of each element from the truth of the story to the judgment: which sources reached which stage.

What the sheet of proof draws. The first stage that no source reached is where the element was lost.
"""

from collections.abc import Mapping

from jisr.exercise.debrief.losses import Trail, row_proven
from jisr.exercise.debrief.record import Record
from jisr.exercise.debrief.verdicts import Held, best
from jisr.exercise.plan import ChargeSheet, MatrixRow
from jisr.vocabulary import Json

STAGES = ("existed", "found", "lawful", "shared", "tendered", "admitted", "relied_on")


def matrix(record: Record, found: tuple[Held, ...]) -> list[Json]:
    """One row for each element that a good file proves; what the story itself negates is left out."""
    trail, chosen = Trail(record), best(found)
    return [
        _row(record, trail, sheet, row, chosen)
        for sheet in record.scenario.charges
        if sheet.scored
        for row in sheet.matrix
        if row.first and not row.negated
    ]


def _row(record: Record, trail: Trail, sheet: ChargeSheet, row: MatrixRow, chosen: Mapping[str, Held]) -> Json:
    proven = row_proven(record, sheet, row, chosen)
    reached = _reached(record, trail, sheet, row, chosen.get(sheet.id))
    broke = "" if proven else next((stage for stage in STAGES if not reached[stage]), STAGES[-1])
    return {
        "charge": sheet.id,
        "state": str(sheet.state),
        "element": row.element,
        "proven": proven,
        "broke": broke,
        "stages": {stage: list(names) for stage, names in reached.items()},
    }


def _reached(
    record: Record, trail: Trail, sheet: ChargeSheet, row: MatrixRow, held: Held | None
) -> dict[str, tuple[str, ...]]:
    existed = tuple(dict.fromkeys((*row.first, *row.second)))
    parties = record.scenario.states
    found = tuple(one for one in existed if any(_evidence(trail, party, one) for party in parties))
    lawful = tuple(
        one for one in found if any(_evidence(trail, p, one) and (p, one) not in trail.voided for p in parties)
    )
    shared = tuple(one for one in lawful if _evidence(trail, sheet.state, one))
    tendered = tuple(one for one in shared if (sheet.state, one) in trail.tendered)
    admitted = tuple(one for one in tendered if trail.ruled.get((sheet.state, one)) == "admitted")
    key = record.scenario.elements.get(row.element)
    used = {
        name
        for element in (held.elements if held is not None else ())
        if key is not None and element.element.partition("#")[2] == key.element.partition("#")[2]
        for name in element.exhibits
    }
    relied = tuple(one for one in admitted if one in used)
    return dict(zip(STAGES, (existed, found, lawful, shared, tendered, admitted, relied), strict=True))


def _evidence(trail: Trail, party: str, source: str) -> bool:
    """Whether the party holds the source as evidence, not as information alone."""
    ways = {way for (owner, name), found in trail.held.items() if owner == party and name == source for way in found}
    return any(not way.startswith("information:") for way in ways)
