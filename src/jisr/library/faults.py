"""Faults of data and of input: where they stand, what is wrong, how to mend it.

Reading never stops at the first fault. A `Faults` collector goes through the whole reading; at its end the caller asks
whether it is empty. `DataFaults` carries them all out of a load that cannot go on. A fault is a sentence with values:
English as text, and in another language through `told`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeAlias

from jisr.vocabulary import Reason

Values: TypeAlias = Mapping[str, str | int]
Say: TypeAlias = Callable[[str, Mapping[str, str]], str]


def filled(sentence: str, values: Values) -> str:
    """A sentence with its values put in the place of their names in braces."""
    for name, value in values.items():
        sentence = sentence.replace(f"{{{name}}}", str(value))
    return sentence


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line of a file; the file is named as the user would type it."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the place, the key, what is wrong, and how to mend it; each a sentence by its English key."""

    place: Place
    key: str
    what: Reason
    how: Reason

    @property
    def wrong(self) -> str:
        """What is wrong, in English."""
        return filled(self.what.key, self.what.values)

    @property
    def mend(self) -> str:
        """How to mend it, in English."""
        return filled(self.how.key, self.how.values)

    def told(self, say: Say) -> str:
        """The fault in the language of `say`; place and key stay as they stand in the file."""
        return self._line(say(self.what.key, self.what.values), self.how.key and say(self.how.key, self.how.values))

    def __str__(self) -> str:
        return self._line(self.wrong, self.mend)

    def _line(self, wrong: str, mend: str) -> str:
        key = f" {self.key}:" if self.key else ""
        return f"{self.place}:{key} {wrong} {mend}".rstrip()


class DataFaults(Exception):
    """The data or the input cannot be used; `faults` holds every fault found, in the order of the files."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = _in_order(faults)
        super().__init__("\n".join(map(str, self.faults)))


class Faults:
    """Collects the faults of one reading, so that all come at once."""

    __slots__ = ("_found", "labels")

    def __init__(self, *, labels: tuple[str, ...] = ()) -> None:
        """`labels` are the languages in which every label of the data must be there."""
        self._found: list[Fault] = []
        self.labels = labels

    def add(
        self, *, place: Place, key: str, wrong: str | Reason, mend: str | Reason = "", values: Values | None = None
    ) -> None:
        """Note a fault and go on; the values are those of both sentences."""
        self._found.append(Fault(place, key, _reason(wrong, values), _reason(mend, values)))

    @property
    def noted(self) -> int:
        """How many were noted so far, twice told ones twice: whether a part of a reading had one."""
        return len(self._found)

    def __bool__(self) -> bool:
        return bool(self._found)

    def __iter__(self) -> Iterator[Fault]:
        return iter(_in_order(self._found))

    def __len__(self) -> int:
        return len(_in_order(self._found))

    def stop_if_any(self) -> None:
        """Raise `DataFaults` with all that was found, if anything was."""
        if self._found:
            raise DataFaults(self._found)


def nearest(word: str, known: Iterable[str], *, otherwise: str = "") -> Reason:
    """How to mend a word that is not known: the nearest known one, else the list when it is short."""
    words = sorted(set(known))
    if near := get_close_matches(word, words, n=1):
        return Reason("Write “{near}”?", {"near": near[0]})
    if 0 < len(words) <= 24:
        return one_of(words)
    return Reason(otherwise)


def one_of(words: Iterable[str]) -> Reason:
    """How to mend a word of a short list: the list."""
    return Reason("Use one of: {words}.", {"words": ", ".join(words)})


def _reason(sentence: str | Reason, values: Values | None) -> Reason:
    told = Reason(sentence) if isinstance(sentence, str) else sentence
    return Reason(told.key, {**told.values, **{name: str(value) for name, value in (values or {}).items()}})


def _in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    once = {(fault.place, fault.key, fault.wrong, fault.mend): fault for fault in faults}
    return tuple(once[key] for key in sorted(once))
