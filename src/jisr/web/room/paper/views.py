"""Pages that control prints: the kit, the paper of each desk, how to connect; and the open page that tells of trust."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

import segno
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_POST, require_safe

from jisr.library.scenario_paper import PaperData, load_paper_data
from jisr.press.paper.cast import cast_cards, in_words
from jisr.press.paper.forms import blanks
from jisr.press.paper.kit import cited_in_words, contacts, letters
from jisr.press.paper.rights import rights_sheets
from jisr.press.speech import Speech
from jisr.settings import DATA
from jisr.store.doors import Duty
from jisr.vocabulary import date_of
from jisr.web.law.held import held_book
from jisr.web.room.clock import CATCHING_UP, OPEN
from jisr.web.room.frame import outer_page, role_title, room_page, side_of
from jisr.web.room.live import LiveRoom
from jisr.web.room.paper.sheet import paper_of
from jisr.web.room.sessions import Present, in_control
from jisr.web.rounds import Turn, last_turn
from jisr.web.served import Served, served

Content = Mapping[str, object]
SHEETS: Final = (
    ("cast", "Cards for actors", "One card for each character: words, no numbers. For whoever plays it alone."),
    ("roles", "Briefings of the roles", "One sheet for each role: what it is there for, what its holder knows."),
    ("rights", "Rights of victims and suspects", "To be read to a person, in a language that the person understands."),
    ("letters", "Letters of the first day", "What reaches whom on the first day, to be handed over at its hour."),
    ("forms", "Blank forms", "Measure, order, request, seal and custody, message."),
    ("memo", "Memo to the bench", "For the judges of the hearing alone."),
    ("contacts", "Services and authorities", "Who sits where, which authority the law names, by which way papers go."),
)


@require_safe
@in_control(Duty.CONTROL)
def papers(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """The list of all papers, and when papers and copies were written last."""
    room = here.room
    content = {
        "typing_in": room.choices.get(CATCHING_UP) == OPEN, "sheets": SHEETS, "printed": _turn("print"),
        "copied": _turn("backup"),
        "seats": [{"seat": str(chair.seat.id), "title": role_title(room, chair.seat.id), "party": chair.party,
                   "side": side_of(room, chair.party)} for chair in room.chairs],
    }  # fmt: skip
    return _page("paper/papers.html", content, request, tag, here, "paper/")


@require_POST
@in_control(Duty.CONTROL)
def catching_up(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """Control lets the seats type in what was done by hand at its own hours, or ends it."""
    here.room.choose(CATCHING_UP, OPEN if request.POST.get("do") == "open" else "")
    return HttpResponseRedirect(f"/{tag.language.tag}/room/paper/")


@require_safe
@in_control(Duty.CONTROL)
def sheet(request: HttpRequest, tag: Speech, here: Present, sheet: str) -> HttpResponse:
    """One of the papers of the kit."""
    if sheet not in MAKES:
        raise Http404
    slug = here.room.plan.scenario
    content = MAKES[sheet](here.room, load_paper_data(DATA, slug), law_day(here.room))
    title = next(one for one in SHEETS if one[0] == sheet)
    return _page(f"paper/{sheet}.html", {**content, "sheet": title}, request, tag, here, f"paper/{sheet}/")


@require_safe
@in_control(Duty.CONTROL)
def desk(request: HttpRequest, tag: Speech, here: Present, seat: str) -> HttpResponse:
    """The paper of a desk, as it is now."""
    room = here.room
    try:
        chair = room.chair(seat)
    except KeyError:
        raise Http404 from None
    corpus = held_book().corpus
    content = {
        "paper": paper_of(room, seat, corpus), "blanks": blanks(corpus, on=law_day(room)),
        "title": role_title(room, seat), "office": str(chair.seat.office), "desk_party": chair.party,
        "desk_party_name": corpus.countries[chair.party].name, "desk_side": side_of(room, chair.party),
        "hour": room.clock.hour,
    }  # fmt: skip
    return _page("paper/desk.html", content, request, tag, here, f"paper/desks/{seat}/")


@require_safe
@in_control(Duty.CONTROL)
def connect(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """The sheet that hangs on the wall: address, square code, what a phone needs."""
    reached = served()
    content = {**_reached(request, reached), "trusted": reached.papers if reached is not None else None}
    return _page("paper/connect.html", content, request, tag, here, "paper/connect/")


@require_safe
def trust(request: HttpRequest, tag: Speech) -> HttpResponse:
    """How a phone or a laptop trusts the certificate that was made on this machine."""
    reached = served()
    content = {**_reached(request, reached), "trusted": reached.papers if reached is not None else None}
    return outer_page("paper/trust.html", content, request=request, speech=tag, way="trust/")


@require_safe
def authority(request: HttpRequest, tag: Speech) -> HttpResponse:
    """The certificate of the authority, to be trusted by a phone."""
    reached = served()
    if reached is None or reached.papers is None:
        raise Http404
    answer = HttpResponse(reached.papers.authority.read_bytes(), content_type="application/x-x509-ca-cert")
    answer.headers["Content-Disposition"] = 'attachment; filename="jisr-authority.crt"'
    return answer


def law_day(room: LiveRoom) -> date:
    """The day of the law with which articles are cited: the one that it is in the case."""
    return date_of(room.clock.hour)


def drawn(text: str) -> SafeString:
    """A large square code."""
    code = segno.make(text, error="m", micro=False)
    return mark_safe(code.svg_inline(scale=6, border=2, omitsize=True, svgclass="qr", lineclass=None))


def _reached(request: HttpRequest, reached: Served | None) -> Content:
    """The addresses of this server; the one of the page itself where `serve` does not answer."""
    urls = reached.urls if reached is not None else ()
    shown = urls or (request.build_absolute_uri("/"),)
    return {
        "urls": shown, "square": drawn(shown[0]), "alone": reached is not None and reached.alone,
        "named": reached.named if reached is not None else "", "https": request.is_secure(),
    }  # fmt: skip


def _turn(name: str) -> tuple[str, Turn] | None:
    found = last_turn(name)
    return None if found is None else (f"{found.at.astimezone():%H:%M}", found)


def _cast(room: LiveRoom, said: PaperData, on: date) -> Content:
    with room.reading() as held:
        scenario = held.scenario
    care = [in_words(one, scenario) for one in said.care]
    return {"cards": cast_cards(scenario, live=said.live, first_words=said.first_words), "care": care}


def _roles(room: LiveRoom, said: PaperData, on: date) -> Content:
    with room.reading() as held:
        scenario = held.scenario
    seats = [
        {"title": role_title(room, chair.seat.id), "role": scenario.of_role(chair.role), "party": chair.party,
         "side": side_of(room, chair.party), "office": str(chair.seat.office)}
        for chair in room.chairs
    ]  # fmt: skip
    return {"seats": seats, "opening": said.opening}


def _rights(room: LiveRoom, said: PaperData, on: date) -> Content:
    with room.reading() as held:
        states = held.scenario.states
    return {"rights": rights_sheets(held_book().corpus, states, on=on), "day": on}


def _letters(room: LiveRoom, said: PaperData, on: date) -> Content:
    with room.reading() as held:
        return {"letters": letters(held.scenario)}


def _forms(room: LiveRoom, said: PaperData, on: date) -> Content:
    return {"blanks": blanks(held_book().corpus, on=on)}


def _memo(room: LiveRoom, said: PaperData, on: date) -> Content:
    with room.reading() as held:
        hearing = next((one for one in held.scenario.hearings if one.state == said.forum), held.scenario.hearings[0])
    book = held_book()
    memo = [cited_in_words(one, book.corpus, languages=book.languages, on=on) for one in said.memo]
    return {"memo": memo, "hearing": hearing}


def _contacts(room: LiveRoom, said: PaperData, on: date) -> Content:
    services = tuple((one.state, one.name, one.roles) for one in said.organisations)
    with room.reading() as held:
        return {"contacts": contacts(held.scenario, held_book().corpus, services=services, on=on)}


MAKES: Final[Mapping[str, Callable[[LiveRoom, PaperData, date], Content]]] = {
    "cast": _cast, "roles": _roles, "rights": _rights, "letters": _letters, "forms": _forms, "memo": _memo,
    "contacts": _contacts,
}  # fmt: skip


def _page(template: str, content: Content, request: HttpRequest, tag: Speech, here: Present, way: str) -> HttpResponse:
    return room_page(template, content, request=request, speech=tag, here=here, way=way, current="papers")
