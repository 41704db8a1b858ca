"""A short exercise in real browsers, whole: six roles of both delegations and a facilitator, in three languages.

Each does an act of their own through the pages; the facilitator runs the clock; then the seats go back to their bots,
the days are jumped, and the court of the bots gives its judgment. On SQLite; with `JISR_TEST_ALL=1` on PostgreSQL too.
"""

import os
import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from browsing import Site, Watch, at_control, comes_in, served, watch
from playwright.sync_api import Browser, Page, expect
from postgres_here import postgres
from pytest_django import DjangoDbBlocker
from rooms_here import room_in

from jisr.clerk import commands as c
from jisr.dossier import Act
from jisr.inquiry import Status, SubjectKind
from jisr.store.rooms import State
from jisr.vocabulary import CountryCode
from jisr.web.room.live import LiveRoom, wall_now

# A stream that the server cuts off leaves the file of its empty body to be closed by Python.
pytestmark = pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning")
EVERYTHING = bool(os.environ.get("JISR_TEST_ALL"))
SITTING = {"r-ma-opj": "ar", "r-ma-pg": "ar", "r-ma-ca": "ar", "r-ne-opj": "fr", "r-ne-proc": "fr", "r-ne-ca": "en"}
SOON = 10_000
LETTER = {
    "authority": "Parquet de Zinder", "proceeding": "Enquête pour traite des personnes", "purpose": "Preuve des moyens",
    "facts": "Une mineure a été conduite d’un État à l’autre.", "offences": "NE-TIP-BASE", "language": "fr",
    "translations": "ar", "channel": "diplomatic",
}  # fmt: skip
JUMPS = """async (most) => { const page = await (await fetch("/en/room/clock/")).text();
  const csrf = new DOMParser().parseFromString(page, "text/html").querySelector("[name=csrfmiddlewaretoken]").value;
  for (let count = 0; count < most; count += 1) {
    const body = new URLSearchParams({csrfmiddlewaretoken: csrf, do: "jump"});
    const answer = await fetch("/en/room/clock/turn", {method: "POST", body});
    if (!(await answer.text()).includes('value="jump"')) return count;
  }
  return most; }"""


