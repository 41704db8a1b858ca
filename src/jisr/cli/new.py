"""`./run new KIND NAME`: starts a folder of data from its commented template.

The engine lists folders, so nothing else is edited. An existing folder is never touched.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from jisr.terminal import Asking, stop_if_any
from jisr.terminal.asking import one_of
from jisr.terminal.files import data_folder, folder_fault
from jisr.terminal.places import DATA
from jisr.terminal.tongue import spoken_in
from jisr.vocabulary import Reason

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
    parser = Asking(prog="./run new", description="Start a folder of data from its template.")
    kinds = sorted(FOLDERS)
    kind = parser.checked(one_of(kinds), instead="")
    parser.add_argument("kind", type=kind, metavar="KIND", help=", ".join(kinds))
    about = "the folder's name: two letters for a country, words and hyphens for the rest"
    parser.add_argument("name", metavar="NAME", help=about)
    parser.add_argument(
        "--data",
        type=parser.checked(data_folder, instead=DATA, of="--data"),
        default=DATA,
        help="the data folder to write to",
    )
    parser.add_language()
    asked = parser.noted(argv)
    if not asked.kind:
        stop_if_any(parser.faults)
    folder: Path = asked.data / FOLDERS[asked.kind]
    target = folder / asked.name
    stop_if_any([*parser.faults, _fault(kind=asked.kind, name=asked.name, target=target)])
    stop_if_any([folder_fault(target)])
    _copy(template=folder / "_template", target=target, name=asked.name)
    say = spoken_in(DATA, asked.language).say
    print(say("{path} is started. Fill it, then run: ./run check {path}", {"path": str(target)}))
    return 0


def _fault(*, kind: str, name: str, target: Path) -> Reason | None:
    if not re.fullmatch(NAMES.get(kind, PLAIN), name):
        values = {"word": name, "example": _example(kind)}
        return Reason("“{word}” does not fit as a name: write it in small letters, for instance {example}.", values)
    if target.exists():
        return Reason("{path} is there already; nothing was changed. Give another name.", {"path": str(target)})
    return None


def _example(kind: str) -> str:
    return {"country": "sn", "language": "ha"}.get(kind, f"my-{kind}")


def _copy(*, template: Path, target: Path, name: str) -> None:
    for source in sorted(template.rglob("*.yaml")):
        text = source.read_text(encoding="utf-8").replace("{CODE}", name.upper()).replace("{NAME}", name)
        place = target / source.relative_to(template)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
