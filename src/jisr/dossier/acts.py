"""Acts, and the drafts that become acts.

An act is one thing done by one seat: what, when, under which rules, with which breaches, resting on which findings. It
never changes. `dossier` knows no kind of act but the opening of a journal; subjects fold the kinds they know.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeVar, cast

from jisr.dossier.ids import ActId, CaseId, CommandId, OfficeId, PartyId, SeatId, SubjectId
from jisr.dossier.parts import Content, Part, PartName
from jisr.vocabulary import CaseTime, Json, RuleId

EVERY_OFFICE = OfficeId("*")
NOTHING: Content = MappingProxyType({})
NONE_HELD: Mapping[str, Part] = MappingProxyType({})
Value = TypeVar("Value")
# Parts are read so often that the plain words stand here: a member of an enum is found by a call, a constant is not.
_BODY: Final = PartName.BODY.value
_IDENTITIES: Final = PartName.IDENTITIES.value
_TEXT: Final = PartName.TEXT.value
_FILES: Final = PartName.FILES.value
_FINDINGS: Final = PartName.FINDINGS.value


def _nothing() -> Content:
    return NOTHING


class Sat(StrEnum):
    """Who sat in the seat when the act was done."""

    HOLDER = "holder"
    STAND_IN = "stand-in"
    FACILITATOR = "facilitator"
    SYSTEM = "system"
    BOT = "bot"


class BreachEffect(StrEnum):
    """What a breach does: voids what came of it, weighs in its assessment, or is noted only."""

    VOID = "void"
    WEIGH = "weigh"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Seat:
    """A person or bot × role × office of a party, and how it was filled for this act."""

    id: SeatId
    office: OfficeId
    party: PartyId
    role: str
    sat: Sat = Sat.HOLDER


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that an act broke: safeguard, effect, and the exhibits it reaches (none named: all it yields)."""

    rule: RuleId
    safeguard: str
    effect: BreachEffect
    reach: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What `decide` returns: an act before it is numbered, chained and sealed.

    `to` names offices of the same party that also learn it (`"*"` all of them); `shows` names earlier acts made known
    to those who learn this one. `supersedes` puts the parts of this act in the place of an earlier act's, see
    `corrections`.
    """

    kind: str
    body: Content
    version: int = 1
    identities: Content = field(default_factory=_nothing)
    text: Content = field(default_factory=_nothing)
    files: Content = field(default_factory=_nothing)
    to: tuple[OfficeId, ...] = ()
    shows: tuple[ActId, ...] = ()
    touches: tuple[SubjectId, ...] = ()
    rules: tuple[RuleId, ...] = ()
    breaches: tuple[Breach, ...] = ()
    findings: tuple[Json, ...] = ()
    supersedes: ActId | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """The drafts of one command with the seat, the times and the digest of the law used: what a journal appends.

    `done_at` is when it was done (law asks this), `entered_at` when it came into the journal, `wall` milliseconds of
    the real clock. A late entry has `done_at` before `entered_at`.
    """

    command: CommandId
    seat: Seat
    done_at: CaseTime
    entered_at: CaseTime
    wall: int
    law: str
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done. `number` counts in the party's journal, `position` on the node (over all parties; never shown).

    `parts` holds the contents that are here; `held` holds only the parts that are not simply present. `readings` keeps
    what `once` made of them; it is no part of the act.
    """

    id: ActId
    party: PartyId
    case: CaseId
    kind: str
    version: int
    seat: Seat
    done_at: CaseTime
    entered_at: CaseTime
    wall: int
    number: int
    position: int
    command: CommandId
    to: tuple[OfficeId, ...]
    shows: tuple[ActId, ...]
    touches: tuple[SubjectId, ...]
    rules: tuple[RuleId, ...]
    breaches: tuple[Breach, ...]
    law: str
    supersedes: ActId | None
    parts: Mapping[str, Json]
    digests: Mapping[str, str]
    salts: Mapping[str, str]
    previous: str
    hash: str
    held: Mapping[str, Part] = field(default_factory=lambda: NONE_HELD)
    readings: dict[object, object] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def body(self) -> Content:
        """The public body; empty when there is none or it is not here."""
        return self._map(_BODY)

    @property
    def identities(self) -> Content:
        """Names and other identifiers of persons."""
        return self._map(_IDENTITIES)

    @property
    def text(self) -> Content:
        """Free text."""
        return self._map(_TEXT)

    @property
    def files(self) -> Content:
        """Names and digests of the files it cites."""
        return self._map(_FILES)

    @property
    def findings(self) -> tuple[Json, ...]:
        """The findings it rested on, as kept when it was done."""
        found = self.parts.get(_FINDINGS)
        return tuple(found) if isinstance(found, list) else ()

    @property
    def late(self) -> bool:
        """Whether it was entered after it was done."""
        return self.done_at < self.entered_at

    def once(self, read: Callable[["Act"], Value]) -> Value:
        """What a pure function reads in the act: the offices that learn it share one immutable reading."""
        if read not in self.readings:
            self.readings[read] = read(self)
        return cast(Value, self.readings[read])

    def part(self, name: str) -> Part:
        """The part with its state. Raises `KeyError` when the act never had it."""
        if (other := self.held.get(name)) is not None:
            return other
        return Part(digest=self.digests[name], salt=self.salts[name], content=self.parts[name])

    def _map(self, name: str) -> Content:
        content = self.parts.get(name)
        return content if isinstance(content, dict) else NOTHING
