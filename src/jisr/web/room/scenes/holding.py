"""How a scene goes: called, begun (the clock halts), ended, closed (the measure is taken, the clock goes on).

A child is heard by film and never played; whoever speaks for a person may decline or stop without a reason, and rests
after each scene. What goes into the file is what was ticked; the record typed beside it stands as words of the act.
"""

from dataclasses import replace
from enum import StrEnum

from jisr.clerk import Answer, Done
from jisr.clerk.commands import OrderMeasure, TakeMeasure
from jisr.exercise.dialogue import Step, Talk
from jisr.exercise.hearing import Manner
from jisr.law.measures import Measure
from jisr.stage.entries import Entry, EntryKind
from jisr.stage.scenes import more_of
from jisr.store import devices
from jisr.store.devices import PLAYS_FOR
from jisr.store.rooms import State, locked
from jisr.web.law.held import held_book
from jisr.web.room.listening import PLAYERS, News, Told
from jisr.web.room.live import PLAYS, AtRest, LiveRoom
from jisr.web.room.scenes.kept import OPEN, UNDER_WAY, Scene, Stage, Ticks, add, change, rests_until, scenes, under_way

TALKED = frozenset({"read-back", "interpreter"})
PERSON = "person"


class Way(StrEnum):
    """How a hearing is held: by the form alone, by a scene that is played, by questions to the scenario."""

    FORM = "form"
    LIVE = "live"
    TALK = "talk"


class Resting(Exception):
    """Whoever speaks for the person rests until a wall time."""

    def __init__(self, until: int) -> None:
        """`until` is in milliseconds."""
        super().__init__(str(until))
        self.until = until


def is_talked(measure: Measure) -> bool:
    """Whether the measure is a hearing: of persons alone, interpreted, and read back."""
    return set(measure.on) == {PERSON} and {one.id for one in measure.safeguards} >= TALKED


def way_of(room: LiveRoom, seat: str, command: TakeMeasure | OrderMeasure) -> Way:
    """How this would be held now. What cannot be a scene (a child, somebody not found, no hearing) goes by the form."""
    measure = held_book().corpus.measures.get(command.measure)
    if measure is None or isinstance(command, OrderMeasure) or not is_talked(measure):
        return Way.FORM
    party = room.chair(seat).party
    with room.reading() as held:
        person = held.cast.person(party, command.subject)
        reached = bool(person) and held.cast.within_reach(party, command, held.hour)
        if not reached or held.cast.is_child(person) or not held.cast.has_record(person, command.measure):
            return Way.FORM
        played = person in held.cast.played
    return Way.LIVE if played and is_there(room, person) else Way.TALK


def is_there(room: LiveRoom, person: str) -> bool:
    """Whether somebody who speaks for the person is signed in, or control chose to play live."""
    return bool(devices.sitting(room.id).get(f"{PLAYS_FOR}{person}")) or room.choices.get("scenes") == "live"


def call(room: LiveRoom, seat: str, command: TakeMeasure, *, live: bool) -> Scene:
    """The scene that is under way for the seat and the person, else a new one. Raises `AtRest`, `Resting`."""
    chair, state = room.chair(seat), room.clock.state
    if state not in PLAYS:
        raise AtRest(state)
    with room.reading() as held:
        person = held.cast.person(chair.party, command.subject)
    for one in scenes(room):
        if (one.seat, one.person) == (seat, person) and one.stage in OPEN:
            return one
    if live and (until := rests_until(room, person)):
        raise Resting(until)
    made = Scene(
        id=0, seat=seat, party=chair.party, office=str(chair.seat.office), person=person, command=command,
        live=live, stage=Stage.CALLED if live else Stage.TALKING, called=room.wall, begun=0 if live else room.wall,
        handed=not live,
    )  # fmt: skip
    kept = add(room, made)
    if not live:
        halt(room)
    tell(room, kept)
    return kept


def come(room: LiveRoom, id: int) -> Scene:
    """Whoever speaks for the person comes: the clock halts."""
    found = change(room, id, lambda one: _turned(one, Stage.CALLED, Stage.TALKING, begun=room.wall))
    if found.stage is Stage.TALKING:
        halt(room)
    return tell(room, found)


def decline(room: LiveRoom, id: int) -> Scene:
    """Whoever speaks for the person does not come; nobody asks why."""
    return tell(room, change(room, id, lambda one: _turned(one, Stage.CALLED, Stage.REFUSED)))


