"""Which database, by one address: nothing (SQLite beside the program), `sqlite:///path`, or `postgresql://user@host/name`.

SQLite keeps a write-ahead log: an append survives the end of the process at `NORMAL`, and the loss of power too at
`FULL`. Passwords stand in the address only when there is no better place; they never reach a log.
"""

from pathlib import Path
from typing import TypeAlias
from urllib.parse import parse_qsl, unquote, urlsplit

Options: TypeAlias = dict[str, str | int | bool | dict[str, int]]
Database: TypeAlias = dict[str, str | int | bool | Options]

SAFETIES = ("NORMAL", "FULL")
POOL = {"min_size": 2, "max_size": 20}  # of each process: its clock, copies and papers hold one each, pages the rest


class BadAddress(ValueError):
    """The address names no database that Jisr can use; the message says why."""


def database_from(address: str, *, default: Path, safety: str = "NORMAL") -> Database:
    """Django's description of the database at the address. Raises `BadAddress`."""
    if safety.upper() not in SAFETIES:
        raise BadAddress(f"the safety of SQLite is NORMAL or FULL, not {safety!r}")
    if not address:
        return _sqlite(str(default), safety.upper())
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        if not parts.path.strip("/"):
            raise BadAddress(
                "an SQLite address names a file: sqlite:///var/jisr.sqlite3 or sqlite:////srv/jisr.sqlite3"
            )
        return _sqlite(unquote(parts.path[1:]), safety.upper())
    if parts.scheme in ("postgresql", "postgres"):
        return _postgresql(address)
    raise BadAddress(f"{parts.scheme or 'no scheme'}: the address begins with sqlite:// or postgresql://")


def _sqlite(name: str, safety: str) -> Database:
    pragmas = ("journal_mode=WAL", f"synchronous={safety}", "foreign_keys=ON", "wal_autocheckpoint=10000")
    options: Options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": ";".join(f"PRAGMA {pragma}" for pragma in pragmas) + ";",
    }
    test: Options = {"NAME": f"{name}.test"}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": name, "OPTIONS": options, "TEST": test}


def _postgresql(address: str) -> Database:
    parts = urlsplit(address)
    query = dict(parse_qsl(parts.query))
    try:
        port = parts.port
    except ValueError as fault:
        raise BadAddress("the port of the address is no number") from fault
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise BadAddress("a PostgreSQL address names a database: postgresql://user@host/name")
    host = query.pop("host", unquote(parts.hostname or ""))
    options: Options = {"pool": dict(POOL), **query}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 0,
        "OPTIONS": options,
    }
