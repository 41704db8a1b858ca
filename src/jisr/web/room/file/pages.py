"""A long list on pages of its own: which part is shown, and where the others are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import QueryDict

One = TypeVar("One")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Generic[One]):
    """One part of a list: what stands on it, its number, and the query of the parts beside it."""

    shown: tuple[One, ...]
    number: int
    parts: int
    first: int
    last: int
    total: int
    before: str
    after: str


def part_of(items: Sequence[One], *, query: QueryDict, size: int, last: bool = False) -> Part[One]:
    """The part that the query asks for under `page`; without a word the first. With `last` it is the last, and whole:
    what is left over stands on the first."""
    parts = max(1, -(-len(items) // size))
    asked = query.get("page", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 7 else parts if last else 1
    number = min(max(1, number), parts)
    end = len(items) - (parts - number) * size if last else number * size
    start = max(0, end - size)
    shown = tuple(items[start:end])
    return Part(
        shown=shown, number=number, parts=parts, first=start + 1 if shown else 0, last=start + len(shown),
        total=len(items), before=_query(query, number - 1) if number > 1 else "",
        after=_query(query, number + 1) if number < parts else "",
    )  # fmt: skip


def _query(query: QueryDict, page: int) -> str:
    other = query.copy()
    other["page"] = str(page)
    return f"?{other.urlencode()}"
