"""The trial: hearing, motions, exhibits tendered and ruled, claims, pleas, deliberation and judgment."""

from jisr.inquiry import Proof
from jisr.trial.slice import SLICE
from jisr.trial.state import (
    ChargeVerdict,
    Claim,
    ClaimDecision,
    ClaimId,
    Decision,
    ElementFinding,
    Hearing,
    HearingId,
    Judgment,
    Motion,
    MotionId,
    Outcome,
    Plea,
    Ruling,
    Stage,
    Tendered,
    TrialView,
)

__all__ = [
    "SLICE",
    "ChargeVerdict",
    "Claim",
    "ClaimDecision",
    "ClaimId",
    "Decision",
    "ElementFinding",
    "Hearing",
    "HearingId",
    "Judgment",
    "Motion",
    "MotionId",
    "Outcome",
    "Plea",
    "Proof",
    "Ruling",
    "Stage",
    "Tendered",
    "TrialView",
]
