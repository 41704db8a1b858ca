"""What a subject package gives to the fold: its initial state, one function per kind of act, and its frozen view.

The state is a private builder that the functions change in place; nobody outside sees it before it is frozen.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from typing import Generic, Protocol, TypeAlias, TypeVar

from jisr.dossier.acts import Act

S = TypeVar("S")
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
