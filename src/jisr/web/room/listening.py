"""Who waits for news of a room, and what reaches whom: told on commit, in this process, within a few milliseconds.

An event is one word and carries nothing: the page asks again for what it may see. News of acts reach only the offices
that learned of them, so that even the hour of an event tells an office nothing of what others do.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock

from jisr.dossier import EVERY_OFFICE, Act
from jisr.store.desk_rows import Note

PLAYERS = "players"


class News(StrEnum):
    """What happened: acts in the own file, the clock, an announcement, a message, who sits where."""

    ACTS = "acts"
    CLOCK = "clock"
    ANNOUNCEMENT = "announcement"
    NOTE = "note"
    SEATS = "seats"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ear:
    """Who listens: an office of a party, or control, which hears everything."""

    party: str = ""
    office: str = ""
    control: bool = False

    def hears(self, told: "Told") -> bool:
        """Whether the news are for this ear."""
        if self.control or not told.party:
            return True
        return told.party == self.party and told.office in (EVERY_OFFICE, "", self.office)


@dataclass(frozen=True, slots=True)
class Told:
    """News for an office of a party (`*`: all of them), or for everybody when no party is named."""

    news: News
    party: str = ""
    office: str = ""


class _Waiting:
    """One listener; news that were not taken yet are there once, so a slow page costs nothing."""

    def __init__(self, ear: Ear) -> None:
        self.ear = ear
        self.loop = asyncio.get_running_loop()
        self.news: dict[News, None] = {}
        self.bell = asyncio.Event()

    def put(self, news: News) -> None:
        self.news[news] = None
        self.bell.set()


class Listeners:
    """Everybody who listens to one room in this process."""

    def __init__(self) -> None:
        """Nobody listens."""
        self._lock = Lock()
        self._waiting: set[_Waiting] = set()
        self._born = told_now()
        self._last: dict[Told, int] = {}

    def __len__(self) -> int:
        """How many listen."""
        return len(self._waiting)

    def tell(self, told: Iterable[Told]) -> None:
        """Tell everybody whom it concerns; from any thread."""
        news = tuple(dict.fromkeys(told))
        with self._lock:
            waiting = tuple(self._waiting)
            self._last.update(dict.fromkeys(news, told_now()))
        for one in waiting:
            for each in dict.fromkeys(it.news for it in news if one.ear.hears(it)):
                if not one.loop.is_closed():
                    one.loop.call_soon_threadsafe(one.put, each)

    async def listen(self, ear: Ear, *, since: int | None = None, ping: float = 15.0) -> AsyncIterator[News | None]:
        """News as they come, first those told `since` a time of the wall; None when nothing came for a while."""
        one = _Waiting(ear)
        with self._lock:
            self._waiting.add(one)
            missed = [] if since is None else self._missed(ear, since)
        for each in missed:
            one.put(each)
        try:
            while True:
                try:
                    await asyncio.wait_for(one.bell.wait(), ping)
                except TimeoutError:
                    yield None
                    continue
                one.bell.clear()
                news, one.news = tuple(one.news), {}
                for each in news:
                    yield each
        finally:
            with self._lock:
                self._waiting.discard(one)

    def _missed(self, ear: Ear, since: int) -> list[News]:
        """What was told since; everything, when that was before this process listened."""
        if since < self._born:
            return list(News)
        return list(dict.fromkeys(told.news for told, at in self._last.items() if at >= since and ear.hears(told)))


def told_now() -> int:
    """The wall time of a telling, in milliseconds."""
    return time.time_ns() // 1_000_000


def told_of(acts: Iterable[Act]) -> tuple[Told, ...]:
    """Which offices learned something from acts."""
    places = dict.fromkeys((str(act.party), str(office)) for act in acts for office in (act.seat.office, *act.to))
    return tuple(Told(News.ACTS, party, office) for party, office in places)


def told_of_note(note: Note) -> Told:
    """Which office of a delegation has a message; the whole delegation when none is named."""
    return Told(News.NOTE, note.party, note.to)
