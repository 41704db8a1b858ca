"""A node of a document with its place: what a schema reads, with every fault collected.

A node is a scalar (always a string), a list or a map. Asking for a key that is not there, or in another form, notes a
fault and gives an empty value, so that a reading goes on to its end. `unknown_keys` refuses what a schema does not
know. Types come from the schema only: nothing is guessed from the look of a scalar.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeAlias, TypeVar

from jisr.library.faults import Faults, Place, Values, nearest
from jisr.vocabulary import CaseTime, LanguageTag, Reason, Text, case_time

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

# A tree as it is read and cached: (line, scalar) | (line, [trees]) | (line, {key: (line of key, tree)}).
Branches: TypeAlias = "str | list[Tree] | dict[str, tuple[int, Tree]]"
Tree: TypeAlias = tuple[int, Branches]
# `Node` has methods named after these types, which hide them inside the class.
Word: TypeAlias = str
Day: TypeAlias = date
Nodes: TypeAlias = "list[Node]"

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DURATION = re.compile(r"P(?=[\dT])(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?)?")


class Form(NamedTuple):
    """A form that a value must have: how its lack is told, and mended."""

    wrong: Reason
    mend: Reason


A_TEXT = Form(Reason("should be a text, not a list or a map."), Reason("Write a text."))
A_LIST = Form(Reason("should be a list, not a text or a map."), Reason("Write a list."))
A_MAP = Form(Reason("should be a map, not a text or a list."), Reason("Write a map."))
WHOLE_NUMBER = Form(Reason("“{word}” is not a whole number."), Reason("Write a whole number."))
NUMBER = Form(Reason("“{word}” is not a number."), Reason("Write a number."))
DAY = Form(Reason("“{word}” is not a day as 2022-03-09."), Reason("Write a day as 2022-03-09."))
TIME = Form(Reason("“{word}” is not a time as 2022-03-09T08:40."), Reason("Write a time as 2022-03-09T08:40."))
DURATION = Form(Reason("“{word}” is not a duration as PT3H or P5D."), Reason("Write a duration as PT3H or P5D."))


@dataclass(slots=True)
class Node:
    """A value of a document, its place and the way to it."""

    tree: Tree
    file: Word
    path: Word
    faults: Faults

    @property
    def place(self) -> Place:
        """File and line."""
        return Place(self.file, self.tree[0])

    @property
    def is_scalar(self) -> bool:
        """Whether the node is a string."""
        return isinstance(self.tree[1], str)

    @property
    def is_list(self) -> bool:
        """Whether the node is a list."""
        return isinstance(self.tree[1], list)

    @property
    def is_map(self) -> bool:
        """Whether the node is a map."""
        return isinstance(self.tree[1], dict)

    def fault(
        self, wrong: Word | Reason, mend: Word | Reason = "", *, key: Word = "", values: Values | None = None
    ) -> None:
        """Note a fault at this node, or at one of its keys; the values are those of both sentences."""
        way = ".".join(part for part in (self.path, key) if part)
        self.faults.add(place=self._place_of(key), key=way, wrong=wrong, mend=mend, values=values)

    def has(self, key: Word) -> bool:
        """Whether the map has the key."""
        return isinstance(self.tree[1], dict) and key in self.tree[1]

    def keys(self) -> tuple[Word, ...]:
        """Keys of a map in the order of the file; none for another node."""
        return tuple(self.tree[1]) if isinstance(self.tree[1], dict) else ()

    def node(self, key: Word) -> "Node | None":
        """The node at a key, or None; no fault."""
        branches = self.tree[1]
        if not isinstance(branches, dict) or key not in branches:
            return None
        return Node(branches[key][1], self.file, f"{self.path}.{key}" if self.path else key, self.faults)

    def require(self, key: Word) -> "Node | None":
        """The node at a key; its absence is a fault."""
        if not isinstance(self.tree[1], dict):
            self.fault("should be a map with the key “{key}”.", "Write keys and values.", values={"key": key})
            return None
        if (found := self.node(key)) is None:
            self.fault("the key “{key}” is missing.", "Add “{key}: …”.", values={"key": key})
        return found

    def unknown_keys(self, *allowed: Word) -> None:
        """Refuse every key that is not allowed."""
        for key in self.keys():
            if key not in allowed:
                self.fault("this key is not known here.", nearest(key, allowed, otherwise="Remove it."), key=key)

    def value(self) -> Word:
        """The string of a scalar node; another form is a fault."""
        if isinstance(self.tree[1], str):
            return self.tree[1]
        self._wrong_form(A_TEXT)
        return ""

    def elements(self) -> Nodes:
        """The nodes of a list; another form is a fault."""
        if isinstance(self.tree[1], list):
            return [Node(tree, self.file, f"{self.path}[{n}]", self.faults) for n, tree in enumerate(self.tree[1], 1)]
        self._wrong_form(A_LIST)
        return []

    def items(self) -> "Iterator[tuple[Word, Node]]":
        """Keys and nodes of a map; another form is a fault."""
        if not isinstance(self.tree[1], dict):
            self._wrong_form(A_MAP)
            return
        for key, (_, tree) in self.tree[1].items():
            yield key, Node(tree, self.file, f"{self.path}.{key}" if self.path else key, self.faults)

    # -- by key -------------------------------------------------------------------------------------------------------

    def str(self, key: Word) -> Word:
        """A string that must be there and not be empty."""
        node = self.require(key)
        if node is None:
            return ""
        if not (found := node.value()) and node.is_scalar:
            node.fault("is empty.", "Write a value.")
        return found

    def optional_str(self, key: Word, default: Word = "") -> Word:
        """A string, or the default when the key is absent."""
        node = self.node(key)
        return default if node is None else node.value()

    def list(self, key: Word) -> Nodes:
        """The nodes of a list that must be there."""
        node = self.require(key)
        return [] if node is None else node.elements()

    def optional_list(self, key: Word) -> Nodes:
        """The nodes of a list, or none."""
        node = self.node(key)
        return [] if node is None else node.elements()

    def map(self, key: Word) -> "Node":
        """A map that must be there; an empty one stands in when it is not."""
        node = self.require(key)
        return self._as_map(node, key)

    def optional_map(self, key: Word) -> "Node":
        """A map; an empty one when the key is absent."""
        return self._as_map(self.node(key), key)

    def strings(self, key: Word) -> tuple[Word, ...]:
        """A list of strings; a single string counts as a list of one; absent is empty."""
        node = self.node(key)
        if node is None:
            return ()
        return (node.value(),) if node.is_scalar else tuple(one.value() for one in node.elements())

    def string_map(self, key: Word) -> dict[Word, Word]:
        """A flat map of strings; absent is empty."""
        return {name: node.value() for name, node in self.optional_map(key).items()}

    def text(self, key: Word, *, languages: Iterable[Word] = ("en",)) -> Text:
        """A text per language that must be there in the languages named."""
        node = self.require(key)
        return {} if node is None else node.as_text(languages=languages)

    def optional_text(self, key: Word, *, languages: Iterable[Word] = ("en",)) -> Text:
        """A text per language, or an empty one."""
        node = self.node(key)
        return {} if node is None else node.as_text(languages=languages)

    def label(self, key: Word) -> Text:
        """A label: a text that must be there in every language in which the data is labelled."""
        return self.text(key, languages=self.faults.labels)

    def optional_label(self, key: Word) -> Text:
        """A label, or an empty one."""
        return self.optional_text(key, languages=self.faults.labels)

    def text_or_str(self, key: Word) -> Text:
        """A text per language, or a plain string that counts as the source language; absent is empty."""
        node = self.node(key)
        return {} if node is None else node.as_text_or_str()

    def one_of(self, key: Word, kinds: type[E], default: E | None = None) -> E:
        """A word of a closed set; absent gives the default, or a fault when there is none."""
        node = self.node(key) if default is not None else self.require(key)
        if node is None:
            return default if default is not None else next(iter(kinds))
        return node.as_one_of(kinds)

    def many_of(self, key: Word, kinds: type[E]) -> tuple[E, ...]:
        """A list of words of a closed set; absent is empty."""
        node = self.node(key)
        if node is None:
            return ()
        return tuple(one.as_one_of(kinds) for one in ([node] if node.is_scalar else node.elements()))

    def yes_no(self, key: Word, *, default: bool = False) -> bool:
        """`yes` or `no`."""
        node = self.node(key)
        if node is None:
            return default
        if (word := node.value()) not in ("yes", "no"):
            node.fault("“{word}” is neither yes nor no.", "Write yes or no.", values={"word": word})
        return word == "yes"

    def integer(self, key: Word, default: int | None = None) -> int:
        """A whole number; absent gives the default, or a fault when there is none."""
        return self._parsed(key, int, default, 0, WHOLE_NUMBER)

    def number(self, key: Word, default: float | None = None) -> float:
        """A number; absent gives the default, or a fault when there is none."""
        return self._parsed(key, float, default, 0.0, NUMBER)

    def date(self, key: Word) -> Day:
        """A day that must be there, as 2022-03-09."""
        return self._parsed(key, _date, None, date.min, DAY)

    def optional_date(self, key: Word) -> Day | None:
        """A day as 2022-03-09, or None."""
        return self._parsed(key, _date, None, date.min, DAY) if self.has(key) else None

    def time(self, key: Word) -> CaseTime:
        """A case time that must be there, as 2022-03-09T08:40."""
        return self._parsed(key, case_time, None, CaseTime(0), TIME)

    def optional_time(self, key: Word) -> CaseTime | None:
        """A case time as 2022-03-09T08:40, or None."""
        return self.time(key) if self.has(key) else None

    def minutes(self, key: Word, default: int | None = None) -> int:
        """A duration as PT3H, P5D or P1DT12H, in minutes."""
        return self._parsed(key, minutes_of, default, 0, DURATION)

    # -- of the node itself -------------------------------------------------------------------------------------------

    def as_text(self, *, languages: Iterable[Word] = ("en",)) -> Text:
        """A text per language; one that is missing is a fault."""
        if not self.is_map:
            self.fault("should be a text per language.", "Write a text for each language: en, fr, ar.")
            return {}
        found = {LanguageTag(tag): node.value() for tag, node in self.items()}
        for tag in languages:
            if not found.get(LanguageTag(tag)):
                self.fault("the text in “{tag}” is missing.", "Add “{tag}: …”.", values={"tag": tag})
        return found

    def as_text_or_str(self) -> Text:
        """A text per language, or a plain string that counts as the source language."""
        return {LanguageTag("en"): self.value()} if self.is_scalar else self.as_text()

    def as_one_of(self, kinds: type[E]) -> E:
        """A word of a closed set."""
        word = self.value()
        try:
            return kinds(word)
        except ValueError:
            if self.is_scalar:
                known = [kind.value for kind in kinds]
                self.fault("“{word}” is not known here.", nearest(word, known), values={"word": word})
            return next(iter(kinds))

    def _parsed(self, key: Word, parse: Callable[[Word], T], default: T | None, empty: T, form: "Form") -> T:
        node = self.node(key) if default is not None else self.require(key)
        if node is None:
            return empty if default is None else default
        word = node.value()
        try:
            return parse(word)
        except ValueError:
            if node.is_scalar:
                node.fault(form.wrong, form.mend, values={"word": word})
            return empty

    def _as_map(self, node: "Node | None", key: Word) -> "Node":
        if node is None:
            return Node((self.tree[0], {}), self.file, f"{self.path}.{key}" if self.path else key, self.faults)
        if not node.is_map:
            node._wrong_form(A_MAP)
            return Node((node.tree[0], {}), self.file, node.path, self.faults)
        return node

    def _wrong_form(self, wanted: "Form") -> None:
        self.fault(wanted.wrong, wanted.mend)

    def _place_of(self, key: Word) -> Place:
        branches = self.tree[1]
        if key and isinstance(branches, dict) and key in branches:
            return Place(self.file, branches[key][0])
        return self.place


def minutes_of(word: str) -> int:
    """Minutes of a duration as PT3H, P5D, P1DT12H or PT30M. Raises `ValueError` on any other form."""
    if (found := _DURATION.fullmatch(word)) is None:
        raise ValueError(word)
    days, hours, minutes = (int(part or 0) for part in found.groups())
    return (days * 24 + hours) * 60 + minutes


def _date(word: str) -> date:
    if not _DATE.fullmatch(word):
        raise ValueError(word)
    return date.fromisoformat(word)
