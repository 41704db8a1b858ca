"""The fold of the trial: referral, hearing, motions, exhibits tendered and ruled, claims, pleas, judgment."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from jisr.dossier import Act, Growing, Slice, SubjectId
from jisr.inquiry import ChargeId, ExhibitId
from jisr.protection.plain import Part, flag, read, ref_of, rows, word, words
from jisr.trial.state import (
    ChargeVerdict,
    Claim,
    ClaimDecision,
    ClaimId,
    Decision,
    Hearing,
    HearingId,
    Judgment,
    Motion,
    MotionId,
    Plea,
    Ruling,
    Stage,
    Tendered,
    TrialView,
)
from jisr.vocabulary import CaseTime, CountryCode, Reason


class TrialBook:
    """The private builder of the fold."""

    __slots__ = ("claims", "hearings", "judgments", "motions", "referred", "rulings", "tendered")

    def __init__(self) -> None:
        self.referred: Growing[ChargeId, CaseTime] = Growing()
        self.hearings: Growing[HearingId, Hearing] = Growing()
        self.motions: Growing[MotionId, Motion] = Growing()
        self.tendered: Growing[ExhibitId, Tendered] = Growing()
        self.rulings: Growing[ExhibitId, Ruling] = Growing()
        self.claims: Growing[ClaimId, Claim] = Growing()
        self.judgments: Growing[HearingId, Judgment] = Growing()

    def copy(self) -> "TrialBook":
        """A builder of its own; the values are immutable."""
        other = TrialBook()
        other.referred, other.hearings = self.referred.copy(), self.hearings.copy()
        other.motions, other.tendered = self.motions.copy(), self.tendered.copy()
        other.rulings, other.claims = self.rulings.copy(), self.claims.copy()
        other.judgments = self.judgments.copy()
        return other

    def reach(self, stage: Stage) -> None:
        """The open hearing comes to a stage; it never goes back."""
        order = tuple(Stage)
        for name, hearing in self.hearings.items():
            if name not in self.judgments and order.index(stage) > order.index(hearing.stage):
                self.hearings[name] = replace(hearing, stage=stage)

    def step(self, act: Act) -> None:
        """The open hearing reaches the step of the forum's order that the act names."""
        if not (step := word(act.body, "step")):
            return
        for name, hearing in self.hearings.items():
            if name not in self.judgments and step not in hearing.steps:
                self.hearings[name] = replace(hearing, steps=(*hearing.steps, step))


def why(body: Part) -> tuple[Reason, ...]:
    """The reasons of an act that are sentences of the catalogue."""
    return tuple(read(Reason, dict(row)) for row in rows(body, "why"))


def file_referred(book: TrialBook, act: Act) -> None:
    """Charges are referred for trial."""
    if word(act.body, "to") == "bench":
        for row in rows(act.body, "charges"):
            charge = ChargeId(word(row, "id"))
            book.referred[charge] = book.referred.get(charge, act.done_at)


def hearing_opened(book: TrialBook, act: Act) -> None:
    """The hearing opens."""
    body = act.body
    name = HearingId(word(body, "hearing"))
    charges = tuple(ChargeId(one) for one in words(body, "charges"))
    book.hearings[name] = Hearing(name, CountryCode(act.party), word(body, "court"), act.done_at, charges)


def motion_filed(book: TrialBook, act: Act) -> None:
    """A motion is filed."""
    body = act.body
    name = MotionId(word(body, "motion"))
    accused = word(body, "accused")
    book.motions[name] = Motion(
        id=name,
        kind=word(body, "kind"),
        by=act.seat.office,
        accused=SubjectId(accused) if accused else None,
        exhibits=tuple(ExhibitId(one) for one in words(body, "exhibits")),
        ground=word(act.text, "ground"),
        rules=tuple(act.rules),
        at=act.done_at,
        act=ref_of(act),
    )
    book.step(act)


def motion_ruled(book: TrialBook, act: Act) -> None:
    """A motion is ruled, or joined to the merits; protection may close the session."""
    body = act.body
    if (motion := book.motions.get(MotionId(word(body, "motion")))) is None:
        return
    granted, joined = flag(body, "granted"), flag(body, "joined")
    ruled = replace(motion, granted=granted, joined=joined, reasons=word(act.text, "reasons"), why=why(body))
    book.motions[motion.id] = ruled
    if motion.kind == "protection" and granted:
        for name, hearing in book.hearings.items():
            book.hearings[name] = replace(hearing, closed_session=True)


