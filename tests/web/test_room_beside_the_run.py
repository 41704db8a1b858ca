"""The bots' play shows the whole case: it is played when somebody asks, and closed to those who play the case."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker
from rooms_here import ABROAD, POLICE, Hand, browser, come_in, control, room_at, scenario

from jisr.store.rooms import State
from jisr.web import shown as held
from jisr.web.later import Later
from jisr.web.loading import show_case
from jisr.web.room.live import LiveRoom

PAGES = ["/en/", "/fr/replay/", "/fr/replay/3/", "/ar/replay/at/?time=2022-03-12T08:30"]


@pytest.fixture
def room(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveRoom]:
    before = held.shown_or_none()
    with django_db_blocker.unblock(), room_at(tmp_path / "room.sqlite3", Hand()) as here:
        show_case(scenario("harmattan"), cut="core", seed=1)
        yield here
    held._held[:] = [] if before is None else [before]


def statuses(client: Client) -> set[int]:
    return {client.get(page, follow=True).status_code for page in PAGES}


def test_the_run_is_played_when_somebody_first_asks_and_the_page_says_so_meanwhile(room: LiveRoom) -> None:
    head = control(browser())
    first = head.get("/fr/")
    assert (first.status_code, first.headers["Refresh"]) == (202, "2")
    assert "Les automates jouent l’affaire" in first.content.decode()
    assert held.shown().run.wait() is not None
    assert statuses(head) == {200}


@pytest.mark.parametrize("seat", [POLICE, ABROAD])
def test_whoever_plays_the_case_does_not_read_how_it_went_before_it_is_over(room: LiveRoom, seat: str) -> None:
    held.shown().run.wait()
    client = come_in(browser(), room, seat)
    assert statuses(client) == {403}
    assert "Aller à la première page" in client.get("/fr/").content.decode()
    assert "/fr/replay/" not in client.get("/fr/law/").content.decode()
    room.start()
    room.jump(room.hours.end)
    assert room.clock.state is State.OVER
    assert statuses(client) == {200}


def test_who_is_not_signed_in_reads_it_at_the_machine_and_nowhere_else(room: LiveRoom) -> None:
    held.shown().run.wait()
    assert statuses(browser()) == {200}
    away = Client(headers={"host": "127.0.0.1"}, REMOTE_ADDR="10.0.0.7")
    assert statuses(away) == {403}
    assert "/fr/replay/" in browser().get("/fr/room/").content.decode()
    assert "/fr/replay/" not in away.get("/fr/room/").content.decode()


def test_behind_a_proxy_of_this_machine_nobody_is_at_the_machine(room: LiveRoom) -> None:
    held.shown().run.wait()
    with override_settings(ALLOWED_HOSTS=["jisr.example"]):
        assert statuses(Client(headers={"host": "jisr.example"})) == {403}


def test_a_browser_that_is_locked_reads_nothing(room: LiveRoom) -> None:
    head = control(browser())
    head.post("/en/room/lock")
    assert statuses(head) == {403}


def test_what_takes_seconds_is_made_once_however_many_ask() -> None:
    made, go = [], Event()

    def make() -> str:
        go.wait(5)
        made.append("once")
        return "done"

    later = Later(make)
    assert [later.get() for _ in range(3)] == [None] * 3
    go.set()
    assert [later.wait(), later.get(), made] == ["done", "done", ["once"]]


def test_what_could_not_be_made_is_tried_again_when_it_is_asked_for(caplog: pytest.LogCaptureFixture) -> None:
    tries = iter([ZeroDivisionError(), None])

    def make() -> str:
        fault = next(tries)
        if fault is not None:
            raise fault
        return "done"

    later = Later(make)
    assert later.wait() is None
    assert "tried again" in caplog.text
    assert later.wait() == "done"
