"""Seats that one person does not hold together: what the scenario says of its roles, and the walled seats of one role.

Whoever judges has neither inquired nor defended in the case; whoever defends one accused does not act for another whose
interests differ. In a room of people a second such seat is refused; where somebody plays alone it is marked.
"""

from collections.abc import Iterable

from jisr.web.room.live import LiveRoom

CHOICE, MARKED = "apart", "marked"


def excluded(room: LiveRoom, seat: str, held: Iterable[str]) -> tuple[str, ...]:
    """Which of the seats held exclude this one."""
    return tuple(other for other in held if other != seat and _exclude(room, seat, other))


def is_refused(room: LiveRoom) -> bool:
    """Whether such a seat is refused here; control may choose that it is marked, and alone everything may be played."""
    return room.choices.get(CHOICE) != MARKED and room.choices.get("clock") != "anybody"


def _exclude(room: LiveRoom, one: str, other: str) -> bool:
    role, against = room.chair(one).role, room.chair(other).role
    with room.reading() as held:
        scenario = held.scenario
    if role == against:
        return True
    return against in scenario.of_role(role).incompatible or role in scenario.of_role(against).incompatible
