"""Working documents: written by a seat or by the registry for it, kept at every change, signed by their holder.

Of two who save the same version the second is told. A document that was signed or thrown away is never changed again.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import F, Q

from jisr.store import desk_models as m
from jisr.store.beside import remembered, writing


class PaperState(StrEnum):
    """Where a document stands: being written, laid before whoever signs it, signed, thrown away."""

    DRAFT = "draft"
    ASKED = "asked"
    SIGNED = "signed"
    DROPPED = "dropped"


OPEN = (PaperState.DRAFT, PaperState.ASKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is written of a document, as typed."""

    kind: str
    title: str
    language: str
    text: str
    to: tuple[str, ...] = ()
    exhibits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Working:
    """A document: for which seat of which office, begun by whom, what is written, and when it was saved by whom."""

    id: int
    party: str
    office: str
    seat: str
    began: str
    words: Words
    open: bool
    state: PaperState
    version: int
    saved: datetime
    saved_by: str
    act: str


def begin(
    exercise: int, *, party: str, office: str, seat: str, by: str, words: Words, open: bool, now: datetime,
    using: str = "default",
) -> Working:  # fmt: skip
    """A document is begun for a seat."""
    with writing(exercise, using=using):
        row = m.WorkingPaper.objects.using(using).create(
            exercise_id=exercise, party=party, office=office, seat=seat, began=by, open=open, saved=now, saved_by=by,
            **_columns(words),
        )  # fmt: skip
    return _working(row)


def paper(exercise: int, id: int, *, using: str = "default") -> Working | None:
    """The document with that number."""
    row = m.WorkingPaper.objects.using(using).filter(exercise_id=exercise, pk=id).first()
    return None if row is None else _working(row)


def papers(
    exercise: int, *, party: str, office: str, registry: bool = False, using: str = "default"
) -> tuple[Working, ...]:
    """The documents of an office that were not thrown away, the last saved first; the registry sees those of every
    office of its party that it may write."""
    mine = Q(office=office) | Q(open=True) if registry else Q(office=office)
    rows = m.WorkingPaper.objects.using(using).filter(mine, exercise_id=exercise, party=party)
    return tuple(_working(row) for row in rows.exclude(state=PaperState.DROPPED.value).order_by("-saved", "-id"))


def save(
    exercise: int, id: int, words: Words, *, version: int, by: str, now: datetime, using: str = "default"
) -> Working | None:
    """Keeps what was typed over the version that the page knew; nothing when another saved or signed in between.

    Whatever is changed after it was laid before its signer is a draft again.
    """
    rows = m.WorkingPaper.objects.using(using).filter(exercise_id=exercise, pk=id, version=version)
    with writing(exercise, using=using):
        changed = rows.filter(state__in=[one.value for one in OPEN]).update(
            **_columns(words), version=F("version") + 1, saved=now, saved_by=by, state=PaperState.DRAFT.value
        )
    return paper(exercise, id, using=using) if changed else None


def turn(exercise: int, id: int, state: PaperState, *, version: int, using: str = "default") -> bool:
    """The document of that version is laid before its signer, taken back, or thrown away; False when it changed."""
    rows = m.WorkingPaper.objects.using(using).filter(exercise_id=exercise, pk=id, version=version)
    with writing(exercise, using=using):
        return rows.filter(state__in=[one.value for one in OPEN]).update(state=state.value) == 1


def signed(exercise: int, id: int, words: Words, *, act: str, using: str = "default") -> None:
    """The document was signed in these words, by this act; whatever was typed in that moment is no part of it."""
    rows = m.WorkingPaper.objects.using(using).filter(exercise_id=exercise, pk=id)
    with writing(exercise, using=using):
        rows.update(**_columns(words), version=F("version") + 1, state=PaperState.SIGNED.value, act=act)


def waiting(exercise: int, *, seat: str, using: str = "default") -> tuple[Working, ...]:
    """The documents that lie before a seat to be read and signed."""
    return tuple(one for one in _laid(exercise, using=using) if one.seat == seat)


@remembered
def _laid(exercise: int, _before: tuple[Working, ...] | None, using: str) -> tuple[Working, ...]:
    rows = m.WorkingPaper.objects.using(using).filter(exercise_id=exercise, state=PaperState.ASKED.value)
    return tuple(_working(row) for row in rows.order_by("saved"))


def _columns(words: Words) -> dict[str, str | list[str]]:
    return {
        "kind": words.kind, "title": _clean(words.title)[:300], "language": words.language[:20],
        "text": _clean(words.text), "to": list(words.to), "exhibits": list(words.exhibits),
    }  # fmt: skip


def _working(row: m.WorkingPaper) -> Working:
    words = Words(
        kind=row.kind, title=row.title, language=row.language, text=row.text, to=tuple(map(str, row.to)),
        exhibits=tuple(map(str, row.exhibits)),
    )  # fmt: skip
    return Working(
        id=row.pk, party=row.party, office=row.office, seat=row.seat, began=row.began, words=words, open=row.open,
        state=PaperState(row.state), version=row.version, saved=row.saved, saved_by=row.saved_by, act=row.act,
    )  # fmt: skip


def _clean(text: str) -> str:
    return text.replace("\x00", "")
