"""What goes into a bundle: the program with its data, the packages of the lock, and the interpreter that runs here.

Packages are taken as they are installed, each file compared with the sum that its wheel gave it; nothing is fetched.
The interpreter is taken along with the libraries it needs beside those of every Linux, and tried at its new place.
"""

import base64
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

from jisr.library.faults import filled
from jisr.vocabulary import Reason

OWN: Final = "jisr"
PARTS: Final = (
    "src", "data", "docs", "bin", "run", "pyproject.toml", "uv.lock", "README.md", "LICENSE", "SECURITY.md",
    "CHANGELOG.md", "CONTRIBUTING.md",
)  # fmt: skip
LEFT_OUT: Final = shutil.ignore_patterns("__pycache__", "*.pyc", ".cache", ".*_cache", ".DS_Store")
NOT_NEEDED: Final = shutil.ignore_patterns(
    "test", "tests", "idlelib", "tkinter", "turtledemo", "lib2to3", "ensurepip", "pydoc_data", "site-packages",
    "dist-packages", "__pycache__", "*.pyc", "config-*", "_tkinter*", "_test*", "*.a",
)  # fmt: skip
EVERYWHERE: Final = re.compile(r"(linux-vdso|ld-linux[\w-]*|libc|libm|libdl|librt|libpthread|libutil|libresolv)\.so")
LAUNCHER: Final = """#!/usr/bin/env bash
# Of a bundle: runs Jisr with the packages beside it, and with the interpreter beside it where that one fits here.
set -euo pipefail
here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)
export PYTHONPATH="$here/src:$here/packages" PYTHONNOUSERSITE=1 PYTHONSAFEPATH=1
unset PYTHONHOME
own="$here/python/bin/python3"
call='import sys; from jisr.cli import main; sys.exit(main())'
if [[ -x $own ]] && LD_LIBRARY_PATH="$here/python/lib" "$own" -c 'import ssl, sqlite3' 2>/dev/null; then
  export LD_LIBRARY_PATH="$here/python/lib"
  exec "$own" -c "$call" "$@"
fi
fits='import sys; sys.exit("%d.%d" % sys.version_info[:2] != "@VERSION@")'
for other in python@VERSION@ python3; do
  if command -v "$other" >/dev/null && "$other" -c "$fits"; then
    exec "$other" -c "$call" "$@"
  fi
done
echo "Jisr: this bundle needs Python @VERSION@ on this machine (see CONTENTS.txt)." >&2
exit 2
"""


class DoesNotFit(Exception):
    """The environment is not the one of the lock, or a file of it was altered; `reason` says how to mend it."""

    def __init__(self, reason: Reason) -> None:
        """The message is the reason in English."""
        super().__init__(filled(reason.key, reason.values))
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A package in the bundle."""

    name: str
    version: str
    licence: str


def version() -> str:
    """The version of Python that the packages are for."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def copy_program(root: Path, target: Path) -> None:
    """The program, its data, fonts and documents."""
    for name in PARTS:
        part = root / name
        if part.is_dir():
            shutil.copytree(part, target / name, ignore=LEFT_OUT, dirs_exist_ok=True)
        elif part.is_file():
            shutil.copy2(part, target / name)
    launcher = target / ".venv" / "bin" / OWN
    launcher.parent.mkdir(parents=True, exist_ok=True)
    launcher.write_text(LAUNCHER.replace("@VERSION@", version()), encoding="utf-8")
    launcher.chmod(0o755)


def copy_packages(lock: Path, target: Path) -> list[Package]:
    """The packages that the program needs to run, each file as its wheel had it. Raises `DoesNotFit`."""
    locked = {one["name"]: one for one in tomllib.loads(lock.read_text(encoding="utf-8"))["package"]}
    found: list[Package] = []
    for name in sorted(_needed(locked)):
        try:
            one = distribution(name)
        except PackageNotFoundError:
            continue  # of another system: a marker of the lock leaves it out here
        if one.version != locked[name]["version"]:
            values = {"name": name, "here": one.version, "wanted": str(locked[name]["version"])}
            raise DoesNotFit(Reason("{name} is {here} here and {wanted} in the lock. Run ./run once.", values))
        _copy_files(one, target)
        said = one.metadata.json
        licence = str(said.get("license_expression") or said.get("license") or "")
        found.append(Package(name=name, version=one.version, licence=licence.partition("\n")[0][:60]))
    return found


