"""What an office has shown to each other office of its State, as far as the office itself can know it."""

from collections.abc import Sequence

from jisr.dossier import EVERY_OFFICE, Act
from jisr.protection.plain import ref_of
from jisr.stage.players.sharing import SHARED


class Shares:
    """Reads the acts that the office learns, in their order."""

    def __init__(self, office: str) -> None:
        self._office = office
        self._read = 0
        self._waiting: dict[str, dict[str, str]] = {}
        self._all: dict[str, str] = {}
        self._knowing: dict[str, set[str]] = {}
        self._everybody: set[str] = set()

    def read(self, acts: Sequence[Act]) -> None:
        """Bring it forward over what was learned since."""
        for act in acts[self._read :]:
            told = {str(act.seat.office), *map(str, act.to)}
            if act.kind in SHARED:
                self._all[act.id] = ref_of(act)
            for name in (act.id, *act.shows):
                self._knowing.setdefault(name, set()).update(told)
        self._read = len(acts)

    def waiting_for(self, office: str) -> tuple[str, ...]:
        """The acts of the file that the other office has not been shown."""
        everybody = str(EVERY_OFFICE)
        return tuple(ref for name, ref in self._all.items() if not self._knowing[name] & {office, everybody})
