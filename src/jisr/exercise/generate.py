"""A new scenario from a known one: other names, other places, other ids and hours of the sources; solvable as before.

Generated scenarios prove that players follow no script: nothing that a policy could have learned by heart is the same,
and the bonds between truths, sources and elements are. Every change is a function of the seed.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from jisr.exercise.scenario import Scenario
from jisr.exercise.story import Source
from jisr.vocabulary import CaseTime, draw

T = TypeVar("T")
ONSETS = ("b", "d", "f", "g", "k", "l", "m", "n", "r", "s", "t", "z", "ch", "sh", "dj", "kw")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ou")
WORD = re.compile(r"[^\W\d_]{4,}")
PLACES = frozenset({"place"})
JITTER = 90


def generated(scenario: Scenario, *, seed: int) -> Scenario:
    """The scenario with names, places and sources shuffled under the seed."""
    names = _names(scenario, seed)
    ids = {**_shuffled(tuple(scenario.truths), seed, "truth"), **_shuffled(tuple(scenario.sources), seed, "source")}
    ids |= _people(scenario, seed)
    mapped = _mapped(scenario, _renaming(ids, names))
    sources = {one.id: _moved(one, seed) for one in mapped.sources.values()}
    order = sorted(sources, key=lambda name: draw(seed, "order", name))
    return replace(
        mapped,
        slug=f"{scenario.slug}-{seed}",
        sources={name: sources[name] for name in order},
        all_sources=sources,
        figures={name: mapped.figures[name] for name in sorted(mapped.figures, key=lambda n: draw(seed, "figure", n))},
    )


def _shuffled(ids: tuple[str, ...], seed: int, what: str) -> dict[str, str]:
    """Each id gives its place to another of its kind."""
    order = sorted(ids, key=lambda name: draw(seed, what, name))
    return dict(zip(ids, order, strict=True))


def _people(scenario: Scenario, seed: int) -> dict[str, str]:
    """New ids for figures: the kind stays, the name in them goes."""
    found: dict[str, str] = {}
    for figure in scenario.figures.values():
        prefix = figure.id.partition("-")[0]
        found[figure.id] = f"{prefix}-{_coined(seed, figure.id).casefold()}{len(found)}"
    return found


def _names(scenario: Scenario, seed: int) -> dict[str, str]:
    """New words for the words of persons' names and of towns."""
    words: dict[str, None] = {}
    for figure in scenario.figures.values():
        if figure.kind == "person":
            words |= dict.fromkeys(WORD.findall(figure.label))
        elif figure.kind in PLACES and "," in figure.label:
            words |= dict.fromkeys(WORD.findall(figure.label.rpartition(",")[2]))
        elif figure.kind in PLACES and " " not in figure.label:
            words[figure.label] = None
    return {word: _coined(seed, word) for word in words}


def _coined(seed: int, word: str) -> str:
    parts = [
        _pick(ONSETS, draw(seed, "onset", word, str(n))) + _pick(VOWELS, draw(seed, "vowel", word, str(n)))
        for n in range(3)
    ]
    return "".join(parts).capitalize()


def _pick(pool: tuple[str, ...], chance: float) -> str:
    return pool[int(chance * len(pool))]


def _moved(source: Source, seed: int) -> Source:
    """The source opens a little earlier or later, never after it perishes, and another measure may come first."""
    shift = int((draw(seed, "hour", source.id) - 0.5) * 2 * JITTER)
    opens = source.opens + shift
    if source.until is not None:
        opens = min(opens, source.until - 2 * JITTER)
    order = tuple(sorted(source.measures, key=lambda name: draw(seed, "measure", source.id, name)))
    return replace(source, opens=CaseTime(opens), measures=order)


def _renaming(ids: Mapping[str, str], names: Mapping[str, str]) -> Callable[[str], str]:
    pattern = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + r")\b")

    def renamed(word: str) -> str:
        if word in ids:
            return ids[word]
        return pattern.sub(lambda found: names[found.group()], word) if names else word

    return renamed


def _mapped(value: T, rename: Callable[[str], str]) -> T:
    """The value with every string renamed, whatever holds it."""
    return cast(T, _each(value, rename))


def _each(value: object, rename: Callable[[str], str]) -> object:
    if type(value) is str:
        return rename(value)
    if isinstance(value, tuple):
        return tuple(_each(one, rename) for one in value)
    if isinstance(value, frozenset):
        return frozenset(_each(one, rename) for one in value)
    if isinstance(value, Mapping):
        return {_each(key, rename): _each(one, rename) for key, one in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        changed = {one.name: _each(getattr(value, one.name), rename) for one in fields(value)}
        return replace(value, **changed)
    return value
