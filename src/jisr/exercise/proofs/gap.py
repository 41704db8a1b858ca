"""A gap: the item of a scenario that a proof found wanting, and why."""

from dataclasses import dataclass

from jisr.vocabulary import Reason


@dataclass(frozen=True, slots=True)
class Gap:
    """The offending item and the sentence that says what it lacks."""

    item: str
    reason: Reason


def gap(item: str, key: str, **values: str) -> Gap:
    """A gap with the sentence and its values."""
    return Gap(item, Reason(key, values))
