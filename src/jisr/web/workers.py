"""Several processes at one port, on PostgreSQL: each holds the rooms and follows what the others commit.

The first process makes the tables, opens the room and takes the port; then it only watches: a process that ends is
begun again, and all end with it. The port stays open meanwhile, so a browser waits and is not refused.
"""

import multiprocessing
import os
import signal
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Final

import django
import uvicorn
from asgiref.typing import ASGIApplication
from django.db import connections
from uvicorn.importer import import_from_string
from uvicorn.supervisors import Multiprocess

from jisr.library import DataFaults
from jisr.library.book import load_book
from jisr.store.copies import unpack_data
from jisr.terminal import Unusable
from jisr.terminal.places import DATA
from jisr.vocabulary import Reason
from jisr.web.answering import APPLICATION, begin_to_answer, config_of
from jisr.web.rounds import follow_rounds
from jisr.web.served import Served, hold_served

MOST: Final = 32
FAILED: Final = "One of the processes cannot begin. What it said stands above; the server ends."
SIGN_OF_LIFE: Final = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a further process needs to hold the same room: what is played, with which data, and how it is reached."""

    scenario: str
    cut: str
    seed: int
    room: int
    digest: str
    data: Path | None
    served: Served


def serve_by_workers(
    work: Work,
    sockets: list[socket.socket],
    *,
    count: int,
    certificate: Path | None,
    key: Path | None,
    ready: Callable[[], None],
) -> None:
    """Serves until it is told to end; `ready` is called once, when every process answers. Raises `Unusable` when one of
    them cannot begin; one that ends later is begun again, as often as it takes."""
    make = partial(application, work)
    config = config_of(work.served, certificate=certificate, key=key, make=make, workers=count)
    workers = _Workers(config, sockets, ready)
    workers.run()
    for one in sockets:
        one.close()
    if workers.failed:
        raise Unusable([Reason(FAILED)])


def application(work: Work) -> ASGIApplication:
    """The application of a further process, with the room in it."""
    Thread(target=_end_with_the_first, name="first", daemon=True).start()
    with _ending_at_once(), ThreadPoolExecutor(1) as aside:  # a server's loop runs here: no database is opened in it
        aside.submit(_load, work).result()
    found: ASGIApplication = import_from_string(APPLICATION)()
    return found


@contextmanager
def _ending_at_once() -> Iterator[None]:
    """Whoever is told to end while it loads does not load to the end first."""
    before = {one: signal.signal(one, signal.SIG_DFL) for one in (signal.SIGTERM, signal.SIGINT)}
    yield
    for one, handler in before.items():
        signal.signal(one, handler)


def _load(work: Work) -> None:
    _same_data(work)
    django.setup()
    from jisr.settings import DATA, VAR
    from jisr.web.loading import load_again

    hold_served(work.served)
    follow_rounds(VAR)
    try:
        load_again(data=DATA, slug=work.scenario, cut=work.cut, seed=work.seed, room=work.room)
    finally:
        connections.close_all()
    begin_to_answer(work.served.host)


class _Workers(Multiprocess):
    """The processes, and the moment at which all of them answer."""

    def __init__(self, config: uvicorn.Config, sockets: list[socket.socket], ready: Callable[[], None]) -> None:
        super().__init__(config, sockets)
        self._ready: Callable[[], None] | None = ready
        self.failed = False

    def keep_subprocess_alive(self) -> None:
        """Until all processes answer for the first time, which is told, one that ends would end in the same way again;
        from then on one that ends is begun again."""
        if self._ready is None:
            super().keep_subprocess_alive()
        elif any(one.exitcode is not None for one in self.processes):
            self.failed = True
            self.should_exit.set()
        elif all(one.is_ready(SIGN_OF_LIFE) for one in self.processes):
            self._ready()
            self._ready = None

    def handle_hup(self) -> None:
        """The terminal was closed: the server ends, as one process does."""
        self.should_exit.set()


def _end_with_the_first() -> None:
    """When the first process was killed, nobody would begin this one again or end it."""
    first = multiprocessing.parent_process()
    if first is not None:
        first.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _same_data(work: Work) -> None:
    """The data with which the room is played, where those on the disk were edited since."""
    own = Path(os.environ.get("JISR_DATA") or DATA)
    try:
        same = load_book(own).corpus.digest == work.digest
    except DataFaults:
        same = False
    if not same and work.data is not None:
        os.environ["JISR_DATA"] = str(unpack_data(work.data, work.data.parent / f"data-{work.digest[:12]}"))
