"""Accounts of control: a password for once, a second device with recovery codes, made, reset and closed by duty."""

import ast
import html
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pyotp
import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker
from rooms_here import DATA, POLICE, PROSECUTOR, Hand, browser, code_of, come_in, control, room_at

from jisr.library import load_languages
from jisr.store import doors, second
from jisr.store.doors import Duty, Tried
from jisr.vocabulary import LanguageTag
from jisr.web.room.live import LiveRoom
from jisr.web.room.sessions import now

ENTRY = Path(__file__).parents[2] / "src" / "jisr" / "web" / "room" / "entry"
OWN = "a long password"


@pytest.fixture
def room(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveRoom]:
    with django_db_blocker.unblock(), room_at(tmp_path / "room.sqlite3", Hand()) as here:
        yield here


def enters(client: Client, name: str, password: str, code: str = "") -> str:
    """Where an account is led to, empty when the door stays shut."""
    form = {"way": "account", "name": name, "password": password, "totp": code}
    answer = client.post("/en/room/sign-in", form)
    return answer.headers["Location"] if answer.status_code == 302 else ""


def words(client: Client, way: str = "secret", form: dict[str, str | list[str]] | None = None) -> str:
    answer = client.post(f"/en/room/{way}", form) if form is not None else client.get(f"/en/room/{way}")
    return html.unescape(answer.content.decode())


def made(head: Client, name: str, *duties: str) -> str:
    """An account that control makes, and its password for once."""
    page = words(head, "accounts/", {"do": "make", "name": name, "duty": list(duties)})
    found = re.search(r">((?:[0-9A-Z]{4}-){2}[0-9A-Z]{4})<", page)
    assert found is not None, page
    return found[1]


def with_second_device(client: Client) -> tuple[str, list[str]]:
    """The secret of a second device set up at the account, and its recovery codes."""
    page = words(client, form={"do": "begin"})
    secret = re.search(r'name="secret" value="([A-Z2-7]{32})"', page)
    assert secret is not None
    page = words(client, form={"do": "second", "secret": secret[1], "code": pyotp.TOTP(secret[1]).at(now())})
    return secret[1], re.findall(r">([0-9A-Z]{5}-[0-9A-Z]{5})<", page)


def test_an_account_that_control_makes_enters_once_with_a_given_password_and_chooses_its_own(room: LiveRoom) -> None:
    given = made(control(browser()), "Dr. Aïcha", "evaluator", "observer")
    client = browser()
    assert enters(client, "Dr. Aïcha", given) == "/en/room/secret"
    assert "somebody else knows" in words(client)
    assert "password is set" in words(client, form={"do": "password", "password": OWN, "again": OWN})
    assert not enters(browser(), "Dr. Aïcha", given)
    assert enters(browser(), "Dr. Aïcha", OWN) == "/en/room/"
    held = doors.account_of("Dr. Aïcha")
    assert held is not None
    assert held.duties == {Duty.EVALUATOR, Duty.OBSERVER}


def test_all_faults_of_a_new_account_come_at_once_and_what_was_typed_stays(room: LiveRoom) -> None:
    head = control(browser())
    page = words(head, "accounts/", {"do": "make", "name": ""})
    assert "Type the name" in page
    assert "Choose what the account may do" in page
    page = words(head, "accounts/", {"do": "make", "name": "facilitator", "duty": ["observer"]})
    assert "There is an account of this name" in page
    assert 'value="facilitator"' in page
    assert re.search(r'value="observer" checked', page)


def test_a_reset_account_opens_with_nothing_that_opened_it_before(room: LiveRoom) -> None:
    head = control(browser())
    client = browser()
    enters(client, "Brahim", made(head, "Brahim", "control"))
    words(client, form={"do": "password", "password": OWN, "again": OWN})
    with_second_device(client)
    held = doors.account_of("Brahim")
    assert held is not None
    page = words(head, "accounts/", {"do": "reset", "account": str(held.id)})
    given = re.search(r">((?:[0-9A-Z]{4}-){2}[0-9A-Z]{4})<", page)
    assert given is not None
    assert client.get("/en/room/secret").headers["Location"].startswith("/en/room/sign-in")
    assert not enters(browser(), "Brahim", OWN)
    assert enters(browser(), "Brahim", given[1]) == "/en/room/secret"


def test_a_closed_account_opens_nothing_and_the_last_one_of_control_stays_open(room: LiveRoom) -> None:
    head = control(browser())
    client = browser()
    enters(client, "Carla", made(head, "Carla", "observer"))
    held, own = doors.account_of("Carla"), doors.account_of("facilitator")
    assert held is not None
    assert own is not None
    words(head, "accounts/", {"do": "close", "account": str(held.id)})
    assert client.get("/en/room/clock/").status_code == 302
    assert doors.account_of("Carla") is None
    assert "must be able to open the door" in words(head, "accounts/", {"do": "close", "account": str(own.id)})
    assert "on its own page" in words(head, "accounts/", {"do": "reset", "account": str(own.id)})
    assert "no such account" in words(head, "accounts/", {"do": "close", "account": "999"})
    assert head.get("/en/room/clock/").status_code == 200


def test_accounts_are_for_control_alone(room: LiveRoom) -> None:
    watcher = browser()
    enters(watcher, "Djibo", made(control(browser()), "Djibo", "observer"))
    for client in (watcher, come_in(browser(), room, POLICE)):
        assert client.get("/en/room/accounts/").headers["Location"] == "/en/room/"
        assert client.post("/en/room/accounts/", {"do": "make", "name": "x", "duty": "control"}).status_code == 302
    assert browser().get("/en/room/accounts/").headers["Location"].startswith("/en/room/sign-in")
    assert doors.account_of("x") is None


