"""The case file after the judgment in a real browser: accessible and fitting, at every width, to two offices.

By default each office in one language; with `JISR_TEST_ALL=1` in both.
"""

import os
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from browsing import Site, barriers, seated, served
from playwright.sync_api import Browser
from pytest_django import DjangoDbBlocker
from rooms_here import room_at

from jisr.clerk import View
from jisr.web.room.live import wall_now

EVERYTHING = bool(os.environ.get("JISR_TEST_ALL"))
JUDGE, BENCH = "r-ma-ji", "r-ma-pres"
READERS = [("fr", JUDGE), ("ar", BENCH), *([("ar", JUDGE), ("fr", BENCH)] if EVERYTHING else [])]
WIDTHS = (320, 390, 768, 1024, 1440)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """The room after its judgment, served by a thread of its own."""
    path = tmp_path_factory.mktemp("room") / "room.sqlite3"
    with django_db_blocker.unblock(), room_at(path, wall_now) as room:
        room.start()
        room.halt()
        room.jump(room.hours.end)
        with served(room) as found:
            yield found


def ways(view: View) -> Iterator[str]:
    """One page of each kind."""
    yield from ("", "subjects/", "exhibits/", "statements/", "timeline/", "route/", "links/", "search/", "exhibit/no")
    yield f"subject/{next(id for id, care in view.care.people.items() if id in view.inquiry.subjects)}"
    yield f"subject/{next(id for id, one in view.inquiry.subjects.items() if one.kind == 'phone')}"
    longest = max(view.inquiry.exhibits.values(), key=lambda one: len(one.custody))
    yield f"exhibit/{longest.id}"
    for charge in list(view.inquiry.charges.values())[:1]:
        yield f"proof/?charge={charge.id}"
        element = next(one for one in charge.elements if charge.exhibits.get(one))
        yield f"proof/{quote(element, safe='')}?charge={charge.id}"
        yield f"proof/{quote(element, safe='')}/{charge.exhibits[element][0]}?charge={charge.id}"
        yield f"proof/?accused={charge.accused}&offence={charge.offence}"


@pytest.mark.parametrize(("tag", "seat"), READERS)
def test_every_kind_of_page_is_accessible_fits_and_leaves_the_console_empty(
    browsers: Browser, site: Site, seat: str, tag: str
) -> None:
    page = seated(browsers, site, seat)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if "404" not in message.text else None)
    for way in ways(site.room.view(seat)):
        page.goto(f"{site.url}/{tag}/room/file/{way}")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (way, width)
            if width in (390, 1440):
                assert not barriers(page), (way, width)
    assert not said


def test_a_name_is_searched_from_any_page_of_the_file_and_stands_in_no_address(browsers: Browser, site: Site) -> None:
    page = seated(browsers, site, JUDGE)
    page.goto(f"{site.url}/ar/room/file/")
    page.fill("#q", "Dandoufa")
    page.press("#q", "Enter")
    page.wait_for_selector("ol.tasks h3 a")
    assert "Dandoufa" not in page.url
    page.click("ol.tasks h3 a")
    page.wait_for_url("**/file/subject/**")
