"""`./run print-now`: the papers of every desk as files, once or again and again, beside a server or without one.

It reads the database only: the room is made again from its entries, and no clock is wound.
"""

import argparse
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache, partial
from pathlib import Path

import django

from jisr.library import Language
from jisr.terminal import Asking, stop_if_any
from jisr.terminal.asking import language
from jisr.terminal.files import folder_fault
from jisr.terminal.node import add_database, node_faults, use_node
from jisr.terminal.places import DATA
from jisr.terminal.tongue import spoken_in
from jisr.vocabulary import LanguageTag, Reason
from jisr.web.rounds import seconds_of


def print_now(argv: Sequence[str]) -> int:
    """Writes a set for each room that can be played on; 2 when there is none."""
    parser = Asking(
        prog="./run print-now", description="The papers of every desk, so that people go on when the power fails."
    )
    parser.add_argument("--to", type=Path, metavar="DIR", help="folder of the sets; default: var/print")
    parser.add_argument(
        "--every", type=parser.checked(seconds_of, instead=0.0, of="--every"), default=0.0, metavar="15m",
        help="again and again, until Ctrl+C",
    )  # fmt: skip
    own = parser.checked(language, instead="", of="--language")
    parser.add_argument("--language", type=own, metavar="TAG", help="default: that of each delegation")
    add_database(parser)
    asked = parser.noted(argv)
    use_node(asked.database)
    stop_if_any([*parser.faults, *node_faults(needed=True), folder_fault(asked.to)])
    django.setup()
    stop_if_any([_open_rooms()])
    return _print(asked, spoken_in(DATA, asked.language or parser.tag))


def _print(asked: argparse.Namespace, speaks: Language) -> int:
    from jisr.settings import VAR
    from jisr.web.room.paper.desks import print_rooms

    tag = LanguageTag(asked.language) if asked.language else None
    while True:
        place = print_rooms(asked.to or VAR / "print", now=datetime.now(UTC), language=tag)
        key = "{path} holds a page for each desk. Open index.html there, print, hand out."
        print(speaks.say(key, {"path": str(place)}), flush=True)
        if not asked.every:
            return 0
        try:
            time.sleep(asked.every)
        except KeyboardInterrupt:
            return 0


def _open_rooms() -> Reason | None:
    """Holds the rooms of the database that the data fit; the fault when there is none. Raises `DataFaults`."""
    from django.db import DatabaseError

    from jisr.library.book import load_book
    from jisr.library.scenario import load_scenario
    from jisr.settings import DATA as PLAYED
    from jisr.store.rooms import State, exercises
    from jisr.web.law.held import hold
    from jisr.web.room.rooms import Rooms, hold_rooms

    book = load_book(PLAYED)
    hold(book)
    rooms = Rooms(corpus=book.corpus, scenario=lru_cache(maxsize=8)(partial(load_scenario, PLAYED)))
    hold_rooms(rooms)
    try:
        for one in exercises():
            if one.clock.state is not State.OVER:
                rooms.of(one.id)
    except DatabaseError:
        return Reason("There is no database of a room here. Start one with ./run, or name it with --database.")
    if rooms.all():
        return None
    return Reason("No exercise is open that this version and these data can play on. Start one with ./run.")
