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

import django
import uvicorn
from django.core.management import call_command


def serve(argv: Sequence[str]) -> int:
    """Plays, then serves until it is stopped; 2 when the scenario cannot be played."""
    asked = _arguments(argv)
    if asked.database:
        os.environ["JISR_DATABASE"] = asked.database
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jisr.settings")
    began = time.perf_counter()
    print("Jisr: playing the exercise …", file=sys.stderr)
    if fault := _load(asked.scenario, asked.cut, asked.seed):
        print(fault, file=sys.stderr)
        return 2
    seconds = time.perf_counter() - began
    print(f"Jisr: ready in {seconds:.1f} s. Open http://{asked.host}:{asked.port}/ (Ctrl+C stops)", file=sys.stderr)
    _tell_links(asked.host, asked.port)
    uvicorn.run(
        "jisr.web.asgi:application",
        host=asked.host,
        port=asked.port,
        lifespan="off",
        log_level="warning",
        timeout_graceful_shutdown=3,
    )
    return 0


def _load(scenario: str, cut: str, seed: int) -> str:
    """Makes the tables where they are missing, then plays; what reads settings is imported once they are known."""
    from jisr.settings import DATA, VAR

    VAR.mkdir(parents=True, exist_ok=True)
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    from jisr.web.loading import load_run

    return load_run(data=DATA, slug=scenario, cut=cut, seed=seed)


def _tell_links(host: str, port: int) -> None:
    """A link for each role, good once and from this machine only."""
    from jisr.web.room.opening import links
    from jisr.web.room.rooms import rooms

    held = rooms()
    room = next(iter(held.all()), None) if held is not None else None
    if room is None:
        return
    here = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    print("Sign-in links, each good once, from this machine:", file=sys.stderr)
    for one in links(room):
        print(f"  http://{here}:{port}/en/room/link/{one.token}  {one.where:<2} {one.title}", file=sys.stderr)


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run serve", description="Play an exercise and show its report and replay.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--scenario", default="", help="folder of data/scenarios; default: the flagship")
    parser.add_argument("--cut", default="", help="what is played; default: the cut of the default timetable")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", default="", help="sqlite:///FILE or postgresql://USER@HOST/NAME")
    return parser.parse_args(argv)
