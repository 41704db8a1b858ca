"""The file at a glance: persons, charges, the last exhibits, and in figures what there is of everything else."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jisr.inquiry import SubjectKind
from jisr.inquiry.state import ChargeStatus
from jisr.press.speech import Speech
from jisr.web.room.file.exhibits import row
from jisr.web.room.file.frame import file_page
from jisr.web.room.file.opened import heads, open_file
from jisr.web.room.file.person import person_row
from jisr.web.room.sessions import Present, seated

CARDS = 6
STATUS = {
    ChargeStatus.BROUGHT: "Brought", ChargeStatus.REFERRED: "Referred for trial", ChargeStatus.DROPPED: "Dropped",
    ChargeStatus.JUDGED: "Judged",
}  # fmt: skip


@require_GET
@seated
def overview(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """The file at a glance."""
    file = open_file(here)
    inquiry, known = file.view.inquiry, heads(file)
    persons = [one for one in known.values() if one.kind is SubjectKind.PERSON]
    exhibits = list(inquiry.exhibits.values())
    content = {
        "office": file.view.office,
        "persons": [person_row(file, one) for one in persons],
        "figures": [
            ("Persons", len(persons), "subjects/?kind=person"), ("Things", len(known) - len(persons), "subjects/"),
            ("Exhibits", len(exhibits), "exhibits/"), ("Charges", len(inquiry.charges), "proof/"),
            ("Requests", len(file.view.cooperation.requests), ""),
        ],
        "charges": [
            (one, file.offence(one.offence), file.subject(one.accused), STATUS[one.status])
            for one in inquiry.charges.values()
        ],
        "exhibits": [row(file, one) for one in reversed(exhibits[-CARDS:])], "count": len(exhibits),
    }  # fmt: skip
    return file_page("overview.html", content, request=request, speech=tag, here=here, section="overview", way="")
