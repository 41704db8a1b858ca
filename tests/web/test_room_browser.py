"""The room in real browsers: what one does is on the other's screen by itself; without script all of it works too."""

from itertools import pairwise

import pytest
from browsing import Site, at_control, comes_in, orders_a_search, seated, soonest
from playwright.sync_api import Browser, Page, expect
from rooms_here import POLICE, PROSECUTOR

# A stream that the server cuts off leaves the file of its empty body to be closed by Python.
pytestmark = pytest.mark.filterwarnings("ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning")
WITHIN_A_SECOND = 1.0
PATIENT = 8_000
CARRY_OUT = "[data-live=acts] h3"
SPOKEN = """() => { window.heard = []; const region = document.getElementById("live");
  new MutationObserver(() => { if (region.textContent) window.heard.push([performance.now(), region.textContent]); })
    .observe(region, {childList: true, characterData: true, subtree: true}); }"""
FOCUS = """() => { const one = document.activeElement, style = getComputedStyle(one);
  const all = [...document.querySelectorAll("*")];
  return {tag: one.tagName, place: all.indexOf(one), line: style.outlineStyle, width: parseFloat(style.outlineWidth),
          seen: one.getBoundingClientRect().height > 0, name: one.getAttribute("name") || ""}; }"""


def tasks_of(page: Page) -> int:
    return page.locator(CARRY_OUT).count()


def test_an_order_comes_to_the_other_desk_by_itself(browsers: Browser, site: Site) -> None:
    police, prosecutor = seated(browsers, site, POLICE), seated(browsers, site, PROSECUTOR)
    before = tasks_of(police)

    def seen(number: int) -> None:
        expect(police.locator(CARRY_OUT)).to_have_count(before + 1 + number, timeout=PATIENT)

    assert soonest(within=WITHIN_A_SECOND, do=lambda _: orders_a_search(prosecutor), seen=seen) < WITHIN_A_SECOND


def test_what_arrives_leaves_focus_caret_and_scroll_where_they_are(browsers: Browser, site: Site) -> None:
    police, prosecutor = seated(browsers, site, POLICE), seated(browsers, site, PROSECUTOR)
    orders_a_search(prosecutor)
    expect(police.locator(f"{CARRY_OUT} a").first).to_be_visible()
    police.set_viewport_size({"width": 390, "height": 500})
    link = police.locator(f"{CARRY_OUT} a").last
    link.focus()
    place = "document.activeElement.getBoundingClientRect().top"
    top, href, before = police.evaluate(place), link.get_attribute("href"), tasks_of(police)
    orders_a_search(prosecutor, subject=2)
    expect(police.locator(CARRY_OUT)).to_have_count(before + 1, timeout=PATIENT)
    assert police.evaluate("document.activeElement.getAttribute('href')") == href
    assert abs(police.evaluate(place) - top) <= 2


def test_what_is_being_typed_is_never_swapped(browsers: Browser, site: Site) -> None:
    police, prosecutor = seated(browsers, site, POLICE), seated(browsers, site, PROSECUTOR)
    page = police.context.new_page()
    page.goto(f"{site.url}/en/room/measure/?what=take:house-search")
    page.locator("#facts, textarea").first.fill("Two men left at dawn")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    before = tasks_of(police)
    orders_a_search(prosecutor)
    expect(police.locator(CARRY_OUT)).to_have_count(before + 1, timeout=PATIENT)
    site.room.announce({"en": "Break at four"})
    expect(page.locator(".said-to-all")).to_contain_text("Break at four", timeout=PATIENT)
    page.keyboard.type("x")
    assert page.locator("#facts, textarea").first.input_value() == "Txwo men left at dawn"


@pytest.mark.parametrize(("tag", "words"), [("fr", "Exécuter"), ("ar", "تنفيذ")])
def test_what_changed_is_said_in_the_language_of_the_page(browsers: Browser, site: Site, tag: str, words: str) -> None:
    police, prosecutor = seated(browsers, site, POLICE, tag=tag), seated(browsers, site, PROSECUTOR)
    assert police.locator("#live[role=status]").count() == 1
    assert police.locator("#alert[role=alert]").count() == 1
    orders_a_search(prosecutor)
    expect(police.locator("#live")).to_contain_text(words, timeout=PATIENT)


def test_it_is_said_at_most_once_in_five_seconds(browsers: Browser, site: Site) -> None:
    police, prosecutor = seated(browsers, site, POLICE), seated(browsers, site, PROSECUTOR)
    police.evaluate(SPOKEN)
    for subject in (1, 2, 1):
        orders_a_search(prosecutor, subject=subject)
    police.wait_for_function("() => window.heard.length >= 2", timeout=20_000)
    heard = police.evaluate("window.heard")
    assert all(later[0] - earlier[0] >= 4_900 for earlier, later in pairwise(heard))


def test_a_halt_is_said_and_a_minute_is_not(browsers: Browser, site: Site) -> None:
    police = seated(browsers, site, POLICE)
    police.evaluate(SPOKEN)
    hour = police.locator(".clock-now time").get_attribute("datetime")
    site.room.set_rate(10)
    site.room.start()
    expect(police.locator("#live")).to_contain_text("Running", timeout=PATIENT)
    for _ in range(40):
        site.room.tick()
        if police.locator(".clock-now time").get_attribute("datetime") != hour:
            break
        police.wait_for_timeout(50)
    site.room.halt()
    expect(police.locator("#live")).to_contain_text("Halted", timeout=PATIENT)
    assert police.locator(".clock-now time").get_attribute("datetime") != hour
    assert len(police.evaluate("window.heard")) == 2


