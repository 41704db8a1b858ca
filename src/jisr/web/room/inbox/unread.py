"""What counts as mail, and how much of it a seat has not opened: asked by every page, so it looks at acts alone."""

from collections.abc import Iterator

from jisr.clerk import View
from jisr.clerk.receiving import MEETING_ACTS
from jisr.clerk.record import KnownAct
from jisr.store import desk_rows, reads
from jisr.web.room.live import LiveRoom

MAIL = frozenset(
    {
        "inject-delivered", "exhibit-entered", "information-received", "request-received", "receipt-given", "consulted",
        "clarification-asked", "clarification-given", "request-accepted", "request-refused", "request-postponed",
        "result-received", "measure-ordered", "disclosed", "file-referred", "handed-over", "translated", "paper-signed",
        "charge-brought", "charge-dropped", "counsel-assigned", "status-changed", "law-stated",
        "recalled", "motion-filed", "motion-ruled", "hearing-opened", "exhibit-ruled", "claim-filed", "judgment-given",
        "source-lost", *MEETING_ACTS,
    }
)  # fmt: skip


def mail_of(view: View) -> Iterator[KnownAct]:
    """The acts of others that reached the office, the last first."""
    return (act for act in reversed(list(view.acts.values())) if is_mail(view, act))


def is_mail(view: View, act: KnownAct) -> bool:
    """Whether somebody else did it, or it arrived by itself."""
    return act.kind in MAIL and (act.office != view.office or act.sat == "system")


def note_mark(note: int) -> str:
    """How a message of the delegation is marked as read."""
    return f"note:{note}"


def unread_notes(room: LiveRoom, view: View, seen: frozenset[str]) -> tuple[desk_rows.Note, ...]:
    """The messages to the office that the seat has not opened."""
    notes = desk_rows.notes(room.id, party=str(view.party), office=view.office)
    return tuple(one for one in notes if one.office != view.office and note_mark(one.id) not in seen)


def unread(room: LiveRoom, view: View) -> int:
    """How many letters and messages the seat has not opened."""
    seen = reads.read_by(room.id, str(view.seat.id))
    return sum(act.ref not in seen for act in mail_of(view)) + len(unread_notes(room, view, seen))
