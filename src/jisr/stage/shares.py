"""What an office has shown to each other office of its State, as far as the office itself can know it."""

from collections.abc import Sequence

from jisr.dossier import EVERY_OFFICE, Learned
from jisr.protection.plain import ref_of
from jisr.stage.players.sharing import SHARED

WEIGHTY = frozenset({"exhibit-entered", "charge-brought", "charge-dropped"})
MANY = 25
PAUSE = 1440


class Shares:
    """Reads the acts that the office learns, in their order."""

    def __init__(self, office: str) -> None:
        self._office = office
        self._read = 0
        self._waiting: dict[str, dict[str, str]] = {}
        self._all: dict[str, str] = {}
        self._knowing: dict[str, set[str]] = {}
        self._last: dict[str, int] = {}
        self._weighty: set[str] = set()

    def read(self, learned: Sequence[Learned]) -> None:
        """Bring it forward over what was learned since."""
        for one in learned[self._read :]:
            act = one.act
            told = {str(act.seat.office), *map(str, act.to)}
            if act.kind in SHARED:
                self._all[act.id] = ref_of(act)
                if act.kind in WEIGHTY:
                    self._weighty.add(act.id)
            if act.kind == "disclosed" and act.seat.office == self._office:
                self._last |= {str(one): act.done_at for one in act.to}
            for name in (act.id, *act.shows):
                self._knowing.setdefault(name, set()).update(told)
        self._read = len(learned)

    def due(self, office: str, *, now: int) -> bool:
        """Whether the last letter to the other office is some time ago."""
        return now - self._last.get(office, -PAUSE) >= PAUSE

    def waiting_for(self, office: str) -> tuple[str, ...]:
        """The acts of the file that the other office has not been shown; nothing while they are not worth a letter."""
        everybody = str(EVERY_OFFICE)
        waiting = [name for name in self._all if not self._knowing[name] & {office, everybody}]
        worth = len(waiting) >= MANY or any(name in self._weighty for name in waiting)
        return tuple(self._all[name] for name in waiting) if worth else ()