def test_pause_is_on_the_other_screen_by_itself(browsers: Browser, site: Site) -> None:
    police, prosecutor = seated(browsers, site, POLICE), seated(browsers, site, PROSECUTOR)

    def pauses(number: int) -> None:
        if number:
            goes_on()
        prosecutor.click("text=PAUSE")

    def goes_on() -> None:
        site.room.restart()
        site.room.halt()
        expect(police.locator(".clock-now")).to_contain_text("Halted", timeout=PATIENT)

    def seen(_: int) -> None:
        expect(police.locator(".clock-now")).to_contain_text("Stopped", timeout=PATIENT)

    assert soonest(within=WITHIN_A_SECOND, do=pauses, seen=seen) < WITHIN_A_SECOND
    goes_on()


def test_a_lost_network_is_told_and_what_was_missed_comes_with_it_back(browsers: Browser, site: Site) -> None:
    police, prosecutor = seated(browsers, site, POLICE), seated(browsers, site, PROSECUTOR)
    before = tasks_of(police)
    police.context.set_offline(True)
    expect(police.locator("#stale")).to_be_visible(timeout=PATIENT)
    orders_a_search(prosecutor)
    assert tasks_of(police) == before
    police.context.set_offline(False)
    expect(police.locator(CARRY_OUT)).to_have_count(before + 1, timeout=PATIENT)
    expect(police.locator("#stale")).to_be_hidden(timeout=PATIENT)


def test_a_server_that_was_away_is_found_again_by_itself(browsers: Browser, site: Site) -> None:
    police = seated(browsers, site, POLICE, tag="fr")
    site.server.stop()
    expect(police.locator("#stale")).to_contain_text("est perdue", timeout=15_000)
    site.room.announce({"fr": "Nous reprenons"})
    site.server.start()
    expect(police.locator(".said-to-all")).to_contain_text("Nous reprenons", timeout=15_000)
    expect(police.locator("#stale")).to_be_hidden(timeout=PATIENT)


def test_a_card_issued_again_shows_the_old_browser_nothing_more(browsers: Browser, site: Site) -> None:
    police, head = seated(browsers, site, POLICE), at_control(browsers, site)
    head.goto(f"{site.url}/en/room/cards/")
    head.locator(f"#{POLICE} button").click()
    police.wait_for_url("**/room/sign-in**", timeout=PATIENT)
    assert not site.room.is_taken(POLICE)


def test_an_announcement_reaches_a_page_that_had_none(browsers: Browser, site: Site) -> None:
    police = seated(browsers, site, POLICE, tag="ar")

    def announces(number: int) -> None:
        site.room.announce({"ar": f"استراحة {number}", "en": f"Break {number}"})

    def seen(number: int) -> None:
        expect(police.locator(".said-to-all")).to_contain_text(f"استراحة {number}", timeout=PATIENT)

    assert soonest(within=WITHIN_A_SECOND, do=announces, seen=seen) < WITHIN_A_SECOND


def test_all_of_it_works_without_script(browsers: Browser, site: Site) -> None:
    page = seated(browsers, site, PROSECUTOR, script=False)
    orders_a_search(page)
    page.click("main a.btn")
    page.wait_for_url("**/room/desk/")
    page.click("text=Lock")
    page.fill("#secret", "2468")
    page.click("text=Unlock")
    page.wait_for_url("**/room/desk/")
    page.click("text=Leave")
    assert page.locator("text=Take your seat").count() == 1


@pytest.mark.parametrize("tag", ["fr", "ar"])
def test_the_keyboard_walks_the_desk_in_reading_order_and_shows_where_it_is(
    browsers: Browser, site: Site, tag: str
) -> None:
    page = seated(browsers, site, POLICE, tag=tag)
    page.goto(f"{site.url}/{tag}/room/desk/")
    before = -1
    for step in range(80):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUS)
        if here["tag"] == "BODY":
            break
        assert here["place"] > before, (step, here)
        assert here["line"] == "solid", here
        assert here["width"] >= 3, here
        assert here["seen"], here
        before = here["place"]
    assert before > 0


def test_a_measure_is_ordered_with_the_keyboard_alone(browsers: Browser, site: Site) -> None:
    page = seated(browsers, site, PROSECUTOR)
    page.goto(f"{site.url}/en/room/measure/?what=order:house-search")
    page.locator("#subject").focus()
    page.keyboard.press("ArrowDown")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUS)["name"] == "reasons":
            break
    page.keyboard.type("Persons are held there.")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUS)["tag"] == "BUTTON":
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("button[value=do]")
    page.locator("button[value=do]").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("main ol.tasks")


@pytest.mark.parametrize("tag", ["fr", "ar"])
def test_at_twice_the_size_nothing_is_lost_and_nothing_scrolls_sideways(
    browsers: Browser, site: Site, tag: str
) -> None:
    context = browsers.new_context(viewport={"width": 720, "height": 450}, device_scale_factor=2)
    page = comes_in(context.new_page(), site, POLICE, tag=tag)
    for way in ("desk/", "measure/", "clock/", "sign-in"):
        page.goto(f"{site.url}/{tag}/room/{way}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 720, way
        assert page.locator("h1").is_visible()
