"""Who sits at which browser. The browser holds one token; the database its digest, with each seat or account it is at.

A card may be on three devices. Several seats in one browser are several devices with one token, of which one is
current; a locked one shows nothing until the PIN is typed again. The token changes at each sign-in.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from jisr.store import models as m
from jisr.store.doors import Duty, at
from jisr.store.letters import digest_of_token
from jisr.store.pulses import Pulse, feel
from jisr.store.sql import Statements

MOST_DEVICES = 3
LASTS = timedelta(days=14)
PLAYS_FOR = "play:"
STALE = timedelta(seconds=60)
WHO = (
    "id", "exercise_id", "card_id", "card__seat", "facilitator_id", "facilitator__name", "facilitator__duties",
    "person", "locked", "current",
)  # fmt: skip
THERE = (
    "SELECT d.seen < ?, e.changes, e.owner, e.beat, e.beside, d.id, d.exercise_id, d.card_id, c.seat,"
    " d.facilitator_id, f.name, f.duties, d.person, d.locked, d.current FROM store_device d"
    " JOIN store_exercise e ON e.id = d.exercise_id LEFT JOIN store_card c ON c.id = d.card_id"
    " LEFT JOIN store_facilitator f ON f.id = d.facilitator_id WHERE d.token = ? AND d.seen > ? ORDER BY d.id"
)


class TooMany(Exception):
    """The card is on as many devices as it may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody at a browser: in a seat, or at an account of control with its duties. `person` is the name they typed,
    if any, `plays` the person of the story for whom somebody speaks with the card. A locked browser shows nothing."""

    device: int
    exercise: int
    seat: str
    card: int | None
    account: int | None
    account_name: str
    duties: frozenset[Duty]
    person: str
    locked: bool
    current: bool
    plays: str = ""

    def may(self, duty: Duty) -> bool:
        """Whether the account has the duty."""
        return duty in self.duties


def sign_in(
    *, exercise: int, card: int | None = None, account: int | None = None, person: str = "", token: str = "",
    now: datetime, instead: bool = False, using: str = "default",
) -> str:  # fmt: skip
    """Puts the browser with this token (none: a new one) at a card or an account, and gives it its next token.

    Raises `TooMany` when the card is on three devices; `instead` signs out the one that was seen longest ago.
    """
    new, old = secrets.token_urlsafe(32), digest_of_token(token)
    digest = digest_of_token(new)
    with transaction.atomic(using=using):
        devices = m.Device.objects.using(using)
        m.Exercise.objects.using(using).select_for_update().get(pk=exercise)
        devices.filter(seen__lt=now - LASTS).delete()
        if token:
            devices.filter(at(card, account), token=old).delete()
            devices.filter(token=old).update(token=digest, current=False)
        if card is not None:
            _make_room(card, instead, using)
        devices.create(
            token=digest, exercise_id=exercise, card_id=card, facilitator_id=account, person=person.strip()[:100],
            since=now, seen=now,
        )  # fmt: skip
    return new


def _make_room(card: int, instead: bool, using: str) -> None:
    others = list(m.Device.objects.using(using).filter(card_id=card).order_by("seen"))
    if len(others) >= MOST_DEVICES:
        if not instead:
            raise TooMany
        for one in others[: len(others) - MOST_DEVICES + 1]:
            one.delete(using=using)


def whos(token: str, *, now: datetime, using: str = "default") -> tuple[Who, ...]:
    """Everybody who is signed in at the browser with this token, in the order of their coming."""
    if not token:
        return ()
    asked, digest = Statements(using=using), digest_of_token(token)
    found = asked.ask(THERE, asked.time(now - STALE), digest, asked.time(now - LASTS))
    who = tuple(_who(*row[5:]) for row in found)
    for one, row in zip(who, found, strict=True):
        feel(one.exercise, Pulse(*row[1:5]), using=using)
    if any(one.current and row[0] for one, row in zip(who, found, strict=True)):
        m.Device.objects.using(using).filter(token=digest, current=True, seen__gt=now - LASTS).update(seen=now)
    return who


def make_current(token: str, device: int, *, using: str = "default") -> bool:
    """The browser acts for that device from now on; False when it is not there."""
    with transaction.atomic(using=using):
        rows = m.Device.objects.using(using).filter(token=digest_of_token(token))
        if not rows.filter(pk=device).exists():
            return False
        rows.exclude(pk=device).update(current=False)
        rows.filter(pk=device).update(current=True)
    return True


def lock(token: str, *, locked: bool, device: int | None = None, using: str = "default") -> None:
    """Locks every seat of the browser, or unlocks one."""
    rows = m.Device.objects.using(using).filter(token=digest_of_token(token))
    (rows if device is None else rows.filter(pk=device)).update(locked=locked)


def sign_out(token: str, device: int, *, using: str = "default") -> Who | None:
    """The browser leaves that seat or account; another of its seats becomes current, if there is one."""
    with transaction.atomic(using=using):
        rows = m.Device.objects.using(using).filter(token=digest_of_token(token))
        row = rows.filter(pk=device).values_list(*WHO).first()
        if row is None:
            return None
        gone = _who(*row)
        rows.filter(pk=device).delete()
        left = rows.order_by("id").first()
        if gone.current and left is not None:
            rows.filter(pk=left.pk).update(current=True)
    return gone


def sitting(exercise: int, *, using: str = "default") -> dict[str, tuple[tuple[str, datetime], ...]]:
    """Who sits where: by seat, the names typed and when each device was seen last."""
    found: dict[str, tuple[tuple[str, datetime], ...]] = {}
    rows = m.Device.objects.using(using).filter(exercise_id=exercise).exclude(card=None).select_related("card")
    for row in rows.order_by("id"):
        if row.card is not None:
            found[row.card.seat] = (*found.get(row.card.seat, ()), (row.person, row.seen))
    return found


def _who(
    device: int, exercise: int, card: int | None, seat: str | None, account: int | None, account_name: str | None,
    duties: str | None, person: str, locked: bool, current: bool,
) -> Who:  # fmt: skip
    plays = seat.removeprefix(PLAYS_FOR) if seat and seat.startswith(PLAYS_FOR) else ""
    given = duties.split() if duties is not None else [Duty.PLAYER] if plays else []
    return Who(
        device=device, exercise=exercise, seat="" if plays else seat or "", card=card, account=account,
        account_name=account_name or "", duties=frozenset(Duty(word) for word in given), plays=plays, person=person,
        locked=bool(locked), current=bool(current),
    )  # fmt: skip
