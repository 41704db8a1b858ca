"""Acts given by forms, without script: chosen, confirmed, done; what is refused; what waits and is withdrawn."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker
from rooms_here import ABROAD, POLICE, PROSECUTOR, Hand, book, browser, come_in, room_at

from jisr.clerk import Done
from jisr.clerk import commands as c
from jisr.cooperation import RequestId
from jisr.dossier import SubjectId
from jisr.inquiry import Status, SubjectKind
from jisr.store import pending
from jisr.store.pending import StepState
from jisr.trial import HearingId
from jisr.web.room import rooms as registry
from jisr.web.room.acts.forms import FORMS, open_to
from jisr.web.room.acts.grave import is_grave
from jisr.web.room.acts.offered import FIELDS, PUT_RIGHT, TAKING_PART
from jisr.web.room.live import LiveRoom
from jisr.web.room.sealing import GRACE

SEATS = [POLICE, PROSECUTOR, "r-ne-ca", "r-ma-def:1", "r-ma-pres", "r-ma-registrar"]


@pytest.fixture
def wall() -> Hand:
    return Hand()


@pytest.fixture
def room(tmp_path: Path, wall: Hand, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveRoom]:
    """The second day of the case, at its opening, with nobody but people at the two seats of the inquiry."""
    with django_db_blocker.unblock(), room_at(tmp_path / "room.sqlite3", wall) as here:
        here.start()
        here.jump()
        yield here


def tick() -> None:
    registry._rooms[0].tick()


def person(room: LiveRoom, label: str = "Someone of the story") -> str:
    done = room.act(POLICE, c.EnterSubject(kind=SubjectKind.PERSON, label=label), key=f"enter-{label}")
    assert isinstance(done, Done)
    return str(done.acts[0].body["id"])


def hidden(page: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page):
        found.setdefault(name, []).append(unescape(value))
    return found


def asked(client: Client, slug: str, **form: str | list[str]) -> tuple[int, str]:
    """Goes to the confirmation, through the second page of questions where there is one."""
    address = f"/en/room/act/{slug}/"
    first = hidden(client.get(address).content.decode())["asked"][0]
    answer = client.post(address, {**form, "asked": first, "step": "confirm"})
    page = answer.content.decode()
    again = hidden(page).get("asked", [""])[0]
    if answer.status_code == 200 and 'value="confirm"' in page and again != first:
        answer = client.post(address, {**form, "asked": again, "step": "confirm"})
        page = answer.content.decode()
    return answer.status_code, page


def given(client: Client, slug: str, **form: str | list[str]) -> str:
    """The act given; the page that answers, or the address to which it leads."""
    status, page = asked(client, slug, **form)
    assert status == 200, page
    answer = client.post(f"/en/room/act/{slug}/", {**hidden(page), "step": "do"})
    assert answer.status_code in (200, 302), answer.content.decode()
    return answer.headers.get("Location", "") or answer.content.decode()


def charge(client: Client, room: LiveRoom, accused: str) -> str:
    offence = next(str(one) for one in book().corpus.offences if book().corpus.home_of(one) == "MA")
    return given(client, "charge", accused=accused, offence=offence, participation="principal", reasons="It is said.")


def test_every_word_of_the_forms_is_said_in_every_language() -> None:
    said = {one.title for one in FORMS} | {one.lead for one in FORMS} | set(FIELDS.values()) | set(TAKING_PART.values())
    for form in FORMS:
        for ask in form.asks:
            said |= {word for word in (ask.label, ask.needed, ask.hint) if isinstance(word, str) and word}
    for tag, language in book().languages.items():
        if tag != "en":
            assert not sorted(one for one in said if one not in language.sentences), tag


def test_every_act_that_can_be_put_right_is_one_that_a_form_or_a_measure_gives() -> None:
    assert len(PUT_RIGHT) > 8
    assert all(set(names) <= set(FIELDS) for names in PUT_RIGHT.values())


@pytest.mark.parametrize("tag", ["en", "fr", "ar"])
@pytest.mark.parametrize("seat", SEATS)
def test_every_form_of_a_seat_answers_in_every_language(room: LiveRoom, tag: str, seat: str) -> None:
    client = come_in(browser(), room, seat)
    forms = open_to(room.view(seat))
    ways = ["act/", *(f"act/{form.slug}/" for form in forms)]
    for way in ways:
        page = client.get(f"/{tag}/room/{way}")
        assert page.status_code == 200
        text = page.content.decode()
        assert text.count("<h1") == 1
        assert len(re.findall(r' id="([^"]+)"', text)) == len(set(re.findall(r' id="([^"]+)"', text)))


def test_the_list_of_a_seat_holds_what_it_may_do_and_nothing_else(room: LiveRoom) -> None:
    assert {one.slug for one in open_to(room.view(PROSECUTOR))} >= {"charge", "drop-charge", "refer-file", "correct"}
    police = {one.slug for one in open_to(room.view(POLICE))}
    assert "hand-over" in police
    assert "charge" not in police
    page = come_in(browser(), room, POLICE).get("/en/room/act/").content.decode()
    assert "Bring a charge" not in page


def test_a_standing_is_changed_with_reasons(room: LiveRoom) -> None:
    someone = person(room)
    client = come_in(browser(), room, POLICE)
    page = given(client, "standing", subject=someone, status="suspect", reasons="Named by two witnesses.")
    assert "It is in the file" in page
    assert room.view(POLICE).inquiry.subjects[next(one for one in room.view(POLICE).inquiry.subjects
                                                   if one == someone)].status is Status.SUSPECT  # fmt: skip


def test_what_is_left_out_is_told_at_once_beside_each_question_and_what_was_typed_stays(room: LiveRoom) -> None:
    client = come_in(browser(), room, POLICE)
    status, page = asked(client, "standing", reasons="words that I typed")
    assert status == 422
    assert "Name the person." in page
    assert "Choose the standing." in page
    assert "words that I typed" in page
    assert page.count('class="errmsg"') == 2


def test_nothing_can_be_chosen_that_the_office_does_not_know(room: LiveRoom) -> None:
    someone = person(room)
    client = come_in(browser(), room, "r-ma-social")
    status, page = asked(client, "standing", subject=someone, status="victim", reasons="r")
    assert status == 422
    assert "Choose from what is offered." in page
    abroad = come_in(browser(), room, ABROAD)
    assert "Someone of the story" not in abroad.get("/en/room/act/standing/").content.decode()


def test_what_the_clerk_would_refuse_is_told_before_it_is_confirmed(room: LiveRoom) -> None:
    someone = person(room)
    client = come_in(browser(), room, POLICE)
    status, page = asked(client, "identify", subject=someone, same_as=someone, reasons="the same")
    assert status == 422
    assert "identified already" in page


def test_a_seat_gives_no_act_that_is_beyond_its_power(room: LiveRoom) -> None:
    someone = person(room)
    client = come_in(browser(), room, POLICE)
    offence = next(str(one) for one in book().corpus.offences if book().corpus.home_of(one) == "MA")
    status, page = asked(client, "charge", accused=someone, offence=offence)
    assert status == 422
    assert "outside the power of your seat" in page


def test_the_questions_on_an_offence_come_once_it_is_chosen(room: LiveRoom) -> None:
    someone = person(room)
    client = come_in(browser(), room, PROSECUTOR)
    first = client.get("/en/room/act/charge/").content.decode()
    assert "Exhibits for the element" not in first
    offence = next(str(one) for one in book().corpus.offences if book().corpus.home_of(one) == "MA")
    form = {"accused": someone, "offence": offence, "asked": hidden(first)["asked"][0], "step": "confirm"}
    page = client.post("/en/room/act/charge/", form).content.decode()
    assert "Exhibits for the element" in page
    assert "Now the rest of the form" in page
    assert "errmsg" not in page


def test_a_double_click_gives_one_act(room: LiveRoom) -> None:
    client = come_in(browser(), room, POLICE)
    _, page = asked(client, "enter", kind="place", label="A house by the river")
    form = {**hidden(page), "step": "do"}
    before = len(room.view(POLICE).acts)
    assert client.post("/en/room/act/enter/", form).status_code == 200
    assert client.post("/en/room/act/enter/", form).status_code == 200
    assert len(room.view(POLICE).acts) == before + 1


def test_of_two_who_decide_on_the_same_the_second_reads_what_happened(room: LiveRoom) -> None:
    someone = person(room)
    one, two = come_in(browser(), room, POLICE), come_in(browser(), room, POLICE)
    _, first = asked(one, "standing", subject=someone, status="suspect", reasons="first")
    _, second = asked(two, "standing", subject=someone, status="witness", reasons="my own reasons")
    assert one.post("/en/room/act/standing/", {**hidden(first), "step": "do"}).status_code == 200
    answer = two.post("/en/room/act/standing/", {**hidden(second), "step": "do"})
    assert answer.status_code == 409
    assert "was faster" in answer.content.decode()
    assert "my own reasons" in answer.content.decode()


def test_an_act_of_the_own_office_is_corrected_as_long_as_nobody_cites_it(room: LiveRoom) -> None:
    person(room, "Lady of the river")
    client = come_in(browser(), room, POLICE)
    ref = next(ref for ref, act in room.view(POLICE).acts.items() if act.kind == "subject-entered"
               and act.office == "investigation")  # fmt: skip
    given(client, "correct", act=ref, reasons="A slip.", **{"changes.label": "Ladi of the river"})
    assert "Ladi of the river" in {one.label for one in room.view(POLICE).inquiry.subjects.values()}


def test_what_was_typed_is_there_again_on_a_reload_and_on_another_device_until_the_act_is_given(room: LiveRoom) -> None:
    one, two = come_in(browser(), room, POLICE), come_in(browser(), room, POLICE)
    address = "/en/room/act/enter/"
    page = hidden(one.get(address).content.decode())
    form = {"kind": "place", "label": "A house by the well", "asked": page["asked"][0], "step": "save"}
    answer = one.post(address, {**form, "version": page["version"][0]}, headers={"accept": "application/json"})
    assert answer.json()["said"].startswith("Saved at ")
    late = two.post(address, {**form, "label": "x", "version": "0"}, headers={"accept": "application/json"})
    assert late.status_code == 409
    for client in (one, two):
        again = client.get(address).content.decode()
        assert "A house by the well" in again
        assert "Saved at" in again
    assert "A house by the well" not in come_in(browser(), room, PROSECUTOR).get(address).content.decode()
    given(one, "enter", kind="place", label="A house by the well")
    assert "A house by the well" not in one.get(address).content.decode()


def test_whoever_begins_anew_finds_the_form_empty(room: LiveRoom) -> None:
    client = come_in(browser(), room, POLICE)
    asked(client, "standing", reasons="words of yesterday")
    assert "words of yesterday" in client.get("/en/room/act/standing/").content.decode()
    assert "words of yesterday" not in client.get("/en/room/act/standing/?new", follow=True).content.decode()


# -- the minute in which a grave step is withdrawn --------------------------------------------------------------------


def test_a_charge_waits_a_minute_and_is_then_sealed_though_the_browser_went_away(room: LiveRoom, wall: Hand) -> None:
    accused = person(room)
    place = charge(come_in(browser(), room, PROSECUTOR), room, accused)
    assert "/room/step/" in place
    tick()
    assert not room.view(PROSECUTOR).inquiry.charges
    wall.now += GRACE - 1
    tick()
    assert not room.view(PROSECUTOR).inquiry.charges
    wall.now += 1
    tick()
    tick()
    assert len(room.view(PROSECUTOR).inquiry.charges) == 1


def test_a_withdrawn_charge_leaves_no_act(room: LiveRoom, wall: Hand) -> None:
    accused = person(room)
    client = come_in(browser(), room, PROSECUTOR)
    place = charge(client, room, accused)
    page = client.get(place).content.decode()
    assert "It is sealed in 60 seconds" in page
    before = len(room.view(PROSECUTOR).acts)
    assert client.post(f"{place}withdraw", {}).status_code == 302
    assert "Withdrawn" in client.get(place).content.decode()
    wall.now += 2 * GRACE
    tick()
    acts = [act.kind for act in list(room.view(PROSECUTOR).acts.values())[before:]]
    assert "charge-brought" not in acts
    assert not room.view(PROSECUTOR).inquiry.charges


def test_what_is_sealed_can_no_longer_be_withdrawn(room: LiveRoom, wall: Hand) -> None:
    accused = person(room)
    client = come_in(browser(), room, PROSECUTOR)
    place = charge(client, room, accused)
    wall.now += GRACE
    tick()
    client.post(f"{place}withdraw", {})
    page = client.get(place).content.decode()
    assert "The step is sealed" in page
    assert "Charge against Someone of the story" in re.sub(r"<[^>]+>", "", page)


def test_a_double_click_on_a_grave_step_makes_one_step(room: LiveRoom, wall: Hand) -> None:
    accused = person(room)
    client = come_in(browser(), room, PROSECUTOR)
    offence = next(str(one) for one in book().corpus.offences if book().corpus.home_of(one) == "MA")
    _, page = asked(client, "charge", accused=accused, offence=offence)
    form = {**hidden(page), "step": "do"}
    places = {client.post("/en/room/act/charge/", form).headers["Location"] for _ in range(2)}
    assert len(places) == 1
    wall.now += GRACE
    tick()
    assert len(room.view(PROSECUTOR).inquiry.charges) == 1


def test_nothing_is_sealed_while_play_rests_and_it_can_still_be_withdrawn(room: LiveRoom, wall: Hand) -> None:
    accused = person(room)
    client = come_in(browser(), room, PROSECUTOR)
    place = charge(client, room, accused)
    room.stop()
    wall.now += 2 * GRACE
    tick()
    assert not room.view(PROSECUTOR).inquiry.charges
    client.post(f"{place}withdraw", {})
    room.restart()
    tick()
    assert not room.view(PROSECUTOR).inquiry.charges


def test_two_processes_seal_a_step_once(room: LiveRoom, wall: Hand) -> None:
    accused = person(room)
    charge(come_in(browser(), room, PROSECUTOR), room, accused)
    [step] = pending.waiting(room.id, seats=[PROSECUTOR])
    wall.now += GRACE
    assert pending.turn(step, was=StepState.WAITING, to=StepState.SEALING)
    tick()
    tick()
    assert len(room.view(PROSECUTOR).inquiry.charges) == 1
    sealed = pending.step(room.id, step.id)
    assert sealed is not None
    assert sealed.state is StepState.SEALED


def test_the_step_of_a_seat_is_nobody_elses(room: LiveRoom) -> None:
    accused = person(room)
    place = charge(come_in(browser(), room, PROSECUTOR), room, accused)
    for seat in (POLICE, ABROAD):
        other = come_in(browser(), room, seat)
        assert other.get(place).status_code == 404
        assert other.post(f"{place}withdraw", {}).status_code == 404


def test_a_step_that_the_clerk_refuses_when_it_is_to_be_sealed_says_why(room: LiveRoom, wall: Hand) -> None:
    accused = person(room)
    client = come_in(browser(), room, PROSECUTOR)
    first, second = charge(client, room, accused), charge(client, room, accused)
    wall.now += GRACE
    tick()
    pages = [client.get(place).content.decode() for place in (first, second)]
    assert "The step is sealed" in pages[0]
    assert "was faster" in pages[1] or "charged with this offence already" in pages[1]
    assert len(room.view(PROSECUTOR).inquiry.charges) == 1


def test_what_cannot_be_lived_with_in_haste_waits_and_nothing_else(room: LiveRoom) -> None:
    corpus, subject = book().corpus, SubjectId("S")
    grave = {slug for slug in corpus.measures if is_grave(c.TakeMeasure(measure=slug, subject=subject), corpus)}
    assert {"release", "pre-trial-detention"} <= grave
    assert not {"house-search", "victim-interview", "custody"} & grave
    assert is_grave(c.RefuseRequest(request=RequestId("R"), grounds=(), reasons="r"), corpus)
    assert is_grave(c.GiveJudgment(hearing=HearingId("H"), charges=()), corpus)
    assert not is_grave(c.AcknowledgeRequest(request=RequestId("R")), corpus)
    assert {form.slug for form in FORMS if form.grave} == {"charge", "drop-charge", "refer-file"}


def test_a_release_waits_and_withdrawn_leaves_no_act(room: LiveRoom, wall: Hand) -> None:
    someone = person(room)
    held = room.act(POLICE, c.TakeMeasure(measure="custody", subject=SubjectId(someone)), key="custody")
    assert isinstance(held, Done)
    client = come_in(browser(), room, PROSECUTOR)
    form = {"what": "take:release", "subject": someone, "step": "confirm", "facts": "No ground is left."}
    page = client.post("/en/room/measure/", form).content.decode()
    places = []
    for number in range(2):
        answer = client.post("/en/room/measure/", {**hidden(page), "step": "do", "key": f"k{number}"})
        assert answer.status_code == 302, answer.content.decode()
        places.append(answer.headers["Location"])
    shown = re.sub(r"<[^>]+>", "", client.get(places[0]).content.decode())
    assert "No ground is left." in shown
    assert "Someone of the story" in shown
    assert "About to be sealed" in client.get("/en/room/desk/").content.decode()
    client.post(f"{places[0]}withdraw", {})
    tick()
    assert room.view(PROSECUTOR).inquiry.held[SubjectId(someone)].released_at is None
    wall.now += GRACE
    tick()
    assert room.view(PROSECUTOR).inquiry.held[SubjectId(someone)].released_at is not None


def test_hostile_forms_are_answered_calmly(room: LiveRoom) -> None:
    client = come_in(browser(), room, PROSECUTOR)
    bad = "<script>alert(1)</script>\u202e\x00" + "a" * 5000
    for form in FORMS:
        address = f"/en/room/act/{form.slug}/"
        known = hidden(client.get(address).content.decode())["asked"][0]
        for name in (*known.split(), "key", "seen", "asked", "exhibits", "exhibits.x", "changes.id"):
            answer = client.post(address, {"asked": known, "step": "do", name: bad})
            assert answer.status_code < 500
            assert b"<script>alert" not in answer.content
    assert client.get("/en/room/act/nothing/").status_code == 404
    assert client.get("/en/room/step/99999/").status_code == 404
