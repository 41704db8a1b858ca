"""Whether a PostgreSQL can be used is found out in seconds, before anything is made in it."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from postgres import Server

from jisr.store.addresses import database_from
from jisr.store.reaching import database_fault


@pytest.fixture
def address(server: Server) -> Iterator[str]:
    """An empty database; the other names in an address like it are of nobody."""
    with server.empty() as address:
        yield address


def fault(address: str) -> str:
    found = database_fault(database_from(address, default=Path("unused")), address=address)
    return "" if found is None else found.key


def test_an_empty_database_is_good(address: str) -> None:
    assert fault(address) == ""


def test_a_database_or_a_user_that_is_not_there_is_told(address: str) -> None:
    base, _, host = address.partition("?")
    assert "has no such database or user" in fault(f"{base}x?{host}")
    assert "has no such database or user" in fault(f"postgresql://nobody_of_here@/postgres?{host}")


def test_a_database_in_which_arabic_cannot_be_written_is_told(address: str) -> None:
    with psycopg.connect(address, autocommit=True) as made:
        made.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'")
    server, _, host = address.partition("?")
    assert "holds no Arabic" in fault(f"{server.rpartition('/')[0]}/latin?{host}")


def test_a_database_of_a_newer_version_is_told_and_one_of_this_version_is_good(address: str) -> None:
    with psycopg.connect(address, autocommit=True) as made:
        made.execute("CREATE TABLE django_migrations (app TEXT, name TEXT)")
        made.execute("INSERT INTO django_migrations VALUES ('store', '0001_journals'), ('other', '0999_later')")
        assert fault(address) == ""
        made.execute("INSERT INTO django_migrations VALUES ('store', '0999_later')")
    assert "is of a newer version of Jisr" in fault(address)
