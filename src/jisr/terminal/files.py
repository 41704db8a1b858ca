"""Folders and files that a command was told to use: whether it can, found out before anything is done."""

import errno
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from jisr.terminal.asking import Wrong
from jisr.vocabulary import Reason

_KEYS: Final[Mapping[int, str]] = {
    errno.ENOENT: "absent", errno.ENOTDIR: "no folder", errno.EEXIST: "no folder", errno.ENOSPC: "full",
    errno.EISDIR: "folder", errno.EACCES: "forbidden", errno.EPERM: "forbidden", errno.EROFS: "forbidden",
    errno.EDQUOT: "full", errno.ENAMETOOLONG: "long",
}  # fmt: skip


def told_of(fault: OSError, path: object = "") -> Reason:
    """Why a file or folder cannot be used, and what to do."""
    said = {"path": str(path or fault.filename or "")}
    sentences = {
        "absent": Reason("{path} is not there. Look at the name, or give another.", said),
        "no folder": Reason("{path} is no folder. Name another.", said),
        "folder": Reason("{path} is a folder. Name a file in it.", said),
        "full": Reason("{path} cannot be written: the disk is full. Make room, or name another place.", said),
        "forbidden": Reason("{path} may not be used by this user. Give the right to it, or name another place.", said),
        "long": Reason("{path} is too long a name. Give a shorter one.", said),
    }
    if not said["path"] and _KEYS.get(fault.errno or 0) == "full":
        return Reason("The disk is full. Make room, or name another place.")
    why = fault.strerror or str(fault)
    other = Reason("{path} cannot be used ({why}). Name another.", {**said, "why": why})
    return sentences.get(_KEYS.get(fault.errno or 0, ""), other)


def absent(path: Path) -> Reason:
    """A folder or a file that is not there."""
    return told_of(FileNotFoundError(errno.ENOENT, ""), path)


def folder_fault(folder: Path | None) -> Reason | None:
    """Why nothing can be written into a folder, which is made where it is missing; nothing when all is well."""
    if folder is None:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return None
    except FileNotFoundError:
        return Reason("{path} cannot be made. Name another folder.", {"path": str(folder)})
    except OSError as fault:
        return told_of(fault, folder)


def file_fault(file: Path | None) -> Reason | None:
    """Why a file cannot be read; nothing when it can."""
    if file is None:
        return None
    try:
        with file.open("rb"):
            return None
    except OSError as fault:
        return told_of(fault, file)


def data_folder(word: str) -> Path:
    """A folder of data. Raises `Wrong`."""
    folder = Path(word)
    if not (folder / "languages").is_dir():
        raise Wrong(Reason("{path} is no folder of data: it has no languages in it. Name one.", {"path": word}))
    return folder
