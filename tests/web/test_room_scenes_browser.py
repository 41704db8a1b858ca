"""A hearing in real browsers: the interviewer at a desk and whoever speaks on a phone; no barrier, nothing sideways."""

import pytest
from browsing import PIN, Site, barriers, seated
from playwright.sync_api import Browser, Page
from rooms_here import POLICE

from jisr.store import doors
from jisr.store.devices import PLAYS_FOR
from jisr.vocabulary import CountryCode
from jisr.web.room.scenes.playing import issue

RAHILA = "v-rahila"
SIZES = [("fr", 1440), ("ar", 390)]


def on_a_phone(browser: Browser, site: Site, *, script: bool = True) -> Page:
    """A phone at the card of the person."""
    issue(site.room)
    code = next(one.code for one in doors.cards_of(site.room.id) if one.seat == f"{PLAYS_FOR}{RAHILA}")
    size = {"width": 390, "height": 800}
    page = browser.new_context(viewport=size, java_script_enabled=script).new_page()  # type: ignore[arg-type]
    page.goto(f"{site.url}/en/room/sign-in?code={code}")
    page.fill("#pin", PIN)
    if page.locator("#again").count():
        page.fill("#again", PIN)
    page.click("form:has(#pin) button")
    page.wait_for_url("**/scenes/card/")
    return page


def calls(page: Page, site: Site) -> str:
    """Takes the interview of the person; the address of the scene after that of the language."""
    with site.room.reading() as held:
        view = held.view(POLICE)
        known = next(id for id in view.inquiry.subjects if held.cast.person(CountryCode("MA"), str(id)) == RAHILA)
    page.goto(f"{site.url}/en/room/measure/?what=take:victim-interview&subject={known}")
    page.click("main form button.btn:has-text('Go on')")
    page.click("button[value=do]")
    page.wait_for_url("**/scenes/*/")
    return page.url.partition("/en/")[2]


def fits(page: Page, site: Site, way: str) -> None:
    for tag, width in SIZES:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{site.url}/{tag}/{way}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (way, tag)
        assert barriers(page) == [], (way, tag)


@pytest.fixture(autouse=True)
def plays(site: Site) -> None:
    site.room.start()


def test_a_hearing_is_called_talked_and_closed_by_two_people(browsers: Browser, site: Site) -> None:
    phone, police = on_a_phone(browsers, site), seated(browsers, site, POLICE)
    way = calls(police, site)
    phone.wait_for_selector("button[value=come]")
    fits(police, site, way)
    fits(phone, site, "room/scenes/card/")
    phone.goto(f"{site.url}/en/room/scenes/card/")
    phone.click("button[value=come]")
    fits(police, site, way)
    fits(phone, site, "room/scenes/card/")
    police.goto(f"{site.url}/en/{way}")
    police.fill("#record", "She was promised work.")
    phone.goto(f"{site.url}/en/room/scenes/card/")
    phone.check("#said-0")
    phone.check("#kept-interpreter")
    phone.click("button[value=hand]")
    police.wait_for_selector("text=What was said is ticked")
    assert police.input_value("#record") == "She was promised work."
    police.click("button[value=close]")
    police.wait_for_selector("text=The hearing is in the file.")
    fits(police, site, way)


def test_a_person_is_heard_by_questions_without_script(browsers: Browser, site: Site) -> None:
    police = seated(browsers, site, POLICE, script=False)
    way = calls(police, site)
    for step in ("keep:rights-told", "keep:interpreter", "ask:open"):
        police.click(f"button[value='{step}']")
    assert police.locator(".talk > li").count() == 3
    police.click("button[value=close]")
    assert "The hearing is in the file." in police.inner_text("main")
    shown = seated(browsers, site, POLICE)
    fits(shown, site, way)
