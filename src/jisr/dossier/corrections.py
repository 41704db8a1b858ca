"""Putting right by correction: an act supersedes one's own, and only until another act cites it.

The correction is an act of its own, learned by whoever learned the first; folds then read its parts in the place of
the first. Once another act cites the first, nobody may pretend it said something else: compensate by a new act.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from jisr.dossier.acts import Act, Draft, Seat
from jisr.dossier.ids import ActId, OfficeId
from jisr.vocabulary import Json


class NotCorrectable(StrEnum):
    """Why an act cannot be corrected."""

    UNKNOWN = "There is no such act in this journal."
    ANOTHER_OFFICE = "Only the office that did the act can correct it."
    CITED = "Another act already cites it: put it right by a new act."
    SUPERSEDED = "It was already corrected: correct the correction."


def why_not_correct(acts: Sequence[Act], *, act: ActId, seat: Seat) -> NotCorrectable | None:
    """The reason against a correction by this seat, or None."""
    old = next((each for each in acts if each.id == act), None)
    if old is None:
        return NotCorrectable.UNKNOWN
    if old.seat.office != seat.office:
        return NotCorrectable.ANOTHER_OFFICE
    for later in acts[acts.index(old) + 1 :]:
        if later.supersedes == act:
            return NotCorrectable.SUPERSEDED
        if act in later.shows or any(_holds(content, act) for content in later.parts.values()):
            return NotCorrectable.CITED
    return None


def correction(old: Act, new: Draft) -> Draft:
    """The draft that corrects: the new parts in the place of the old, known to all who learned the old."""
    to = dict.fromkeys((*old.to, old.seat.office, *new.to))
    return replace(new, supersedes=old.id, to=tuple(OfficeId(each) for each in to))


def _holds(value: Json, word: str) -> bool:
    if isinstance(value, dict):
        return any(_holds(each, word) for each in value.values())
    if isinstance(value, list):
        return any(_holds(each, word) for each in value)
    return value == word
