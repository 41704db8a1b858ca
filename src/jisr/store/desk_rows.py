"""Plain rows beside a room: drafts as they are typed, messages inside a delegation, announcements.

None of them is an act: they are never folded and prove nothing. A draft keeps whatever was typed; of two who save the
same draft the second is told that it changed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from jisr.store import models as m
from jisr.store.beside import remembered, writing
from jisr.vocabulary import CaseTime, LanguageTag, Text

EVERYBODY = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a seat began to write on a page; `version` is 0 when nothing was kept."""

    page: str
    fields: Mapping[str, str]
    version: int
    saved: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A message inside a delegation, from a seat to an office (empty: to all of the delegation)."""

    id: int
    party: str
    office: str
    to: str
    seat: str
    person: str
    at: CaseTime
    wall: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """What control told everybody, in each language."""

    id: int
    at: CaseTime
    wall: int
    text: Text


def draft(exercise: int, seat: str, page: str, *, using: str = "default") -> Draft:
    """The draft of a page; an empty one when nothing was kept."""
    row = m.DraftRow.objects.using(using).filter(exercise_id=exercise, seat=seat, page=page).first()
    return Draft(page=page, fields={}, version=0, saved=None) if row is None else _draft(row)


def drafts(exercise: int, seat: str, *, using: str = "default") -> tuple[Draft, ...]:
    """Every draft of a seat, the last saved first."""
    rows = m.DraftRow.objects.using(using).filter(exercise_id=exercise, seat=seat)
    return tuple(_draft(row) for row in rows.order_by("-saved"))


def save_draft(
    exercise: int, seat: str, page: str, fields: Mapping[str, str], *, version: int, now: datetime,
    using: str = "default",
) -> Draft | None:  # fmt: skip
    """Keeps what was typed over the version that the page knew; nothing when another saved in between."""
    text = json.dumps({name: value.replace("\x00", "") for name, value in fields.items()})
    key = {"exercise_id": exercise, "seat": seat, "page": page}
    rows = m.DraftRow.objects.using(using).filter(**key)
    if version == 0 and not rows.exists():
        try:
            with transaction.atomic(using=using):
                return _draft(m.DraftRow.objects.using(using).create(**key, fields=text, version=1, saved=now))
        except IntegrityError:
            return None
    if rows.filter(version=version).update(fields=text, version=version + 1, saved=now) == 0:
        return None
    return draft(exercise, seat, page, using=using)


def drop_draft(exercise: int, seat: str, page: str, *, using: str = "default") -> None:
    """The draft became an act, or is not wanted."""
    m.DraftRow.objects.using(using).filter(exercise_id=exercise, seat=seat, page=page).delete()


def add_note(
    exercise: int, *, party: str, office: str, to: str, seat: str, person: str, at: CaseTime, wall: int, text: str,
    using: str = "default",
) -> Note:  # fmt: skip
    """A message is sent."""
    with writing(exercise, using=using):
        row = m.NoteRow.objects.using(using).create(
            exercise_id=exercise, party=party, office=office, to=to, seat=seat, person=person, at=at, wall=wall,
            text=text.replace("\x00", ""),
        )  # fmt: skip
    return _note(row)


def notes(
    exercise: int, *, party: str = "", office: str = "", after: int = 0, using: str = "default"
) -> tuple[Note, ...]:
    """The messages that an office of a party wrote or may read, in order; without a party, every one (for control)."""
    found = (one for one in _notes(exercise, using=using) if one.id > after)
    return tuple(one for one in found if not party or (one.party == party and _may_read(one, office)))


def _may_read(one: Note, office: str) -> bool:
    return one.to in (EVERYBODY, office) or one.office == office


def add_announcement(
    exercise: int, *, at: CaseTime, wall: int, text: Mapping[str, str], using: str = "default"
) -> Announcement:
    """Everybody is told."""
    said = {tag: words.replace("\x00", "") for tag, words in text.items()}
    with writing(exercise, using=using):
        row = m.AnnouncementRow.objects.using(using).create(exercise_id=exercise, at=at, wall=wall, text=said)
    return _said(row)


def announcements(exercise: int, *, after: int = 0, using: str = "default") -> tuple[Announcement, ...]:
    """What everybody was told, in order."""
    return tuple(one for one in _announced(exercise, using=using) if one.id > after)


@remembered
def _notes(exercise: int, before: tuple[Note, ...] | None, using: str) -> tuple[Note, ...]:
    """Messages are never changed: only those that came since are read."""
    known = before or ()
    rows = m.NoteRow.objects.using(using).filter(exercise_id=exercise, pk__gt=known[-1].id if known else 0)
    return (*known, *(_note(row) for row in rows.order_by("id")))


@remembered
def _announced(exercise: int, before: tuple[Announcement, ...] | None, using: str) -> tuple[Announcement, ...]:
    known = before or ()
    rows = m.AnnouncementRow.objects.using(using).filter(exercise_id=exercise, pk__gt=known[-1].id if known else 0)
    return (*known, *(_said(row) for row in rows.order_by("id")))


def _draft(row: m.DraftRow) -> Draft:
    fields = {name: str(value) for name, value in json.loads(row.fields).items()}
    return Draft(page=row.page, fields=fields, version=row.version, saved=row.saved)


def _note(row: m.NoteRow) -> Note:
    return Note(
        id=row.pk, party=row.party, office=row.office, to=row.to, seat=row.seat, person=row.person,
        at=CaseTime(row.at), wall=row.wall, text=row.text,
    )  # fmt: skip


def _said(row: m.AnnouncementRow) -> Announcement:
    text = {LanguageTag(tag): str(words) for tag, words in row.text.items()}
    return Announcement(id=row.pk, at=CaseTime(row.at), wall=row.wall, text=text)
