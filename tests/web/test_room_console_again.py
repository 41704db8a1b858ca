"""What control did is there again: after a restart, in another process, after the night; whoever is asked answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker
from rooms_here import POLICE, Hand, book, browser, come_in, control, room_at, scenario

from jisr.dossier import Sat
from jisr.exercise.clock import is_open
from jisr.store import doors
from jisr.vocabulary import CaseTime, iso_of
from jisr.web.room import steer
from jisr.web.room.clock import WARNING
from jisr.web.room.live import LiveRoom
from jisr.web.room.rooms import Rooms, rooms
from jisr.web.room.sessions import now

HOUR = 60


@pytest.fixture
def wall() -> Hand:
    return Hand()


@pytest.fixture
def room(tmp_path: Path, wall: Hand, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveRoom]:
    with django_db_blocker.unblock(), room_at(tmp_path / "room.sqlite3", wall) as here:
        here.start()
        yield here


def heads(room: LiveRoom) -> dict[str, str]:
    with room.reading() as held:
        return {party: one.head.hash for party, one in held.journals.items()}


def test_after_a_restart_everything_that_control_decided_is_there_to_the_byte(room: LiveRoom, wall: Hand) -> None:
    with room.reading() as held:
        first, second = held.waiting[0].id, held.waiting[1].id
    steer.reword(room, first, {"fr": "Autres mots.", "ar": "كلمات أخرى"})
    room.release(first)
    steer.skip(room, second)
    steer.write(room, to=("*:NE", POLICE), said={"fr": "Un mot."}, kind="call", sender="un voisin")
    steer.hint(room, seat=POLICE, said={"fr": "Un indice."}, criterion="cr-05")
    steer.ask_people(room)
    room.sit(POLICE, sat=Sat.BOT)
    if (found := steer.prepared(room, POLICE)) is not None:
        steer.confirm(room, POLICE, found[0])
    steer.state_law(room, rule="NE-PR-66", state="NE", article="12", said={"fr": "Ainsi."}, by="referee")
    room.jump()
    again = Rooms(corpus=book().corpus, scenario=scenario, process="another", wall=wall).of(room.id)
    assert again is not None
    assert heads(again) == heads(room)
    steer.choose_help(again, "full", seat=POLICE)
    room.follow()
    assert room.choices[f"help:{POLICE}"] == "full"
    assert heads(again) == heads(room)


def test_the_night_is_jumped_after_a_warning_and_nothing_is_lost_for_twenty_minutes(room: LiveRoom, wall: Hand) -> None:
    closing = room.hours.closing(room.clock.hour)
    for _ in range(5 * (closing - room.clock.hour)):
        if room.clock.hour >= closing:
            break
        wall.now += 1_000
        room.tick()
    assert room.clock.hour == closing
    for _ in range(WARNING // 1_000 + 2):
        wall.now += 1_000
        room.tick()
    opened = room.clock.hour
    assert opened > closing
    with room.reading() as held:
        spared = held.overlook.spared_until
        assert is_open(held.scenario.playing(), spared)
    assert spared >= CaseTime(opened - 2 + 20 * 60)


def test_control_jumps_to_an_hour_and_never_back(room: LiveRoom) -> None:
    head, before = control(browser()), room.clock.hour
    goal = CaseTime(before + 3 * HOUR)
    head.post("/en/room/clock/turn", {"do": "to", "hour": iso_of(goal)[:16]})
    assert room.clock.hour == goal
    for hour in (iso_of(before)[:16], "tomorrow", ""):
        head.post("/en/room/clock/turn", {"do": "to", "hour": hour})
        assert room.clock.hour == goal


def test_a_question_that_is_asked_of_a_seat_is_answered_there(room: LiveRoom) -> None:
    opened = rooms()
    assert opened is not None
    room = opened.open("poor", scenario="harmattan", cut="core", rate=1.0, skills={"NE": 0.0, "MA": 0.0})
    doors.issue_cards(room.id, (str(chair.seat.id) for chair in room.chairs), now=now())
    room.start()
    steer.ask_people(room)
    for _ in range(20):
        room.jump()
        with room.reading() as held:
            mine = [one for one in held.overlook.questions() if one.pending and "r-ma-ca" in one.asks]
        if mine:
            break
    assert mine
    asked, other = come_in(browser(), room, "r-ma-ca"), come_in(browser(), room, POLICE)
    page = asked.get("/fr/room/asked/").content.decode()
    assert mine[0].id in page
    assert "Oui" in page
    assert "Questions qui attendent votre réponse" in asked.get("/fr/room/clock/").content.decode()
    assert "Questions qui attendent" not in other.get("/fr/room/clock/").content.decode()
    assert mine[0].id not in other.get("/fr/room/asked/").content.decode()
    form = {"question": mine[0].id, "answer": "yes"}
    assert "not there any more" in other.post("/en/room/asked/", form).content.decode()
    assert "Your answer is noted." in asked.post("/en/room/asked/", form).content.decode()
    with room.reading() as held:
        assert mine[0].id.partition(":")[2] not in {one.id for one in held.waiting}
    assert "not there any more" in asked.post("/en/room/asked/", form).content.decode()
