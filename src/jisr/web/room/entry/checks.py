"""What was typed to come in, checked: every fault at once, beside its field, as a sentence of the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from jisr.store import doors
from jisr.store.doors import Tried

LEAST_PIN, MOST_PIN = 4, 12
LEAST_PASSWORD = 10
SHUT = "Too many wrong tries. This card is shut for five minutes; ask the facilitator for a new one, or wait."
SHUT_ACCOUNT = "Too many wrong tries. This account is shut for five minutes."


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What came of it: the card or account that opens, or the faults by field; `chooses` when a PIN is chosen now."""

    card: doors.CardHeld | None = None
    account: doors.Account | None = None
    faults: Mapping[str, str] = field(default_factory=dict)
    chooses: bool = False
    code: bool = False


def digits(typed: str) -> str:
    """A PIN as it is kept, whatever digits it was typed with."""
    return "".join(str(int(one)) if one.isdecimal() else one for one in typed.strip())


def check_card(form: Mapping[str, str], *, now: datetime) -> Checked:
    """Code and PIN; at the first use the PIN is chosen, typed twice."""
    card = doors.card_of(form.get("code", ""))
    if card is None:
        return Checked(faults={"code": "There is no card with this code. Look at the card again."})
    pin = digits(form.get("pin", ""))
    if not card.chosen:
        return _choose(card, pin, digits(form.get("again", "")), first="again" not in form)
    if not pin:
        return Checked(faults={"pin": "Type the PIN that was chosen for this card."})
    tried = doors.try_pin(card.id, pin, now=now)
    if tried is Tried.OPEN:
        return Checked(card=card)
    return Checked(faults={"pin": SHUT if tried is Tried.SHUT else "The PIN is not the one of this card."})


def _choose(card: doors.CardHeld, pin: str, again: str, *, first: bool) -> Checked:
    faults = {} if first else chosen_pin(pin, again)
    if first or faults:
        return Checked(faults=faults, chooses=True)
    if not doors.choose_pin(card.id, pin):
        return Checked(faults={"pin": "Somebody has just chosen a PIN for this card. Type that one."})
    return Checked(card=card)


def chosen_pin(pin: str, again: str) -> Mapping[str, str]:
    """A PIN that is chosen now, typed twice."""
    faults: dict[str, str] = {}
    if not (pin.isdecimal() and LEAST_PIN <= len(pin) <= MOST_PIN):
        faults["pin"] = "A PIN is four to twelve digits."
    if pin != again:
        faults["again"] = "The two PINs are not the same."
    return faults


def check_account(form: Mapping[str, str], *, now: datetime) -> Checked:
    """Name, password, and the code of a second device where one is asked."""
    name, code = form.get("name", ""), digits(form.get("totp", "")).replace(" ", "")
    tried = doors.try_password(name, form.get("password", ""), code, now=now)
    account = doors.account_of(name) if tried is Tried.OPEN else None
    if account is not None:
        return Checked(account=account)
    if tried is Tried.SHUT:
        return Checked(faults={"password": SHUT_ACCOUNT})
    if tried is Tried.CODE:
        return Checked(faults={"totp": "Type the code that your second device shows."}, code=True)
    return Checked(faults={"password": "Name, password or code do not fit."}, code=bool(code))


def check_password(form: Mapping[str, str]) -> Mapping[str, str]:
    """A new password, typed twice."""
    faults: dict[str, str] = {}
    if len(form.get("password", "")) < LEAST_PASSWORD:
        faults["password"] = "A password has at least ten characters."
    if form.get("password") != form.get("again"):
        faults["again"] = "The two passwords are not the same."
    return faults
