"""Questions with options, put inside a delegation and decided with reasons: what was decided, on what was known.

Rows beside the room, for the people of the delegation and for the debrief; they prove nothing and no fold reads them.
"""

from dataclasses import dataclass

from django.db import IntegrityError

from jisr.store import desk_models as m
from jisr.store.beside import remembered, writing
from jisr.vocabulary import CaseTime

OPEN = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Who spoke, when, and on what: the seat, the hours, how many acts its office knew, the exhibits it cites."""

    seat: str
    at: CaseTime
    wall: int
    known: int
    exhibits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question of one office to another of its party; `decided` is None while it is open."""

    id: int
    party: str
    office: str
    to: str
    text: str
    options: tuple[str, ...]
    put: Standing
    choice: int
    reasons: str
    decided: Standing | None

    @property
    def chosen(self) -> str:
        """The option that was taken."""
        return self.options[self.choice] if 0 <= self.choice < len(self.options) else ""


def put(
    exercise: int, *, party: str, office: str, to: str, text: str, options: tuple[str, ...], standing: Standing,
    key: str, using: str = "default",
) -> Asked:  # fmt: skip
    """The question is put; a repeat of its key gives the first one."""
    rows = m.Question.objects.using(using)
    row = m.Question(
        exercise_id=exercise, party=party, office=office, to=to, text=_clean(text), key=key[:100],
        options=[_clean(one) for one in options], seat=standing.seat, at=standing.at, wall=standing.wall,
        known=standing.known, exhibits=list(standing.exhibits),
    )  # fmt: skip
    try:
        with writing(exercise, using=using):
            row.save(using=using, force_insert=True)
    except IntegrityError:
        return _asked(rows.get(exercise_id=exercise, key=key[:100]))
    return _asked(row)


def decide(
    exercise: int, question: int, *, choice: int, reasons: str, standing: Standing, using: str = "default"
) -> bool:
    """The question is decided; False when somebody decided it before."""
    rows = m.Question.objects.using(using).filter(exercise_id=exercise, pk=question, choice=OPEN)
    with writing(exercise, using=using):
        changed = rows.update(
            choice=choice, reasons=_clean(reasons), decided_by=standing.seat, decided_at=standing.at,
            decided_wall=standing.wall, decided_known=standing.known, decided_on=list(standing.exhibits),
        )  # fmt: skip
    return changed == 1


def questions(exercise: int, *, party: str = "", office: str = "", using: str = "default") -> tuple[Asked, ...]:
    """The questions that an office of a party put or was asked, the last first; without a party every one (control)."""
    found = _all(exercise, using=using)
    return tuple(one for one in found if not party or (one.party == party and office in (one.office, one.to)))


@remembered
def _all(exercise: int, _before: tuple[Asked, ...] | None, using: str) -> tuple[Asked, ...]:
    return tuple(_asked(row) for row in m.Question.objects.using(using).filter(exercise_id=exercise).order_by("-id"))


def _asked(row: m.Question) -> Asked:
    put_by = Standing(
        seat=row.seat, at=CaseTime(row.at), wall=row.wall, known=row.known, exhibits=tuple(map(str, row.exhibits))
    )
    decided = Standing(
        seat=row.decided_by, at=CaseTime(row.decided_at), wall=row.decided_wall, known=row.decided_known,
        exhibits=tuple(map(str, row.decided_on)),
    )  # fmt: skip
    return Asked(
        id=row.pk, party=row.party, office=row.office, to=row.to, text=row.text, put=put_by, choice=row.choice,
        options=tuple(map(str, row.options)), reasons=row.reasons, decided=None if row.choice == OPEN else decided,
    )  # fmt: skip


def _clean(text: str) -> str:
    return text.replace("\x00", "")
