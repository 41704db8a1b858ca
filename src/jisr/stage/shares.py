"""What an office has shown to each other office of its State, as far as the office itself can know it."""

from collections.abc import Sequence

from jisr.dossier import EVERY_OFFICE, Act, Learned
from jisr.protection.plain import ref_of
from jisr.stage.players.sharing import SHARED

WEIGHTY = frozenset({"exhibit-entered", "charge-brought", "charge-dropped"})
MANY = 25
PAUSE = 1440
EVERYBODY = str(EVERY_OFFICE)


class Shares:
    """Reads the acts that the office learns, in their order."""

    def __init__(self, office: str) -> None:
        self._office = office
        self._read = 0
        self._shared: dict[str, str] = {}
        self._weighty: set[str] = set()
        self._knowing: dict[str, set[str]] = {}
        self._waiting: dict[str, dict[str, None]] = {}
        self._last: dict[str, int] = {}

    def read(self, learned: Sequence[Learned]) -> None:
        """Bring it forward over what was learned since."""
        for one in learned[self._read :]:
            act = one.act
            told = {str(act.seat.office), *map(str, act.to)}
            if act.kind == "disclosed" and act.seat.office == self._office:
                self._last |= {str(one): act.done_at for one in act.to}
            for name in (act.id, *act.shows):
                self._tell(name, told)
            if act.kind in SHARED:
                self._share(act)
        self._read = len(learned)

    def _tell(self, name: str, told: set[str]) -> None:
        self._knowing.setdefault(name, set()).update(told)
        for office in self._waiting if EVERYBODY in told else told & self._waiting.keys():
            self._waiting[office].pop(name, None)

    def _share(self, act: Act) -> None:
        self._shared[act.id] = ref_of(act)
        if act.kind in WEIGHTY:
            self._weighty.add(act.id)
        for office, waiting in self._waiting.items():
            if not self._knowing[act.id] & {office, EVERYBODY}:
                waiting[act.id] = None

    def due(self, office: str, *, now: int) -> bool:
        """Whether the last letter to the other office is some time ago."""
        return now - self._last.get(office, -PAUSE) >= PAUSE

    def waiting_for(self, office: str) -> tuple[str, ...]:
        """The acts of the file that the other office has not been shown; nothing while they are not worth a letter."""
        if office not in self._waiting:
            hidden = (name for name in self._shared if not self._knowing[name] & {office, EVERYBODY})
            self._waiting[office] = dict.fromkeys(hidden)
        waiting = self._waiting[office]
        worth = len(waiting) >= MANY or not self._weighty.isdisjoint(waiting)
        return tuple(self._shared[name] for name in waiting) if worth else ()
