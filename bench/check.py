"""The check of all of `data/`: `python -m bench.check`.

On a copy of the data, so that the cache of this installation is left alone. Cold: nothing kept. Trees kept: the YAML is
not read again, all law and all cases are. Verified cache: the digest of data and code is that of the last good check.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.table import Figure, show
from jisr.library import load
from jisr.library.checking import check_all

DATA = Path(__file__).parents[1] / "data"
ROUNDS = 5


def main() -> None:
    """Print the tables."""
    project = Path(tempfile.mkdtemp(prefix="jisr-bench-"))
    try:
        (project / "pyproject.toml").touch()
        data, cache = project / "data", project / ".cache"
        shutil.copytree(DATA, data)
        cold = partial(shutil.rmtree, cache, ignore_errors=True)
        files = sum(1 for _ in data.rglob("*.yaml"))
        show(
            f"./run check of {files} files, the whole command",
            [
                _measured("cold", partial(_command, data), before=cold),
                _measured("trees kept, law and cases checked", partial(_command, data, "--no-cache")),
                _measured("verified cache", partial(_command, data)),
            ],
        )
        show(
            "The same in a process that has its imports",
            [
                _measured("cold", partial(check_all, data), before=cold),
                _measured("trees kept, law and cases checked", partial(check_all, data, cached=False)),
                _measured("verified cache", partial(check_all, data)),
                _measured("the law alone, cold", partial(load, data), before=cold),
                _measured("the law alone, trees kept", partial(load, data)),
            ],
        )
    finally:
        shutil.rmtree(project, ignore_errors=True)


def _command(data: Path, *more: str) -> None:
    words = [str(Path(sys.executable).with_name("jisr")), "check", str(data), *more]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1) or "Traceback" in done.stderr:
        raise SystemExit(done.stderr)


def _measured(name: str, action: Callable[[], object], *, before: Callable[[], object] = lambda: None) -> Figure:
    action()
    taken = []
    for _ in range(ROUNDS):
        before()
        start = time.perf_counter()
        action()
        taken.append((time.perf_counter() - start) * 1e3)
    return Figure(name=name, values=tuple(taken))


if __name__ == "__main__":
    main()