def copy_interpreter(target: Path) -> str:
    """The interpreter that runs here; why it was left out, in words, where it cannot be moved."""
    if sys.platform != "linux":
        return f"the interpreter of {sys.platform} is not taken along"
    home, name = target / "python", f"python{version()}"
    (home / "bin").mkdir(parents=True)
    own = Path(os.path.realpath(sys.executable))
    shutil.copy2(own, home / "bin" / "python3")
    shutil.copytree(sysconfig.get_path("stdlib"), home / "lib" / name, ignore=NOT_NEEDED)
    for library in _libraries([own, *(home / "lib" / name / "lib-dynload").glob("*.so")]):
        shutil.copy2(library, home / "lib" / library.name)
    if why := _tried(home):
        shutil.rmtree(home)
        return why
    return ""


def runs_on() -> str:
    """The kind of machine that the bundle is for."""
    libc, number = platform.libc_ver()
    return f"{platform.system()} {platform.machine()}, {libc} {number} or later".replace(",  or later", "")


def _needed(locked: Mapping[str, Mapping[str, object]]) -> set[str]:
    """The names of what the program needs, directly or not."""
    found: set[str] = set()
    waiting = list(_asked(locked[OWN], ()))
    while waiting:
        name, extras = waiting.pop()
        if name in locked and (name not in found or extras):
            found.add(name)
            waiting.extend(_asked(locked[name], extras))
    return found


def _asked(package: Mapping[str, object], extras: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    optional = package.get("optional-dependencies")
    groups = [package.get("dependencies", []), *((optional or {}).get(one, []) for one in extras)]  # type: ignore[attr-defined]
    for group in groups:
        for one in group if isinstance(group, list) else ():
            yield one["name"], tuple(one.get("extra", ()))


def _copy_files(one: Distribution, target: Path) -> None:
    for file in one.files or ():
        if ".." in file.parts or "__pycache__" in file.parts:
            continue
        source = Path(str(file.locate()))
        if file.hash is not None and file.hash.mode == "sha256" and _sum_of(source) != file.hash.value:
            key = "{path} is not as its wheel had it. Remove .venv and run ./run once."
            raise DoesNotFit(Reason(key, {"path": str(source)}))
        place = target / "packages" / Path(*file.parts)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, place)


def _sum_of(path: Path) -> str:
    digest = hashlib.sha256(path.read_bytes()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _libraries(files: list[Path]) -> set[Path]:
    """The shared libraries of the files that not every Linux has."""
    told = subprocess.run(["ldd", *map(str, files)], capture_output=True, text=True, check=False).stdout
    lines = (line.strip().partition(" => ") for line in told.splitlines())
    found = {(name.strip(), Path(rest.partition(" (")[0])) for name, arrow, rest in lines if arrow}
    return {path for name, path in found if not EVERYWHERE.match(name) and path.is_file()}


def _tried(home: Path) -> str:
    """Whether the interpreter works at its new place; why not, in words."""
    asked = "import sys, ssl, sqlite3, ctypes, zlib, bz2, lzma; print(sys.prefix)"
    environment = {"LD_LIBRARY_PATH": str(home / "lib"), "PATH": "/usr/bin:/bin"}
    try:
        done = subprocess.run(
            [str(home / "bin" / "python3"), "-B", "-E", "-s", "-c", asked],
            capture_output=True,
            text=True,
            env=environment,
        )
    except OSError as fault:
        return f"the interpreter of this machine cannot be moved ({fault})"
    if done.returncode or Path(done.stdout.strip()) != home:
        return "the interpreter of this machine cannot be moved"
    return ""
