"""Two server processes on one PostgreSQL: one room, one clock; what is done at one is told at the other."""

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

import psycopg
import pytest
from machines import Browser, running
from playing import Player, acts, comes_in, hour
from postgres_here import postgres

from jisr.vocabulary import case_time

POLICE, PROSECUTOR, ABROAD = "r-ma-opj", "r-ma-pg", "r-ne-opj"
TOLD_WITHIN, TRIES = 1.0, 4  # a busy machine is slow now and then; what waits for a minute is so each time
RATE = 0.2  # minutes of the case in a second


@dataclass(frozen=True, slots=True)
class Pair:
    """Two servers on one database."""

    database: str
    one: str
    other: str
    stop_one: ExitStack

    def asked(self, question: str) -> list[tuple[object, ...]]:
        with psycopg.connect(self.database) as connection:
            return list(connection.execute(question.encode()))

    def code(self, seat: str) -> str:
        rows = self.asked("SELECT seat, code FROM store_card WHERE revoked IS NULL")
        return next(str(code) for name, code in rows if name == seat)

    def owner(self) -> str:
        return str(self.asked("SELECT owner FROM store_exercise")[0][0])


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    folder = tmp_path_factory.mktemp("pair")
    with ExitStack() as held, ExitStack() as first:
        database = held.enter_context(postgres())
        _, one = first.enter_context(running(folder / "one", "serve", "--database", database))
        _, other = held.enter_context(running(folder / "other", "serve", "--database", database))
        yield Pair(database, one, other, first)


def heard(browser: Browser, base: str) -> tuple[threading.Thread, list[float]]:
    """Listens to the news at a server; the times at which some came."""
    times: list[float] = []
    opener = build_opener(HTTPCookieProcessor(browser.jar), ProxyHandler({}))
    ready = threading.Event()

    def listen() -> None:
        with opener.open(f"{base}/en/room/news?age=0", timeout=30) as lines:
            for line in lines:
                ready.set()
                if line.startswith(b"data: acts"):
                    times.append(time.monotonic())
                    return

    thread = threading.Thread(target=listen, daemon=True)
    thread.start()
    assert ready.wait(10)
    return thread, times


def test_an_act_at_one_server_is_told_and_shown_at_the_other(pair: Pair) -> None:
    police, prosecutor = comes_in(pair.one, pair.code(POLICE)), comes_in(pair.other, pair.code(PROSECUTOR))
    police.post("/en/room/clock/turn", police.get("/en/room/desk/"), do="start")
    prosecutor.post("/en/room/clock/turn", prosecutor.get("/en/room/desk/"), do="jump")
    waited: list[float] = []
    while len(waited) < TRIES and min(waited, default=TOLD_WITHIN) >= TOLD_WITHIN:
        thread, times = heard(police, pair.one)
        acts(prosecutor, "order")
        done = time.monotonic()
        thread.join(10)
        assert times, "nothing was told"
        waited.append(times[0] - done)
    assert min(waited) < TOLD_WITHIN
    assert "Carry out: Search of a home" in police.get("/en/room/desk/")


def test_open_pages_hold_no_connection_to_the_database(pair: Pair) -> None:
    police = comes_in(pair.one, pair.code(POLICE))
    streams = [heard(police, pair.one) for _ in range(12)]
    assert "/room/leave" in police.get("/en/room/desk/"), "more pages are open than the pool has connections"
    assert all(thread.is_alive() or times for thread, times in streams), "a stream ended without any news"


def test_the_same_cookie_works_at_both(pair: Pair) -> None:
    police = comes_in(pair.one, pair.code(POLICE))
    assert "/room/leave" in Browser(pair.other, police.jar).get("/en/room/desk/")


def test_one_clock_runs_however_many_servers_there_are(pair: Pair) -> None:
    police = comes_in(pair.one, pair.code(POLICE))
    began, first, owner = time.monotonic(), case_time(hour(police.get("/en/room/desk/"))), pair.owner()
    while case_time(hour(police.get("/en/room/desk/"))) < first + 2:
        assert time.monotonic() - began < 60, "the clock stands"
        assert pair.owner() == owner
    passed = time.monotonic() - began
    there = case_time(hour(Browser(pair.other, police.jar).get("/en/room/desk/")))
    assert first + 2 <= there <= first + passed * RATE + 2


def test_people_at_both_servers_act_at_once_and_nothing_is_lost(pair: Pair) -> None:
    people = {POLICE: comes_in(pair.one, pair.code(POLICE)), ABROAD: comes_in(pair.other, pair.code(ABROAD))}
    players = {seat: Player(browser, most=6).start() for seat, browser in people.items()}
    said = {f"{seat}:{key}" for seat, player in players.items() for key in player.ends()}
    assert len(said) == 12
    assert said <= {str(key) for (key,) in pair.asked("SELECT key FROM store_entryrow")}


def test_when_the_server_that_winds_the_clock_dies_the_other_winds_it(pair: Pair, tmp_path: Path) -> None:
    police = comes_in(pair.other, pair.code(POLICE))
    pair.stop_one.close()
    before = case_time(hour(police.get("/en/room/desk/")))
    began = time.monotonic()
    while case_time(hour(police.get("/en/room/desk/"))) < before + 3:
        assert time.monotonic() - began < 90, "nobody winds the clock"
    acts(police)
