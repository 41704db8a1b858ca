"""The server is killed in the middle of play (`kill -9`): what was confirmed is there, and the clock stands."""

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import settings_first
from pytest_django import DjangoDbBlocker
from stores import sqlite_at

from jisr.library import load
from jisr.library.scenario import load_scenario
from jisr.store import rooms as store
from jisr.store.rooms import State
from jisr.web.room.live import wall_now
from jisr.web.room.rooms import Rooms

assert settings_first.READY
DATA = Path(__file__).parents[2] / "data"
HERE = Path(__file__).parent
CONFIRMED = 25


def confirmed_until_killed(path: Path) -> list[str]:
    """The labels of the acts that were confirmed before the process was killed."""
    paths = os.pathsep.join([str(HERE), str(HERE.parents[1] / "src")])
    player = subprocess.Popen(
        [sys.executable, str(HERE / "player.py"), str(path)],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": paths},
    )  # fmt: skip
    assert player.stdout is not None
    lines = [player.stdout.readline().strip() for _ in range(CONFIRMED)]
    player.send_signal(signal.SIGKILL)
    rest, _ = player.communicate()
    return [f"Rue {number}" for number in [*lines, *rest.split()] if number]


def test_a_killed_server_loses_nothing_that_was_confirmed(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock(), sqlite_at(tmp_path / "killed.sqlite3") as stores:
        using = stores.alias or ""
        said = confirmed_until_killed(tmp_path / "killed.sqlite3")
        kept = store.exercise("killed", using=using)
        assert kept is not None
        assert len(said) >= CONFIRMED
        assert kept.entries >= len(said)

        later = wall_now() + 30_000
        rooms = Rooms(
            corpus=load(DATA), scenario=partial(load_scenario, DATA), using=using, wall=lambda: later, process="next"
        )
        room = rooms.open("killed", scenario="harmattan", cut="core")
        there = {one.label for one in room.view("r-ma-opj").inquiry.subjects.values()}
        assert set(said) <= there
        rooms.tick()
        taken = store.exercise("killed", using=using)
        assert taken is not None
        assert taken.owner == "next"
        assert room.clock.state is State.RUNNING
        assert room.clock.hour - kept.clock.hour <= 20  # what ran between the last winding and the kill, not the stop
        with room.reading() as held:
            heads = {party: journal.head.hash for party, journal in held.journals.items()}
        assert heads == {party: head for party, (_, head) in taken.heads.items()}
