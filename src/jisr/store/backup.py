"""A copy of everything this node holds, taken while it runs, from which a second machine goes on.

A set is a folder: the database (SQLite: its file; PostgreSQL: every row as a line of JSON), and its list of contents
with lengths and SHA-256 sums. It is written under another name and renamed when it is whole and on the disk, so a stick
pulled out in the middle leaves the set before it untouched. What opens doors is in it as digests, as in the database.
"""

import gzip
import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from django.apps import apps
from django.core.management.color import no_style
from django.core.serializers import sort_dependencies
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connections, transaction
from django.db.models import Model

from jisr.store.rooms import exercises

PREFIX: Final = "jisr-"
FILE: Final = "jisr.sqlite3"
ROWS: Final = "rows.jsonl.gz"
CONTENTS: Final = "contents.json"
PAPERS: Final = ("authority.pem", "authority.key")
KEEPS: Final = 6
AT_ONCE: Final = 500


class Damaged(ValueError):
    """A set is not whole; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """An exercise in a set: what opens it again, and where it stands."""

    name: str
    scenario: str
    cut: str
    seed: int
    data: str
    hour: int
    entries: int
    heads: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The list of contents of a set; the exercise opened last comes first."""

    made: str
    exercises: tuple[Exercise, ...]
    files: dict[str, str]


def back_up(
    folder: Path, *, now: datetime, keeps: int = KEEPS, papers: Path | None = None, using: str = "default"
) -> Path:
    """Writes a whole set into the folder and takes away the oldest ones; where the set is. Raises `OSError`.

    `papers` is the folder of the authority for HTTPS, which goes with it so that phones trust the second machine too.
    """
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{PREFIX}{now:%Y%m%dT%H%M%S%f}"
    part = folder / f".{target.name}.part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700)
    try:
        _write(part, now, papers, using)
        _to_disk(part)
        part.rename(target)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    _to_disk(folder)
    for old in sets(folder)[keeps:]:
        shutil.rmtree(old, ignore_errors=True)
    return target


def sets(folder: Path) -> tuple[Path, ...]:
    """The sets of a folder, the newest first; what was never finished is none."""
    found = (one for one in folder.glob(f"{PREFIX}*") if (one / CONTENTS).is_file())
    return tuple(sorted(found, key=lambda one: one.name, reverse=True))


def contents_of(place: Path) -> Contents:
    """The list of contents, once every file was found to be as it says. Raises `Damaged`."""
    try:
        said = json.loads((place / CONTENTS).read_text(encoding="utf-8"))
        found = Contents(
            made=str(said["made"]), exercises=tuple(Exercise(**one) for one in said["exercises"]),
            files={str(name): str(digest) for name, digest in said["files"].items()},
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise Damaged(f"{place.name}: the list of contents cannot be read") from fault
    if not {FILE, ROWS} & set(found.files):
        raise Damaged(f"{place.name}: there is no database in it")
    for name, digest in found.files.items():
        if not (place / name).is_file() or digest_of_file(place / name) != digest:
            raise Damaged(f"{place.name}: {name} is missing or altered")
    return found


def put_back(place: Path, target: Path) -> None:
    """The SQLite database of the set becomes the file `target`, which must not be there. Rows are loaded by `load`."""
    if target.exists():
        raise FileExistsError(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    shutil.copyfile(place / FILE, part)
    part.chmod(0o600)
    _sync(part)
    part.rename(target)


def put_back_papers(place: Path, folder: Path) -> None:
    """The authority for HTTPS of the set, where it holds one; what stood there before is kept beside it."""
    if all((place / name).is_file() for name in PAPERS):
        if folder.exists():
            folder.rename(folder.with_name(f"{folder.name}-before-{place.name}"))
        _copy_papers(place, folder)


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


def digest_of_file(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _write(part: Path, now: datetime, papers: Path | None, using: str) -> None:
    if connections[using].vendor == "sqlite":
        _copy_file(part / FILE, using)
    else:
        _write_rows(part / ROWS, using)
    if papers is not None:
        _copy_papers(papers, part)
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


def _copy_papers(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name in PAPERS:
        if (source / name).is_file():
            shutil.copyfile(source / name, target / name)
            (target / name).chmod(0o600)


def _copy_file(target: Path, using: str) -> None:
    """SQLite's own way to copy a database in use; the copy is one file, checked."""
    connection = connections[using]
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        if copy.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise Damaged("the copy of the database is not sound")
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


def _to_disk(folder: Path) -> None:
    for file in folder.iterdir():
        if file.is_file() and not file.name.startswith("."):
            _sync(file)
    _sync(folder)


def _sync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
