"""What the world answers with: exhibits, losses, injects, reactions of persons, milestones; each keyed by its cause."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from jisr.exercise.deeds import Deed
from jisr.exercise.plan import Inject
from jisr.exercise.story import Shown, Source
from jisr.vocabulary import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Yielded:
    """A source gives its exhibit to the office that took the measure. `words` are those of a record that was talked;
    without them the exhibit has the words of the source."""

    source: Source
    deed: Deed
    shows: tuple[Shown, ...]
    leads: tuple[str, ...]
    more: bool = False
    words: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A source has perished."""

    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """An inject reaches its roles."""

    inject: Inject


@dataclass(frozen=True, slots=True, kw_only=True)
class Reacted:
    """The state of a person moved."""

    person: str
    move: str
    change: Mapping[str, int]
    deed: Deed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """A person was asked and said nothing."""

    person: str
    deed: Deed


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A person left."""

    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneSet:
    """A milestone is set, by a deed or by the hour."""

    milestone: str
    judged: bool


Effect: TypeAlias = Yielded | Lost | Delivered | Reacted | Silent | Gone | MilestoneSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """An effect with the key that makes a repeat do nothing."""

    key: tuple[str, ...]
    effect: Effect