def test_a_password_is_changed_only_by_whoever_knows_it(room: LiveRoom) -> None:
    head = control(browser())
    wrong = words(head, form={"do": "password", "old": "not this", "password": "short", "again": "other"})
    assert "is not the one of this account" in wrong
    assert "at least ten characters" in wrong
    assert "not the same" in wrong
    words(head, form={"do": "password", "old": OWN, "password": "another long one", "again": "another long one"})
    assert enters(browser(), "facilitator", "another long one")


def test_a_second_device_is_asked_once_it_has_proved_itself(room: LiveRoom) -> None:
    head = control(browser())
    page = words(head, form={"do": "second", "secret": "A" * 32, "code": "000000"})
    assert "not the one that the device shows" in page
    assert 'value="' + "A" * 32 in page
    assert enters(browser(), "facilitator", OWN), "no code is asked before the device proved itself"
    secret, codes = with_second_device(head)
    assert len(codes) == second.CODES
    client = browser()
    assert not enters(client, "facilitator", OWN)
    assert not enters(client, "facilitator", OWN, "000000")
    later = pyotp.TOTP(secret).at(now() + timedelta(seconds=30))
    assert enters(client, "facilitator", OWN, later)
    assert not enters(browser(), "facilitator", OWN, later), "a code counts once"
    assert not enters(browser(), "facilitator", OWN, pyotp.TOTP(secret).at(now())), "nor does an older one count then"
    assert "no code" in words(head, form={"do": "drop-second"}).lower()
    assert enters(browser(), "facilitator", OWN)


def test_a_recovery_code_stands_once_for_a_lost_device(room: LiveRoom) -> None:
    head = control(browser())
    _, codes = with_second_device(head)
    assert f"Recovery codes left: {len(codes)}" in words(head)
    assert not any(code in words(head) for code in codes), "they are not shown again"
    assert enters(browser(), "facilitator", OWN, codes[0].lower().replace("-", " "))
    assert not enters(browser(), "facilitator", OWN, codes[0])
    assert enters(browser(), "facilitator", OWN, codes[1])
    assert f"Recovery codes left: {len(codes) - 2}" in words(head)


def test_wrong_tries_shut_an_account_for_five_minutes_and_nobody_else_at_the_same_address(room: LiveRoom) -> None:
    made(control(browser()), "Dalila", "observer")
    held = doors.account_of("facilitator")
    assert held is not None
    for _ in range(doors.MOST_TRIES):
        enters(browser(), "facilitator", "wrong")
    assert not enters(browser(), "facilitator", OWN)
    form = {"way": "account", "name": "facilitator", "password": OWN}
    assert "shut for five minutes" in browser().post("/en/room/sign-in", form).content.decode()
    other = doors.account_of("Dalila")
    assert other is not None
    given = doors.reset_account(other.id)
    assert enters(browser(), "Dalila", given)
    for number in range(30):
        come_in(browser(), room, POLICE if number % 2 else PROSECUTOR) if number < 2 else None
        browser().post("/en/room/sign-in", {"way": "card", "code": "2222-2222", "pin": "1"})
    form = {"way": "card", "code": code_of(room, POLICE), "pin": "2468"}
    assert browser().post("/en/room/sign-in", form).status_code == 302
    later = now() + doors.SHUT_FOR + timedelta(seconds=1)
    assert doors.try_password("facilitator", OWN, "", now=later) is Tried.OPEN


def test_a_lock_always_opens_again(room: LiveRoom) -> None:
    head = control(browser())
    with_second_device(head)
    head.post("/en/room/lock", {})
    assert head.get("/en/room/accounts/").headers["Location"].startswith("/en/room/lock")
    assert head.post("/en/room/lock", {"secret": OWN}).status_code == 302, "the device proved itself when it signed in"
    assert head.get("/en/room/accounts/").status_code == 200


def test_whoever_came_by_a_link_chooses_what_opens_the_lock_before_it_closes(room: LiveRoom) -> None:
    card = next(one for one in doors.cards_of(room.id) if one.seat == POLICE)
    client = browser()
    client.post(f"/en/room/link/{doors.make_link(room.id, until=now() + timedelta(hours=1), card=card.id)}")
    assert "Choose a PIN and lock" in words(client, "lock", {})
    assert client.get("/en/room/clock/").status_code == 200, "nothing is locked yet"
    assert "four to twelve digits" in words(client, "lock", {"secret": "1", "again": "2"})
    client.post("/en/room/lock", {"secret": "1357", "again": "1357"})
    assert client.get("/en/room/clock/").headers["Location"].startswith("/en/room/lock")
    assert client.post("/en/room/lock", {"secret": "1357"}).status_code == 302
    account = doors.make_account("by link", duties=[Duty.OBSERVER], now=now())
    token = doors.make_link(room.id, until=now() + timedelta(hours=1), account=account.id)
    watcher = browser()
    watcher.post(f"/en/room/link/{token}")
    assert watcher.post("/en/room/lock", {}).headers["Location"] == "/en/room/secret?first=lock"


@pytest.mark.parametrize("tag", ["fr", "ar"])
def test_every_sentence_of_the_door_is_said_in_each_language(tag: str) -> None:
    said = load_languages(DATA)[LanguageTag(tag)].sentences
    found = {
        node.value
        for path in ENTRY.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        and re.fullmatch(r"[A-Z][^\n]* [^\n]*\.", node.value) and not _is_docstring(path, node.value)
    }  # fmt: skip
    assert len(found) > 15
    assert not found - set(said)


def _is_docstring(path: Path, words: str) -> bool:
    return f'"""{words}' in path.read_text(encoding="utf-8")
