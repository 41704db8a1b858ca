"""Several people in one seat, one person in several, and the seats that exclude each other for one person."""

import html
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker
from rooms_here import ABROAD, POLICE, PROSECUTOR, Hand, browser, code_of, come_in, control, room_at

from jisr.store import devices
from jisr.web.room.entry.apart import excluded
from jisr.web.room.live import LiveRoom
from jisr.web.room.sessions import now

BENCH, CARE, COUNSEL, SECOND_COUNSEL = "r-ma-pres", "r-ma-social", "r-ma-def:1", "r-ma-def:2"


@pytest.fixture
def room(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveRoom]:
    with django_db_blocker.unblock(), room_at(tmp_path / "room.sqlite3", Hand()) as here:
        yield here


def asks(client: Client, room: LiveRoom, seat: str, **more: str) -> str:
    """The page that answers whoever asks for one more seat, empty when the seat is theirs."""
    form = {"way": "card", "code": code_of(room, seat), "pin": "2468", "again": "2468", **more}
    answer = client.post("/en/room/sign-in", form)
    return "" if answer.status_code == 302 else html.unescape(answer.content.decode())


@pytest.mark.parametrize(
    ("one", "other"),
    [(PROSECUTOR, BENCH), (BENCH, PROSECUTOR), (POLICE, BENCH), (COUNSEL, SECOND_COUNSEL), (COUNSEL, PROSECUTOR)],
)
def test_seats_that_exclude_each_other_are_not_held_by_one_person(room: LiveRoom, one: str, other: str) -> None:
    client = come_in(browser(), room, one)
    page = asks(client, room, other)
    assert "One person does not hold both seats" in page
    assert "neither inquired nor defended" in page
    assert not room.is_taken(other)
    assert room.is_taken(one)
    assert not asks(client, room, other, leave="1")
    assert room.is_taken(other)
    assert not room.is_taken(one), "the bot has the seat that was left"


def test_seats_of_one_side_are_held_together_and_switched(room: LiveRoom) -> None:
    client = come_in(come_in(come_in(browser(), room, POLICE), room, PROSECUTOR), room, ABROAD)
    assert all(room.is_taken(seat) for seat in (POLICE, PROSECUTOR, ABROAD))
    page = client.get("/en/room/desk/").content.decode()
    assert page.count('name="device"') == 3


def test_where_one_plays_alone_every_seat_may_be_taken(room: LiveRoom) -> None:
    room.choose("clock", "anybody")
    client = come_in(come_in(browser(), room, PROSECUTOR), room, BENCH)
    assert client.get("/en/room/desk/").status_code == 200
    assert excluded(room, BENCH, [PROSECUTOR, POLICE, CARE]) == (PROSECUTOR, POLICE, CARE)


def test_several_people_share_a_role_and_the_bot_returns_when_the_last_has_left(room: LiveRoom) -> None:
    first, second = come_in(browser(), room, POLICE, person="Amina"), come_in(browser(), room, POLICE, person="Brahim")
    assert [name for name, _ in devices.sitting(room.id)[POLICE]] == ["Amina", "Brahim"]
    page = html.unescape(control(browser()).get("/en/room/cards/").content.decode())
    assert "Amina" in page
    assert "Brahim" in page
    first.post("/en/room/leave", {})
    assert room.is_taken(POLICE)
    second.post("/en/room/leave", {})
    assert not room.is_taken(POLICE)


def test_a_card_issued_again_with_one_press_gives_the_seat_to_the_bot_and_a_new_code(room: LiveRoom) -> None:
    old = code_of(room, POLICE)
    clients = [come_in(browser(), room, POLICE) for _ in range(3)]
    answer = control(browser()).post("/en/room/cards/", {"seat": POLICE})
    assert answer.headers["Location"] == f"/en/room/cards/#{POLICE}"
    assert not room.is_taken(POLICE)
    assert code_of(room, POLICE) != old
    assert all(client.get("/en/room/desk/").status_code == 302 for client in clients)
    assert "There is no card with this code" in asks_with(browser(), old)


def asks_with(client: Client, code: str) -> str:
    return client.post("/en/room/sign-in", {"way": "card", "code": code, "pin": "2468"}).content.decode()


def test_a_seat_of_nobody_cannot_be_switched_to_locked_or_left(room: LiveRoom) -> None:
    client = come_in(browser(), room, POLICE)
    other = come_in(browser(), room, PROSECUTOR)
    theirs = devices.whos(other.cookies["jisr-room"].value, now=now())
    client.post("/en/room/switch", {"device": str(theirs[0].device)})
    client.post("/en/room/leave", {"device": str(theirs[0].device)})
    assert room.is_taken(PROSECUTOR)
    assert other.get("/en/room/desk/").status_code == 200
