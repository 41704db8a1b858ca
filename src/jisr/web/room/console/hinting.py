"""Hints as control gives them: those that the scenario holds, and the criteria of which one may cost a step."""

from dataclasses import dataclass

from jisr.exercise.plan import Inject
from jisr.press.said import Said
from jisr.stage.room import Room
from jisr.vocabulary import Text
from jisr.web.room.console.board import Boarding
from jisr.web.room.live import LiveRoom


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryHint:
    """A hint of the scenario: on which message, in which words, the criterion it costs a step, and whether the message
    has come."""

    id: str
    title: Said
    words: Text
    criterion: Text
    told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """A criterion to choose: what is observed, of which roles, and whether it is chosen."""

    id: str
    observe: Text
    roles: tuple[Said, ...]
    chosen: bool


def story_hint(room: LiveRoom, inject: str) -> Inject | None:
    """The message of the scenario with that name, when a hint belongs to it."""
    return next((one for one in room.scenario.injects if one.id == inject and one.hint), None)


def story_hints(room: Room, boarding: Boarding) -> list[StoryHint]:
    """The hints that the scenario holds."""
    waiting, criteria = {one.id for one in room.waiting}, {one.id: one.observe for one in room.scenario.criteria}
    return [
        StoryHint(
            id=one.id, title=boarding.words.inject(one), words=one.hint, criterion=criteria.get(one.criterion, {}),
            told=one.id not in waiting,
        )
        for one in room.scenario.injects if one.hint
    ]  # fmt: skip


def rated(room: Room, boarding: Boarding, chosen: str) -> list[Rated]:
    """The criteria of the exercise."""
    return [
        Rated(
            id=one.id, observe=one.observe, roles=tuple(boarding.words.roles(one.roles)), chosen=one.id == chosen
        )
        for one in room.scenario.criteria
    ]  # fmt: skip


def rates(room: LiveRoom, criterion: str, seat: str) -> bool:
    """Whether the criterion is one of the seat. Raises `KeyError` for a seat that is not there."""
    role = room.chair(seat).role
    return any(one.id == criterion and role in one.roles for one in room.scenario.criteria)


def first_seats(room: Room, inject: Inject) -> set[str]:
    """The seats of the first role to which a message goes."""
    return {str(one.seat.id) for one in room.chairs if one.role in inject.to[:1]}
