"""The whole of a party, over its offices: what the debrief alone may look at, once play is over."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from jisr.cooperation import SLICE as COOPERATION
from jisr.cooperation import CooperationView
from jisr.dossier import Act, Slice
from jisr.inquiry import SLICE as INQUIRY
from jisr.inquiry import InquiryView
from jisr.trial import SLICE as TRIAL
from jisr.trial import TrialView

Builder = TypeVar("Builder")
Frozen = TypeVar("Frozen")


@dataclass(frozen=True, slots=True)
class Whole:
    """Inquiry, cooperation and trial of a party as if it had one office."""

    inquiry: InquiryView
    cooperation: CooperationView
    trial: TrialView
    acts: tuple[Act, ...]


def whole_of(acts: Iterable[Act]) -> Whole:
    """The fold of all acts of a journal, whoever of the party knew them."""
    known = tuple(acts)
    return Whole(_all(INQUIRY, known), _all(COOPERATION, known), _all(TRIAL, known), known)


def _all(part: Slice[Builder, Frozen], acts: Iterable[Act]) -> Frozen:
    book = part.start()
    for act in acts:
        if (step := part.on.get((act.kind, act.version))) is not None:
            step(book, act)
    return part.freeze(book)
