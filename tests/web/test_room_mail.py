"""What reaches a seat: mail read or not, messages of the delegation, questions decided, desk and role; and walls."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker
from rooms_here import ABROAD, POLICE, PROSECUTOR, Hand, book, browser, come_in, room_at, scenario

from jisr.clerk import Done
from jisr.clerk import commands as c
from jisr.clerk.record import PaperKind
from jisr.inquiry import SubjectKind
from jisr.store import desk_rows, questions
from jisr.vocabulary import LanguageTag
from jisr.web.room.desk.programme import programme
from jisr.web.room.inbox.items import MEDIA
from jisr.web.room.live import LiveRoom

BENCH, CARE = "r-ma-pres", "r-ma-social"


@pytest.fixture
def wall() -> Hand:
    return Hand()


@pytest.fixture
def room(tmp_path: Path, wall: Hand, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveRoom]:
    """The second day of the case, at its opening."""
    with django_db_blocker.unblock(), room_at(tmp_path / "room.sqlite3", wall) as here:
        here.start()
        here.jump()
        yield here


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def first_mail(client: Client) -> str:
    found = re.search(r'href="(/en/room/mail/[^"]+/)"', client.get("/en/room/mail/").content.decode())
    assert found is not None
    return found[1]


def counted(client: Client) -> int:
    found = re.search(r'class="count">(\d+)', client.get("/en/room/role/").content.decode())
    return int(found[1]) if found else 0


WAYS = ("desk/", "mail/", "note/", "note/all/", "note/bench/", "question/", "document/", "role/", "role/seat/", "act/")


@pytest.mark.parametrize("tag", ["en", "fr", "ar"])
@pytest.mark.parametrize("seat", [POLICE, "r-ne-ca", "r-ma-def:1", "r-ma-registrar"])
def test_every_page_answers_in_every_language_without_names_of_the_machine(room: LiveRoom, tag: str, seat: str) -> None:
    client = come_in(browser(), room, seat)
    for way in WAYS:
        answer = client.get(f"/{tag}/room/{way}")
        assert answer.status_code == 200, way
        page = answer.content.decode()
        assert page.count("<h1") == 1
        ids = re.findall(r' id="([^"]+)"', page)
        assert len(ids) == len(set(ids)), way
        assert not re.search(r"\br-(ma|ne)-[a-z]+", text_of(page)), way


def test_every_medium_of_the_scenario_has_its_word(room: LiveRoom) -> None:
    said = set(MEDIA.values()) | {"Message", "From the other State", "Result of a measure"}
    for tag, language in book().languages.items():
        assert tag == "en" or not sorted(one for one in said if one not in language.sentences)


def test_what_participants_are_sent_names_nothing_by_its_key() -> None:
    held = scenario("harmattan")
    sent = {(one.id, tag): words for one in held.all_injects for tag, words in one.content.items()}
    assert sent
    key = re.compile(r"\b(r-(ma|ne)|xr|ev|in|dec|seg)-[a-z0-9]+")
    assert not {place: words for place, words in sent.items() if key.search(words)}


def test_the_mail_of_a_list_begins_with_its_words_in_the_language_of_the_reader(room: LiveRoom) -> None:
    client = come_in(browser(), room, ABROAD)
    listed = html.unescape(client.get("/fr/room/mail/").content.decode())
    assert "Fiche de droit 1" in listed
    stated = [one for one in room.view(ABROAD).stated.values() if one.act]
    assert stated
    for one in stated:
        begins = one.text[LanguageTag("fr")][:40]
        assert begins in listed
        assert begins in html.unescape(client.get(f"/fr/room/mail/{one.act}/").content.decode())


def test_what_control_delivers_is_mail_in_the_language_of_the_reader(room: LiveRoom) -> None:
    client = come_in(browser(), room, POLICE)
    page = client.get("/en/room/mail/").content.decode()
    assert "hospital nurse" in page
    place = next(
        one for one in re.findall(r'href="(/en/room/mail/[^"]+/)"', page)
        if "A woman came at ten past eight" in client.get(one).content.decode()
    )  # fmt: skip
    french = client.get(place.replace("/en/", "/fr/")).content.decode()
    assert "Une femme est arrivée" in french
    assert french.index("Une femme est arrivée") < french.index("A woman came")
    assert 'lang="fr"' in french


def test_opening_marks_as_read_for_the_seat_alone_and_can_be_taken_back(room: LiveRoom) -> None:
    one, two = come_in(browser(), room, POLICE), come_in(browser(), room, PROSECUTOR)
    before, other = counted(one), counted(two)
    place = first_mail(one)
    one.get(place)
    one.get(place)
    assert counted(one) == before - 1
    assert counted(two) == other
    one.post(place, {})
    assert counted(one) == before


def test_mail_of_another_office_or_state_is_not_there(room: LiveRoom) -> None:
    place = first_mail(come_in(browser(), room, POLICE))
    for seat in (BENCH, ABROAD, "r-ma-def:1"):
        other = come_in(browser(), room, seat)
        assert other.get(place).status_code == 404
        assert other.post(place, {}).status_code == 404


def test_a_signed_document_is_mail_of_those_to_whom_it_went(room: LiveRoom) -> None:
    paper = c.SignPaper(kind=PaperKind.REPORT, title="On the flat", text="# Rooms\n\n- one bed",
                        language=LanguageTag("fr"), to=("bench",))  # fmt: skip
    assert isinstance(room.act(POLICE, paper, key="paper"), Done)
    bench = come_in(browser(), room, BENCH)
    assert "On the flat" in bench.get("/en/room/desk/").content.decode()
    page = bench.get(first_mail(bench)).content.decode()
    assert '<h3 dir="auto">Rooms</h3>' in page
    assert "On the flat" not in come_in(browser(), room, CARE).get("/en/room/mail/").content.decode()


# -- messages ---------------------------------------------------------------------------------------------------------


def test_a_message_reaches_one_office_and_no_other(room: LiveRoom) -> None:
    sender, bench = come_in(browser(), room, POLICE, person="Salma"), come_in(browser(), room, BENCH)
    before = counted(bench)
    assert sender.post("/en/room/note/bench/", {"text": "The file comes at noon."}).status_code == 302
    assert counted(bench) == before + 1
    page = bench.get("/en/room/note/investigation/").content.decode()
    assert "The file comes at noon." in page
    assert "Salma" in page
    assert counted(bench) == before
    for seat in (CARE, ABROAD):
        other = come_in(browser(), room, seat)
        assert "The file comes" not in other.get("/en/room/note/").content.decode()
        assert "The file comes" not in other.get("/en/room/note/all/").content.decode()


def test_a_double_click_sends_a_message_once(room: LiveRoom, wall: Hand) -> None:
    client = come_in(browser(), room, POLICE)
    for _ in range(2):
        client.post("/en/room/note/all/", {"text": "At noon."})
    assert len(desk_rows.notes(room.id, party="MA", office="bench")) == 1
    wall.now += 60_000
    client.post("/en/room/note/all/", {"text": "At noon."})
    assert len(desk_rows.notes(room.id, party="MA", office="bench")) == 2


def test_an_empty_message_is_told_and_an_office_that_is_not_there_is_absent(room: LiveRoom) -> None:
    client = come_in(browser(), room, POLICE)
    answer = client.post("/en/room/note/bench/", {"text": "  "})
    assert answer.status_code == 422
    assert "Write the message." in answer.content.decode()
    assert client.get("/en/room/note/nowhere/").status_code == 404
    assert client.get("/en/room/note/investigation/").status_code == 404


# -- decisions --------------------------------------------------------------------------------------------------------


def put(client: Client, *, to: str = "instruction", key: str = "k", options: str = "Search today\nWait") -> str:
    form = {"to": to, "text": "When do we search?", "options": options, "key": key}
    answer = client.post("/en/room/question/", form)
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def test_a_question_is_put_decided_with_reasons_and_shown_with_what_was_known(room: LiveRoom) -> None:
    police, judge = come_in(browser(), room, POLICE), come_in(browser(), room, "r-ma-ji")
    place = put(police)
    assert "Decide:" in judge.get("/en/room/desk/").content.decode()
    assert "Decide:" not in police.get("/en/room/desk/").content.decode()
    answer = judge.post(place, {"choice": "1", "reasons": "The lawyer comes at noon."})
    assert answer.status_code == 302
    for client in (police, judge):
        page = client.get(place).content.decode()
        assert "The lawyer comes at noon." in page
        assert '<b dir="auto">Wait</b>' in page
    assert "The last acts that the office had learned" in judge.get(place).content.decode()
    assert "Only the office that decides sees the file behind it." in police.get(place).content.decode()
    [kept] = questions.questions(room.id)
    assert kept.decided is not None
    assert kept.decided.known == room.view("r-ma-ji").seen
    assert kept.decided.at == room.view("r-ma-ji").hour


def test_an_office_decides_a_question_of_its_own(room: LiveRoom) -> None:
    client = come_in(browser(), room, PROSECUTOR)
    place = put(client, to="investigation")
    assert client.post(place, {"choice": "0", "reasons": "No time is left."}).status_code == 302
    assert "No time is left." in client.get("/en/room/question/").content.decode() + client.get(place).content.decode()


def test_what_lacks_in_a_question_and_in_a_decision_is_told_beside_its_field(room: LiveRoom) -> None:
    client = come_in(browser(), room, PROSECUTOR)
    answer = client.post("/en/room/question/", {"to": "nowhere", "text": " ", "options": "Only one"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Write the question." in page
    assert "two to eight options" in page
    assert "Only one" in page
    place = put(client, to="investigation")
    answer = client.post(place, {"reasons": "my reasons"})
    assert answer.status_code == 422
    assert "Choose an option." in answer.content.decode()
    assert "my reasons" in answer.content.decode()


def test_of_two_who_decide_the_second_is_told_and_keeps_the_words(room: LiveRoom) -> None:
    one, two = come_in(browser(), room, POLICE), come_in(browser(), room, PROSECUTOR)
    place = put(one, to="investigation")
    assert two.post(place, {"choice": "0", "reasons": "first"}).status_code == 302
    answer = one.post(place, {"choice": "1", "reasons": "second thoughts"})
    assert answer.status_code == 409
    assert "second thoughts" in answer.content.decode()
    [kept] = questions.questions(room.id)
    assert kept.reasons == "first"


def test_a_question_is_decided_by_the_office_that_is_asked_and_seen_by_no_third(room: LiveRoom) -> None:
    police = come_in(browser(), room, POLICE)
    place = put(police)
    police.post(place, {"choice": "0", "reasons": "mine"})
    assert questions.questions(room.id)[0].decided is None
    for seat in (BENCH, ABROAD, "r-ma-def:1"):
        other = come_in(browser(), room, seat)
        assert other.get(place).status_code == 404
        assert other.post(place, {"choice": "0", "reasons": "x"}).status_code == 404
        assert "When do we search" not in other.get("/en/room/question/").content.decode()


def test_a_double_click_puts_a_question_once(room: LiveRoom) -> None:
    client = come_in(browser(), room, POLICE)
    assert put(client) == put(client)


# -- the desk and the role --------------------------------------------------------------------------------------------


def test_the_programme_says_which_stretch_is_now(room: LiveRoom) -> None:
    stretches = programme(room.hours.table, room.clock.hour)
    assert [one.now for one in stretches].count(True) == 1
    last = programme(room.hours.table, room.hours.end)
    assert all(one.over for one in last)


def test_whoever_comes_late_reads_what_the_bot_did_in_the_seat(room: LiveRoom) -> None:
    room.jump()
    room.jump()
    seat = next(
        str(one.seat.id) for one in room.chairs
        if any(act.seat == str(one.seat.id) and act.sat == "bot" for act in room.view(str(one.seat.id)).acts.values())
    )  # fmt: skip
    page = come_in(browser(), room, seat).get("/en/room/role/seat/").content.decode()
    assert "by a bot" in page
    assert "Nothing was done in this seat yet." not in page


def test_the_role_card_names_no_role_by_its_key_and_says_what_the_seat_may_do(room: LiveRoom) -> None:
    page = come_in(browser(), room, PROSECUTOR).get("/en/room/role/").content.decode()
    assert "Bring a charge" in page
    assert "contact of the central authority" in page
    assert "r-ma-ca" not in page
    assert "Bring a charge" not in come_in(browser(), room, BENCH).get("/en/room/role/").content.decode()


def test_the_desk_of_a_seat_does_not_move_when_another_state_acts_or_writes(room: LiveRoom) -> None:
    client = come_in(browser(), room, ABROAD)

    def seen() -> str:
        pages = "".join(client.get(f"/en/room/{way}").content.decode() for way in ("desk/", "mail/", "role/seat/"))
        return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", pages)

    before = seen()
    room.act(POLICE, c.EnterSubject(kind=SubjectKind.PLACE, label="A house nobody knows"), key="secret")
    room.send_note(POLICE, to="bench", text="Only for the bench")
    put(come_in(browser(), room, POLICE))
    assert seen() == before
