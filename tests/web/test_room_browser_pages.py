"""Every page of the room as a browser lays it out, found by walking from the desks: no barrier, nothing sideways.

By default one page of each route, in French on a desk and in Arabic on a phone; with `JISR_TEST_ALL=1` all
pages of all people so, and one of each route in the three languages at both widths.
"""

import os
import re

import pytest
from browsing import TAGS, Site, barriers, watch
from django.test import Client
from furnished import furnish
from playwright.sync_api import Browser, Page
from rooms_here import ABROAD, POLICE, PROSECUTOR
from walking import STREAM, Found, cookie_of, pages, routes, visitors

from jisr.web.room.sessions import COOKIE

EVERYTHING = bool(os.environ.get("JISR_TEST_ALL"))
DESK, PHONE = 1440, 390
USUAL = [("fr", DESK), ("ar", PHONE)]
SIZES = [(tag, width) for tag in TAGS for width in (DESK, PHONE)] if EVERYTHING else USUAL
SEATS = {"police": POLICE, "prosecutor": PROSECUTOR, "abroad": ABROAD, "authority": "r-ma-ca", "bench": "r-ma-pres",
         "defence": "r-ma-def:1", "care": "r-ma-social", "interpreter": "r-ma-interp"}  # fmt: skip
WHO = (*SEATS, "control")
PART = re.compile(r"<[^>]+>")
UNLINKED = {
    STREAM: "the news, a stream without an end",
    "screen/<str:token>": "the screen by the address that control makes for the projector",
    "link/<str:token>": "a link that is used up when it is followed",
    "step/<int:number>/": "a grave step in the minute in which it may be withdrawn (test_room_acts)",
    "document/<int:number>/sign/": "a document that has just been saved (test_room_documents)",
    "across/meeting/<str:name>/<slug:matter>/": "the answer to a proposal that has arrived (test_room_across)",
    "file/proof/<str:element>/<str:exhibit>": "an exhibit that a charge cites (test_room_file_browser)",
    "scenes/<int:id>/": "a hearing under way (test_room_scenes_browser)",
    "scenes/film/<str:exhibit>/": "the film of a child, once it is in the file (test_room_scenes)",
}
OUTSIDE = """() => { const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) { const at = walk.currentNode.parentElement;
    if (!at.closest("bdi, script, style, svg, option, textarea, [dir=auto], [lang]:not([lang=ar])"))
      found.push(walk.currentNode.data); }
  return found; }"""
CODE = re.compile(r"\d[\u00a0 .,:/–-]\d|[A-Za-z]\d|\d[A-Za-z]|[A-Z]{2,}[-/]|\b(?:[A-Za-z]+-){1,}[a-z]+\b")
BARE = """all => all.filter(one => !one.innerText.trim() || one.querySelectorAll("svg").length !== 1)
                .map(one => one.outerHTML)"""


@pytest.fixture(scope="module")
def clients(site: Site) -> dict[str, Client]:
    """People at their desks, in a room with something of everything."""
    found = visitors(site.room, SEATS)
    furnish(site.room, police=found["police"], prosecutor=found["prosecutor"])
    return found


@pytest.fixture(scope="module")
def found(clients: dict[str, Client]) -> tuple[Found, ...]:
    """The pages that are reached from the desks."""
    return pages(clients)


def looked_at(found: tuple[Found, ...], tag: str, width: int, who: str) -> list[Found]:
    """Of each route one page of somebody: on a desk that of the first who reaches it, on a phone of the last, which is
    where it looks different; with everything asked for, all pages in two of the forms."""
    one_of_each = {one.route: one for one in (reversed(found) if width == DESK else found)}
    whole = EVERYTHING and (tag, width) in USUAL
    return [one for one in (found if whole else one_of_each.values()) if one.who == who]


def at(browser: Browser, site: Site, client: Client, width: int) -> Page:
    """A page of a browser that is where the client is signed in."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.add_cookies([{"name": COOKIE, "value": cookie_of(client), "url": site.url}])
    return context.new_page()


def test_every_address_of_the_room_is_a_page_that_is_found_or_takes_what_is_sent(
    found: tuple[Found, ...], clients: dict[str, Client]
) -> None:
    """What is only sent to (a form, a stream, a file) is no page; a page that no link leads to is told here."""
    known = {one.route for one in found} | set(UNLINKED)
    assert not [route for route in routes() if route not in known and is_page(route, clients)]


def is_page(route: str, clients: dict[str, Client]) -> bool:
    """Whether anybody who asks gets a page; of an address with a part to fill, anything but a refusal to be asked."""
    way = PART.sub("1", route)
    answers = [client.get(f"/en/room/{way}") for client in clients.values()]
    if "<" in route:
        return any(one.status_code != 405 for one in answers)
    return any(one.status_code == 200 and "html" in one.headers["Content-Type"] for one in answers)


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize(("tag", "width"), SIZES)
def test_no_page_of_the_room_has_a_barrier_or_scrolls_sideways(
    found: tuple[Found, ...], clients: dict[str, Client], chromium: Browser, site: Site, tag: str, width: int, who: str
) -> None:
    page = at(chromium, site, clients[who], width)
    seen = watch(page.context)
    page.close()
    page = page.context.new_page()
    wrong: list[tuple[str, object]] = []
    for one in looked_at(found, tag, width, who):
        page.goto(f"{site.url}/{tag}/room/{one.way}")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        wrong += [(one.way, fault) for fault in barriers(page)]
        wide = page.evaluate("document.documentElement.scrollWidth")
        wrong += [(one.way, f"{wide} px wide")] if wide > width else []
        wrong += [(one.way, text.strip()) for text in _astray(page, tag)]
        wrong += [(one.way, text) for text in page.locator(".tag:not(.said)").evaluate_all(BARE)]
    page.context.close()
    assert not wrong
    seen.clean()


def _astray(page: Page, tag: str) -> list[str]:
    """In Arabic, codes and groups of digits outside their isolation."""
    return [text for text in page.evaluate(OUTSIDE) if CODE.search(text)] if tag == "ar" else []
