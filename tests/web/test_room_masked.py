"""A protected name that somebody typed shows to no office that need not know it: in messages, questions, documents."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker
from rooms_here import PROSECUTOR, Hand, browser, come_in, control, room_at

from jisr.clerk import Done
from jisr.clerk import commands as c
from jisr.clerk.masking import hidden_names
from jisr.clerk.record import PaperKind
from jisr.store.models import Device
from jisr.vocabulary import CaseTime, LanguageTag
from jisr.web.room.live import LiveRoom
from jisr.web.room.masked import as_read_in

BENCH, REGISTRAR = "r-ma-pres", "r-ma-registrar"


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveRoom]:
    """The flagship two days before its end, as the bots played it."""
    with django_db_blocker.unblock(), room_at(tmp_path_factory.mktemp("room") / "room.sqlite3", Hand()) as here:
        here.start()
        here.halt()
        here.jump(CaseTime(here.hours.end - 2 * 1440))
        here.start()
        yield here


@pytest.fixture
def end(ended: LiveRoom, settings: pytest.FixtureRequest) -> Iterator[LiveRoom]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]
    yield ended
    Device.objects.all().delete()


def protected(room: LiveRoom) -> tuple[str, str]:
    """A name that the bench may not read, and its pseudonym."""
    masks = room.view(BENCH).masks
    return next((name, code) for name, code in masks.items() if name.isascii() and " " in name and "." not in name)


def test_a_message_shows_the_pseudonym_to_whoever_need_not_know_the_name(end: LiveRoom) -> None:
    name, code = protected(end)
    end.send_note(PROSECUTOR, to="bench", text=f"{name} asks for closed doors.", person="")
    client = come_in(browser(), end, BENCH)
    page = client.get("/en/room/note/investigation/").content.decode()
    assert name not in page
    assert f"{code} asks for closed doors." in page
    assert name not in client.get("/en/room/note/").content.decode()


def test_a_question_and_its_decision_do_too(end: LiveRoom) -> None:
    name, code = protected(end)
    form = {"to": "bench", "text": f"Is {name} heard?", "options": f"Yes\nNo, {name} is not heard"}
    place = come_in(browser(), end, PROSECUTOR).post("/en/room/question/", form).headers["Location"]
    client = come_in(browser(), end, BENCH)
    for way in ("/en/room/question/", place, "/en/room/"):
        assert name not in client.get(way).content.decode()
    assert f"No, {code} is not heard" in client.get(place).content.decode()
    client.post(place, {"choice": "1", "reasons": f"{code} was heard once."})
    assert f"No, {code} is not heard" in client.get("/en/room/question/").content.decode()


def test_a_document_signed_for_the_bench_shows_it_by_pseudonym(end: LiveRoom) -> None:
    name, code = protected(end)
    command = c.SignPaper(
        kind=PaperKind.NOTE, title=f"On {name}", text=f"{name} is a child.", language=LanguageTag("en"), to=("bench",)
    )  # fmt: skip
    answer = end.act(PROSECUTOR, command, key="note")
    assert isinstance(answer, Done)
    papers = [one for one in end.view(BENCH).papers.values() if one.title.startswith("On ")]
    assert [(one.title, one.text) for one in papers] == [(f"On {code}", f"{code} is a child.")]


def begun(client: Client, title: str) -> str:
    form = {"seat": PROSECUTOR, "kind": "note", "title": title, "open": "yes"}
    return client.post("/en/room/document/", form).headers["Location"]


def test_a_registrar_reads_a_draft_of_another_office_masked_and_does_not_write_over_names(end: LiveRoom) -> None:
    registry, whole = end.view(REGISTRAR), end.view(PROSECUTOR)
    names = {name: code for name, code in registry.masks.items() if " " in name and name.isascii()}
    known = hidden_names(whole.inquiry, whole.care, office="registry")
    assert names
    assert set(names) <= set(known)
    name, code = next(iter(names.items()))
    place = begun(come_in(browser(), end, PROSECUTOR), f"On {name}")
    client = come_in(browser(), end, REGISTRAR)
    page = client.get(place).content.decode()
    assert name not in page
    assert code in page
    assert "Names in this document are masked for your office" in page
    assert client.post(place, {"title": "x", "text": "y", "version": "1"}).status_code == 200
    assert name not in client.get("/en/room/document/").content.decode()


def test_somebody_of_another_office_in_the_room_reads_the_file_of_a_scene_masked(end: LiveRoom) -> None:
    whole = end.view(PROSECUTOR)
    known = hidden_names(whole.inquiry, whole.care, office="registry")
    read = as_read_in(whole, "registry")
    labels = " ".join(one.label for one in read.inquiry.subjects.values())
    assert not [name for name in known if " " in name and name in labels]
    assert set(known.values()) & set(labels.split())


def test_law_that_was_stated_for_the_exercise_is_mail_without_protected_names(end: LiveRoom) -> None:
    name, code = protected(end)
    head = control(browser())
    rule = re.search(r'<option value="([\w-]+)"', head.get("/en/room/console/law/").content.decode())
    assert rule is not None
    form = {
        "rule": rule[1], "article": "art. 7", "said-by": "the delegation",
        **{f"text-{tag}": f"{name} may be heard." for tag in ("en", "fr", "ar")},
    }  # fmt: skip
    assert head.post("/en/room/console/law/", form).status_code == 302
    one = next(one for one in end.view(BENCH).stated.values() if one.article == "art. 7")
    client = come_in(browser(), end, BENCH)
    for way in ("mail/", f"mail/{one.act}/"):
        page = client.get(f"/en/room/{way}").content.decode()
        assert f"{code} may be heard." in page
        assert name not in page
