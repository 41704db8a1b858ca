"""`./run take-over DIR`: this machine goes on from the last whole copy that the first one wrote.

Cards, PINs, signed-in devices, drafts and the acts are in the copy. The clock stands where it stood then, and a person
starts it. What this machine held before is put aside, never overwritten. The first machine must not serve any more.
"""

import argparse
import os
import socket
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import django
from django.core.management import call_command

from jisr.library import DataFaults, Language
from jisr.library.book import load_book
from jisr.store.addresses import sqlite_at
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
from jisr.store.reaching import database_fault
from jisr.terminal import Asking, Unusable, stop_if_any
from jisr.terminal.node import kept
from jisr.terminal.places import DATA as OWN
from jisr.terminal.tongue import spoken_in
from jisr.vocabulary import Reason
from jisr.web.serving import add_arguments, place_for, serve_as


def take_over(argv: Sequence[str]) -> int:
    """Puts the copy in place, then serves it. Raises `Unusable`, when none is whole too."""
    parser = Asking(
        prog="./run take-over",
        description="Go on from the last copy of another machine, which must not serve any more.",
    )
    parser.add_argument(
        "folder", type=Path, metavar="DIR", help="the folder, or one set in it, that ./run backup wrote"
    )
    add_arguments(parser)
    asked = parser.noted(argv)
    language = spoken_in(OWN, asked.language)
    place = _whole(asked.folder, language)
    if place is None:
        key = "There is no whole copy of an exercise in {path}. Name the folder that ./run backup wrote."
        parser.faults.append(Reason(key, {"path": str(asked.folder)}))
    sockets = place_for(asked, [*parser.faults, *_newer(place)])
    stop_if_any(parser.faults)
    return 0 if place is None else _take_over(asked, place, sockets, language)


def _whole(folder: Path, language: Language) -> Path | None:
    """The newest whole copy that holds an exercise."""
    for place in (folder,) if (folder / CONTENTS).is_file() else sets(folder):
        try:
            if contents_of(place).exercises:
                return place
        except Damaged as damage:
            said = language.say(damage.reason.key, damage.reason.values)
            print(said, language.say("The copy before it is used."), file=sys.stderr)
    return None


def _newer(place: Path | None) -> list[Reason]:
    """A copy of a later version cannot be played on by this one."""
    file = None if place is None or not (place / FILE).is_file() else place / FILE
    found = None if file is None else database_fault(sqlite_at(str(file)))
    return [] if found is None else [found]


def _take_over(asked: argparse.Namespace, place: Path, sockets: list[socket.socket], language: Language) -> int:
    found: Contents = contents_of(place)
    first = found.exercises[0]
    _same_data(place, first.data, language)
    if (fault := _put_in_place(place, language)) is not None:
        raise Unusable([fault])
    put_back_papers(place, kept() / "https")
    key = "Jisr: going on with “{name}” as it stood at {moment}."
    print(language.say(key, {"name": first.name, "moment": found.made}), file=sys.stderr)
    asked.scenario, asked.cut, asked.seed = first.scenario, first.cut, first.seed
    return serve_as(asked, sockets, room=first.name)


def _same_data(place: Path, digest: str, language: Language) -> None:
    """From now on the data of the first machine, where those of this one are others."""
    own = Path(os.environ.get("JISR_DATA") or OWN)
    try:
        same = load_book(own).corpus.digest == digest
    except DataFaults:
        same = False
    if not same and (place / DATA).is_file():
        theirs = str(put_back_data(place, kept() / f"data-{digest[:12]}"))
        os.environ["JISR_DATA"] = theirs
        key = "The data here are others: going on with those of the copy, in {path}."
        print(language.say(key, {"path": theirs}), file=sys.stderr)


def _put_in_place(place: Path, language: Language) -> Reason | None:
    """The copy becomes the database of this machine; the fault when it cannot."""
    django.setup()
    from django.db import connection

    if connection.vendor != "sqlite":
        if (place / FILE).exists():
            return Reason("A copy of SQLite goes on in SQLite: leave --database away, or name sqlite:///FILE.")
        return _loaded(place)
    target = Path(connection.settings_dict["NAME"])
    if target.exists() and (fault := _put_aside(target, language)) is not None:
        return fault
    if not (place / FILE).exists():
        return _loaded(place)
    put_back(place, target)
    return None


def _loaded(place: Path) -> Reason | None:
    """The rows of a copy go into a database that holds none."""
    from jisr.store.backup import load
    from jisr.store.models import Matter

    call_command("migrate", interactive=False, verbosity=0)
    if Matter.objects.exists():
        return Reason("The database holds cases already. Name an empty one.")
    try:
        load(place)
    except (KeyError, TypeError):
        key = "The copy {path} is of another version of Jisr. Install the one of the first machine (`./run bundle`)."
        return Reason(key, {"path": str(place)})
    return None


def _put_aside(target: Path, language: Language) -> Reason | None:
    """The database that was here gets another name, whole; refused while a server uses it."""
    try:
        with closing(sqlite3.connect(target, timeout=1)) as alone:
            alone.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error:
        key = "{path} is in use or no database: stop the server that uses it, or name another with --database."
        return Reason(key, {"path": str(target)})
    aside = target.with_name(f"{target.stem}-before-{datetime.now(UTC):%Y%m%dT%H%M%S%f}{target.suffix}")
    target.rename(aside)
    print(language.say("What this machine held before is kept as {path}.", {"path": str(aside)}), file=sys.stderr)
    return None
