"""The console: alarms before everything, both sides alike, what control decides and how it is told, who may do what."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker
from rooms_here import ABROAD, POLICE, PROSECUTOR, Hand, browser, come_in, control, room_at

from jisr.clerk import commands as c
from jisr.dossier import Sat
from jisr.inquiry import SubjectKind
from jisr.store import doors
from jisr.store.doors import Duty
from jisr.store.rooms import State
from jisr.vocabulary import iso_of
from jisr.web.room import steer
from jisr.web.room.live import LiveRoom
from jisr.web.room.rooms import rooms
from jisr.web.room.sessions import now

HOUR, DAY = 60, 1440
PAGES = ("", "seats/", "write/", "day/", "half-day/", "truth/", "law/", "mend/", "exercises/")
READING = ("", "half-day/", "truth/")


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


@pytest.fixture
def head(room: LiveRoom) -> Client:
    return control(browser())


def account(name: str, duty: Duty) -> Client:
    made = doors.make_account(name, duties=(duty,), now=now())
    doors.set_password(made.id, "a long password")
    client = browser()
    form = {"way": "account", "name": name, "password": "a long password"}
    assert client.post("/en/room/sign-in", form).status_code == 302
    return client


def page(client: Client, way: str = "", tag: str = "en") -> str:
    answer = client.get(f"/{tag}/room/console/{way}")
    assert answer.status_code == 200, way
    return answer.content.decode()


def told(client: Client, way: str, form: dict[str, str]) -> str:
    answer = client.post(f"/en/room/console/{way}", form)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return answer.headers["Location"].partition("told=")[2].partition("#")[0]


def state_of(room: LiveRoom) -> State:
    return room.clock.state


@pytest.mark.parametrize("tag", ["en", "fr", "ar"])
@pytest.mark.parametrize("way", PAGES)
def test_every_page_of_the_console_answers_in_every_language(head: Client, tag: str, way: str) -> None:
    shown = page(head, way, tag)
    assert len(re.findall(r"<h1", shown)) == 1
    assert not re.search(r">\s*(in-\d\d|ms-[a-z]|ev-\d\d|f-\d\d\d|g-\d\d|cr-\d\d)\b", shown)


def test_the_clock_comes_first_then_the_persons_then_both_sides_alike(head: Client) -> None:
    shown = page(head)
    places = [shown.index(f'data-live="{name}"') for name in ("console-clock", "alarms", "side-a", "side-b", "queue")]
    assert places == sorted(places)
    alarms = shown[shown.index('data-live="alarms"') : shown.index('data-live="side-a"')]
    assert "<details" not in alarms
    assert shown.count('<section class="deleg of-') == 2


def test_a_delegation_never_sees_the_console(room: LiveRoom) -> None:
    seat = come_in(browser(), room, POLICE)
    for way in PAGES:
        assert seat.get(f"/en/room/console/{way}").headers["Location"] == "/en/room/"
    for way in (
        "judge",
        "recall",
        "stand-in",
        "confirm",
        "help",
        "day/post",
        "exercises/new",
        "exercises/go",
        "write/",
    ):
        assert seat.post(f"/en/room/console/{way}", {"do": "ask"}).status_code == 302
    with room.reading() as held:
        assert not held.overlook.asks_people


@pytest.mark.parametrize("duty", [Duty.EVALUATOR, Duty.OBSERVER])
def test_evaluators_and_observers_read_and_steer_nothing(room: LiveRoom, duty: Duty) -> None:
    client = account(duty.value, duty)
    for way in READING:
        shown = page(client, way)
        assert "console/inject/" not in shown
        assert 'action="/en/room/console/' not in shown.replace("console/half-day/", "")
    for way in set(PAGES) - set(READING):
        assert client.get(f"/en/room/console/{way}").status_code == 302
    first = room_waiting(room)
    client.post(f"/en/room/console/inject/{first}/decide", {"do": "skip"})
    assert room_waiting(room) == first


def room_waiting(room: LiveRoom) -> str:
    with room.reading() as held:
        return held.waiting[0].id


def test_a_message_is_read_reworded_held_and_sent(room: LiveRoom, head: Client) -> None:
    name = room_waiting(room)
    assert "Send it now" in page(head, f"inject/{name}/")
    assert told(head, f"inject/{name}/decide", {"do": "reword", "text-fr": "Mots de la salle."}) == "done"
    assert told(head, f"inject/{name}/decide", {"do": "hold"}) == "done"
    assert "Held back" in page(head)
    assert told(head, f"inject/{name}/decide", {"do": "send"}) == "done"
    assert "Mots de la salle." in page(head, tag="fr")
    assert told(head, f"inject/{name}/decide", {"do": "send"}) == "gone"


def test_a_message_skipped_is_gone_from_the_queue(room: LiveRoom, head: Client) -> None:
    name = room_waiting(room)
    assert told(head, f"inject/{name}/decide", {"do": "skip"}) == "done"
    assert head.get(f"/en/room/console/inject/{name}/").status_code == 302


def test_what_control_writes_arrives_once_and_can_be_recalled(room: LiveRoom, head: Client) -> None:
    form = {"what": "message", "to": POLICE, "text-fr": "Le voisin rappelle.", "kind": "call", "key": "one"}
    assert told(head, "write/", form) == told(head, "write/", form) == "done"
    with room.reading() as held:
        mine = [one for one in held.overlook.told() if "Le voisin rappelle." in one.text.values()]
    assert len(mine) == 1
    assert told(head, "recall", {"inject": mine[0].inject, "reasons": "by mistake"}) == "done"
    assert "Recalled" in page(head)
    assert told(head, "recall", {"inject": mine[0].inject, "reasons": "again"}) == "gone"


def test_what_is_missing_in_a_message_comes_back_with_everything_typed(head: Client) -> None:
    answer = head.post("/en/room/console/write/", {"what": "hint", "text-ar": "تلميح", "to": "*:MA"})
    assert answer.status_code == 422
    assert "Choose one seat for a hint." in answer.content.decode()
    assert "تلميح" in answer.content.decode()


def test_a_hint_and_its_price_stand_in_the_record_of_control(room: LiveRoom, head: Client) -> None:
    form = {"what": "hint", "to": ABROAD, "text-fr": "Relisez.", "criterion": "cr-10", "key": "h"}
    assert told(head, "write/", form) == "done"
    assert told(head, "write/", {**form, "criterion": "", "key": "free"}) == "done"
    with room.reading() as held:
        noted = [act.body for act in held.journals["control"].read() if act.kind == "control-acted"]
    assert [(one["what"], one["price"], one.get("criterion")) for one in noted[-2:]] == [
        ("hints", "step", "cr-10"), ("hints", "none", None),
    ]  # fmt: skip


def test_a_hint_costs_no_step_of_a_criterion_of_another_seat(head: Client) -> None:
    form = {"what": "hint", "to": ABROAD, "text-fr": "Relisez.", "criterion": "cr-28", "key": "h"}
    answer = head.post("/en/room/console/write/", form)
    assert answer.status_code == 422
    assert "The criterion is one of another seat." in answer.content.decode()
    assert "Relisez." in answer.content.decode()


def test_a_hint_of_the_scenario_fills_the_form_with_its_words_its_seat_and_its_criterion(head: Client) -> None:
    page = head.get("/en/room/console/write/").content.decode()
    assert 'href="/en/room/console/write/?inject=in-20#text"' in page
    filled = head.get("/en/room/console/write/?inject=in-20").content.decode()
    assert "what may Morocco do with its own national, and on what paper?</textarea>" in filled
    assert 'value="cr-16" selected' in filled
    assert re.search('value="r-ne-proc" checked', filled)
    assert re.search('value="hint" checked', filled)


@pytest.mark.parametrize("tag", ["en", "fr", "ar"])
def test_the_report_of_a_room_says_meetings_and_hints(room: LiveRoom, head: Client, tag: str) -> None:
    assert "r-ne-opj" not in head.get(f"/{tag}/room/console/report/").content.decode()
    form = {"what": "hint", "to": ABROAD, "text-fr": "Relisez.", "criterion": "cr-10", "key": "h"}
    told(head, "write/", form)
    page = head.get(f"/{tag}/room/console/report/").content.decode()
    assert 'id="h-hints"' in page
    assert page.count("<h1") == 1


def test_questions_are_asked_of_people_once_control_says_so(room: LiveRoom, head: Client) -> None:
    assert "told as judged by nobody" in page(head)
    assert told(head, "judge", {"do": "ask"}) == "done"
    with room.reading() as held:
        question = next(one for one in held.overlook.questions() if one.kind == "milestone")
    assert told(head, "judge", {"question": question.id, "answer": "yes"}) == "done"
    assert told(head, "judge", {"question": question.id, "answer": "yes"}) == "gone"


def test_the_stand_in_decides_only_after_its_time_of_a_running_clock(room: LiveRoom, wall: Hand) -> None:
    steer.ask_people(room)
    for _ in range(40):
        room.jump()
        with room.reading() as held:
            pending = [one for one in held.overlook.questions() if one.pending and one.kind == "milestone"]
        if pending:
            break
    assert pending
    room.halt()
    for _ in range(30):
        wall.now += 60_000
        room.tick()
    with room.reading() as held:
        assert pending[0].id in {one.id for one in held.overlook.questions() if one.pending}
    room.set_rate(0.1)
    room.start()
    for _ in range(16 * 60):
        wall.now += 1_000
        room.tick()
    with room.reading() as held:
        assert pending[0].id.partition(":")[2] in held.overlook.milestones()


def test_control_stands_in_and_every_act_says_so(room: LiveRoom, head: Client) -> None:
    assert head.post("/en/room/console/stand-in", {"seat": POLICE, "who": "control"}).status_code == 302
    assert head.get("/en/room/desk/").status_code == 200
    room.act(POLICE, c.EnterSubject(kind=SubjectKind.PLACE, label="A yard"), key="k")
    with room.reading() as held:
        assert held.overlook.last()[POLICE].sat is Sat.FACILITATOR
    come_in(browser(), room, POLICE)
    room.act(POLICE, c.EnterSubject(kind=SubjectKind.PLACE, label="Another yard"), key="l")
    with room.reading() as held:
        assert held.overlook.last()[POLICE].sat is Sat.HOLDER


def test_a_colleague_of_the_delegation_stands_in_and_another_cannot(room: LiveRoom, head: Client) -> None:
    colleague = come_in(browser(), room, PROSECUTOR)
    assert told(head, "stand-in", {"seat": POLICE, "who": ABROAD}) == "full"
    assert told(head, "stand-in", {"seat": POLICE, "who": PROSECUTOR}) == "done"
    assert "Seats in this browser" in colleague.get("/en/room/desk/").content.decode()
    room.act(POLICE, c.EnterSubject(kind=SubjectKind.PLACE, label="A yard"), key="k")
    with room.reading() as held:
        assert held.overlook.last()[POLICE].sat is Sat.STAND_IN
    holder = come_in(browser(), room, POLICE)
    assert "Seats in this browser" not in colleague.get("/en/room/desk/").content.decode()
    room.act(POLICE, c.EnterSubject(kind=SubjectKind.PLACE, label="A second yard"), key="l")
    with room.reading() as held:
        assert held.overlook.last()[POLICE].sat is Sat.HOLDER
    assert holder.get("/en/room/desk/").status_code == 200
    assert told(head, "stand-in", {"seat": POLICE, "who": "bot"}) == "done"
    assert "Seats in this browser" not in colleague.get("/en/room/desk/").content.decode()
    assert not room.is_taken(POLICE)


def prepared(client: Client) -> dict[str, str]:
    """The first thing that a bot prepared, as its form."""
    found = re.search(
        r'name="seat" value="([^"]+)"><input type="hidden" name="name" value="(\w+)"', page(client, "seats/")
    )
    assert found is not None
    return {"seat": found.group(1), "name": found.group(2)}


def test_what_the_bot_prepared_is_done_when_control_confirms(room: LiveRoom, head: Client) -> None:
    for chair in room.chairs:
        assert told(head, "stand-in", {"seat": str(chair.seat.id), "who": "prepare"}) == "done"
    room.jump()
    first = prepared(head)
    assert told(head, "confirm", {**first, "do": "decline"}) == "done"
    assert told(head, "confirm", {**first, "do": "confirm"}) == "other"
    assert told(head, "confirm", {**prepared(head), "do": "confirm"}) in ("done", "refused")
    with room.reading() as held:
        assert any(one.sat is Sat.FACILITATOR for one in held.overlook.last().values())


def test_the_help_of_a_seat_is_chosen_and_noted(room: LiveRoom, head: Client) -> None:
    assert told(head, "help", {"level": "full", "seat": POLICE}) == "done"
    assert told(head, "help", {"level": "on-request"}) == "done"
    assert told(head, "help", {"level": "a word"}) == "gone"
    assert (room.choices["help"], room.choices[f"help:{POLICE}"]) == ("on-request", "full")


def test_law_that_a_delegation_states_is_accepted_and_offered_as_a_correction(room: LiveRoom, head: Client) -> None:
    shown = page(head, "law/")
    rule = re.search(r'<option value="([^"]+)">', shown[shown.index('id="rule"') :])
    assert rule is not None
    form = {"rule": rule.group(1), "article": "12", "text-fr": "Ainsi dit la loi : l'acte est écrit.", "key": "law"}
    assert told(head, "law/", form) == "done"
    assert "Ainsi dit la loi" in page(head, "law/", "fr")
    file = head.get("/en/room/console/law/correction.yaml").content.decode()
    assert f"- id: {rule.group(1)}" in file
    assert "l''acte" in file
    assert head.post("/en/room/console/law/", {"rule": "nothing", "text-fr": "x"}).status_code == 422


def test_an_act_is_corrected_in_the_name_of_its_seat_and_says_so(room: LiveRoom, head: Client) -> None:
    room.act(POLICE, c.EnterSubject(kind=SubjectKind.PLACE, label="A yrad"), key="k")
    shown = page(head, f"mend/?seat={POLICE}")
    act = re.search(r'<option value="([^"]+)"[^>]*>[^<]*A yrad', shown)
    assert act is not None
    assert "A yrad" in page(head, f"mend/?seat={POLICE}&act={act.group(1)}")
    form = {"seat": POLICE, "act": act.group(1), "f-label": "A yard"}
    assert head.post("/en/room/console/mend/", form).status_code == 422
    assert told(head, "mend/", {**form, "reasons": "a slip of the pen", "key": "m"}) == "done"
    assert "A yard" in {one.label for one in room.view(POLICE).inquiry.subjects.values()}
    with room.reading() as held:
        assert held.overlook.last()[POLICE].sat is Sat.FACILITATOR


def test_the_day_begins_breaks_and_ends_and_everybody_is_told(room: LiveRoom, head: Client) -> None:
    assert told(head, "day/post", {"do": "break", "until": "15:30"}) == "done"
    assert state_of(room) is State.HALTED
    assert "Pause jusqu’à 15:30" in head.get("/fr/room/console/").content.decode()
    assert told(head, "day/post", {"do": "begin"}) == "done"
    assert state_of(room) is State.RUNNING
    assert told(head, "day/post", {"do": "end"}) == "done"
    assert state_of(room) is State.HALTED


def test_anybody_stops_and_the_safety_role_alone_restarts(room: LiveRoom, head: Client) -> None:
    come_in(browser(), room, POLICE).post("/en/room/pause", {})
    name = room_waiting(room)
    assert told(head, f"inject/{name}/decide", {"do": "send"}) == "rest"
    runner = account("runner", Duty.CONTROL)
    runner.post("/en/room/clock/turn", {"do": "restart"})
    assert state_of(room) is State.STOPPED
    head.post("/en/room/clock/turn", {"do": "restart", "next": "/en/room/console/"})
    assert state_of(room) is State.RUNNING


def test_nothing_is_lost_for_twenty_minutes_of_the_room_after_a_jump(room: LiveRoom, head: Client) -> None:
    with room.reading() as held:
        before = held.overlook.spared_until
    assert before >= room.clock.hour + 20 * 60 * room.clock.rate
    assert "Nothing is lost before" in page(head)
    room.set_rate(2.0)
    with room.reading() as held:
        assert held.overlook.spared_until >= room.clock.hour + 20 * 60 * 2
    assert told(head, "day/post", {"do": "quiet", "minutes": "0"}) == "done"


def test_an_exercise_is_branched_and_both_go_their_own_way(room: LiveRoom, head: Client) -> None:
    room.act(POLICE, c.EnterSubject(kind=SubjectKind.PLACE, label="Before"), key="k")
    hour = room.clock.hour
    room.jump()
    room.act(POLICE, c.EnterSubject(kind=SubjectKind.PLACE, label="After"), key="l")
    assert head.post("/en/room/console/exercises/new", {"do": "branch", "hour": iso_of(hour)[:16]}).status_code == 302
    held = rooms()
    assert held is not None
    branched = held.all()[0]
    assert branched.id != room.id
    assert branched.clock.hour == hour
    labels = {one.label for one in branched.view(POLICE).inquiry.subjects.values()}
    assert "Before" in labels
    assert "After" not in labels
    with branched.reading() as one:
        noted = [act for act in one.journals["control"].read() if act.kind == "control-acted"][-1]
    assert (noted.body["what"], noted.body["subject"]) == ("branches", "here")
    assert "branch" in page(head)
    assert "Branch of" in page(head, "exercises/")
    assert told(head, "exercises/new", {"do": "branch", "hour": "2099-01-01T00:00"}) == "gone"
    assert head.post("/en/room/console/exercises/go", {"exercise": str(room.id)}).status_code == 302


def test_a_new_exercise_is_opened_beside_the_others(room: LiveRoom, head: Client) -> None:
    form = {"do": "open", "scenario": "harmattan", "cut": "full", "timetable": "nine-hours", "seed": "7"}
    assert head.post("/en/room/console/exercises/new", form).status_code == 302
    assert "The whole story" in page(head, "exercises/")
    assert state_of(room) is State.RUNNING
    assert told(head, "exercises/new", {**form, "scenario": "../etc"}) == "gone"


def test_hostile_forms_are_answered_calmly(head: Client) -> None:
    bad = "<script>alert(1)</script>\u202e\x00" + "a" * 4000
    forms = (
        ("judge", {"question": bad, "answer": bad}), ("recall", {"inject": bad, "reasons": bad}),
        ("stand-in", {"seat": bad, "who": bad}), ("confirm", {"seat": bad, "name": bad, "do": bad}),
        ("help", {"level": bad, "seat": bad}), ("law/", {"rule": bad, "text-fr": bad, "article": bad}),
        ("mend/", {"seat": bad, "act": bad}), ("day/post", {"do": bad, "until": bad}),
        ("day/post", {"do": "programme", "programme-fr": bad, "until": bad}),
        ("write/", {"to": bad, "text-fr": bad, "kind": bad, "sender": bad, "what": bad}),
        ("exercises/new", {"do": "branch", "hour": bad}), ("exercises/go", {"exercise": bad}),
    )  # fmt: skip
    for way, form in forms:
        answer = head.post(f"/en/room/console/{way}", form)
        assert answer.status_code < 500, way
        assert b"<script>alert" not in answer.content
    assert b"<script>alert" not in head.get("/fr/room/console/day/").content
