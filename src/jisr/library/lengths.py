"""How a language says lengths of time: a word for each plural form (CLDR), and a range as its laws write it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from jisr.library.nodes import Node

KEYS: Final = ("years", "months", "range", "range-of-one")
OTHER: Final = "other"


@dataclass(frozen=True, slots=True)
class Lengths:
    """Words by plural form; `between` joins two lengths, `of_one` two of one unit, both with low, number and high."""

    years: Mapping[str, str] = field(default_factory=lambda: {"one": "{number} year", OTHER: "{number} years"})
    months: Mapping[str, str] = field(default_factory=lambda: {"one": "{number} month", OTHER: "{number} months"})
    between: str = "{low} to {high}"
    of_one: str = "{number} to {high}"


def read_lengths(node: Node) -> Lengths:
    """The words of a language; the English ones where it has none."""
    if not node.has("lengths"):
        return Lengths()
    table = node.map("lengths")
    table.unknown_keys(*KEYS)
    return Lengths(table.string_map("years"), table.string_map("months"), table.str("range"), table.str("range-of-one"))
