"""From `./run` to the first page, once installed: `python -m bench.start`.

Each start has a new database; the time runs from the start of the command until the page to which `/` leads is whole.
"""

import os
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from bench.table import Figure, show

ROOT = Path(__file__).parents[1]
RUNS, PORT, LOOKS, PATIENCE = 5, 8907, 0.02, 60.0


def main() -> None:
    """Print the table."""
    _start()  # prepares and compiles what is not yet
    show(
        "Starts of the server: milliseconds",
        [Figure("./run until the first page", tuple(_start() for _ in range(RUNS)))],
    )


def _start() -> float:
    with tempfile.TemporaryDirectory(prefix="jisr-start-") as home:
        began = time.perf_counter()
        server = subprocess.Popen(
            [str(ROOT / "run"), "serve", "--port", str(PORT), "--print-every", "0"],
            env={**os.environ, "JISR_VAR": home, "JISR_DATABASE": ""},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            while not _answers():
                if time.perf_counter() - began > PATIENCE or server.poll() is not None:
                    raise RuntimeError("the server does not answer")
                time.sleep(LOOKS)
            return (time.perf_counter() - began) * 1000
        finally:
            server.terminate()
            server.wait()


def _answers() -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/", timeout=10) as answer:
            return bool(answer.read())
    except (OSError, urllib.error.URLError):
        return False


if __name__ == "__main__":
    main()
