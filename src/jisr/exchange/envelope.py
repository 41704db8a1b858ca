"""The envelope: what crosses between parties, as bytes and back.

It holds numbered content, acts with the parts that the sender lets go, papers and exhibits with their hashes, the head
of the sender's journal, and the sender's seal over all of it. The same content is always the same bytes, so an envelope
that comes twice is recognised by its name.
"""

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from jisr.dossier import Act, CaseId, Content, Head, PartName, PartyId, SigningKey, act_line, plain_bytes
from jisr.dossier.parsing import load_plain
from jisr.exchange.messages import Message, Side
from jisr.exchange.names import EnvelopeId, is_file_name
from jisr.vocabulary import CaseTime, Json, digest

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Envelope:
    """What one party sends another about one request (or one piece of information): message `number` of its side."""

    case: CaseId
    sender: PartyId
    receiver: PartyId
    request: str
    side: Side
    number: int
    seen: int
    kind: str
    at: CaseTime
    head: Head
    content: Content
    acts: tuple[Act, ...] = ()
    papers: Mapping[str, bytes] = field(default_factory=dict)
    exhibits: Mapping[str, bytes] = field(default_factory=dict)
    signature: str = ""

    @property
    def id(self) -> EnvelopeId:
        """The name of the envelope: the same for the same content."""
        return envelope_id(self.map())

    def message(self) -> Message:
        """Its place among the messages of the request."""
        return Message(self.request, self.side, self.number, self.kind, self.at, self.seen, self.id)

    def map(self) -> dict[str, Json]:
        """What is sealed, as a map."""
        return {
            "acts": [load_plain(act_line(act, None)) for act in self.acts],
            "at": self.at,
            "case": self.case,
            "content": dict(self.content),
            "exhibits": _files(self.exhibits),
            "format": FORMAT,
            "head": [self.head.number, self.head.hash],
            "kind": self.kind,
            "number": self.number,
            "papers": _files(self.papers),
            "receiver": self.receiver,
            "request": self.request,
            "seen": self.seen,
            "sender": self.sender,
            "side": self.side.value,
        }

    def to_bytes(self) -> bytes:
        """The envelope as it travels: one canonical line."""
        return plain_bytes({"envelope": self.map(), "signature": self.signature}) + b"\n"

    def sealed(self, key: SigningKey) -> "Envelope":
        """The envelope under the sender's seal. Raises `ValueError` on a name that no file can have."""
        for name in (*self.papers, *self.exhibits):
            if not is_file_name(name):
                raise ValueError(f"{name!r} is no name of a file")
        return replace(self, signature=key.sign(seal_message(self.map())))


def shared(act: Act, *, parts: frozenset[PartName] = frozenset({PartName.BODY})) -> Act:
    """The act as another party gets it: the parts named, the others withheld."""
    kept = frozenset(part.value for part in parts)
    away = {name: act.part(name).withheld() for name in act.digests if name not in kept}
    return replace(
        act,
        parts={name: content for name, content in act.parts.items() if name in kept},
        salts={name: salt for name, salt in act.salts.items() if name in kept},
        held={**{name: part for name, part in act.held.items() if name in kept}, **away},
    )


def envelope_id(content: Mapping[str, Json]) -> EnvelopeId:
    """The name of the envelope with this content."""
    return EnvelopeId(f"E-{digest(plain_bytes(dict(content)))[:16]}")


def seal_message(content: Mapping[str, Json]) -> bytes:
    """What the sender signs."""
    return f"jisr-envelope/1\n{hashlib.sha256(plain_bytes(dict(content))).hexdigest()}".encode()


def _files(files: Mapping[str, bytes]) -> dict[str, Json]:
    return {name: {"data": b64encode(data).decode(), "sha256": digest(data)} for name, data in files.items()}
