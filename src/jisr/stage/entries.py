"""What people put into a run, in order: who sits where, what they do, what control decides; the run is its function.

A node keeps the entries; whoever plays them again from the start, at the same hours, gets the same acts to the byte. So
a server that was stopped, and every further process of one exercise, stands where the entries stand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, get_args

from jisr.clerk import commands
from jisr.clerk.commands import Command
from jisr.dossier import Sat
from jisr.protection.plain import plain, read
from jisr.vocabulary import CaseTime, Json

COMMANDS: Final = {kind.__name__: kind for kind in get_args(commands.Command)}
DONE: Final = "done"  # of `more`: the minute of the case at which an act was done by hand


class EntryKind(StrEnum):
    """What an entry is."""

    SITS = "sits"
    RISES = "rises"
    ACTS = "acts"
    RELEASES = "releases"
    HOLDS = "holds"
    MOVES = "moves"
    SKIPS = "skips"
    REWORDS = "rewords"
    WRITES = "writes"
    RECALLS = "recalls"
    HINTS = "hints"
    STATES_LAW = "states-law"
    ASKS_PEOPLE = "asks-people"
    JUDGES = "judges"
    SPARES = "spares"
    CONFIRMS = "confirms"
    DECLINES = "declines"
    NOTES = "notes"
    BRANCHES = "branches"
    HEARS = "hears"
    TRANSLATES = "translates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing put into the run at an hour of the case. `seat` is the seat it concerns, `subject` the inject, question
    or run; `key` makes a repeat harmless; `sat` says who did it; `seen` is how many acts the person's page knew, -1
    when not said; `said` are words in each language, `to` the seats they go to, `more` what else the kind needs."""

    at: CaseTime
    kind: EntryKind
    seat: str = ""
    subject: str = ""
    command: Command | None = None
    sat: Sat = Sat.HOLDER
    key: str = ""
    seen: int = -1
    wall: int = 0
    said: Mapping[str, str] = field(default_factory=dict)
    to: tuple[str, ...] = ()
    more: Mapping[str, str] = field(default_factory=dict)


def entry_json(entry: Entry) -> dict[str, Json]:
    """The entry as plain data, the command under its name."""
    found: dict[str, Json] = {
        "at": int(entry.at), "kind": entry.kind.value, "seat": entry.seat, "subject": entry.subject,
        "sat": entry.sat.value, "key": entry.key, "seen": entry.seen, "wall": entry.wall,
    }  # fmt: skip
    words: dict[str, Json] = {"said": dict(entry.said), "to": list(entry.to), "more": dict(entry.more)}
    found |= {name: value for name, value in words.items() if value}
    if entry.command is not None:
        found["command"] = {"name": type(entry.command).__name__, "of": plain(entry.command)}
    return found


def entry_of(data: dict[str, Json]) -> Entry:
    """The entry of plain data. Raises `KeyError` or `ValueError` for what was never written by `entry_json`."""
    found = data.get("command")
    command: Command | None = None
    if isinstance(found, dict):
        command = read(COMMANDS[str(found["name"])], found["of"])
    return Entry(
        at=CaseTime(_whole(data["at"])),
        kind=EntryKind(str(data["kind"])),
        seat=str(data["seat"]),
        subject=str(data["subject"]),
        command=command,
        sat=Sat(str(data["sat"])),
        key=str(data["key"]),
        seen=_whole(data["seen"]),
        wall=_whole(data["wall"]),
        said=_words(data.get("said")),
        to=_names(data.get("to")),
        more=_words(data.get("more")),
    )


def _whole(value: Json) -> int:
    if not isinstance(value, int):
        raise ValueError(f"{value!r} is no whole number")
    return value


def _words(value: Json) -> dict[str, str]:
    return {name: str(said) for name, said in value.items()} if isinstance(value, dict) else {}


def _names(value: Json) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
