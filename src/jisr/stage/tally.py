"""The tally of a file: what its exhibits say of persons and things, carried forward from look to look.

Only what is new is read again. What is worked out from the exhibits alone (the charges they would support, the letters
they call for) is kept as long as they stay the same.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TypeVar, cast

from jisr.dossier import SubjectId
from jisr.inquiry.state import (
    Exhibit,
    ExhibitId,
    InquiryView,
    MeasureTaken,
    Reaction,
    Stance,
    Statement,
    Strength,
    Subject,
)
from jisr.vocabulary import CaseTime

T = TypeVar("T")
DOING = ("act.", "means.", "complicity.", "proceeds.", "entry.facilitated", "witness.", "identity.", "pledge.")
SUFFERING = ("purpose.", "means.", "test.")
PASSAGE = ("entry.",)
CODED = "coded"
WEIGHT = {Strength.STRONG: 2, Strength.MEDIUM: 1, Strength.WEAK: 0}


@dataclass(slots=True)
class Said:
    """What the file says of a person, by weight: acts done, harm suffered, passage, what speaks against suspicion."""

    did: int = 0
    suffered: int = 0
    passed: int = 0
    against: int = 0
    facts: set[str] = field(default_factory=set)

    def add(self, other: "Said") -> None:
        """Add what another exhibit says."""
        self.did += other.did
        self.suffered += other.suffered
        self.passed += other.passed
        self.against += other.against
        self.facts |= other.facts


@dataclass(frozen=True, slots=True)
class Share:
    """What one exhibit adds to the tally, under the ids that it uses itself."""

    statements: tuple[Statement, ...]
    leads: tuple[SubjectId, ...]
    subject: SubjectId | None
    said: dict[SubjectId, Said]
    named: frozenset[SubjectId]
    spoken: frozenset[str]


@dataclass(slots=True)
class Steps:
    """The measures taken and the reactions to them, read once in their order: by measure and subject, by either."""

    merged: int
    taken: dict[tuple[str, SubjectId], list[MeasureTaken]] = field(default_factory=dict)
    on: dict[SubjectId, dict[str, list[MeasureTaken]]] = field(default_factory=dict)
    first: dict[str, MeasureTaken] = field(default_factory=dict)
    reactions: dict[SubjectId, list[Reaction]] = field(default_factory=dict)
    measures_read: int = 0
    reactions_read: int = 0

    def read(self, inquiry: InquiryView) -> None:
        """Bring it forward over what is new."""
        for done in islice(inquiry.measures.values(), self.measures_read, None):
            subject = inquiry.one(done.subject)
            done_so = self.taken.setdefault((done.measure, subject), [])
            done_so.append(done)
            self.on.setdefault(subject, {})[done.measure] = done_so
            self.first.setdefault(done.measure, done)
        for one in islice(inquiry.reactions, self.reactions_read, None):
            self.reactions.setdefault(one.subject, []).append(one)
        self.measures_read, self.reactions_read = len(inquiry.measures), len(inquiry.reactions)


@dataclass(slots=True)
class Tally:
    """The tally of one office's file at one look. `yielded` are the measures and subjects that gave an exhibit,
    `named_at` when an exhibit last pointed to a subject or spoke of it."""

    inquiry: InquiryView
    shares: dict[ExhibitId, Share]
    said: dict[SubjectId, Said]
    spoken: frozenset[str]
    leads: frozenset[SubjectId]
    turning: frozenset[SubjectId]
    yielded: frozenset[tuple[str, SubjectId]]
    named_at: dict[SubjectId, CaseTime]
    steps: Steps
    subjects: tuple[Subject, ...] = ()
    kept: dict[str, object] = field(default_factory=dict)

    def keep(self, key: str, make: Callable[[], T]) -> T:
        """Work something out once for these exhibits."""
        if key not in self.kept:
            self.kept[key] = make()
        return cast(T, self.kept[key])


def tally(inquiry: InquiryView, before: Tally | None) -> Tally:
    """The tally now, from the one of the last look."""
    if before is not None and before.inquiry is inquiry:
        return before
    if before is not None and _as_before(inquiry, before.inquiry):
        before.steps.read(inquiry)
        before.inquiry = inquiry
        return before
    merged = sum(1 for subject in inquiry.subjects.values() if subject.same_as is not None)
    same = before is not None and merged == before.steps.merged
    steps = before.steps if before is not None and same else Steps(merged)
    steps.read(inquiry)
    old = {} if before is None else before.shares
    shares = {name: _share(old.get(name), exhibit) for name, exhibit in inquiry.exhibits.items()}
    if before is not None and same and _alike(shares, old) and len(inquiry.subjects) == len(before.inquiry.subjects):
        return replace(before, inquiry=inquiry, subjects=_known(inquiry))
    said: dict[SubjectId, Said] = {}
    for share in shares.values():
        for person, part in share.said.items():
            said.setdefault(inquiry.one(person), Said()).add(part)
    leads = frozenset(inquiry.one(lead) for share in shares.values() for lead in share.leads)
    things = frozenset(share.subject for share in shares.values() if share.subject is not None)
    return Tally(
        inquiry=inquiry,
        shares=shares,
        said=said,
        spoken=frozenset[str]().union(*(share.spoken for share in shares.values())),
        leads=leads,
        turning=frozenset(person for person, part in said.items() if part.did) | things,
        yielded=frozenset((e.measure, inquiry.one(e.subject)) for e in inquiry.exhibits.values() if e.subject),
        named_at=_named_at(inquiry, shares),
        steps=steps,
        subjects=_known(inquiry),
    )


def _known(inquiry: InquiryView) -> tuple[Subject, ...]:
    """The subjects known, without those identified with another, and without codes of another State."""
    return tuple(s for s in inquiry.subjects.values() if s.same_as is None and CODED not in s.keys)


def _as_before(inquiry: InquiryView, before: InquiryView) -> bool:
    """Whether nothing was entered that the tally is made of: a map that did not change is the same map."""
    return inquiry.exhibits is before.exhibits and inquiry.subjects is before.subjects


def _named_at(inquiry: InquiryView, shares: dict[ExhibitId, Share]) -> dict[SubjectId, CaseTime]:
    found: dict[SubjectId, CaseTime] = {}
    for name, share in shares.items():
        at = inquiry.exhibits[name].at
        for subject in map(inquiry.one, {*share.leads, *share.named}):
            found[subject] = max(at, found.get(subject, at))
    return found


def _alike(shares: dict[ExhibitId, Share], old: dict[ExhibitId, Share]) -> bool:
    return len(shares) == len(old) and all(old.get(name) is share for name, share in shares.items())


def _share(known: Share | None, exhibit: Exhibit) -> Share:
    if known is not None and known.statements is exhibit.statements and known.leads is exhibit.leads:
        return known
    said: dict[SubjectId, Said] = {}
    spoken: set[str] = set()
    for statement in exhibit.statements:
        weight = WEIGHT[statement.strength]
        asserts = statement.stance is Stance.ASSERTS
        if asserts:
            spoken.add(statement.fact)
        if statement.by:
            part = said.setdefault(statement.by, Said())
            if statement.fact.startswith(DOING):
                part.did += weight if asserts else 0
                part.against += 0 if asserts else weight
            if asserts:
                part.facts.add(statement.fact)
        if statement.on and asserts:
            part = said.setdefault(statement.on, Said())
            part.suffered += weight if statement.fact.startswith(SUFFERING) else 0
            part.passed += weight if statement.fact.startswith(PASSAGE) else 0
    named = frozenset(name for one in exhibit.statements for name in (one.by, one.on) if name)
    return Share(exhibit.statements, exhibit.leads, exhibit.subject, said, named, frozenset(spoken))
