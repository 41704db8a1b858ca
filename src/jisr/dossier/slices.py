"""What a subject package gives to the fold: its initial state, one function per kind of act, and its frozen view.

The state is a private builder that the functions change in place; nobody outside sees it before it is frozen.
"""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Generic, Protocol, TypeAlias, TypeVar

from jisr.dossier.acts import Act

K = TypeVar("K")
S = TypeVar("S")
V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)
Kind: TypeAlias = tuple[str, int]


class Running(Protocol):
    """The builder of one slice in one office's fold."""

    def handlers(self) -> Mapping[Kind, Callable[[Act], None]]:
        """The function for each kind, bound to the state."""
        ...

    def freeze(self) -> object:
        """The view of the state now; later acts do not change it."""
        ...

    def copy(self) -> "Running":
        """A builder of its own with the same state: a checkpoint."""
        ...


class AnySlice(Protocol):
    """A slice whatever its state and view: what the clerk lists."""

    @property
    def name(self) -> str:
        """The name of the package it stands for."""
        ...

    def begin(self) -> Running:
        """A fresh builder."""
        ...


class Growing(Mapping[K, V]):
    """A map of a builder, shown as a read-only copy that stays the same until the map changes."""

    __slots__ = ("_shown", "_values")

    def __init__(self, values: Mapping[K, V] | None = None) -> None:
        self._values: dict[K, V] = {} if values is None else dict(values)
        self._shown: Mapping[K, V] | None = None

    def __getitem__(self, key: K) -> V:
        return self._values[key]

    def __setitem__(self, key: K, value: V) -> None:
        self._shown = None
        self._values[key] = value

    def __iter__(self) -> Iterator[K]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, key: object) -> bool:
        return key in self._values

    def copy(self) -> "Growing[K, V]":
        """A map of its own with the same values."""
        return Growing(self._values)

    def shown(self) -> Mapping[K, V]:
        """What the map holds now."""
        if self._shown is None:
            self._shown = MappingProxyType(dict(self._values))
        return self._shown


@dataclass(frozen=True, slots=True)
class Slice(Generic[S, V_co]):
    """One subject's part of a dossier. A kind that it does not list leaves it as it is."""

    name: str
    start: Callable[[], S]
    on: Mapping[Kind, Callable[[S, Act], None]]
    freeze: Callable[[S], V_co]
    copy: Callable[[S], S] = deepcopy

    def begin(self) -> Running:
        """A fresh builder."""
        return _Builder(self, self.start())


@dataclass(slots=True)
class _Builder(Generic[S, V_co]):
    slice: Slice[S, V_co]
    state: S

    def handlers(self) -> Mapping[Kind, Callable[[Act], None]]:
        return {kind: partial(function, self.state) for kind, function in self.slice.on.items()}

    def freeze(self) -> V_co:
        return self.slice.freeze(self.state)

    def copy(self) -> Running:
        return _Builder(self.slice, self.slice.copy(self.state))
