"""Where each element was lost: not found, found unlawfully, never asked for, refused, late, excluded, not relied on.

For each row of the expected matrix that the court did not hold proven, the exhibits that could have proven it are
followed as far as they came; the farthest point says what was missing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from jisr.exercise.debrief.record import Record
from jisr.exercise.debrief.verdicts import PROVEN, Held, best
from jisr.exercise.plan import ChargeSheet, MatrixRow
from jisr.protection.plain import rows, word
from jisr.vocabulary import CountryCode

CAUSES = (
    "not-found",
    "never-asked-for",
    "refused",
    "late",
    "found-unlawfully",
    "not-relied-on",
    "excluded",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """One element that was not proven: the charge, the element, the cause, and the exhibits it speaks of."""

    charge: str
    element: str
    cause: str
    detail: str


class Trail:
    """How far each source came in each State's case."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self.held: dict[tuple[CountryCode, str], set[str]] = {}
        self.voided: set[tuple[CountryCode, str]] = set()
        self.asked: set[tuple[CountryCode, str]] = set()
        self.refused: set[str] = set()
        self.tendered: set[tuple[CountryCode, str]] = set()
        self.ruled: dict[tuple[CountryCode, str], str] = {}
        for act in record.acts:
            party = CountryCode(act.party)
            source = record.source(party, word(act.body, "id") or word(act.body, "exhibit"))
            key = (party, source)
            match act.kind:
                case "exhibit-entered":
                    self.held.setdefault(key, set()).add(word(act.body, "came_by") or "own")
                    if any(word(one, "effect") == "void" for one in rows(act.body, "breaches")):
                        self.voided.add(key)
                case "exhibit-tendered":
                    self.tendered.add(key)
                case "exhibit-ruled":
                    self.ruled[key] = word(act.body, "decision")
                case "request-signed":
                    exchange = record.exchanges.get(word(act.body, "request"), "")
                    self.asked |= {(party, name) for name in self._brought(exchange)}
                case "request-refused":
                    self.refused.add(record.exchanges.get(word(act.body, "request"), ""))

    def _brought(self, exchange: str) -> tuple[str, ...]:
        return next((one.brings for one in self._record.scenario.exchanges if one.id == exchange), ())

    def farthest(self, source: str, forum: CountryCode) -> str:
        """The point at which the source stopped on its way to the judgment of the forum."""
        key = (forum, source)
        formal = self.held.get(key, set()) - {""}
        usable = {one for one in formal if not one.startswith("information:")}
        if key in self.ruled:
            return "excluded" if self.ruled[key] == "excluded" else "not-relied-on"
        if usable:
            return "found-unlawfully" if key in self.voided else "not-relied-on"
        home = self._record.scenario.all_sources[source].state if source in self._record.scenario.all_sources else forum
        if home == forum or (home, source) not in self.held:
            return "not-found" if home == forum or key not in self.asked else "late"
        exchanges = [one.id for one in self._record.scenario.exchanges if source in one.brings]
        if any(one in self.refused for one in exchanges):
            return "refused"
        return "late" if key in self.asked else "never-asked-for"


def lost(record: Record, found: tuple[Held, ...]) -> tuple[Lost, ...]:
    """Every row of the matrix that a good file proves and this one did not."""
    trail = Trail(record)
    chosen = best(found)
    entries: list[Lost] = []
    for sheet in record.scenario.charges:
        if not sheet.scored:
            continue
        for row in sheet.matrix:
            if row.negated or not row.first or row_proven(record, sheet, row, chosen):
                continue
            entries.append(_entry(trail, sheet, row))
    return tuple(entries)


def _entry(trail: Trail, sheet: ChargeSheet, row: MatrixRow) -> Lost:
    stops = {name: trail.farthest(name, sheet.state) for name in (*row.first, *row.second)}
    cause = max(stops.values(), key=CAUSES.index)
    at = [name for name, stop in stops.items() if stop == cause]
    return Lost(charge=sheet.id, element=row.element, cause=cause, detail=", ".join(at))


def row_proven(record: Record, sheet: ChargeSheet, row: MatrixRow, chosen: Mapping[str, Held]) -> bool:
    """Whether the court held the element of the row proven, or an excuse where the row is one; what no offence holds as
    an element, such as jurisdiction, is a condition of the trial and is held when the court judged the charge."""
    one = chosen.get(sheet.id)
    key = record.scenario.elements.get(row.element)
    if one is None or key is None:
        return False
    if one.verdict == "discontinued" and "discontinued" in sheet.well_built:
        return True
    local = key.element.partition("#")[2] or key.element
    if not any(str(known).endswith((key.element, f"#{local}")) for known in record.corpus.elements):
        return one.verdict != "discontinued"
    for element in one.elements:
        same = element.element == key.element or (local and element.element.endswith(f"#{local}"))
        if same and element.finding == PROVEN:
            return True
    return bool(one.excuse) and key.element in one.excuse
