"""An exercise is destroyed whole: acts, entries, cards, devices, drafts, messages; what stays is a line that says so.

The line names the exercise and its heads, so that a copy found later can be told to be one of it, and no person. Each
line carries the sum of the one before, so none can be taken out unseen.
"""

import hashlib
import json
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import connections, transaction

from jisr.store import models as m
from jisr.store.rooms import Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What was destroyed: how many rows of which kind, and the record that was written."""

    name: str
    rows: dict[str, int]
    record: str


class InUse(Exception):
    """A server has the database open."""


def stop_if_in_use(*, using: str = "default") -> None:
    """Raises `InUse` when another process has this SQLite database open; PostgreSQL is for many at once."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    connection.close()
    try:
        with closing(sqlite3.connect(str(connection.settings_dict["NAME"]), timeout=1)) as alone:
            alone.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as fault:
        raise InUse from fault


def erase(kept: Kept, *, now: datetime, by: str, because: str, records: Path, using: str = "default") -> Erased:
    """Destroys the exercise for good, then writes the line; `records` is the file of lines. Raises `OSError`."""
    line = _line(kept, now=now, by=by, because=because, records=records)
    _overwrite(using)
    with transaction.atomic(using=using):
        rows = _delete(kept.id, using)
    _write(records, line)
    _give_back(using)
    return Erased(name=kept.plan.name, rows=rows, record=line)


def _delete(id: int, using: str) -> dict[str, int]:
    """Whatever points to the exercise, then it, then its acts."""
    row = m.Exercise.objects.using(using).get(pk=id)
    matter = row.matter_id
    rows: dict[str, int] = {}
    for one in m.Exercise._meta.related_objects:
        _count(rows, one.related_model._default_manager.using(using).filter(**{one.field.name: row}).delete())
    _count(rows, row.delete(using=using))
    low, high = matter * m.POSITIONS, (matter + 1) * m.POSITIONS
    _count(rows, m.ActRow.objects.using(using).filter(pk__gte=low, pk__lt=high).delete())
    _count(rows, m.Journal.objects.using(using).filter(matter_id=matter).delete())
    _count(rows, m.Matter.objects.using(using).filter(pk=matter).delete())
    return rows


def _count(rows: dict[str, int], done: tuple[int, dict[str, int]]) -> None:
    for name, number in done[1].items():
        rows[name] = rows.get(name, 0) + number


def _line(kept: Kept, *, now: datetime, by: str, because: str, records: Path) -> str:
    before = records.read_text(encoding="utf-8").splitlines() if records.exists() else []
    said = {
        "erased": kept.plan.name, "scenario": kept.plan.scenario, "data": kept.plan.data,
        "when": now.isoformat(timespec="seconds"), "by": by, "because": because, "entries": kept.entries,
        "heads": {party: {"acts": number, "hash": head} for party, (number, head) in kept.heads.items()},
        "before": hashlib.sha256(before[-1].encode()).hexdigest() if before else "",
    }  # fmt: skip
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def _write(records: Path, line: str) -> None:
    records.parent.mkdir(parents=True, exist_ok=True)
    with records.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
        file.flush()
        os.fsync(file.fileno())


def _overwrite(using: str) -> None:
    """From now on SQLite writes zeros over what it takes away."""
    if connections[using].vendor == "sqlite":
        with connections[using].cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def _give_back(using: str) -> None:
    """The space of the rows is given back, so that nothing of them stays in the file or in its log."""
    with connections[using].cursor() as cursor:
        cursor.execute("VACUUM")
        if connections[using].vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
