"""Inside a State: what an office must show to another so that the case moves. Walls open only by a recorded act."""

from collections.abc import Iterator

from jisr.clerk.commands import Command, Disclose
from jisr.stage.players.desk import Desk

SHARED = frozenset(
    {"exhibit-entered", "subject-entered", "measure-taken", "status-changed", "subject-identified", "handed-over",
     "translated", "person-reacted", "charge-brought", "charge-dropped", "information-received", "source-lost",
     "measure-ordered"}
)  # fmt: skip
PURPOSE = "The file of the proceeding"


def share_file(desk: Desk, *offices: str) -> Iterator[Command]:
    """Show the other office what it does not have yet of the own file."""
    for office in offices:
        if office not in desk.view.offices:
            continue
        waiting = desk.view.unshared(office)
        if waiting:
            yield Disclose(acts=waiting, to=(office,), purpose=PURPOSE)


def seised(desk: Desk) -> bool:
    """Whether an inquiry was opened before the judge."""
    return desk.seised is not None
