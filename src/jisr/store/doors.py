"""Who may come in: the card of a seat with the PIN its holder chose, the account of a facilitator, a link used once.

Tries are counted at the card or the account, never at the address of a room full of people: after five wrong ones that
card is shut for five minutes, and nobody else notices. A try counts before it is checked: many at once gain nothing.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import Q, QuerySet

from jisr.store import models as m
from jisr.store import second
from jisr.store.letters import LETTERS, digest_of_token, plain_letters

MOST_TRIES = 5
SHUT_FOR = timedelta(minutes=5)


class Duty(StrEnum):
    """What an account of control may do: run it, rate it, look on, restart after PAUSE, speak for a character."""

    CONTROL = "control"
    EVALUATOR = "evaluator"
    OBSERVER = "observer"
    SAFETY = "safety"
    PLAYER = "player"


LOOK_ON = (Duty.CONTROL, Duty.EVALUATOR, Duty.OBSERVER, Duty.SAFETY)  # they may know both files and the truth


class Tried(StrEnum):
    """What came of a try: open, wrong, shut for a while after too many, or a code is wanted too."""

    OPEN = "open"
    WRONG = "wrong"
    SHUT = "shut"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardHeld:
    """The card that opens a seat now; `chosen` when its holder has a PIN."""

    id: int
    exercise: int
    seat: str
    code: str
    chosen: bool
    devices: int
    issued: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """The account of a facilitator; `code` when a code of a second device is asked, `temporary` when the password is
    one that another gave, `devices` where it is signed in."""

    id: int
    name: str
    duties: frozenset[Duty]
    chosen: bool
    temporary: bool
    code: bool
    passkeys: int
    devices: int
    closed: bool


# -- cards ------------------------------------------------------------------------------------------------------------


def issue_cards(exercise: int, seats: Iterable[str], *, now: datetime, using: str = "default") -> None:
    """A card for each seat that has none."""
    with transaction.atomic(using=using):
        held = set(_open_cards(exercise, using).values_list("seat", flat=True))
        for seat in seats:
            if seat not in held:
                _new_card(exercise, seat, now, using)


def cards_of(exercise: int, *, using: str = "default") -> tuple[CardHeld, ...]:
    """The cards that open a seat now."""
    return tuple(_card(row) for row in _open_cards(exercise, using).order_by("id"))


def card_of(code: str, *, using: str = "default") -> CardHeld | None:
    """The card with that code, however it was typed."""
    row = m.Card.objects.using(using).filter(code=plain_code(code), revoked=None).first()
    return None if row is None else _card(row)


def issue_again(exercise: int, seat: str, *, now: datetime, using: str = "default") -> CardHeld:
    """A new card for the seat: the old code, its PIN and its devices open nothing any more."""
    with transaction.atomic(using=using):
        for row in _open_cards(exercise, using).filter(seat=seat).select_for_update():
            row.revoked = now
            row.save(using=using)
            m.Device.objects.using(using).filter(card=row).delete()
            m.SignInLink.objects.using(using).filter(card=row).delete()
        return _card(_new_card(exercise, seat, now, using))


def choose_pin(card: int, pin: str, *, using: str = "default") -> bool:
    """The PIN of a card that has none; False when somebody chose one in the meantime."""
    digest = make_password(pin)
    return m.Card.objects.using(using).filter(pk=card, pin="", revoked=None).update(pin=digest) == 1


def try_pin(card: int, pin: str, *, now: datetime, using: str = "default") -> Tried:
    """Whether the PIN opens the card."""
    if not _counted(m.Card, card, now, using):
        return Tried.SHUT
    digest = m.Card.objects.using(using).values_list("pin", flat=True).get(pk=card)
    if not digest or not check_password(pin, digest):
        return Tried.WRONG
    m.Card.objects.using(using).filter(pk=card).update(faults=0, shut_until=None)
    return Tried.OPEN


def plain_code(typed: str) -> str:
    """A code as it is kept: letters and digits that cannot be taken for another, in two groups."""
    letters = plain_letters(typed)[:8]
    return f"{letters[:4]}-{letters[4:]}"


def _open_cards(exercise: int, using: str) -> QuerySet[m.Card]:
    return m.Card.objects.using(using).filter(exercise_id=exercise, revoked=None)


def _new_card(exercise: int, seat: str, now: datetime, using: str) -> m.Card:
    letters = "".join(secrets.choice(LETTERS) for _ in range(8))
    code = plain_code(letters)
    return m.Card.objects.using(using).create(exercise_id=exercise, seat=seat, code=code, issued=now)


def _card(row: m.Card) -> CardHeld:
    return CardHeld(
        id=row.pk, exercise=row.exercise_id, seat=row.seat, code=row.code, chosen=bool(row.pin),
        devices=row.device_set.count(), issued=row.issued,
    )  # fmt: skip


# -- accounts ---------------------------------------------------------------------------------------------------------


def make_account(name: str, *, duties: Iterable[Duty], now: datetime, using: str = "default") -> Account:
    """An account without a password, opened by a link until its holder chooses one; the one that has the name."""
    words = " ".join(sorted(duties))
    row, _ = m.Facilitator.objects.using(using).get_or_create(
        name=name.strip(), defaults={"duties": words, "made": now}
    )
    return _account(row)


def accounts(*, using: str = "default") -> tuple[Account, ...]:
    """Every account."""
    return tuple(_account(row) for row in m.Facilitator.objects.using(using).order_by("id"))


def account_of(name: str, *, using: str = "default") -> Account | None:
    """The open account of that name."""
    row = m.Facilitator.objects.using(using).filter(name=name.strip(), closed=None).first()
    return None if row is None else _account(row)


def account(id: int, *, using: str = "default") -> Account:
    """The account with that key. Raises `Facilitator.DoesNotExist`."""
    return _account(m.Facilitator.objects.using(using).get(pk=id))


def set_password(account: int, password: str, *, using: str = "default") -> None:
    """The password of an account, chosen by its holder."""
    rows = m.Facilitator.objects.using(using).filter(pk=account)
    rows.update(password=make_password(password), temporary=False, faults=0, shut_until=None)


def reset_account(account: int, *, using: str = "default") -> str:
    """A password for once; whatever else opened the account (device, passkey, code, link) opens nothing any more."""
    password = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))
    with transaction.atomic(using=using):
        rows = m.Facilitator.objects.using(using).filter(pk=account)
        rows.update(
            password=make_password(password), temporary=True, totp="", last_code="", closed=None, faults=0,
            shut_until=None,
        )  # fmt: skip
        _shut_ways(account, using)
    return password


def close_account(account: int, *, now: datetime, using: str = "default") -> None:
    """The account opens nothing any more."""
    with transaction.atomic(using=using):
        rows = m.Facilitator.objects.using(using).filter(pk=account)
        rows.update(closed=now, password="", temporary=False, totp="", last_code="")
        _shut_ways(account, using)


def _shut_ways(account: int, using: str) -> None:
    for model in (m.Device, m.SignInLink, m.RecoveryCode, m.Passkey):
        model._default_manager.using(using).filter(facilitator_id=account).delete()


def try_password(name: str, password: str, code: str, *, now: datetime, using: str = "default") -> Tried:
    """Whether name, password and, where one is asked, code open an account. A name that nobody has takes as long."""
    row = m.Facilitator.objects.using(using).filter(name=name.strip(), closed=None).first()
    if row is None or not row.password:
        make_password(password)
        return Tried.WRONG
    if not _counted(m.Facilitator, row.pk, now, using):
        return Tried.SHUT
    if not check_password(password, row.password):
        return Tried.WRONG
    if row.totp and not code:
        return Tried.CODE
    if row.totp and not second.fits(row.pk, row.totp, code, now=now, using=using):
        return Tried.WRONG
    m.Facilitator.objects.using(using).filter(pk=row.pk).update(faults=0, shut_until=None)
    return Tried.OPEN


def _account(row: m.Facilitator) -> Account:
    duties = frozenset(Duty(word) for word in row.duties.split())
    return Account(
        id=row.pk, name=row.name, duties=duties, chosen=bool(row.password), temporary=row.temporary,
        code=bool(row.totp), passkeys=row.passkey_set.count(), devices=row.device_set.count(),
        closed=row.closed is not None,
    )  # fmt: skip


# -- links ------------------------------------------------------------------------------------------------------------


def make_link(
    exercise: int, *, until: datetime, card: int | None = None, account: int | None = None, using: str = "default"
) -> str:
    """The token of a link that signs in once, at a card or at an account; older links to the same are gone."""
    token = secrets.token_urlsafe(24)
    with transaction.atomic(using=using):
        m.SignInLink.objects.using(using).filter(at(card, account), exercise_id=exercise).delete()
        m.SignInLink.objects.using(using).create(
            token=digest_of_token(token), exercise_id=exercise, card_id=card, facilitator_id=account, until=until
        )
    return token


def use_link(token: str, *, now: datetime, using: str = "default") -> tuple[int, int | None, int | None] | None:
    """Exercise, card, account of the link, which is used up; nothing when it never was, was used, or is too old."""
    with transaction.atomic(using=using):
        rows = m.SignInLink.objects.using(using).filter(token=digest_of_token(token), until__gt=now)
        found = rows.select_for_update().first()
        if found is None:
            return None
        place = (found.exercise_id, found.card_id, found.facilitator_id)
        found.delete(using=using)
        return place


def at(card: int | None, account: int | None) -> Q:
    """The rows at a card or at an account."""
    return Q(facilitator_id=account or 0) if card is None else Q(card_id=card)


def _counted(model: type[m.Card] | type[m.Facilitator], id: int, now: datetime, using: str) -> bool:
    """Counts a try before it is checked; False while the door is shut."""
    with transaction.atomic(using=using):
        row = model._default_manager.using(using).select_for_update().get(pk=id)
        if row.shut_until is not None and row.shut_until > now:
            return False
        row.faults = 1 if row.shut_until is not None else row.faults + 1
        row.shut_until = now + SHUT_FOR if row.faults >= MOST_TRIES else None
        row.save(using=using, update_fields=("faults", "shut_until"))
        return True
