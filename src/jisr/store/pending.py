"""Grave steps that may be withdrawn for a while before they are sealed: they wait here and not in a browser.

Withdrawing and sealing each take the step from the same state in one statement, so that only one of them has it; what
was taken to be sealed and not finished is sealed by whoever looks next, under the key that makes a repeat harmless.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db import IntegrityError

from jisr.store import desk_models as m
from jisr.store.beside import remembered, writing


class StepState(StrEnum):
    """Where a step stands: it waits, is being sealed, is an act, was withdrawn, was refused, came after another's."""

    WAITING = "waiting"
    SEALING = "sealing"
    SEALED = "sealed"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    CLASH = "clash"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step: whose, the command as data, the page and fields it came from, until when it may be withdrawn."""

    id: int
    exercise: int
    seat: str
    command: str
    seen: int
    page: str
    fields: Mapping[str, tuple[str, ...]]
    made: int
    due: int
    state: StepState
    outcome: tuple[str, ...]


def wait(
    exercise: int, *, seat: str, key: str, command: str, seen: int, page: str, fields: Mapping[str, Sequence[str]],
    made: int, due: int, using: str = "default",
) -> Step:  # fmt: skip
    """The step waits; a repeat of its key gives the first one."""
    row = m.PendingStep(
        exercise_id=exercise, seat=seat, key=key[:150], command=command, seen=seen, page=page, made=made, due=due,
        fields=json.dumps({name: list(values) for name, values in fields.items()}),
    )  # fmt: skip
    try:
        with writing(exercise, using=using):
            row.save(using=using, force_insert=True)
    except IntegrityError:
        return _step(m.PendingStep.objects.using(using).get(exercise_id=exercise, key=key[:150]))
    return _step(row)


def step(exercise: int, id: int, *, using: str = "default") -> Step | None:
    """The step with that number."""
    row = m.PendingStep.objects.using(using).filter(exercise_id=exercise, pk=id).first()
    return None if row is None else _step(row)


def waiting(exercise: int, *, seats: Sequence[str], using: str = "default") -> tuple[Step, ...]:
    """The steps of some seats that may still be withdrawn, the first due first."""
    found = _open(exercise, using=using)
    return tuple(one for one in found if one.seat in seats and one.state is StepState.WAITING)


def due(exercise: int, *, wall: int, using: str = "default") -> tuple[Step, ...]:
    """The steps whose time has come, and those that somebody took to seal and did not finish."""
    return tuple(one for one in _open(exercise, using=using) if one.due <= wall)


def turn(one: Step, *, was: StepState, to: StepState, outcome: Sequence[str] = (), using: str = "default") -> bool:
    """The step goes from one state to another; False when somebody was faster."""
    rows = m.PendingStep.objects.using(using).filter(pk=one.id, state=was.value)
    with writing(one.exercise, using=using):
        return rows.update(state=to.value, outcome=json.dumps(list(outcome))) == 1


@remembered
def _open(exercise: int, _before: tuple[Step, ...] | None, using: str) -> tuple[Step, ...]:
    states = (StepState.WAITING.value, StepState.SEALING.value)
    rows = m.PendingStep.objects.using(using).filter(exercise_id=exercise, state__in=states)
    return tuple(_step(row) for row in rows.order_by("due", "id"))


def _step(row: m.PendingStep) -> Step:
    return Step(
        id=row.pk, exercise=row.exercise_id, seat=row.seat, command=row.command, seen=row.seen, page=row.page,
        fields={name: tuple(map(str, values)) for name, values in json.loads(row.fields).items()}, made=row.made,
        due=row.due, state=StepState(row.state), outcome=tuple(map(str, json.loads(row.outcome))),
    )  # fmt: skip
