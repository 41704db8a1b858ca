"""The screen of the room: the clock and what control posted, the same to the byte whatever the delegations do."""

import html
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker
from rooms_here import ABROAD, POLICE, Hand, browser, come_in, control, room_at

from jisr.clerk import commands as c
from jisr.inquiry import SubjectKind
from jisr.web.room.live import LiveRoom


@pytest.fixture
def room(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveRoom]:
    with django_db_blocker.unblock(), room_at(tmp_path / "room.sqlite3", Hand()) as here:
        here.start()
        here.jump()
        yield here


@pytest.mark.parametrize("tag", ["en", "fr", "ar"])
def test_the_screen_is_the_same_to_the_byte_whatever_the_delegations_do(room: LiveRoom, tag: str) -> None:
    head = control(browser())
    way = f"/{tag}/room/screen"
    before = head.get(way).content
    for seat in (POLICE, ABROAD):
        room.act(seat, c.EnterSubject(kind=SubjectKind.PLACE, label="A house nobody knows"), key=seat)
        come_in(browser(), room, seat)
        room.send_note(seat, to="", text="a note")
    assert head.get(way).content == before


@pytest.mark.parametrize(("tag", "said"), [("en", "Play: 9 Mar"), ("fr", "Jeu : 9 mars"), ("ar", "اللعب: 9 مارس")])
def test_the_programme_starts_from_the_day_of_the_timetable_and_is_posted_by_control(
    room: LiveRoom, tag: str, said: str
) -> None:
    client = control(browser())
    page = client.get("/en/room/console/day/?day=D1").content.decode()
    typed = html.unescape(page.partition(f'id="programme-{tag}"')[2].partition(">")[2].partition("</textarea>")[0])
    lines = typed.splitlines()
    assert [line.partition(" ")[0] for line in lines] == [
        "09:00–10:00", "10:00–11:40", "11:50–13:15", "14:30–15:15", "15:15–16:00",
    ]  # fmt: skip
    assert said in " ".join(lines[1].split()).replace("\u202f", " ").replace("\xa0", " ")
    assert "seg-" not in typed
    assert not room.choices.get("programme:en")
    client.post("/en/room/console/day/post", {"do": "programme", f"programme-{tag}": typed})
    assert room.choices[f"programme:{tag}"].splitlines() == lines


def test_the_screen_shows_programme_break_and_the_last_announcement(room: LiveRoom) -> None:
    head = control(browser())
    form = {"do": "programme", "programme-fr": "10:00 Ouverture\n11:30 Pause", "until": "11:30"}
    head.post("/en/room/console/day/post", form)
    head.post("/en/room/console/day/post", {"do": "announce", "text-fr": "Salle B.", "text-ar": "القاعة ب."})
    page = head.get("/fr/room/screen").content.decode()
    assert all(words in page for words in ("10:00 Ouverture", "11:30", "Salle B."))
    assert "القاعة ب." in head.get("/ar/room/screen").content.decode()


def test_the_screen_opens_by_its_address_and_a_new_one_shuts_the_old(room: LiveRoom) -> None:
    head, projector = control(browser()), browser()
    assert projector.get("/en/room/screen").status_code == 302
    assert projector.get("/en/room/screen/guessed").status_code == 404
    head.post("/en/room/console/day/post", {"do": "screen"})
    old = room.choices["screen"]
    answer = projector.get(f"/en/room/screen/{old}")
    assert answer.status_code == 200
    assert answer.headers["Refresh"] == "15"
    assert not answer.cookies
    head.post("/en/room/console/day/post", {"do": "screen"})
    assert projector.get(f"/en/room/screen/{old}").status_code == 404


def test_a_seat_is_led_away_from_the_screen_of_control(room: LiveRoom) -> None:
    assert come_in(browser(), room, POLICE).get("/en/room/screen").status_code == 302
