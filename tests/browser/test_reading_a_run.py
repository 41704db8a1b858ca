"""A run read by keyboard, without script, and as a file: nothing is lost on the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from served import Site

TAGS = ["en", "fr", "ar"]
FOCUS = """() => { const one = document.activeElement, style = getComputedStyle(one);
  const all = [...document.querySelectorAll("*")];
  return {tag: one.tagName, place: all.indexOf(one), line: style.outlineStyle, width: parseFloat(style.outlineWidth),
          seen: one.getBoundingClientRect().height > 0}; }"""


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    """A page where no script runs."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("tag", "forward", "back"), [("fr", "ArrowRight", "ArrowLeft"), ("ar", "ArrowLeft", "ArrowRight")]
)
def test_arrow_keys_turn_the_pages_in_the_direction_of_the_script(
    page: Page, site: Site, tag: str, forward: str, back: str
) -> None:
    page.goto(f"{site.url}/{tag}/replay/5/")
    page.keyboard.press(forward)
    page.wait_for_url(f"**/{tag}/replay/6/")
    page.keyboard.press(back)
    page.wait_for_url(f"**/{tag}/replay/5/")
    page.keyboard.press("End")
    page.wait_for_url(f"**/{tag}/replay/{len(site.run.replay.moments)}/")
    page.keyboard.press("Home")
    page.wait_for_url(f"**/{tag}/replay/1/")


def test_arrow_keys_are_left_alone_in_a_field(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/fr/replay/5/")
    page.locator("#time").focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(f"{site.url}/fr/replay/5/")


def test_a_filter_leads_from_one_act_of_its_kind_to_the_next(page: Page, site: Site) -> None:
    breaches = site.run.replay.ways["breaches"].numbers
    page.goto(f"{site.url}/fr/replay/1/")
    page.locator(".ways a").nth(1).click()
    page.wait_for_url(f"**/fr/replay/{breaches[0]}/?only=breaches")
    for number in breaches[1:4]:
        page.keyboard.press("ArrowRight")
        page.wait_for_url(f"**/fr/replay/{number}/?only=breaches")
    expect(page.locator(".finding.unmet").first).to_be_visible()
    page.locator(".langs a[hreflang=ar]").click()
    page.wait_for_url(f"**/ar/replay/{breaches[3]}/?only=breaches")


@pytest.mark.parametrize("tag", TAGS)
def test_everything_works_without_script(scriptless: Page, site: Site, tag: str) -> None:
    scriptless.goto(f"{site.url}/{tag}/")
    scriptless.locator(".head .btn").click()
    expect(scriptless).to_have_url(f"{site.url}/{tag}/replay/1/")
    scriptless.locator("a[rel=next]").click()
    expect(scriptless).to_have_url(f"{site.url}/{tag}/replay/2/")
    scriptless.locator(".ways a").nth(2).click()
    first = site.run.replay.ways["requests"].from_here(2)
    expect(scriptless).to_have_url(f"{site.url}/{tag}/replay/{first}/?only=requests")
    scriptless.locator("details:has(.dates) > summary").click()
    day = site.run.replay.days[3]
    scriptless.locator(".dates a").nth(3).click()
    expect(scriptless).to_have_url(f"{site.url}/{tag}/replay/{day[1]}/")
    scriptless.locator(".go button").click()
    last = site.run.replay.number_at(site.run.replay.moment(day[1]).at)
    expect(scriptless).to_have_url(f"{site.url}/{tag}/replay/{last}/")


def test_the_menu_of_a_phone_opens_without_script(scriptless: Page, site: Site) -> None:
    scriptless.set_viewport_size({"width": 390, "height": 800})
    scriptless.goto(f"{site.url}/fr/")
    menu = scriptless.locator("#main-menu")
    expect(menu).to_be_hidden()
    scriptless.locator("button[popovertarget=main-menu]").first.click()
    expect(menu).to_be_visible()
    scriptless.keyboard.press("Escape")
    expect(menu).to_be_hidden()


@pytest.mark.parametrize(("tag", "way"), [("fr", ""), ("ar", "replay/{number}/")])
def test_the_keyboard_walks_in_reading_order_and_shows_where_it_is(page: Page, site: Site, tag: str, way: str) -> None:
    page.goto(f"{site.url}/{tag}/{way.format(number=site.first('request-received'))}")
    before = -1
    for step in range(60):
        page.keyboard.press("Tab")
        here = page.evaluate(FOCUS)
        if here["tag"] == "BODY":
            break
        assert here["place"] > before or (here["tag"] == "INPUT" and here["place"] == before), (step, here)
        assert here["line"] == "solid", here
        assert here["width"] >= 3, here
        assert here["seen"], here
        before = here["place"]
    assert before > 0


@pytest.mark.parametrize("name", ["report.html", "report-fr.html", "report-ar.html"])
def test_the_report_as_a_file_needs_nothing_else(page: Page, files: Path, name: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"file://{files / name}")
        assert page.evaluate("document.documentElement.scrollWidth") == width
    page.evaluate("document.fonts.ready.then(() => true)")
    assert page.evaluate("[...document.fonts].some(face => face.status === 'loaded')")
    assert page.locator("script").count() == 0
    assert not [url for url in asked if not url.startswith(("data:", f"file://{files}"))]
    assert not Axe().run(page).response["violations"]
    page.locator(".langs a").last.click()
    assert page.locator("h1").count() == 1
