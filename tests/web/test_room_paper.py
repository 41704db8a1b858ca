"""The papers: each seat's paper holds what the seat may see and nothing else; the kit; how people connect."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker
from rooms_here import ABROAD, POLICE, PROSECUTOR, Hand, book, browser, come_in, control, room_at, scenario

from jisr.clerk import Done
from jisr.clerk import commands as c
from jisr.cli import main
from jisr.inquiry import SubjectKind
from jisr.library.scenario_paper import load_paper_data
from jisr.press.paper.cast import cast_cards, is_child
from jisr.press.paper.forms import blanks
from jisr.press.paper.rights import rights_sheets
from jisr.settings import DATA
from jisr.store import desk_rows
from jisr.store.models import Exercise
from jisr.store.rooms import exercise
from jisr.vocabulary import CaseTime, CountryCode, date_of, iso_of
from jisr.web import served as reach
from jisr.web.room.clock import paper_hour
from jisr.web.room.live import LiveRoom
from jisr.web.room.paper.desks import INDEX, print_room, printed
from jisr.web.room.rooms import Rooms
from jisr.web.served import Served, hold_served

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
SHEETS = ("cast", "roles", "rights", "letters", "forms", "memo", "contacts")


@pytest.fixture
def room(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveRoom]:
    with django_db_blocker.unblock(), room_at(tmp_path / "room.sqlite3", Hand()) as here:
        here.start()
        yield here


@pytest.fixture
def reached() -> Iterator[None]:
    before = tuple(reach._held)
    hold_served(Served(host="0.0.0.0", port=8000))
    yield
    reach._held[:] = before


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_a_set_has_a_page_for_each_seat_and_a_list(room: LiveRoom, tmp_path: Path) -> None:
    place = print_room(room, tmp_path / "print", now=NOW)
    names = {f"{chair.seat.id}.html".replace(":", "-") for chair in room.chairs}
    assert {one.name for one in place.iterdir()} == {INDEX, *names}
    assert set(re.findall(r'href="([^"#:]+\.html)"', text(place / INDEX))) == names | {INDEX}


def test_a_page_needs_no_other_file_and_no_script(room: LiveRoom, tmp_path: Path) -> None:
    place = print_room(room, tmp_path / "print", now=NOW)
    for page in (text(one) for one in place.iterdir()):
        assert "<script" not in page
        assert "<style>" in page
        assert not re.findall(r'(?:src|href)="(?:https?:)?//|url\((?!data:)|<link rel="stylesheet"', page)


def test_each_delegation_has_its_papers_in_its_own_language(room: LiveRoom, tmp_path: Path) -> None:
    place = print_room(room, tmp_path / "print", now=NOW)
    assert '<html lang="ar" dir="rtl">' in text(place / f"{POLICE}.html")
    assert '<html lang="fr" dir="ltr">' in text(place / f"{ABROAD}.html")


def test_the_paper_of_a_seat_shows_what_its_office_knows_and_no_other(room: LiveRoom, tmp_path: Path) -> None:
    room.act(POLICE, c.EnterSubject(kind=SubjectKind.PLACE, label="Rue des Consuls 4"), key="k1")
    room.act(ABROAD, c.EnterSubject(kind=SubjectKind.PLACE, label="Quartier Birni 9"), key="k2")
    place = print_room(room, tmp_path / "print", now=NOW)
    for own, other, label in ((POLICE, ABROAD, "Rue des Consuls 4"), (ABROAD, POLICE, "Quartier Birni 9")):
        assert label in text(place / f"{own}.html")
        assert label not in text(place / f"{other}.html")
    for seat in ("r-ma-pres", "r-ma-def-1", "r-ne-ca"):
        assert "Rue des Consuls 4" not in text(place / f"{seat}.html")


def test_a_message_inside_a_delegation_is_on_the_papers_of_those_who_may_read_it(
    room: LiveRoom, tmp_path: Path
) -> None:
    room.send_note(POLICE, to="investigation", text="Call the hospital <now>")
    place = print_room(room, tmp_path / "print", now=NOW)
    assert "Call the hospital &lt;now&gt;" in text(place / f"{PROSECUTOR}.html")
    assert "Call the hospital" not in text(place / "r-ma-def-1.html")
    assert "Call the hospital" not in text(place / f"{ABROAD}.html")
    assert desk_rows.notes(room.id)


def test_only_the_newest_sets_stay_and_an_unfinished_one_is_none(room: LiveRoom, tmp_path: Path) -> None:
    folder = tmp_path / "print"
    made = [print_room(room, folder, now=NOW + timedelta(minutes=15 * n), keeps=2) for n in range(3)]
    (folder / ".part").mkdir()
    assert printed(folder) == (made[2], made[1])
    assert print_room(room, folder, now=NOW + timedelta(hours=2), keeps=2).exists()


def test_a_set_is_for_its_owner_alone(room: LiveRoom, tmp_path: Path) -> None:
    place = print_room(room, tmp_path / "print", now=NOW)
    assert place.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("tag", ["en", "fr", "ar"])
def test_every_sheet_of_the_kit_answers_in_every_language(room: LiveRoom, tag: str, reached: None) -> None:
    client = control(browser())
    for way in ("", "connect/", f"desks/{POLICE}/", "desks/r-ma-def:1/", *(f"{name}/" for name in SHEETS)):
        answer = client.get(f"/{tag}/room/paper/{way}")
        assert answer.status_code == 200, way
        page = answer.content.decode()
        assert len(re.findall(r"<h1", page)) == 1
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids)), way
    assert client.get(f"/{tag}/room/paper/nothing/").status_code == 404
    assert client.get(f"/{tag}/room/paper/desks/nobody/").status_code == 404


def test_the_papers_are_written_by_a_command_beside_the_server(
    room: LiveRoom, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JISR_DATABASE", f"sqlite:///{connection.settings_dict['NAME']}")
    assert main(["print-now", "--to", str(tmp_path / "print"), "--language", "en"]) == 0
    place = printed(tmp_path / "print" / room.plan.name)[0]
    assert str(place) in capsys.readouterr().out
    assert '<html lang="en" dir="ltr">' in text(place / f"{POLICE}.html")


def test_the_command_says_when_there_is_no_exercise_to_print(
    tmp_path: Path,
    django_db_blocker: DjangoDbBlocker,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("JISR_DATABASE", f"sqlite:///{tmp_path / 'room.sqlite3'}")
    with django_db_blocker.unblock(), room_at(tmp_path / "room.sqlite3", Hand()) as here:
        Exercise.objects.filter(pk=here.id).update(data="other")
        assert main(["print-now", "--to", str(tmp_path / "print")]) == 2
    assert "No exercise is open" in capsys.readouterr().err


def test_a_player_gets_no_paper_of_control(room: LiveRoom) -> None:
    client = come_in(browser(), room, POLICE)
    for way in ("", "cast/", "memo/", f"desks/{ABROAD}/"):
        assert client.get(f"/en/room/paper/{way}").status_code == 302


def test_no_card_of_an_actor_shows_a_number_of_the_reckoning_or_a_code(room: LiveRoom) -> None:
    client = control(browser())
    for tag in ("en", "fr", "ar"):
        page = client.get(f"/{tag}/room/paper/cast/").content.decode().partition("<main")[2]
        words = re.sub(r"<[^>]+>", " ", page)
        assert not re.findall(r"\bf-\d|\b[TFISW]\s?[≥≤=−]|\bms-|\bev-\d", words)


def test_the_memo_to_the_bench_names_no_rule_by_its_code(room: LiveRoom) -> None:
    client = control(browser())
    for tag in ("en", "fr", "ar"):
        words = re.sub(r"<[^>]+>", " ", client.get(f"/{tag}/room/paper/memo/").content.decode().partition("<main")[2])
        assert not re.findall(r"\b[A-Z]{3,}/\d", words)


def test_no_child_has_a_card() -> None:
    told, said = scenario("harmattan"), load_paper_data(DATA, "harmattan")
    cards = {one.id for one in cast_cards(told, live=said.live, first_words=said.first_words)}
    children = {id for id, one in told.figures.items() if is_child(one, on=date_of(told.start))}
    assert {"v-nana", "v-balki"} <= children
    assert not cards & children
    assert said.live <= cards


def test_the_sheet_of_rights_cites_the_law_of_its_state_and_only_treaties_that_bind_it() -> None:
    told, corpus = scenario("harmattan"), book().corpus
    on = date_of(told.start)
    sheets = rights_sheets(corpus, told.states, on=on)
    assert len(sheets) == 4
    for sheet in sheets:
        assert sheet.own
        assert all(corpus.rules[one.rule].home == sheet.state for one in sheet.own)
        homes = {corpus.rules[one.rule].home for one in sheet.treaties}
        assert all(corpus.countries[sheet.state].is_bound(home, on=on) for home in homes)
    morocco = {one.rule for sheet in sheets if sheet.state == CountryCode("MA") for one in sheet.own}
    assert "MA-PR-82-5-1d" not in morocco  # the time to recover came into force in 2025


def test_the_blank_request_asks_for_what_the_convention_asks_for() -> None:
    corpus = book().corpus
    found = {one.id: one for one in blanks(corpus, on=date_of(scenario("harmattan").start))}
    assert {"measure", "order", "seal", "message", "assistance"} <= set(found)
    assert len(found["assistance"].lines) >= len(corpus.forms["assistance"].fields)
    assert any(line.cited for line in found["assistance"].lines)


def test_the_sheet_on_the_wall_shows_the_address_of_this_machine(room: LiveRoom, reached: None) -> None:
    page = control(browser()).get("/en/room/paper/connect/").content.decode()
    urls = reach.served().urls if reach.served() is not None else ()  # type: ignore[union-attr]
    assert all(url in page for url in urls)
    assert "<svg" in page
    assert "./run serve --host 0.0.0.0" not in page


def test_a_server_that_only_this_machine_reaches_says_so(room: LiveRoom, reached: None) -> None:
    hold_served(Served(host="127.0.0.1", port=8000))
    assert "./run serve --host 0.0.0.0" in control(browser()).get("/en/room/paper/connect/").content.decode()


def test_the_page_of_trust_is_open_and_says_when_there_is_nothing_to_trust(room: LiveRoom, reached: None) -> None:
    assert "nothing is to be done here" in browser().get("/en/room/trust/").content.decode()
    assert browser().get("/en/room/trust/authority.crt").status_code == 404


# -- typing in what was done by hand ---------------------------------------------------------------------------------


def entered(room: LiveRoom, label: str) -> tuple[int, int]:
    """When the act that entered a place was done, and when it was entered."""
    with room.reading() as held:
        acts = [act for act in held.journals["MA"].read() if act.kind == "subject-entered"]
    found = next(act for act in acts if label in str(act.parts))
    return int(found.done_at), int(found.entered_at)


def act(room: LiveRoom, label: str) -> tuple[int, int]:
    assert isinstance(room.act(POLICE, c.EnterSubject(kind=SubjectKind.PLACE, label=label), key=label), Done)
    return entered(room, label)


def test_an_act_typed_in_from_paper_bears_the_hour_of_its_form_and_the_hour_of_its_entry(room: LiveRoom) -> None:
    room.jump(CaseTime(room.clock.hour + 180))
    player, hand = come_in(browser(), room, POLICE), room.clock.hour - 95
    facilitator = control(browser())
    assert "Control has not opened it" in player.get("/en/room/typed/").content.decode()
    facilitator.post("/en/room/paper/catching-up", {"do": "open"})
    assert "Your acts bear the hour of the clock now." in player.get("/en/room/desk/").content.decode()
    answer = player.post("/en/room/typed/", {"do": "say", "hour": iso_of(CaseTime(hand))})
    assert answer.status_code == 302
    assert "Your acts bear the hour" in player.get("/en/room/desk/").content.decode()
    assert act(room, "Rue 1") == (hand, room.clock.hour)
    player.post("/en/room/typed/", {"do": "now"})
    assert act(room, "Rue 2") == (room.clock.hour, room.clock.hour)


def test_the_hour_of_paper_counts_only_while_control_lets_the_room_catch_up(room: LiveRoom) -> None:
    room.jump(CaseTime(room.clock.hour + 180))
    facilitator, player = control(browser()), come_in(browser(), room, POLICE)
    facilitator.post("/en/room/paper/catching-up", {"do": "open"})
    player.post("/en/room/typed/", {"do": "say", "hour": iso_of(CaseTime(room.clock.hour - 60))})
    facilitator.post("/en/room/paper/catching-up", {"do": "close"})
    assert act(room, "Rue 3") == (room.clock.hour, room.clock.hour)
    player.post("/en/room/paper/catching-up", {"do": "open"})  # control alone opens it
    assert room.choices.get("catching-up") != "open"


@pytest.mark.parametrize("said", ["", "yesterday", "2022-13-40T99:99", "2031-01-01T00:00", "1999-01-01T00:00"])
def test_an_hour_that_is_none_or_has_not_come_is_said_to_be_so(room: LiveRoom, said: str) -> None:
    facilitator, player = control(browser()), come_in(browser(), room, POLICE)
    facilitator.post("/en/room/paper/catching-up", {"do": "open"})
    answer = player.post("/en/room/typed/", {"do": "say", "hour": said})
    assert answer.status_code == (400 if said else 302)
    assert paper_hour(room.choices, POLICE) is None


def test_what_was_typed_in_is_played_again_to_the_same_acts(room: LiveRoom) -> None:
    room.jump(CaseTime(room.clock.hour + 180))
    room.choose("catching-up", "open")
    room.choose(f"catching-up:{POLICE}", str(room.clock.hour - 95))
    act(room, "Rue 4")
    kept = exercise(room.plan.name)
    assert kept is not None
    again = Rooms(corpus=book().corpus, scenario=scenario, process="second").of(kept.id)
    assert again is not None
    assert entered(again, "Rue 4") == entered(room, "Rue 4")
