"""The acts that the office knows, in their order: filtered by person or thing and by kind, on pages.

No act of another office is here before it was made known, and no place in the journal is counted.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jisr.clerk.record import KnownAct
from jisr.dossier import SubjectId
from jisr.inquiry import ExhibitId, SubjectKind
from jisr.press.said import Said
from jisr.press.speech import Speech
from jisr.press.wording import KINDS
from jisr.vocabulary import CaseTime
from jisr.web.room.file.frame import file_page
from jisr.web.room.file.opened import OpenFile, heads, open_file, same
from jisr.web.room.file.pages import part_of
from jisr.web.room.naming import SHORT, sentence
from jisr.web.room.sessions import Present, seated

SIZE = 40
UNTOLD = frozenset({"clock-moved", "case-opened"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ActShown:
    """One act in one line, with the persons, things and exhibits it is about."""

    at: CaseTime
    done: CaseTime
    late: bool
    said: Said
    office: str
    sat: str
    things: tuple[tuple[str, Said], ...]


@require_GET
@seated
def timeline(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """The acts, the last page first shown."""
    file = open_file(here)
    person, kind = request.GET.get("subject", ""), request.GET.get("kind", "")
    known = [act for act in file.view.acts.values() if act.kind not in UNTOLD]
    about = {str(one) for one in same(file, SubjectId(person))} if person else set()
    chosen = [
        act for act in known
        if kind in ("", act.kind) and (not person or any(one in about for one in act.about))
    ]  # fmt: skip
    part = part_of(chosen, query=request.GET, size=SIZE, last=True)
    content = {
        "part": part, "acts": [_shown(file, act) for act in part.shown], "kind": kind, "subject": person,
        "kinds": [(one, bare(one)) for one in dict.fromkeys(act.kind for act in known)],
        "persons": [(str(id), file.subject(id)) for id, one in heads(file).items() if one.kind is SubjectKind.PERSON],
        "subjects": [(str(id), file.subject(id)) for id, one in heads(file).items()
                     if one.kind is not SubjectKind.PERSON],
    }  # fmt: skip
    return file_page(
        "timeline.html", content, request=request, speech=tag, here=here, section="timeline", way="timeline/"
    )


def bare(kind: str) -> str:
    """What an act of a kind is called without what it is about."""
    return BARE.get(kind) or KINDS.get(kind) or SHORT.get(kind, "Act of the file")


def _shown(file: OpenFile, act: KnownAct) -> ActShown:
    things: dict[str, Said] = {}
    for one in act.about:
        if one in file.view.inquiry.subjects:
            things[f"subject/{file.view.inquiry.one(SubjectId(one))}"] = file.subject(one)
        elif one in file.view.inquiry.exhibits:
            things[f"exhibit/{one}"] = file.exhibit(ExhibitId(one))
    return ActShown(
        at=act.entered_at, done=act.at, late=act.entered_at > act.at, office=act.office,
        said=sentence(file.view, file.corpus, act), things=tuple(things.items())[:4],
        sat=act.sat if act.sat in ("bot", "stand-in", "facilitator") else "",
    )  # fmt: skip


BARE = {
    "inject-delivered": "Message from control",
    "subject-entered": "Entry in the file",
    "subject-identified": "Identification",
    "status-changed": "Change of standing",
    "counsel-assigned": "Assignment of counsel",
    "measure-ordered": "Order",
    "measure-taken": "Measure",
    "exhibit-entered": "Exhibit received",
    "handed-over": "Hand-over",
    "translated": "Translation filed",
    "charge-brought": "Charge",
    "charge-dropped": "Charge dropped",
    "information-sent": "Information sent to another State",
    "information-received": "Information received from another State",
    "request-signed": "Request signed",
    "request-sent": "Request sent",
    "request-received": "Request received",
    "receipt-given": "Receipt of the other State",
    "clarification-asked": "Clarification asked",
    "clarification-given": "Clarification given",
    "request-accepted": "Request accepted",
    "request-refused": "Request refused",
    "request-postponed": "Request postponed",
    "request-executed": "Request executed",
    "result-returned": "Result returned",
    "result-received": "Result received",
    "request-closed": "Request closed",
    "motion-filed": "Motion filed",
    "exhibit-tendered": "Exhibit tendered",
    "exhibit-ruled": "Ruling on an exhibit",
    "claim-filed": "Civil claim filed",
    "pleaded": "Submissions made",
    "person-reacted": "Reaction of a person",
    "source-lost": "Loss",
    "milestone-set": "Milestone reached",
    "source-yielded": "The world answered",
    "person-left": "Departure",
    "law-stated": "Law stated for this exercise",
}
