"""The list of contents of a bundle: every file with its SHA-256, in the form that `sha256sum -c` reads too."""

import hashlib
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from jisr.vocabulary import Reason

LIST: Final = "CONTENTS.sha256"
MADE_HERE: Final = frozenset({"var", ".cache", "__pycache__"})


def write_list(root: Path) -> int:
    """Lists every file under the root; how many there are."""
    lines = [f"{digest_of(path)}  {name}\n" for name, path in _files(root)]
    (root / LIST).write_text("".join(lines), encoding="utf-8")
    return len(lines)


def faults_of(place: Path) -> list[Reason]:
    """What is not as listed in a bundle, unpacked or not: a sentence each. Raises `OSError`, `ValueError`."""
    found, listed = _packed(place) if place.is_file() else _unpacked(place)
    wanted = dict(_entries(listed))
    missing = [Reason("{path} is missing.", {"path": name}) for name in wanted if name not in found]
    altered = [
        Reason("{path} is altered.", {"path": name})
        for name, digest in wanted.items()
        if found.get(name, digest) != digest
    ]
    added = [Reason("{path} is not in the list.", {"path": name}) for name in found if name not in wanted]
    return [*missing, *altered, *added]


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _entries(listed: str) -> Iterator[tuple[str, str]]:
    for line in listed.splitlines():
        digest, _, name = line.partition("  ")
        if len(digest) != hashlib.sha256().digest_size * 2 or not name:
            raise ValueError("the list of contents cannot be read")
        yield name, digest


def _files(root: Path) -> list[tuple[str, Path]]:
    found = ((path.relative_to(root), path) for path in root.rglob("*") if path.is_file())
    own = [(str(name), path) for name, path in found if not MADE_HERE & set(name.parts) and str(name) != LIST]
    return sorted(own)


def _unpacked(root: Path) -> tuple[Mapping[str, str], str]:
    listed = (root / LIST).read_text(encoding="utf-8")
    return {name: digest_of(path) for name, path in _files(root)}, listed


def _packed(archive: Path) -> tuple[Mapping[str, str], str]:
    found: dict[str, str] = {}
    listed = ""
    with tarfile.open(archive) as packed:
        for member in packed:
            file = packed.extractfile(member) if member.isfile() else None
            if file is None:
                continue
            name = member.name.partition("/")[2]
            content = file.read()
            if name == LIST:
                listed = content.decode()
            else:
                found[name] = hashlib.sha256(content).hexdigest()
    if not listed:
        raise ValueError(f"{archive} has no list of contents")
    return found, listed
