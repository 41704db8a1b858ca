"""What a seat has opened of its inbox and of its messages: marks of a reader, never evidence."""

from collections.abc import Iterable, Mapping

from jisr.store import desk_models as m
from jisr.store.beside import remembered, writing


def read_by(exercise: int, seat: str, *, using: str = "default") -> frozenset[str]:
    """Everything that the seat has opened."""
    return _marks(exercise, using=using).get(seat, frozenset())


def mark_read(exercise: int, seat: str, items: Iterable[str], *, using: str = "default") -> None:
    """The seat has opened these; to open again changes nothing."""
    known = read_by(exercise, seat, using=using)
    marks = [m.ReadMark(exercise_id=exercise, seat=seat, item=one[:120]) for one in items if one[:120] not in known]
    if marks:
        with writing(exercise, using=using):
            m.ReadMark.objects.using(using).bulk_create(marks, ignore_conflicts=True)


def mark_unread(exercise: int, seat: str, item: str, *, using: str = "default") -> None:
    """The seat lays it back among what is to be read."""
    with writing(exercise, using=using):
        m.ReadMark.objects.using(using).filter(exercise_id=exercise, seat=seat, item=item).delete()


@remembered
def _marks(exercise: int, _before: Mapping[str, frozenset[str]] | None, using: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for seat, item in m.ReadMark.objects.using(using).filter(exercise_id=exercise).values_list("seat", "item"):
        found.setdefault(seat, set()).add(item)
    return {seat: frozenset(items) for seat, items in found.items()}
