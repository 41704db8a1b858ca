"""Browsers and a served room for the tests of the room; skipped in plain words where there is no Chromium."""

from collections.abc import Iterator

import browsing
import pytest
from browsing import Site, served
from playwright.sync_api import Browser, Playwright, sync_playwright
from pytest_django import DjangoDbBlocker
from rooms_here import room_at

from jisr.store.models import Device
from jisr.web.room.live import wall_now


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    if browsing.CHROMIUM is None:
        pytest.skip("no Chromium here: install it (apt-get install chromium) to run the browser tests")
    driver: Playwright
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=browsing.CHROMIUM, args=browsing.ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """The room, served by a thread of its own, in its second day."""
    path = tmp_path_factory.mktemp("room") / "room.sqlite3"
    with django_db_blocker.unblock(), room_at(path, wall_now) as room:
        room.start()
        room.halt()
        room.jump()
        with served(room) as site:
            yield site


@pytest.fixture
def browsers(chromium: Browser) -> Iterator[Browser]:
    """Browsers whose pages, and the streams they listen to, are closed at the end of the test."""
    yield chromium
    for context in chromium.contexts:
        context.close()
    Device.objects.all().delete()
