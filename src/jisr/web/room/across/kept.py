"""Keeping a draft over the version that the page knew, and telling the script of the page what came of it."""

from django.http import HttpRequest, JsonResponse

from jisr.press.speech import Speech
from jisr.store import desk_rows as rows
from jisr.web.room.across.asks import Typed
from jisr.web.room.sessions import Present, now

OTHERS = "Somebody else saved another text of this draft. Save yours to read both."


def kept_now(request: HttpRequest, here: Present, held: rows.Draft, typed: Typed) -> rows.Draft | None:
    """The draft with what was typed; None when somebody else saved another text meanwhile."""
    version = request.POST.get("version", "")
    known = int(version) if version.isascii() and version.isdigit() and len(version) < 9 else 0
    if held.version and held.fields == typed.kept():
        return held
    return rows.save_draft(here.room.id, here.who.seat, held.page, typed.kept(), version=known, now=now())


def by_script(request: HttpRequest) -> bool:
    """Whether the script of the page asks."""
    return request.headers.get("Accept", "") == "application/json"


def told(tag: Speech, saved: rows.Draft | None) -> JsonResponse:
    """What the script says."""
    if saved is None:
        return JsonResponse({"said": tag.say(OTHERS)}, status=409)
    return JsonResponse({"version": saved.version, "said": tag.say("Saved.")})
