"""A branch: a new run that goes on from a moment of another, which stays sealed as it is.

Its first act in every journal cites the run, the position and the heads it leaves from; the acts before are inherited,
read and never sealed again. Reloading, repeated rehearsal and what-if are branches. A branch never parts a command.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jisr.clerk.clerk import Clerk
from jisr.dossier import GENESIS, Act, Branch, CaseId, Head, Journal, Mode, PartyId, opening
from jisr.vocabulary import CaseTime, Json


@dataclass(frozen=True, slots=True)
class Leaving:
    """Where a branch leaves its parent, and the acts of each party that it inherits. The new journals count on from
    `branch.position`."""

    branch: Branch
    inherited: Mapping[PartyId, tuple[Act, ...]]


def leave(journals: Mapping[str, Journal], *, position: int) -> Leaving:
    """The moment after the last whole command at or before a position, in the journals of one run. Raises `LookupError`
    where nothing was done yet."""
    read = {PartyId(party): tuple(journal.read()) for party, journal in journals.items()}
    cut = _whole(read.values(), position)
    kept = {party: tuple(act for act in acts if act.position <= cut) for party, acts in read.items()}
    if not any(kept.values()):
        raise LookupError(f"nothing was done at or before position {position}")
    heads = {party: Head(acts[-1].number, acts[-1].hash) if acts else GENESIS for party, acts in kept.items()}
    run = CaseId(next(iter(journals.values())).case)
    return Leaving(Branch(run, cut, heads), kept)


def _whole(journals: Iterable[tuple[Act, ...]], position: int) -> int:
    """The position asked, or the one before a command that it would part."""
    spans: dict[tuple[str, str], tuple[int, int]] = {}
    for acts in journals:
        for act in acts:
            first, _ = spans.get((act.party, act.command), (act.position, 0))
            spans[(act.party, act.command)] = (first, act.position)
    return min((first - 1 for first, last in spans.values() if first <= position < last), default=position)


def begin(
    clerk: Clerk, leaving: Leaving, *, mode: Mode, keys: Mapping[PartyId, str], now: CaseTime, wall: int = 0,
    more: Mapping[str, Json] | None = None,
) -> None:  # fmt: skip
    """The first act of the branch, in every journal of the clerk of the new run; beginning twice does nothing again."""
    branch = leaving.branch
    for party in clerk.journals:
        draft = opening(mode=mode, keys=keys, data=clerk.law.digest, branch=branch, more=more)
        clerk.control(party, (draft,), now, cause=f"branch:{branch.run}:{branch.position}", wall=wall)
