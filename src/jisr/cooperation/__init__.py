"""Cooperation between States: information, requests for assistance through their whole life, receipts."""

from jisr.cooperation.slice import SLICE
from jisr.cooperation.state import (
    CooperationView,
    Letter,
    Message,
    MessageId,
    MessageKind,
    Receipt,
    Request,
    RequestId,
    RequestState,
    Step,
)

__all__ = [
    "SLICE",
    "CooperationView",
    "Letter",
    "Message",
    "MessageId",
    "MessageKind",
    "Receipt",
    "Request",
    "RequestId",
    "RequestState",
    "Step",
]
