"""What a seat has opened of its inbox and of its messages: marks of a reader, never evidence."""

from collections.abc import Iterable

from jisr.store import desk_models as m


def read_by(exercise: int, seat: str, *, using: str = "default") -> frozenset[str]:
    """Everything that the seat has opened."""
    rows = m.ReadMark.objects.using(using).filter(exercise_id=exercise, seat=seat)
    return frozenset(rows.values_list("item", flat=True))


def mark_read(exercise: int, seat: str, items: Iterable[str], *, using: str = "default") -> None:
    """The seat has opened these; to open again changes nothing."""
    marks = [m.ReadMark(exercise_id=exercise, seat=seat, item=item[:120]) for item in items]
    m.ReadMark.objects.using(using).bulk_create(marks, ignore_conflicts=True)


def mark_unread(exercise: int, seat: str, item: str, *, using: str = "default") -> None:
    """The seat lays it back among what is to be read."""
    m.ReadMark.objects.using(using).filter(exercise_id=exercise, seat=seat, item=item).delete()
