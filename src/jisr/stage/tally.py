"""The tally of a file: what its exhibits say of persons and things, carried forward from look to look.

Only exhibits that are new or changed are read again. What is worked out from the exhibits alone (the charges they would
support, the letters they call for) is kept as long as they stay the same.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, cast

from jisr.dossier import SubjectId
from jisr.inquiry.state import Exhibit, ExhibitId, InquiryView, Stance, Strength

T = TypeVar("T")
DOING = ("act.", "means.", "complicity.", "proceeds.", "entry.facilitated", "witness.", "identity.", "pledge.")
SUFFERING = ("purpose.", "means.", "test.")
PASSAGE = ("entry.",)
WEIGHT = {Strength.STRONG: 2, Strength.MEDIUM: 1, Strength.WEAK: 0}


@dataclass(slots=True)
class Said:
    """What the file says of a person, by weight: acts done, harm suffered, passage, what speaks against suspicion."""

    did: int = 0
    suffered: int = 0
    passed: int = 0
    against: int = 0

    def add(self, other: "Said") -> None:
        """Add what another exhibit says."""
        self.did += other.did
        self.suffered += other.suffered
        self.passed += other.passed
        self.against += other.against


@dataclass(frozen=True, slots=True)
class Share:
    """What one exhibit adds to the tally."""

    exhibit: Exhibit
    said: dict[SubjectId, Said]
    spoken: frozenset[str]


@dataclass(slots=True)
class Tally:
    """The tally of one office's file at one look."""

    inquiry: InquiryView
    shares: dict[ExhibitId, Share]
    said: dict[SubjectId, Said]
    spoken: frozenset[str]
    leads: frozenset[SubjectId]
    turning: frozenset[SubjectId]
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
    if before is not None and _same(inquiry, before):
        return Tally(
            inquiry, before.shares, before.said, before.spoken, before.leads, before.turning, dict(before.kept)
        )
    merged = before is not None and _identities(inquiry) != _identities(before.inquiry)
    old = {} if before is None or merged else before.shares
    shares = {
        name: old[name] if name in old and old[name].exhibit is exhibit else _share(inquiry, exhibit)
        for name, exhibit in inquiry.exhibits.items()
    }
    said: dict[SubjectId, Said] = {}
    for share in shares.values():
        for person, part in share.said.items():
            said.setdefault(person, Said()).add(part)
    spoken = frozenset[str]().union(*(share.spoken for share in shares.values()))
    leads = frozenset(inquiry.one(lead) for share in shares.values() for lead in share.exhibit.leads)
    turning = frozenset(person for person, part in said.items() if part.did) | frozenset(
        share.exhibit.subject for share in shares.values() if share.exhibit.subject is not None
    )
    return Tally(inquiry, shares, said, spoken, leads, turning)


def _same(inquiry: InquiryView, before: Tally) -> bool:
    if len(inquiry.exhibits) != len(before.shares) or len(inquiry.subjects) != len(before.inquiry.subjects):
        return False
    if any(before.shares[name].exhibit is not one for name, one in inquiry.exhibits.items() if name in before.shares):
        return False
    return _identities(inquiry) == _identities(before.inquiry)


def _identities(inquiry: InquiryView) -> int:
    return sum(1 for subject in inquiry.subjects.values() if subject.same_as is not None)


def _share(inquiry: InquiryView, exhibit: Exhibit) -> Share:
    said: dict[SubjectId, Said] = {}
    spoken: set[str] = set()
    for statement in exhibit.statements:
        weight = WEIGHT[statement.strength]
        asserts = statement.stance is Stance.ASSERTS
        if asserts:
            spoken.add(statement.fact)
        if statement.by and statement.fact.startswith(DOING):
            part = said.setdefault(inquiry.one(statement.by), Said())
            part.did += weight if asserts else 0
            part.against += 0 if asserts else weight
        if statement.on and asserts:
            part = said.setdefault(inquiry.one(statement.on), Said())
            part.suffered += weight if statement.fact.startswith(SUFFERING) else 0
            part.passed += weight if statement.fact.startswith(PASSAGE) else 0
    return Share(exhibit, said, frozenset(spoken))
