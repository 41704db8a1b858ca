"""The carriage between the States: when what one sends reaches the other, by the policy of the scenario.

No law fixes these delays; they are the scenario's. A result never comes before its own delay has run: complete, urgent,
or longer by what a clarification costs.
"""

from collections.abc import Callable

from jisr.cooperation.dispatch import Crossing, Dispatch
from jisr.exercise.agenda import Agenda
from jisr.exercise.plan import Exchange
from jisr.stage.registry import Registry
from jisr.vocabulary import MINUTES_A_DAY, CaseTime, draw

HOUR = 60
QUICK = 6 * HOUR
SLOW = 24 * HOUR
LETTER = MINUTES_A_DAY
PARCEL = MINUTES_A_DAY
DEFAULT = 30 * MINUTES_A_DAY
CLARIFIED = 14 * MINUTES_A_DAY


class Carriage:
    """Holds what is under way until it arrives."""

    def __init__(
        self, *, seed: int, registry: Registry, exchanges: dict[str, Exchange], at_work: Callable[[CaseTime], CaseTime]
    ) -> None:
        self._seed, self._registry, self._exchanges, self._at_work = seed, registry, exchanges, at_work
        self._way: Agenda[Dispatch] = Agenda()
        self._sent: dict[str, CaseTime] = {}
        self._asked: set[str] = set()
        self._urgent: set[str] = set()
        self.factor = 1.0

    def take(self, dispatch: Dispatch) -> None:
        """Something leaves; it arrives at an hour when people work."""
        about = dispatch.about
        if dispatch.kind is Crossing.REQUEST:
            self._sent.setdefault(about, dispatch.at)
            letter = dispatch.content.get("letter")
            if isinstance(letter, dict) and letter.get("urgency"):
                self._urgent.add(about)
        if dispatch.kind is Crossing.CLARIFICATION_ASKED:
            self._asked.add(about)
        due = CaseTime(dispatch.at + self._takes(dispatch))
        self._way.plan(at=self._at_work(due), key=(dispatch.id,), event=dispatch)

    def _takes(self, dispatch: Dispatch) -> int:
        chance = draw(self._seed, "carriage", dispatch.id)
        match dispatch.kind:
            case Crossing.INFORMATION | Crossing.CONSULTATION | Crossing.MEETING:
                return QUICK + int(chance * (SLOW - QUICK) / 2)
            case Crossing.RECEIPT:
                return HOUR
            case Crossing.REQUEST:
                return QUICK if dispatch.about in self._urgent else LETTER
            case Crossing.RESULT:
                return self._result(dispatch)
        return LETTER

    def _result(self, dispatch: Dispatch) -> int:
        """What is left of the exchange's own delay, and at least the time of a parcel."""
        exchange = self._exchanges.get(self._registry.exchange_of(dispatch.about))
        whole = DEFAULT
        if exchange is not None:
            urgent = dispatch.about in self._urgent and exchange.delay.urgent
            whole = exchange.delay.urgent if urgent else exchange.delay.complete
        if dispatch.about in self._asked:
            whole += exchange.delay.clarified if exchange is not None else CLARIFIED
        sent = self._sent.get(dispatch.about, dispatch.at)
        return max(PARCEL, sent + int(whole * self.factor) - dispatch.at)

    def arriving(self, until: CaseTime) -> tuple[Dispatch, ...]:
        """What arrives up to the hour."""
        return tuple(due.event for due in self._way.take(until=until))

    def next_at(self) -> CaseTime | None:
        """When the next thing arrives."""
        return self._way.next_at()
