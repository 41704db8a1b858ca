"""The fold of care: what each act adds to the care file of a person, one function per kind of act with its version.

A fold never asks the law: the body of a measure carries its effect, whether it was an interview, and what was kept.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from jisr.dossier import Act, Slice, SubjectId
from jisr.protection.plain import Part, flag, ref_of, table, word, words
from jisr.protection.state import Age, Consent, Interview, PersonCare, ProtectionView
from jisr.vocabulary import date_of

MAJORITY_DAYS = 18 * 365.25


class CareBook:
    """The private builder of the fold."""

    __slots__ = ("people",)

    def __init__(self) -> None:
        self.people: dict[SubjectId, PersonCare] = {}

    def care(self, subject: str) -> PersonCare:
        """The care file of a subject, opened when it is first needed."""
        name = SubjectId(subject)
        if name not in self.people:
            self.people[name] = PersonCare(subject=name)
        return self.people[name]

    def put(self, care: PersonCare) -> None:
        """Replace a care file."""
        self.people[care.subject] = care


def subject_entered(book: CareBook, act: Act) -> None:
    """A person enters the file: an age under the majority, or a doubt, opens the rules for children."""
    body = act.body
    if word(body, "kind") != "person":
        return
    care = book.care(word(body, "id"))
    said = word(table(body, "keys"), "age")
    born = word(act.identities, "born")
    if said in tuple(Age):
        book.put(replace(care, age=Age(said)))
    elif len(born) == len("2006-08-14"):
        days = (date_of(act.done_at) - date.fromisoformat(born)).days
        book.put(replace(care, age=Age.CHILD if days < MAJORITY_DAYS else Age.ADULT))


def status_changed(book: CareBook, act: Act) -> None:
    """A status of victim identifies the person."""
    body = act.body
    care = book.care(word(body, "subject"))
    if word(body, "status") in ("presumed-victim", "victim") and care.identified_at is None:
        book.put(replace(care, identified_at=act.done_at))


def interviews_in(act: Act) -> tuple[Interview, ...]:
    """The interview that a measure is, if it is one."""
    if not flag(act.body, "interview"):
        return ()
    kept = frozenset(words(act.body, "kept"))
    return (Interview(ref_of(act), act.seat.office, act.done_at, word(act.body, "measure"), kept),)


def consents_in(act: Act) -> tuple[Consent, ...]:
    """The consent with which a measure was taken, if there was one."""
    body, kept = act.body, words(act.body, "kept")
    if "consent" not in kept and "written-consent" not in kept:
        return ()
    return (Consent(word(body, "measure"), True, act.done_at, word(table(body, "fields"), "language")),)


def measure_taken(book: CareBook, act: Act) -> None:
    """A measure on a person: counts an interview, and does what its effect says."""
    body = act.body
    if not flag(body, "person"):
        return
    care = book.care(word(body, "subject"))
    kept, fields = words(body, "kept"), table(body, "fields")
    told = flag(body, "tells-rights") and care.rights_told_at is None
    assessed = "risk-assessment" in kept or bool(word(fields, "risk-assessment"))
    care = replace(
        care,
        interviews=(*care.interviews, *act.once(interviews_in)),
        rights_told_at=act.done_at if told else care.rights_told_at,
        rights_language=word(fields, "language") if told else care.rights_language,
        consents=(*care.consents, *act.once(consents_in)),
        interpreter=word(fields, "interpreter") or care.interpreter,
        risk_assessed_at=act.done_at if assessed else care.risk_assessed_at,
    )
    effect = EFFECTS.get(word(body, "effect"))
    book.put(effect(care, act, fields) if effect else care)


def identified(care: PersonCare, act: Act, fields: Part) -> PersonCare:
    """The person is identified as a presumed victim."""
    age = Age(word(fields, "age")) if word(fields, "age") in tuple(Age) else care.age
    return replace(care, identified_at=care.identified_at or act.done_at, age=age)


def rights_told(care: PersonCare, act: Act, fields: Part) -> PersonCare:
    """The rights are told, in a language named on the record."""
    language = word(fields, "language") or care.rights_language
    return replace(care, rights_told_at=care.rights_told_at or act.done_at, rights_language=language)


def sheltered(care: PersonCare, act: Act, fields: Part) -> PersonCare:
    """The person has a bed outside detention."""
    return replace(care, sheltered_at=care.sheltered_at or act.done_at)


def protected(care: PersonCare, act: Act, fields: Part) -> PersonCare:
    """A protective measure is in force: its kind, a pseudonym, a stay."""
    kind = word(act.body, "measure")
    return replace(
        care,
        protection=tuple(dict.fromkeys((*care.protection, kind))),
        pseudonym=word(fields, "pseudonym") or care.pseudonym,
        stay_until=word(fields, "stay") or care.stay_until,
    )


def age_in_doubt(care: PersonCare, act: Act, fields: Part) -> PersonCare:
    """An assessment of age is under way: doubt is childhood until it is settled."""
    return replace(care, age=Age.DOUBT if care.age is Age.ADULT else care.age)


def removed(care: PersonCare, act: Act, fields: Part) -> PersonCare:
    """The person returned, or was made to leave."""
    return replace(care, removed_at=act.done_at)


EFFECTS: Mapping[str, Callable[[PersonCare, Act, Part], PersonCare]] = {
    "identify": identified,
    "tell-rights": rights_told,
    "shelter": sheltered,
    "protect": protected,
    "assess-age": age_in_doubt,
    "return": removed,
}


def copy(book: CareBook) -> CareBook:
    """A builder of its own; the values are immutable."""
    other = CareBook()
    other.people = dict(book.people)
    return other


def freeze(book: CareBook) -> ProtectionView:
    """The care files as they stand."""
    return ProtectionView(MappingProxyType(dict(book.people)))


SLICE = Slice(
    name="protection",
    start=CareBook,
    on={
        ("subject-entered", 1): subject_entered,
        ("status-changed", 1): status_changed,
        ("measure-taken", 1): measure_taken,
    },
    freeze=freeze,
    copy=copy,
)
