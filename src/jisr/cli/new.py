"""`./run new KIND NAME`: starts a folder of data from its commented template.

The engine lists folders, so nothing else is edited. An existing folder is never touched.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from jisr.cli.places import DATA

FOLDERS = {
    "country": "countries",
    "measure": "measures",
    "form": "forms",
    "scenario": "scenarios",
    "language": "languages",
}
NAMES = {"country": r"[a-z]{2}", "language": r"[a-z]{2,3}"}
PLAIN = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"


def new(argv: Sequence[str]) -> int:
    """Copies the template of the kind; 2 when the name does not fit or the folder is there already."""
    parser = argparse.ArgumentParser(prog="./run new", description="Start a folder of data from its template.")
    parser.add_argument("kind", choices=sorted(FOLDERS))
    parser.add_argument("name", help="the folder's name: two letters for a country, words and hyphens for the rest")
    parser.add_argument("--data", type=Path, default=DATA, help="the data folder to write to")
    asked = parser.parse_args(argv)
    folder: Path = asked.data / FOLDERS[asked.kind]
    target = folder / asked.name
    if fault := _fault(kind=asked.kind, name=asked.name, target=target):
        print(fault, file=sys.stderr)
        return 2
    _copy(template=folder / "_template", target=target, name=asked.name)
    print(f"{target} is started. Fill it, then run: ./run check {target}")
    return 0


def _fault(*, kind: str, name: str, target: Path) -> str:
    if not re.fullmatch(NAMES.get(kind, PLAIN), name):
        return f"“{name}” does not fit: a {kind} is named in small letters, for instance {_example(kind)}."
    if target.exists():
        return f"{target} is there already; nothing was changed."
    return ""


def _example(kind: str) -> str:
    return {"country": "sn", "language": "ha"}.get(kind, f"my-{kind}")


def _copy(*, template: Path, target: Path, name: str) -> None:
    for source in sorted(template.rglob("*.yaml")):
        text = source.read_text(encoding="utf-8").replace("{CODE}", name.upper()).replace("{NAME}", name)
        place = target / source.relative_to(template)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
