"""Every page as a browser lays it out: no barrier, no sideways scrolling, the right language, codes in their direction.

By default a few pages are asked; with `JISR_TEST_ALL=1` one page of every kind of act, at every width.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from looking import EVERYTHING, astray, bare, barriers, shown, too_wide
from playwright.sync_api import BrowserContext, Page
from served import Site

from jisr.library import load_languages
from jisr.vocabulary import LanguageTag

LANGUAGES = load_languages(Path(__file__).parents[2] / "data")
TAGS = ["en", "fr", "ar"]
FEW = ["", "breach", "request-received", "judgment-given"]
KINDS = ["inject-delivered", "subject-entered", "exhibit-entered", "measure-taken", "charge-brought", "person-reacted",
         "receipt-given", "information-received", "status-changed", "milestone-set", "exhibit-ruled", "hearing-opened",
         "case-opened", "clock-moved", "result-received", "disclosed", "consulted", "claim-filed"]  # fmt: skip
PLACES = [*FEW, *KINDS] if EVERYTHING else FEW
AXED: dict[tuple[str, str], tuple[int, ...]] = (
    {(place, tag): (1440, 390) for place in PLACES for tag in TAGS}
    if EVERYTHING
    else {("", "fr"): (1440,), ("", "ar"): (390,), ("request-received", "ar"): (1440,), ("breach", "en"): (390,)}
)
SIGNED = ".tag:not(.said), .verdict, .step.y, .step.n, .part"


def address(site: Site, tag: str, place: str) -> str:
    replay = site.run.replay
    if place in ("", "nowhere"):
        return f"{site.url}/{tag}/{place}"
    number = replay.ways["breaches"].numbers[-1] if place == "breach" else site.first(place)
    return f"{site.url}/{tag}/replay/{number}/"


@pytest.fixture
def browser_page(context: BrowserContext) -> Page:
    """A page whose console is not read: the browser itself reports an address that is not there."""
    return context.new_page()


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("place", PLACES)
def test_a_page_is_one_document_that_fits_every_width_and_leaves_nobody_out(
    page: Page, site: Site, place: str, tag: str
) -> None:
    """Nothing sideways; every status and verdict has a word and a sign; in Arabic no code and no group of digits stands
    outside its isolation; no barrier."""
    shown(page, address(site, tag, place))
    wrong = [*one_document(page, site, tag), *too_wide(page), *bare(page, SIGNED)]
    wrong += astray(page) if tag == "ar" else []
    assert not wrong
    for width in AXED.get((place, tag), ()):
        assert not barriers(page, width), width


def one_document(page: Page, site: Site, tag: str) -> Iterator[object]:
    direction = LANGUAGES[LanguageTag(tag)].direction.value
    said = page.evaluate("""() => { const top = document.documentElement; return {
        lang: top.lang, dir: top.dir, laid: getComputedStyle(document.body).direction, title: document.title,
        heads: document.querySelectorAll("h1").length,
        ids: [...document.querySelectorAll("[id]")].map(one => one.id) }; }""")
    if (said["lang"], said["dir"], said["laid"], said["heads"]) != (tag, direction, direction, 1):
        yield said
    yield from {one for one in said["ids"] if said["ids"].count(one) > 1}
    if not said["title"].endswith(" · Jisr"):
        yield said["title"]


@pytest.mark.parametrize("tag", TAGS)
def test_a_page_that_is_not_there_is_told_in_the_language_of_the_address(
    browser_page: Page, site: Site, tag: str
) -> None:
    answer = browser_page.goto(address(site, tag, "nowhere"))
    assert answer is not None
    assert answer.status == 404
    assert browser_page.locator("html").get_attribute("lang") == tag
    assert not barriers(browser_page, 1440)
