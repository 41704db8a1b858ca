"""Scenes as they are kept until they are closed: drafts beside the room, never evidence; two who write lose nothing."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import cast

from jisr.clerk.commands import TakeMeasure
from jisr.exercise.dialogue import Step
from jisr.exercise.hearing import Again, Heard, Manner
from jisr.protection.plain import plain, read
from jisr.store import desk_rows as rows
from jisr.vocabulary import CountryCode, Json
from jisr.web.room.live import LiveRoom
from jisr.web.room.sessions import now

OWNER = "scene"
RESTS = "rest-lifted"
TRIES = 8
MINUTE = 60_000


class Stage(StrEnum):
    """Where a scene stands: called, refused by whoever speaks for the person, talked, ended, closed, called off."""

    CALLED = "called"
    REFUSED = "refused"
    TALKING = "talking"
    ENDED = "ended"
    CLOSED = "closed"
    OFF = "off"


UNDER_WAY = frozenset({Stage.TALKING, Stage.ENDED})
OPEN = UNDER_WAY | {Stage.CALLED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """What whoever speaks for the person ticked: what was said, what was kept, and how it was asked."""

    said: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    manner: Manner = Manner.CALM
    again: Again = Again.NEVER
    paused: bool = False

    @property
    def heard(self) -> Heard:
        """What the record holds, and how it was asked."""
        return Heard(said=self.said, manner=self.manner, again=self.again, paused=self.paused)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A hearing in preparation. `live`: somebody speaks for the person and ticks; else it is asked by steps. `handed`:
    what was said is said; `signed`: the record is closed. Times are those of the wall, in milliseconds."""

    id: int
    seat: str
    party: CountryCode
    office: str
    person: str
    command: TakeMeasure
    live: bool
    stage: Stage
    ticks: Ticks = Ticks()
    handed: bool = False
    record: str = ""
    signed: bool = False
    steps: tuple[Step, ...] = ()
    called: int = 0
    begun: int = 0
    ended: int = 0


def scenes(room: LiveRoom) -> tuple[Scene, ...]:
    """Every scene of the room, the last first."""
    found = [_scene(one) for one in rows.drafts(room.id, OWNER) if one.page.isdigit()]
    return tuple(sorted(found, key=lambda one: -one.id))


def under_way(room: LiveRoom) -> bool:
    """Whether a scene is under way, for which the clock stands."""
    return any(one.stage in UNDER_WAY for one in scenes(room))


def scene(room: LiveRoom, id: int) -> Scene | None:
    """One scene."""
    found = rows.draft(room.id, OWNER, str(id))
    return _scene(found) if found.version else None


def add(room: LiveRoom, made: Scene) -> Scene:
    """Keeps a new scene under the next number."""
    for _ in range(TRIES):
        numbered = replace(made, id=max((one.id for one in scenes(room)), default=0) + 1)
        if rows.save_draft(room.id, OWNER, str(numbered.id), _fields(numbered), version=0, now=now()) is not None:
            return numbered
    raise RuntimeError("no number was free")


def change(room: LiveRoom, id: int, turn: Callable[[Scene], Scene]) -> Scene:
    """Turns a scene, whoever else writes to it. Raises `KeyError` when there is none."""
    for _ in range(TRIES):
        found = rows.draft(room.id, OWNER, str(id))
        if not found.version:
            raise KeyError(id)
        turned = turn(_scene(found))
        if rows.save_draft(room.id, OWNER, str(id), _fields(turned), version=found.version, now=now()) is not None:
            return turned
    raise RuntimeError("others write to the scene all the time")


def rests_until(room: LiveRoom, person: str) -> int:
    """Until when whoever speaks for the person rests, in wall time; 0 when nobody does."""
    with room.reading() as held:
        minutes = held.scenario.rest
    last = max((one.ended for one in scenes(room) if one.person == person and one.live and one.ended), default=0)
    until = last + minutes * MINUTE if last else 0
    lifted = rows.draft(room.id, OWNER, f"{RESTS}:{person}").fields.get("until", "0")
    return until if until > room.wall and until > int(lifted) else 0


def lift_rest(room: LiveRoom, person: str) -> None:
    """The safety officer says that the person may be called before the rest is over."""
    page = f"{RESTS}:{person}"
    found = rows.draft(room.id, OWNER, page)
    until = str(rests_until(room, person))
    rows.save_draft(room.id, OWNER, page, {"until": until}, version=found.version, now=now())


def _scene(row: rows.Draft) -> Scene:
    data = cast(Json, json.loads(row.fields["scene"]))
    return read(Scene, data)


def _fields(made: Scene) -> dict[str, str]:
    return {"scene": json.dumps(plain(made))}
