"""The fold of persons and other subjects: standing, who is held until when, who reacted, what is lost."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from jisr.dossier import Act, Growing, SubjectId
from jisr.inquiry.state import (
    Charge,
    ChargeId,
    Exhibit,
    ExhibitId,
    Held,
    MeasureTaken,
    Order,
    Reaction,
    Status,
    Subject,
)
from jisr.protection.plain import Part, flag, number, read, ref_of, word
from jisr.vocabulary import CaseTime

UNKNOWN = Status.UNKNOWN


class InquiryBook:
    """The private builder of the fold."""

    __slots__ = (
        "case",
        "charges",
        "counsel",
        "exhibits",
        "held",
        "lost",
        "measures",
        "opened_at",
        "orders",
        "reactions",
        "subjects",
    )

    def __init__(self) -> None:
        self.case = ""
        self.opened_at: CaseTime | None = None
        self.subjects: Growing[SubjectId, Subject] = Growing()
        self.exhibits: Growing[ExhibitId, Exhibit] = Growing()
        self.measures: Growing[str, MeasureTaken] = Growing()
        self.orders: Growing[str, Order] = Growing()
        self.held: Growing[SubjectId, Held] = Growing()
        self.charges: Growing[ChargeId, Charge] = Growing()
        self.counsel: Growing[SubjectId, str] = Growing()
        self.reactions: list[Reaction] = []
        self.lost: list[SubjectId] = []

    def custody_of_person(self, act: Act, body: Part) -> None:
        """What a measure does to the liberty of a person: held until an hour, extended, presented, detained, freed."""
        effect, subject = word(body, "effect"), SubjectId(word(body, "subject"))
        known = self.held.get(subject)
        limit = number(body, "limit")
        if effect == "hold" and limit is not None:
            if known is None or known.released_at is not None:
                self.held[subject] = Held(subject, act.done_at, CaseTime(limit), ref_of(act))
            return
        if known is None:
            return
        if effect == "extend" and limit is not None:
            self.held[subject] = replace(known, limit=CaseTime(limit), extended=known.extended + 1)
        elif effect == "present":
            self.held[subject] = replace(known, presented_at=act.done_at)
        elif effect == "detain":
            self.held[subject] = replace(known, detained_at=act.done_at)
        elif effect == "release":
            self.held[subject] = replace(known, released_at=act.done_at)

    def copy(self) -> "InquiryBook":
        """A builder of its own; the values are immutable."""
        other = InquiryBook()
        other.case, other.opened_at = self.case, self.opened_at
        other.subjects, other.exhibits = self.subjects.copy(), self.exhibits.copy()
        other.measures, other.orders = self.measures.copy(), self.orders.copy()
        other.held, other.charges = self.held.copy(), self.charges.copy()
        other.counsel = self.counsel.copy()
        other.reactions, other.lost = list(self.reactions), list(self.lost)
        return other


def merge(known: Subject, newer: Subject) -> Subject:
    """What the newer entry says, over what was known."""
    return Subject(
        id=known.id,
        kind=known.kind,
        label=newer.label or known.label,
        state=newer.state or known.state,
        status=newer.status if newer.status is not UNKNOWN else known.status,
        nature=newer.nature or known.nature,
        keys={**known.keys, **newer.keys},
        born=newer.born or known.born,
        nationality=newer.nationality or known.nationality,
        languages=newer.languages or known.languages,
        same_as=known.same_as,
        source=newer.source or known.source,
        entered_at=known.entered_at,
        names={**known.names, **newer.names},
    )


def subject_in(act: Act) -> Subject:
    """The subject that an act enters."""
    return read(Subject, {**act.body, **act.identities, "entered_at": act.done_at})


def subject_entered(book: InquiryBook, act: Act) -> None:
    """A subject enters; one known already gains what is new."""
    entered = act.once(subject_in)
    known = book.subjects.get(entered.id)
    book.subjects[entered.id] = entered if known is None else merge(known, entered)


def subject_identified(book: InquiryBook, act: Act) -> None:
    """Two subjects are said to be the same."""
    body = act.body
    first, second = SubjectId(word(body, "subject")), SubjectId(word(body, "same_as"))
    if (known := book.subjects.get(first)) is not None and first != second:
        book.subjects[first] = replace(known, same_as=second)


def status_changed(book: InquiryBook, act: Act) -> None:
    """The standing of a person changes."""
    body = act.body
    if (known := book.subjects.get(SubjectId(word(body, "subject")))) is not None:
        book.subjects[known.id] = replace(known, status=Status(word(body, "status")))


def counsel_assigned(book: InquiryBook, act: Act) -> None:
    """A defence office stands for a person."""
    body = act.body
    book.counsel[SubjectId(word(body, "accused"))] = word(body, "office")


def person_reacted(book: InquiryBook, act: Act) -> None:
    """Control tells how a person reacted, as far as the office could see it."""
    body = act.body
    book.reactions.append(Reaction(SubjectId(word(body, "subject")), word(body, "reaction"), act.done_at, ref_of(act)))
    if flag(body, "left"):
        book.lost.append(SubjectId(word(body, "subject")))


def source_lost(book: InquiryBook, act: Act) -> None:
    """Control tells that something can no longer be had."""
    book.lost.append(SubjectId(word(act.body, "subject")))


PERSONS: Mapping[tuple[str, int], Callable[[InquiryBook, Act], None]] = {
    ("subject-entered", 1): subject_entered,
    ("subject-identified", 1): subject_identified,
    ("status-changed", 1): status_changed,
    ("counsel-assigned", 1): counsel_assigned,
    ("person-reacted", 1): person_reacted,
    ("source-lost", 1): source_lost,
}
