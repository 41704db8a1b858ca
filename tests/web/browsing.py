"""A room served to real browsers: the server in a thread of its own, people signed in, and what a page may not do."""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import uvicorn
from axe_playwright_python.sync_playwright import Axe
from machines import free_port
from playwright.sync_api import Browser, BrowserContext, Page, Request
from rooms_here import code_of

from jisr.web.room.live import LiveRoom

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs a loop in this thread
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGS = ["--no-sandbox", "--disable-dev-shm-usage"]
PATIENCE = 30.0
PIN = "2468"
TAGS = ("en", "fr", "ar")
AXE = Axe()


class Server:
    """uvicorn in a thread, on one port for as long as this lives; it can be stopped and started again."""

    def __init__(self) -> None:
        self.port = free_port()
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        from jisr.web.asgi import application

        config = uvicorn.Config(
            application, factory=True, host="127.0.0.1", port=self.port, lifespan="off", log_level="critical",
            timeout_graceful_shutdown=1,
        )  # fmt: skip
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        until = time.monotonic() + PATIENCE
        while not self._server.started:
            assert time.monotonic() < until, "the server did not start"
            self._thread.join(0.02)

    def stop(self) -> None:
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._thread.join(PATIENCE)


@dataclass(frozen=True, slots=True)
class Site:
    """Where the room is served, and the room."""

    server: Server
    room: LiveRoom

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.port}"


@dataclass(slots=True)
class Watch:
    """What the pages of a context said in the console, and which hosts they asked."""

    said: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def clean(self) -> None:
        assert not self.said
        assert self.hosts <= {"127.0.0.1", "localhost", ""}


@contextmanager
def served(room: LiveRoom) -> Iterator[Site]:
    server = Server()
    server.start()
    try:
        yield Site(server, room)
    finally:
        server.stop()


def watch(context: BrowserContext) -> Watch:
    """Console, errors of scripts (reports of the content policy among them) and hosts of every page of a context."""
    seen = Watch()

    def look(page: Page) -> None:
        page.on("console", lambda one: seen.said.append(one.text) if one.type in ("error", "warning") else None)
        page.on("pageerror", lambda fault: seen.said.append(str(fault)))
        page.on("request", lambda request: seen.hosts.add(host_of(request)))

    context.on("page", look)
    return seen


def host_of(request: Request) -> str:
    way = urlsplit(request.url)
    return "" if way.scheme in ("data", "blob") else str(way.hostname)


def comes_in(page: Page, site: Site, seat: str, *, tag: str = "en", person: str = "") -> Page:
    """Signs in with the card of a seat and goes to its desk."""
    page.goto(f"{site.url}/{tag}/room/sign-in?code={code_of(site.room, seat)}")
    page.fill("#pin", PIN)
    if page.locator("#again").count():
        page.fill("#again", PIN)
    if person:
        page.fill("#person", person)
    page.click("form:has(#pin) button")
    page.wait_for_url(f"**/{tag}/room/desk/")
    return page


def seated(browser: Browser, site: Site, seat: str, *, tag: str = "en", script: bool = True) -> Page:
    """A browser of its own, signed in at a seat by its card."""
    return comes_in(browser.new_context(java_script_enabled=script).new_page(), site, seat, tag=tag)


def at_control(browser: Browser, site: Site, *, tag: str = "en") -> Page:
    """A browser of its own, at the account of the facilitator."""
    page = browser.new_context().new_page()
    page.goto(f"{site.url}/{tag}/room/sign-in")
    page.fill("#name", "facilitator")
    page.fill("#password", "a long password")
    page.click("form:has(#password) button")
    page.wait_for_url(lambda way: not way.endswith("/sign-in"))
    return page


def soonest(*, within: float, do: Callable[[int], None], seen: Callable[[int], None], tries: int = 4) -> float:
    """The shortest time from a deed until it is seen, done again while it took longer: a machine that is busy with
    other tests is slow now and then, but what waits for the next minute is so each time."""
    times: list[float] = []
    while len(times) < tries and min(times, default=within) >= within:
        do(len(times))
        began = time.monotonic()
        seen(len(times))
        times.append(time.monotonic() - began)
    return min(times)


def orders_a_search(page: Page, *, subject: int = 1) -> None:
    """The prosecutor orders the search of a home, in three steps."""
    tag = urlsplit(page.url).path.split("/")[1]
    way = urlsplit(page.url)
    page.goto(f"{way.scheme}://{way.netloc}/{tag}/room/measure/?what=order:house-search")
    page.select_option("#subject", index=subject)
    page.fill("#reasons", "Persons are held there.")
    page.click("main form button.btn")
    page.click("button[value=do]")
    page.wait_for_selector("main ol.tasks")


def barriers(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds on a page, of any weight."""
    found = AXE.run(page).response["violations"]
    return [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found]
