"""Hearings that are talked: the call, the card on a phone, the record, the clock that stands, what the file holds."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker
from rooms_here import ABROAD, POLICE, Hand, browser, come_in, control, room_at

from jisr.clerk import Done
from jisr.clerk import commands as c
from jisr.dossier import SubjectId
from jisr.exercise.scenario import Scenario
from jisr.inquiry.state import Exhibit, MeasureTaken
from jisr.store import doors
from jisr.store.devices import PLAYS_FOR
from jisr.store.rooms import State
from jisr.vocabulary import CountryCode, LanguageTag
from jisr.web.room.live import LiveRoom
from jisr.web.room.scenes import kept as rows
from jisr.web.room.scenes.kept import Scene, Stage
from jisr.web.room.scenes.playing import issue

MA = CountryCode("MA")
MINUTE, DAY = 60_000, 1440
MEASURE = "/en/room/measure/"
CARD = "/en/room/scenes/card/"
RAHILA, NANA, LAOUALI = "v-rahila", "v-nana", "w-laouali"
KEPT = ("rights-told", "interpreter", "safe-place", "read-back", "shelter-first", "no-third-interview")
EN = LanguageTag("en")


@pytest.fixture
def wall() -> Hand:
    return Hand()


@pytest.fixture
def room(tmp_path: Path, wall: Hand, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveRoom]:
    """The second day of the case, running; the police is no bot."""
    with django_db_blocker.unblock(), room_at(tmp_path / "room.sqlite3", wall) as here:
        issue(here)
        here.sit(POLICE)
        here.start()
        here.jump()
        here.set_rate(0.1)
        yield here


def told(room: LiveRoom) -> Scenario:
    with room.reading() as held:
        return held.scenario


def subject(room: LiveRoom, person: str) -> SubjectId:
    with room.reading() as held:
        return next(id for id in held.view(POLICE).inquiry.subjects if held.cast.person(MA, str(id)) == person)


def speaks_for(room: LiveRoom, person: str) -> Client:
    """A phone at the card of the person."""
    code = next(one.code for one in doors.cards_of(room.id) if one.seat == f"{PLAYS_FOR}{person}")
    client = browser()
    form = {"way": "card", "code": code, "pin": "2468", "again": "2468"}
    assert client.post("/en/room/sign-in", form).status_code == 302
    return client


def calls(client: Client, room: LiveRoom, person: str = RAHILA, measure: str = "victim-interview") -> str:
    """The address of the scene to which the interviewer is led; empty when there is none."""
    form = {"what": f"take:{measure}", "subject": str(subject(room, person)), "step": "confirm", "safeguard": "filmed"}
    page = client.post(MEASURE, form).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"', page))
    answer = client.post(MEASURE, {**hidden, "step": "do"})
    return str(answer.headers["Location"]).replace("..", "/en/room") if answer.status_code == 302 else ""


def numbered(room: LiveRoom, *facts: str) -> list[str]:
    with room.reading() as held:
        lines = [one.fact for one in held.cast.lines(RAHILA)]
    return [str(lines.index(one)) for one in facts]


def ticks(room: LiveRoom, *facts: str, kept: tuple[str, ...] = KEPT, **more: str) -> dict[str, object]:
    return {"said": numbered(room, *facts), **{f"kept-{one}": "on" for one in kept}, **more}


def state(room: LiveRoom) -> State:
    return room.clock.state


def last(room: LiveRoom) -> Scene:
    return rows.scenes(room)[0]


def record(room: LiveRoom) -> Exhibit:
    found = room.view(POLICE).inquiry.exhibits.values()
    return [one for one in found if one.measure == "victim-interview"][-1]


def taken_last(room: LiveRoom) -> MeasureTaken:
    """The last interview that was taken."""
    found = room.view(POLICE).inquiry.measures.values()
    return [one for one in found if one.measure == "victim-interview"][-1]


def hear(
    room: LiveRoom, police: Client, phone: Client, *facts: str, kept: tuple[str, ...] = KEPT, typed: str = "She spoke."
) -> str:
    """The whole of a scene, to its close."""
    way = calls(police, room)
    phone.post(CARD, {"do": "come"})
    police.post(way, {"do": "end", "record": typed})
    phone.post(CARD, {**ticks(room, *facts, kept=kept), "do": "hand"})
    assert police.post(way, {"do": "close", "record": typed}).status_code == 302
    return way


def test_a_hearing_is_called_and_the_clock_stands_from_the_coming_to_the_close(room: LiveRoom, wall: Hand) -> None:
    police, phone = come_in(browser(), room, POLICE), speaks_for(room, RAHILA)
    way = calls(police, room)
    assert "was called" in police.get(way).content.decode()
    assert "You are called" in phone.get(CARD).content.decode()
    assert state(room) is State.RUNNING
    phone.post(CARD, {"do": "come"})
    assert state(room) is State.SCENE
    hour = room.clock.hour
    wall.now += 40 * MINUTE
    assert room.clock.hour == hour
    assert "40 min on the clock" in police.get(way).content.decode()
    phone.post(CARD, {**ticks(room, "f-006"), "do": "hand"})
    assert state(room) is State.SCENE
    police.post(way, {"do": "close", "record": "She was promised work."})
    assert last(room).stage is Stage.CLOSED
    assert state(room) is State.RUNNING
    assert room.clock.hour == hour


def test_what_was_not_ticked_is_not_in_the_exhibit_even_if_it_was_typed(room: LiveRoom) -> None:
    police, phone = come_in(browser(), room, POLICE), speaks_for(room, RAHILA)
    hear(room, police, phone, "f-006", "f-044", typed="They locked the doors of the flat.")
    room.jump()
    statements = told(room).truths
    assert record(room).text[EN] == "\n".join(statements[one].statement[EN] for one in ("f-006", "f-044"))
    assert "locked" not in str(record(room).text)
    taken = taken_last(room)
    assert taken.fields["record"] == "They locked the doors of the flat."


def test_the_safeguards_are_those_that_were_ticked_not_those_of_the_form(room: LiveRoom) -> None:
    police, phone = come_in(browser(), room, POLICE), speaks_for(room, RAHILA)
    hear(room, police, phone, "f-006", kept=("rights-told",))
    taken = taken_last(room)
    assert "filmed" not in taken.kept
    assert "rights-told" in taken.kept
    effects = {one.safeguard: one.effect for one in taken.breaches}
    assert effects["interpreter"] == "void"


def test_threats_void_what_was_said(room: LiveRoom) -> None:
    police, phone = come_in(browser(), room, POLICE), speaks_for(room, RAHILA)
    way = calls(police, room)
    phone.post(CARD, {"do": "come"})
    phone.post(CARD, {**ticks(room, "f-006", manner="threatening"), "do": "hand"})
    police.post(way, {"do": "close", "record": ""})
    taken = taken_last(room)
    assert {one.safeguard: one.effect for one in taken.breaches}["no-force"] == "void"


def test_the_record_is_not_closed_before_the_ticks_are_handed_in(room: LiveRoom) -> None:
    police, phone = come_in(browser(), room, POLICE), speaks_for(room, RAHILA)
    way = calls(police, room)
    phone.post(CARD, {"do": "come"})
    phone.post(CARD, {**ticks(room, "f-006"), "do": "keep"})
    police.post(way, {"do": "close", "record": "all of it"})
    assert last(room).stage is not Stage.CLOSED
    assert "checked" in phone.get(CARD).content.decode()
    phone.post(CARD, {**ticks(room, "f-006"), "do": "hand"})
    assert last(room).stage is Stage.CLOSED


def test_whoever_speaks_for_a_person_may_stop_at_any_moment(room: LiveRoom) -> None:
    police, phone = come_in(browser(), room, POLICE), speaks_for(room, RAHILA)
    way = calls(police, room)
    phone.post(CARD, {"do": "come"})
    phone.post(CARD, {**ticks(room, "f-006"), "do": "stop"})
    assert last(room).stage is Stage.ENDED
    assert "The talk is over" in police.get(way).content.decode()


def test_whoever_does_not_come_is_asked_for_no_reason(room: LiveRoom) -> None:
    police, phone = come_in(browser(), room, POLICE), speaks_for(room, RAHILA)
    way = calls(police, room)
    phone.post(CARD, {"do": "decline"})
    page = police.get(way).content.decode()
    assert "No reason is asked" in page
    assert state(room) is State.RUNNING
    answer = police.post(way, {"do": "talk"})
    assert (
        "Questions and answers"
        in police.get(str(answer.headers["Location"]).replace("..", "/en/room/scenes")).content.decode()
    )


def test_a_rest_is_kept_until_the_safety_officer_ends_it(room: LiveRoom, wall: Hand) -> None:
    police, phone = come_in(browser(), room, POLICE), speaks_for(room, RAHILA)
    hear(room, police, phone, "f-006")
    assert "You rest for 15 more minutes" in phone.get(CARD).content.decode()
    assert calls(police, room) == ""
    wall.now += 14 * MINUTE
    assert calls(police, room) == ""
    safety = control(browser())
    safety.post("/en/room/scenes/players/", {"do": "rested", "person": RAHILA})
    assert calls(police, room)


def test_a_rest_is_over_after_its_minutes(room: LiveRoom, wall: Hand) -> None:
    police, phone = come_in(browser(), room, POLICE), speaks_for(room, RAHILA)
    hear(room, police, phone, "f-006")
    wall.now += 15 * MINUTE
    assert calls(police, room)


def test_a_role_player_sees_one_person_and_no_file(room: LiveRoom) -> None:
    phone = speaks_for(room, RAHILA)
    page = html.unescape(phone.get(CARD).content.decode())
    scenario = told(room)
    assert scenario.figures[RAHILA].label in page
    own = {fact for said in scenario.behaviours[RAHILA].says for fact in said.facts}
    for person, behaviour in scenario.behaviours.items():
        for fact in {fact for said in behaviour.says for fact in said.facts} - own:
            assert scenario.truths[fact].statement[EN] not in page, (person, fact)
    assert scenario.figures[LAOUALI].label not in phone.get(f"{CARD}?for={LAOUALI}").content.decode()
    for way in ("desk/", "measure/", "scenes/players/", "cards/", "scenes/translations/"):
        assert phone.get(f"/en/room/{way}").status_code == 302


def test_the_card_has_no_number_of_the_state_and_no_machine_word(room: LiveRoom) -> None:
    phone = speaks_for(room, RAHILA)
    for tag in ("en", "fr", "ar"):
        page = phone.get(f"/{tag}/room/scenes/card/").content.decode()
        body = re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main>")])
        assert not re.search(r"\b[fsvpw]-\w+|[TFISW]≥|≥", body)
        assert "None" not in body


def test_a_child_is_never_called_to_a_scene(room: LiveRoom) -> None:
    with room.reading() as held:
        assert NANA not in held.cast.played
    assert not [one for one in doors.cards_of(room.id) if one.seat == f"{PLAYS_FOR}{NANA}"]


def test_a_child_is_heard_by_the_form_and_read_from_the_film(room: LiveRoom) -> None:
    police = come_in(browser(), room, POLICE)
    room.rise(POLICE)
    for _ in range(14):
        room.jump()
    judge = come_in(browser(), room, "r-ma-ji")
    films = [one for one in room.view("r-ma-ji").inquiry.exhibits.values() if one.measure == "child-hearing"]
    assert films
    assert "Films of children" in judge.get("/en/room/scenes/").content.decode()
    page = html.unescape(judge.get(f"/ar/room/scenes/film/{films[0].id}/").content.decode())
    assert films[0].text[LanguageTag("ar")].split("\n")[0][:60] in page
    assert police.get("/en/room/scenes/film/nothing/").status_code == 404
    assert not [one for one in rows.scenes(room) if one.person == NANA]


def test_without_anybody_who_speaks_the_person_is_heard_by_questions(room: LiveRoom) -> None:
    police = come_in(browser(), room, POLICE)
    way = calls(police, room)
    assert state(room) is State.SCENE
    police.post(way, {"do": "step", "step": "keep:rights-told"})
    police.post(way, {"do": "step", "step": "keep:interpreter"})
    police.post(way, {"do": "step", "step": "ask:open"})
    page = html.unescape(police.get(way).content.decode())
    said = told(room).truths["f-006"].statement[EN]
    assert said in page
    police.post(way, {"do": "step", "step": "ask:open"})
    assert "I have told you that" in police.get(way).content.decode()
    police.post(way, {"do": "close", "record": ""})
    assert last(room).stage is Stage.CLOSED
    assert state(room) is State.RUNNING
    room.jump()
    assert said in record(room).text[EN]
    assert {"rights-told", "interpreter"} <= set(taken_last(room).kept)


def test_a_restart_gives_the_same_room_after_a_scene(room: LiveRoom) -> None:
    police, phone = come_in(browser(), room, POLICE), speaks_for(room, RAHILA)
    hear(room, police, phone, "f-006")
    room.jump()
    before = {party: one.head.hash for party, one in room._room.journals.items()}
    again = room._made_again()
    assert {party: one.head.hash for party, one in again.journals.items()} == before


def test_a_scene_called_off_leaves_no_act_and_lets_the_clock_go_on(room: LiveRoom) -> None:
    police = come_in(browser(), room, POLICE)
    before = len(room.view(POLICE).inquiry.measures)
    way = calls(police, room)
    police.post(way, {"do": "off"})
    assert len(room.view(POLICE).inquiry.measures) == before
    assert state(room) is State.RUNNING


def test_nobody_reads_the_scene_of_another_seat(room: LiveRoom) -> None:
    police = come_in(browser(), room, POLICE)
    way = calls(police, room)
    assert come_in(browser(), room, ABROAD).get(way).status_code == 404
    assert control(browser()).get(way).status_code == 302


def test_after_pause_nothing_is_closed_and_what_was_typed_stays(room: LiveRoom) -> None:
    police = come_in(browser(), room, POLICE)
    way = calls(police, room)
    room.stop()
    answer = police.post(way, {"do": "close", "record": "words I typed"})
    assert answer.status_code == 409
    assert "words I typed" in answer.content.decode()


def test_after_pause_the_clock_stands_for_the_scene_that_is_under_way(room: LiveRoom) -> None:
    police, head = come_in(browser(), room, POLICE), control(browser())
    way = calls(police, room)
    room.stop()
    head.post("/en/room/clock/turn", {"do": "restart"})
    assert state(room) is State.SCENE
    room.stop()
    police.post(way, {"do": "off"})
    head.post("/en/room/clock/turn", {"do": "restart"})
    assert state(room) is State.RUNNING


@pytest.mark.parametrize("tag", ["en", "fr", "ar"])
def test_every_page_of_a_hearing_answers_in_every_language(room: LiveRoom, tag: str) -> None:
    police, phone, safety = come_in(browser(), room, POLICE), speaks_for(room, RAHILA), control(browser())
    way = calls(police, room).replace("/en/", f"/{tag}/")
    card = f"/{tag}/room/scenes/card/"
    pages = [police.get(way), phone.get(card)]
    phone.post(card, {"do": "come"})
    pages += [police.get(way), phone.get(card), safety.get(f"/{tag}/room/scenes/players/")]
    pages += [safety.get(f"{card}?for={RAHILA}"), police.get(f"/{tag}/room/scenes/")]
    pages += [police.get(f"/{tag}/room/scenes/translations/")]
    for page in pages:
        assert page.status_code == 200
        assert len(re.findall(r"<h1", page.content.decode())) == 1


@pytest.mark.parametrize("person", [RAHILA, LAOUALI, "s-ladi", "s-mariama"])
def test_the_card_of_everybody_who_is_played_answers(room: LiveRoom, person: str) -> None:
    phone = speaks_for(room, person)
    for tag in ("en", "fr", "ar"):
        assert phone.get(f"/{tag}/room/scenes/card/").status_code == 200


def test_a_registrar_types_the_record_and_does_not_close_it(room: LiveRoom) -> None:
    police, phone = come_in(browser(), room, POLICE), speaks_for(room, RAHILA)
    way = calls(police, room)
    registrar = come_in(browser(), room, "r-ma-registrar")
    assert registrar.get(way).status_code == 404
    phone.post(CARD, {"do": "come"})
    assert "Hearings of this seat" in registrar.get("/en/room/scenes/").content.decode()
    phone.post(CARD, {**ticks(room, "f-006"), "do": "hand"})
    registrar.post(way, {"do": "close", "record": "Typed by the registrar."})
    assert last(room).stage is Stage.TALKING
    assert "Typed by the registrar." in police.get(way).content.decode()
    assert come_in(browser(), room, "r-ne-registrar").get(way).status_code == 404
    police.post(way, {"do": "close", "record": last(room).record})
    assert taken_last(room).fields["record"] == "Typed by the registrar."


def test_the_clock_goes_on_only_when_the_last_scene_is_over(room: LiveRoom) -> None:
    police, phone = come_in(browser(), room, POLICE), speaks_for(room, RAHILA)
    judge = come_in(browser(), room, "r-ma-pg")
    first = calls(police, room)
    phone.post(CARD, {"do": "come"})
    second = calls(judge, room, person=RAHILA, measure="victim-interview")
    if second:
        judge.post(second, {"do": "off"})
    assert state(room) is State.SCENE
    police.post(first, {"do": "off"})
    assert state(room) is State.RUNNING


def test_a_translation_is_sent_to_the_interpreter_and_read_when_its_time_has_passed(room: LiveRoom) -> None:
    police, phone = come_in(browser(), room, POLICE), speaks_for(room, RAHILA)
    room.sit("r-ma-pg")
    hear(room, police, phone, "f-006")
    act = taken_last(room).act
    command = c.EnterExhibit(
        title="Wasika", kind="document", measure_act=act, language=LanguageTag("ha"), text="kalma " * 300
    )
    assert isinstance(room.act(POLICE, command, key="letter"), Done)
    exhibit = next(id for id, one in room.view(POLICE).inquiry.exhibits.items() if one.language == "ha")
    translator = come_in(browser(), room, "r-ma-interp", person="Aminou")
    page = "/en/room/scenes/translations/"
    assert "Nothing waits" in translator.get(page).content.decode()
    assert police.post(page, {"do": "send", "exhibit": exhibit, "key": "k"}).status_code == 302
    assert "With the interpreter" in police.get(page).content.decode()
    assert "kalma" in translator.get(page).content.decode()
    assert translator.post(page, {"do": "begin", "exhibit": exhibit, "interpreter": ""}).status_code == 422
    translator.post(page, {"do": "begin", "exhibit": exhibit, "interpreter": "Aminou"})
    assert "In work" in translator.get(page).content.decode()
    assert not room.view(POLICE).inquiry.exhibits[exhibit].translations
    room.jump()
    assert room.view(POLICE).inquiry.exhibits[exhibit].translations
    assert "Nothing waits" in translator.get(page).content.decode()


def test_hostile_forms_are_answered_calmly(room: LiveRoom) -> None:
    police, phone = come_in(browser(), room, POLICE), speaks_for(room, RAHILA)
    way, bad = calls(police, room), "<script>alert(1)</script>\x00" + "9" * 4000
    phone.post(CARD, {"do": "come"})
    for name in ("do", "said", "manner", "again", "record", "step"):
        for client, page in ((phone, CARD), (police, way)):
            answer = client.post(page, {"do": "keep", name: bad})
            assert answer.status_code < 500
            assert b"<script>alert" not in client.get(page).content
    assert last(room).stage is Stage.TALKING
