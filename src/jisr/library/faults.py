"""Faults of data and of input: where they stand, what is wrong, how to mend it.

Reading never stops at the first fault. A `Faults` collector goes through the whole reading; at its end the caller asks
whether it is empty. `DataFaults` carries them all out of a load that cannot go on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a file; the file is named as the user would type it."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault: the place, the key, what is wrong, and how to mend it."""

    place: Place
    key: str
    wrong: str
    mend: str

    def __str__(self) -> str:
        key = f" {self.key}:" if self.key else ""
        return f"{self.place}:{key} {self.wrong} {self.mend}".rstrip()


class DataFaults(Exception):
    """The data or the input cannot be used; `faults` holds every fault found, in the order of the files."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


class Faults:
    """Collects the faults of one reading, so that all come at once."""

    __slots__ = ("_found", "labels")

    def __init__(self, *, labels: tuple[str, ...] = ()) -> None:
        """`labels` are the languages in which every label of the data must be there."""
        self._found: list[Fault] = []
        self.labels = labels

    def add(self, *, place: Place, key: str, wrong: str, mend: str = "") -> None:
        """Note a fault and go on."""
        self._found.append(Fault(place, key, wrong, mend))

    def __bool__(self) -> bool:
        return bool(self._found)

    def __iter__(self) -> Iterator[Fault]:
        return iter(sorted(set(self._found)))

    def __len__(self) -> int:
        return len(set(self._found))

    def stop_if_any(self) -> None:
        """Raise `DataFaults` with all that was found, if anything was."""
        if self._found:
            raise DataFaults(self._found)


def nearest(word: str, known: Iterable[str]) -> str:
    """How to mend a word that is not known: the nearest known one, else the list when it is short."""
    words = sorted(set(known))
    if near := get_close_matches(word, words, n=1):
        return f"Write “{near[0]}”?"
    return f"Use one of: {', '.join(words)}." if 0 < len(words) <= 24 else ""
