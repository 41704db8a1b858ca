"""`./run`: opens a room of the flagship with a bot in each seat, beside the report and replay of what bots made of it.

The server answers on one port of this machine and reaches no other. Played again with the same seed and data, the run
is the same to the byte, so a run that the database holds already is not written twice. The command table of the
program names this function; nothing of the command line is imported here.
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import django
import segno
import uvicorn
from django.core.management import call_command

from jisr.library.book import load_book
from jisr.store.copies import archive_of
from jisr.web.addresses import addresses_of, hosts_of, machine_name
from jisr.web.https import papers
from jisr.web.rounds import Round, hold_round, seconds_of
from jisr.web.served import Served, hold_served, served

HOSTS_EVERY = 15.0
SETTLES, COPIES = 60.0, 5.0  # the first pages come before the first papers and the first copy


def serve(argv: Sequence[str]) -> int:
    """Plays, then serves until it is stopped; 2 when the scenario cannot be played."""
    parser = argparse.ArgumentParser(prog="./run serve", description="Play an exercise and show its report and replay.")
    parser.add_argument("--scenario", default="", help="folder of data/scenarios; default: the flagship")
    parser.add_argument("--cut", default="", help="what is played; default: the cut of the default timetable")
    parser.add_argument("--seed", type=int, default=1)
    add_arguments(parser)
    return serve_as(parser.parse_args(argv))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How to serve: the same for `serve` and for `take-over`."""
    parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0: everybody on the local network")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--database", default="", help="sqlite:///FILE or postgresql://USER@HOST/NAME")
    parser.add_argument("--https", action="store_true", help="HTTPS with a certificate made on this machine")
    parser.add_argument("--certificate", type=Path, help="HTTPS with a certificate of your own (PEM, with its chain)")
    parser.add_argument("--key", type=Path, help="the private key of that certificate (PEM)")
    parser.add_argument(
        "--print", dest="papers", type=Path, help="folder of the papers of each desk; default: var/print"
    )
    parser.add_argument("--print-every", type=seconds_of, default="15m", metavar="15m", help="0: never")
    parser.add_argument("--backup", type=Path, help="folder, best on a stick, that gets a whole copy every few minutes")
    parser.add_argument("--backup-every", type=seconds_of, default="3m", metavar="3m")


def serve_as(asked: argparse.Namespace, *, room: str = "") -> int:
    """Serves as asked; `room` is the exercise that must be the one that opens. 2 when it cannot be served."""
    if fault := _prepare(asked):
        print(fault, file=sys.stderr)
        return 2
    began = time.perf_counter()
    print("Jisr: playing the exercise …", file=sys.stderr)
    if fault := _load(asked.scenario, asked.cut, asked.seed) or _other(room):
        print(fault, file=sys.stderr)
        return 2
    own = Served(host=asked.host, port=asked.port, own=asked.certificate is not None)
    hold_served(_with_papers(own) if asked.https and asked.certificate is None else own)
    _tell(time.perf_counter() - began)
    _begin_rounds(asked)
    _answer(asked)
    return 0


def _prepare(asked: argparse.Namespace) -> str:
    """The environment that the settings read; the fault in words when the arguments do not fit."""
    if (asked.certificate is None) != (asked.key is None):
        return "A certificate needs its key: give --certificate and --key together."
    for file in (asked.certificate, asked.key):
        if file is not None and not file.is_file():
            return f"There is no file {file}."
    if asked.database:
        os.environ["JISR_DATABASE"] = asked.database
    if asked.https or asked.certificate is not None:
        os.environ["JISR_HTTPS"] = "1"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jisr.settings")
    return ""


def _load(scenario: str, cut: str, seed: int) -> str:
    """Makes the tables where they are missing, then plays; what reads settings is imported once they are known."""
    from jisr.settings import DATA, VAR

    VAR.mkdir(parents=True, exist_ok=True)
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    from jisr.web.loading import load_run

    return load_run(data=DATA, slug=scenario, cut=cut, seed=seed)


