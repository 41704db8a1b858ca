"""Which database, by one address: nothing (SQLite beside the program), `sqlite:///path`, or `postgresql://user@host/name`.

SQLite keeps a write-ahead log: an append survives the end of the process at `NORMAL`, and the loss of power too at
`FULL`. Passwords stand in the address only when there is no better place; they never reach a log.
"""

import re
from pathlib import Path
from typing import TypeAlias
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from jisr.library.faults import filled
from jisr.vocabulary import Reason

Options: TypeAlias = dict[str, str | int | bool | dict[str, int]]
Database: TypeAlias = dict[str, str | int | bool | Options | None]

SAFETIES = ("NORMAL", "FULL")
POOL = {"min_size": 2, "max_size": 20}  # of each process: its clock, copies and papers hold one each, pages the rest


class BadAddress(ValueError):
    """The address names no database that Jisr can use; `reason` says why, and how one is written."""

    def __init__(self, reason: Reason) -> None:
        """The message is the reason in English."""
        super().__init__(filled(reason.key, reason.values))
        self.reason = reason


def database_from(address: str, *, default: Path, safety: str = "NORMAL") -> Database:
    """Django's description of the database at the address. Raises `BadAddress`."""
    if safety.upper() not in SAFETIES:
        raise BadAddress(Reason("JISR_SAFETY is NORMAL or FULL, not “{word}”.", {"word": safety}))
    if not address:
        return sqlite_at(str(default), safety.upper())
    try:
        parts = urlsplit(address)
    except ValueError:
        raise BadAddress(_unknown(address)) from None
    if parts.scheme == "sqlite" and not parts.netloc and parts.path.strip("/"):
        return sqlite_at(unquote(parts.path[1:]), safety.upper())
    if parts.scheme == "sqlite":
        key = "“{address}” names no file: write sqlite:///FILE in this folder, or sqlite:////FOLDER/FILE."
        raise BadAddress(Reason(key, {"address": shown(address)}))
    if parts.scheme in ("postgresql", "postgres"):
        return _postgresql(parts, address)
    raise BadAddress(_unknown(address))


def shown(address: str) -> str:
    """An address as it may be shown: without its password."""
    return re.sub(r"(://[^/?#@:]*):[^/?#]*@", r"\1:…@", address)


def _unknown(address: str) -> Reason:
    if "://" not in address:
        whole = str(Path(address).expanduser().absolute())
        key = "“{address}” is no address of a database: write sqlite:///{whole} for a file, or postgresql://USER@HOST/NAME."
        return Reason(key, {"address": shown(address), "whole": whole})
    key = "“{address}” is of no database that is known here: write sqlite:///FILE or postgresql://USER@HOST/NAME."
    return Reason(key, {"address": shown(address)})


def sqlite_at(name: str, safety: str = "NORMAL") -> Database:
    """The SQLite database in that file."""
    pragmas = ("journal_mode=WAL", f"synchronous={safety}", "foreign_keys=ON", "wal_autocheckpoint=10000")
    options: Options = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": ";".join(f"PRAGMA {pragma}" for pragma in pragmas) + ";",
    }
    test: Options = {"NAME": f"{name}.test"}
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "CONN_MAX_AGE": None,
        "OPTIONS": options,
        "TEST": test,
    }


def _postgresql(parts: SplitResult, address: str) -> Database:
    query = dict(parse_qsl(parts.query))
    try:
        port = parts.port
    except ValueError as fault:
        key = "The port in “{address}” is no number from 1 to 65535: write postgresql://USER@HOST:PORT/NAME."
        raise BadAddress(Reason(key, {"address": shown(address)})) from fault
    name = unquote(parts.path.lstrip("/"))
    if not name:
        key = "“{address}” names no database on that server: write postgresql://USER@HOST/NAME."
        raise BadAddress(Reason(key, {"address": shown(address)}))
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
