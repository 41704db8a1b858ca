"""`./run print-now`: the papers of every desk as files, once or again and again, beside a server or without one.

It reads the database only: the room is made again from its entries, and no clock is wound.
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path

import django

from jisr.library import DataFaults
from jisr.vocabulary import LanguageTag
from jisr.web.rounds import seconds_of


def print_now(argv: Sequence[str]) -> int:
    """Writes a set for each room that can be played on; 2 when there is none."""
    parser = argparse.ArgumentParser(
        prog="./run print-now", description="The papers of every desk, so that people go on when the power fails."
    )
    parser.add_argument("--to", type=Path, metavar="DIR", help="folder of the sets; default: var/print")
    parser.add_argument("--every", type=seconds_of, default=0.0, metavar="15m", help="again and again, until Ctrl+C")
    parser.add_argument("--language", default="", metavar="TAG", help="default: the language of each delegation")
    parser.add_argument("--database", default="", help="sqlite:///FILE or postgresql://USER@HOST/NAME")
    asked = parser.parse_args(argv)
    if asked.database:
        os.environ["JISR_DATABASE"] = asked.database
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jisr.settings")
    django.setup()
    if fault := _open_rooms():
        print(fault, file=sys.stderr)
        return 2
    return _print(asked)


def _print(asked: argparse.Namespace) -> int:
    from jisr.settings import VAR
    from jisr.web.room.paper.desks import print_rooms

    language = LanguageTag(asked.language) if asked.language else None
    while True:
        place = print_rooms(asked.to or VAR / "print", now=datetime.now(UTC), language=language)
        print(f"{place} holds a page for each desk. Open index.html there, print, hand out.", flush=True)
        if not asked.every:
            return 0
        try:
            time.sleep(asked.every)
        except KeyboardInterrupt:
            return 0


def _open_rooms() -> str:
    """Holds the rooms of the database that the data fit; the fault in words when there is none."""
    from django.db import DatabaseError

    from jisr.library.book import load_book
    from jisr.library.scenario import load_scenario
    from jisr.settings import DATA
    from jisr.store.rooms import State, exercises
    from jisr.web.law.held import hold
    from jisr.web.room.rooms import Rooms, hold_rooms

    try:
        book = load_book(DATA)
    except DataFaults as found:
        return str(found)
    hold(book)
    rooms = Rooms(corpus=book.corpus, scenario=lru_cache(maxsize=8)(partial(load_scenario, DATA)))
    hold_rooms(rooms)
    try:
        for one in exercises():
            if one.clock.state is not State.OVER:
                rooms.of(one.id)
    except DatabaseError:
        return "There is no database of a room here. Start one with ./run, or name it with --database."
    return "" if rooms.all() else "No exercise is open that this version and these data can play on."
