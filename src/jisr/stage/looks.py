"""What a seat sees when it looks: the dossier of its office through the reading room, with what was worked out before.

The same office learning nothing sees the same; only the hour, and what the seat itself tried, is new at every look.
"""

from jisr.clerk import Clerk, ReadingRoom
from jisr.clerk import View as Read
from jisr.dossier import Seat
from jisr.exercise.scenario import Scenario
from jisr.inquiry.state import InquiryView
from jisr.law.corpus import Corpus
from jisr.stage.shares import Shares
from jisr.stage.sitting import Sitting, Tried, forum_of
from jisr.stage.tally import Tally, tally
from jisr.stage.tempo import is_news
from jisr.stage.view import View
from jisr.vocabulary import CaseTime, LanguageTag


class Looks:
    """Keeps, by office, what was read and reckoned at the last look."""

    def __init__(self, *, scenario: Scenario, corpus: Corpus, clerk: Clerk) -> None:
        self._corpus, self._clerk, self._room = corpus, clerk, ReadingRoom(clerk)
        self._shares: dict[tuple[str, str], Shares] = {}
        self._read: dict[tuple[str, str], tuple[tuple[object, ...], Read]] = {}
        self._tallies: dict[tuple[str, str], Tally] = {}
        self._offices = {one: frozenset(clerk.offices[str(one)]) for one in scenario.states}
        self._others = {one: tuple(other for other in scenario.states if other != one) for one in scenario.states}
        self._languages = {code: LanguageTag(tongue) for code, tongue in scenario.languages.items()}
        self._forums = {one: forum_of(scenario, one) for one in scenario.states}

    def news(self, sitting: Sitting) -> bool:
        """Whether the office has learned something for the role since this was last asked."""
        seat = sitting.chair.seat
        version = self._clerk.journals[str(seat.party)].version
        if version == sitting.version:
            return False
        sitting.version = version
        learned = self._clerk.office(str(seat.party), str(seat.office)).cache.learned
        fresh = learned[sitting.read :]
        sitting.read = len(learned)
        return any(is_news(one.act, seat.role) for one in fresh)

    def view(self, sitting: Sitting, at: CaseTime) -> View:
        """What the seat sees now."""
        seat, party = sitting.chair.seat, sitting.chair.party
        key = (str(seat.party), str(seat.office))
        seen = self._seen(key, seat, at)
        shares = self._shares.setdefault(key, Shares(key[1]))

        def unshared(office: str) -> tuple[str, ...]:
            if not shares.due(office, now=at):
                return ()
            shares.read(self._clerk.office(*key).cache.learned)
            return shares.waiting_for(office)

        return View(
            seat=str(seat.id),
            role=seat.role,
            office=str(seat.office),
            party=party,
            hour=at,
            inquiry=seen.inquiry,
            tally=self._tally(key, seen.inquiry),
            care=seen.care,
            cooperation=seen.cooperation,
            trial=seen.trial,
            corpus=self._corpus,
            offices=self._offices[party],
            others=self._others[party],
            languages=self._languages,
            forum=self._forums[party],
            unshared=unshared,
            tried=Tried(sitting.tried, sitting.lately, at),
        )

    def _seen(self, key: tuple[str, str], seat: Seat, at: CaseTime) -> Read:
        """What the reading room shows; the same while the office learns nothing."""
        states = tuple(self._clerk.dossier(*key).states.values())
        known = self._read.get(key)
        if known is None or any(a is not b for a, b in zip(known[0], states, strict=True)):
            known = self._read[key] = (states, self._room.view(seat, now=at))
        return known[1]

    def _tally(self, key: tuple[str, str], inquiry: InquiryView) -> Tally:
        found = self._tallies[key] = tally(inquiry, self._tallies.get(key))
        return found
