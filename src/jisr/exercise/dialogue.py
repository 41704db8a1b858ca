"""A hearing without anybody who speaks for the person: questions and approaches, answered from the scenario's rules.

Each step is supposed to be part of the hearing when the next is answered: what was kept and shown so far opens the
person or does not, by the same moves and conditions that follow the act itself. The same steps give the same answers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from jisr.exercise.conditions import ActPattern, Held, leaves
from jisr.exercise.deeds import Deed, fulfils
from jisr.exercise.hearing import Again, Heard, Line, Manner, lines
from jisr.exercise.world import World
from jisr.vocabulary import CaseTime, CountryCode, Text


class Way(StrEnum):
    """What an interviewer does: gives a safeguard, asks, shows an exhibit, makes a break, presses."""

    KEEP = "keep"
    ASK = "ask"
    SHOW = "show"
    PAUSE = "pause"
    PRESS = "press"


class Theme(StrEnum):
    """What a question is about."""

    OPEN = "open"
    BEGINNING = "beginning"
    JOURNEY = "journey"
    PLACE = "place"
    USE = "use"
    OTHERS = "others"


THEMES: Mapping[Theme, tuple[str, ...]] = {
    Theme.BEGINNING: ("act.recruit", "act.entice", "act.intermediary", "act.document", "means.deception", "means.fraud",
                      "means.debt-bond", "pledge."),
    Theme.JOURNEY: ("act.transport", "act.transfer", "entry."),
    Theme.PLACE: ("act.harbour", "act.receive", "means.confinement", "means.force", "means.threat", "test.",
                  "means.documents-retained", "witness."),
    Theme.USE: ("purpose.", "benefit.", "proceeds."),
    Theme.OTHERS: ("group.", "circumstance.", "mind.", "complicity.", "person.", "liability.", "identity."),
}  # fmt: skip


class Turn(StrEnum):
    """What came of a step: something was said, a guarded word, nothing, an answer given before, a thing done."""

    SAID = "said"
    GUARDED = "guarded"
    SILENT = "silent"
    BEFORE = "before"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: the way, and what it is about (a safeguard, a theme, the source of the exhibit shown)."""

    way: Way
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the person answered to a step."""

    step: Step
    turn: Turn
    words: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A hearing by steps: the replies, what was kept, and what the record holds."""

    replies: tuple[Reply, ...]
    kept: frozenset[str]
    heard: Heard


@dataclass(slots=True)
class _Course:
    kept: set[str] = field(default_factory=set)
    said: list[str] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    repeated: int = 0
    manner: Manner = Manner.CALM
    paused: bool = False

    def heard(self) -> Heard:
        again = (Again.NEVER, Again.ONCE)[self.repeated] if self.repeated < 2 else Again.OFTEN
        return Heard(said=tuple(self.said), manner=self.manner, again=again, paused=self.paused)


def talk(world: World, deed: Deed, person: str, steps: Sequence[Step]) -> Talk:
    """The answers to the steps; `deed` is the hearing as it would be read if it ended now, with nothing kept."""
    course = _Course()
    replies = tuple(_reply(world, deed, person, step, course) for step in steps)
    return Talk(replies=replies, kept=frozenset(course.kept), heard=course.heard())


def _reply(world: World, deed: Deed, person: str, step: Step, course: _Course) -> Reply:
    match step.way:
        case Way.KEEP:
            course.kept.add(step.about)
        case Way.PAUSE:
            course.paused = True
        case Way.PRESS:
            course.manner = Manner.PRESSING
            return Reply(step=step, turn=Turn.SILENT)
        case Way.SHOW:
            course.shown.add(step.about)
            return _answer(world, deed, person, step, course)
        case Way.ASK:
            return _answer(world, deed, person, step, course)
    return Reply(step=step, turn=Turn.DONE)


def _answer(world: World, deed: Deed, person: str, step: Step, course: _Course) -> Reply:
    supposed = course.heard().of(replace(deed, kept=frozenset(course.kept)))
    scene = _Supposed(world, supposed, world.supposed(supposed, person))
    open_now = [one for one in lines(world.scenario, person, scene) if one.ready and _asked(world, one, step, course)]
    fresh = [one for one in open_now if one.fact not in course.said]
    before = step.about in course.asked
    course.asked.add(step.about)
    if fresh:
        course.said += [one.fact for one in fresh]
        return Reply(step=step, turn=Turn.SAID, words=tuple(one.words for one in fresh))
    if open_now or before:
        course.repeated += 1
        return Reply(step=step, turn=Turn.BEFORE)
    behaviour = world.scenario.behaviours.get(person)
    guarded = behaviour.guarded if behaviour is not None else {}
    return Reply(step=step, turn=Turn.GUARDED if guarded else Turn.SILENT, words=(guarded,) if guarded else ())


def _asked(world: World, line: Line, step: Step, course: _Course) -> bool:
    """Whether the step asks for the line. What is only said before an exhibit waits until that is shown."""
    needed = [one.sources for one in leaves(line.when) if isinstance(one, Held)]
    if step.way is Way.SHOW:
        return any(step.about in sources for sources in needed)
    if needed and not all(sources & course.shown for sources in needed):
        return False
    kinds = [say.fact for say in world.scenario.truths[line.fact].says]
    return step.about == Theme.OPEN or any(kind.startswith(THEMES[Theme(step.about)]) for kind in kinds)


@dataclass(frozen=True, slots=True)
class _Supposed:
    """The scene as it would be after the hearing."""

    world: World
    deed: Deed
    levels: Mapping[str, int]

    @property
    def moment(self) -> CaseTime:
        return self.deed.at

    def count(self, pattern: ActPattern, /) -> int:
        return self.world.count(pattern) + fulfils(self.deed, pattern)

    def reached(self, milestone: str, /) -> bool:
        return self.world.reached(milestone)

    def came(self, inject: str, /) -> bool:
        return self.world.came(inject)

    def level(self, person: str, variable: str, /) -> int:
        if person in self.deed.subjects and variable in self.levels:
            return self.levels[variable]
        return self.world.level(person, variable)

    def held(self, source: str, party: CountryCode | None, /) -> bool:
        return self.world.held(source, party)
