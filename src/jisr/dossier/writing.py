"""From drafts to acts: number, canonical header, hash of the chain, one seal per append.

The header is small: kind@version, seat, times, what it cites, the previous hash and a salted digest per part. Its
RFC 8785 bytes are hashed; the seal is the party's Ed25519 signature over the head after the last act of the command.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import NamedTuple

from jisr.dossier.acts import NONE_HELD, Act, Draft, Entry
from jisr.dossier.header import header_bytes
from jisr.dossier.ids import CaseId, PartyId, act_id
from jisr.dossier.keys import SigningKey
from jisr.dossier.parts import PartName, salt_of
from jisr.dossier.plain import plain_bytes
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


class ActText(NamedTuple):
    """What was hashed for an act: header and contents of parts."""

    header: bytes
    parts: Mapping[str, bytes]


class Written(NamedTuple):
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
    digests: dict[str, str] = {}
    texts: dict[str, bytes] = {}
    for part, content in parts.items():
        salts[part] = salt = salt_of(secret=key.secret, act=name, name=part)
        texts[part] = text = plain_bytes(content)
        digests[part] = sha256(salt.encode() + text).hexdigest()
    head = header_bytes(
        draft, seat=entry.seat, act=name, case=case, party=party, number=number, position=position,
        command=entry.command, times=(entry.done_at, entry.entered_at, entry.wall), law=entry.law, digests=digests,
        previous=previous,
    )  # fmt: skip
    act = Act(
        name, party, case, draft.kind, draft.version, entry.seat, entry.done_at, entry.entered_at, entry.wall, number,
        position, entry.command, draft.to, draft.shows, draft.touches, draft.rules, draft.breaches, entry.law,
        draft.supersedes, parts, digests, salts, previous, sha256(head).hexdigest(), NONE_HELD,
    )  # fmt: skip
    return act, ActText(head, texts)


def _contents(draft: Draft) -> dict[str, Json]:
    parts: dict[str, Json] = {}
    contents = (draft.body, draft.identities, draft.text, draft.files)
    for name, content in zip(_MAPS, contents, strict=True):
        if content:
            parts[name] = dict(content)
    if draft.findings:
        parts[_FINDINGS] = list(draft.findings)
    return parts