def exhibit_tendered(book: TrialBook, act: Act) -> None:
    """An exhibit is put before the court; elements named by several parties add up."""
    body = act.body
    name = ExhibitId(word(body, "exhibit"))
    earlier = book.tendered.get(name)
    elements = tuple(dict.fromkeys((*(earlier.elements if earlier else ()), *words(body, "elements"))))
    first = earlier or Tendered(name, act.seat.office, elements, act.done_at, ref_of(act))
    book.tendered[name] = replace(first, elements=elements)
    book.reach(Stage.EVIDENCE)
    book.step(act)


def exhibit_ruled(book: TrialBook, act: Act) -> None:
    """An exhibit is admitted or excluded."""
    body = act.body
    name = ExhibitId(word(body, "exhibit"))
    book.rulings[name] = Ruling(
        exhibit=name,
        decision=Decision(word(body, "decision")),
        reasons=word(act.text, "reasons"),
        rules=tuple(act.rules),
        at=act.done_at,
        act=ref_of(act),
        why=why(body),
    )


def claim_filed(book: TrialBook, act: Act) -> None:
    """A civil claim is filed."""
    body = act.body
    name = ClaimId(word(body, "claim"))
    victim, accused = SubjectId(word(body, "victim")), SubjectId(word(body, "accused"))
    book.claims[name] = Claim(name, victim, accused, word(body, "amount"), act.done_at, ref_of(act))


PLEA_STAGES: Mapping[str, Stage] = {
    "prosecution": Stage.SUBMISSIONS,
    "civil": Stage.CLAIMS,
    "defence": Stage.DEFENCE,
    "last-word": Stage.DEFENCE,
}


def pleaded(book: TrialBook, act: Act) -> None:
    """A party pleads."""
    body = act.body
    accused = word(body, "accused")
    kind, name = word(body, "kind"), HearingId(word(body, "hearing"))
    plea = Plea(
        kind=kind,
        by=act.seat.office,
        accused=SubjectId(accused) if accused else None,
        at=act.done_at,
        act=ref_of(act),
        text=word(act.text, "plea"),
    )
    if (hearing := book.hearings.get(name)) is not None:
        book.hearings[name] = replace(hearing, pleas=(*hearing.pleas, plea))
        book.reach(PLEA_STAGES.get(kind, Stage.SUBMISSIONS))
        book.step(act)


def judgment_given(book: TrialBook, act: Act) -> None:
    """Judgment: charge by charge, element by element, and the civil claims."""
    body = act.body
    name = HearingId(word(body, "hearing"))
    claims = tuple(read(ClaimDecision, dict(row)) for row in rows(body, "claims"))
    book.judgments[name] = Judgment(
        hearing=name,
        at=act.done_at,
        act=ref_of(act),
        charges=tuple(read(ChargeVerdict, dict(row)) for row in rows(body, "charges")),
        claims=claims,
        reasons=word(act.text, "reasons"),
        why=why(body),
    )
    for decided in claims:
        if (claim := book.claims.get(decided.claim)) is not None:
            book.claims[claim.id] = replace(
                claim, granted=decided.granted, awarded=decided.awarded, reasons=decided.reasons, why=decided.why
            )


def freeze(book: TrialBook) -> TrialView:
    """The trial as it stands."""
    return TrialView(
        referred=book.referred.shown(),
        hearings=book.hearings.shown(),
        motions=book.motions.shown(),
        tendered=book.tendered.shown(),
        rulings=book.rulings.shown(),
        claims=book.claims.shown(),
        judgments=book.judgments.shown(),
    )


ON: Mapping[tuple[str, int], Callable[[TrialBook, Act], None]] = {
    ("file-referred", 1): file_referred,
    ("hearing-opened", 1): hearing_opened,
    ("motion-filed", 1): motion_filed,
    ("motion-ruled", 1): motion_ruled,
    ("exhibit-tendered", 1): exhibit_tendered,
    ("exhibit-ruled", 1): exhibit_ruled,
    ("claim-filed", 1): claim_filed,
    ("pleaded", 1): pleaded,
    ("judgment-given", 1): judgment_given,
}
SLICE = Slice(name="trial", start=TrialBook, on=ON, freeze=freeze, copy=TrialBook.copy)
