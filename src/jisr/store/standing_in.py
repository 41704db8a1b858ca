"""Who stands in for an absent role: the browsers of a colleague are at the absent seat too, until it is given back."""

from datetime import datetime

from django.db import transaction

from jisr.store import models as m

CHOICE = "stand-in"


def join(exercise: int, *, seat: str, of: str, now: datetime, using: str = "default") -> bool:
    """Every browser at the seat `of` is at `seat` as well; False when nobody is there or one of the cards is gone."""
    cards = m.Card.objects.using(using).filter(exercise_id=exercise, revoked=None)
    absent, colleague = cards.filter(seat=seat).first(), cards.filter(seat=of).first()
    if absent is None or colleague is None:
        return False
    with transaction.atomic(using=using):
        found = list(m.Device.objects.using(using).filter(card=colleague))
        for one in found:
            m.Device.objects.using(using).get_or_create(
                token=one.token, card=absent,
                defaults={"exercise_id": exercise, "person": one.person, "since": now, "seen": now, "current": False},
            )  # fmt: skip
    return bool(found)


def part(exercise: int, seat: str, *, using: str = "default") -> None:
    """Its holder is back: the browsers that stood in leave the seat."""
    kept = m.Exercise.objects.using(using).values_list("choices", flat=True).get(pk=exercise)
    of = kept.get(f"{CHOICE}:{seat}", "")
    there = m.Device.objects.using(using).filter(exercise_id=exercise, card__seat=of, card__revoked=None)
    tokens = list(there.values_list("token", flat=True)) if of else []
    gone = m.Device.objects.using(using).filter(exercise_id=exercise, card__seat=seat, token__in=tokens)
    shown = list(gone.filter(current=True).values_list("token", flat=True))
    gone.delete()
    there.filter(token__in=shown).update(current=True)


def leave(exercise: int, seat: str, *, using: str = "default") -> None:
    """Nobody is at the seat any more."""
    with transaction.atomic(using=using):
        rows = m.Device.objects.using(using).filter(exercise_id=exercise, card__seat=seat)
        tokens = list(rows.filter(current=True).values_list("token", flat=True))
        rows.delete()
        for token in tokens:
            left = m.Device.objects.using(using).filter(token=token).order_by("id").first()
            if left is not None:
                m.Device.objects.using(using).filter(pk=left.pk).update(current=True)
