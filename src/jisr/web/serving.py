"""`./run`: opens a room of the flagship with a bot in each seat, beside the report and replay of what bots made of it.

The server answers on one port of this machine and reaches no other. Played again with the same seed and data, the run
is the same to the byte, so a run that the database holds already is not written twice. The command table of the
program names this function; nothing of the command line is imported here.
"""

import argparse
import os
import socket
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import django
from django.core.management import call_command
from django.db import DatabaseError

from jisr.library.scenario import load_scenario, scenario_names
from jisr.terminal import Asking, Unusable, stop_if_any
from jisr.terminal.asking import whole
from jisr.terminal.files import folder_fault
from jisr.terminal.node import add_database, database_named, node_faults, use_node
from jisr.terminal.places import DATA
from jisr.terminal.plans import plan_faults
from jisr.vocabulary import Reason
from jisr.web.bound import bound, certificate_faults, port
from jisr.web.rounds import seconds_of
from jisr.web.workers import MOST


def serve(argv: Sequence[str]) -> int:
    """Plays, then serves until it is stopped. Raises `Unusable` with everything for which it cannot."""
    parser = Asking(prog="./run serve", description="Play an exercise and show its report and replay.")
    parser.add_argument("--scenario", default="", help="folder of data/scenarios; default: the flagship")
    parser.add_argument("--cut", default="", help="what is played; default: the cut of the default timetable")
    parser.add_argument("--seed", type=parser.checked(whole(0), instead=1, of="--seed"), default=1)
    add_arguments(parser)
    asked = parser.noted(argv)
    return serve_as(asked, place_for(asked, parser.faults))


def add_arguments(parser: Asking) -> None:
    """How to serve: the same for `serve` and for `take-over`."""
    ports, spans = parser.checked(port, instead=0, of="--port"), partial(parser.checked, seconds_of, instead=0.0)
    parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0: everybody on the local network")
    parser.add_argument("--port", type=ports, default=8000)
    parser.add_argument(
        "--workers", type=parser.checked(whole(1, MOST), instead=1, of="--workers"), default=1, metavar="N",
        help="processes that answer at the port; more than one needs PostgreSQL",
    )  # fmt: skip
    add_database(parser)
    parser.add_argument("--https", action="store_true", help="HTTPS with a certificate made on this machine")
    parser.add_argument("--certificate", type=Path, help="HTTPS with a certificate of your own (PEM, with its chain)")
    parser.add_argument("--key", type=Path, help="the private key of that certificate (PEM)")
    parser.add_argument(
        "--print", dest="papers", type=Path, help="folder of the papers of each desk; default: var/print"
    )
    parser.add_argument("--print-every", type=spans(of="--print-every"), default="15m", metavar="15m", help="0: never")
    parser.add_argument("--backup", type=Path, help="folder, best on a stick, that gets a whole copy every few minutes")
    parser.add_argument("--backup-every", type=spans(of="--backup-every"), default="3m", metavar="3m")
    parser.add_language()


def place_for(asked: argparse.Namespace, faults: Iterable[Reason]) -> list[socket.socket]:
    """The sockets at which the server will answer, once nothing speaks against what was asked. Raises `Unusable`."""
    use_node(asked.database)
    if asked.https or asked.certificate is not None:
        os.environ["JISR_HTTPS"] = "1"
    found = [*faults, *_faults(asked)]
    try:
        held = bound(asked.host, asked.port)
    except Unusable as fault:
        raise Unusable([*found, *fault.faults]) from fault
    if found:
        for one in held:
            one.close()
    stop_if_any(found)
    return held


def _faults(asked: argparse.Namespace) -> Iterator[Reason]:
    node = list(node_faults(needed=False))
    yield from node
    if not node:
        if asked.workers > 1 and "sqlite" in str(database_named()["ENGINE"]):
            yield Reason(
                "Several processes need PostgreSQL, because SQLite lets one write at a time: leave --workers away, "
                "or give --database postgresql://USER@HOST/NAME."
            )
        yield from _plan_faults(getattr(asked, "scenario", ""), getattr(asked, "cut", ""))
    yield from certificate_faults(asked.certificate, asked.key)
    for folder in (asked.papers, asked.backup):
        if (fault := folder_fault(folder)) is not None:
            yield fault


def _plan_faults(scenario: str, cut: str) -> Iterator[Reason]:
    data = Path(os.environ.get("JISR_DATA") or DATA)
    known = scenario_names(data)
    if scenario and scenario not in known:
        values = {"word": scenario, "words": ", ".join(known)}
        yield Reason("There is no scenario “{word}”. Use one of: {words}.", values)
    elif cut:
        yield from plan_faults(load_scenario(data, scenario or known[0]), cut=cut)


def serve_as(asked: argparse.Namespace, sockets: list[socket.socket], *, room: str = "") -> int:
    """Serves as asked; `room` is the exercise that must be the one that opens. Raises `Unusable`."""
    django.setup()
    _make_tables()
    from jisr.web.running import run  # it reads settings and tables, which stand only now

    run(asked, sockets, room=room)
    return 0


def _make_tables() -> None:
    """The tables as this version has them. Raises `Unusable` where the database does not let us make them."""
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as fault:
        why = next(iter(str(fault).splitlines()), "")
        key = "Jisr cannot make its tables in this database ({why}). Look at its disk and rights, or name another."
        raise Unusable([Reason(key, {"why": why})]) from fault
