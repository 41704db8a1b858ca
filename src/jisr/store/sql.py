"""The statements of the journals, in the one SQL that SQLite and PostgreSQL share, on the driver's own cursor.

An append is a handful of short statements; the driver is asked directly because the time of an append is the time of a
command. What every page asks first (who is there, was anything committed) is asked in the same way. Transactions stay
Django's, so an append joins whatever transaction is open.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from types import TracebackType
from typing import Any, Protocol, TypeAlias, cast

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

Value: TypeAlias = str | int | None
Row: TypeAlias = tuple[Value, ...]

LOCK = "SELECT id FROM store_matter WHERE id = ? FOR UPDATE"
LAST = "SELECT id, journal_id, number, hash FROM store_actrow WHERE id > ? AND id < ? ORDER BY id DESC LIMIT 1"
HEAD = "SELECT number, hash FROM store_actrow WHERE id > ? AND id < ? AND journal_id = ? ORDER BY id DESC LIMIT 1"
ADD = (
    "INSERT INTO store_actrow (id, journal_id, number, hash, header, parts, first, command, signature)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
ANSWER = "SELECT first, number FROM store_actrow WHERE journal_id = ? AND command = ?"
ACTS = (
    "SELECT id, header, hash, parts FROM store_actrow"
    " WHERE id > ? AND id < ? AND journal_id = ? AND number > ? AND number <= ? ORDER BY id"
)
SEALS = (
    "SELECT first, number, hash, signature FROM store_actrow"
    " WHERE id > ? AND id < ? AND journal_id = ? AND number > ? AND signature IS NOT NULL ORDER BY id"
)
FIND = "SELECT id, header, hash, parts FROM store_actrow WHERE id > ? AND id < ? AND journal_id = ? AND header LIKE ?"
DESTROY = "UPDATE store_actrow SET parts = ? WHERE id = ?"


class Cursor(Protocol):
    """What is used of a driver's cursor."""

    def execute(self, statement: str, values: Sequence[Value], /) -> object:
        """Run a statement."""
        ...

    def executemany(self, statement: str, rows: Sequence[Sequence[Value]], /) -> object:
        """Run a statement for each row."""
        ...

    def fetchone(self) -> Row | None:
        """The next row."""
        ...

    def fetchall(self) -> list[Row]:
        """All rows."""
        ...


class Statements:
    """The statements in the words of one database's driver."""

    def __init__(self, *, using: str) -> None:
        """`using` is the alias of the database in the settings."""
        self._using = using
        self.locks = connections[using].vendor != "sqlite"  # SQLite: the transaction itself is immediate

    def transaction(self) -> AbstractContextManager[Cursor]:
        """A cursor within a transaction that commits at the end, or joins the one that is open."""
        connection = connections[self._using]
        if self.locks or connection.in_atomic_block:
            return _joined(connection)
        return _Immediate(connection)

    @contextmanager
    def erasing(self) -> Iterator[Cursor]:
        """A transaction after which SQLite holds nothing of what it took away, in its file or in its log."""
        cursor = self.cursor()
        if not self.locks:
            cursor.execute("PRAGMA secure_delete = ON", ())
        with self.transaction() as within:
            yield within
        if not self.locks:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)", ())

    def cursor(self) -> Cursor:
        """A cursor of the driver."""
        return _cursor(connections[self._using])

    def ask(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """All rows that answer. Raises `DatabaseError`."""
        connection = connections[self._using]
        with connection.wrap_database_errors:
            cursor = _cursor(connection)
            cursor.execute(self.say(statement), values)
            return cursor.fetchall()

    def time(self, at: datetime) -> Any:
        """A time as it stands in a row."""
        return connections[self._using].ops.adapt_datetimefield_value(at)

    def say(self, statement: str) -> str:
        """The statement with the driver's sign for a value."""
        return statement.replace("?", "%s") if self.locks else statement


def _cursor(connection: BaseDatabaseWrapper) -> Cursor:
    if connection.connection is None:
        connection.ensure_connection()
    return cast(Cursor, connection.connection.cursor())


@contextmanager
def _joined(connection: BaseDatabaseWrapper) -> Iterator[Cursor]:
    with transaction.atomic(using=connection.alias), connection.wrap_database_errors:
        yield _cursor(connection)


class _Immediate:
    """An immediate transaction of SQLite in a third of the time of Django's, which nothing else is part of."""

    __slots__ = ("_connection", "_cursor")

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        """Not begun."""
        self._connection, self._cursor = connection, _cursor(connection)

    def __enter__(self) -> Cursor:
        """Begin."""
        self._cursor.execute("BEGIN IMMEDIATE", ())
        return self._cursor

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Commit, or roll back and say it in Django's words."""
        if kind is None:
            self._cursor.execute("COMMIT", ())
            return
        self._cursor.execute("ROLLBACK", ())
        with self._connection.wrap_database_errors:
            if fault is not None:
                raise fault
