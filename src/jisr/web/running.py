"""A server from the first minute of its exercise to Ctrl+C: plays, opens the room, tells where it is, and answers.

Imported once the settings and the tables stand. What the server does of itself (papers, copies) begins here too.
"""

import argparse
import os
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import uvicorn
from django.conf import settings
from django.db import DatabaseError

from jisr.library import Language
from jisr.library.book import load_book
from jisr.store.backup import back_up
from jisr.store.copies import archive_of
from jisr.terminal import Unusable
from jisr.terminal.tongue import spoken_in
from jisr.vocabulary import Reason
from jisr.web.addresses import addresses_of, machine_name
from jisr.web.answering import begin_to_answer, config_of
from jisr.web.https import papers
from jisr.web.law.held import held_book
from jisr.web.loading import load_run
from jisr.web.room.live import LiveRoom
from jisr.web.room.paper.desks import print_rooms
from jisr.web.room.rooms import rooms
from jisr.web.rounds import Round, hold_round, seconds_of
from jisr.web.served import Served, hold_served
from jisr.web.welcome import welcome
from jisr.web.workers import Work, serve_by_workers

SETTLES, COPIES = 60.0, 5.0  # the first pages come before the first papers and the first copy


def run(asked: argparse.Namespace, sockets: list[socket.socket], *, room: str = "") -> None:
    """Serves until it is stopped; `room` is the exercise that must be the one that opens. Raises `Unusable`."""
    began, language = time.perf_counter(), spoken_in(settings.DATA, asked.language)
    print(language.say("Jisr: opening the exercise …"), file=sys.stderr)
    try:
        opened = load_run(data=settings.DATA, slug=asked.scenario, cut=asked.cut, seed=asked.seed)
    except DatabaseError as fault:
        why = next(iter(str(fault).splitlines()), "")
        key = "The database does not keep what is played ({why}). Look at its disk and at who else uses it."
        raise Unusable([Reason(key, {"why": why})]) from fault
    if room and opened.plan.name != room:
        raise Unusable([_other(room)])
    one = _served(asked)
    hold_served(one)
    _begin_rounds(asked)
    ready = partial(_ready, opened, language, began, asked.workers)
    if asked.workers > 1:
        _answer_by_workers(asked, one, opened, sockets, ready)
    else:
        ready()
        _answer(asked, one, sockets)


def _other(name: str) -> Reason:
    return Reason(
        "The exercise “{name}” cannot be played on here: it was opened with other data or another version of Jisr. "
        "Install the same version as on the first machine (`./run bundle`), then take over again.",
        {"name": name},
    )


def _ready(room: LiveRoom, language: Language, began: float, workers: int) -> None:
    welcome(room, language, seconds=time.perf_counter() - began, workers=workers)


def _served(asked: argparse.Namespace) -> Served:
    own = Served(host=asked.host, port=asked.port, own=asked.certificate is not None)
    if own.own or not asked.https:
        return own
    folder = settings.VAR / "https"
    made = papers(folder, addresses=addresses_of(own.host), name=machine_name(), now=datetime.now(UTC))
    return Served(host=own.host, port=own.port, papers=made)


def _files(asked: argparse.Namespace, one: Served) -> tuple[Path | None, Path | None]:
    made = one.papers
    return (made.certificate, made.key) if made is not None else (asked.certificate, asked.key)


def _answer(asked: argparse.Namespace, one: Served, sockets: list[socket.socket]) -> None:
    begin_to_answer(asked.host)
    certificate, key = _files(asked, one)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config_of(one, certificate=certificate, key=key)).run(sockets=sockets)


def _answer_by_workers(
    asked: argparse.Namespace, one: Served, room: LiveRoom, sockets: list[socket.socket], ready: Callable[[], None]
) -> None:
    """This process watches the others, prints and copies; it winds no clock."""
    os.environ["JISR_SECRET"] = settings.SECRET_KEY
    held, plan = rooms(), room.plan
    if held is not None:
        held.stop_winding()
    work = Work(
        scenario=plan.scenario, cut=plan.cut, seed=plan.seed, room=room.id, digest=plan.data,
        data=_data_played(settings.DATA, settings.VAR), served=one,
    )  # fmt: skip
    certificate, key = _files(asked, one)
    serve_by_workers(work, sockets, count=asked.workers, certificate=certificate, key=key, ready=ready)


def _begin_rounds(asked: argparse.Namespace) -> None:
    """What the server does of itself: papers, copies."""
    kept = settings.VAR if asked.workers > 1 else None

    def copy() -> Path:
        now, data = datetime.now(UTC), _data_played(settings.DATA, settings.VAR)
        return back_up(asked.backup, now=now, papers=settings.VAR / "https", data=data)

    def write() -> Path | None:
        return print_rooms(asked.papers or settings.VAR / "print", now=datetime.now(UTC))

    if asked.print_every:
        hold_round(Round("print", every=asked.print_every, do=write, after=SETTLES, kept=kept))
    if asked.backup is not None:
        every = asked.backup_every or seconds_of("3m")
        hold_round(Round("backup", every=every, do=copy, after=COPIES, kept=kept))


def _data_played(data: Path, home: Path) -> Path | None:
    """The data with which this server plays, as one file."""
    digest = held_book().corpus.digest
    kept = archive_of(data, home, digest=digest, now="")
    return kept or archive_of(data, home, digest=digest, now=load_book(data).corpus.digest)
