"""The fold of the inquiry: subjects, orders, measures, exhibits and custody, persons held, charges.

One function per kind of act with its version. Names of persons come from identity parts alone; free words from the part
`text`. What an office has not been told, it cannot fold: an exhibit may name subjects it does not know.
"""

from dataclasses import replace

from jisr.dossier import Act, Slice, SubjectId
from jisr.inquiry.persons import PERSONS, InquiryBook
from jisr.inquiry.state import (
    Charge,
    ChargeId,
    ChargeStatus,
    CustodyEvent,
    Exhibit,
    ExhibitBreach,
    ExhibitId,
    InquiryView,
    MeasureTaken,
    Order,
)
from jisr.protection.plain import Part, flag, read, ref_of, rows, table, word, words
from jisr.vocabulary import CountryCode, LanguageTag

AWAITED = "formal-copy-awaited"


def case_opened(book: InquiryBook, act: Act) -> None:
    """The first act names the case."""
    book.case = act.case
    book.opened_at = act.done_at


def measure_ordered(book: InquiryBook, act: Act) -> None:
    """A written order exists."""
    body = act.body
    book.orders[ref_of(act)] = Order(
        act=ref_of(act),
        measure=word(body, "measure"),
        subject=SubjectId(word(body, "subject")),
        at=act.done_at,
        office=act.seat.office,
        role=act.seat.role,
        to_office=word(body, "to_office"),
        ground=word(body, "ground"),
        reasons=word(act.text, "reasons"),
    )


def measure_taken(book: InquiryBook, act: Act) -> None:
    """A measure was taken; an order is used up by it, a person may be held or set free."""
    body, done = act.body, act.once(measure_in)
    book.measures[done.act] = done
    if (known := book.orders.get(done.authorisation)) is not None:
        book.orders[done.authorisation] = replace(known, used_by=(*known.used_by, done.act))
    book.custody_of_person(act, body)


def measure_in(act: Act) -> MeasureTaken:
    """The measure that an act says was taken."""
    body = act.body
    fields = table(body, "fields")
    return MeasureTaken(
        act=ref_of(act),
        measure=word(body, "measure"),
        subject=SubjectId(word(body, "subject")),
        at=act.done_at,
        office=act.seat.office,
        role=act.seat.role,
        ground=word(body, "ground"),
        kept=frozenset(words(body, "kept")),
        fields={key: word(fields, key) for key in fields},
        authorisation=word(body, "authorisation"),
        for_request=word(body, "request"),
        breaches=breaches_of(act),
        examined=tuple(ExhibitId(one) for one in words(body, "exhibits")),
    )


def breaches_of(act: Act) -> tuple[ExhibitBreach, ...]:
    """The breaches of an act, as what it yields carries them."""
    return tuple(ExhibitBreach(b.rule, b.safeguard, b.effect, CountryCode(act.party)) for b in act.breaches)


def exhibit_in(act: Act) -> Exhibit:
    """The exhibit that an act enters, with the breaches of the act."""
    exhibit = read(Exhibit, {**act.body, **act.text})
    carried = breaches_of(act)
    if carried and exhibit.breaches != carried:
        exhibit = replace(exhibit, breaches=tuple(dict.fromkeys((*exhibit.breaches, *carried))))
    return exhibit


def exhibit_entered(book: InquiryBook, act: Act) -> None:
    """An item enters: its statements, its custody from the first hand, the breaches of the measure that yielded it."""
    exhibit = act.once(exhibit_in)
    if (earlier := book.exhibits.get(exhibit.id)) is not None:
        exhibit = replace(exhibit, statements=tuple(dict.fromkeys((*earlier.statements, *exhibit.statements))))
    book.exhibits[exhibit.id] = exhibit
    if (measure := book.measures.get(exhibit.act)) is not None and exhibit.id not in measure.exhibits:
        book.measures[exhibit.act] = replace(measure, exhibits=(*measure.exhibits, exhibit.id))


