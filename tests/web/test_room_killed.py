"""`kill -9` of the server while people act: what was confirmed is there, the clock stands, the same cookies work.

By default once; with `JISR_TEST_ALL=1` again and again on one database, with more people.
"""

import os
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from machines import Browser, running, until
from playing import Player, comes_in, hour

from jisr.vocabulary import case_time

EVERYTHING = bool(os.environ.get("JISR_TEST_ALL"))
KILLS, CONFIRMED = (6, 25) if EVERYTHING else (1, 8)
POLICE = "r-ma-opj"
TAKE = {POLICE: "take", "r-ne-opj": "take"}
SEATS = TAKE if not EVERYTHING else {**TAKE, "r-ma-ji": "order", "r-ne-ji": "order"}
BETWEEN_WINDINGS = 3  # minutes of the case: what ran between the last winding and the kill


def asked(home: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(home / "jisr.sqlite3")) as database:
        return list(database.execute(question))


def codes(home: Path) -> dict[str, str]:
    return {
        str(seat): str(code) for seat, code in asked(home, "SELECT seat, code FROM store_card WHERE revoked IS NULL")
    }


def kept_hour(home: Path) -> int:
    found = asked(home, "SELECT hour FROM store_exercise")[0][0]
    assert isinstance(found, int)
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of Unix")
def test_a_server_killed_in_play_loses_nothing_that_was_confirmed(tmp_path: Path) -> None:
    browsers: dict[str, Browser] = {}
    said: dict[str, list[str]] = {seat: [] for seat in SEATS}
    stood = 0
    for number in range(KILLS + 1):
        with running(tmp_path, "serve") as (process, base):
            for seat in SEATS:
                browsers.setdefault(seat, comes_in(base, codes(tmp_path)[seat]) if number == 0 else Browser(base))
                browsers[seat].base = base
            desk = browsers[POLICE].get("/en/room/desk/")
            assert "/room/leave" in desk, "the cookie opens the same seat"
            if number:
                keys = {str(key) for (key,) in asked(tmp_path, "SELECT key FROM store_entryrow")}
                assert not [key for seat in SEATS for key in said[seat] if f"{seat}:{key}" not in keys]
                assert 0 <= case_time(hour(desk)) - stood <= BETWEEN_WINDINGS
            if number == KILLS:
                break
            browsers[POLICE].post("/en/room/clock/turn", desk, do="start")
            people = [Player(browsers[seat], how).start() for seat, how in SEATS.items()]
            until(lambda people=people: all(one.has(CONFIRMED) for one in people), process)  # type: ignore[misc]
            process.send_signal(signal.SIGKILL)
            process.wait()
            for seat, one in zip(SEATS, people, strict=True):
                said[seat] += one.ends()
            stood = kept_hour(tmp_path)
