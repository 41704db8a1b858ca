"""`./run erase EXERCISE`: destroys an exercise whole, at its retention date or before, with a record that it was done.

Without a name it lists what is here. Copies elsewhere are not reached but those in the folder that is named.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import django

RECORD = "erased.jsonl"


def erase(argv: Sequence[str]) -> int:
    """Destroys the exercise; 1 when it was not confirmed, 2 when it is not here or in use."""
    parser = argparse.ArgumentParser(prog="./run erase", description="Destroy an exercise whole, with a record.")
    parser.add_argument("exercise", nargs="?", default="", metavar="EXERCISE", help="its name; none: what is here")
    parser.add_argument("--by", default="", metavar="WHO", help="who decided, as the record says it: an office, a role")
    parser.add_argument("--because", default="", metavar="WHY", help="why, as the record says it")
    parser.add_argument(
        "--copies", type=Path, metavar="DIR", help="also the copies of it that ./run backup wrote there"
    )
    parser.add_argument("--confirm", default="", metavar="EXERCISE", help="the name again, instead of typing it")
    parser.add_argument("--database", default="", help="sqlite:///FILE or postgresql://USER@HOST/NAME")
    asked = parser.parse_args(argv)
    if asked.database:
        os.environ["JISR_DATABASE"] = asked.database
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jisr.settings")
    django.setup()
    return _erase(asked)


def _erase(asked: argparse.Namespace) -> int:
    from django.db import DatabaseError

    from jisr.settings import VAR
    from jisr.store import erasing
    from jisr.store.rooms import exercises

    try:
        here = {one.plan.name: one for one in exercises()}
    except DatabaseError:
        here = {}
    kept = here.get(asked.exercise)
    if kept is None:
        print("\n".join(here) if here else "There is no exercise here.")
        return 2 if asked.exercise else 0
    if not _confirmed(asked):
        print("Nothing was erased.", file=sys.stderr)
        return 1
    try:
        erasing.stop_if_in_use()
        done = erasing.erase(kept, now=datetime.now(UTC), by=asked.by, because=asked.because, records=VAR / RECORD)
    except erasing.InUse:
        print("The database is in use: stop the server first.", file=sys.stderr)
        return 2
    shutil.rmtree(VAR / "print" / done.name, ignore_errors=True)
    copies = _erase_copies(asked.copies, done.name) if asked.copies else 0
    print(f"“{done.name}” is destroyed: {sum(done.rows.values())} rows, {copies} copies, its papers.")
    print(f"The record is the last line of {VAR / RECORD}. Copies and papers elsewhere were not reached.")
    return 0


def _confirmed(asked: argparse.Namespace) -> bool:
    typed = asked.confirm
    if not typed and sys.stdin.isatty():
        typed = input(f"Type the name of the exercise to destroy it for good ({asked.exercise}): ").strip()
    return bool(typed == asked.exercise)


def _erase_copies(folder: Path, name: str) -> int:
    """Every set that holds the exercise, whole or damaged; a set is destroyed whole."""
    from jisr.store.copies import CONTENTS, sets

    found = [one for one in sets(folder) if f'"name": "{name}"' in (one / CONTENTS).read_text(encoding="utf-8")]
    for one in found:
        shutil.rmtree(one)
    return len(found)
