"""A copy of everything this node holds, taken while it runs, from which a second machine goes on.

A set is a folder: the database (SQLite: its file; PostgreSQL: every row as a line of JSON), and its list of contents
with lengths and SHA-256 sums. It is written under another name and renamed when it is whole and on the disk, so a stick
pulled out in the middle leaves the set before it untouched. What opens doors is in it as digests, as in the database.
"""

import gzip
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final

from django.apps import apps
from django.core.management.color import no_style
from django.core.serializers import sort_dependencies
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connections, transaction
from django.db.models import Model

from jisr.store.copies import CONTENTS, DATA, FILE, PREFIX, ROWS, Damaged, copy_papers, digest_of_file, sets, to_disk
from jisr.store.rooms import exercises
from jisr.vocabulary import Reason

KEEPS: Final = 6
AT_ONCE: Final = 500


def back_up(
    folder: Path, *, now: datetime, keeps: int = KEEPS, papers: Path | None = None, data: Path | None = None,
    using: str = "default",
) -> Path:  # fmt: skip
    """Writes a whole set into the folder and takes away the oldest ones; where the set is. Raises `OSError`.

    `papers` is the folder of the authority for HTTPS, which goes with it so that phones trust the second machine too;
    `data` the archive of the data with which the exercises are played, so that a second machine plays with the same.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{PREFIX}{now:%Y%m%dT%H%M%S%f}"
    part = folder / f".{target.name}.part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700)
    try:
        _write(part, now, papers, data, using)
        to_disk(part)
        part.rename(target)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    to_disk(folder)
    for old in sets(folder)[keeps:]:
        shutil.rmtree(old, ignore_errors=True)
    return target


def load(place: Path, *, using: str = "default") -> None:
    """The rows of a set go into a database that was just made and holds none."""
    models = {model._meta.model_name: model for model in _models()}
    with transaction.atomic(using=using), gzip.open(place / ROWS, "rt", encoding="utf-8") as lines:
        waiting: list[Model] = []
        for line in lines:
            name, row = json.loads(line)
            model = models[name]
            if waiting and (type(waiting[0]) is not model or len(waiting) >= AT_ONCE):
                _add(waiting, using)
            waiting.append(model(**{f.attname: f.to_python(row[f.attname]) for f in model._meta.concrete_fields}))
        _add(waiting, using)
        _reset_numbers(using)


def _write(part: Path, now: datetime, papers: Path | None, data: Path | None, using: str) -> None:
    if connections[using].vendor == "sqlite":
        _copy_file(part / FILE, using)
    else:
        _write_rows(part / ROWS, using)
    if papers is not None:
        copy_papers(papers, part)
    if data is not None:
        shutil.copyfile(data, part / DATA)
    known = [
        {
            "name": one.plan.name, "scenario": one.plan.scenario, "cut": one.plan.cut, "seed": one.plan.seed,
            "data": one.plan.data, "hour": int(one.clock.hour), "entries": one.entries,
            "heads": {party: head for party, (_, head) in one.heads.items()},
        }
        for one in exercises(using=using)
    ]  # fmt: skip
    files = {one.name: digest_of_file(one) for one in sorted(part.iterdir())}
    said = {"made": now.isoformat(timespec="seconds"), "exercises": known, "files": files}
    (part / CONTENTS).write_text(json.dumps(said, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _copy_file(target: Path, using: str) -> None:
    """SQLite's own way to copy a database in use; the copy is one file, checked."""
    connection = connections[using]
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise Damaged(Reason("The copy of the database is not sound. Try again."))
    target.chmod(0o600)


def _write_rows(target: Path, using: str) -> None:
    """Every row as it stood at one moment."""
    with transaction.atomic(using=using), gzip.open(target, "wt", encoding="utf-8") as lines:
        with connections[using].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        for model in _models():
            names = [field.attname for field in model._meta.concrete_fields]
            rows = model._default_manager.using(using).order_by("pk").values(*names)
            for row in rows.iterator(chunk_size=AT_ONCE):
                lines.write(json.dumps([model._meta.model_name, row], cls=DjangoJSONEncoder) + "\n")


def _models() -> Iterator[type[Model]]:
    """The tables of the store, each after those it points to."""
    yield from sort_dependencies([(apps.get_app_config("store"), None)])


def _add(waiting: list[Model], using: str) -> None:
    if waiting:
        type(waiting[0])._default_manager.using(using).bulk_create(waiting)
        waiting.clear()


def _reset_numbers(using: str) -> None:
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(_models())):
            cursor.execute(statement)
