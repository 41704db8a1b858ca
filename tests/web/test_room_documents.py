"""Documents in work: kept on every screen, told when two write, signed by the PIN of their holder and by no other."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker
from rooms_here import ABROAD, POLICE, PROSECUTOR, Hand, browser, come_in, room_at

from jisr.store import papers
from jisr.store.papers import PaperState
from jisr.web.room.documents.markup import Block, Kind, blocks
from jisr.web.room.live import LiveRoom

REGISTRAR, JUDGE, DEFENCE = "r-ma-registrar", "r-ma-ji", "r-ma-def:1"
TEXT = "# What was found\n\nTwo rooms.\n\n- one bed\n- one lamp"


@pytest.fixture
def room(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveRoom]:
    """The second day of the case, at its opening."""
    with django_db_blocker.unblock(), room_at(tmp_path / "room.sqlite3", Hand()) as here:
        here.start()
        here.jump()
        yield here


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found is not None
    return found[1]


def begun(client: Client, *, seat: str, kind: str = "report", title: str = "State of the search", **more: str) -> str:
    """The address of a new document."""
    answer = client.post("/en/room/document/", {"seat": seat, "kind": kind, "title": title, **more})
    assert answer.status_code == 302
    return answer.headers["Location"]


def written(client: Client, place: str, *, text: str = TEXT, step: str = "save", version: str = "", **more: str) -> str:
    """Saved; the address to which it leads."""
    page = client.get(place).content.decode()
    form = {"title": "State of the search", "text": text, "kind": "report", "language": "fr", "step": step,
            "version": version or hidden(page, "version"), **more}  # fmt: skip
    answer = client.post(place, form)
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def acts(room: LiveRoom, seat: str) -> int:
    return sum(act.kind == "paper-signed" for act in room.view(seat).acts.values())


@pytest.mark.parametrize("tag", ["en", "fr", "ar"])
def test_the_pages_of_documents_answer_in_every_language(room: LiveRoom, tag: str) -> None:
    client = come_in(browser(), room, POLICE)
    place = begun(client, seat=POLICE)
    written(client, place)
    for way in ("/en/room/document/", place, f"{place}sign/"):
        answer = client.get(way.replace("/en/", f"/{tag}/"))
        assert answer.status_code == 200
        assert answer.content.decode().count("<h1") == 1


def test_a_draft_survives_a_reload_and_another_device(room: LiveRoom) -> None:
    one = come_in(browser(), room, POLICE)
    place = begun(one, seat=POLICE)
    assert written(one, place).endswith("?saved")
    assert "one lamp" in one.get(place).content.decode()
    other = come_in(browser(), room, POLICE)
    page = other.get(place).content.decode()
    assert "one lamp" in page
    assert "Saved at" in page


def test_the_script_of_the_page_is_told_when_it_was_kept_and_at_which_version(room: LiveRoom) -> None:
    client = come_in(browser(), room, POLICE)
    place = begun(client, seat=POLICE)
    form = {"title": "T", "text": "a", "kind": "report", "language": "fr", "version": "1", "step": "save"}
    answer = client.post(place, form, headers={"accept": "application/json"})
    assert answer.json()["version"] == 2
    assert answer.json()["said"].startswith("Saved at ")
    late = client.post(place, form, headers={"accept": "application/json"})
    assert late.status_code == 409
    assert "Somebody else" in late.json()["said"]


def test_of_two_who_write_at_once_the_second_reads_both_texts_and_loses_nothing(room: LiveRoom) -> None:
    one, two = come_in(browser(), room, POLICE), come_in(browser(), room, POLICE)
    place = begun(one, seat=POLICE)
    version = hidden(two.get(place).content.decode(), "version")
    written(one, place, text="The first text")
    form = {"title": "T", "text": "The second text", "kind": "report", "language": "fr", "version": version}
    answer = two.post(place, {**form, "step": "save"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "The first text" in page
    assert "The second text" in page
    written(two, place, text="Both texts", version=hidden(page, "version"))
    assert "Both texts" in one.get(place).content.decode()


def test_the_holder_reads_and_signs_with_the_pin(room: LiveRoom) -> None:
    client = come_in(browser(), room, POLICE)
    place = begun(client, seat=POLICE)
    sign = written(client, place, step="sign", to="bench")
    page = client.get(sign).content.decode()
    assert '<h3 dir="auto">What was found</h3>' in page
    assert "Bench" in page
    answer = client.post(sign, {"pin": "2468", "version": hidden(page, "version")})
    assert answer.status_code == 302
    assert acts(room, POLICE) == acts(room, "r-ma-pres") == 1
    assert acts(room, DEFENCE) == acts(room, ABROAD) == 0
    assert "one lamp" in client.get(place).content.decode()


def test_a_registrar_writes_for_a_magistrate_and_cannot_sign(room: LiveRoom) -> None:
    registrar = come_in(browser(), room, REGISTRAR, pin="1357")
    come_in(browser(), room, JUDGE, pin="2468")
    place = begun(registrar, seat=JUDGE, kind="order", title="Order to search")
    sign = written(registrar, place, step="sign", kind="order")
    version = hidden(registrar.get(sign).content.decode(), "version")
    for pin in ("1357", "", "0000"):
        answer = registrar.post(sign, {"pin": pin, "version": version})
        assert answer.status_code == 422
        assert "PIN is not the one of this card" in answer.content.decode()
    assert acts(room, JUDGE) == 0


def test_the_magistrate_signs_on_the_screen_of_the_registrar(room: LiveRoom) -> None:
    registrar = come_in(browser(), room, REGISTRAR, pin="1357")
    come_in(browser(), room, JUDGE, pin="2468")
    place = begun(registrar, seat=JUDGE, kind="order", title="Order to search")
    sign = written(registrar, place, step="sign", kind="order")
    version = hidden(registrar.get(sign).content.decode(), "version")
    assert registrar.post(sign, {"pin": "٢٤٦٨", "version": version}).status_code == 302
    [paper] = room.view(JUDGE).papers.values()
    assert (paper.seat, paper.kind, paper.office) == (JUDGE, "order", "instruction")
    assert acts(room, REGISTRAR) == 0


def test_wrong_pins_shut_the_card_of_the_signer_and_no_other(room: LiveRoom) -> None:
    registrar = come_in(browser(), room, REGISTRAR, pin="1357")
    come_in(browser(), room, JUDGE, pin="2468")
    sign = written(registrar, begun(registrar, seat=JUDGE, kind="order"), step="sign", kind="order")
    version = hidden(registrar.get(sign).content.decode(), "version")
    for _ in range(5):
        registrar.post(sign, {"pin": "9999", "version": version})
    answer = registrar.post(sign, {"pin": "2468", "version": version})
    assert "shut for five minutes" in answer.content.decode()
    assert acts(room, JUDGE) == 0
    come_in(browser(), room, POLICE)


def test_a_document_that_waits_for_a_signature_is_on_the_desk_of_its_signer(room: LiveRoom) -> None:
    registrar, judge = come_in(browser(), room, REGISTRAR), come_in(browser(), room, JUDGE)
    place = begun(registrar, seat=JUDGE, kind="order")
    written(registrar, place, step="ask", kind="order")
    desk = judge.get("/en/room/desk/").content.decode()
    assert "Read and sign:" in desk
    assert f"{place}sign/" in desk
    assert "Read and sign:" not in come_in(browser(), room, PROSECUTOR).get("/en/room/desk/").content.decode()


def test_what_is_changed_after_it_was_shown_is_shown_again_before_it_is_signed(room: LiveRoom) -> None:
    one, two = come_in(browser(), room, POLICE), come_in(browser(), room, POLICE)
    place = begun(one, seat=POLICE)
    sign = written(one, place, step="sign")
    version = hidden(one.get(sign).content.decode(), "version")
    written(two, place, text="Something else")
    answer = one.post(sign, {"pin": "2468", "version": version})
    assert answer.status_code == 409
    assert "Something else" in answer.content.decode()
    assert acts(room, POLICE) == 0


def test_a_double_click_signs_once_and_what_is_signed_is_changed_no_more(room: LiveRoom) -> None:
    client = come_in(browser(), room, POLICE)
    place = begun(client, seat=POLICE)
    sign = written(client, place, step="sign")
    version = hidden(client.get(sign).content.decode(), "version")
    for _ in range(2):
        assert client.post(sign, {"pin": "2468", "version": version}).status_code == 302
    assert acts(room, POLICE) == 1
    client.post(place, {"text": "forged", "version": "3", "step": "save"})
    client.post(place, {"text": "forged", "version": "4", "step": "save"})
    [paper] = papers.papers(room.id, party="MA", office="investigation")
    assert paper.state is PaperState.SIGNED
    assert "forged" not in paper.words.text


def test_the_documents_of_an_office_are_nobody_elses(room: LiveRoom) -> None:
    place = begun(come_in(browser(), room, DEFENCE), seat=DEFENCE, kind="brief", title="What we hold back")
    for seat in (POLICE, "r-ma-def:2", ABROAD, REGISTRAR, "r-ma-pres"):
        other = come_in(browser(), room, seat)
        assert other.get(place).status_code == 404
        assert other.post(place, {"text": "x", "version": "1"}).status_code == 404
        assert other.get(f"{place}sign/").status_code == 404
        assert "What we hold back" not in other.get("/en/room/document/").content.decode()


def test_the_registry_writes_what_was_opened_to_it_and_not_for_the_other_state(room: LiveRoom) -> None:
    holder, registrar = come_in(browser(), room, JUDGE), come_in(browser(), room, REGISTRAR)
    place = begun(holder, seat=JUDGE, kind="order", open="yes")
    written(registrar, place, text="Typed by the registry", kind="order")
    assert "Typed by the registry" in holder.get(place).content.decode()
    assert come_in(browser(), room, "r-ne-registrar").get(place).status_code == 404


def test_a_seat_begins_no_kind_that_it_does_not_sign_and_none_for_another_office(room: LiveRoom) -> None:
    client = come_in(browser(), room, POLICE)
    begun(client, seat=JUDGE, kind="indictment")
    [paper] = papers.papers(room.id, party="MA", office="investigation")
    assert (paper.seat, paper.words.kind) == (POLICE, "note")


def test_nothing_is_signed_while_play_rests(room: LiveRoom) -> None:
    client = come_in(browser(), room, POLICE)
    sign = written(client, begun(client, seat=POLICE), step="sign")
    version = hidden(client.get(sign).content.decode(), "version")
    room.stop()
    answer = client.post(sign, {"pin": "2468", "version": version})
    assert answer.status_code == 409
    assert "Nothing was done" in answer.content.decode()
    assert acts(room, POLICE) == 0


def test_the_markup_is_read_line_by_line_and_writes_no_code(room: LiveRoom) -> None:
    assert blocks("# A\n\nb\nc\n\n- d\n- e\n1. f\n2. g\n## h\ni") == (
        Block(Kind.HEADING, ("A",)), Block(Kind.PARAGRAPH, ("b", "c")), Block(Kind.LIST, ("d", "e")),
        Block(Kind.NUMBERS, ("f", "g")), Block(Kind.BELOW, ("h",)), Block(Kind.PARAGRAPH, ("i",)),
    )  # fmt: skip
    assert blocks("") == ()
    assert blocks("-\n#\n١. واحد")[-1] == Block(Kind.NUMBERS, ("واحد",))
    client = come_in(browser(), room, POLICE)
    place = begun(client, seat=POLICE, title="<script>alert(1)</script>")
    sign = written(client, place, step="sign", text="# <script>alert(2)</script>\n- <img src=x onerror=alert(3)>")
    for way in (sign, place, "/en/room/document/"):
        assert b"<script>alert" not in client.get(way).content
        assert b"<img" not in client.get(way).content


def test_hostile_forms_are_answered_calmly(room: LiveRoom) -> None:
    client = come_in(browser(), room, POLICE)
    place = begun(client, seat=POLICE)
    bad = "\u202e\x00<b>" + "a" * 70_000
    for name in ("title", "text", "kind", "language", "to", "exhibits", "version", "step", "pin", "seat", "open"):
        for way in (place, f"{place}sign/", "/en/room/document/"):
            assert client.post(way, {"version": "1", name: bad}).status_code < 500
    assert client.get("/en/room/document/99999/").status_code == 404
