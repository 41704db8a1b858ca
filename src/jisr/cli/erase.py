"""`./run erase EXERCISE`: destroys an exercise whole, at its retention date or before, with a record that it was done.

Without a name it lists what is here. Copies elsewhere are not reached but those in the folder that is named.
"""

import argparse
import shutil
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import django

from jisr.library import Language
from jisr.terminal import Asking, Unusable, stop_if_any
from jisr.terminal.files import absent
from jisr.terminal.node import add_database, node_faults, use_node
from jisr.terminal.places import DATA
from jisr.terminal.tongue import spoken_in
from jisr.vocabulary import Reason

RECORD = "erased.jsonl"


def erase(argv: Sequence[str]) -> int:
    """Destroys the exercise; 1 when it was not confirmed, 2 when it is not here or in use."""
    parser = Asking(prog="./run erase", description="Destroy an exercise whole, with a record.")
    parser.add_argument("exercise", nargs="?", default="", metavar="EXERCISE", help="its name; none: what is here")
    parser.add_argument("--by", default="", metavar="WHO", help="who decided, as the record says it: an office, a role")
    parser.add_argument("--because", default="", metavar="WHY", help="why, as the record says it")
    parser.add_argument(
        "--copies", type=Path, metavar="DIR", help="also the copies of it that ./run backup wrote there"
    )
    parser.add_argument("--confirm", default="", metavar="EXERCISE", help="the name again, instead of typing it")
    add_database(parser)
    parser.add_language()
    asked = parser.noted(argv)
    use_node(asked.database)
    no_copies = None if asked.copies is None or asked.copies.is_dir() else absent(asked.copies)
    stop_if_any([*parser.faults, *node_faults(needed=True), no_copies])
    django.setup()
    return _erase(asked, spoken_in(DATA, asked.language))


def _erase(asked: argparse.Namespace, language: Language) -> int:
    from django.db import DatabaseError

    from jisr.settings import VAR
    from jisr.store import erasing
    from jisr.store.rooms import exercises

    try:
        here = {one.plan.name: one for one in exercises()}
    except DatabaseError:
        here = {}
    kept = here.get(asked.exercise)
    if kept is None and asked.exercise:
        values = {"word": asked.exercise, "words": ", ".join(here) or "–"}
        raise Unusable([Reason("There is no exercise “{word}” here. There are: {words}.", values)])
    if kept is None:
        print("\n".join(here) if here else language.say("There is no exercise here."))
        return 0
    if not _confirmed(asked, language):
        print(language.say("Nothing was erased."), file=sys.stderr)
        return 1
    try:
        erasing.stop_if_in_use()
        done = erasing.erase(kept, now=datetime.now(UTC), by=asked.by, because=asked.because, records=VAR / RECORD)
    except erasing.InUse as fault:
        raise Unusable([Reason("The database is in use: stop the server first.")]) from fault
    shutil.rmtree(VAR / "print" / done.name, ignore_errors=True)
    copies = _erase_copies(asked.copies, done.name) if asked.copies else 0
    values = {"name": done.name, "rows": sum(done.rows.values()), "copies": copies}
    print(language.say("“{name}” is destroyed: {rows} rows, {copies} copies, its papers.", values))
    key = "The record is the last line of {path}. Copies and papers elsewhere were not reached."
    print(language.say(key, {"path": str(VAR / RECORD)}))
    return 0


def _confirmed(asked: argparse.Namespace, language: Language) -> bool:
    typed = asked.confirm
    if not typed and sys.stdin.isatty():
        key = "Type the name of the exercise to destroy it for good ({name}): "
        typed = input(language.say(key, {"name": asked.exercise})).strip()
    return bool(typed == asked.exercise)


def _erase_copies(folder: Path, name: str) -> int:
    """Every set that holds the exercise, whole or damaged; a set is destroyed whole."""
    from jisr.store.copies import CONTENTS, sets

    found = [one for one in sets(folder) if f'"name": "{name}"' in (one / CONTENTS).read_text(encoding="utf-8")]
    for one in found:
        shutil.rmtree(one)
    return len(found)
