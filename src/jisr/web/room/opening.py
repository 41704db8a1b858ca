"""What `./run` opens: the room of a scenario, taken up where it stood or new, with cards, accounts and links.

The bots hold every seat until somebody comes; the clock stands at the first hour until it is started.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from jisr.exercise.scenario import Scenario
from jisr.law.corpus import Corpus
from jisr.store import doors
from jisr.store.doors import Duty
from jisr.vocabulary import LanguageTag, in_language
from jisr.web.room.frame import role_title
from jisr.web.room.live import Differs, LiveRoom
from jisr.web.room.rooms import Rooms, hold_rooms
from jisr.web.room.scenes.playing import issue
from jisr.web.room.sessions import now

ACCOUNTS = (
    ("facilitator", (Duty.CONTROL, Duty.SAFETY)),
    ("evaluator", (Duty.EVALUATOR,)),
    ("observer", (Duty.OBSERVER,)),
)
ANYBODY = {"clock": "anybody"}
LINKS_LAST = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Link:
    """A link that signs in once: whom, where (the delegation, empty for control) and its token."""

    title: str
    where: str
    token: str


def open_room(*, corpus: Corpus, scenario: Callable[[str], Scenario], slug: str, cut: str, seed: int) -> LiveRoom:
    """The room that was opened last with these arguments and data, else a new one; the clocks of this process tick."""
    rooms = Rooms(corpus=corpus, scenario=scenario)
    hold_rooms(rooms)
    room = _taken_up(rooms, slug, cut, seed) or rooms.open(
        rooms.new_name(slug), scenario=slug, cut=cut, seed=seed, choices=ANYBODY
    )
    doors.issue_cards(room.id, (str(chair.seat.id) for chair in room.chairs), now=now())
    issue(room)
    for name, duties in ACCOUNTS:
        doors.make_account(name, duties=duties, now=now())
    rooms.start_winding()
    return room


def hold_room(id: int, *, corpus: Corpus, scenario: Callable[[str], Scenario]) -> LiveRoom:
    """A room that another process of this server opened. Raises `KeyError` when it is not there any more."""
    rooms = Rooms(corpus=corpus, scenario=scenario)
    room = rooms.of(id)
    if room is None:
        raise KeyError(id)
    hold_rooms(rooms)
    rooms.start_winding()
    return room


def _taken_up(rooms: Rooms, slug: str, cut: str, seed: int) -> LiveRoom | None:
    kept = rooms.latest(slug)
    if kept is None or (kept.plan.cut, kept.plan.seed) != (cut, seed):
        return None
    try:
        return rooms.of(kept.id)
    except Differs:
        return None


def links(room: LiveRoom, tag: LanguageTag) -> list[Link]:
    """A link for each seat and each account, good for one sign-in within half a day; titles in that language."""
    with transaction.atomic():
        return list(_links(room, tag))


def _links(room: LiveRoom, tag: LanguageTag) -> Iterator[Link]:
    until = now() + LINKS_LAST
    cards = {card.seat: card.id for card in doors.cards_of(room.id)}
    for account in doors.accounts():
        if not account.closed:
            yield Link(account.name, "", doors.make_link(room.id, until=until, account=account.id))
    for chair in room.chairs:
        seat = str(chair.seat.id)
        token = doors.make_link(room.id, until=until, card=cards[seat])
        yield Link(in_language(role_title(room, seat), tag), str(chair.party), token)
