"""Requests and information in real browsers: accessible, fitting a phone, drafts kept as they are typed, no script.

By default French on a desk and Arabic on a phone; with `JISR_TEST_ALL=1` both languages at both widths.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import served
from playwright.sync_api import Browser, Page, expect
from pytest_django import DjangoDbBlocker
from rooms_here import code_of, room_at

from jisr.clerk import commands as c
from jisr.cooperation import Letter
from jisr.inquiry import SubjectKind
from jisr.store import desk_rows as rows
from jisr.vocabulary import CountryCode, LanguageTag
from jisr.web.room.live import LiveRoom, wall_now

EVERYTHING = bool(os.environ.get("JISR_TEST_ALL"))
ASKS, SENDS, ANSWERS = "r-ne-proc", "r-ne-ca", "r-ma-ca"
DESK, PHONE = (1440, 900), (390, 844)
SHOWN = [("fr", DESK), ("ar", PHONE)] + ([("fr", PHONE), ("ar", DESK)] if EVERYTHING else [])
DEEDS = ("ask", "accept", "refuse", "postpone", "consult", "execute", "return")


@dataclass(frozen=True, slots=True)
class Site:
    """Where the room is served, the room, and a request that waits for an answer."""

    url: str
    room: LiveRoom
    request: str


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """A request of the other State waits at the central authority."""
    path = tmp_path_factory.mktemp("room") / "room.sqlite3"
    with django_db_blocker.unblock(), room_at(path, wall_now) as room:
        name = waiting(room)
        with served(room) as found:
            yield Site(found.url, room, name)


def waiting(room: LiveRoom) -> str:
    """A request that has come to the desk of the other State, its clock halted."""
    for seat in (ASKS, SENDS, ANSWERS):
        room.sit(seat)
    room.start()
    room.halt()
    room.jump()
    abroad = CountryCode("MA")
    room.act(ASKS, c.EnterSubject(kind=SubjectKind.PERSON, label="Hamidou", state=abroad), key="person")
    known = room.view(ASKS).inquiry.subjects
    person = next(id for id, one in known.items() if one.label == "Hamidou")
    letter = Letter(
        form="assistance", measure="witness-hearing", subjects=(), facts="Une personne a été emmenée.",
        language=LanguageTag("fr"), translations=(LanguageTag("ar"),), offences=("NE-TIP-BASE",),
    )  # fmt: skip
    room.act(ASKS, c.SignRequest(to_state=abroad, letter=letter, subjects=(person,)), key="sign")
    (name,) = room.view(SENDS).cooperation.requests
    room.act(SENDS, c.SendRequest(request=name, channel="diplomatic"), key="send")
    room.jump()
    room.jump()
    return str(name)


def seated(browser: Browser, site: Site, seat: str, *, script: bool = True) -> Page:
    """A browser of its own, signed in at a seat by its card."""
    page = browser.new_context(java_script_enabled=script).new_page()
    page.goto(f"{site.url}/en/room/sign-in?code={code_of(site.room, seat)}")
    page.fill("#pin", "2468")
    if page.locator("#again").count():
        page.fill("#again", "2468")
    page.click("form:has(#pin) button")
    page.wait_for_url("**/room/desk/")
    return page


def heard(page: Page) -> list[str]:
    """What the console of the page reports from now on."""
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text) if one.type in ("error", "warning") else None)
    return said


def begun(page: Page, site: Site) -> str:
    """A draft begun in the browser: its way."""
    page.goto(f"{site.url}/en/room/across/new/")
    page.check("input[name=to_state]")
    page.check("input[name=form][value=assistance]")
    page.select_option("#measure", "witness-hearing")
    page.click("text=Begin the draft")
    page.wait_for_url("**/across/draft/**")
    found = re.search(r"across/draft/[\w-]+", page.url)
    assert found is not None
    return found.group()


@pytest.mark.parametrize(("tag", "size"), SHOWN)
def test_pages_between_the_states_are_accessible_and_fit(
    browsers: Browser, site: Site, tag: str, size: tuple[int, int]
) -> None:
    ways = {
        ASKS: ["across/", "across/new/", "across/inform/", "across/consult/", f"across/request/{site.request}/"],
        ANSWERS: ["across/", f"across/request/{site.request}/",
                  *(f"across/request/{site.request}/{deed}/" for deed in DEEDS)],
    }  # fmt: skip
    for seat, named in ways.items():
        page = seated(browsers, site, seat)
        said = heard(page)
        drafts = [f"{begun(page, site)}/"] if seat == ASKS else []
        page.set_viewport_size({"width": size[0], "height": size[1]})
        for way in (*named, *drafts):
            page.goto(f"{site.url}/{tag}/room/{way}")
            found = Axe().run(page).response["violations"]
            assert not [(way, one["id"], one["nodes"][0]["html"]) for one in found]
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0], way
        assert not said


def test_what_is_typed_is_kept_by_itself(browsers: Browser, site: Site) -> None:
    page = seated(browsers, site, ASKS)
    way = begun(page, site)
    page.fill("#facts", "Words that nobody saved by hand")
    expect(page.locator("#saved")).to_have_text("Saved.", timeout=20_000)
    expect(page.locator("#preview-part")).to_contain_text("Words that nobody saved by hand", timeout=20_000)
    assert rows.draft(site.room.id, ASKS, way).fields["facts"] == "Words that nobody saved by hand"
    page.goto(f"{site.url}/ar/room/{way}/")
    expect(page.locator("#facts")).to_have_value("Words that nobody saved by hand")


def test_a_request_is_signed_without_script(browsers: Browser, site: Site) -> None:
    page = seated(browsers, site, ASKS, script=False)
    begun(page, site)
    page.locator("input[name=subjects]").first.check()
    page.fill("#facts", "Written without script")
    page.click("button[value=confirm]")
    page.click("button[value=sign]")
    page.wait_for_url("**/across/request/**")
    expect(page.locator("article.sheet").first).to_contain_text("Written without script")
    expect(page.locator(".bank li[aria-current=step]")).to_have_count(1)


def test_an_answer_comes_to_the_page_of_the_other_seat_by_itself(browsers: Browser, site: Site) -> None:
    """The page of a request shows the new step without being asked for."""
    page = seated(browsers, site, ANSWERS)
    page.goto(f"{site.url}/en/room/across/request/{site.request}/")
    before = page.locator("[data-live=history] li").count()
    site.room.act(
        ANSWERS, c.AcknowledgeRequest(request=next(iter(site.room.view(ANSWERS).cooperation.requests))), key="r"
    )
    expect(page.locator("[data-live=history] li")).to_have_count(before + 1, timeout=20_000)
