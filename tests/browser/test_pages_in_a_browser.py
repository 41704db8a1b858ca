"""Every page as a browser lays it out: no barrier, no sideways scrolling, the right language, codes in their direction.

By default a few pages are asked; with `JISR_TEST_ALL=1` one page of every kind of act, at every width.
"""

import os
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page
from served import Site

EVERYTHING = bool(os.environ.get("JISR_TEST_ALL"))
TAGS = ["en", "fr", "ar"]
WIDTHS = [1440, 390]
NARROW_TO_WIDE = [320, 390, 768, 1024, 1440]
FEW = ["", "breach", "request-received", "judgment-given"]
KINDS = ["inject-delivered", "subject-entered", "exhibit-entered", "measure-taken", "charge-brought", "person-reacted",
         "receipt-given", "information-received", "status-changed", "milestone-set", "exhibit-ruled", "hearing-opened",
         "case-opened", "clock-moved", "result-received", "disclosed", "consulted", "claim-filed"]  # fmt: skip
PLACES = [*FEW, *KINDS] if EVERYTHING else FEW
AXED = (
    [(place, tag, width) for place in PLACES for tag in TAGS for width in WIDTHS]
    if EVERYTHING
    else [("", "fr", 1440), ("", "ar", 390), ("request-received", "ar", 1440), ("breach", "en", 390)]
)
OUTSIDE = """() => {
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const at = walk.currentNode.parentElement;
    if (!at.closest("bdi, script, style, svg, [lang]:not([lang=ar])")) found.push(walk.currentNode.data);
  }
  return found; }"""
CODE = re.compile(r"\d[\u00a0 .,:/–-]\d|[A-Za-z]\d|\d[A-Za-z]|[A-Z]{2,}[-/]|\b(?:[A-Za-z]+-){1,}[a-z]+\b")


def address(site: Site, tag: str, place: str) -> str:
    replay = site.shown.replay
    if place in ("", "nowhere"):
        return f"{site.url}/{tag}/{place}"
    number = replay.ways["breaches"].numbers[-1] if place == "breach" else site.first(place)
    return f"{site.url}/{tag}/replay/{number}/"


def open_page(page: Page, site: Site, tag: str, place: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address(site, tag, place))
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")


@pytest.fixture
def browser_page(context: BrowserContext) -> Page:
    """A page whose console is not read: the browser itself reports an address that is not there."""
    return context.new_page()


@pytest.mark.parametrize(("place", "tag", "width"), AXED)
def test_a_page_has_no_barrier(page: Page, site: Site, place: str, tag: str, width: int) -> None:
    open_page(page, site, tag, place, width)
    found = Axe().run(page).response["violations"]
    assert not [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found]


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("place", PLACES)
def test_a_page_never_scrolls_sideways(page: Page, site: Site, place: str, tag: str) -> None:
    open_page(page, site, tag, place, NARROW_TO_WIDE[0])
    for width in NARROW_TO_WIDE:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width, (place, width)


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("place", PLACES)
def test_a_page_is_one_document(page: Page, site: Site, place: str, tag: str) -> None:
    open_page(page, site, tag, place, 1440)
    language = site.shown.languages
    direction = next(one.direction.value for one in language.values() if one.tag == tag)
    assert page.locator("html").get_attribute("lang") == tag
    assert page.locator("html").get_attribute("dir") == direction
    assert page.evaluate("getComputedStyle(document.body).direction") == direction
    assert page.locator("h1").count() == 1
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(one => one.id)")
    assert len(ids) == len(set(ids))
    assert page.title().endswith(" · Jisr")


@pytest.mark.parametrize("place", PLACES)
def test_in_arabic_no_code_and_no_group_of_digits_stands_outside_its_isolation(
    page: Page, site: Site, place: str
) -> None:
    open_page(page, site, "ar", place, 1440)
    assert not [text.strip() for text in page.evaluate(OUTSIDE) if CODE.search(text)]


@pytest.mark.parametrize("place", PLACES)
def test_every_status_and_verdict_has_a_word_and_a_sign(page: Page, site: Site, place: str) -> None:
    open_page(page, site, "fr", place, 1440)
    for shown in page.locator(".tag:not(.said), .verdict, .step.y, .step.n, .part").all():
        assert shown.inner_text().strip()
        assert shown.locator("svg").count() == 1, shown.inner_html()


@pytest.mark.parametrize("tag", TAGS)
def test_a_page_that_is_not_there_is_told_in_the_language_of_the_address(
    browser_page: Page, site: Site, tag: str
) -> None:
    answer = browser_page.goto(address(site, tag, "nowhere"))
    assert answer is not None
    assert answer.status == 404
    assert browser_page.locator("html").get_attribute("lang") == tag
    assert not Axe().run(browser_page).response["violations"]
