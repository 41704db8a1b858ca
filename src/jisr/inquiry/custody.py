"""Gaps in the chain of custody of an exhibit: who had it, under which seal, against whose signature.

A gap is a hand-over without signature, by somebody who did not hold the item, or under another seal without an opening;
it is healed by an explanation written later by whoever holds it. What was not shown to be done is deemed not done.
"""

from dataclasses import dataclass

from jisr.inquiry.state import CustodyEvent, Exhibit
from jisr.vocabulary import CaseTime, Reason

OPENINGS = ("opened", "sealed", "examined")
EXPLAINED = "explained"


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap: when, and what is wrong."""

    at: CaseTime
    reason: Reason


def gaps(exhibit: Exhibit) -> tuple[Gap, ...]:
    """The gaps of a chain that nothing written later explains."""
    events = exhibit.custody
    found: list[Gap] = []
    explained = max((event.at for event in events if event.event == EXPLAINED), default=None)
    holder, seal = "", ""
    for event in events:
        if event.event == EXPLAINED:
            continue
        gap = _gap(event, holder, seal)
        if gap is not None and (explained is None or explained < event.at):
            found.append(gap)
        holder = event.holder
        seal = event.seal or seal
    return tuple(found)


def _gap(event: CustodyEvent, holder: str, seal: str) -> Gap | None:
    if not event.signed:
        return Gap(event.at, Reason("a hand-over to {holder} bears no signature", {"holder": event.holder}))
    if holder and event.giver and event.giver != holder and not _crossing(event):
        values = {"giver": event.giver, "holder": holder}
        return Gap(event.at, Reason("{giver} handed over what {holder} held", values))
    if seal and event.seal and event.seal != seal and event.event not in OPENINGS:
        values = {"seal": event.seal, "before": seal}
        return Gap(event.at, Reason("seal {seal} stands where seal {before} was", values))
    return None


def _crossing(event: CustodyEvent) -> bool:
    """Between States the desks hand over what the executing office held."""
    return event.event == "received"
