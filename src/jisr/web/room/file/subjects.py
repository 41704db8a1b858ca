"""Persons and things of the file: the list by kind, and a page for each.

Of a person: standing, care and protection, custody, what is stated, the exhibits and measures about them. Whoever works
under a mask reads the pseudonym, and no identity.
"""

from operator import attrgetter

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jisr.dossier import SubjectId
from jisr.inquiry import Exhibit, SubjectKind
from jisr.press.speech import Speech
from jisr.press.values import sentence_of
from jisr.web.room.file.exhibits import row
from jisr.web.room.file.frame import file_page, missing
from jisr.web.room.file.opened import heads, open_file, same
from jisr.web.room.file.person import Person, care_of, custody_of, identity_of, person_row
from jisr.web.room.file.stated import stated
from jisr.web.room.sessions import Present, seated

LINES = 12


@require_GET
@seated
def subjects(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """All persons and things, of one kind or of all."""
    file = open_file(here)
    kind = request.GET.get("kind", "")
    known = heads(file)
    rows = [person_row(file, one) for one in known.values() if kind in ("", one.kind.value)]
    persons = [one for one in rows if one.kind is SubjectKind.PERSON]
    things: dict[str, list[Person]] = {}
    for one in rows:
        if one.kind is not SubjectKind.PERSON:
            things.setdefault(sentence_of("subject_kind", one.kind.value), []).append(one)
    kinds = [(one.value, sentence_of("subject_kind", one.value)) for one in SubjectKind
             if any(each.kind is one for each in known.values())]  # fmt: skip
    content = {"persons": persons, "things": list(things.items()), "kind": kind, "kinds": kinds, "all": len(known)}
    return file_page(
        "subjects.html", content, request=request, speech=tag, here=here, section="subjects", way="subjects/"
    )


@require_GET
@seated
def subject(request: HttpRequest, tag: Speech, here: Present, id: str) -> HttpResponse:
    """One person or thing."""
    file = open_file(here)
    inquiry = file.view.inquiry
    head = inquiry.subjects.get(inquiry.one(SubjectId(id)))
    if head is None:
        return missing(request, tag, here, section="subjects", way=f"subject/{id}")
    ids = same(file, head.id)
    concerned = [one for one in inquiry.exhibits.values() if concerns(one, ids)]
    lines = stated(file, concerned, about=ids)
    content = {
        "one": person_row(file, head), "identity": identity_of(file, head),
        "care": care_of(file, ids) if head.kind is SubjectKind.PERSON else None, "custody": custody_of(file, ids),
        "lines": lines[:LINES], "more": len(lines) - LINES, "exhibits": [row(file, one) for one in concerned],
        "measures": sorted((one for one in inquiry.measures.values() if one.subject in ids), key=attrgetter("at")),
        "names": {one.measure: file.measure(one.measure) for one in inquiry.measures.values()},
        "orders": [(file.measure(one.measure), one) for one in inquiry.orders.values() if one.subject in ids],
        "charges": [
            (one, file.offence(one.offence)) for one in inquiry.charges.values()
            if one.accused in ids or any(victim in ids for victim in one.victims)
        ],
        "also": [file.names.say("subject", one) for one in sorted(ids - {head.id})],
        "reactions": [(one.at, file.names.say("reaction", one.reaction)) for one in inquiry.reactions
                      if one.subject in ids][-LINES:],
        "lost": any(one in ids for one in inquiry.lost),
    }  # fmt: skip
    return file_page(
        "subject.html", content, request=request, speech=tag, here=here, section="subjects", way=f"subject/{id}"
    )


def concerns(one: Exhibit, ids: frozenset[SubjectId]) -> bool:
    """Whether an exhibit is about the subject: taken from it, leading to it, or stating something of it."""
    if one.subject in ids or one.source in ids or any(lead in ids for lead in one.leads):
        return True
    return any(said.by in ids or said.on in ids for said in one.statements)
