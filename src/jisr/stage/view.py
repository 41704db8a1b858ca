"""What a player sees: the dossier of the own office, the law and the measures as data, the calendar of the case.

Nothing else reaches a player: no truth, no other office, no other State, no step of a play-through.
"""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, fields, is_dataclass

from jisr.clerk.commands import Command
from jisr.cooperation.state import CooperationView
from jisr.inquiry.state import InquiryView
from jisr.law.corpus import Corpus
from jisr.protection.state import ProtectionView
from jisr.stage.tally import Tally
from jisr.trial.state import TrialView
from jisr.vocabulary import CaseTime, CountryCode, LanguageTag, draw


def _nothing(office: str) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Forum:
    """The hearing of the own State, fixed from the start: when, before which court, when the file must be ready."""

    at: CaseTime
    court: str
    refer_from: CaseTime


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The case as one seat may know it at one hour."""

    seat: str
    role: str
    office: str
    party: CountryCode
    hour: CaseTime
    inquiry: InquiryView
    tally: Tally
    care: ProtectionView
    cooperation: CooperationView
    trial: TrialView
    corpus: Corpus
    offices: frozenset[str]
    others: tuple[CountryCode, ...]
    languages: Mapping[CountryCode, LanguageTag]
    forum: Forum | None = None
    unshared: Callable[[str], tuple[str, ...]] = _nothing
    tried: Container[str] = frozenset()

    @property
    def tongue(self) -> LanguageTag:
        """The language in which the own State works."""
        return self.languages[self.party]


STEEP = 1.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """Believable mistakes: a slip happens when the draw for it exceeds the skill of the delegation."""

    seed: int
    seat: str
    skill: float

    def slips(self, kind: str, *names: str, weight: float = 1.0) -> bool:
        """Whether the seat makes the mistake on this occasion; the same occasion gives the same answer."""
        rate = weight * float((1.0 - self.skill) ** STEEP)
        return rate > 0 and draw(self.seed, self.seat, kind, *names) < rate

    def delay(self, kind: str, *names: str, most: int) -> int:
        """Minutes by which a less skilled seat is late on this occasion."""
        slow = (1.0 - self.skill) * most
        return int(draw(self.seed, self.seat, "late", kind, *names) * slow) if slow > 0 else 0


def occasion(command: Command) -> str:
    """A command as a key: the same wish, whatever the order of its sets and maps."""
    return f"{type(command).__name__}:{_plain(command)}"


NAMES: dict[type, tuple[str, ...]] = {}


def _plain(value: object) -> str:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, frozenset | set):
        return "{" + ",".join(sorted(map(_plain, value))) + "}"
    if isinstance(value, tuple | list):
        return "(" + ",".join(map(_plain, value)) + ")"
    if isinstance(value, Mapping):
        return "{" + ",".join(f"{key}={_plain(value[key])}" for key in sorted(value)) + "}"
    if is_dataclass(value) and not isinstance(value, type):
        kind = type(value)
        if kind not in NAMES:
            NAMES[kind] = tuple(entry.name for entry in fields(value))
        return "(" + ",".join(_plain(getattr(value, name)) for name in NAMES[kind]) + ")"
    return str(value)
