"""The languages of the interface, listed from the folders of `data/languages`: a new one is a folder, no line here."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language as the menu needs it: tag, own name, whether it runs from right to left, place in the menu."""

    tag: str
    name: str
    right_to_left: bool
    order: int


def tongues(root: Path) -> tuple[Tongue, ...]:
    """The languages in a data folder; a folder whose name begins with `_` is a template."""
    files = sorted(root.glob("languages/[!_]*/language.yaml"))
    found = (_tongue(path.parent.name, yaml.load(path.read_bytes(), Loader=yaml.CBaseLoader)) for path in files)
    return tuple(sorted(found, key=lambda each: (each.order, each.tag)))


def _tongue(tag: str, said: Mapping[str, str]) -> Tongue:
    return Tongue(tag, said.get("name", tag), said.get("direction") == "rtl", int(said.get("order", "99")))
