"""From drafts to acts: number, canonical header, hash of the chain, one seal per append.

The header is small: kind@version, seat, times, what it cites, the previous hash and a salted digest per part. Its
RFC 8785 bytes are hashed; the seal is the party's Ed25519 signature over the head after the last act of the command.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from jisr.dossier.acts import Act, Breach, Draft, Entry, Seat
from jisr.dossier.ids import ActId, CaseId, PartyId, act_id
from jisr.dossier.keys import SigningKey
from jisr.dossier.parts import PartName, salt_of
from jisr.dossier.plain import header_bytes, plain_bytes
from jisr.vocabulary import Json


@dataclass(frozen=True, slots=True)
class Head:
    """Number and hash of the last act of a journal."""

    number: int
    hash: str


_MAPS = tuple(name.value for name in PartName if name is not PartName.FINDINGS)
_FINDINGS = PartName.FINDINGS.value
GENESIS = Head(0, "0" * 64)


@dataclass(frozen=True, slots=True)
class Seal:
    """The signature of a party over the head after the acts `first` to `last` of one command."""

    first: int
    last: int
    head: str
    signature: str

    def message(self) -> bytes:
        """What is signed."""
        return seal_message(first=self.first, last=self.last, head=self.head)


@dataclass(frozen=True, slots=True)
class Cover:
    """What a whole journal is, signed by its party: last number and head; acts up to `after` are inherited."""

    case: CaseId
    party: PartyId
    after: int
    acts: int
    head: str
    signature: str = ""

    def message(self) -> bytes:
        """What is signed."""
        return f"jisr-journal/1\n{self.case}\n{self.party}\n{self.after}\n{self.acts}\n{self.head}".encode()

    def signed(self, key: SigningKey) -> "Cover":
        """The cover under the party's signature."""
        return replace(self, signature=key.sign(self.message()))


@dataclass(frozen=True, slots=True)
class ActText:
    """The bytes that were hashed for an act: header and contents of parts."""

    header: bytes
    parts: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Written:
    """The acts of one append, the bytes that were hashed for each, and their seal."""

    acts: tuple[Act, ...]
    texts: tuple[ActText, ...]
    seal: Seal


def seal_message(*, first: int, last: int, head: str) -> bytes:
    """The bytes under a seal; the head covers case, party, acts and everything before them."""
    return f"jisr-seal/1\n{first}\n{last}\n{head}".encode()


def write(entry: Entry, *, case: CaseId, party: PartyId, head: Head, position: int, key: SigningKey) -> Written:
    """The acts that an entry becomes after this head and node position, and their seal. Raises `NotPlain`."""
    if not entry.drafts:
        raise ValueError("a command that does nothing makes no entry")
    acts: list[Act] = []
    texts: list[ActText] = []
    previous = head.hash
    for offset, draft in enumerate(entry.drafts, start=1):
        act, text = _act(
            draft,
            entry,
            case=case,
            party=party,
            number=head.number + offset,
            position=position + offset,
            previous=previous,
            key=key,
        )
        previous = act.hash
        acts.append(act)
        texts.append(text)
    first, last = acts[0].number, acts[-1].number
    signature = key.sign(seal_message(first=first, last=last, head=previous))
    return Written(tuple(acts), tuple(texts), Seal(first, last, previous, signature))


def header(act: Act) -> dict[str, Json]:
    """The canonical header as a map: the whole of what the chain covers."""
    return _header(
        act, seat=act.seat, act=act.id, case=act.case, party=act.party, number=act.number, position=act.position,
        command=act.command, times=(act.done_at, act.entered_at, act.wall), law=act.law, digests=dict(act.digests),
        previous=act.previous,
    )  # fmt: skip


def header_hash(act: Act) -> str:
    """The hash that the act must have."""
    return sha256(header_bytes(header(act))).hexdigest()


def _act(
    draft: Draft,
    entry: Entry,
    *,
    case: CaseId,
    party: PartyId,
    number: int,
    position: int,
    previous: str,
    key: SigningKey,
) -> tuple[Act, ActText]:
    name = act_id(case=case, party=party, number=number)
    parts = _contents(draft)
    salts: dict[str, str] = {}
    digests: dict[str, Json] = {}
    texts: dict[str, bytes] = {}
    for part, content in parts.items():
        salts[part] = salt = salt_of(secret=key.secret, act=name, name=part)
        texts[part] = text = plain_bytes(content)
        digests[part] = sha256(salt.encode() + text).hexdigest()
    head = _header(
        draft, seat=entry.seat, act=name, case=case, party=party, number=number, position=position,
        command=entry.command, times=(entry.done_at, entry.entered_at, entry.wall), law=entry.law, digests=digests,
        previous=previous,
    )  # fmt: skip
    text_of_header = header_bytes(head)
    act = Act(
        id=name, party=party, case=case, kind=draft.kind, version=draft.version, seat=entry.seat,
        done_at=entry.done_at, entered_at=entry.entered_at, wall=entry.wall, number=number, position=position,
        command=entry.command, to=draft.to, shows=draft.shows, touches=draft.touches, rules=draft.rules,
        breaches=draft.breaches, law=entry.law, supersedes=draft.supersedes, parts=parts,
        digests={part: str(value) for part, value in digests.items()}, salts=salts, previous=previous,
        hash=sha256(text_of_header).hexdigest(),
    )  # fmt: skip
    return act, ActText(text_of_header, texts)


def _contents(draft: Draft) -> dict[str, Json]:
    parts: dict[str, Json] = {}
    contents = (draft.body, draft.identities, draft.text, draft.files)
    for name, content in zip(_MAPS, contents, strict=True):
        if content:
            parts[name] = dict(content)
    if draft.findings:
        parts[_FINDINGS] = list(draft.findings)
    return parts


def _header(
    said: Draft | Act,
    *,
    seat: Seat,
    act: ActId,
    case: CaseId,
    party: PartyId,
    number: int,
    position: int,
    command: str,
    times: tuple[int, int, int],
    law: str,
    digests: dict[str, Json],
    previous: str,
) -> dict[str, Json]:
    done, entered, wall = times
    head: dict[str, Json] = {
        "act": act,
        "case": case,
        "command": command,
        "done": done,
        "entered": entered,
        "kind": said.kind,
        "law": law,
        "number": number,
        "parts": digests,
        "party": party,
        "position": position,
        "previous": previous,
        "seat": [seat.id, seat.office, seat.party, seat.role, seat.sat],
        "version": said.version,
        "wall": wall,
    }
    if said.to:
        head["to"] = list(said.to)
    if said.shows:
        head["shows"] = list(said.shows)
    if said.touches:
        head["touches"] = list(said.touches)
    if said.rules:
        head["rules"] = list(said.rules)
    if said.breaches:
        head["breaches"] = [breach_map(breach) for breach in said.breaches]
    if said.supersedes is not None:
        head["supersedes"] = said.supersedes
    return head


def breach_map(breach: Breach) -> dict[str, Json]:
    """A breach as it stands in the header."""
    return {
        "effect": breach.effect,
        "reach": list(breach.reach),
        "rule": breach.rule,
        "safeguard": breach.safeguard,
    }
