"""Copies of a node as a second machine finds them: which sets there are, whether one is whole, and putting it in place.

Nothing here needs a database: a set is looked at before anything is opened.
"""

import hashlib
import json
import os
import shutil
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jisr.library.faults import filled
from jisr.vocabulary import Reason

PREFIX: Final = "jisr-"
FILE: Final = "jisr.sqlite3"
ROWS: Final = "rows.jsonl.gz"
DATA: Final = "data.tar.gz"
CONTENTS: Final = "contents.json"
PAPERS: Final = ("authority.pem", "authority.key")


class Damaged(ValueError):
    """A set is not whole; `reason` says what is wrong with it."""

    def __init__(self, reason: Reason) -> None:
        """The message is the reason in English."""
        super().__init__(filled(reason.key, reason.values))
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """An exercise in a set: what opens it again, and where it stands."""

    name: str
    scenario: str
    cut: str
    seed: int
    data: str
    hour: int
    entries: int
    heads: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The list of contents of a set; the exercise opened last comes first."""

    made: str
    exercises: tuple[Exercise, ...]
    files: dict[str, str]


def sets(folder: Path) -> tuple[Path, ...]:
    """The sets of a folder, the newest first; what was never finished is none."""
    found = (one for one in folder.glob(f"{PREFIX}*") if (one / CONTENTS).is_file())
    return tuple(sorted(found, key=lambda one: one.name, reverse=True))


def contents_of(place: Path) -> Contents:
    """The list of contents, once every file was found to be as it says. Raises `Damaged`."""
    try:
        said = json.loads((place / CONTENTS).read_text(encoding="utf-8"))
        found = Contents(
            made=str(said["made"]), exercises=tuple(Exercise(**one) for one in said["exercises"]),
            files={str(name): str(digest) for name, digest in said["files"].items()},
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise Damaged(Reason("{set}: the list of contents cannot be read.", {"set": place.name})) from fault
    if not {FILE, ROWS} & set(found.files):
        raise Damaged(Reason("{set}: there is no database in it.", {"set": place.name}))
    for name, digest in found.files.items():
        if not (place / name).is_file() or digest_of_file(place / name) != digest:
            raise Damaged(Reason("{set}: {file} is missing or was altered.", {"set": place.name, "file": name}))
    return found


def put_back(place: Path, target: Path) -> None:
    """The SQLite database of the set becomes the file `target`, which must not be there. Rows are loaded by `load`."""
    if target.exists():
        raise FileExistsError(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    shutil.copyfile(place / FILE, part)
    part.chmod(0o600)
    sync(part)
    part.rename(target)


def put_back_papers(place: Path, folder: Path) -> None:
    """The authority for HTTPS of the set, where it holds one; what stood there before is kept beside it."""
    if all((place / name).is_file() for name in PAPERS):
        if folder.exists():
            folder.rename(folder.with_name(f"{folder.name}-before-{place.name}"))
        copy_papers(place, folder)


def archive_of(data: Path, home: Path, *, digest: str, now: str) -> Path | None:
    """The data with that digest as one file, kept in the home of the node, for those on the disk may be edited while it
    plays; made when they are still the same (`now` is the digest on the disk). None when they are gone."""
    archive = home / f"data-{digest[:12]}.tar.gz"
    if not archive.exists():
        if now != digest:
            return None
        part = archive.with_name(f".{archive.name}.part")
        with tarfile.open(part, "w:gz", compresslevel=6) as packed:
            packed.add(data, "data", filter=_kept)
        part.rename(archive)
    return archive


def _kept(found: tarfile.TarInfo) -> tarfile.TarInfo | None:
    """What is data; hidden files are caches."""
    return None if Path(found.name).name.startswith(".") else found


def put_back_data(place: Path, folder: Path) -> Path:
    """The data with which the first machine played, in the folder; where they are."""
    return unpack_data(place / DATA, folder)


def unpack_data(archive: Path, folder: Path) -> Path:
    """The data of an archive, in the folder; where they are."""
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / "data"


def digest_of_file(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def copy_papers(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in PAPERS:
        if (source / name).is_file():
            shutil.copyfile(source / name, target / name)
            (target / name).chmod(0o600)


def to_disk(folder: Path) -> None:
    for file in folder.iterdir():
        if file.is_file() and not file.name.startswith("."):
            sync(file)
    sync(folder)


def sync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
