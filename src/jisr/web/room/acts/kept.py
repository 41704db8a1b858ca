"""What a seat began to fill in on a form is kept as it is typed, and is there again on a reload and on another device.

A draft belongs to the seat and is no act. It goes when the act is given, or when the seat begins anew.
"""

import json

from django.http import HttpRequest, JsonResponse

from jisr.press.speech import Speech
from jisr.store import desk_rows as rows
from jisr.store.desk_rows import Draft
from jisr.web.room.acts.shape import Form, Typed
from jisr.web.room.sessions import Present, now

ASKED = "asked"
APART = frozenset({"csrfmiddlewaretoken", "step", "key", "seen", "version", ASKED})


def draft_of(here: Present, form: Form) -> Draft:
    """What the seat began on this form."""
    return rows.draft(here.room.id, here.who.seat, _page(form))


def typed_of(draft: Draft) -> Typed:
    """The answers as they were kept."""
    return {name: tuple(map(str, json.loads(kept))) for name, kept in draft.fields.items() if name != ASKED}


def before_of(draft: Draft) -> frozenset[str]:
    """The questions that the page had asked."""
    return frozenset(draft.fields.get(ASKED, "").split())


def keep(here: Present, form: Form, typed: Typed, *, asked: str, version: int) -> Draft | None:
    """Keeps what was typed; nothing when somebody else at the seat kept another text since that version."""
    fields = {name: json.dumps(list(values)) for name, values in typed.items() if name not in APART}
    held = draft_of(here, form)
    if held.version and held.fields == {**fields, ASKED: asked}:
        return held
    kept = {**fields, ASKED: asked}
    return rows.save_draft(here.room.id, here.who.seat, _page(form), kept, version=version, now=now())


def drop(here: Present, form: Form) -> None:
    """The act is given, or the seat begins anew."""
    rows.drop_draft(here.room.id, here.who.seat, _page(form))


def by_script(request: HttpRequest) -> bool:
    """Whether the script of the page asks."""
    return "application/json" in request.headers.get("Accept", "")


def told(speech: Speech, kept: Draft | None) -> JsonResponse:
    """What the script says of it."""
    if kept is None:
        return JsonResponse({"said": speech.say("Somebody else at your seat fills in this form too.")}, status=409)
    return JsonResponse({"version": kept.version, "said": saved_at(speech, kept)})


def saved_at(speech: Speech, draft: Draft) -> str:
    """When it was kept last, on the clock of this machine; nothing when nothing was kept."""
    if draft.saved is None:
        return ""
    wall = draft.saved.astimezone()
    return speech.say("Saved at {hour}:{minute}", {"hour": f"{wall.hour:02}", "minute": f"{wall.minute:02}"})


def _page(form: Form) -> str:
    return f"act/{form.slug}/"
