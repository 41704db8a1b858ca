"""The small markup of documents, and nothing else of any other: lines are read, never code.

`# ` begins a heading, `## ` one below it; `- ` an item of a list, `1. ` of a numbered one; an empty line ends what it
follows; every other line is part of a paragraph. The page writes the blocks, escaped as all words of people are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

MARKS = re.compile(r"(?P<mark>##?|-|[0-9٠-٩]{1,3}[.)])\s+(?P<words>.*)")


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    BELOW = "below"
    LIST = "list"
    NUMBERS = "numbers"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """One block: a heading of one line, a list of items, a paragraph of lines."""

    kind: Kind
    lines: tuple[str, ...]


def blocks(text: str) -> tuple[Block, ...]:
    """The text, block by block; no text is wrong."""
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Block]:
    kind, lines = Kind.PARAGRAPH, list[str]()
    for line in [*text.splitlines(), ""]:
        found, words = _read(line.strip())
        alone = found in (Kind.HEADING, Kind.BELOW)
        if lines and (not words or alone or found is not kind):
            yield Block(kind, tuple(lines))
            lines = []
        if alone:
            yield Block(found, (words,))
        elif words:
            kind, lines = found, [*lines, words]


def _read(line: str) -> tuple[Kind, str]:
    found = MARKS.fullmatch(line)
    if found is None:
        return Kind.PARAGRAPH, line
    mark, words = found["mark"], found["words"].strip()
    kinds = {"#": Kind.HEADING, "##": Kind.BELOW, "-": Kind.LIST}
    return (kinds.get(mark, Kind.NUMBERS), words) if words else (Kind.PARAGRAPH, line)
