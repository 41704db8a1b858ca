"""What a party gathers over time: exhibits, requests and persons, each with the acts that changed its state."""

from collections.abc import Sequence
from dataclasses import dataclass

from jisr.dossier import Act
from jisr.press.names import Names
from jisr.press.said import Said

EXHIBIT_NOTES = frozenset({"exhibit-tendered", "exhibit-ruled", "translated"})
REQUEST_ACTS = frozenset({
    "request-signed", "request-sent", "request-received", "clarification-asked", "clarification-given", "consulted",
    "request-accepted", "request-refused", "request-postponed", "request-executed", "result-returned",
    "result-received", "request-closed",
})  # fmt: skip
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A thing with the number of the act that brought it and its later states."""

    since: int
    id: str
    name: Said
    towards: str
    notes: tuple[tuple[int, str], ...]

    def note_at(self, number: int) -> str:
        """The last state at the moment, "" when it has none yet."""
        return next((note for since, note in reversed(self.notes) if since <= number), "")


@dataclass(frozen=True, slots=True)
class Held:
    """Rows of one kind at a moment, with their states: those shown at once and those behind."""

    first: tuple[tuple[NamedRow, str], ...]
    rest: tuple[tuple[NamedRow, str], ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.first) + len(self.rest)


def held_at(rows: Sequence[NamedRow], number: int, *, shown: int) -> Held:
    """The rows that are there at the moment, those with a state of their own first, then the newest."""
    there = [(row, row.note_at(number)) for row in rows if row.since <= number]
    there.sort(key=lambda pair: (not pair[1], -pair[0].since))
    return Held(tuple(there[:shown]), tuple(there[shown:]))


def exhibits_of(acts: Sequence[Act], names: Names) -> tuple[NamedRow, ...]:
    """The exhibits of a party, each translated, tendered, admitted or excluded later."""
    found: dict[str, NamedRow] = {}
    for act in acts:
        if act.kind == "exhibit-entered":
            _add(found, str(act.body.get("id")), "exhibit", "", act, names)
        elif act.kind in EXHIBIT_NOTES:
            _add(found, str(act.body.get("exhibit")), "exhibit", str(act.body.get("decision") or act.kind), act, names)
    return tuple(found.values())


def requests_of(acts: Sequence[Act], names: Names) -> tuple[NamedRow, ...]:
    """The requests that a party made or received."""
    found: dict[str, NamedRow] = {}
    for act in acts:
        if act.kind in REQUEST_ACTS and act.body.get("request"):
            _add(found, str(act.body["request"]), "request", act.kind, act, names)
    return tuple(found.values())


def persons_of(acts: Sequence[Act], names: Names) -> tuple[NamedRow, ...]:
    """The persons known to a party, with their standing."""
    found: dict[str, NamedRow] = {}
    for act in acts:
        if act.kind == "subject-entered" and act.body.get("kind") == "person":
            _add(found, str(act.body.get("id")), "person", _standing(act), act, names)
        elif act.kind == "status-changed":
            _add(found, str(act.body.get("subject")), "person", _standing(act), act, names)
    return tuple(found.values())


def _standing(act: Act) -> str:
    standing = str(act.body.get("status") or "")
    return "" if standing == UNKNOWN else standing


def _add(found: dict[str, NamedRow], name: str, key: str, note: str, act: Act, names: Names) -> None:
    number = names.numbers[str(act.id)]
    row = found.get(name)
    if row is None:
        towards = names.partners.get(f"{act.party} {name}", "")
        row = NamedRow(number, name, names.say(key, name), towards, ())
    notes = (*row.notes, (number, note)) if note else row.notes
    found[name] = NamedRow(row.since, row.id, row.name, row.towards, notes)
