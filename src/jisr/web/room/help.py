"""How much the pages of a seat help: what control chose for it, else by who plays.

In a room of people nothing is hinted at: people must be able to err. Whoever plays alone has no instructor and gets all
of it. The help never changes what is lawful or what is in the file; it is only what the pages say beyond the file.
"""

from enum import StrEnum

from jisr.store import devices
from jisr.web.room import steer
from jisr.web.room.sessions import Present

CHOICE, HINT, SEP = "help", "hint", "|"


class HelpLevel(StrEnum):
    """Nothing beyond the file and the texts of law; one hint after a click that the debrief counts; everything."""

    NONE = "none"
    ON_REQUEST = "on-request"
    FULL = "full"


def choice_of(seat: str) -> str:
    """The name under which control chooses the level of one seat."""
    return f"{CHOICE}:{seat}"


def help_of(here: Present) -> HelpLevel:
    """The level of the seat: chosen for it, else chosen for the exercise, else full for whoever plays alone."""
    choices = here.room.choices
    chosen = choices.get(choice_of(here.who.seat)) or choices.get(CHOICE, "")
    usual = HelpLevel.FULL if alone(here) else HelpLevel.NONE
    return next((one for one in HelpLevel if one.value == chosen), usual)


def alone(here: Present) -> bool:
    """Whether nobody else sits for a delegation: every device at a seat of this room is a seat of this browser."""
    own = sum(1 for one in here.others if one.seat and one.exercise == here.room.id)
    return sum(len(found) for found in devices.sitting(here.room.id).values()) <= own


def take_hint(here: Present, name: str) -> None:
    """One hint was asked for: it stays with the exercise, by seat and hour of the case, and the debrief counts it."""
    if not has_hint(here, name):
        here.room.choose(_hint(here.who.seat, name), str(int(here.room.clock.hour)))
        steer.note(here.room, HINT, seat=here.who.seat, more={"about": name})


def has_hint(here: Present, name: str) -> bool:
    """Whether the seat asked for it before."""
    return _hint(here.who.seat, name) in here.room.choices


def _hint(seat: str, name: str) -> str:
    return SEP.join((HINT, seat, name))
