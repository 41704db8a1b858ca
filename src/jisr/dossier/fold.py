"""The fold: from the acts of a party's journal to what one office knows.

An office learns an act when its own seat did it, when the act names the office, or when it names all. Learning an act
that shows earlier acts makes these known first, in the order of the journal, each once; what those show in turn stays
behind its wall. A fold never asks the law. Where an act supersedes another, the fold reads the new parts in its place.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias, TypeVar, cast

from jisr.dossier.acts import EVERY_OFFICE, Act
from jisr.dossier.ids import ActId, OfficeId, PartyId
from jisr.dossier.slices import AnySlice, Kind, Running, Slice
from jisr.dossier.upcasting import Upcasters, newest

S = TypeVar("S")
V = TypeVar("V")
_Table: TypeAlias = dict[Kind, tuple[tuple[str, Callable[[Act], None]], ...]]


@dataclass(frozen=True, slots=True)
class Learned:
    """An act that the office knows, and the act by which it learned it (the same when directly)."""

    act: Act
    by: Act


@dataclass(frozen=True, slots=True)
class Dossier:
    """What one office of a party knows at a version of the journal (the version is for the clerk, never shown)."""

    party: PartyId
    office: OfficeId
    version: int
    states: Mapping[str, object]

    def of(self, slice_: Slice[S, V]) -> V:
        """The view of one subject. Raises `KeyError` when the slice was not folded."""
        return cast(V, self.states[slice_.name])


def may_know(act: Act, office: OfficeId) -> bool:
    """Whether the office learns the act by the act itself."""
    return act.seat.office == office or office in act.to or EVERY_OFFICE in act.to


class FoldCache:
    """The fold of one office, brought forward act by act; it freezes only what changed."""

    def __init__(
        self, slices: Sequence[AnySlice], *, party: PartyId, office: OfficeId, upcasters: Upcasters | None = None
    ) -> None:
        """An empty dossier of the office."""
        self._slices, self._party, self._office = tuple(slices), party, office
        self._upcasters: Upcasters = upcasters or {}
        self._views: dict[str, object] = {}
        self._begin({each.name: each.begin() for each in self._slices})
        self._version = 0
        self._dossier: Dossier | None = None
        self._hidden: dict[ActId, Act] = {}
        self._learned: list[Learned] = []
        self._places: dict[ActId, int] = {}
        self._roots: dict[ActId, ActId] = {}
        self._right: dict[ActId, Act] = {}

    @property
    def version(self) -> int:
        """The number of the last act that was read, known to the office or not."""
        return self._version

    @property
    def learned(self) -> Sequence[Learned]:
        """What the office knows, in the order in which it learned it; it grows with every update."""
        return self._learned

    def update(self, acts: Sequence[Act]) -> None:
        """Bring the fold forward over the next acts of the journal; acts already read are passed over."""
        for act in acts:
            if act.number <= self._version:
                continue
            self._version = act.number
            if act.supersedes is not None:
                self._roots[act.id] = root = self._roots.get(act.supersedes, act.supersedes)
                self._right[root] = act
            if may_know(act, self._office):
                self._learn(act)
            else:
                self._hidden[act.id] = act

    def dossier(self) -> Dossier:
        """What the office knows now."""
        if (known := self._dossier) is not None and known.version == self._version:
            return known
        if self._changed:
            self._views = {**self._views, **{name: self._builders[name].freeze() for name in self._changed}}
            self._changed.clear()
        found = self._dossier = Dossier(self._party, self._office, self._version, self._views)
        return found

    def checkpoint(self) -> "FoldCache":
        """A fold of its own at the same version, from which another can go on."""
        other = FoldCache(self._slices, party=self._party, office=self._office, upcasters=self._upcasters)
        other._begin({name: builder.copy() for name, builder in self._builders.items()})
        other._version = self._version
        other._hidden, other._learned, other._places = dict(self._hidden), list(self._learned), dict(self._places)
        other._roots, other._right = dict(self._roots), dict(self._right)
        return other

    def _begin(self, builders: dict[str, Running]) -> None:
        self._builders = builders
        self._views = {}
        self._changed: set[str] = set(builders)
        table: dict[Kind, list[tuple[str, Callable[[Act], None]]]] = {}
        for name, builder in builders.items():
            for kind, function in builder.handlers().items():
                table.setdefault(kind, []).append((name, function))
        self._table: _Table = {kind: tuple(functions) for kind, functions in table.items()}

    def _learn(self, act: Act) -> None:
        if act.shows:
            shown = [self._hidden.pop(each) for each in act.shows if each in self._hidden]
            for earlier in sorted(shown, key=lambda each: each.number):
                self._take(earlier, by=act)
        self._take(act, by=act)

    def _take(self, act: Act, *, by: Act) -> None:
        if act.supersedes is not None and (place := self._places.get(self._roots[act.id])) is not None:
            old = self._learned[place]
            self._learned[place] = replace(old, act=superseded(old.act, act))
            self._again()
        if (right := self._right.get(act.id)) is not None:
            act = superseded(act, right)
        self._places[act.id] = len(self._learned)
        self._learned.append(Learned(act, by))
        self._apply(act)

    def _apply(self, act: Act) -> None:
        now = newest(act, self._upcasters) if self._upcasters else act
        for name, function in self._table.get((now.kind, now.version), ()):
            self._changed.add(name)
            function(now)

    def _again(self) -> None:
        self._begin({each.name: each.begin() for each in self._slices})
        for learned in self._learned:
            self._apply(learned.act)


def superseded(old: Act, new: Act) -> Act:
    """The old act with the parts of the one that puts it right: what every fold reads in its place."""
    return replace(old, parts=new.parts, breaches=new.breaches, rules=new.rules, held=new.held)


def fold(
    slices: Sequence[AnySlice],
    acts: Sequence[Act],
    *,
    party: PartyId,
    office: OfficeId,
    upcasters: Upcasters | None = None,
) -> Dossier:
    """What the office knows after these acts of its party's journal."""
    cache = FoldCache(slices, party=party, office=office, upcasters=upcasters)
    cache.update(acts)
    return cache.dossier()


class Moments:
    """The dossier of an office at any version of a finished or growing journal, from the nearest checkpoint."""

    def __init__(
        self,
        slices: Sequence[AnySlice],
        acts: Sequence[Act],
        *,
        party: PartyId,
        office: OfficeId,
        upcasters: Upcasters | None = None,
        every: int = 250,
    ) -> None:
        """Folds the acts once, leaving a checkpoint at every so many."""
        self._acts = tuple(acts)
        running = FoldCache(slices, party=party, office=office, upcasters=upcasters)
        self._points = [running.checkpoint()]
        for start in range(0, len(self._acts), every):
            running.update(self._acts[start : start + every])
            self._points.append(running.checkpoint())

    def at(self, version: int) -> Dossier:
        """What the office knew when the journal was at this version."""
        nearest = max((each for each in self._points if each.version <= version), key=lambda each: each.version)
        here = nearest.checkpoint()
        here.update([act for act in self._acts if here.version < act.number <= version])
        return here.dossier()
