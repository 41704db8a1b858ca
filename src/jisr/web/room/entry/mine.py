"""The page of one's own account: password, second device with recovery codes, passkeys.

Of a secret nothing is shown twice: the recovery codes stand on the page that made them, and nowhere else.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from jisr.press.speech import Speech
from jisr.store import doors, passkeys, second
from jisr.store.doors import Account, Tried
from jisr.web.room.entry.checks import SHUT_ACCOUNT, check_password, digits
from jisr.web.room.entry.printing import square
from jisr.web.room.frame import room_page
from jisr.web.room.sessions import Present, anybody_in, now

SECRET = re.compile(r"[A-Z2-7]{32}")
Form: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What came of a form: faults by field, what was done in a sentence, a secret to set up, codes shown this once."""

    faults: Mapping[str, str] = field(default_factory=dict)
    done: str = ""
    secret: str = ""
    codes: tuple[str, ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
@anybody_in
def secret(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """Whoever is at an account changes what opens it."""
    if here.who.account is None:
        return HttpResponseRedirect(f"/{tag.language.tag}/room/")
    account = doors.account(here.who.account)
    form = {name: str(value)[:300] for name, value in request.POST.items()}
    came = DONE.get(form.get("do", ""), _password)(account, form) if request.method == "POST" else Came()
    content = {
        "faults": came.faults, "done": came.done, "codes": came.codes, "account": doors.account(account.id),
        "first": request.GET.get("first", "") == "lock", "secret": came.secret,
        "square": _square(came.secret, account.name), "keys": passkeys.keys_of(account.id),
        "left": second.codes_left(account.id),
    }  # fmt: skip
    return room_page(
        "entry/secret.html", content, request=request, speech=tag, here=here, way="secret",
        status=422 if came.faults else 200,
    )  # fmt: skip


def _square(secret: str, name: str) -> SafeString:
    return square(second.address_of(secret, name=name)) if secret else SafeString("")


def _password(account: Account, form: Form) -> Came:
    faults = dict(check_password(form))
    if account.chosen and not account.temporary:
        tried = doors.try_password(account.name, form.get("old", ""), "", now=now())
        if tried is Tried.SHUT:
            faults["old"] = SHUT_ACCOUNT
        elif tried is Tried.WRONG:
            faults["old"] = "The password is not the one of this account."
    if faults:
        return Came(faults=faults)
    doors.set_password(account.id, form["password"])
    return Came(done="The password is set.")


def _begin(account: Account, form: Form) -> Came:
    return Came(secret=second.new_secret())


def _second(account: Account, form: Form) -> Came:
    """A first code proves that the device has the secret; only then is a code asked at the door."""
    found = form.get("secret", "")
    if not SECRET.fullmatch(found):
        return _begin(account, form)
    if not second.proves(found, digits(form.get("code", "")), now=now()):
        return Came(secret=found, faults={"code": "The code is not the one that the device shows now."})
    return Came(codes=second.set_second(account.id, found), done="A code of the second device is asked from now on.")


def _drop_second(account: Account, form: Form) -> Came:
    second.drop_second(account.id)
    return Came(done="No code of a second device is asked any more.")


def _drop_key(account: Account, form: Form) -> Came:
    key = form.get("key", "")
    if key.isascii() and key.isdigit() and len(key) < 16:
        passkeys.drop_key(account.id, int(key))
    return Came(done="The passkey opens nothing any more.")


DONE: Mapping[str, Callable[[Account, Form], Came]] = {
    "begin": _begin, "second": _second, "drop-second": _drop_second, "drop-key": _drop_key,
}  # fmt: skip
