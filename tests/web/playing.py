"""People at a running server by plain HTTP: they come in, read, act again and again, and note what was confirmed."""

import re
import threading
from dataclasses import dataclass, field
from html import unescape
from urllib.error import HTTPError, URLError

from machines import Browser, hidden

PIN = "2468"
CLASH = 409
WHAT = {"take": "take:house-search", "order": "order:house-search"}


def comes_in(base: str, code: str, *, person: str = "") -> Browser:
    """A browser signed in with a card, choosing its PIN if nobody did."""
    browser = Browser(base)
    page = browser.get("/en/room/sign-in")
    page = browser.post("/en/room/sign-in", page, way="card", code=code, pin=PIN, again=PIN, person=person, instead="1")
    assert "/room/leave" in page
    return browser


def acts(browser: Browser, how: str = "take", *, reasons: str = "Persons are held there.") -> str:
    """One act by two forms; its key once it was confirmed."""
    page = browser.get(f"/en/room/measure/?what={WHAT[how]}")
    subject = re.findall(r'<option value="(S-?[^"]+)"', page.partition('id="subject"')[2])[0]
    fields = {"what": WHAT[how], "subject": unescape(subject), "reasons": reasons, "office": "investigation"}
    confirm = browser.post("/en/room/measure/", page, **fields)
    answer = browser.post("/en/room/measure/", confirm, step="do")
    assert "in the file" in answer, answer
    return hidden(confirm)["key"]


def hour(page: str) -> str:
    """The hour of the case on a page."""
    found = re.search(r'<time datetime="([^"]+)"', page)
    assert found is not None
    return found[1]


@dataclass(slots=True)
class Player:
    """Somebody who acts until the server is gone, in a thread of their own."""

    browser: Browser
    how: str = "take"
    most: int = 10_000
    confirmed: list[str] = field(default_factory=list)
    fault: BaseException | None = None
    _thread: threading.Thread | None = None

    def start(self) -> "Player":
        self._thread = threading.Thread(target=self._play, daemon=True)
        self._thread.start()
        return self

    def has(self, count: int) -> bool:
        """Whether so many acts are confirmed. Raises what they ran into."""
        if self.fault is not None:
            raise self.fault
        return len(self.confirmed) >= count

    def ends(self) -> list[str]:
        """What was confirmed, once nothing more is."""
        assert self._thread is not None
        self._thread.join(60)
        if self.fault is not None:
            raise self.fault
        return self.confirmed

    def _play(self) -> None:
        try:
            while len(self.confirmed) < self.most:
                self._acts()
        except HTTPError as fault:
            self.fault = AssertionError(f"{fault.code}: {fault.url}")
        except (URLError, ConnectionError, OSError):
            return
        except BaseException as fault:
            self.fault = fault

    def _acts(self) -> None:
        """One more act; of two who act on the same at once, the second reads what happened and acts anew."""
        try:
            self.confirmed.append(acts(self.browser, self.how))
        except HTTPError as fault:
            if fault.code != CLASH:
                raise
