"""The desk and the page of a measure, as forms without script: what waits, what is done, what is refused and told."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker
from rooms_here import ABROAD, POLICE, PROSECUTOR, Hand, book, browser, come_in, room_at

from jisr.clerk import commands as c
from jisr.inquiry import SubjectKind
from jisr.store import rooms as store
from jisr.store.pulses import one_page
from jisr.web.room.live import LiveRoom

DAY = 1440
PAGE = "/en/room/measure/"


@pytest.fixture
def wall() -> Hand:
    return Hand()


@pytest.fixture
def room(tmp_path: Path, wall: Hand, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveRoom]:
    """The second day of the case, at its opening, running."""
    with django_db_blocker.unblock(), room_at(tmp_path / "room.sqlite3", wall) as here:
        here.start()
        here.jump()
        yield here


def place(room: LiveRoom, seat: str) -> str:
    """Something in the own State on which a home is searched."""
    view = room.view(seat)
    return next(
        id for id, one in view.inquiry.subjects.items() if one.kind == "place" and one.state in ("", view.party)
    )


def hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', page))


def confirmed(client: Client, room: LiveRoom, seat: str, **more: str) -> dict[str, str]:
    """The hidden fields of the page on which one confirms."""
    form = {"what": "take:house-search", "subject": place(room, seat), "step": "confirm", **more}
    answer = client.post(PAGE, form)
    assert answer.status_code == 200, answer.content.decode()
    return {**hidden(answer.content.decode()), "step": "do"}


@pytest.mark.parametrize("tag", ["en", "fr", "ar"])
@pytest.mark.parametrize("seat", [POLICE, "r-ne-ca", "r-ma-def:1", "r-ma-pres"])
def test_every_desk_answers_in_every_language(room: LiveRoom, tag: str, seat: str) -> None:
    room.jump()
    client = come_in(browser(), room, seat)
    for way in ("desk/", "measure/", "measure/?what=take:house-search", "measure/?what=order:phone-extraction"):
        page = client.get(f"/{tag}/room/{way}")
        assert page.status_code == 200
        assert len(re.findall(r"<h1", page.content.decode())) == 1


def test_a_measure_is_chosen_confirmed_and_done(room: LiveRoom) -> None:
    client = come_in(browser(), room, POLICE)
    assert "House" in client.get(PAGE).content.decode() or "Search of a home" in client.get(PAGE).content.decode()
    form = confirmed(client, room, POLICE, ground="continuing-offence", safeguard="sealed", facts="seen at the door")
    done = client.post(PAGE, form).content.decode()
    assert "Search of a home" in done
    assert "It is in the file" in done
    taken = list(room.view(POLICE).inquiry.measures.values())[-1]
    assert taken.measure == "house-search"
    assert taken.ground == "continuing-offence"
    assert "sealed" in taken.kept
    assert "Search of a home" in client.get("/en/room/desk/").content.decode()


def test_a_double_click_takes_the_measure_once(room: LiveRoom) -> None:
    client = come_in(browser(), room, POLICE)
    form = confirmed(client, room, POLICE)
    before = len(room.view(POLICE).inquiry.measures)
    assert client.post(PAGE, form).status_code == client.post(PAGE, form).status_code == 200
    assert len(room.view(POLICE).inquiry.measures) == before + 1


def test_what_is_refused_comes_back_with_all_faults_and_what_was_typed(room: LiveRoom) -> None:
    client = come_in(browser(), room, POLICE)
    form = {
        "what": "take:house-search", "subject": "S-nothing", "ground": "written-consent", "facts": "words I typed",
        "order": "A-nothing", "step": "do", "key": "k",
    }  # fmt: skip
    answer = client.post(PAGE, form)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Your office does not know this subject" in page
    assert "words I typed" in page
    form["subject"] = place(room, POLICE)
    page = client.post(PAGE, {**form, "key": "k2"}).content.decode()
    assert "cites no order" in page
    assert 'id="f-order"' in page


def test_an_order_reaches_the_desk_of_the_office_that_carries_it_out(room: LiveRoom) -> None:
    judge, police = come_in(browser(), room, PROSECUTOR), come_in(browser(), room, POLICE)
    form = {"what": "order:house-search", "subject": place(room, PROSECUTOR), "office": "investigation",
            "ground": "prosecutor-order", "reasons": "Persons are held there.", "step": "confirm"}  # fmt: skip
    page = judge.post(PAGE, form).content.decode()
    assert "Persons are held there." in page
    assert judge.post(PAGE, {**hidden(page), "step": "do"}).status_code == 200
    desk = police.get("/en/room/desk/").content.decode()
    assert "Carry out: Search of a home" in desk
    link = re.search(r'href="(/en/room/measure/\?[^"]+)"', desk)
    assert link is not None
    chosen = police.get(link.group(1).replace("&amp;", "&")).content.decode()
    assert chosen.count(" selected>") >= 2


def test_of_two_who_decide_at_once_the_second_reads_what_happened(room: LiveRoom) -> None:
    one, two = come_in(browser(), room, POLICE), come_in(browser(), room, POLICE)
    first, second = confirmed(one, room, POLICE), confirmed(two, room, POLICE, facts="my own words")
    assert one.post(PAGE, first).status_code == 200
    answer = two.post(PAGE, second)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "was faster" in page
    assert "my own words" in page


def test_nothing_is_done_while_the_room_is_stopped(room: LiveRoom) -> None:
    client = come_in(browser(), room, POLICE)
    form = confirmed(client, room, POLICE)
    client.post("/en/room/pause", {})
    answer = client.post(PAGE, form)
    assert answer.status_code == 409
    assert "Nothing was done" in answer.content.decode()
    kept = store.exercise("here")
    assert kept is not None
    room.restart()
    assert client.post(PAGE, form).status_code == 200


def test_a_seat_sees_nothing_of_what_another_office_does(room: LiveRoom) -> None:
    """The desk of a seat is the same to the byte whether another State acted or not."""
    client = come_in(browser(), room, ABROAD)

    def seen() -> str:
        page = client.get("/en/room/desk/").content.decode()
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)

    before = seen()
    room.act(POLICE, c.EnterSubject(kind=SubjectKind.PLACE, label="A house nobody knows"), key="secret")
    assert seen() == before


def test_hostile_forms_are_answered_calmly(room: LiveRoom) -> None:
    client = come_in(browser(), room, POLICE)
    bad = "<script>alert(1)</script>\u202e\x00" + "a" * 5000
    for name in (
        "what",
        "subject",
        "ground",
        "order",
        "request",
        "office",
        "reasons",
        "facts",
        "safeguard",
        "key",
        "seen",
    ):
        form = {"what": "take:house-search", "subject": place(room, POLICE), "step": "do", "key": name, name: bad}
        answer = client.post(PAGE, form)
        assert answer.status_code < 500
        assert b"<script>alert" not in answer.content
    assert book().corpus.measures


def test_a_choice_is_there_at_once_on_the_page_that_made_it(room: LiveRoom) -> None:
    with one_page():
        assert room.choices.get("break", "") == ""
        room.choose("break", "10:30")
        assert room.choices["break"] == "10:30"
        room.choose("break", "11:00")
        assert room.choices["break"] == "11:00"


@pytest.mark.parametrize(("tag", "said"), [("en", "I do it: Hearings"), ("fr", "Auditions"), ("ar", "الاستماعات")])
def test_measures_are_chosen_by_family(room: LiveRoom, tag: str, said: str) -> None:
    client = come_in(browser(), room, POLICE)
    page = client.get(f"/{tag}/room/measure/").content.decode()
    labels = re.findall('<optgroup label="([^"]+)"', page)
    assert any(said in one for one in labels)
    assert len(labels) == len(set(labels)) > 3
    hearings = page.partition(said)[2].partition("</optgroup>")[0]
    assert "take:suspect-hearing" in hearings
    assert "take:house-search" not in hearings