def _other(name: str) -> str:
    """The fault in words when another exercise opened than the one that was asked for."""
    from jisr.web.room.rooms import rooms

    held = rooms()
    opened = next(iter(held.all()), None) if held is not None else None
    if not name or (opened is not None and opened.plan.name == name):
        return ""
    return (
        f"The exercise “{name}” cannot be played on here: it was opened with other data or another version of Jisr. "
        "Install the same version as on the first machine (`./run bundle`), then take over again."
    )


def _with_papers(one: Served) -> Served:
    from jisr.settings import VAR

    made = papers(VAR / "https", addresses=addresses_of(one.host), name=machine_name(), now=datetime.now(UTC))
    return Served(host=one.host, port=one.port, papers=made)


def _answer(asked: argparse.Namespace) -> None:
    now = served()
    made = now.papers if now is not None else None
    certificate, key = (made.certificate, made.key) if made is not None else (asked.certificate, asked.key)
    uvicorn.run(
        "jisr.web.asgi:application",
        host=asked.host,
        port=asked.port,
        lifespan="off",
        log_level="warning",
        timeout_graceful_shutdown=3,
        ssl_certfile=certificate,
        ssl_keyfile=key,
    )


def _begin_rounds(asked: argparse.Namespace) -> None:
    """What the server does of itself: answers to its addresses as they change, papers, copies."""
    from django.conf import settings

    from jisr.store.backup import back_up
    from jisr.web.room.paper.desks import print_rooms

    def copy() -> Path:
        now, data = datetime.now(UTC), _data_played(settings.DATA, settings.VAR)
        return back_up(asked.backup, now=now, papers=settings.VAR / "https", data=data)

    if "JISR_HOSTS" not in os.environ:

        def answer_to() -> None:
            settings.ALLOWED_HOSTS[:] = hosts_of(asked.host)

        hold_round(Round("addresses", every=HOSTS_EVERY, do=answer_to))
    if asked.print_every:
        folder = asked.papers or settings.VAR / "print"

        def write() -> Path | None:
            return print_rooms(folder, now=datetime.now(UTC))

        hold_round(Round("print", every=asked.print_every, do=write, after=SETTLES))
    if asked.backup is not None:
        every = asked.backup_every or seconds_of("3m")
        hold_round(Round("backup", every=every, do=copy, after=COPIES))


def _data_played(data: Path, home: Path) -> Path | None:
    """The data with which this server plays, as one file."""
    from jisr.web.law.held import held_book

    digest = held_book().corpus.digest
    kept = archive_of(data, home, digest=digest, now="")
    return kept or archive_of(data, home, digest=digest, now=load_book(data).corpus.digest)


def _tell(seconds: float) -> None:
    """Where to go: the address, how others connect, a link for each role, good once and from this machine only."""
    from jisr.web.room.opening import links
    from jisr.web.room.rooms import rooms

    one = served()
    if one is None:
        return
    _say(f"Jisr: ready in {seconds:.1f} s. Open {one.here} (Ctrl+C stops)")
    held = rooms()
    room = next(iter(held.all()), None) if held is not None else None
    if room is not None:
        _say("Sign-in links, each good once, from this machine:")
        for link in links(room):
            _say(f"  {one.here}en/room/link/{link.token}  {link.where:<2} {link.title}")
    if not one.alone:
        _tell_others(one)


def _tell_others(one: Served) -> None:
    urls = one.urls
    if not urls:
        _say("No network: this machine has no address that others could reach. Join one; nothing is to be restarted.")
        return
    _say("Participants on the same network need a browser only. They open:")
    for url in urls:
        _say(f"  {url}")
    if one.named:
        _say(f"  {one.named}  (where the network knows names)")
    if sys.stderr.isatty():
        segno.make(urls[0], error="m", micro=False).terminal(out=sys.stderr, compact=True)
    if one.papers is not None:
        _say(f"The certificate was made here. How to trust it: {urls[0]}en/room/trust/")
        _say(f"Fingerprint of the authority: {one.papers.fingerprint}")
    _say("Nobody gets through? Ask for a network without isolation of its clients, and open the port in the firewall.")


def _say(line: str) -> None:
    print(line, file=sys.stderr)
