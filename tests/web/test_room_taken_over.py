"""The first laptop dies in the middle of play; a second goes on from the stick, and the cards open the same seats.

By default with the same data; with `JISR_TEST_ALL=1` also with data that were edited meanwhile.
"""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from machines import JISR, ROOT, WITHIN, Browser, running, until

SEAT, PIN = "r-ma-opj", "2468"


def code_of(home: Path) -> str:
    with closing(sqlite3.connect(home / "jisr.sqlite3")) as database:
        found = database.execute("SELECT code FROM store_card WHERE seat = ? AND revoked IS NULL", (SEAT,)).fetchone()
    return str(found[0])


def heads_in(home: Path) -> dict[str, str]:
    """The last hash of each journal, as the database has it."""
    with closing(sqlite3.connect(home / "jisr.sqlite3")) as database:
        heads = json.loads(database.execute("SELECT heads FROM store_exercise").fetchone()[0])
    return {party: head for party, (_, head) in heads.items()}


def copied(stick: Path) -> dict[str, object]:
    """What the newest set says of the exercise."""
    newest = max(stick.glob("jisr-*/contents.json"), default=None)
    found: dict[str, object] = json.loads(newest.read_text())["exercises"][0] if newest is not None else {"entries": 0}
    return found


def come_in(browser: Browser, code: str) -> str:
    page = browser.get("/en/room/sign-in")
    return browser.post("/en/room/sign-in", page, way="card", code=code, pin=PIN, again=PIN, person="Aïcha")


def take_a_measure(browser: Browser) -> None:
    """One act: an order or a measure on the first thing that the form offers."""
    page = browser.get("/en/room/measure/?what=take:house-search")
    subject = re.findall(r'<option value="(S-?[^"]+)"', page.partition('id="subject"')[2])[0]
    confirm = browser.post("/en/room/measure/", page, what="take:house-search", subject=subject)
    assert "It is in the file" in browser.post("/en/room/measure/", confirm, step="do")


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is of Unix")
def test_a_second_machine_takes_over_within_two_minutes(tmp_path: Path) -> None:
    first, second, stick = tmp_path / "first", tmp_path / "second", tmp_path / "stick"
    first.mkdir()
    second.mkdir()
    with running(first, "serve", "--backup", str(stick), "--backup-every", "1s") as (process, base):
        browser = Browser(base)
        come_in(browser, code_of(first))
        browser.post("/en/room/clock/turn", browser.get("/en/room/desk/"), do="start")
        take_a_measure(browser)
        browser.post("/en/room/clock/turn", browser.get("/en/room/desk/"), do="halt")
        kept = heads_in(first)
        until(lambda: copied(stick).get("heads") == kept, process)
        code, token = code_of(first), browser.jar
        process.send_signal(signal.SIGKILL)
        process.wait()

    began, told = time.monotonic(), copied(stick)
    with running(second, "take-over", str(stick)) as (_, base):
        assert time.monotonic() - began < WITHIN
        assert heads_in(second) == told["heads"] == kept
        assert "Search of a home" in Browser(base, token).get("/en/room/desk/")  # the device is still signed in
        other = Browser(base)
        assert "Search of a home" in come_in(other, code)  # the same card and PIN open the seat elsewhere
        wrong = Browser(base)
        page = wrong.get("/en/room/sign-in")
        assert "PIN" in wrong.post("/en/room/sign-in", page, way="card", code=code, pin="1111", person="")


def test_without_a_whole_copy_nothing_is_taken_over(tmp_path: Path) -> None:
    asked = [*JISR, "take-over", str(tmp_path / "stick")]
    done = subprocess.run(
        asked, env={**os.environ, "JISR_VAR": str(tmp_path), "JISR_DATABASE": ""}, cwd=ROOT, capture_output=True
    )
    assert done.returncode == 2
    assert b"no whole copy" in done.stderr
    assert not (tmp_path / "jisr.sqlite3").exists()


@pytest.mark.skipif("JISR_TEST_ALL" not in os.environ, reason="two more servers: ./test --all")
def test_a_second_machine_with_other_data_goes_on_with_those_of_the_first(tmp_path: Path) -> None:
    stick, second, other = tmp_path / "stick", tmp_path / "second", tmp_path / "data"
    with running(tmp_path / "first", "serve", "--backup", str(stick), "--backup-every", "1s") as (process, _):
        until(lambda: "name" in copied(stick), process)
    shutil.copytree(ROOT / "data", other)
    title = other / "languages" / "en" / "language.yaml"
    title.write_text(title.read_text() + "# changed since\n")
    facts = next((other / "facts").glob("*.yaml"))
    facts.write_text(facts.read_text() + "\n# changed since\n")
    with running(second, "take-over", str(stick), data=other):
        told = (second / "told.txt").read_text()
        assert "going on with those of the copy" in told
        assert "ready in" in told
