"""Findings: the verdict of a rule on a subject, with what decided it.

A finding is a tree a person can read: the rule, its article and mark, the verdict, the reasons as keys of sentences
with their values, the facts that decided, and the parts below it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from jisr.vocabulary.marks import Mark

RuleId = NewType("RuleId", str)
CountryCode = NewType("CountryCode", str)


class Verdict(StrEnum):
    """Met, unmet, unknown (something is missing and named) or barred (the law forbids it)."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"
    BARRED = "barred"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a rule stands: its id, the article as a lawyer writes it, source key, as-of date and confidence mark."""

    rule: RuleId
    article: str
    source: str
    as_of: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence by its catalogue key, with the values it needs; the page or the terminal says it in a language."""

    key: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict of a rule; `facts` are the ids of statements that decided, `parts` the findings below it."""

    name: str
    verdict: Verdict
    citation: Citation | None = None
    reasons: tuple[Reason, ...] = ()
    facts: tuple[str, ...] = ()
    parts: tuple["Finding", ...] = ()

    def labels(self) -> frozenset[Mark]:
        """Marks on which the finding rests and which must be said in words (S, V~ and what is not verified)."""
        own = frozenset() if self.citation is None else frozenset({self.citation.mark})
        below: frozenset[Mark] = frozenset().union(*(part.labels() for part in self.parts))
        return frozenset(mark for mark in own if mark.labelled or not mark.decides) | below


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Three-valued conjunction: one unmet decides, else one unknown leaves it open; a bar goes before everything."""
    seen = set(verdicts)
    for verdict in (Verdict.BARRED, Verdict.UNMET, Verdict.UNKNOWN):
        if verdict in seen:
            return verdict
    return Verdict.MET


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Three-valued disjunction: one met decides, else one unknown leaves it open."""
    seen = set(verdicts)
    for verdict in (Verdict.MET, Verdict.UNKNOWN):
        if verdict in seen:
            return verdict
    return Verdict.UNMET
