"""What an office knows of the trial: hearing, motions, exhibits tendered, rulings, claims, pleas, judgment.

A court judges only on what was put and debated before it; the bench's dossier holds nothing else. Everywhere `reasons`
are the court's own words, and `why` sentences of the catalogue that any language can say.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from jisr.dossier import SubjectId
from jisr.inquiry.state import ChargeId, ExhibitId
from jisr.inquiry.state import Proof as Proof
from jisr.vocabulary import CaseTime, CountryCode, Reason

HearingId = NewType("HearingId", str)
MotionId = NewType("MotionId", str)
ClaimId = NewType("ClaimId", str)


class Stage(StrEnum):
    """Stages of a trial; the order is the forum's own, from its data."""

    FORM = "form"
    EVIDENCE = "evidence"
    CLAIMS = "claims"
    SUBMISSIONS = "submissions"
    DEFENCE = "defence"
    JUDGMENT = "judgment"


class Decision(StrEnum):
    """What the bench rules on an exhibit."""

    ADMITTED = "admitted"
    EXCLUDED = "excluded"


class Outcome(StrEnum):
    """What the court holds of a charge; discontinued when it was dropped before judgment."""

    CONVICTED = "convicted"
    REQUALIFIED = "requalified"
    ACQUITTED = "acquitted"
    DISCONTINUED = "discontinued"


@dataclass(frozen=True, slots=True)
class Motion:
    """A plea on form or a request to the bench. `kind` is form, merits or protection."""

    id: MotionId
    kind: str
    by: str
    accused: SubjectId | None
    exhibits: tuple[ExhibitId, ...]
    ground: str
    rules: tuple[str, ...]
    at: CaseTime
    act: str
    granted: bool | None = None
    joined: bool = False
    reasons: str = ""
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Tendered:
    """An exhibit put before the court by a party, for which elements."""

    exhibit: ExhibitId
    by: str
    elements: tuple[str, ...]
    at: CaseTime
    act: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """The ruling of the bench on an exhibit, with its reasons."""

    exhibit: ExhibitId
    decision: Decision
    reasons: str
    rules: tuple[str, ...]
    at: CaseTime
    act: str
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class ElementFinding:
    """What the court holds of one element, on which admitted exhibits, and why."""

    element: str
    finding: Proof
    exhibits: tuple[ExhibitId, ...] = ()
    reasons: str = ""
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class ChargeVerdict:
    """The verdict on one charge. `requalified_to` is another offence of the same State; `excuse` the excuse held."""

    charge: ChargeId
    verdict: Outcome
    elements: tuple[ElementFinding, ...]
    aggravations: tuple[ElementFinding, ...] = ()
    requalified_to: str = ""
    excuse: str = ""
    penalty: str = ""
    reasons: str = ""
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A civil claim: by whom, against whom, how much; decided with the conviction."""

    id: ClaimId
    victim: SubjectId
    accused: SubjectId
    amount: str
    at: CaseTime
    act: str
    granted: bool | None = None
    awarded: str = ""
    reasons: str = ""
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimDecision:
    """What the court holds of a civil claim."""

    claim: ClaimId
    granted: bool
    awarded: str = ""
    reasons: str = ""
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Plea:
    """Submissions of a party: prosecution, civil, defence or last-word."""

    kind: str
    by: str
    accused: SubjectId | None
    at: CaseTime
    act: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Judgment:
    """The judgment of a hearing."""

    hearing: HearingId
    at: CaseTime
    act: str
    charges: tuple[ChargeVerdict, ...]
    claims: tuple[ClaimDecision, ...]
    reasons: str = ""
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Hearing:
    """A hearing: the charges before it, where it stands, whether it is closed to the public for a protected person.
    `steps` are those of the forum's own order that were reached."""

    id: HearingId
    state: CountryCode
    court: str
    opened_at: CaseTime
    charges: tuple[ChargeId, ...]
    stage: Stage = Stage.FORM
    closed_session: bool = False
    pleas: tuple[Plea, ...] = ()
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TrialView:
    """The trial as one office knows it."""

    referred: Mapping[ChargeId, CaseTime]
    hearings: Mapping[HearingId, Hearing]
    motions: Mapping[MotionId, Motion]
    tendered: Mapping[ExhibitId, Tendered]
    rulings: Mapping[ExhibitId, Ruling]
    claims: Mapping[ClaimId, Claim]
    judgments: Mapping[HearingId, Judgment]

    def admitted(self) -> tuple[ExhibitId, ...]:
        """Exhibits the bench admitted, in the order of the rulings."""
        return tuple(e for e, ruling in self.rulings.items() if ruling.decision is Decision.ADMITTED)
