"""Whether a journal is what its party sealed: an act altered, removed, reordered or inserted is found, the first named.

A part that is withheld, destroyed or redacted is told from one that was altered. The key comes from the first act, or
from the reader who knows it already; signatures are checked in two threads beside the chain.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256

from jisr.dossier.ids import ActId, CaseId, PartyId
from jisr.dossier.keys import is_signed
from jisr.dossier.lines import row_from, split_journal, unreadable
from jisr.dossier.opening import OPENING, Opening, read_opening
from jisr.dossier.parsing import Line, PartText, parse_line
from jisr.dossier.parts import PartState, Redaction
from jisr.dossier.writing import GENESIS, Cover, Head, seal_message
from jisr.vocabulary import Json, Reason

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
    """What was checked and the first fault, if there is one.

    `parts` counts the parts by state, `positions` are the places on the node, `keys` those that the first act binds.
    """

    case: CaseId | None
    party: PartyId | None
    acts: int
    seals: int
    parts: Mapping[PartState, int]
    fault: Fault | None
    positions: tuple[int, ...] = ()
    keys: Mapping[PartyId, str] = field(default_factory=dict)

    @property
    def sound(self) -> bool:
        """Whether nothing was found against it."""
        return self.fault is None


def verify_journal(data: bytes, *, trusted: Mapping[PartyId, str] | None = None) -> Report:
    """Check an export. `trusted` are public keys by party that the reader knows from elsewhere."""
    cover, lines, stopped = split_journal(data)
    if cover is None:
        return Report(None, None, 0, 0, {}, Fault(0, None, stopped or Reason("This is no journal.")))
    bound = _bound(lines)
    public = (trusted or {}).get(cover.party) or (None if bound is None else bound.keys.get(cover.party))
    if public is None:
        reason = Reason("the first act, which binds case, parties and keys, is missing or was altered")
        return Report(cover.case, cover.party, len(lines), 0, {}, Fault(cover.after + 1, None, reason))
    with ThreadPoolExecutor(THREADS) as pool:
        starts = range(0, len(lines), CHUNK)
        chunks = pool.map(lambda start: _examined_all(lines[start : start + CHUNK], start + 2, public), starts)
        found = [each for chunk in chunks for each in chunk]
    head = GENESIS if bound is None or bound.branch is None else bound.branch.heads.get(cover.party, GENESIS)
    return Report(
        case=cover.case,
        party=cover.party,
        acts=len(lines),
        seals=sum(each.sealed_from is not None for each in found),
        parts=Counter(state for each in found for state in each.states),
        fault=_chain_fault(found, cover, head) or _cover_fault(cover, public),
        positions=tuple(each.position for each in found),
        keys={} if bound is None else bound.keys,
    )


def _bound(lines: Sequence[bytes]) -> Opening | None:
    try:
        return read_opening(row_from(parse_line(lines[0])).act)
    except (ValueError, RecursionError, IndexError):
        return None


@dataclass(frozen=True, slots=True)
class _Examined:
    """A line by itself: what is wrong with it, and the little that the chain needs of it."""

    wrong: Reason | None
    act: str = ""
    number: int = 0
    previous: str = ""
    hash: str = ""
    journal: tuple[str, str] = ("", "")
    opens: bool = False
    sealed_from: int | None = None
    states: tuple[PartState, ...] = ()
    position: int = 0


def _examined_all(lines: Sequence[bytes], number: int, public: str) -> list[_Examined]:
    # Python work and signature (which lets the other thread run) alternate line by line: two cores stay busy.
    return [_examined(line, number + offset, public) for offset, line in enumerate(lines)]


def _examined(text: bytes, number: int, public: str) -> _Examined:
    try:
        line = parse_line(text)
        wrong = line_fault(line, public)
    except (ValueError, RecursionError) as fault:
        return _Examined(unreadable(number, fault))
    head = line.head
    place = head.get("number")
    return _Examined(
        wrong=wrong,
        act=str(head.get("act")),
        number=place if isinstance(place, int) else 0,
        previous=str(head.get("previous")),
        hash=line.hash,
        journal=(str(head.get("case")), str(head.get("party"))),
        opens=head.get("kind") == OPENING,
        sealed_from=None if line.signature is None else line.first,
        states=tuple(part.state for part in line.parts.values()),
        position=position if isinstance(position := head.get("position"), int) else 0,
    )


def line_fault(line: Line, public: str) -> Reason | None:
    """What is wrong with an act by itself: header, parts or seal. Raises `ValueError` when it is no act."""
    if sha256(line.raw).hexdigest() != line.hash:
        return Reason("its header was altered: the hash does not fit")
    digests = line.head.get("parts")
    if not isinstance(digests, dict) or digests.keys() != line.parts.keys():
        return Reason("its parts are not those that its header names")
    act = str(line.head.get("act"))
    for name, part in line.parts.items():
        if (reason := _part_fault(act, name, part, digests[name], public)) is not None:
            return reason
    if line.signature is not None:
        number = line.head.get("number")
        message = seal_message(first=line.first, last=number if isinstance(number, int) else 0, head=line.hash)
        if not is_signed(public=public, signature=line.signature, message=message):
            return Reason("its seal does not fit: the act or its seal was altered")
    return None


def _part_fault(act: str, name: str, part: PartText, digest: Json, public: str) -> Reason | None:
    if part.state is PartState.PRESENT:
        if sha256(part.salt.encode() + part.raw).hexdigest() != digest:
            return Reason("its part “{part}” was altered", {"part": name})
    elif part.state is PartState.REDACTED:
        redaction = Redaction(cites=str(digest), salt=part.salt, digest=part.digest, signature=part.signature)
        fits = sha256(part.salt.encode() + part.raw).hexdigest() == part.digest
        message = redaction.message(ActId(act), name)
        if not (fits and is_signed(public=public, signature=part.signature, message=message)):
            return Reason("its redacted part “{part}” was altered", {"part": name})
    return None


def _chain_fault(found: Sequence[_Examined], cover: Cover, head: Head) -> Fault | None:
    """Walk the chain: each act by itself, order, links, seals in their places, then the end."""
    first = 0
    places = {each.number: place for place, each in enumerate(found)}
    for place, each in enumerate(found):
        first = first or each.number
        reason = each.wrong or _misplaced(each.number, head, place, places) or _unlinked(each, cover, head, first)
        if reason is not None:
            return Fault(head.number + 1, ActId(each.act) if each.act else None, reason)
        head = Head(each.number, each.hash)
        first = 0 if each.sealed_from is not None else first
    if first:
        return Fault(head.number, ActId(found[-1].act), Reason("its seal was removed"))
    return _end(cover, head)


def _misplaced(number: int, head: Head, place: int, places: Mapping[int, int]) -> Reason | None:
    due = head.number + 1
    if number == due:
        return None
    values = {"number": str(number), "due": str(due)}
    if number < due:
        return Reason("it stands a second time or was inserted: number {number} where number {due} is due", values)
    if places.get(due, -1) > place:
        return Reason("the acts were reordered: number {number} stands where number {due} is due", values)
    return Reason("act number {due} was removed before it", values)


def _unlinked(each: _Examined, cover: Cover, head: Head, first: int) -> Reason | None:
    if each.previous != head.hash:
        return Reason("it was inserted or put in the place of another: it does not follow the act before it")
    if each.journal != (cover.case, cover.party):
        return Reason("it belongs to another journal")
    if each.opens != (each.number == cover.after + 1):
        return Reason("the act that opens a journal stands first, and only there")
    if each.sealed_from is not None and each.sealed_from != first:
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
