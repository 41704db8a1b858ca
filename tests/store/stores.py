"""Journals in memory, in SQLite and in PostgreSQL, made alike, with acts as plain as can be."""

import atexit
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Protocol, cast

import settings_first
from django.core.management import call_command
from django.db import connections

from jisr.dossier import (
    Act,
    Appended,
    CaseId,
    CommandId,
    Draft,
    Entry,
    Journal,
    MemoryJournal,
    Mode,
    Numbering,
    OfficeId,
    PartyId,
    Seat,
    SeatId,
    opening,
    signing_key,
)
from jisr.store.addresses import Database, database_from
from jisr.store.journal import SqlJournal
from jisr.vocabulary import CaseTime

assert settings_first.READY
CASE, NORTH, SOUTH = CaseId("case-1"), PartyId("north"), PartyId("south")
KEYS = {party: signing_key(seed=7, party=party) for party in (NORTH, SOUTH)}


class Pooled(Protocol):
    """A connection to PostgreSQL."""

    def close_pool(self) -> None:
        """Close all connections of the pool."""
        ...


class Stores:
    """One place where journals are kept: memory, or the database with this alias."""

    def __init__(self, alias: str | None) -> None:
        """Empty."""
        self.alias = alias
        self._numberings: dict[CaseId, Numbering] = {}
        self._memory: dict[tuple[CaseId, PartyId], MemoryJournal] = {}

    def journal(self, *, party: PartyId = NORTH, case: CaseId = CASE) -> Journal:
        """The journal, opened again each time."""
        if self.alias is not None:
            return SqlJournal(case=case, party=party, key=KEYS[party], mode=Mode.EXERCISE, using=self.alias)
        numbering = self._numberings.setdefault(case, Numbering())
        fresh = MemoryJournal(case=case, party=party, key=KEYS[party], numbering=numbering)
        return self._memory.setdefault((case, party), fresh)

    def begun(self, *, party: PartyId = NORTH, case: CaseId = CASE) -> Journal:
        """A journal with its first act."""
        journal = self.journal(party=party, case=case)
        keys = {party: key.public for party, key in KEYS.items()}
        journal.append(entry("open", opening(mode=Mode.EXERCISE, keys=keys, data="1" * 64)), expected=0)
        return journal


def noted(word: str) -> Draft:
    return Draft(kind="noted", body={"word": word}, identities={"p-1": "اسم"}, text={"note": 'l’été "cité"'})


def entry(command: str, *drafts: Draft) -> Entry:
    seat = Seat(SeatId("seat"), OfficeId("investigation"), NORTH, "prosecutor")
    return Entry(CommandId(command), seat, CaseTime(10), CaseTime(11), 12, "0" * 64, drafts)


def add(journal: Journal, command: str, *words: str) -> tuple[Act, ...]:
    answer = journal.append(entry(command, *map(noted, words)), expected=journal.version)
    assert isinstance(answer, Appended)
    return answer.acts


@contextmanager
def sqlite_at(path: Path, *, safety: str = "NORMAL") -> Iterator[Stores]:
    """The SQLite file, with the tables of the store when it is new."""
    if not path.exists():
        shutil.copyfile(_prepared(), path)
    with held(path.stem, database_from(f"sqlite:///{path}", default=path, safety=safety)) as stores:
        yield stores


@lru_cache(maxsize=1)
def _prepared() -> Path:
    """An SQLite file with the tables, copied for each test."""
    folder = Path(tempfile.mkdtemp(prefix="jisr-prepared-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with opened("prepared", database_from(f"sqlite:///{folder / 'store.sqlite3'}", default=folder)):
        return folder / "store.sqlite3"


@contextmanager
def opened(alias: str, database: Database) -> Iterator[Stores]:
    """The database, with its tables made where they are missing."""
    with held(alias, database) as stores:
        call_command("migrate", database=alias, verbosity=0, skip_checks=True)
        yield stores


@contextmanager
def held(alias: str, database: Database) -> Iterator[Stores]:
    """The database as it stands, under a name of its own."""
    usual: Mapping[str, object] = connections.databases["default"]
    connections.databases[alias] = {**usual, **database}
    try:
        yield Stores(alias)
    finally:
        connection = connections[alias]
        connection.close()
        if connection.vendor == "postgresql":
            cast(Pooled, connection).close_pool()
        del connections[alias]
        del connections.databases[alias]
