"""The proof of a charge, element by element: the matrix, the page of an element, and the page of a pair.

A matrix shows seven exhibits at a time, those that bear on most elements first; the last column speaks of them all.
A charge that nobody has brought yet can be supposed, to see what the file holds for it.
"""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods

from jisr.inquiry import Charge, ChargeId, ExhibitId, Status, SubjectKind
from jisr.press.said import Said
from jisr.press.speech import Speech
from jisr.web.room.file.exhibits import Row, row
from jisr.web.room.file.frame import file_page, missing
from jisr.web.room.file.opened import OpenFile, heads, open_file
from jisr.web.room.file.pages import part_of
from jisr.web.room.file.stated import stated
from jisr.web.room.file.weighing import Bears, Weighed, said_of, supposed, weighed
from jisr.web.room.file.where import hint_name, where
from jisr.web.room.help import has_hint, take_hint
from jisr.web.room.sessions import Present, seated

COLUMNS = 7
FIRST = (Status.ACCUSED, Status.SUSPECT)
CELLS = {
    Bears.SUPPORTS: ("Supports", "good", "full"), Bears.PART: ("Supports in part", "warn", "half"),
    Bears.AGAINST: ("Contradicts", "bad", "against"), Bears.OFFERED: ("Offered, says nothing of it", "open", "ask"),
}  # fmt: skip
PROVEN = {
    "proven": ("Established", "good", "ok"), "doubtful": ("Fragile", "warn", "warn"),
    "not-proven": ("Missing", "bad", "bad"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One exhibit on one element: a word, a colour, an icon; empty where it says nothing of it."""

    exhibit: str
    label: Said
    word: str = ""
    tone: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the matrix."""

    weighed: Weighed
    cells: tuple[Cell, ...]
    word: str
    tone: str
    icon: str


@require_GET
@seated
def proof(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """The matrix of one charge."""
    file = open_file(here)
    charge = _chosen(file, request)
    elements = weighed(file, charge) if charge is not None else ()
    bearing = Counter(id for one in elements for id in one.bears)
    order = sorted(bearing, key=lambda id: (-bearing[id], list(file.view.inquiry.exhibits).index(id)))
    part = part_of(order, query=request.GET, size=COLUMNS)
    columns = [row(file, file.view.inquiry.exhibits[id]) for id in part.shown]
    content = {
        **_choices(file, charge), "charge": charge, "query": _query(charge), "part": part, "columns": columns,
        "lines": [_line(file, one, columns) for one in elements], "span": len(columns) + 2,
        "title": file.charge(charge) if charge is not None else "", "judging": file.judging,
        "gaps": sum(1 for one in elements if one.gap), "count": len(elements),
        "victims": [(str(one), file.subject(one)) for one in charge.victims] if charge is not None else [],
    }  # fmt: skip
    return file_page("proof.html", content, request=request, speech=tag, here=here, section="proof", way="proof/")


@require_http_methods(["GET", "HEAD", "POST"])
@seated
def element(request: HttpRequest, tag: Speech, here: Present, element: str) -> HttpResponse:
    """One element: its exhibits, how the proof stands, and, as far as help goes, where it may be found."""
    file = open_file(here)
    charge = _chosen(file, request)
    one = next((one for one in weighed(file, charge) if one.element == element), None) if charge is not None else None
    if charge is None or one is None:
        return missing(request, tag, here, section="proof", way="proof/")
    name = hint_name(charge, element)
    if request.method == "POST":
        if file.on_request:
            take_hint(here, name)
        return HttpResponseRedirect(request.get_full_path())
    asked = file.on_request and has_hint(here, name)
    exhibits = file.view.inquiry.exhibits
    content = {
        "charge": charge, "query": _query(charge), "title": file.charge(charge), "line": _line(file, one, []),
        "rows": [(row(file, exhibits[id]), *CELLS[how]) for id, how in one.bears.items()],
        "found": where(file, charge, element, most=1 if asked else 8) if asked or file.in_full else (),
        "asks": file.on_request and not asked, "tells": asked or file.in_full,
    }  # fmt: skip
    return file_page(
        "element.html", content, request=request, speech=tag, here=here, section="proof", way=_way(element)
    )


@require_GET
@seated
def pair(request: HttpRequest, tag: Speech, here: Present, element: str, exhibit: str) -> HttpResponse:
    """What one exhibit says of one element."""
    file = open_file(here)
    charge, one = _chosen(file, request), file.view.inquiry.exhibits.get(ExhibitId(exhibit))
    found = weighed(file, charge) if charge is not None and one is not None else ()
    line = next((each for each in found if each.element == element), None)
    if charge is None or one is None or line is None:
        return missing(request, tag, here, section="proof", way="proof/")
    kinds = {said.fact for said in said_of(file, charge, element, one)}
    lines = [each for each in stated(file, [one]) if each.fact in kinds]
    shown = row(file, one)
    content = {
        "charge": charge, "query": _query(charge), "title": file.charge(charge), "line": _line(file, line, [shown]),
        "row": shown, "lines": lines, "offered": one.id in charge.exhibits.get(element, ()),
        "ruling": file.view.trial.rulings.get(one.id),
        "relied": line.held is not None and one.id in line.held.exhibits,
    }  # fmt: skip
    return file_page(
        "pair.html", content, request=request, speech=tag, here=here, section="proof", way=f"{_way(element)}/{exhibit}"
    )


def _chosen(file: OpenFile, request: HttpRequest) -> Charge | None:
    """The charge that the page is about: the one asked for, a supposed one, else the first of the file."""
    charges = file.view.inquiry.charges
    asked = charges.get(ChargeId(request.GET.get("charge", "")))
    if asked is not None:
        return asked
    accused, offence = request.GET.get("accused", ""), request.GET.get("offence", "")
    if accused or offence:
        return supposed(file, accused=accused, offence=offence)
    return next(iter(charges.values()), None)


def _query(charge: Charge | None) -> str:
    if charge is None:
        return ""
    return f"?charge={charge.id}" if charge.id else f"?accused={charge.accused}&offence={charge.offence}"


def _way(element: str) -> str:
    return f"proof/{quote(element, safe='')}"


def _line(file: OpenFile, one: Weighed, columns: list[Row]) -> Line:
    cells = []
    for column in columns:
        how = one.bears.get(ExhibitId(column.id))
        word, tone, icon = CELLS[how] if how is not None else ("", "", "")
        cells.append(Cell(exhibit=column.id, label=column.said, word=word, tone=tone, icon=icon))
    word, tone, icon = _state(one)
    return Line(weighed=one, cells=tuple(cells), word=word, tone=tone, icon=icon)


def _state(one: Weighed) -> tuple[str, str, str]:
    """How the proof of an element stands, as far as it may be said."""
    if not one.required:
        return "Not required", "rest", "clock"
    if one.proof is not None and one.held is None:
        word, tone, icon = PROVEN[one.proof.finding.value]
        return ("Contested", "warn", "warn") if one.against and tone == "good" else (word, tone, icon)
    return ("No exhibit", "bad", "bad") if one.gap else ("", "", "")


def _choices(file: OpenFile, charge: Charge | None) -> dict[str, object]:
    """What the form offers: the charges of the file, and persons and offences to suppose one."""
    persons = [one for one in heads(file).values() if one.kind is SubjectKind.PERSON]
    persons.sort(key=lambda one: one.status not in FIRST)
    home = file.corpus.countries.get(file.view.party)
    return {
        "charges": [(str(one.id), file.charge(one)) for one in file.view.inquiry.charges.values()],
        "persons": [(str(one.id), file.subject(one.id)) for one in persons],
        "offences": [(str(one.id), one.name) for one in (home.offences if home is not None else ())],
        "accused": str(charge.accused) if charge is not None and not charge.id else "",
        "offence": charge.offence if charge is not None and not charge.id else "",
        "supposing": charge is not None and not charge.id,
    }  # fmt: skip
