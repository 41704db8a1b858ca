"""`./run backup DIR`: a whole copy of everything this node holds, while it is in use; for `./run take-over`."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import django
from django.db import DatabaseError, connection

from jisr.library.book import load_book


def backup(argv: Sequence[str]) -> int:
    """Writes a set into the folder; 2 when there is nothing to copy or nowhere to write."""
    parser = argparse.ArgumentParser(prog="./run backup", description="A whole copy of this node, while it is in use.")
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the sets go, best on another disk or a stick")
    parser.add_argument("--database", default="", help="sqlite:///FILE or postgresql://USER@HOST/NAME")
    parser.add_argument("--keep", type=int, default=6, metavar="N", help="how many sets stay; default: 6")
    asked = parser.parse_args(argv)
    if asked.database:
        os.environ["JISR_DATABASE"] = asked.database
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jisr.settings")
    django.setup()
    return _copied(asked.folder, max(1, asked.keep))


def _copied(folder: Path, keeps: int) -> int:
    from jisr.settings import DATA, VAR
    from jisr.store.backup import back_up
    from jisr.store.copies import Damaged, archive_of, contents_of
    from jisr.store.rooms import exercises

    name = Path(str(connection.settings_dict["NAME"]))
    if connection.vendor == "sqlite" and not name.exists():
        print(f"There is no database {name} yet: nothing was played or served here.", file=sys.stderr)
        return 2
    try:
        newest = next(iter(exercises()), None)
        digest = newest.plan.data if newest is not None else ""
        data = archive_of(DATA, VAR, digest=digest, now=load_book(DATA).corpus.digest) if digest else None
        if data is None:
            print("The data with which it is played are not here: the copy is without them.", file=sys.stderr)
        place = back_up(folder, now=datetime.now(UTC), keeps=keeps, papers=VAR / "https", data=data)
        found = contents_of(place)
    except (OSError, DatabaseError, Damaged) as fault:
        print(f"The copy could not be made: {fault}", file=sys.stderr)
        return 2
    size = sum(one.stat().st_size for one in place.iterdir())
    print(f"{place} is whole: {len(found.exercises)} exercises, {size / 2**20:.1f} MB. ./run take-over {folder}")
    return 0
