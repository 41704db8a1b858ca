"""Whether a database can be used, found out before anything is opened: it answers, and this version knows its tables.

Asked of the database itself, without Django, so that a server that does not answer is told within seconds.
"""

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Final

import psycopg
from psycopg.conninfo import make_conninfo

from jisr.store.addresses import Database, shown
from jisr.vocabulary import Reason

WITHIN: Final = 5  # seconds in which a server must answer
APPLIED: Final = "SELECT name FROM django_migrations WHERE app = 'store'"
OPTIONS: Final = ("connection option", "bad value for", "invalid URI")
REFUSALS: Final = ("authentication failed", "no password supplied", "no pg_hba.conf entry", "permission denied")


def database_fault(database: Database, *, address: str = "", needed: bool = False) -> Reason | None:
    """Why the database cannot be used, and what to do; nothing when it can. `needed`: it must be there already."""
    if "sqlite" in str(database["ENGINE"]):
        return _of_file(Path(str(database["NAME"])), needed)
    return _of_server(database, shown(address))


def _of_file(file: Path, needed: bool) -> Reason | None:
    said = {"path": str(file), "folder": str(file.parent)}
    if file.is_dir():
        return Reason("{path} is a folder. Name a file in it.", said)
    if not file.exists() and needed:
        return Reason("There is no database {path} yet: start ./run first, or name another with --database.", said)
    if not file.parent.is_dir():
        return Reason("There is no folder {folder} for the database. Make it, or name another with --database.", said)
    if not os.access(file if file.exists() else file.parent, os.W_OK):
        return Reason("{path} may not be written by this user. Give the right to it, or name another.", said)
    if not file.exists():
        return None
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=WITHIN)) as database:
            if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'django_migrations'").fetchone():
                return _not_ours(database, said)
            return _newer((str(name) for (name,) in database.execute(APPLIED)), str(file))
    except sqlite3.DatabaseError as fault:
        if "not a database" in str(fault):
            return Reason("{path} is no database of Jisr. Name another file with --database.", said)
        return Reason("{path} cannot be opened ({why}). Name another with --database.", {**said, "why": str(fault)})


def _not_ours(database: sqlite3.Connection, said: dict[str, str]) -> Reason | None:
    """An empty file is a new database; one with other tables is somebody else's."""
    if database.execute("SELECT 1 FROM sqlite_master").fetchone():
        return Reason("{path} is no database of Jisr. Name another file with --database.", said)
    return None


def _of_server(database: Database, address: str) -> Reason | None:
    options = database["OPTIONS"]
    more = {name: str(value) for name, value in options.items() if name != "pool"} if isinstance(options, dict) else {}
    told = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    asked = {name: str(database[key]) for name, key in told.items() if database[key]}
    try:
        whole = make_conninfo("", **{"connect_timeout": str(WITHIN), **more, **asked})
        with psycopg.connect(whole, autocommit=True) as server:
            if server.info.parameter_status("server_encoding") != "UTF8":
                key = "The database “{address}” holds no Arabic: make one in UTF-8 (createdb -E UTF8 -T template0)."
                return Reason(key, {"address": address})
            found = server.execute("SELECT to_regclass('django_migrations')").fetchone()
            applied = server.execute(APPLIED).fetchall() if found and found[0] else []
            return _newer((str(name) for (name,) in applied), address)
    except psycopg.Error as fault:
        return _silent(str(fault), {"address": address})


def _silent(why: str, said: dict[str, str]) -> Reason:
    """Why a server does not let us in, from what its library says, which is English or of the server's language."""
    first = next(iter(why.strip().splitlines()), "")
    if any(one in why for one in OPTIONS):
        return Reason("“{address}” has an option that PostgreSQL does not understand ({why}). Leave it away.",
                      {**said, "why": first})  # fmt: skip
    if any(one in why for one in REFUSALS):
        return Reason("PostgreSQL at “{address}” does not let this user in. Look at user and password.", said)
    if "does not exist" in why:
        return Reason(
            "PostgreSQL at “{address}” has no such database or user: make it (createdb), or name another.", said
        )
    key = "PostgreSQL at “{address}” does not answer. Start it, or look at the host, the port and the firewall."
    return Reason(key, said)


def _newer(applied: Iterable[str], name: str) -> Reason | None:
    """A table that this version never made is of a later one."""
    known = {one.stem for one in (Path(__file__).parent / "migrations").glob("0*.py")}
    if set(applied) - known:
        key = "The database {path} is of a newer version of Jisr. Run that version, or name another with --database."
        return Reason(key, {"path": name})
    return None
