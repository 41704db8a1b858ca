"""How much the pages help: nothing among people, everything for whoever plays alone; what control chose comes first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.http import HttpRequest
from django.test import Client
from pytest_django import DjangoDbBlocker
from rooms_here import ABROAD, POLICE, PROSECUTOR, Hand, browser, come_in, control, room_at

from jisr.web.room.help import HelpLevel, choice_of, help_of
from jisr.web.room.live import LiveRoom
from jisr.web.room.sessions import COOKIE, present


@pytest.fixture
def room(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveRoom]:
    with django_db_blocker.unblock(), room_at(tmp_path / "room.sqlite3", Hand()) as here:
        yield here


def level(client: Client) -> HelpLevel:
    """What a page would read for the browser."""
    request = HttpRequest()
    request.COOKIES[COOKIE] = client.cookies[COOKIE].value
    here = present(request)
    assert here is not None
    return help_of(here)


def test_whoever_plays_alone_is_helped_in_full_even_with_several_seats(room: LiveRoom) -> None:
    client = come_in(browser(), room, POLICE)
    control(browser())
    assert level(client) is HelpLevel.FULL
    assert level(come_in(client, room, PROSECUTOR)) is HelpLevel.FULL


@pytest.mark.parametrize("other", [POLICE, PROSECUTOR, ABROAD])
def test_among_people_nothing_is_hinted_at(room: LiveRoom, other: str) -> None:
    client = come_in(browser(), room, POLICE)
    come_in(browser(), room, other)
    assert level(client) is HelpLevel.NONE


def test_what_control_chose_stands_before_the_usual_and_for_a_seat_before_the_exercise(room: LiveRoom) -> None:
    client = come_in(browser(), room, POLICE)
    room.choose("help", "on-request")
    assert level(client) is HelpLevel.ON_REQUEST
    room.choose(choice_of(POLICE), "none")
    assert level(client) is HelpLevel.NONE
    room.choose(choice_of(POLICE), "a word that is no level")
    assert level(client) is HelpLevel.FULL
