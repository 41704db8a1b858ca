"""`./run bundle FILE.tar.gz`: one archive for a machine without internet, and the check of one that arrived.

It is made of what is installed here; nothing is fetched. Its list of contents says plainly what it needs there.
"""

import errno
import gzip
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from jisr.cli.bundled import (
    DoesNotFit,
    Package,
    copy_interpreter,
    copy_packages,
    copy_program,
    runs_on,
    version,
)
from jisr.cli.checksums import LIST, digest_of, faults_of, write_list
from jisr.library import Language
from jisr.library.book import load_book
from jisr.terminal import Asking, Unusable, stop_if_any, told
from jisr.terminal.files import file_fault, folder_fault, told_of
from jisr.terminal.places import DATA, ROOT
from jisr.terminal.tongue import spoken_in
from jisr.vocabulary import Reason

TOP: Final = "jisr"
TOLD: Final = "CONTENTS.txt"
SHOWN: Final = 20


def bundle(argv: Sequence[str]) -> int:
    """Makes a bundle, or checks one; 1 when a file is not as listed, 2 when it cannot be made or read."""
    parser = Asking(prog="./run bundle", description="One archive for a machine without internet.")
    parser.add_argument(
        "file", type=Path, metavar="FILE.tar.gz", help="the archive to write; with --verify, what to check"
    )
    parser.add_argument("--verify", action="store_true", help="check an archive, or a folder it was unpacked into")
    parser.add_argument("--without-python", action="store_true", help="leave the interpreter out")
    parser.add_language()
    asked = parser.noted(argv)
    language = spoken_in(DATA, asked.language)
    if asked.verify:
        stop_if_any([*parser.faults, None if asked.file.is_dir() else file_fault(asked.file)])
        return _verify(asked.file, language)
    stop_if_any([*parser.faults, *_faults(asked.file)])
    try:
        return _make(asked.file, language, python=not asked.without_python)
    except DoesNotFit as fault:
        raise Unusable([fault.reason]) from fault
    except shutil.Error as fault:
        why = next(iter(fault.args[0]), ("", "", ""))[2] if fault.args else ""
        key = "The bundle could not be made ({why}). Make room, or name another place."
        raise Unusable([Reason(key, {"why": why})]) from fault


def _faults(file: Path) -> Iterator[Reason | None]:
    if (ROOT / LIST).exists():
        yield Reason("This is a bundle itself: copy its archive.")
    if file.is_dir():
        yield told_of(IsADirectoryError(errno.EISDIR, ""), file)
    else:
        yield folder_fault(file.absolute().parent)


def _verify(place: Path, language: Language) -> int:
    try:
        faults = faults_of(place)
    except (OSError, ValueError, tarfile.TarError, EOFError, zlib.error) as fault:
        key = "{path} is no bundle that can be read. Name its archive, or the folder it was unpacked into."
        raise Unusable([Reason(key, {"path": str(place)})]) from fault
    for one in faults[:SHOWN]:
        print(told(one, language))
    if len(faults) > SHOWN:
        print(language.say("… and {count} more.", {"count": len(faults) - SHOWN}))
    sound = language.say("Every file is as listed.")
    print(language.say("{path} is not as it was made.", {"path": str(place)}) if faults else sound)
    return 1 if faults else 0


def _make(file: Path, language: Language, *, python: bool) -> int:
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".bundle-") as folder:
        target = Path(folder) / TOP
        copy_program(ROOT, target)
        packages = copy_packages(ROOT / "uv.lock", target)
        without = copy_interpreter(target) if python else "it was left out when the bundle was made"
        (target / TOLD).write_text(_told(packages, without), encoding="utf-8")
        count = write_list(target)
        part = Path(folder) / "packed"
        _pack(target, part)
        shutil.move(part, file)
    size = f"{file.stat().st_size / 2**20:.0f}"
    values: dict[str, str | int] = {"path": str(file), "count": count, "size": size, "sum": digest_of(file)}
    print(language.say("{path}: {count} files, {size} MB, SHA-256 {sum}", values))
    held = language.say("The interpreter is in it. Runs on {system}.", {"system": runs_on()})
    print(language.say("No interpreter: {why}.", {"why": without}) if without else held)
    return 0


def _told(packages: Sequence[Package], without: str) -> str:
    """The list of contents for people."""
    own = f"  python/     Python {version()}, with the libraries it needs; for {runs_on()}"
    none = f"  (no interpreter: {without}; Python {version()} must be installed there)"
    return "\n".join([
        "Jisr, bundle for a machine without internet",
        f"made on {datetime.now(UTC):%Y-%m-%d} for {runs_on()}; data {load_book(DATA).corpus.digest}",
        "",
        "To use: unpack, then ./run in the folder. Nothing is fetched and nothing is installed outside of it; no",
        "administrator's rights are needed. Where the interpreter does not fit the machine, an installed Python",
        f"{version()} is used, and no other version: some packages are built for it.",
        f"To check: ./run bundle --verify . or sha256sum -c {LIST}",
        "",
        "  src/        the program, with its fonts and styles",
        "  data/       law, measures, forms, scenarios, languages",
        "  docs/       how to run a room, print, take over, and the reference",
        "  packages/   what the program needs, as in uv.lock, each file as its wheel had it",
        none if without else own,
        "",
        "packages:",
        *(f"  {one.name} {one.version}  {one.licence}" for one in packages),
        "",
    ])  # fmt: skip


def _pack(target: Path, file: Path) -> None:
    """The same files give the same bytes."""
    with (
        file.open("wb") as raw,
        gzip.GzipFile("", "wb", 6, raw, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        archive.add(target, TOP, filter=_plain)


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mtime = 0
    return member
