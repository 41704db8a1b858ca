"""The pages of the mail: everything that came, the last first; and one piece of it, which opening marks as read."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods

from jisr.clerk import View
from jisr.clerk.record import KnownAct
from jisr.press.speech import Speech
from jisr.store import reads
from jisr.vocabulary import CountryCode
from jisr.web.law.held import held_book
from jisr.web.room.acts.offered import office_name
from jisr.web.room.documents.access import KINDS
from jisr.web.room.documents.markup import blocks
from jisr.web.room.frame import role_title, room_page, side_of
from jisr.web.room.inbox.items import Item, Mailbox
from jisr.web.room.inbox.unread import is_mail, mail_of
from jisr.web.room.sessions import Present, seated

PAGE = 40


@require_GET
@seated
def mail(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """Everything that came; `?page=2` and on for what is older."""
    view = here.room.view(here.who.seat)
    acts = list(mail_of(view))
    page = max(1, _number(request.GET.get("page", "1")))
    items = shown(here, view, acts[(page - 1) * PAGE : page * PAGE])
    content = {
        "items": items, "sides": sides(here, items), "older": page + 1 if len(acts) > page * PAGE else 0,
        "newer": page - 1,
    }  # fmt: skip
    return room_page("inbox/mail.html", content, request=request, speech=tag, here=here, way="mail/", current="mail")


@require_http_methods(["GET", "HEAD", "POST"])
@seated
def item(request: HttpRequest, tag: Speech, here: Present, ref: str) -> HttpResponse:
    """One piece of mail; a POST lays it back among what is unread."""
    view = here.room.view(here.who.seat)
    act = view.acts.get(ref)
    if act is None or not is_mail(view, act):
        raise Http404
    if request.method == "POST":
        reads.mark_unread(here.room.id, here.who.seat, ref)
        return HttpResponseRedirect(f"/{tag.language.tag}/room/mail/")
    box = mailbox(here, view)
    reads.mark_read(here.room.id, here.who.seat, [ref])
    one, paper = box.item(act), view.papers.get(ref)
    content = {
        "item": one, "sides": sides(here, [one]),
        "passages": box.passages(act, tag) if paper is None else [],
        "paper": paper, "kind": KINDS[paper.kind] if paper is not None else "", "request": box.request_of(act),
        "meeting": box.meeting_in(act),
        "blocks": blocks(paper.text) if paper is not None else (), "recalled": ref in view.recalled,
        "signer": role_title(here.room, paper.seat) if paper is not None else {}, "words": paper,
        "also": [office_name(office) for office in act.to if office not in ("*", view.office)] if paper else [],
    }  # fmt: skip
    return room_page("inbox/item.html", content, request=request, speech=tag, here=here, way=f"mail/{ref}/",
                     current="mail")  # fmt: skip


def mailbox(here: Present, view: View) -> Mailbox:
    """The mail of the seat that asks."""
    with here.room.reading() as held:
        scenario = held.scenario
    return Mailbox(view, held_book().corpus, scenario, reads.read_by(here.room.id, here.who.seat))


def shown(here: Present, view: View, acts: Iterable[KnownAct]) -> list[Item]:
    """Acts as pieces of mail."""
    box = mailbox(here, view)
    return [box.item(act) for act in acts]


def sides(here: Present, items: list[Item]) -> dict[str, str]:
    """The letter of each State that sent something."""
    return {code: side_of(here.room, CountryCode(code)) for code in {one.abroad for one in items} if code}


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 1
