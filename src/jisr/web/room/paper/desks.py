"""The papers of all desks of a room, as files that need nothing else: `./run print-now`, and of itself while it runs.

A set is one folder with one page for each seat, in the language in which its delegation works. It is written beside
and renamed when it is whole, so a set that can be seen can be printed; the oldest sets are taken away.
"""

import shutil
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Final

from jisr.library import Language
from jisr.press.pages import PageEngine
from jisr.press.paper.forms import blanks
from jisr.press.said import Name
from jisr.press.speech import Speech
from jisr.press.standalone import STYLE_HERE, style_of
from jisr.stage.seats import Chair
from jisr.vocabulary import CaseTime, CountryCode, LanguageTag, date_of
from jisr.web.law.held import held_book
from jisr.web.room.frame import CLOCKS, role_title, side_of
from jisr.web.room.live import LiveRoom
from jisr.web.room.paper.sheet import paper_of
from jisr.web.room.rooms import rooms

KEEPS: Final = 6
INDEX: Final = "index.html"
ENGINE = PageEngine(folders=[Path(__file__).parents[2]])


def print_rooms(folder: Path, *, now: datetime, keeps: int = KEEPS, language: LanguageTag | None = None) -> Path | None:
    """The papers of every room that this process holds, each room in a folder; the last set that was written."""
    held, last = rooms(), None
    for room in held.all() if held is not None else ():
        last = print_room(room, folder / room.plan.name, now=now, keeps=keeps, language=language)
    return last


def print_room(
    room: LiveRoom, folder: Path, *, now: datetime, keeps: int = KEEPS, language: LanguageTag | None = None
) -> Path:
    """Writes the papers of all desks of a room as a new set in the folder; where it is. Raises `OSError`."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target, part = folder / f"{now:%Y%m%dT%H%M%S%f}", folder / ".part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700)
    for name, page in pages(room, now=now, language=language).items():
        (part / name).write_bytes(page)
    part.rename(target)
    for old in printed(folder)[keeps:]:
        shutil.rmtree(old, ignore_errors=True)
    return target


def printed(folder: Path) -> tuple[Path, ...]:
    """The sets of a room, the newest first."""
    return tuple(sorted((one for one in folder.glob("2*T*") if (one / INDEX).is_file()), reverse=True))


def pages(room: LiveRoom, *, now: datetime, language: LanguageTag | None = None) -> Mapping[str, bytes]:
    """The page of each seat by file name, and the list of them for whoever hands them out."""
    found: dict[str, bytes] = {}
    listed: list[dict[str, object]] = []
    for chair in room.chairs:
        tongue = _tongue(room, chair.party, language)
        name = f"{chair.seat.id}.html".replace(":", "-")
        found[name] = desk_page(room, chair, Speech(tongue), now=now)
        listed.append({"href": name, "title": role_title(room, chair.seat.id), **_side(room, chair)})
    own = _tongue(room, room.chairs[0].party, language)
    content = {**_frame(room, now), "desks": listed}
    found[INDEX] = _standalone("room/paper/desks_index.html", Speech(own), content)
    return found


def desk_page(room: LiveRoom, chair: Chair, speech: Speech, *, now: datetime) -> bytes:
    """The page of one seat, everything in it."""
    corpus = held_book().corpus
    content = {
        **_frame(room, now), **_side(room, chair), "title": role_title(room, chair.seat.id),
        "office": str(chair.seat.office), "paper": paper_of(room, chair.seat.id, corpus),
        "blanks": blanks(corpus, on=_law_day(room)),
    }  # fmt: skip
    return _standalone("room/paper/desk_paper.html", speech, content)


def _standalone(template: str, speech: Speech, content: Mapping[str, object]) -> bytes:
    page = ENGINE.render(template, speech=speech, content={**content, "standalone": True})
    return page.replace(STYLE_HERE, f"<style>{style_of(page)}</style>", 1).encode()


def _frame(room: LiveRoom, now: datetime) -> dict[str, object]:
    with room.reading() as held:
        title, states = held.scenario.title, held.scenario.states
    clock = room.clock
    return {
        "case": {"title": title, "parties": [held_book().corpus.countries[one].name for one in states]},
        "home": INDEX, "languages": (), "hour": clock.hour, "clock_word": CLOCKS[clock.state][0],
        "opening": room.hours.opening(clock.hour), "works": room.hours.open_at(clock.hour),
        "printed": Name(f"{now.astimezone():%Y-%m-%d %H:%M}"),
    }  # fmt: skip


def _side(room: LiveRoom, chair: Chair) -> dict[str, object]:
    names = held_book().corpus.countries
    return {"party": chair.party, "party_name": names[chair.party].name, "side": side_of(room, chair.party)}


def _tongue(room: LiveRoom, party: CountryCode, language: LanguageTag | None) -> Language:
    known = held_book().languages
    with room.reading() as held:
        own = LanguageTag(held.scenario.languages.get(party, ""))
    found = known.get(language or own) or known.get(own)
    return found if found is not None else next(iter(known.values()))


def _law_day(room: LiveRoom) -> date:
    return date_of(CaseTime(room.clock.hour))
