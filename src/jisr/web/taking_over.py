"""`./run take-over DIR`: this machine goes on from the last whole copy that the first one wrote.

Cards, PINs, signed-in devices, drafts and the acts are in the copy. The clock stands where it stood then, and a person
starts it. What this machine held before is put aside, never overwritten. The first machine must not serve any more.
"""

import argparse
import os
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import django
from django.core.management import call_command

from jisr.library import DataFaults
from jisr.library.book import load_book
from jisr.store.copies import (
    CONTENTS,
    DATA,
    FILE,
    Contents,
    Damaged,
    contents_of,
    put_back,
    put_back_data,
    put_back_papers,
    sets,
)
from jisr.web.serving import add_arguments, serve_as


def take_over(argv: Sequence[str]) -> int:
    """Puts the copy in place, then serves it; 2 when there is none that is whole."""
    parser = argparse.ArgumentParser(
        prog="./run take-over",
        description="Go on from the last copy of another machine, which must not serve any more.",
    )
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help="the folder, or one set in it, that ./run backup wrote"
    )
    add_arguments(parser)
    asked = parser.parse_args(argv)
    if asked.database:
        os.environ["JISR_DATABASE"] = asked.database
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jisr.settings")
    return _take_over(asked)


def _take_over(asked: argparse.Namespace) -> int:
    places = (asked.folder,) if (asked.folder / CONTENTS).is_file() else sets(asked.folder)
    found: Contents | None = None
    for place in places:
        try:
            found = contents_of(place)
            break
        except Damaged as damage:
            print(f"{damage}; the copy before it is used.", file=sys.stderr)
    if found is None or not found.exercises:
        print(f"There is no whole copy of an exercise in {asked.folder}.", file=sys.stderr)
        return 2
    first = found.exercises[0]
    _same_data(place, first.data)
    if fault := _put_in_place(place):
        print(fault, file=sys.stderr)
        return 2
    put_back_papers(place, _home() / "https")
    print(f"Jisr: going on with “{first.name}” as it stood at {found.made}.", file=sys.stderr)
    asked.scenario, asked.cut, asked.seed = first.scenario, first.cut, first.seed
    return serve_as(asked, room=first.name)


def _home() -> Path:
    """Where this machine keeps what it holds; asked before the settings are read."""
    return Path(os.environ.get("JISR_VAR", Path(__file__).parents[3] / "var"))


def _same_data(place: Path, digest: str) -> None:
    """From now on the data of the first machine, where those of this one are others."""
    own = Path(os.environ.get("JISR_DATA", Path(__file__).parents[3] / "data"))
    try:
        same = load_book(own).corpus.digest == digest
    except DataFaults:
        same = False
    if not same and (place / DATA).is_file():
        theirs = put_back_data(place, _home() / f"data-{digest[:12]}")
        os.environ["JISR_DATA"] = str(theirs)
        print(f"The data here are others: going on with those of the copy, in {theirs}.", file=sys.stderr)


def _put_in_place(place: Path) -> str:
    """The copy becomes the database of this machine; the fault in words when it cannot."""
    django.setup()
    from django.db import connection

    from jisr.store.backup import load
    from jisr.store.models import Matter

    if connection.vendor != "sqlite":
        if (place / FILE).exists():
            return "A copy of SQLite goes on in SQLite: leave --database away, or name sqlite:///FILE."
        call_command("migrate", interactive=False, verbosity=0)
        if Matter.objects.exists():
            return "The database holds cases already. Name an empty one."
        load(place)
        return ""
    target = Path(connection.settings_dict["NAME"])
    if target.exists() and (fault := _put_aside(target)):
        return fault
    if (place / FILE).exists():
        put_back(place, target)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        call_command("migrate", interactive=False, verbosity=0)
        load(place)
    return ""


def _put_aside(target: Path) -> str:
    """The database that was here gets another name, whole; refused while a server uses it."""
    try:
        with closing(sqlite3.connect(target, timeout=1)) as alone:
            alone.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error:
        return f"{target} is in use or no database: stop the server that uses it, or name another with --database."
    aside = target.with_name(f"{target.stem}-before-{datetime.now(UTC):%Y%m%dT%H%M%S%f}{target.suffix}")
    target.rename(aside)
    print(f"What this machine held before is kept as {aside}.", file=sys.stderr)
    return ""
