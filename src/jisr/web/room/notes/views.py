"""The pages of messages: the offices with which one writes, and one thread. A message is a row and proves nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods

from jisr.clerk import View
from jisr.press.said import Said
from jisr.press.speech import Speech
from jisr.store import reads
from jisr.store.desk_rows import Note
from jisr.vocabulary import CaseTime, Text
from jisr.web.room.acts.offered import office_name
from jisr.web.room.frame import role_title, room_page
from jisr.web.room.inbox.unread import note_mark
from jisr.web.room.masked import notes_of
from jisr.web.room.sessions import Present, seated

ALL = "all"
MOST = 2000
AT_ONCE = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The messages with one office, or to the whole delegation."""

    way: str
    name: Said
    last: Note | None
    unread: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteShown:
    """A message: who wrote it, when, and whether it is of the own office."""

    title: Text
    person: str
    at: CaseTime
    text: str
    own: bool


@require_GET
@seated
def threads(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """With whom one writes."""
    view = here.room.view(here.who.seat)
    seen, notes = reads.read_by(here.room.id, here.who.seat), notes_of(here.room, view)
    ways = [ALL, *(one for one in view.offices if one != view.office)]
    found = [
        Thread(
            way=way, name="The whole delegation" if way == ALL else office_name(way),
            last=mine[-1] if (mine := _with(notes, view, way)) else None,
            unread=sum(one.office != view.office and note_mark(one.id) not in seen for one in mine),
        )
        for way in ways
    ]  # fmt: skip
    content = {"threads": found}
    return room_page("notes/threads.html", content, request=request, speech=tag, here=here, way="note/",
                     current="mail")  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@seated
def thread(request: HttpRequest, tag: Speech, here: Present, office: str) -> HttpResponse:
    """The messages with one office, and the form to write one."""
    view = here.room.view(here.who.seat)
    if office != ALL and (office not in view.offices or office == view.office):
        raise Http404
    notes = _with(notes_of(here.room, view), view, office)
    text, fault = request.POST.get("text", "").replace("\r\n", "\n").strip()[:MOST], ""
    if request.method == "POST":
        if text:
            _send(here, view, notes, office, text)
            return HttpResponseRedirect(f"/{tag.language.tag}/room/note/{office}/#end")
        fault = "Write the message."
    reads.mark_read(here.room.id, here.who.seat, [note_mark(one.id) for one in notes if one.office != view.office])
    shown = [
        NoteShown(title=role_title(here.room, one.seat), person=one.person, at=one.at, text=one.text,
                  own=one.office == view.office)
        for one in notes
    ]  # fmt: skip
    name: Said = "The whole delegation" if office == ALL else office_name(office)
    content = {"notes": shown, "name": name, "office": office, "fault": fault}
    return room_page("notes/thread.html", content, request=request, speech=tag, here=here, way=f"note/{office}/",
                     current="mail", status=422 if fault else 200)  # fmt: skip


def _send(here: Present, view: View, notes: list[Note], office: str, text: str) -> None:
    """Sends it, unless a double click sent the same a moment ago."""
    last = notes[-1] if notes else None
    repeated = last is not None and (last.seat, last.text) == (here.who.seat, view.masked(text))
    if repeated and last is not None and here.room.wall - last.wall < AT_ONCE:
        return
    here.room.send_note(here.who.seat, to="" if office == ALL else office, text=text, person=here.who.person)


def _with(notes: Iterable[Note], view: View, way: str) -> list[Note]:
    if way == ALL:
        return [one for one in notes if not one.to]
    return [one for one in notes if one.to and {one.to, one.office} == {way, view.office}]
