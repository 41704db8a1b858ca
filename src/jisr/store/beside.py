"""The rows beside a room that every page asks for, remembered by each process while nobody wrote any of them.

Every write counts up `Exercise.beside` before anything else, in its own transaction: writes of an exercise wait for
each other, so that numbers rise in the order of the commits, and a page sees by its pulse whether what is remembered
still stands. What is asked outside a page, or within a transaction that may still fail, is read anew.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Protocol, TypeVar

from django.db import connections, transaction
from django.db.models import F

from jisr.store import models as m
from jisr.store.pulses import forget, pulse_of_page

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Asked(Protocol[T_co]):
    """Something of an exercise that can be remembered."""

    def __call__(self, exercise: int, *, using: str = "default") -> T_co:
        """As it stands for this page."""


@contextmanager
def writing(exercise: int, *, using: str = "default") -> Iterator[None]:
    """What is written within is one transaction, after which nobody remembers how it was before."""
    with transaction.atomic(using=using):
        m.Exercise.objects.using(using).filter(pk=exercise).update(beside=F("beside") + 1)
        forget(exercise, using=using)
        yield


def remembered(read: Callable[[int, T | None, str], T]) -> Asked[T]:
    """`read` gets the exercise, what was remembered of it before, and the database; it gives all that there is now."""
    kept: dict[tuple[str, int], tuple[int, T]] = {}

    @wraps(read)
    def asked(exercise: int, *, using: str = "default") -> T:
        pulse = None if connections[using].in_atomic_block else pulse_of_page(exercise, using=using)
        if pulse is None:
            return read(exercise, None, using)
        place = str(connections[using].settings_dict["NAME"]), exercise
        before = kept.get(place)
        if before is not None and before[0] == pulse.beside:
            return before[1]
        found = read(exercise, before[1] if before is not None else None, using)
        kept[place] = pulse.beside, found
        return found

    return asked