def call_off(room: LiveRoom, id: int) -> Scene:
    """The interviewer calls the scene off: nothing is done."""
    found = change(room, id, lambda one: replace(one, stage=Stage.OFF) if one.stage in OPEN else one)
    go_on(room)
    return tell(room, found)


def end(room: LiveRoom, id: int) -> Scene:
    """The talk is over, by whoever stops it; the ticks and the record are still made."""
    return tell(room, change(room, id, lambda one: _turned(one, Stage.TALKING, Stage.ENDED, ended=room.wall)))


def tick(room: LiveRoom, id: int, ticks: Ticks, *, hand: bool) -> Answer | None:
    """What was said and kept, as whoever speaks for the person ticked it; handed in, it may close the scene."""

    def ticked(one: Scene) -> Scene:
        if one.stage not in UNDER_WAY or (one.handed and not hand):
            return one
        return replace(one, ticks=ticks, handed=one.handed or hand)

    return close(room, tell(room, _at_rest(room, change(room, id, ticked))))


def sign(room: LiveRoom, id: int, record: str, *, done: bool) -> Answer | None:
    """The record as it was typed; with `done` it is closed, which may close the scene."""

    def signed(one: Scene) -> Scene:
        return replace(one, record=record, signed=done or one.signed) if one.stage in UNDER_WAY else one

    return close(room, tell(room, _at_rest(room, change(room, id, signed))))


def step(room: LiveRoom, id: int, made: Step) -> Scene:
    """One more step of a talk."""
    return _at_rest(
        room,
        change(room, id, lambda one: replace(one, steps=(*one.steps, made)) if one.stage is Stage.TALKING else one),
    )


def talk_of(room: LiveRoom, scene: Scene) -> Talk:
    """What the steps so far came to."""
    with room.reading() as held:
        return held.cast.talk(room.chair(scene.seat).seat, scene.command, scene.steps, held.hour)


def close(room: LiveRoom, scene: Scene) -> Answer | None:
    """Takes the measure once everything is ticked and signed; a scene that the clerk refuses can be signed again."""
    if scene.stage not in UNDER_WAY or not (scene.handed and scene.signed):
        return None
    if not scene.live:
        found = talk_of(room, scene)
        heard, kept = found.heard, found.kept
    else:
        heard, kept = scene.ticks.heard, frozenset(scene.ticks.kept)
    fields = dict(scene.command.fields)
    fields |= {"record": scene.record} if scene.record else {}
    fields |= {"force": heard.manner.value} if heard.manner is Manner.THREATENING else {}
    command = replace(scene.command, safeguards=kept, fields=fields)
    entry = Entry(
        at=room.hours.start, kind=EntryKind.HEARS, seat=scene.seat, command=command, key=f"scene:{scene.id}",
        sat=room.sat_of(scene.seat), more=more_of(heard),
    )  # fmt: skip
    answer = room.put(entry, within=PLAYS)
    done = isinstance(answer, Done)
    ended = scene.ended or room.wall
    stage = Stage.CLOSED if done else scene.stage
    tell(room, change(room, scene.id, lambda one: replace(one, stage=stage, ended=ended, signed=done)))
    if done:
        go_on(room)
    return answer


def _at_rest(room: LiveRoom, scene: Scene) -> Scene:
    """The clock stands while the scene is under way, also when somebody started it again."""
    if scene.stage in UNDER_WAY:
        halt(room)
    return scene


def halt(room: LiveRoom) -> None:
    """The clock of the case stands for a scene; a clock that stands already is left as it is."""
    if room.clock.state is State.RUNNING:
        room.halt(scene=True)


def go_on(room: LiveRoom) -> None:
    """The clock goes on when no other scene is under way, unless somebody else halted it."""
    if room.clock.state is State.SCENE and not under_way(room):
        room.start()


def tell(room: LiveRoom, scene: Scene) -> Scene:
    """The interviewer's office and whoever speaks for the person hear that there is news."""
    with locked(room.id) as held:
        held.tell()
    room.listeners.tell([Told(News.NOTE, str(scene.party), scene.office), Told(News.NOTE, PLAYERS, scene.person)])
    return scene


def _turned(one: Scene, before: Stage, after: Stage, *, begun: int = 0, ended: int = 0) -> Scene:
    if one.stage is not before:
        return one
    return replace(one, stage=after, begun=begun or one.begun, ended=ended or one.ended)
