"""Passkeys of accounts: the public half of a key, and the questions that devices answer by signing.

Whether an answer is good is asked of the `webauthn` package by whoever receives it; here a question is answered once.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from jisr.store import models as m

LASTS = timedelta(minutes=5)
MOST_QUESTIONS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A passkey; `credential` is what the browser calls it."""

    id: int
    account: int
    credential: str
    public: bytes
    count: int
    name: str
    made: datetime


def ask(asked: str, *, now: datetime, account: int | None = None, using: str = "default") -> None:
    """Keeps a question for a few minutes; old ones go, and there are never many."""
    rows = m.PasskeyQuestion.objects.using(using)
    rows.filter(until__lt=now).delete()
    surplus = rows.order_by("-id").values_list("id", flat=True)[MOST_QUESTIONS:][:1]
    rows.filter(pk__lte=next(iter(surplus), 0)).delete()
    rows.create(asked=asked, facilitator_id=account, until=now + LASTS)


def is_asked(asked: str, *, now: datetime, account: int | None = None, using: str = "default") -> bool:
    """Whether that was asked, of that account or of nobody yet; it is answered by this."""
    whom = Q(facilitator=None) if account is None else Q(facilitator_id=account)
    gone, _ = m.PasskeyQuestion.objects.using(using).filter(whom, asked=asked, until__gt=now).delete()
    return gone == 1


def keys_of(account: int, *, using: str = "default") -> tuple[Key, ...]:
    """The passkeys of an account."""
    return tuple(_key(row) for row in m.Passkey.objects.using(using).filter(facilitator_id=account).order_by("id"))


def key_of(credential: str, *, using: str = "default") -> Key | None:
    """The passkey of that name, if its account is open."""
    rows = m.Passkey.objects.using(using).filter(credential=credential, facilitator__closed=None)
    row = rows.first()
    return None if row is None else _key(row)


def add_key(
    account: int, *, credential: str, public: bytes, count: int, name: str, now: datetime, using: str = "default"
) -> bool:
    """One more key; False when the device has one here already."""
    _, new = m.Passkey.objects.using(using).get_or_create(
        credential=credential,
        defaults={"facilitator_id": account, "public": public, "count": count, "name": name.strip()[:100], "made": now},
    )
    return new


def used(key: int, *, count: int, using: str = "default") -> None:
    """The key signed, for the time that its device counts."""
    m.Passkey.objects.using(using).filter(pk=key).update(count=count)


def drop_key(account: int, key: int, *, using: str = "default") -> None:
    """The key opens nothing any more."""
    m.Passkey.objects.using(using).filter(pk=key, facilitator_id=account).delete()


def _key(row: m.Passkey) -> Key:
    return Key(
        id=row.pk, account=row.facilitator_id, credential=row.credential, public=bytes(row.public), count=row.count,
        name=row.name, made=row.made,
    )  # fmt: skip
