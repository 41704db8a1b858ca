"""The accounts of control: made, reset when something was lost, closed. A password for once is shown this once.

The last open account that runs the exercise is not closed, nor one's own: somebody must be able to open the door.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from jisr.press.speech import Speech
from jisr.store import doors
from jisr.store.doors import Account, Duty
from jisr.web.room.frame import room_page
from jisr.web.room.sessions import Present, in_control, now

DUTIES: Mapping[Duty, str] = {
    Duty.CONTROL: "Runs the exercise",
    Duty.SAFETY: "Restarts after PAUSE",
    Duty.EVALUATOR: "Evaluates",
    Duty.OBSERVER: "Observes",
    Duty.PLAYER: "Speaks for a character",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What came of a form: faults by field; the account and its password for once, shown in this answer alone."""

    faults: Mapping[str, str] = field(default_factory=dict)
    name: str = ""
    password: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@in_control(Duty.CONTROL)
def accounts(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """Every account, and the forms beside them."""
    came = _done(request, here) if request.method == "POST" else Came()
    typed = request.POST if came.faults else {}
    chosen = request.POST.getlist("duty") if came.faults else []
    content = {
        "accounts": [(one, _words(one.duties), one.id == here.who.account) for one in doors.accounts()],
        "duties": [(duty.value, sentence, duty.value in chosen) for duty, sentence in DUTIES.items()],
        "came": came, "faults": came.faults, "typed": typed.get("name", ""),
    }  # fmt: skip
    return room_page(
        "entry/accounts.html", content, request=request, speech=tag, here=here, way="accounts/", current="accounts",
        status=422 if came.faults else 200,
    )  # fmt: skip


def _done(request: HttpRequest, here: Present) -> Came:
    what, typed = request.POST.get("do", ""), request.POST.get("account", "")
    if what == "make":
        return _made(request.POST.get("name", "").strip()[:100], request.POST.getlist("duty"))
    known = {str(one.id): one for one in doors.accounts()}
    account = known.get(typed)
    if account is None:
        return Came(faults={"account": "There is no such account."})
    if what == "reset" and account.id != here.who.account:
        return Came(name=account.name, password=doors.reset_account(account.id))
    if what == "close":
        return _closed(account, here, known.values())
    return Came(faults={"account": "Your own account is changed on its own page."})


def _made(name: str, words: Iterable[str]) -> Came:
    duties = frozenset(duty for duty in Duty if duty.value in set(words))
    faults: dict[str, str] = {}
    if not name or not name.isprintable():
        faults["name"] = "Type the name of the account."
    elif any(one.name == name for one in doors.accounts()):
        faults["name"] = "There is an account of this name. It can be reset in the list."
    if not duties:
        faults["duty"] = "Choose what the account may do."
    if faults:
        return Came(faults=faults)
    account = doors.make_account(name, duties=duties, now=now())
    return Came(name=name, password=doors.reset_account(account.id))


def _closed(account: Account, here: Present, known: Iterable[Account]) -> Came:
    runs = [one for one in known if Duty.CONTROL in one.duties and not one.closed and one.id != account.id]
    if account.id == here.who.account or not runs:
        return Came(faults={"account": "Somebody must be able to open the door: this account is not closed from here."})
    doors.close_account(account.id, now=now())
    return Came()


def _words(duties: frozenset[Duty]) -> list[str]:
    return [sentence for duty, sentence in DUTIES.items() if duty in duties]
