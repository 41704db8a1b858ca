"""The second device of an account: a secret that makes codes, and recovery codes for whoever lost it.

A code of the device counts once and within half a minute of its time (RFC 6238); a recovery code counts once, ever.
"""

import secrets
from datetime import datetime
from hmac import compare_digest

import pyotp
from django.db import transaction
from django.db.models import Q

from jisr.store import models as m
from jisr.store.letters import LETTERS, digest_of_token, plain_letters

CODES = 8
LENGTH = 10


def new_secret() -> str:
    """A secret for a second device, kept by nobody until a first code proves that the device has it."""
    return pyotp.random_base32()


def address_of(secret: str, *, name: str) -> str:
    """The secret as the application on the device reads it from a square code."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name="Jisr")


def proves(secret: str, code: str, *, now: datetime) -> int:
    """The half minute at which a device that has the secret shows the code; 0 when it shows it at none that is near."""
    device = pyotp.TOTP(secret)
    near = (device.timecode(now) + step for step in (-1, 0, 1))
    return next((step for step in near if compare_digest(device.generate_otp(step), code)), 0)


def set_second(account: int, secret: str, *, using: str = "default") -> tuple[str, ...]:
    """From now on a code is asked; the recovery codes, shown this once."""
    codes = tuple("".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(CODES))
    with transaction.atomic(using=using):
        m.Facilitator.objects.using(using).filter(pk=account).update(totp=secret, last_code="")
        m.RecoveryCode.objects.using(using).filter(facilitator_id=account).delete()
        for code in codes:
            m.RecoveryCode.objects.using(using).create(facilitator_id=account, digest=_digest(account, code))
    return tuple(f"{code[:5]}-{code[5:]}" for code in codes)


def drop_second(account: int, *, using: str = "default") -> None:
    """No code is asked any more."""
    with transaction.atomic(using=using):
        m.Facilitator.objects.using(using).filter(pk=account).update(totp="", last_code="")
        m.RecoveryCode.objects.using(using).filter(facilitator_id=account).delete()


def codes_left(account: int, *, using: str = "default") -> int:
    """How many recovery codes were not used."""
    return m.RecoveryCode.objects.using(using).filter(facilitator_id=account).count()


def fits(account: int, secret: str, code: str, *, now: datetime, using: str = "default") -> bool:
    """Whether the code of the device, or a recovery code, opens the account now."""
    if step := proves(secret, code, now=now):
        word = f"{step:010}"
        fresh = m.Facilitator.objects.using(using).filter(Q(last_code="") | Q(last_code__lt=word), pk=account)
        return fresh.update(last_code=word) == 1
    typed = plain_letters(code)
    if len(typed) != LENGTH:
        return False
    codes = m.RecoveryCode.objects.using(using)
    gone, _ = codes.filter(facilitator_id=account, digest=_digest(account, typed)).delete()
    return gone == 1


def _digest(account: int, code: str) -> str:
    return digest_of_token(f"{account}:{code}")
