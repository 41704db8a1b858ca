"""The pulse of an exercise: the one short question by which a page and a process see whether anything was committed."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from jisr.store import models as m
from jisr.store.sql import Statements

PULSE = "SELECT changes, owner, beat, beside FROM store_exercise WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Pulse:
    """How often something was committed, who winds the clock and when that one did last, and the count of what was
    written beside the room."""

    changes: int
    owner: str
    beat: int
    beside: int


_PAGE: ContextVar[dict[tuple[str, int], Pulse] | None] = ContextVar("page", default=None)


@contextmanager
def one_page() -> Iterator[None]:
    """What is asked within is one page: it shows the exercise as it stood at the first question."""
    token = _PAGE.set({})
    try:
        yield
    finally:
        _PAGE.reset(token)


def pulse_of(id: int, *, known: int = -1, using: str = "default") -> Pulse:
    """The pulse, asked once a page as long as nothing more is known than it says."""
    held = _PAGE.get() or {}
    found = held.get((using, id))
    return _asked(id, using) if found is None or found.changes != known else found


def pulse_of_page(id: int, *, using: str = "default") -> Pulse | None:
    """The pulse at which this page shows the exercise; none outside a page."""
    held = _PAGE.get()
    return None if held is None else held.get((using, id)) or _asked(id, using)


def feel(id: int, pulse: Pulse, *, using: str = "default") -> None:
    """The page shows the exercise as it stands at this pulse."""
    held = _PAGE.get()
    if held is not None:
        held[using, id] = pulse


def forget(id: int, *, using: str = "default") -> None:
    """This page wrote something: the pulse is felt again before anything more is read."""
    held = _PAGE.get()
    if held is not None:
        held.pop((using, id), None)


def _asked(id: int, using: str) -> Pulse:
    rows = Statements(using=using).ask(PULSE, id)
    if not rows:
        raise m.Exercise.DoesNotExist(id)
    found = Pulse(*rows[0])
    feel(id, found, using=using)
    return found
