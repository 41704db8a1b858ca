"""The data of another revision of this project, out of git into a folder of its own that is thrown away."""

import io
import subprocess
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from jisr.vocabulary import Reason

GIT: Final = "git"
NO_GIT: Final = Reason("git is not installed: without it there is no other revision to compare with.")
NO_CLONE: Final = Reason("{folder} is not in a clone of git: there is no other revision to compare with.")
NO_REVISION: Final = Reason("There is no revision “{revision}” here. In a shallow clone, fetch it first: git fetch.")
NO_DATA: Final = Reason("The revision “{revision}” has no data at this place.")


class Unreachable(LookupError):
    """The data of a revision cannot be had; `reason` says why."""

    def __init__(self, reason: Reason, **values: str) -> None:
        self.reason = Reason(reason.key, values)
        super().__init__(reason.key)


@contextmanager
def data_of(revision: str, *, root: Path, git: str = GIT) -> Iterator[tuple[Path, str]]:
    """The data folder as it is in a revision, and the name of the commit. Raises `Unreachable`."""
    try:
        _asked(git, root, "rev-parse", "--is-inside-work-tree")
    except FileNotFoundError:
        raise Unreachable(NO_GIT) from None
    except subprocess.CalledProcessError:
        raise Unreachable(NO_CLONE, folder=str(root)) from None
    try:
        found = _asked(git, root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except subprocess.CalledProcessError:
        raise Unreachable(NO_REVISION, revision=revision) from None
    commit = found.decode().strip()
    try:
        packed = _asked(git, root, "archive", "--format=tar", commit, "--", ".")
    except subprocess.CalledProcessError:
        raise Unreachable(NO_DATA, revision=revision) from None
    with TemporaryDirectory(prefix="jisr-") as folder:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder), commit


def _asked(git: str, folder: Path, *words: str) -> bytes:
    """What git answers, asked in a folder; what it says of a failure is not shown."""
    command: Sequence[str] = (git, "-C", str(folder), *words)
    return subprocess.run(command, capture_output=True, check=True).stdout
