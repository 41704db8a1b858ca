"""A hearing that was talked: what the person said, how it was asked, and what of each source that makes.

Whoever speaks for the person says what was said; the scenario says what the person may say and when. What was not said
is in no record, and a lie is recorded like any other word: nobody in the room knows which is which.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from jisr.exercise.conditions import Condition, Scene, holds
from jisr.exercise.deeds import Deed
from jisr.exercise.scenario import Scenario
from jisr.exercise.story import Figure, Shown, Source, Strength, Truth
from jisr.vocabulary import CaseTime, Text, date_of

RECORD = "statement"
MAJORITY = 18


class Manner(StrEnum):
    """How the questions were put."""

    CALM = "calm"
    PRESSING = "pressing"
    THREATENING = "threatening"


class Again(StrEnum):
    """How often a question was put that had been answered already."""

    NEVER = "never"
    ONCE = "once"
    OFTEN = "often"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What came of a hearing: the facts of the story that were said, and how it was asked."""

    said: tuple[str, ...] = ()
    manner: Manner = Manner.CALM
    again: Again = Again.NEVER
    paused: bool = False

    def of(self, deed: Deed) -> Deed:
        """The deed with how it was asked: moves of a person may depend on it."""
        how = {"manner": self.manner.value, "repeated": self.again.value, "pause": "yes" if self.paused else "no"}
        return replace(deed, fields={**deed.fields, **how})


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Something that a person may say, and whether the person would say it now."""

    fact: str
    words: Text
    when: Condition
    ready: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What was said of a source: what it then shows, to what it leads, and the words of the record."""

    source: Source
    shows: tuple[Shown, ...]
    leads: tuple[str, ...]
    words: Text


def lines(scenario: Scenario, person: str, scene: Scene) -> tuple[Line, ...]:
    """Everything that the person may say in this story, truths and lies alike, in the order of the scenario."""
    behaviour = scenario.behaviours.get(person)
    found: dict[str, Line] = {}
    for said in behaviour.says if behaviour is not None else ():
        ready = holds(said.when, scene)
        for fact in said.facts:
            if fact in scenario.truths and (fact not in found or (ready and not found[fact].ready)):
                words = scenario.truths[fact].statement
                found[fact] = Line(fact=fact, words=words, when=said.when, ready=ready)
    return tuple(found.values())


def parts(sources: Sequence[Source], said: Iterable[str], *, truths: Mapping[str, Truth]) -> tuple[Part, ...]:
    """What each source holds when exactly these facts were said. A fact that no source shows goes into the first."""
    facts = [fact for fact in dict.fromkeys(said) if fact in truths]
    shown = {fact: _shown(sources, fact) for fact in facts}
    found = []
    for place, source in enumerate(sources):
        own = [fact for fact in facts if shown[fact][0] == place]
        if own:
            found.append(_part(source, tuple(shown[fact][1] for fact in own), [truths[fact] for fact in own]))
    return tuple(found)


def _shown(sources: Sequence[Source], fact: str) -> tuple[int, Shown]:
    for place, source in enumerate(sources):
        for one in source.shows:
            if one.fact == fact:
                return place, one
    return 0, Shown(fact=fact, strength=Strength.MEDIUM)


def _part(source: Source, shows: tuple[Shown, ...], told: Sequence[Truth]) -> Part:
    """A lead that waits for a condition comes with the words that wait for the same one."""
    met = {one.when for one in shows}
    later = [lead for entry in source.later if entry.when in met for lead in entry.leads]
    tags = set.intersection(*(set(truth.statement) for truth in told))
    words = {tag: "\n".join(truth.statement[tag] for truth in told) for tag in sorted(tags)}
    return Part(source=source, shows=shows, leads=tuple(dict.fromkeys((*source.leads, *later))), words=words)


def records_of(scenario: Scenario, persons: Iterable[str], measure: str) -> tuple[Source, ...]:
    """The records of what the persons say: those of this measure, else any record of their words."""
    wanted = set(persons)
    about = [one for one in scenario.sources.values() if one.kind == RECORD and wanted & {one.target, *one.also}]
    return tuple(one for one in about if measure in one.measures) or tuple(about)


def is_child(figure: Figure, on: CaseTime) -> bool:
    """Whether the person is under 18 on the day, whatever the papers say."""
    if figure.born:
        day = date_of(on)
        year, month, of_month = (*map(int, figure.born.split("-")), 1, 1)[:3]
        return day.year - year - ((day.month, day.day) < (month, of_month)) < MAJORITY
    return figure.age.isdecimal() and int(figure.age) < MAJORITY
