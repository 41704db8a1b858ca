"""What the exhibits state, gathered: who did what to whom, on which exhibits, with which weight, and what they refute.

A statement is what an exhibit says of a fact, never what happened. Statements that differ only by the person on whom
are one line.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from jisr.dossier import SubjectId
from jisr.inquiry import Exhibit, ExhibitId, Stance, Statement, Strength
from jisr.law.facts import ValueOf
from jisr.press.said import Date, Name, Said, Told
from jisr.vocabulary import Text
from jisr.web.room.file.opened import OpenFile

WEIGHT = {Strength.STRONG: "states it clearly", Strength.MEDIUM: "bears it out in part", Strength.WEAK: "hints at it"}
AGAINST = "against it"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Key: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One line: the fact and who did it, on whom, its value, and the exhibits that assert or refute it."""

    fact: str
    said: Said
    on: tuple[tuple[str, Said], ...]
    by: str
    value: Said
    asserts: tuple[tuple[ExhibitId, str], ...]
    refutes: tuple[tuple[ExhibitId, str], ...]


@dataclass(slots=True)
class _Line:
    on: dict[str, None]
    asserts: dict[ExhibitId, Strength]
    refutes: dict[ExhibitId, Strength]


def stated(
    file: OpenFile, exhibits: Iterable[Exhibit], *, about: Collection[SubjectId] = (), family: str = ""
) -> tuple[Stated, ...]:
    """Every line of these exhibits; only of some persons or one family of facts where they are given."""
    lines: dict[Key, _Line] = {}
    for exhibit in exhibits:
        for one in exhibit.statements:
            if (family and one.fact.partition(".")[0] != family) or (about and not _concerns(one, about)):
                continue
            by = str(file.view.inquiry.one(one.by)) if one.by else ""
            line = lines.setdefault((one.fact, by, one.value), _Line({}, {}, {}))
            if one.on:
                line.on[str(file.view.inquiry.one(one.on))] = None
            side = line.asserts if one.stance is Stance.ASSERTS else line.refutes
            side[exhibit.id] = _stronger(side.get(exhibit.id), one.strength)
    order = {fact: place for place, fact in enumerate(file.corpus.facts)}
    found = sorted(lines.items(), key=lambda pair: order.get(pair[0][0], len(order)))
    return tuple(_stated(file, key, line) for key, line in found)


def merged(lines: Iterable[Stated], file: OpenFile) -> tuple[Stated, ...]:
    """The lines of one exhibit, those of one fact that name nobody on whom it was done put together: who, and who."""
    found: dict[tuple[str, str, str], list[Stated]] = {}
    for place, one in enumerate(lines):
        alone = "" if one.by and not one.on else str(place)
        weight = next((each for _, each in one.asserts), "") if not one.refutes else AGAINST
        found.setdefault((f"{one.fact} {alone}", str(one.value), weight), []).append(one)
    return tuple(_together(same, file) for same in found.values())


def _together(lines: list[Stated], file: OpenFile) -> Stated:
    first = lines[0]
    if len(lines) == 1:
        return first
    by = tuple((one.by, file.subject(one.by)) for one in lines)
    return replace(first, said=fact_name(file, first.fact), on=by, by="")


def families(file: OpenFile, exhibits: Iterable[Exhibit]) -> Iterator[str]:
    """The families of facts of which the exhibits speak, in the order of the data."""
    spoken = {one.fact.partition(".")[0] for exhibit in exhibits for one in exhibit.statements}
    known = dict.fromkeys(fact.partition(".")[0] for fact in file.corpus.facts)
    yield from (one for one in known if one in spoken)


def _concerns(one: Statement, about: Collection[SubjectId]) -> bool:
    return one.by in about or one.on in about


def _stronger(one: Strength | None, other: Strength) -> Strength:
    order = (Strength.WEAK, Strength.MEDIUM, Strength.STRONG)
    return other if one is None or order.index(other) > order.index(one) else one


def _stated(file: OpenFile, key: Key, line: _Line) -> Stated:
    fact, by, value = key
    name = fact_name(file, fact)
    said: Said = Told("{who}: {fact}", {"who": file.subject(by), "fact": name}) if by else name
    return Stated(
        fact=fact, said=said, by=by, value=_value(file, fact, value),
        on=tuple((one, file.subject(one)) for one in line.on),
        asserts=tuple((one, WEIGHT[strength]) for one, strength in line.asserts.items()),
        refutes=tuple((one, WEIGHT[strength]) for one, strength in line.refutes.items()),
    )  # fmt: skip


def fact_name(file: OpenFile, fact: str) -> Text:
    """The name of a kind of fact."""
    kind = file.corpus.facts.get(fact)
    return kind.name if kind is not None else {}


def _value(file: OpenFile, fact: str, value: str) -> Said:
    """A day or a State; the family of an offence is said by its charge."""
    kind = file.corpus.facts.get(fact)
    if kind is not None and kind.value_of is not None:
        return file.names.say("state", value) if value and kind.value_of is ValueOf.STATE else ""
    return Date(value) if DAY.fullmatch(value) else Name(file.view.masked(value)) if value else ""
