"""The door in (commands, decide, append), the door out (the reading room), and what control tells."""

from jisr.clerk.clerk import CONTROL, SLICES, Clerk, control_seat, system_seat
from jisr.clerk.commands import Command
from jisr.clerk.outcomes import Answer, Clash, Done, Fault, Refused
from jisr.clerk.reading_room import ReadingRoom, View
from jisr.clerk.seating import Seating
from jisr.clerk.telling import Found, enter_found, inject, law_stated, loss, reaction, subject_id, tell_subjects, tick

__all__ = [
    "CONTROL",
    "SLICES",
    "Answer",
    "Clash",
    "Clerk",
    "Command",
    "Done",
    "Fault",
    "Found",
    "ReadingRoom",
    "Refused",
    "Seating",
    "View",
    "control_seat",
    "enter_found",
    "inject",
    "law_stated",
    "loss",
    "reaction",
    "subject_id",
    "system_seat",
    "tell_subjects",
    "tick",
]
