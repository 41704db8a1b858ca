"""A server that plays a room until it is killed: each number printed is an act that was confirmed."""

import sys
from functools import partial
from pathlib import Path

import settings_first
from django.db import connections

from jisr.clerk import Done
from jisr.clerk import commands as c
from jisr.inquiry import SubjectKind
from jisr.library import load
from jisr.library.scenario import load_scenario
from jisr.store.addresses import database_from
from jisr.web.room.rooms import Rooms

assert settings_first.READY
DATA = Path(__file__).parents[2] / "data"


def main(path: str) -> None:
    connections.databases["room"] = {
        **connections.databases["default"],
        **database_from(f"sqlite:///{path}", default=Path(path)),
    }
    rooms = Rooms(corpus=load(DATA), scenario=partial(load_scenario, DATA), using="room")
    room = rooms.open("killed", scenario="harmattan", cut="core", rate=10.0)
    room.start()
    rooms.start_winding()
    number = 0
    while True:
        command = c.EnterSubject(kind=SubjectKind.PLACE, label=f"Rue {number}")
        assert isinstance(room.act("r-ma-opj", command, key=f"k{number}"), Done)
        print(number, flush=True)
        number += 1


if __name__ == "__main__":
    main(sys.argv[1])
