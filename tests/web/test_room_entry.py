"""Coming into the room: cards and PINs, accounts, links used once, several seats in one browser, lock, leaving."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker
from rooms_here import ABROAD, POLICE, PROSECUTOR, Hand, browser, code_of, come_in, control, room_at

from jisr.store import doors
from jisr.store.rooms import State
from jisr.web.room.live import LiveRoom
from jisr.web.room.sessions import COOKIE, now

TAGS = ("en", "fr", "ar")


@pytest.fixture
def wall() -> Hand:
    return Hand()


@pytest.fixture
def room(tmp_path: Path, wall: Hand, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveRoom]:
    with django_db_blocker.unblock(), room_at(tmp_path / "room.sqlite3", wall) as here:
        yield here


def test_a_card_opens_its_seat_with_the_pin_chosen_first(room: LiveRoom) -> None:
    client = browser()
    code = code_of(room, POLICE)
    first = client.post("/en/room/sign-in", {"way": "card", "code": code.lower().replace("-", " ")})
    assert b"Choose a PIN" in first.content
    come_in(client, room, POLICE, person="Amina")
    assert room.is_taken(POLICE)
    assert client.cookies[COOKIE]["httponly"]
    assert client.cookies[COOKIE]["samesite"] == "Lax"
    other = browser()
    wrong = other.post("/en/room/sign-in", {"way": "card", "code": code, "pin": "9999"})
    assert b"The PIN is not the one of this card" in wrong.content
    assert b"9999" not in wrong.content
    assert other.post("/en/room/sign-in", {"way": "card", "code": code, "pin": "٢٤٦٨"}).status_code == 302


def test_all_faults_of_a_choice_come_at_once(room: LiveRoom) -> None:
    form = {"way": "card", "code": code_of(room, POLICE), "pin": "12", "again": "13"}
    answer = browser().post("/en/room/sign-in", form).content
    assert b"A PIN is four to twelve digits" in answer
    assert b"not the same" in answer


def test_wrong_tries_shut_a_card_and_no_other(room: LiveRoom) -> None:
    come_in(browser(), room, POLICE)
    come_in(browser(), room, PROSECUTOR)
    form = {"way": "card", "code": code_of(room, POLICE), "pin": "0000"}
    answers = [browser().post("/en/room/sign-in", form).content for _ in range(6)]
    assert b"shut for five minutes" in answers[-1]
    assert b"shut for five minutes" in browser().post("/en/room/sign-in", {**form, "pin": "2468"}).content
    come_in(browser(), room, PROSECUTOR)


def test_a_card_is_on_three_devices_and_the_oldest_gives_way(room: LiveRoom) -> None:
    first = come_in(browser(), room, POLICE)
    for _ in range(2):
        come_in(browser(), room, POLICE)
    form = {"way": "card", "code": code_of(room, POLICE), "pin": "2468"}
    fourth = browser()
    assert b"three devices" in fourth.post("/en/room/sign-in", form).content
    assert fourth.post("/en/room/sign-in", {**form, "instead": "1"}).status_code == 302
    assert first.get("/en/room/clock/").status_code == 302
    assert fourth.get("/en/room/clock/").status_code == 200


def test_a_card_issued_again_opens_nothing_any_more(room: LiveRoom) -> None:
    client, code = come_in(browser(), room, POLICE), code_of(room, POLICE)
    head = control(browser())
    assert head.post("/en/room/cards/", {"seat": POLICE}).status_code == 302
    assert client.get("/en/room/clock/").status_code == 302
    assert not room.is_taken(POLICE)
    assert b"no card with this code" in browser().post("/en/room/sign-in", {"way": "card", "code": code}).content
    come_in(browser(), room, POLICE, pin="1357")


def test_several_seats_in_one_browser_are_switched_locked_and_left(room: LiveRoom) -> None:
    client = come_in(come_in(browser(), room, POLICE), room, ABROAD)
    page = client.get("/en/room/clock/").content.decode()
    assert "Seats in this browser" in page
    assert 'class="of-b"' in page or 'class="of-a"' in page
    devices = [part.split('"')[0] for part in page.split('name="device" value="')[1:]]
    assert len(devices) == 2
    client.post("/en/room/switch", {"device": devices[0]})
    client.post("/en/room/lock", {})
    assert client.get("/en/room/clock/").headers["Location"].startswith("/en/room/lock")
    assert client.post("/en/room/lock", {"secret": "1"}).status_code == 422
    assert client.post("/en/room/lock", {"secret": "2468"}).status_code == 302
    client.post("/en/room/leave", {})
    assert not room.is_taken(POLICE)
    assert room.is_taken(ABROAD)


def test_a_link_signs_in_once_from_this_machine_only(room: LiveRoom) -> None:
    card = next(one for one in doors.cards_of(room.id) if one.seat == POLICE)
    token = doors.make_link(room.id, until=now() + timedelta(hours=1), card=card.id)
    away = browser()
    assert away.post(f"/en/room/link/{token}", REMOTE_ADDR="10.0.0.9").status_code == 403
    assert browser().get(f"/en/room/link/{token}").status_code == 200
    client = browser()
    assert client.post(f"/en/room/link/{token}").status_code == 302
    assert room.is_taken(POLICE)
    assert browser().post(f"/en/room/link/{token}").status_code == 410


def test_an_account_enters_by_password_and_a_wrong_one_is_told(room: LiveRoom) -> None:
    assert control(browser()).get("/en/room/cards/").status_code == 200
    form = {"way": "account", "name": "facilitator", "password": "not this one"}
    assert b"do not fit" in browser().post("/en/room/sign-in", form).content
    assert b"do not fit" in browser().post("/en/room/sign-in", {**form, "name": "nobody"}).content


def test_the_cards_are_for_control_alone(room: LiveRoom) -> None:
    assert browser().get("/en/room/cards/").headers["Location"].startswith("/en/room/sign-in")
    assert come_in(browser(), room, POLICE).get("/en/room/cards/").headers["Location"] == "/en/room/"
    page = control(browser()).get("/fr/room/cards/").content.decode()
    assert page.count('class="qr"') == len(room.chairs)
    assert code_of(room, POLICE) in page


def state(room: LiveRoom) -> State:
    """How the clock stands now."""
    return room.clock.state


def test_anybody_stops_the_room_and_the_safety_role_alone_restarts_it(room: LiveRoom) -> None:
    client, head = come_in(browser(), room, POLICE), control(browser())
    head.post("/en/room/clock/turn", {"do": "start"})
    assert state(room) is State.RUNNING
    client.post("/en/room/pause", {})
    assert state(room) is State.STOPPED
    client.post("/en/room/clock/turn", {"do": "restart"})
    assert head.post("/en/room/clock/turn", {"do": "start"}).status_code == 409
    assert state(room) is State.STOPPED
    head.post("/en/room/clock/turn", {"do": "restart"})
    assert state(room) is State.RUNNING


def test_a_player_winds_the_clock_only_where_control_chose_so(room: LiveRoom) -> None:
    client = come_in(browser(), room, POLICE)
    client.post("/en/room/clock/turn", {"do": "start"})
    assert state(room) is State.OPEN
    room.choose("clock", "anybody")
    client.post("/en/room/clock/turn", {"do": "start"})
    assert state(room) is State.RUNNING


def test_an_announcement_is_read_by_each_in_their_language(room: LiveRoom) -> None:
    client, head = come_in(browser(), room, POLICE), control(browser())
    head.post("/en/room/announce", {"text-en": "Break", "text-fr": "Pause café", "text-ar": "استراحة"})
    for tag, words in zip(TAGS, ("Break", "Pause café", "استراحة"), strict=True):
        assert words in client.get(f"/{tag}/room/clock/").content.decode()


@pytest.mark.parametrize("tag", TAGS)
def test_the_pages_of_coming_in_answer_in_every_language(room: LiveRoom, tag: str) -> None:
    client = browser()
    for way in ("", "sign-in", "lock", "sign-in?code=%3Cscript%3E"):
        answer = client.get(f"/{tag}/room/{way}", follow=True)
        assert answer.status_code == 200
        assert b"<script>" not in answer.content
    assert client.get(f"/{tag}/room/link/nothing").status_code == 200


def test_a_post_from_another_page_is_refused(room: LiveRoom) -> None:
    client = browser()
    client.handler.enforce_csrf_checks = True
    assert client.post("/en/room/pause", {}).status_code == 403
    page = client.get("/en/room/sign-in").content.decode()
    token = page.split('csrfmiddlewaretoken" value="')[1].split('"')[0]
    form = {"way": "card", "code": code_of(room, POLICE), "pin": "2468", "again": "2468", "csrfmiddlewaretoken": token}
    assert client.post("/en/room/sign-in", form).status_code == 302


def test_nobody_is_led_out_of_the_room(room: LiveRoom) -> None:
    form = {"way": "card", "code": code_of(room, POLICE), "pin": "2468", "again": "2468"}
    for bad in ("https://example.org/room/", "//example.org/room/", "/\\example.org/room/", "/en/"):
        answer = browser().post("/en/room/sign-in", {**form, "next": bad, "instead": "1"})
        assert answer.headers["Location"] == "/en/room/"
