"""Receipts of registered mail between authorities: submitted, relayed, delivered, retrieved, each with its negative.

They follow the evidences of registered electronic mail in European justice (ETSI EN 319 532, e-CODEX): a receipt is
signed by who gives it and quotes the head of its journal. The standing of an envelope is a function of the set of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from jisr.dossier import Head, PartyId, SigningKey, is_signed, plain_bytes
from jisr.exchange.names import EnvelopeId
from jisr.vocabulary import CaseTime, Json


class Step(StrEnum):
    """The four corners of the way, in order."""

    SUBMISSION = "submission"
    RELAY = "relay"
    DELIVERY = "delivery"
    RETRIEVAL = "retrieval"


STEPS = tuple(Step)
WORDS: Mapping[tuple[Step, bool], str] = {
    (Step.SUBMISSION, True): "accepted for sending",
    (Step.SUBMISSION, False): "refused for sending",
    (Step.RELAY, True): "passed on to the other State",
    (Step.RELAY, False): "not passed on to the other State",
    (Step.DELIVERY, True): "delivered to the authority",
    (Step.DELIVERY, False): "not delivered to the authority",
    (Step.RETRIEVAL, True): "opened by the authority",
    (Step.RETRIEVAL, False): "not opened by the authority",
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """One evidence: of which envelope, which step, yes or no, by whom, when, why not, and the head quoted."""

    envelope: EnvelopeId
    step: Step
    positive: bool
    by: PartyId
    at: CaseTime
    head: Head
    reason: str = ""
    signature: str = ""

    @property
    def words(self) -> str:
        """What it says, a key of the catalogue."""
        return WORDS[self.step, self.positive]

    def message(self) -> bytes:
        """What is signed."""
        said: dict[str, Json] = {
            "at": self.at, "by": self.by, "envelope": self.envelope, "head": [self.head.number, self.head.hash],
            "positive": self.positive, "reason": self.reason, "step": self.step.value,
        }  # fmt: skip
        return b"jisr-receipt/1\n" + plain_bytes(said)

    def signed(self, key: SigningKey) -> "Receipt":
        """The receipt under the signature of who gives it."""
        return replace(self, signature=key.sign(self.message()))

    def is_genuine(self, public: str) -> bool:
        """Whether it was signed with this key."""
        return is_signed(public=public, signature=self.signature, message=self.message())


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an envelope came: the last step proved, the step at which it failed, the receipt that decides."""

    reached: Step | None
    failed: Step | None
    deciding: Mapping[Step, Receipt]


def standing(envelope: EnvelopeId, receipts: Iterable[Receipt]) -> Standing:
    """The standing of an envelope from the set of its receipts, whatever their order.

    At each step the latest receipt decides (a second attempt may succeed); a later step proves the earlier ones, whose
    receipt may be lost.
    """
    deciding: dict[Step, Receipt] = {}
    for receipt in sorted(set(receipts), key=lambda each: (each.at, each.positive, each.by, each.signature)):
        if receipt.envelope == envelope:
            deciding[receipt.step] = receipt
    proved = [place for place, step in enumerate(STEPS) if step in deciding and deciding[step].positive]
    reached = max(proved, default=-1)
    failed = next((step for step in STEPS[reached + 1 :] if step in deciding), None)
    return Standing(STEPS[reached] if reached >= 0 else None, failed, deciding)
