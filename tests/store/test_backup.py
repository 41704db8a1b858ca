"""A copy for a second machine: whole or not there, from either database, and a damaged one is never used."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import lru_cache, partial
from pathlib import Path

import pytest
import settings_first
from postgres import Server
from pytest_django import DjangoDbBlocker
from stores import Stores, opened, sqlite_at

from jisr.clerk import Done
from jisr.clerk import commands as c
from jisr.inquiry import SubjectKind
from jisr.law.corpus import Corpus
from jisr.library import load as load_corpus
from jisr.library.scenario import load_scenario
from jisr.store import doors
from jisr.store.addresses import database_from
from jisr.store.backup import back_up, load
from jisr.store.copies import CONTENTS, FILE, ROWS, Damaged, archive_of, contents_of, put_back, put_back_data, sets
from jisr.store.doors import Tried
from jisr.web.room.live import LiveRoom
from jisr.web.room.rooms import Rooms

assert settings_first.READY
DATA = Path(__file__).parents[2] / "data"
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
POLICE = "r-ma-opj"


@lru_cache(maxsize=1)
def corpus() -> Corpus:
    return load_corpus(DATA)


@pytest.fixture(params=["sqlite", "postgresql"])
def stores(request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Stores]:
    with ExitStack() as open_:
        open_.enter_context(django_db_blocker.unblock())
        if request.param == "sqlite":
            yield open_.enter_context(sqlite_at(tmp_path / "first.sqlite3"))
        else:
            running: Server = request.getfixturevalue("server")
            yield open_.enter_context(running.database())


def room_in(using: str, *, name: str = "copied") -> LiveRoom:
    rooms = Rooms(corpus=corpus(), scenario=partial(load_scenario, DATA), using=using)
    return rooms.open(name, scenario="harmattan", cut="core")


def played(using: str) -> LiveRoom:
    """A room in which a seat has a card with a PIN and did something."""
    room = room_in(using)
    doors.issue_cards(room.id, [POLICE], now=NOW, using=using)
    doors.choose_pin(doors.cards_of(room.id, using=using)[0].id, "2468", using=using)
    room.start()
    done = room.act(POLICE, c.EnterSubject(kind=SubjectKind.PLACE, label="Rue des Consuls"), key="once")
    assert isinstance(done, Done)
    return room


def test_a_second_machine_goes_on_from_the_copy_with_the_same_acts_and_the_same_pin(
    stores: Stores, tmp_path: Path
) -> None:
    first = played(stores.alias or "")
    place = back_up(tmp_path / "stick", now=NOW, using=stores.alias or "")
    told = contents_of(place).exercises[0]
    assert told.name == "copied"

    second = tmp_path / "second.sqlite3"
    if (place / FILE).exists():
        put_back(place, second)
    with opened("second", database_from(f"sqlite:///{second}", default=second)):
        if (place / ROWS).exists():
            load(place, using="second")
        there = room_in("second")
        assert there.clock.hour == first.clock.hour
        with there.reading() as held:
            assert {party: one.head.hash for party, one in held.journals.items()} == told.heads
        assert "Rue des Consuls" in {one.label for one in there.view(POLICE).inquiry.subjects.values()}
        card = doors.cards_of(there.id, using="second")[0]
        assert card.code == doors.cards_of(first.id, using=stores.alias or "")[0].code
        assert doors.try_pin(card.id, "2468", now=NOW, using="second") is Tried.OPEN
        assert doors.try_pin(card.id, "1357", now=NOW, using="second") is Tried.WRONG


@pytest.fixture
def one(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    with django_db_blocker.unblock(), sqlite_at(tmp_path / "one.sqlite3") as found:
        yield found.alias or ""


def test_a_copy_is_made_while_somebody_writes(one: str, tmp_path: Path) -> None:
    room = played(one)
    for number in range(3):
        assert room.act(POLICE, c.EnterSubject(kind=SubjectKind.PLACE, label=f"Rue {number}"), key=f"k{number}")
        place = back_up(tmp_path / "stick", now=NOW + timedelta(minutes=number), using=one)
        assert contents_of(place).exercises[0].entries == number + 2


def test_only_the_newest_sets_stay_and_the_newest_comes_first(one: str, tmp_path: Path) -> None:
    made = [back_up(tmp_path / "stick", now=NOW + timedelta(minutes=n), keeps=2, using=one) for n in range(4)]
    assert sets(tmp_path / "stick") == (made[3], made[2])


def test_a_set_that_was_never_finished_is_none(one: str, tmp_path: Path) -> None:
    back_up(tmp_path / "stick", now=NOW, using=one)
    (tmp_path / "stick" / ".jisr-20261125T090100.part").mkdir()
    assert len(sets(tmp_path / "stick")) == 1


def test_an_altered_byte_makes_a_set_useless(one: str, tmp_path: Path) -> None:
    place = back_up(tmp_path / "stick", now=NOW, using=one)
    content = bytearray((place / FILE).read_bytes())
    content[len(content) // 2] ^= 1
    (place / FILE).write_bytes(content)
    with pytest.raises(Damaged, match="altered"):
        contents_of(place)


@pytest.mark.parametrize("said", ["", "{}", "[]", '{"made": "", "exercises": [], "files": {}}'])
def test_a_list_of_contents_that_says_nothing_is_refused(one: str, tmp_path: Path, said: str) -> None:
    place = back_up(tmp_path / "stick", now=NOW, using=one)
    (place / CONTENTS).write_text(said)
    with pytest.raises(Damaged):
        contents_of(place)


def test_a_database_that_is_there_is_never_overwritten(one: str, tmp_path: Path) -> None:
    place = back_up(tmp_path / "stick", now=NOW, using=one)
    (tmp_path / "mine.sqlite3").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        put_back(place, tmp_path / "mine.sqlite3")
    assert (tmp_path / "mine.sqlite3").read_bytes() == b"mine"


def test_the_authority_for_https_goes_with_the_copy(one: str, tmp_path: Path) -> None:
    papers = tmp_path / "https"
    papers.mkdir()
    (papers / "authority.pem").write_text("certificate")
    (papers / "authority.key").write_text("key")
    place = back_up(tmp_path / "stick", now=NOW, papers=papers, using=one)
    assert {"authority.pem", "authority.key"} < set(contents_of(place).files)
    assert (place / "authority.key").stat().st_mode & 0o077 == 0


def test_the_data_of_the_first_machine_go_with_the_copy(one: str, tmp_path: Path) -> None:
    digest = corpus().digest
    assert (
        archive_of(DATA, tmp_path, digest=digest, now="other") is None
    )  # edited since: they are not the same any more
    archive = archive_of(DATA, tmp_path, digest=digest, now=digest)
    assert archive == archive_of(DATA, tmp_path, digest=digest, now="edited meanwhile")
    place = back_up(tmp_path / "stick", now=NOW, data=archive, using=one)
    theirs = put_back_data(place, tmp_path / "theirs")
    assert sorted(one.name for one in theirs.iterdir()) == sorted(
        one.name for one in DATA.iterdir() if not one.name.startswith(".")
    )
    assert "data.tar.gz" in contents_of(place).files
