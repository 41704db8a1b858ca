"""Whether a journal is what its party sealed: an act altered, removed, reordered or inserted is found, the first named.

A part that is withheld, destroyed or redacted is told from one that was altered. The key comes from the first act, or
from the reader who knows it already; signatures are checked in two threads beside the chain.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256

from jisr.dossier.acts import Act
from jisr.dossier.ids import ActId, CaseId, PartyId
from jisr.dossier.keys import is_signed
from jisr.dossier.lines import Row, row_from, split_journal, unreadable
from jisr.dossier.opening import OPENING, read_opening
from jisr.dossier.parts import PartName, PartState, part_digest
from jisr.dossier.plain import plain_bytes
from jisr.dossier.writing import GENESIS, Cover, Head
from jisr.vocabulary import Reason

THREADS = 2
CHUNK = 250


@dataclass(frozen=True, slots=True)
class Fault:
    """The first act that fails, or the place where it should be, and why."""

    number: int
    act: ActId | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked and the first fault, if there is one; `parts` counts the parts by state."""

    case: CaseId | None
    party: PartyId | None
    acts: int
    seals: int
    parts: Mapping[PartState, int]
    fault: Fault | None

    @property
    def sound(self) -> bool:
        """Whether nothing was found against it."""
        return self.fault is None


def verify_journal(data: bytes, *, trusted: Mapping[str, str] | None = None) -> Report:
    """Check an export. `trusted` are public keys by party that the reader knows from elsewhere."""
    cover, lines, stopped = split_journal(data)
    if cover is None:
        return Report(None, None, 0, 0, {}, Fault(0, None, stopped or Reason("This is no journal.")))
    first = _examined(lines[0], 2, None).row if lines else None
    bound = None if first is None else read_opening(first.act)
    public = (trusted or {}).get(cover.party) or (None if bound is None else bound.keys.get(cover.party))
    if first is None or public is None:
        reason = Reason("The first act, which binds case, parties and keys, is missing or was altered.")
        return Report(cover.case, cover.party, len(lines), 0, {}, Fault(1, None, reason))
    with ThreadPoolExecutor(THREADS) as pool:
        starts = range(0, len(lines), CHUNK)
        parts = pool.map(lambda start: _examined_all(lines[start : start + CHUNK], start + 2, public), starts)
        found = [each for part in parts for each in part]
    head = GENESIS if bound is None or bound.branch is None else bound.branch.heads.get(cover.party, GENESIS)
    rows = [each.row for each in found if each.row is not None]
    return Report(
        case=cover.case,
        party=cover.party,
        acts=len(lines),
        seals=sum(row.seal is not None for row in rows),
        parts=Counter(state for row in rows for state in _states(row.act)),
        fault=_chain_fault(found, cover, head) or _cover_fault(cover, public),
    )


@dataclass(frozen=True, slots=True)
class _Examined:
    """A line by itself: the act, if it is one, and what is wrong with it."""

    row: Row | None
    wrong: Reason | None


def _examined_all(lines: Sequence[bytes], number: int, public: str) -> list[_Examined]:
    # Python work and signature (which lets the other thread run) alternate line by line: two cores stay busy.
    return [_examined(line, number + offset, public) for offset, line in enumerate(lines)]


def _examined(line: bytes, number: int, public: str | None) -> _Examined:
    try:
        row = row_from(line)
        return _Examined(row, None if public is None else row_fault(row, public))
    except (ValueError, RecursionError) as fault:
        return _Examined(None, unreadable(number, fault))


def row_fault(row: Row, public: str) -> Reason | None:
    """What is wrong with an act by itself: header, parts or seal."""
    if sha256(row.header).hexdigest() != row.act.hash:
        return Reason("its header was altered: the hash does not fit")
    if (reason := part_fault(row.act, public)) is not None:
        return reason
    seal = row.seal
    if seal is not None and not is_signed(public=public, signature=seal.signature, message=seal.message()):
        return Reason("its seal does not fit: the act or its seal was altered")
    return None


def part_fault(act: Act, public: str) -> Reason | None:
    """The first part that is not what the header says, if there is one."""
    for name, digest in act.digests.items():
        held = act.held.get(name)
        if held is None:
            if sha256(act.salts[name].encode() + plain_bytes(act.parts[name])).hexdigest() != digest:
                return Reason("its part “{part}” was altered", {"part": name})
        elif (redaction := held.redaction) is not None:
            fits = part_digest(salt=redaction.salt, content=held.content) == redaction.digest
            signed = is_signed(
                public=public, signature=redaction.signature, message=redaction.message(act.id, PartName(name))
            )
            if not (fits and signed):
                return Reason("its redacted part “{part}” was altered", {"part": name})
    return None


def _states(act: Act) -> list[PartState]:
    return [PartState.PRESENT if name not in act.held else act.held[name].state for name in act.digests]


def _chain_fault(found: Sequence[_Examined], cover: Cover, head: Head) -> Fault | None:
    """Walk the chain: each act by itself, order, links, seals in their places, then the end."""
    first = 0
    places = {each.row.act.number: place for place, each in enumerate(found) if each.row is not None}
    for place, each in enumerate(found):
        if each.row is None:
            return Fault(head.number + 1, None, each.wrong or Reason("it is no act"))
        act = each.row.act
        reason = each.wrong or _misplaced(act, head, place, places)
        first = first or act.number
        if (reason := reason or _unlinked(each.row, cover, head, first)) is not None:
            return Fault(head.number + 1, act.id, reason)
        head = Head(act.number, act.hash)
        first = 0 if each.row.seal is not None else first
    if first:
        return Fault(head.number, found[-1].row.act.id if found[-1].row else None, Reason("its seal was removed"))
    return _end(cover, head)


def _misplaced(act: Act, head: Head, place: int, places: Mapping[int, int]) -> Reason | None:
    due = head.number + 1
    if act.number == due:
        return None
    values = {"number": str(act.number), "due": str(due)}
    if act.number < due:
        return Reason("it stands a second time or was inserted: number {number} where number {due} is due", values)
    if places.get(due, -1) > place:
        return Reason("the acts were reordered: number {number} stands where number {due} is due", values)
    return Reason("act number {due} was removed before it", values)


def _unlinked(row: Row, cover: Cover, head: Head, first: int) -> Reason | None:
    act = row.act
    if act.previous != head.hash:
        return Reason("it was inserted or put in the place of another: it does not follow the act before it")
    if (act.case, act.party) != (cover.case, cover.party):
        return Reason("it belongs to another journal")
    if (act.kind == OPENING) != (act.number == cover.after + 1):
        return Reason("the act that opens a journal stands first, and only there")
    if row.seal is not None and row.seal.first != first:
        return Reason("its seal covers other acts than those of its command")
    return None


def _end(cover: Cover, head: Head) -> Fault | None:
    if cover.acts > head.number:
        due = head.number + 1
        return Fault(due, None, Reason("acts were removed from the end: number {due} is missing", {"due": str(due)}))
    if (cover.acts, cover.head) != (head.number, head.hash):
        return Fault(cover.acts + 1, None, Reason("acts were added after the cover was signed, or the cover altered"))
    return None


def _cover_fault(cover: Cover, public: str) -> Fault | None:
    if is_signed(public=public, signature=cover.signature, message=cover.message()):
        return None
    return Fault(0, None, Reason("the cover was altered: its signature does not fit"))
