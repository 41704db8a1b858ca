"""A room of the flagship in a database of its own, held by this process as `./run` holds it; its wall clock by hand.

The tables, the room before its first hour, its cards and the account are made once and copied for each test. Passwords
and PINs are hashed cheaply here; what the servers of `machines.py` hash, they hash as everywhere.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Protocol, runtime_checkable

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jisr.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402
from django.test import Client, override_settings  # noqa: E402

from jisr.exercise.scenario import Scenario  # noqa: E402
from jisr.library.book import Book, load_book  # noqa: E402
from jisr.library.scenario import load_scenario  # noqa: E402
from jisr.store import doors  # noqa: E402
from jisr.store.addresses import database_from  # noqa: E402
from jisr.store.doors import Duty  # noqa: E402
from jisr.web.law import held  # noqa: E402
from jisr.web.room import rooms as registry  # noqa: E402
from jisr.web.room.live import LiveRoom  # noqa: E402
from jisr.web.room.rooms import Rooms, hold_rooms  # noqa: E402
from jisr.web.room.sessions import now  # noqa: E402

DATA = Path(__file__).parents[2] / "data"
POLICE, PROSECUTOR, ABROAD = "r-ma-opj", "r-ma-pg", "r-ne-opj"
QUICK = "django.contrib.auth.hashers.MD5PasswordHasher"


@lru_cache(maxsize=1)
def book() -> Book:
    return load_book(DATA)


@lru_cache(maxsize=1)
def scenario(slug: str) -> Scenario:
    return load_scenario(DATA, slug)


@runtime_checkable
class Pooled(Protocol):
    """A connection to PostgreSQL."""

    def close_pool(self) -> None:
        """Close all connections of the pool."""
        ...


class Hand:
    """A wall clock that is turned by hand."""

    def __init__(self) -> None:
        self.now = 1_800_000_000_000

    def __call__(self) -> int:
        return self.now


@contextmanager
def room_at(path: Path, wall: Callable[[], int]) -> Iterator[LiveRoom]:
    """The room in an SQLite file."""
    shutil.copyfile(_prepared(), path)
    with _at(f"sqlite:///{path}"):
        yield _held(wall)


@contextmanager
def room_in(address: str, wall: Callable[[], int]) -> Iterator[LiveRoom]:
    """The room, with its cards and one account, in the default database of this process while it lasts."""
    with _at(address):
        yield _made(wall)


@lru_cache(maxsize=1)
def _prepared() -> Path:
    """An SQLite file with the room, that no test plays in."""
    folder = Path(tempfile.mkdtemp(prefix="jisr-prepared-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with _at(f"sqlite:///{folder / 'room.sqlite3'}"):
        _made(Hand())
    return folder / "room.sqlite3"


def _made(wall: Callable[[], int]) -> LiveRoom:
    call_command("migrate", verbosity=0, skip_checks=True)
    room = _held(wall)
    doors.issue_cards(room.id, (str(chair.seat.id) for chair in room.chairs), now=now())
    account = doors.make_account("facilitator", duties=(Duty.CONTROL, Duty.SAFETY), now=now())
    doors.set_password(account.id, "a long password")
    return room


def _held(wall: Callable[[], int]) -> LiveRoom:
    held.hold(book())
    rooms = Rooms(corpus=book().corpus, scenario=scenario, wall=wall)
    hold_rooms(rooms)
    return rooms.open("here", scenario="harmattan", cut="core", rate=1.0)


@contextmanager
def _at(address: str) -> Iterator[None]:
    """The default database of this process is the one at the address, and its rooms are none but those held here."""
    connection, usual = connections["default"], connections.databases["default"]
    connection.close()
    connections.databases["default"] = {**usual, **database_from(address, default=Path())}
    del connections["default"]
    before = tuple(registry._rooms)
    with ExitStack() as ends:
        ends.callback(_back, usual, before)
        ends.enter_context(override_settings(PASSWORD_HASHERS=[QUICK]))
        yield


def _back(usual: dict[str, object], before: tuple[Rooms, ...]) -> None:
    connections["default"].close()
    if isinstance(connections["default"], Pooled):
        connections["default"].close_pool()
    connections.databases["default"] = usual
    del connections["default"]
    registry._rooms[:] = before


def browser() -> Client:
    return Client(headers={"host": "127.0.0.1"})


def code_of(room: LiveRoom, seat: str) -> str:
    return next(card.code for card in doors.cards_of(room.id) if card.seat == seat)


def come_in(client: Client, room: LiveRoom, seat: str, *, pin: str = "2468", person: str = "") -> Client:
    """Signs a browser in at a seat, choosing the PIN if nobody did."""
    form = {"way": "card", "code": code_of(room, seat), "pin": pin, "again": pin, "person": person}
    answer = client.post("/en/room/sign-in", form)
    assert answer.status_code == 302, answer.content.decode()
    return client


def control(client: Client) -> Client:
    form = {"way": "account", "name": "facilitator", "password": "a long password"}
    assert client.post("/en/room/sign-in", form).status_code == 302
    return client
