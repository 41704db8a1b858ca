"""Grave steps: they wait a minute in which they can be withdrawn, then they are sealed, whoever still looks.

The ticking of the rooms seals what is due, in whichever process comes first; the key of a step makes it one act. While
play rests nothing is sealed, and what waits can still be withdrawn.
"""

import json
import secrets
from collections.abc import Mapping, Sequence
from typing import cast

from jisr.clerk import Clash, Done, Refused
from jisr.clerk.commands import Command
from jisr.protection.plain import plain, read, ref_of
from jisr.stage.entries import COMMANDS
from jisr.store import pending
from jisr.store.pending import Step, StepState
from jisr.vocabulary import Json
from jisr.web.room.live import PLAYS, AtRest, LiveRoom

GRACE = 60_000


def hold(
    room: LiveRoom, seat: str, command: Command, *, key: str, seen: int = -1, page: str = "",
    fields: Mapping[str, Sequence[str]] | None = None,
) -> Step:  # fmt: skip
    """The step waits. `page` and `fields` are the form it came from, so that it can be shown. Raises `AtRest`."""
    state = room.clock.state
    if state not in PLAYS:
        raise AtRest(state)
    named = key or f"{seat}:{secrets.token_urlsafe(16)}"
    return pending.wait(
        room.id, seat=seat, key=named, command=command_text(command), seen=seen, page=page, fields=fields or {},
        made=room.wall, due=room.wall + GRACE,
    )  # fmt: skip


def ask(
    room: LiveRoom, seat: str, command: Command, *, key: str, seen: int = -1, page: str = "",
    fields: Mapping[str, Sequence[str]] | None = None,
) -> Step | Refused:  # fmt: skip
    """The step waits, unless the clerk would refuse it now. Raises `AtRest`."""
    with room.reading() as held:
        refused = held.refusal(seat, command)
    return refused or hold(room, seat, command, key=key, seen=seen, page=page, fields=fields)


def withdraw(step: Step) -> bool:
    """The step is withdrawn and leaves no act; False when it is sealed already."""
    return pending.turn(step, was=StepState.WAITING, to=StepState.WITHDRAWN)


def seal_due(room: LiveRoom) -> None:
    """Seals every step whose minute is over; called by the ticking of the rooms."""
    steps = pending.due(room.id, wall=room.wall)
    if not steps or room.clock.state not in PLAYS:
        return
    for step in steps:
        if step.state is StepState.SEALING or pending.turn(step, was=StepState.WAITING, to=StepState.SEALING):
            _seal(room, step)


def _seal(room: LiveRoom, step: Step) -> None:
    try:
        answer = room.act(step.seat, command_in(step.command), key=f"step:{step.id}", seen=step.seen)
    except AtRest:
        pending.turn(step, was=StepState.SEALING, to=StepState.WAITING)
        return
    if isinstance(answer, Done):
        state, outcome = StepState.SEALED, [ref_of(act) for act in answer.acts]
    elif isinstance(answer, Clash):
        state, outcome = StepState.CLASH, list(answer.newer)
    else:
        state = StepState.REFUSED
        outcome = [json.dumps([reason.key, dict(reason.values)]) for one in answer.findings for reason in one.reasons]
    pending.turn(step, was=StepState.SEALING, to=state, outcome=outcome)


def command_text(command: Command) -> str:
    """The command as it waits."""
    return json.dumps({"name": type(command).__name__, "of": plain(command)})


def command_in(text: str) -> Command:
    """The command that waited."""
    data = cast(dict[str, Json], json.loads(text))
    command: Command = read(COMMANDS[str(data["name"])], data["of"])
    return command
