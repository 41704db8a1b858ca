"""What the exhibits state, line by line: filtered by person and by family of facts, each line with its exhibits."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jisr.dossier import SubjectId
from jisr.inquiry import SubjectKind
from jisr.press.speech import Speech
from jisr.web.room.file.frame import file_page
from jisr.web.room.file.opened import heads, open_file, same
from jisr.web.room.file.pages import part_of
from jisr.web.room.file.stated import families, stated
from jisr.web.room.sessions import Present, seated

SIZE = 30
FAMILIES: Mapping[str, str] = {
    "act": "Acts", "attempt": "Attempt", "benefit": "Benefit", "circumstance": "Circumstances",
    "complicity": "Complicity", "consent": "Consent", "entry": "Crossing of borders", "group": "Group",
    "identity": "Identity", "jurisdiction": "Jurisdiction", "liability": "Liability of the victim", "means": "Means",
    "mind": "Intent and knowledge", "person": "Age and condition", "pledge": "Pledge", "proceedings": "Proceedings",
    "proceeds": "Proceeds", "purpose": "Purpose", "report": "Report", "test": "Exploitation test",
    "witness": "Pressure on witnesses",
}  # fmt: skip


@require_GET
@seated
def statements(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """All lines, or those about one person or of one family."""
    file = open_file(here)
    held = list(file.view.inquiry.exhibits.values())
    person, family = request.GET.get("person", ""), request.GET.get("family", "")
    about = same(file, SubjectId(person)) if person else frozenset()
    lines = () if person and not about else stated(file, held, about=about, family=family)
    content = {
        "part": part_of(lines, query=request.GET, size=SIZE), "person": person, "family": family,
        "persons": [(str(id), file.subject(id)) for id, one in heads(file).items() if one.kind is SubjectKind.PERSON],
        "families": [(one, FAMILIES.get(one, one)) for one in families(file, held)],
        "exhibits": {id: file.exhibit(id) for id in file.view.inquiry.exhibits},
    }  # fmt: skip
    return file_page(
        "statements.html", content, request=request, speech=tag, here=here, section="statements", way="statements/"
    )
