"""A person of the story in words: how the person feels, and when something would be said. No number is ever shown."""

from collections.abc import Iterable, Iterator, Mapping

from jisr.exercise.conditions import AllOf, AnyOf, At, Condition, Done, Held, StateIs
from jisr.exercise.scenario import Scenario
from jisr.law.corpus import Corpus
from jisr.press.said import Said, Told, joined, listed

FEELS: Mapping[str, tuple[str, str, str]] = {
    "trust": (
        "You trust nobody here.",
        "You do not know yet whether you can trust those who ask.",
        "You trust those who ask.",
    ),
    "fatigue": ("You are rested.", "You are tired.", "You are exhausted and follow with difficulty."),
    "informed": (
        "You do not know what will happen to you.",
        "You know some of your rights; much is unclear.",
        "You know your rights and what comes next.",
    ),
    "safety": ("You are afraid.", "You feel safe here, not outside.", "You feel safe."),
    "willing": ("You do not want to speak.", "You would speak of some things.", "You want to tell what happened."),
}
ENOUGH: Mapping[str, str] = {
    "trust": "you trust those who ask",
    "fatigue": "you are exhausted",
    "informed": "you know your rights and what comes next",
    "safety": "you feel safe",
    "willing": "you want to speak",
}
LACKING: Mapping[str, str] = {
    "trust": "you do not trust those who ask",
    "fatigue": "you are rested",
    "informed": "you do not know what will happen to you",
    "safety": "you are afraid",
    "willing": "you do not want to speak",
}
KEPT: Mapping[str, str] = {
    "interpreter": "an interpreter of your language is there",
    "lawyer": "your own lawyer is there",
    "support-person": "somebody whom you know sits beside you",
    "rights-told": "your rights were told to you",
}
LOW, HIGH = 3, 6


def feelings(levels: Mapping[str, int]) -> list[str]:
    """How the person feels, a sentence for each side of it."""
    return [FEELS[name][0 if level <= LOW else 1 if level <= HIGH else 2] for name, level in levels.items()]


def when_said(condition: Condition, scenario: Scenario, corpus: Corpus) -> Said:
    """When the person would say it."""
    found: list[Said] = []
    for one in _clauses(condition, scenario, corpus):
        if one not in found:
            found.append(one)
    if not found:
        return "At once, if you are asked."
    return Told("When {clauses}.", {"clauses": joined(found)})


def _clauses(condition: Condition, scenario: Scenario, corpus: Corpus) -> Iterator[Said]:
    match condition:
        case AllOf(parts=parts):
            for part in parts:
                yield from _clauses(part, scenario, corpus)
        case AnyOf(parts=parts) if parts:
            yield from _clauses(parts[0], scenario, corpus)
        case StateIs(variable="trust", compare=">=", level=level) if level >= HIGH:
            yield "you trust those who ask without reserve"
        case StateIs(variable=variable, compare=compare):
            yield (LACKING if compare.startswith("<") else ENOUGH)[variable]
        case Done():
            yield from _done(condition, corpus)
        case Held(sources=sources):
            titles = [scenario.all_sources[one].title for one in sorted(sources) if one in scenario.all_sources]
            if titles:
                yield Told("they show you: {exhibits}", {"exhibits": listed(titles)})
        case At(time=time):
            yield Told("it is later than {moment}", {"moment": time})
        case _:
            pass


def _done(condition: Done, corpus: Corpus) -> Iterable[Said]:
    pattern = condition.pattern
    if pattern.kept:
        return [KEPT.get(one, "what you are owed was given to you") for one in sorted(pattern.kept)]
    names = [corpus.measures[one].name for one in sorted(pattern.measures) if one in corpus.measures]
    if not names:
        return ["what you wait for has happened"]
    return [Told("this was done for you or with you: {measures}", {"measures": listed(names[:2])})]
