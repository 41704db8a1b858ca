"""What crosses between parties: envelopes and receipts as bytes, and the joint state of a request from its messages."""

from jisr.exchange.envelope import Envelope, envelope_id, shared
from jisr.exchange.messages import JointState, Message, Side, joint_state
from jisr.exchange.names import EnvelopeId, is_file_name
from jisr.exchange.opening import Opened, Outcome, Unreadable, open_envelope
from jisr.exchange.receipts import STEPS, Receipt, Standing, Step, standing

__all__ = [
    "STEPS",
    "Envelope",
    "EnvelopeId",
    "JointState",
    "Message",
    "Opened",
    "Outcome",
    "Receipt",
    "Side",
    "Standing",
    "Step",
    "Unreadable",
    "envelope_id",
    "is_file_name",
    "joint_state",
    "open_envelope",
    "shared",
    "standing",
]
