"""Ten proofs that a scenario can be played well: what is missing is named, item by item."""

from jisr.exercise.proofs.gap import Gap
from jisr.exercise.proofs.proof import CHECKS, Proof, prove

__all__ = ["CHECKS", "Gap", "Proof", "prove"]
