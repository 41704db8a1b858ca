"""The port of a journal: the append-only chain of one party in one case, and its implementation in memory.

An append is the acts of one command under one seal, at the version that was read. A repeat of a command id returns the
first answer and writes nothing. `store` implements the same port on a database; both pass the same tests.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias

from jisr.dossier.acts import Act, Entry
from jisr.dossier.ids import ActId, CaseId, CommandId, PartyId
from jisr.dossier.keys import SigningKey
from jisr.dossier.parts import PartName
from jisr.dossier.writing import GENESIS, Cover, Head, Seal, write


@dataclass(frozen=True, slots=True)
class Appended:
    """The acts are in the journal; `repeated` when the command had been answered before."""

    acts: tuple[Act, ...]
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """Someone was faster: the version expected, the version found, and the acts in between."""

    expected: int
    version: int
    newer: tuple[Act, ...]


Answer: TypeAlias = Appended | Conflict


class Journal(Protocol):
    """The append-only chain of one party in one case."""

    @property
    def case(self) -> CaseId:
        """The matter."""
        ...

    @property
    def party(self) -> PartyId:
        """Whose journal it is."""
        ...

    @property
    def version(self) -> int:
        """The number of the last act, 0 when empty."""
        ...

    @property
    def head(self) -> Head:
        """Number and hash of the last act."""
        ...

    def append(self, entry: Entry, *, expected: int) -> Answer:
        """Chain, seal and keep the entry's acts when the journal is still at the version expected."""
        ...

    def read(self, *, after: int = 0) -> Sequence[Act]:
        """The acts after that number, in order."""
        ...

    def seals(self, *, after: int = 0) -> Sequence[Seal]:
        """The seals over acts after that number, in order."""
        ...

    def cover(self) -> Cover:
        """What the journal is now, signed: the first line of an export."""
        ...

    def destroy(self, *, act: ActId, part: PartName) -> None:
        """Destroy content and salt of a part for good; its digest stays. The act that orders it comes first."""
        ...


class Numbering:
    """Counts the acts of one case over all journals of this node."""

    def __init__(self, *, last: int = 0) -> None:
        """`last` is the last position given."""
        self.last = last


class MemoryJournal:
    """A journal that lives as long as the process: play, what-if, tests.

    `inherited` are the acts of the parent of a branch: read before its own, chained to, never sealed again.
    """

    def __init__(
        self,
        *,
        case: CaseId,
        party: PartyId,
        key: SigningKey,
        numbering: Numbering,
        inherited: Sequence[Act] = (),
        acts: Sequence[Act] = (),
        seals: Sequence[Seal] = (),
    ) -> None:
        """Empty, or with the acts and seals of an import that was verified; journals of a case share a numbering."""
        self._case, self._party, self._key, self._numbering = case, party, key, numbering
        self._acts: list[Act] = list(inherited)
        self._inherited = len(self._acts)
        self._acts += acts
        self._seals: list[Seal] = list(seals)
        self._answers: dict[CommandId, tuple[Act, ...]] = {}
        for act in acts:
            self._answers[act.command] = (*self._answers.get(act.command, ()), act)

    @property
    def case(self) -> CaseId:
        """The matter."""
        return self._case

    @property
    def party(self) -> PartyId:
        """Whose journal it is."""
        return self._party

    @property
    def version(self) -> int:
        """The number of the last act, 0 when empty."""
        return len(self._acts)

    @property
    def head(self) -> Head:
        """Number and hash of the last act."""
        return Head(len(self._acts), self._acts[-1].hash) if self._acts else GENESIS

    def append(self, entry: Entry, *, expected: int) -> Answer:
        """Chain, seal and keep the entry's acts when the journal is still at the version expected."""
        if (first := self._answers.get(entry.command)) is not None:
            return Appended(first, repeated=True)
        if expected != len(self._acts):
            return Conflict(expected, len(self._acts), tuple(self._acts[expected:]))
        written = write(
            entry,
            case=self._case,
            party=self._party,
            head=self.head,
            position=self._numbering.last,
            key=self._key,
        )
        self._numbering.last += len(written.acts)
        self._acts.extend(written.acts)
        self._seals.append(written.seal)
        self._answers[entry.command] = written.acts
        return Appended(written.acts)

    def read(self, *, after: int = 0) -> Sequence[Act]:
        """The acts after that number, in order."""
        return self._acts[after:]

    def seals(self, *, after: int = 0) -> Sequence[Seal]:
        """The seals over acts after that number, in order."""
        return [seal for seal in self._seals if seal.last > after]

    def cover(self) -> Cover:
        """What the journal is now, signed: the first line of an export."""
        head = self.head
        return Cover(self._case, self._party, self._inherited, head.number, head.hash).signed(self._key)

    def destroy(self, *, act: ActId, part: PartName) -> None:
        """Destroy content and salt of a part for good; its digest stays."""
        index = next(i for i, each in enumerate(self._acts) if each.id == act)
        self._acts[index] = without_part(self._acts[index], part)


def without_part(act: Act, part: PartName) -> Act:
    """The act after one of its parts was destroyed."""
    gone = act.part(part).destroyed()
    return replace(
        act,
        parts={name: content for name, content in act.parts.items() if name != part},
        salts={name: salt for name, salt in act.salts.items() if name != part},
        held={**act.held, part: gone},
    )
