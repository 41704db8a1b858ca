"""What the server does of itself at intervals: copies for a second machine, papers for a failure of power, addresses.

A round that fails is told on the error output and tried again at its next turn: a stick that was pulled out stops no
exercise. Each round has a thread of its own, so a slow disk delays no other.
"""

import json
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from typing import Final

from django.db import connections

from jisr.terminal import Wrong
from jisr.vocabulary import Reason

UNITS: Final = {"s": 1.0, "m": 60.0, "h": 3600.0}
LONGEST: Final = 7 * 24 * 3600.0
LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The last turn of a round: when, and what came of it: a place, or the fault in words."""

    at: datetime
    place: str = ""
    fault: str = ""


class Round:
    """One thing done at intervals."""

    def __init__(
        self, name: str, *, every: float, do: Callable[[], object], after: float = 0.0, kept: Path | None = None
    ) -> None:
        """`every` is in seconds, `after` too: before the first turn; `do` gives what there is to show for it. `kept` is
        the folder in which other processes read what came of it."""
        self.name, self.every, self._do, self._after = name, every, do, min(after, every)
        self.last: Turn | None = None
        self._file = None if kept is None else _file(kept, name)
        if self._file is not None:
            self._file.unlink(missing_ok=True)
        self._stop = Event()

    def turn(self) -> Turn:
        """Done now, whatever comes of it."""
        try:
            self.last = Turn(at=datetime.now(UTC), place=str(self._do() or ""))
        except Exception as fault:
            LOG.exception("%s failed and is tried again", self.name)
            self.last = Turn(at=datetime.now(UTC), fault=str(fault) or type(fault).__name__)
        if self._file is not None:
            _keep(self.last, self._file)
        return self.last

    def start(self) -> None:
        """From now on, the first turn when its time has come."""
        Thread(target=self._go, name=self.name, daemon=True).start()

    def stop(self) -> None:
        """No further turn."""
        self._stop.set()

    def _go(self) -> None:
        wait = self._after
        while not self._stop.wait(wait):
            self.turn()
            wait = self.every
        connections.close_all()


_held: dict[str, Round] = {}
_followed: list[Path] = []


def follow_rounds(folder: Path) -> None:
    """From now on what came of the rounds of another process is read where that one keeps it."""
    _followed[:] = [folder]


def hold_round(one: Round) -> None:
    """The round begins, in the place of one of the same name."""
    before = _held.get(one.name)
    if before is not None:
        before.stop()
    _held[one.name] = one
    one.start()


def last_turn(name: str) -> Turn | None:
    """What came of the last turn of a round; nothing when there is no such round."""
    found = _held.get(name)
    if found is not None or not _followed:
        return None if found is None else found.last
    try:
        said = json.loads(_file(_followed[0], name).read_text(encoding="utf-8"))
    except OSError:
        return None
    return Turn(at=datetime.fromisoformat(said["at"]), place=said["place"], fault=said["fault"])


def _file(folder: Path, name: str) -> Path:
    return folder / f"turn-{name}.json"


def _keep(turn: Turn, file: Path) -> None:
    part = file.with_suffix(".part")
    said = {"at": turn.at.isoformat(), "place": turn.place, "fault": turn.fault}
    part.write_text(json.dumps(said), encoding="utf-8")
    part.replace(file)


def seconds_of(said: str) -> float:
    """A length of time as people type it: `90s`, `15m`, `2h`; a bare number is minutes. Raises `Wrong`."""
    number, unit = (said[:-1], said[-1:]) if said[-1:] in UNITS else (said, "m")
    seconds = float(number) * UNITS[unit] if re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,6})?", number) else -1.0
    if not 0 <= seconds <= LONGEST:
        raise Wrong(Reason("“{word}” is no length of time: write 90s, 15m or 2h, at most 168h.", {"word": said}))
    return seconds
