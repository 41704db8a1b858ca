"""The two-sided line of a request: the steps of each State, done, current, to come; those out of the ordinary inserted.

Each half knows its own steps and what it was told of the other's. What must have happened before a step that is known
is shown as done, without its hour.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jisr.clerk import View
from jisr.cooperation.state import Request, RequestState
from jisr.cooperation.state import Step as Passed
from jisr.vocabulary import CaseTime, CountryCode
from jisr.web.room.across.named import STEPS

S = RequestState
DELIVERED = "delivered"
MUST = (S.SIGNED, S.SENT, S.RECEIVED, S.EXECUTED)
ASKING = frozenset({S.SIGNED, S.SENT, S.CLARIFIED})
OUT_OF_ORDER = frozenset({S.CLARIFICATION_ASKED, S.CLARIFIED, S.CONSULTED, S.POSTPONED})


@dataclass(frozen=True, slots=True, kw_only=True)
class StepShown:
    """One step on the line."""

    said: str
    at: CaseTime | None = None
    done: bool = False
    current: bool = False
    extra: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """One State's side of a request."""

    state: CountryCode
    requesting: bool
    steps: tuple[StepShown, ...]

    @property
    def last(self) -> StepShown | None:
        """The last step done."""
        return next((one for one in reversed(self.steps) if one.done), None)


@dataclass(slots=True)
class Placed:
    """A step of the common order, on the side of the State that takes it."""

    state: RequestState
    requesting: bool
    at: CaseTime | None = None
    done: bool = False


def banks(request: Request, view: View) -> tuple[Bank, Bank]:
    """The requesting and the requested State's side."""
    order = _order(request, view)
    following = next((one for one in order if not one.done), None)
    sides: dict[bool, list[StepShown]] = {True: [], False: []}
    for one in order:
        sides[one.requesting].append(
            StepShown(
                said=STEPS[one.state], at=one.at, done=one.done, current=one is following,
                extra=one.state in OUT_OF_ORDER,
            )
        )  # fmt: skip
    return (
        Bank(state=request.from_state, requesting=True, steps=tuple(sides[True])),
        Bank(state=request.to_state, requesting=False, steps=tuple(sides[False])),
    )


def _order(request: Request, view: View) -> list[Placed]:
    first: dict[RequestState, CaseTime] = {}
    for step in request.history:
        first.setdefault(step.state, step.at)
    delivered = next((one.at for one in request.receipts if one.evidence == DELIVERED), None)
    if delivered is not None:
        first.setdefault(S.RECEIVED, delivered)
    placed = [Placed(state, state in ASKING) for state in (S.SIGNED, S.SENT, S.RECEIVED, S.ACKNOWLEDGED)]
    placed += [one for step in request.history for one in _extra(step, request, view)]
    if request.state is S.CLARIFICATION_ASKED:
        placed.append(Placed(S.CLARIFIED, True))
    if S.REFUSED in first:
        placed.append(Placed(S.REFUSED, False))
    else:
        placed += [Placed(state, False) for state in (S.ACCEPTED, S.EXECUTED, S.RETURNED)]
    placed.append(Placed(S.CLOSED, request.outgoing))
    return list(_dated(placed, first))


def _extra(step: Passed, request: Request, view: View) -> Iterator[Placed]:
    if step.state in (S.CLARIFICATION_ASKED, S.POSTPONED):
        yield Placed(step.state, False, step.at, True)
    elif step.state is S.CLARIFIED:
        yield Placed(step.state, True, step.at, True)
    elif step.state is S.CONSULTED:
        act = view.acts.get(step.act)
        own = act is None or act.sat != "system"
        yield Placed(step.state, request.outgoing is own, step.at, True)


def _dated(placed: list[Placed], first: Mapping[RequestState, CaseTime]) -> Iterator[Placed]:
    """With hours; a step that was passed over is left out, one that must have been is done."""
    farthest = max((n for n, one in enumerate(placed) if one.done or one.state in first), default=-1)
    for number, one in enumerate(placed):
        if not one.done and one.state in first:
            one.at, one.done = first[one.state], True
        if not one.done and number < farthest and one.state is not S.CLARIFIED:
            if one.state not in MUST:
                continue
            one.done = True
        yield one
