"""`./run`: plays the flagship once, keeps its journals in the database, and shows its report and replay.

The server answers on one port of this machine and reaches no other. Played again with the same seed and data, the run
is the same to the byte, so a run that the database holds already is not written twice.
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import django
import uvicorn
from django.core.management import call_command

from jisr.cli.places import CACHE, DATA, KEPT

FLAGSHIP_FILE = "flagship"


def serve(argv: Sequence[str]) -> int:
    """Plays, then serves until it is stopped; 2 when the scenario cannot be played."""
    asked = _arguments(argv)
    _configure(asked.database)
    from jisr.web.loading import load_run  # after Django is set up: the store's models need it

    began = time.perf_counter()
    print("Jisr: playing the exercise …", file=sys.stderr)
    fault = load_run(data=DATA, cache=CACHE, slug=asked.scenario, cut=asked.cut, seed=asked.seed)
    if fault:
        print(fault, file=sys.stderr)
        return 2
    seconds = time.perf_counter() - began
    print(f"Jisr: ready in {seconds:.1f} s. Open http://{asked.host}:{asked.port}/ (Ctrl+C stops)", file=sys.stderr)
    uvicorn.run(
        "jisr.web.asgi:application",
        host=asked.host,
        port=asked.port,
        lifespan="off",
        log_level="warning",
        timeout_graceful_shutdown=3,
    )
    return 0


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run serve", description="Play an exercise and show its report and replay.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--scenario", default="", help="folder of data/scenarios; default: the flagship")
    parser.add_argument("--cut", default="")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", default="", help="sqlite:///FILE or postgresql://USER@HOST/NAME")
    return parser.parse_args(argv)


def _configure(database: str) -> None:
    if database:
        os.environ["JISR_DATABASE"] = database
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jisr.settings")
    Path(KEPT).mkdir(exist_ok=True)
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
