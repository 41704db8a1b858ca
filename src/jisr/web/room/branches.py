"""A branch of a room: a new exercise that replays what people put in up to a moment, and goes on from there by itself.

The parent stays as it is. The branch says so: in control's journal, with run, entry and heads, and to everybody in it.
"""

from collections.abc import Callable
from dataclasses import replace

from jisr.stage.entries import Entry, EntryKind
from jisr.stage.room import Room
from jisr.store import rooms as store
from jisr.store.rooms import Clock, Kept, State
from jisr.vocabulary import CaseTime
from jisr.web.room.live import LiveRoom

OF, HOUR = "branch-of", "branch-hour"
KEPT = ("help", "clock", "programme", "quiet")


def branch(
    parent: LiveRoom, *, name: str, make: Callable[[], Room], until: CaseTime, using: str = "default"
) -> Kept:  # fmt: skip
    """Opens the branch from the parent as it stood at that hour, all that was put in up to then included.

    Raises `ValueError` for an hour that the parent has not reached.
    """
    with parent.reading() as held:
        entries, reached = [one for one in held.entries if one.at <= until], held.hour
    if until > reached:
        raise ValueError("the exercise has not come so far")
    room = make()
    room.replay(entries)
    room.advance(until)
    heads = {party: one.head.hash for party, one in room.journals.items()}
    more = {"entry": str(len(entries)), **{f"head-{party}": head for party, head in sorted(heads.items())}}
    room.put(Entry(at=room.hour, kind=EntryKind.BRANCHES, subject=parent.plan.name, more=more))
    choices = {key: value for key, value in parent.choices.items() if key.partition(":")[0] in KEPT}
    return store.open_exercise(
        replace(parent.plan, name=name), clock=Clock(state=State.HALTED, hour=room.hour, rate=parent.clock.rate),
        journals=room.journals, choices={**choices, OF: parent.plan.name, HOUR: str(int(until))}, entries=room.entries,
        using=using,
    )  # fmt: skip
