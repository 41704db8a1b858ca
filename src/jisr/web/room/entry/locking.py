"""The quick lock: one press hides everything; the PIN or password of the seat opens it again.

Whoever came by a link has neither yet, and chooses one before the lock closes: else it would never open.
"""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from jisr.press.speech import Speech
from jisr.store import devices, doors
from jisr.store.doors import Tried
from jisr.web.room.entry.checks import SHUT, SHUT_ACCOUNT, chosen_pin, digits
from jisr.web.room.frame import outer_page, seat_shown
from jisr.web.room.sessions import Present, inside, now, present, token_of


@require_http_methods(["GET", "HEAD", "POST"])
def lock(request: HttpRequest, tag: Speech) -> HttpResponse:
    """Locks the browser at once; opens again with the PIN or the password of the seat it acts for."""
    here = present(request)
    home = f"/{tag.language.tag}/room/"
    if here is None:
        return HttpResponseRedirect(f"{home}sign-in")
    if here.who.locked:
        return _opened(request, tag, here)
    if request.method == "POST" and _opens(here):
        devices.lock(token_of(request), locked=True)
        return HttpResponseRedirect(f"{home}lock")
    if here.who.account is not None and not _opens(here):
        return HttpResponseRedirect(f"{home}secret?first=lock")
    if not _opens(here):
        return _chosen(request, tag, here)
    return HttpResponseRedirect(home)


def _opened(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    faults: Mapping[str, str] = {}
    if request.method == "POST" and "secret" in request.POST:
        faults = _unlock(request, here)
        if not faults:
            return inside(request, tag, where=request.POST.get("next", ""))
    return _page(request, tag, here, faults, chooses=False)


def _chosen(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """A PIN is chosen now, and the lock closes."""
    form = {name: str(value) for name, value in request.POST.items()}
    if "secret" not in form or here.who.card is None:
        return _page(request, tag, here, {}, chooses=True)
    faults = chosen_pin(digits(form["secret"]), digits(form.get("again", "")))
    if faults or not doors.choose_pin(here.who.card, digits(form["secret"])):
        told = {"secret": faults.get("pin", ""), "again": faults.get("again", "")}
        return _page(request, tag, here, told, chooses=True)
    devices.lock(token_of(request), locked=True)
    return HttpResponseRedirect(f"/{tag.language.tag}/room/lock")


def _page(
    request: HttpRequest, tag: Speech, here: Present, faults: Mapping[str, str], *, chooses: bool
) -> HttpResponse:
    content = {
        "mine": seat_shown(here.room, here.who), "faults": {name: said for name, said in faults.items() if said},
        "chooses": chooses, "next": request.GET.get("next", "") or request.POST.get("next", ""),
    }  # fmt: skip
    status = 422 if content["faults"] else 200
    return outer_page("entry/lock.html", content, request=request, speech=tag, way="lock", status=status)


def _opens(here: Present) -> bool:
    """Whether there is something that opens the lock."""
    if here.who.account is not None:
        return doors.account(here.who.account).chosen
    return any(card.chosen for card in doors.cards_of(here.room.id) if card.id == here.who.card)


def _unlock(request: HttpRequest, here: Present) -> Mapping[str, str]:
    """The device proved itself when it was signed in: of an account the password alone is asked."""
    who, typed = here.who, request.POST.get("secret", "")
    if who.card is not None:
        tried = doors.try_pin(who.card, digits(typed), now=now())
        wrong = {Tried.SHUT: SHUT}.get(tried, "The PIN is not the one of this card.")
    else:
        tried = doors.try_password(who.account_name, typed, "", now=now())
        wrong = {Tried.SHUT: SHUT_ACCOUNT}.get(tried, "The password is not the one of this account.")
    if tried not in (Tried.OPEN, Tried.CODE):
        return {"secret": wrong}
    devices.lock(token_of(request), locked=False, device=who.device)
    return {}