def handed_over(book: InquiryBook, act: Act) -> None:
    """The item changes hands: a link of its custody chain."""
    body = act.body
    if (exhibit := book.exhibits.get(ExhibitId(word(body, "exhibit")))) is None:
        return
    event = CustodyEvent(
        event="explained" if word(body, "explains") else "handed-over",
        at=act.done_at,
        holder=word(body, "to"),
        giver=act.seat.office,
        seal=word(body, "seal"),
        signed=not flag(body, "unsigned"),
    )
    book.exhibits[exhibit.id] = replace(exhibit, custody=(*exhibit.custody, event))


def translated(book: InquiryBook, act: Act) -> None:
    """A translation is filed."""
    body = act.body
    if (exhibit := book.exhibits.get(ExhibitId(word(body, "exhibit")))) is None:
        return
    filed = tuple(dict.fromkeys((*exhibit.translations, LanguageTag(word(body, "language")))))
    book.exhibits[exhibit.id] = replace(exhibit, translations=filed)


def request_sent(book: InquiryBook, act: Act) -> None:
    """The formal copy of an urgent request went out: what came on it is no longer awaiting it."""
    if not flag(act.body, "copy"):
        return
    came_by = f"request:{word(act.body, 'request')}"
    for name, exhibit in book.exhibits.items():
        if exhibit.came_by == came_by and AWAITED in exhibit.use_limits:
            limits = tuple(one for one in exhibit.use_limits if one != AWAITED)
            book.exhibits[name] = replace(exhibit, use_limits=limits)


def charge_in(act: Act) -> Charge:
    """The charge that an act brings."""
    said: Part = {**act.body, "act": ref_of(act), "at": act.done_at, "reasons": word(act.text, "reasons")}
    return read(Charge, dict(said))


def charge_brought(book: InquiryBook, act: Act) -> None:
    """A charge is brought against one person."""
    charge = act.once(charge_in)
    book.charges[charge.id] = charge


def charge_dropped(book: InquiryBook, act: Act) -> None:
    """A charge is dropped with reasons."""
    reasons = word(act.text, "reasons")
    _set_charge(book, word(act.body, "charge"), ChargeStatus.DROPPED, reasons)


def charges_in(act: Act) -> tuple[Charge, ...]:
    """The charges that an act carries."""
    return tuple(read(Charge, dict(row)) for row in rows(act.body, "charges"))


def file_referred(book: InquiryBook, act: Act) -> None:
    """Charges go to another office; for trial they are referred. The act carries them for offices that had none."""
    to_trial = word(act.body, "to") == "bench"
    for charge in act.once(charges_in):
        known = book.charges.get(charge.id, charge)
        book.charges[charge.id] = replace(known, status=ChargeStatus.REFERRED if to_trial else known.status)


def judgment_given(book: InquiryBook, act: Act) -> None:
    """The charges of a judgment are judged."""
    for row in rows(act.body, "charges"):
        _set_charge(book, word(row, "charge"), ChargeStatus.JUDGED, "")


def _set_charge(book: InquiryBook, name: str, status: ChargeStatus, reasons: str) -> None:
    if (charge := book.charges.get(ChargeId(name))) is not None:
        book.charges[charge.id] = replace(charge, status=status, reasons=reasons or charge.reasons)


def freeze(book: InquiryBook) -> InquiryView:
    """The inquiry as it stands."""
    return InquiryView(
        case=book.case,
        subjects=book.subjects.shown(),
        exhibits=book.exhibits.shown(),
        measures=book.measures.shown(),
        orders=book.orders.shown(),
        held=book.held.shown(),
        charges=book.charges.shown(),
        counsel=book.counsel.shown(),
        reactions=tuple(book.reactions),
        opened_at=book.opened_at,
        lost=tuple(book.lost),
    )


SLICE = Slice(
    name="inquiry",
    start=InquiryBook,
    on={
        **PERSONS,
        ("case-opened", 1): case_opened,
        ("measure-ordered", 1): measure_ordered,
        ("measure-taken", 1): measure_taken,
        ("exhibit-entered", 1): exhibit_entered,
        ("handed-over", 1): handed_over,
        ("translated", 1): translated,
        ("request-sent", 1): request_sent,
        ("charge-brought", 1): charge_brought,
        ("charge-dropped", 1): charge_dropped,
        ("file-referred", 1): file_referred,
        ("judgment-given", 1): judgment_given,
    },
    freeze=freeze,
    copy=InquiryBook.copy,
)
