"""Parts of an act: body, identities, text, files, findings.

Parts lie beside the chain; the header holds a salted digest of each. So a part can be withheld from a reader, destroyed
(salt and content) or redacted (a new content that cites the old digest) without breaking the chain, and each of these
is told from a part that was altered. Names of persons stand only in `identities`.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from jisr.dossier.ids import ActId
from jisr.dossier.plain import plain_bytes
from jisr.vocabulary import Json

Content: TypeAlias = Mapping[str, Json]
SALT_DIGITS = 32


class PartName(StrEnum):
    """The closed set of parts."""

    BODY = "body"
    IDENTITIES = "identities"
    TEXT = "text"
    FILES = "files"
    FINDINGS = "findings"


class PartState(StrEnum):
    """Whether a part is here; `altered` is no state but a fault that `verify` finds."""

    PRESENT = "present"
    WITHHELD = "withheld"
    DESTROYED = "destroyed"
    REDACTED = "redacted"


@dataclass(frozen=True, slots=True)
class Redaction:
    """A content put in the place of another: the digest it takes the place of, its own, and the party's signature."""

    cites: str
    salt: str
    digest: str
    signature: str

    def message(self, act: ActId, name: str) -> bytes:
        """What the party signs."""
        return f"jisr-redaction/1\n{act}\n{name}\n{self.cites}\n{self.digest}".encode()


@dataclass(frozen=True, slots=True)
class Part:
    """One part as this reader holds it; `digest` is the one in the header, whatever the state."""

    digest: str
    salt: str = ""
    content: Json = None
    state: PartState = PartState.PRESENT
    redaction: Redaction | None = None

    def withheld(self) -> "Part":
        """The part for a reader who may not have it: only its digest stays."""
        return Part(digest=self.digest, state=PartState.WITHHELD)

    def destroyed(self) -> "Part":
        """The part after its destruction: without the salt the content cannot be guessed from the digest."""
        return Part(digest=self.digest, state=PartState.DESTROYED)


def salt_of(*, secret: bytes, act: ActId, name: str) -> str:
    """The salt of a part: fixed by the secret of the party's node, different for every act and part."""
    return hashlib.sha256(secret + f"\x1f{act}\x1f{name}".encode()).hexdigest()[:SALT_DIGITS]


def part_digest(*, salt: str, content: Json) -> str:
    """The digest that the header holds."""
    return hashlib.sha256(salt.encode() + plain_bytes(content)).hexdigest()
