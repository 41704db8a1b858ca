"""Ten proofs that a scenario can be played well: what is missing is named, item by item."""

from jisr.exercise.proofs.proof import CHECKS, Gap, Proof, prove

__all__ = ["CHECKS", "Gap", "Proof", "prove"]
