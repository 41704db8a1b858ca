"""Numbered messages about one request, and the joint state that both sides compute from the set of them.

Each side numbers its own messages from 1 and says how many of the other's it had seen. The joint order is a function of
the set of messages: lost, late, doubled or crossed post changes nothing once all is there. What the messages mean is
for `cooperation`; here are only their places.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from jisr.vocabulary import CaseTime


class Side(StrEnum):
    """The State that asks and the State that is asked; each changes only its own half."""

    REQUESTING = "requesting"
    REQUESTED = "requested"

    @property
    def other(self) -> "Side":
        """The other side."""
        return Side.REQUESTED if self is Side.REQUESTING else Side.REQUESTING


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """The place of a message: which request, whose, its number there, how many of the other's were seen, its digest."""

    request: str
    side: Side
    number: int
    kind: str
    at: CaseTime
    seen: int = 0
    digest: str = ""


@dataclass(frozen=True, slots=True)
class JointState:
    """What both sides agree on: the messages in joint order, those that wait for an earlier one, numbers in dispute."""

    request: str
    order: tuple[Message, ...]
    waiting: tuple[Message, ...]
    disputed: tuple[tuple[Side, int], ...]

    def half(self, side: Side) -> tuple[Message, ...]:
        """One side's own messages, in their order."""
        return tuple(message for message in self.order if message.side is side)

    def last(self, side: Side) -> Message | None:
        """The last message of a side that counts."""
        half = self.half(side)
        return half[-1] if half else None

    def next_number(self, side: Side) -> int:
        """The number of the side's next message."""
        return len(self.half(side)) + 1

    def crossed(self) -> tuple[Message, ...]:
        """Messages written before the one that stands before them was seen: post that crossed."""
        met = {Side.REQUESTING: 0, Side.REQUESTED: 0}
        found = []
        for message in self.order:
            if message.seen < met[message.side.other]:
                found.append(message)
            met[message.side] = message.number
        return tuple(found)


def joint_state(request: str, messages: Iterable[Message]) -> JointState:
    """The joint state of a request: a function of the set of its messages, whatever their order or number of copies.

    Two different messages under one number are a dispute: neither counts, nor anything of that side after them.
    """
    mine = {message for message in messages if message.request == request}
    places: dict[tuple[Side, int], set[Message]] = {}
    for message in mine:
        places.setdefault((message.side, message.number), set()).add(message)
    disputed = tuple(sorted(place for place, claims in places.items() if len(claims) > 1))
    sure = {place: next(iter(claims)) for place, claims in places.items() if len(claims) == 1}
    order = _order(sure)
    return JointState(request, order, tuple(sorted(mine - set(order))), disputed)


def _order(sure: Mapping[tuple[Side, int], Message]) -> tuple[Message, ...]:
    met = {Side.REQUESTING: 0, Side.REQUESTED: 0}
    order: list[Message] = []
    while True:
        due = [sure.get((side, count + 1)) for side, count in met.items()]
        ready = [message for message in due if message is not None and message.seen <= met[message.side.other]]
        if not ready:
            return tuple(order)
        message = min(ready, key=lambda each: (each.at, each.seen, each.side))
        met[message.side] = message.number
        order.append(message)
