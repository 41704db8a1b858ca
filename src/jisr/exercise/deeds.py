"""Deeds: acts as the world reads them, with local ids turned into those of the story, and their index.

The index answers the closed conditions of a scenario; it is a fold of the acts read so far and of nothing else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from jisr.exercise.conditions import ActPattern
from jisr.vocabulary import CaseTime, CountryCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One act in the words of the story."""

    act: str
    ref: str
    position: int
    kind: str
    party: CountryCode
    office: str
    role: str
    at: CaseTime
    measure: str = ""
    subjects: frozenset[str] = frozenset()
    exhibits: frozenset[str] = frozenset()
    exchange: str = ""
    kept: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()
    fields: Mapping[str, str] = field(default_factory=dict)
    status: str = ""
    request: str = ""


def fulfils(deed: Deed, pattern: ActPattern) -> bool:
    """Whether the deed is one that the pattern asks for."""
    return (
        (not pattern.kinds or deed.kind in pattern.kinds)
        and (not pattern.measures or deed.measure in pattern.measures)
        and (not pattern.subjects or bool(deed.subjects & pattern.subjects))
        and (not pattern.exhibits or bool(deed.exhibits & pattern.exhibits))
        and (not pattern.exchanges or deed.exchange in pattern.exchanges)
        and (not pattern.parties or deed.party in pattern.parties)
        and (not pattern.offices or deed.office.partition(":")[0] in pattern.offices or deed.office in pattern.offices)
        and (not pattern.roles or deed.role in pattern.roles)
        and pattern.kept <= deed.kept
        and (not pattern.broken or bool(pattern.broken & deed.broken))
        and (not pattern.status or deed.status == pattern.status)
        and all(deed.fields.get(name) == value for name, value in pattern.fields)
        and (pattern.after is None or deed.at >= pattern.after)
        and (pattern.before is None or deed.at <= pattern.before)
    )


class DeedIndex:
    """The deeds so far by kind, with a running count of every pattern that was ever asked."""

    def __init__(self) -> None:
        self._all: list[Deed] = []
        self._by_kind: dict[str, list[Deed]] = {}
        self._counts: dict[ActPattern, int] = {}
        self._asked: dict[str, list[ActPattern]] = {}

    def add(self, deed: Deed) -> bool:
        """Note a deed; whether it counts for a pattern that was asked before."""
        self._all.append(deed)
        self._by_kind.setdefault(deed.kind, []).append(deed)
        counted = False
        for pattern in (*self._asked.get(deed.kind, ()), *self._asked.get("", ())):
            if fulfils(deed, pattern):
                self._counts[pattern] += 1
                counted = True
        return counted

    def matching(self, pattern: ActPattern) -> list[Deed]:
        """The deeds that fulfil the pattern, in order."""
        pool: Iterable[Deed] = self._all
        if pattern.kinds:
            found = [self._by_kind.get(kind, []) for kind in sorted(pattern.kinds)]
            pool = found[0] if len(found) == 1 else sorted((d for part in found for d in part), key=_position)
        return [deed for deed in pool if fulfils(deed, pattern)]

    def count(self, pattern: ActPattern) -> int:
        """How many deeds fulfil the pattern; the first question counts, later ones are kept up to date."""
        if (known := self._counts.get(pattern)) is None:
            known = self._counts[pattern] = len(self.matching(pattern))
            for kind in sorted(pattern.kinds) or [""]:
                self._asked.setdefault(kind, []).append(pattern)
        return known


def _position(deed: Deed) -> int:
    return deed.position
