"""What people wrote beside the file (messages, questions, documents in work), as a seat may read it.

These are rows and no acts, so no fold masks them: the masks of the reader's own view stand over them, as over the file.
"""

from dataclasses import replace

from jisr.clerk import View
from jisr.clerk.masking import Mask, hidden_names
from jisr.store import desk_rows, questions
from jisr.store.desk_rows import Note
from jisr.store.papers import Working
from jisr.store.questions import Asked
from jisr.web.room.live import LiveRoom


def notes_of(room: LiveRoom, view: View) -> tuple[Note, ...]:
    """The messages of the office."""
    notes = desk_rows.notes(room.id, party=str(view.party), office=view.office)
    return tuple(replace(one, text=view.masked(one.text)) for one in notes) if view.masks else notes


def questions_of(room: LiveRoom, view: View) -> tuple[Asked, ...]:
    """The questions that the office put or was asked, with what was decided."""
    held = questions.questions(room.id, party=str(view.party), office=view.office)
    return tuple(asked_as_read(one, view) for one in held) if view.masks else held


def asked_as_read(one: Asked, view: View) -> Asked:
    """A question with its options and the reasons of the decision."""
    return replace(
        one, text=view.masked(one.text), options=tuple(map(view.masked, one.options)), reasons=view.masked(one.reasons)
    )  # fmt: skip


def paper_as_read(one: Working, view: View) -> Working:
    """A document in work of another office; one's own words are left as they were typed."""
    if one.office == view.office or not view.masks:
        return one
    words = replace(one.words, title=view.masked(one.words.title), text=view.masked(one.words.text))
    return one if words == one.words else replace(one, words=words)


def as_read_in(view: View, office: str) -> View:
    """The view of a seat as somebody of another office in the same room may read it."""
    mask = Mask({**hidden_names(view.inquiry, view.care, office=office), **view.masks})
    return replace(view, inquiry=mask.over(view.inquiry), acts=mask.over_acts(view.acts), masks=mask.names)
