"""`./run serve --workers 2` on PostgreSQL: one room at one port; one process is killed, or all are told to end."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from machines import WITHIN, Browser, running
from playing import Player, acts, comes_in
from postgres_here import postgres

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the processes are found in /proc")
POLICE, PROSECUTOR = "r-ma-opj", "r-ma-pg"
TOLD_WITHIN = 2.0
BEGINS = """
import os, socket
from pathlib import Path
os.environ["DJANGO_SETTINGS_MODULE"] = "jisr.settings"
import django
django.setup()
from django.core.management import call_command
from jisr.terminal import Unusable
from jisr.web.served import Served
from jisr.web.workers import Work, serve_by_workers
if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    taken = socket.socket()
    taken.bind(("127.0.0.1", 0))
    place = Served(host="127.0.0.1", port=0)
    gone = Work(scenario="harmattan", cut="core", seed=1, room=99, digest="", data=None, served=place)
    try:
        serve_by_workers(gone, [taken], count=2, certificate=None, key=None, ready=lambda: print("ready"))
    except Unusable as fault:
        print(*(one.key for one in fault.faults))
"""


@dataclass(frozen=True, slots=True)
class Served:
    """The server, its first process and its database."""

    database: str
    base: str
    first: subprocess.Popen[bytes]
    home: Path

    def codes(self) -> dict[str, str]:
        rows = self.asked("SELECT seat, code FROM store_card WHERE revoked IS NULL")
        return {str(seat): str(code) for seat, code in rows}

    def asked(self, question: str) -> list[tuple[object, ...]]:
        with psycopg.connect(self.database) as connection:
            return list(connection.execute(question.encode()))

    def workers(self) -> list[int]:
        return [pid for pid, words in children(self.first.pid) if b"spawn_main" in words]

    def told(self) -> str:
        return (self.home / "told.txt").read_text()


def children(parent: int) -> Iterator[tuple[int, bytes]]:
    for place in Path("/proc").glob("[0-9]*"):
        try:
            status, words = (place / "stat").read_text().rpartition(")")[2].split(), (place / "cmdline").read_bytes()
        except OSError:
            continue
        if int(status[1]) == parent and status[0] != "Z":
            yield int(place.name), words


def waits(done: object) -> None:
    """Looks again and again until it is so."""
    assert callable(done)
    ends = time.monotonic() + WITHIN
    while not done():
        assert time.monotonic() < ends, "it took too long"
        time.sleep(0.05)


def answers(base: str) -> bool:
    try:
        return Browser(base).get("/health") == "ready\n"
    except OSError:
        return False


@contextmanager
def resting(pid: int) -> Iterator[None]:
    """A process stands still, so that the other one answers; shorter than the first one waits for a sign of life."""
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    home = tmp_path_factory.mktemp("workers") / "home"
    with ExitStack() as held:
        database = held.enter_context(postgres())
        words = ("serve", "--workers", "2", "--database", database, "--language", "fr")
        process, base = held.enter_context(running(home, *words))
        one = Served(database, base, process, home)
        waits(lambda: "prêt" in one.told())
        yield one


def test_two_processes_answer_at_one_port_and_the_terminal_tells_it(served: Served) -> None:
    assert len(served.workers()) == 2
    assert re.search(r"^2 .* y répondent\.$", served.told(), re.MULTILINE)


def test_what_is_done_at_one_process_stands_on_the_page_of_the_other(served: Served) -> None:
    one, other = served.workers()
    codes = served.codes()
    with resting(other):
        police, prosecutor = comes_in(served.base, codes[POLICE]), comes_in(served.base, codes[PROSECUTOR])
        police.post("/en/room/clock/turn", police.get("/en/room/desk/"), do="start")
        police.post("/en/room/clock/turn", police.get("/en/room/desk/"), do="jump")
        acts(prosecutor, "order")
    with resting(one):
        ends = time.monotonic() + TOLD_WITHIN
        while "Carry out: Search of a home" not in police.get("/en/room/desk/"):
            assert time.monotonic() < ends, "it is not seen there"


def test_a_process_that_is_killed_loses_nothing_confirmed_and_is_begun_again(served: Served) -> None:
    codes = served.codes()
    people = {seat: Player(comes_in(served.base, codes[seat]), most=12).start() for seat in (POLICE, "r-ne-opj")}
    waits(lambda: all(len(one.confirmed) >= 3 for one in people.values()))
    before = served.workers()
    gone = before[0]
    os.kill(gone, signal.SIGKILL)
    for _ in range(5):
        assert "/room/" in Browser(served.base).get("/en/room/sign-in"), "the port answers meanwhile"
    said = {f"{seat}:{key}" for seat, player in people.items() for key in player.ends()}
    assert len(said) >= 6
    assert said <= {str(key) for (key,) in served.asked("SELECT key FROM store_entryrow")}
    waits(lambda: len(served.workers()) == 2 and gone not in served.workers())
    (old,) = [pid for pid in served.workers() if pid in before]
    os.kill(old, signal.SIGKILL)
    waits(lambda: answers(served.base))
    assert served.first.poll() is None, "the new one answered alone"


def test_a_process_that_cannot_begin_ends_the_server_with_its_reason(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", BEGINS], env={**os.environ, "JISR_DATABASE": f"sqlite:///{tmp_path / 'a.sqlite3'}"},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert "cannot begin" in said.stdout
    assert "KeyError" in said.stderr, "what the process said"
    assert "ready" not in said.stdout


def test_all_end_with_the_first_and_the_port_is_free(served: Served) -> None:
    workers = served.workers()
    served.first.terminate()
    assert served.first.wait(30) == 0
    waits(lambda: not [pid for pid in workers if Path(f"/proc/{pid}").exists()])
    with closing(socket.socket()) as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        one.bind(("127.0.0.1", int(served.base.rpartition(":")[2])))


@pytest.mark.skipif(not os.environ.get("JISR_TEST_ALL"), reason="it starts a server of its own: ./test --all")
def test_when_the_first_is_killed_none_stays_behind(tmp_path: Path) -> None:
    with postgres() as database, running(tmp_path, "serve", "--workers", "2", "--database", database) as (first, _):
        one = Served(database, "", first, tmp_path)
        workers = one.workers()
        assert len(workers) == 2
        first.kill()
        waits(lambda: not [pid for pid in workers if Path(f"/proc/{pid}").exists()])