@pytest.fixture(params=["sqlite", "postgresql"] if EVERYTHING else ["sqlite"])
def site(request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """The room before its first hour."""
    with ExitStack() as held:
        held.enter_context(django_db_blocker.unblock())
        address = f"sqlite:///{tmp_path / 'room.sqlite3'}"
        if request.param == "postgresql":
            address = held.enter_context(postgres())
        room = held.enter_context(room_in(address, wall_now))
        yield held.enter_context(served(room))


def fills(page: Page, name: str, value: str) -> None:
    """Answers a question of a form, whatever it is drawn as."""
    control = page.locator(f"main [name={name}]")
    kind = control.first.evaluate("one => one.type")
    if kind in ("radio", "checkbox"):
        page.locator(f"main [name={name}][value='{value}']").check()
    elif kind == "select-one":
        control.select_option(value)
    else:
        control.fill(value)


def goes(page: Page, way: str) -> Page:
    base, tag = re.match(r"(https?://[^/]+)/([a-z]+)/", page.url).groups()  # type: ignore[union-attr]
    page.goto(f"{base}/{tag}/room/{way}")
    return page


def presses(page: Page, step: str) -> None:
    with page.expect_navigation():
        page.locator(f"main button[value={step}]").first.click()


def measures(page: Page, what: str, subject: str = "") -> None:
    """Takes or orders a measure in three steps."""
    goes(page, f"measure/?what={what}")
    page.select_option("#subject", subject) if subject else page.select_option("#subject", index=1)
    if page.locator("#reasons").count():
        page.fill("#reasons", "Des personnes y sont retenues.")
    with page.expect_navigation():
        page.locator("main form button.btn").last.click()
    presses(page, "do")
    expect(page.locator("main ol.tasks li").first).to_be_visible()


def witness(room: LiveRoom) -> None:
    """Somebody in the other State of whom the prosecutor has heard."""
    said = c.EnterSubject(
        kind=SubjectKind.PERSON, label="Commerçante du quartier", state=CountryCode("MA"), status=Status.UNKNOWN
    )
    room.act("r-ne-proc", said, key="witness")


def asks_abroad(page: Page) -> str:
    """A request to the other State, drafted and signed; its name."""
    goes(page, "across/new/")
    for name, value in {"to_state": "MA", "form": "assistance", "measure": "witness-hearing"}.items():
        fills(page, name, value)
    with page.expect_navigation():
        page.locator("main form button.btn").first.click()
    page.locator("main label", has_text="Commerçante du quartier").first.click()
    for name, value in LETTER.items():
        fills(page, name, value)
    presses(page, "confirm")
    presses(page, "sign")
    found = re.search(r"request/([\w-]+)/", page.url)
    assert found is not None, page.url
    return found[1]


def deals(page: Page, name: str, deed: str, **answers: str) -> None:
    """A step of a request, confirmed."""
    goes(page, f"across/request/{name}/{deed}/")
    for question, value in answers.items():
        fills(page, question, value)
    with page.expect_navigation():
        page.locator("main form button.btn").first.click()
    presses(page, "do")


def jumps(head: Page) -> None:
    """The facilitator jumps to the next opening, by the button of the console."""
    goes(head, "console/")
    with head.expect_navigation():
        head.locator("main button[value=jump]").first.click()


def test_a_short_exercise_is_played_in_browsers_to_the_judgment(chromium: Browser, site: Site) -> None:
    room, seen = site.room, list[Watch]()
    people: dict[str, Page] = {}
    for seat, tag in SITTING.items():
        context = chromium.new_context()
        seen.append(watch(context))
        people[seat] = comes_in(context.new_page(), site, seat, tag=tag, person=f"Personne {seat[-3:]}")
    head = at_control(chromium, site)
    seen.append(watch(head.context))

    goes(head, "console/")
    with head.expect_navigation():
        head.locator("main button[value=start]").first.click()
    for page in people.values():
        expect(page.locator(".clock-now .tag.good")).to_be_visible(timeout=SOON)
    jumps(head)

    police, prosecutor = people["r-ma-opj"], people["r-ma-pg"]
    goes(police, "desk/")
    before = police.locator("[data-live=acts] h3").count()
    measures(prosecutor, "order:house-search")
    expect(police.locator("[data-live=acts] h3")).to_have_count(before + 1, timeout=SOON)
    police.locator("[data-live=acts] h3 a").last.click()
    with police.expect_navigation():
        police.locator("main form button.btn").last.click()
    presses(police, "do")
    measures(people["r-ne-opj"], "take:house-search")

    witness(room)
    name = asks_abroad(people["r-ne-proc"])
    deals(people["r-ne-ca"], name, "send", channel="diplomatic")
    jumps(head)
    jumps(head)
    deals(people["r-ma-ca"], name, "acknowledge")
    expect(goes(people["r-ma-ca"], f"across/request/{name}/").locator("main")).to_contain_text("Une mineure")
    deals(people["r-ma-ca"], name, "accept", assign_to="investigation")

    acted = {act.seat.id for journal in journals(room) for act in journal if act.seat.sat == "holder"}
    assert acted >= set(SITTING)
    for page in people.values():
        with page.expect_navigation():
            page.locator(".me form[action$='/leave'] button").click()
    assert not any(room.is_taken(seat) for seat in SITTING)

    jumps(head)
    goes(head, "clock/")
    assert head.evaluate(JUMPS, 200) < 200
    assert room.clock.state is State.OVER
    judged = [act for journal in journals(room) for act in journal if act.kind == "judgment-given"]
    assert {act.party for act in judged} == {"MA", "NE"}
    bench = comes_in(chromium.new_context().new_page(), site, "r-ma-pres", tag="fr")
    expect(bench.locator("main")).to_contain_text("Jugement rendu")
    for one in seen:
        one.clean()
    for context in chromium.contexts:
        context.close()


def journals(room: LiveRoom) -> list[list[Act]]:
    with room.reading() as held:
        return [list(journal.read()) for journal in held.journals.values()]
