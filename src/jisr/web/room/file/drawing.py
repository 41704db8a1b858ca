"""Where the nodes and lines of a chart of links stand: three columns, lines between them, a number on each line.

Only places are computed here; names are written by the template. The chart is never mirrored.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jisr.dossier import SubjectId
from jisr.press.said import Said

WIDE, HIGH, GAP, ACROSS, EDGE = 190, 50, 34, 170, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A person on the chart: the corner of the box, its middle, what stands in it."""

    id: str
    x: int
    y: int
    middle: int
    name_y: int
    note_y: int
    shape: str
    name: Said
    note: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line between two persons with the number of its link in the list."""

    path: str
    x: int
    y: int
    number: int
    established: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A chart."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    box_wide: int = WIDE
    box_high: int = HIGH


def draw(
    columns: Iterable[Sequence[SubjectId]], edges: Iterable[tuple[int, SubjectId, SubjectId, bool]], *,
    names: Mapping[SubjectId, Said], notes: Mapping[SubjectId, Said], shapes: Mapping[SubjectId, str],
) -> Drawn | None:  # fmt: skip
    """The chart of these columns; nothing for nobody."""
    filled = [column for column in columns if column]
    if not filled:
        return None
    tallest = max(len(column) for column in filled)
    height = tallest * (HIGH + GAP) - GAP + 2 * EDGE
    at: dict[SubjectId, tuple[int, int]] = {}
    for place, column in enumerate(filled):
        start = EDGE + (height - 2 * EDGE - (len(column) * (HIGH + GAP) - GAP)) // 2
        for row, id in enumerate(column):
            at[id] = (EDGE + 46 + place * (WIDE + ACROSS), start + row * (HIGH + GAP))
    width = 2 * (EDGE + 46) + len(filled) * WIDE + (len(filled) - 1) * ACROSS
    nodes = tuple(_node(id, *at[id], names[id], notes[id], shapes[id]) for id in at)
    return Drawn(width=width, height=height, nodes=nodes, edges=tuple(_edges(edges, at)))


def _node(id: SubjectId, x: int, y: int, name: Said, note: Said, shape: str) -> Node:
    return Node(
        id=str(id), x=x, y=y, middle=x + WIDE // 2, name_y=y + (21 if note else 30), note_y=y + 40, shape=shape,
        name=name, note=note,
    )  # fmt: skip


def _edges(
    edges: Iterable[tuple[int, SubjectId, SubjectId, bool]], at: Mapping[SubjectId, tuple[int, int]]
) -> Iterable[Edge]:
    taken: dict[tuple[int, int], int] = {}
    for number, by, on, established in edges:
        (x, y), (to_x, to_y) = at[by], at[on]
        if x == to_x:
            path, mark_x, mark_y = _beside(x, y, to_y)
        else:
            start, end = (x + WIDE, to_x) if x < to_x else (x, to_x + WIDE)
            first, last = y + HIGH // 2, to_y + HIGH // 2
            path = f"M{start} {first}L{end} {last}"
            share = 30 + 20 * (number % 3)
            mark_x, mark_y = start + (end - start) * share // 100, first + (last - first) * share // 100 + 4
        spot = (mark_x // 14, mark_y // 14)
        mark_x += 16 * taken.get(spot, 0)
        taken[spot] = taken.get(spot, 0) + 1
        yield Edge(path=path, x=mark_x, y=mark_y, number=number, established=established)


def _beside(x: int, y: int, to_y: int) -> tuple[str, int, int]:
    """A line between two of one column leaves it on the side and comes back."""
    first, last = y + HIGH // 2, to_y + HIGH // 2
    out = x - min(44, 14 + abs(last - first) // 12)
    return f"M{x} {first}C{out} {first} {out} {last} {x} {last}", (x + 3 * out) // 4, (first + last) // 2 + 4
