"""Rows beside a room are remembered while nobody writes any: whoever writes is read on the next page, by everybody."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker
from rooms_here import POLICE, PROSECUTOR, Hand, browser, come_in, room_at

from jisr.store import desk_rows, papers, pending, questions, reads
from jisr.store.devices import THERE
from jisr.store.papers import PaperState, Words
from jisr.store.pending import StepState
from jisr.store.pulses import one_page
from jisr.store.questions import Standing
from jisr.store.sql import Statements
from jisr.vocabulary import CaseTime
from jisr.web.room.live import LiveRoom

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
WORDS = Words(kind="note", title="Note", language="fr", text="…")


@pytest.fixture
def room(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveRoom]:
    with django_db_blocker.unblock(), room_at(tmp_path / "room.sqlite3", Hand()) as here:
        here.start()
        yield here


def note(id: int) -> None:
    desk_rows.add_note(id, party="MA", office="police", to="", seat=POLICE, person="", at=CaseTime(0), wall=0, text="n")


def announcement(id: int) -> None:
    desk_rows.add_announcement(id, at=CaseTime(0), wall=0, text={"en": "said"})


def question(id: int) -> None:
    standing = Standing(seat=POLICE, at=CaseTime(0), wall=0, known=1)
    questions.put(
        id, party="MA", office="police", to="police", text="?", options=("a", "b"), standing=standing,
        key=str(len(questions.questions(id))),
    )  # fmt: skip


def decision(id: int) -> None:
    standing = Standing(seat=POLICE, at=CaseTime(0), wall=0, known=1)
    asked = next(one for one in questions.questions(id) if one.decided is None)
    assert questions.decide(id, asked.id, choice=0, reasons="", standing=standing)


def paper(id: int) -> None:
    begun = papers.begin(
        id, party="MA", office="police", seat=POLICE, by=POLICE, words=WORDS, open=True, now=NOW
    )  # fmt: skip
    assert papers.turn(id, begun.id, PaperState.ASKED, version=1)


def paper_taken_back(id: int) -> None:
    laid = papers.waiting(id, seat=POLICE)[0]
    assert papers.save(id, laid.id, WORDS, version=laid.version, by=POLICE, now=NOW) is not None


def paper_signed(id: int) -> None:
    papers.signed(id, papers.waiting(id, seat=POLICE)[0].id, WORDS, act="MA-1")


def step(id: int) -> None:
    key = str(len(pending.due(id, wall=9)))
    pending.wait(id, seat=POLICE, key=key, command="{}", seen=-1, page="", fields={}, made=0, due=1)


def step_withdrawn(id: int) -> None:
    one = pending.waiting(id, seats=[POLICE])[0]
    assert pending.turn(one, was=StepState.WAITING, to=StepState.WITHDRAWN)


def read(id: int) -> None:
    reads.mark_read(id, POLICE, [f"note:{len(reads.read_by(id, POLICE))}"])


def unread(id: int) -> None:
    reads.mark_unread(id, POLICE, next(iter(reads.read_by(id, POLICE))))


def all_of(id: int) -> tuple[object, ...]:
    return (
        desk_rows.notes(id), desk_rows.announcements(id), questions.questions(id), papers.waiting(id, seat=POLICE),
        pending.waiting(id, seats=[POLICE]), reads.read_by(id, POLICE),
    )  # fmt: skip


WRITES = (
    note, note, announcement, question, decision, paper, paper_taken_back, paper, paper_signed, step, step_withdrawn,
    read, unread,
)  # fmt: skip


@pytest.mark.parametrize("same_page", [False, True])
def test_whatever_is_written_beside_a_room_is_read_by_the_next_question(room: LiveRoom, *, same_page: bool) -> None:
    for write in WRITES:
        if same_page:
            with one_page():
                before = all_of(room.id)
                write(room.id)
                after = all_of(room.id)
        else:
            before = _on_a_page(all_of, room.id)
            write(room.id)
            after = _on_a_page(all_of, room.id)
        assert after != before, write.__name__
        assert after == all_of(room.id), write.__name__  # outside a page nothing is remembered


def _on_a_page(ask: Callable[[int], tuple[object, ...]], id: int) -> tuple[object, ...]:
    with one_page():
        return ask(id)


def test_a_desk_beside_which_nobody_wrote_asks_the_database_once(
    room: LiveRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = come_in(browser(), room, PROSECUTOR)
    client.get("/en/room/desk/")
    asked: list[str] = []
    ask = Statements.ask

    def noted(self: Statements, said: str, *given: object) -> list[tuple[object, ...]]:
        asked.append(said)
        return ask(self, said, *given)

    monkeypatch.setattr(Statements, "ask", noted)
    with CaptureQueriesContext(connection) as others:
        assert client.get("/en/room/desk/").status_code == 200
    assert [*asked, *(one["sql"] for one in others)] == [THERE]


@pytest.mark.parametrize("way", ["desk/", "mail/", "note/", "file/", "measure/", "across/", "role/", "scenes/"])
def test_a_page_that_is_open_is_sent_all_its_live_parts_and_no_menu(room: LiveRoom, way: str) -> None:
    client = come_in(browser(), room, PROSECUTOR)
    whole = client.get(f"/fr/room/{way}").content.decode()
    part = client.get(f"/fr/room/{way}", headers={"Jisr-Part": "live"}).content.decode()
    assert re.findall(r'data-live="([\w-]+)"', part) == re.findall(r'data-live="([\w-]+)"', whole)
    assert "<nav" in whole
    assert "<footer" not in part
    assert 'id="main-menu"' not in part
