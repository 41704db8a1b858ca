"""The order of a trial as the forum's own data gives it: which step an act belongs to, and whether it comes too late.

A State whose data tells no order has none here. A step whose place is not verified is told, and decides nothing.
"""

from collections.abc import Iterable, Mapping

from jisr.law import TrialStep

PLEAS, EXHIBITS, LAST_WORD, JUDGMENT = "pleas", "exhibits", "last-word", "judgment"
PLEA_STEPS: Mapping[str, str] = {
    "civil": "civil-claim",
    "prosecution": "submissions",
    "defence": "defence",
    "last-word": LAST_WORD,
}


def step_of(order: Iterable[TrialStep], step: str) -> TrialStep | None:
    """The step in the forum's order; None when its data does not tell it."""
    return next((one for one in order if one.id == step), None)


def passed(order: tuple[TrialStep, ...], *, step: str, done: Iterable[str]) -> TrialStep | None:
    """The step, when one that comes after it in the forum's order is done already; None when it is in time."""
    places = {one.id: place for place, one in enumerate(order)}
    if step not in places:
        return None
    latest = max((places[one] for one in done if one in places), default=-1)
    return order[places[step]] if latest > places[step] else None
