"""The room in real browsers: what one does is on the other's screen by itself; without script all of it works too."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright
from pytest_django import DjangoDbBlocker
from rooms_here import POLICE, PROSECUTOR, code_of, room_at

from jisr.store.models import Device
from jisr.web.room.live import LiveRoom, wall_now

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs a loop in this thread
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PATIENCE = 30.0
TAGS = ["en", "fr", "ar"]


@dataclass(frozen=True, slots=True)
class Site:
    """Where the room is served, and the room."""

    url: str
    room: LiveRoom


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    driver: Playwright
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """The room, served by a thread of its own, in its second day."""
    from jisr.web.asgi import application

    path = tmp_path_factory.mktemp("room") / "room.sqlite3"
    with django_db_blocker.unblock(), room_at(path, wall_now) as room:
        room.start()
        room.halt()
        room.jump()
        taken = socket.socket()
        taken.bind(("127.0.0.1", 0))
        server = uvicorn.Server(
            uvicorn.Config(application, lifespan="off", log_level="warning", timeout_graceful_shutdown=1)
        )
        thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
        thread.start()
        until = time.monotonic() + PATIENCE
        while not server.started:
            assert time.monotonic() < until, "the server did not start"
        yield Site(f"http://127.0.0.1:{taken.getsockname()[1]}", room)
        server.should_exit = True
        thread.join(PATIENCE)


@pytest.fixture
def browsers(chromium: Browser) -> Iterator[Browser]:
    """Browsers whose pages, and the streams they listen to, are closed at the end of the test."""
    yield chromium
    for context in chromium.contexts:
        context.close()
    Device.objects.all().delete()


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


def orders_a_search(page: Page) -> None:
    page.goto(page.url.replace("desk/", "measure/?what=order:house-search"))
    page.select_option("#subject", index=1)
    page.fill("#reasons", "Persons are held there.")
    page.click("main form button.btn")
    page.click("button[value=do]")
    page.wait_for_selector("text=The order is in the file")


def test_an_order_comes_to_the_other_desk_by_itself(browsers: Browser, site: Site) -> None:
    police, prosecutor = seated(browsers, site, POLICE), seated(browsers, site, PROSECUTOR)
    before = police.locator("ol.tasks >> text=Carry out: Search of a home").count()
    orders_a_search(prosecutor)
    expect(police.locator("[data-live=acts] h3", has_text="Carry out: Search of a home")).to_have_count(
        before + 1, timeout=5000
    )


def test_pause_is_on_the_other_screen_by_itself(browsers: Browser, site: Site) -> None:
    police, prosecutor = seated(browsers, site, POLICE), seated(browsers, site, PROSECUTOR)
    prosecutor.click("text=PAUSE")
    expect(police.locator(".clock-now")).to_contain_text("Stopped", timeout=8000)
    site.room.restart()
    site.room.halt()
    expect(police.locator(".clock-now")).to_contain_text("Halted", timeout=8000)


def test_all_of_it_works_without_script(browsers: Browser, site: Site) -> None:
    orders_a_search(seated(browsers, site, PROSECUTOR, script=False))


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_pages_of_a_seat_are_accessible_and_fit(browsers: Browser, site: Site, tag: str, size: tuple[int, int]) -> None:
    page = seated(browsers, site, POLICE)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for way in ("desk/", "measure/", "measure/?what=take:house-search", "clock/", "sign-in"):
        page.goto(f"{site.url}/{tag}/room/{way}")
        found = Axe().run(page).response["violations"]
        assert not [(way, one["id"], one["nodes"][0]["html"]) for one in found]
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert not said
