"""An exercise that is erased leaves nothing but a line: no row, no word in the file, and the others stay whole."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from postgres import Server
from pytest_django import DjangoDbBlocker
from stores import Stores, sqlite_at
from test_backup import NOW, POLICE, played, room_in

from jisr.clerk import Done
from jisr.clerk import commands as c
from jisr.inquiry import SubjectKind
from jisr.store import desk_rows, doors
from jisr.store import models as m
from jisr.store import rooms as store
from jisr.store.erasing import InUse, erase, stop_if_in_use
from jisr.web.room.live import LiveRoom

WORDS = "Rue des Consuls"
LATER = datetime(2027, 11, 25, tzinfo=UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def stores(request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Stores]:
    with ExitStack() as open_:
        open_.enter_context(django_db_blocker.unblock())
        if request.param == "sqlite":
            yield open_.enter_context(sqlite_at(tmp_path / "first.sqlite3"))
        else:
            running: Server = request.getfixturevalue("server")
            yield open_.enter_context(running.database())


def furnished(using: str) -> LiveRoom:
    """A room with something of every kind in it."""
    room = played(using)
    desk_rows.save_draft(room.id, POLICE, "measure", {"facts": WORDS}, version=0, now=NOW, using=using)
    room.send_note(POLICE, to="", text=WORDS)
    room.announce({"en": WORDS})
    return room


def test_nothing_of_an_erased_exercise_stays_but_a_line_without_a_name_of_a_person(
    stores: Stores, tmp_path: Path
) -> None:
    using, records = stores.alias or "", tmp_path / "erased.jsonl"
    furnished(using)
    kept = store.exercise("copied", using=using)
    assert kept is not None
    done = erase(kept, now=LATER, by="Ministry", because="retention date", records=records, using=using)
    assert done.rows["store.ActRow"] > 0
    left = (m.Exercise, m.EntryRow, m.Card, m.Device, m.DraftRow, m.NoteRow, m.AnnouncementRow, m.ActRow, m.Matter)
    assert not [model for model in left if model._default_manager.using(using).exists()]
    line = json.loads(records.read_text())
    assert line["erased"] == "copied"
    assert line["because"] == "retention date"
    assert set(line["heads"]) == set(kept.heads)
    assert WORDS not in records.read_text()


def test_no_word_of_it_stays_in_the_file(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> None:
    path = tmp_path / "first.sqlite3"
    with django_db_blocker.unblock(), sqlite_at(path) as stores:
        using = stores.alias or ""
        furnished(using)
        kept = store.exercise("copied", using=using)
        assert kept is not None
        erase(kept, now=LATER, by="", because="", records=tmp_path / "erased.jsonl", using=using)
    for file in tmp_path.glob("first.sqlite3*"):
        assert WORDS.encode() not in file.read_bytes(), file


def test_another_exercise_goes_on_untouched(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock(), sqlite_at(tmp_path / "first.sqlite3") as stores:
        using = stores.alias or ""
        played(using)
        second = room_in(using, name="second")
        doors.issue_cards(second.id, [POLICE], now=NOW, using=using)
        kept = store.exercise("copied", using=using)
        assert kept is not None
        erase(kept, now=LATER, by="", because="", records=tmp_path / "erased.jsonl", using=using)
        assert [one.plan.name for one in store.exercises(using=using)] == ["second"]
        assert doors.cards_of(second.id, using=using)
        second.start()
        done = second.act(POLICE, c.EnterSubject(kind=SubjectKind.PLACE, label="Rue 2"), key="k")
        assert isinstance(done, Done)


def test_each_line_carries_the_sum_of_the_one_before(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> None:
    records = tmp_path / "erased.jsonl"
    with django_db_blocker.unblock(), sqlite_at(tmp_path / "first.sqlite3") as stores:
        using = stores.alias or ""
        for _ in range(2):
            room_in(using)
            kept = store.exercise("copied", using=using)
            assert kept is not None
            erase(kept, now=LATER, by="", because="", records=records, using=using)
    first, second = (json.loads(line) for line in records.read_text().splitlines())
    assert first["before"] == ""
    assert len(second["before"]) == 64


def test_a_database_that_a_server_has_open_is_not_touched(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock(), sqlite_at(tmp_path / "first.sqlite3") as stores:
        room_in(stores.alias or "")
        with closing(sqlite3.connect(tmp_path / "first.sqlite3")) as server:
            server.execute("SELECT count(*) FROM store_exercise").fetchone()
            with pytest.raises(InUse):
                stop_if_in_use(using=stores.alias or "")
        stop_if_in_use(using=stores.alias or "")
