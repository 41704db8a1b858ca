"""Databases for the tests of the store: SQLite files and a real PostgreSQL, each made here and taken away again.

The tests make their databases by themselves, beside whatever the settings name, so they need no database to exist.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from postgres import Server
from pytest_django import DjangoDbBlocker
from stores import Stores, sqlite_at


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A real PostgreSQL that lives as long as the tests."""
    with Server(tmp_path_factory.mktemp("postgres")) as running:
        yield running


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def stores(request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Stores]:
    """The three places where a journal can be kept; what a test says of one, it says of all."""
    with ExitStack() as open_:
        if request.param != "memory":
            open_.enter_context(django_db_blocker.unblock())
        if request.param == "memory":
            yield Stores(None)
        elif request.param == "sqlite":
            yield open_.enter_context(sqlite_at(tmp_path / "store.sqlite3"))
        else:
            running: Server = request.getfixturevalue("server")
            yield open_.enter_context(running.database())
