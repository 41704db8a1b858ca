"""Which exchange of the plan a request or a message serves: by sender, kind, measure and subjects. Control knows it."""

from collections.abc import Iterable

from jisr.exercise.plan import Exchange
from jisr.vocabulary import CountryCode

MESSAGES = frozenset({"information", "spontaneous"})


def serves(
    exchanges: Iterable[Exchange],
    *,
    sender: CountryCode,
    form: str,
    measure: str,
    subjects: frozenset[str],
    message: str = "",
) -> str:
    """The exchange that fits best, or empty when none does."""
    best, found = 0, ""
    for one in exchanges:
        if one.sender != sender or (one.kind in MESSAGES) != bool(message):
            continue
        points = _points(one, form=form, measure=measure, subjects=subjects, message=message)
        if points > best:
            best, found = points, one.id
    return found


def _points(one: Exchange, *, form: str, measure: str, subjects: frozenset[str], message: str) -> int:
    shared = len(subjects & (set(one.subjects) | {item.subject for item in one.items}))
    if message:
        return shared + (1 if one.kind == message and shared else 0)
    own = one.kind == form
    if not measure:
        return 10 + shared if own and shared else 0
    if one.kind not in (form, "assistance"):
        return 0
    exact = sum(1 for item in one.items if item.measure == measure and item.subject in subjects)
    return 10 * exact + (2 if measure in one.measures else 0) + shared if exact or measure in one.measures else 0
