"""`./run backup DIR`: a whole copy of everything this node holds, while it is in use; for `./run take-over`."""

import sqlite3
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import django
from django.db import DatabaseError

from jisr.library import Language
from jisr.library.book import load_book
from jisr.terminal import Asking, Unusable, stop_if_any
from jisr.terminal.asking import whole
from jisr.terminal.files import folder_fault
from jisr.terminal.node import add_database, node_faults, use_node
from jisr.terminal.places import DATA
from jisr.terminal.tongue import spoken_in
from jisr.vocabulary import Reason

MOST = 1000


def backup(argv: Sequence[str]) -> int:
    """Writes a set into the folder; 2 when there is nothing to copy or nowhere to write."""
    parser = Asking(prog="./run backup", description="A whole copy of this node, while it is in use.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the sets go, best on another disk or a stick")
    add_database(parser)
    keep = parser.checked(whole(1, MOST), instead=1, of="--keep")
    parser.add_argument("--keep", type=keep, default=6, metavar="N", help="how many sets stay; default: 6")
    parser.add_language()
    asked = parser.noted(argv)
    use_node(asked.database)
    stop_if_any([*parser.faults, *node_faults(needed=True), folder_fault(asked.folder)])
    django.setup()
    return _copied(asked.folder, asked.keep, spoken_in(DATA, asked.language))


def _copied(folder: Path, keeps: int, language: Language) -> int:
    from jisr.settings import DATA as PLAYED
    from jisr.settings import VAR
    from jisr.store.backup import back_up
    from jisr.store.copies import Damaged, archive_of, contents_of
    from jisr.store.rooms import exercises

    try:
        newest = next(iter(exercises()), None)
        digest = newest.plan.data if newest is not None else ""
        data = archive_of(PLAYED, VAR, digest=digest, now=load_book(PLAYED).corpus.digest) if digest else None
        if data is None:
            print(
                language.say("The data with which it is played are not here: the copy is without them."),
                file=sys.stderr,
            )
        place = back_up(folder, now=datetime.now(UTC), keeps=keeps, papers=VAR / "https", data=data)
        found = contents_of(place)
    except Damaged as fault:
        raise Unusable([fault.reason]) from fault
    except (DatabaseError, sqlite3.Error) as fault:
        key = "The copy could not be made ({why}). Make room, or name another place."
        raise Unusable([Reason(key, {"why": str(fault)})]) from fault
    values = {
        "path": str(place), "count": str(len(found.exercises)), "folder": str(folder),
        "size": f"{sum(one.stat().st_size for one in place.iterdir()) / 2**20:.1f}",
    }  # fmt: skip
    print(language.say("{path} is whole: {count} exercises, {size} MB. ./run take-over {folder}", values))
    return 0
