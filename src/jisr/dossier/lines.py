"""A journal as JSON Lines: a cover, then one line per act.

The cover names case, party, the number of acts and the head, signed, so that acts cut off at the end are missed. A line
holds the header of an act, its hash, its parts with their salts (or the word withheld, destroyed or redacted), and on
the last act of each command the seal. Every line is canonical (RFC 8785) and ends with a line feed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from jisr.dossier.acts import Act
from jisr.dossier.header import header_of
from jisr.dossier.ids import CaseId, PartyId
from jisr.dossier.journal import Journal
from jisr.dossier.parsing import Line, Malformed, load_plain, parse_line
from jisr.dossier.plain import plain_bytes
from jisr.dossier.reading import act_from, checked_header
from jisr.dossier.writing import Cover, Seal
from jisr.vocabulary import Json, Reason


@dataclass(frozen=True, slots=True)
class Row:
    """One line: the act, and the seal that stands on it."""

    act: Act
    seal: Seal | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read of an export: the cover, the rows, and what stopped the reading, if anything did."""

    cover: Cover | None
    rows: tuple[Row, ...]
    stopped: Reason | None = None

    @property
    def acts(self) -> tuple[Act, ...]:
        """The acts in the order of the lines."""
        return tuple(row.act for row in self.rows)

    @property
    def seals(self) -> tuple[Seal, ...]:
        """The seals in the order of the lines."""
        return tuple(row.seal for row in self.rows if row.seal is not None)


def export_journal(journal: Journal) -> bytes:
    """The journal as JSON Lines; what it inherits from the parent of a branch stays with the parent."""
    cover = journal.cover()
    return export_acts(cover, journal.read(after=cover.after), journal.seals(after=cover.after))


def export_acts(cover: Cover, acts: Iterable[Act], seals: Iterable[Seal]) -> bytes:
    """The lines of these acts under this cover."""
    sealed = {seal.last: seal for seal in seals}
    lines = [cover_line(cover), *(act_line(act, sealed.get(act.number)) for act in acts)]
    return b"".join(line + b"\n" for line in lines)


def cover_line(cover: Cover) -> bytes:
    """The first line."""
    journal: dict[str, Json] = {
        "acts": cover.acts, "after": cover.after, "case": cover.case, "format": 1, "head": cover.head,
        "party": cover.party,
    }  # fmt: skip
    return plain_bytes({"journal": journal, "signature": cover.signature})


def act_line(act: Act, seal: Seal | None) -> bytes:
    """The line of an act."""
    end = "" if seal is None else f',"seal":{{"first":{seal.first},"signature":"{seal.signature}"}}'
    middle = f',"hash":"{act.hash}","parts":'
    return b'{"act":' + header_of(act) + middle.encode() + plain_bytes(parts_map(act)) + end.encode() + b"}"


def parts_map(act: Act) -> dict[str, Json]:
    """The parts as they stand in a line: content and salt, or their state."""
    parts: dict[str, Json] = {}
    for name in act.digests:
        if (held := act.held.get(name)) is None:
            parts[name] = {"content": act.parts[name], "salt": act.salts[name]}
        elif held.redaction is not None:
            parts[name] = {
                "content": held.content, "digest": held.redaction.digest, "salt": held.redaction.salt,
                "signature": held.redaction.signature, "state": held.state.value,
            }  # fmt: skip
        else:
            parts[name] = {"state": held.state.value}
    return parts


def split_journal(data: bytes) -> tuple[Cover | None, list[bytes], Reason | None]:
    """The cover, the lines of acts, and what is wrong with the whole, if anything is."""
    lines = data.split(b"\n")
    if lines.pop() != b"":
        return None, [], Reason("the last line is cut off")
    cover = _cover(lines[0]) if lines else None
    if cover is None:
        return None, [], Reason("its first line is not the cover of a journal, or was altered")
    return cover, lines[1:], None


def read_journal(data: bytes) -> Reading:
    """Read an export as far as it can be read. It never raises on what others wrote."""
    cover, lines, stopped = split_journal(data)
    rows: list[Row] = []
    for number, line in enumerate(lines, start=2):
        try:
            rows.append(row_from(parse_line(line)))
        except (ValueError, RecursionError) as fault:
            return Reading(cover, tuple(rows), unreadable(number, fault))
    return Reading(cover, tuple(rows), stopped)


def row_from(line: Line) -> Row:
    """The act of a line. Raises `ValueError` when it is none."""
    act = act_from(checked_header(line.head, line.parts), hash_=line.hash, parts=line.parts)
    seal = None if line.signature is None else Seal(line.first, act.number, act.hash, line.signature)
    return Row(act, seal)


def unreadable(number: int, fault: Exception) -> Reason:
    """What to say of a line that is no act."""
    if isinstance(fault, Malformed):
        return fault.reason(number)
    return Reason("line {line} was altered: it is not the text of an act", {"line": str(number)})


def _cover(line: bytes) -> Cover | None:
    try:
        value = load_plain(line)
    except (ValueError, RecursionError):
        return None
    match value:
        case {
            "journal": {
                "acts": int(acts), "after": int(after), "case": str(case), "format": 1, "head": str(head),
                "party": str(party),
            },
            "signature": str(signature),
        }:  # fmt: skip
            cover = Cover(CaseId(case), PartyId(party), after, acts, head, signature)
            return cover if cover_line(cover) == line else None
        case _:
            return None
