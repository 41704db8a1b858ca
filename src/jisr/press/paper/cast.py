"""The card of whoever plays a character: who it is, what helps and what hurts, what is told when. Words, no numbers.

The levels by which the exercise reckons are put into words, because an actor plays a person, not a scale. Children are
never acted: no card is made for them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from jisr.exercise.conditions import AllOf, AnyOf, Condition, NotSo, StateIs
from jisr.exercise.scenario import Scenario
from jisr.exercise.story import Behaviour, Figure, Move, Utterance
from jisr.press.said import Name, Said, Tongue, joined, listed
from jisr.vocabulary import CountryCode, LanguageTag, Text, date_of, in_language

GROWN: Final = 18
SOME, FULL = 3, 6
WORDS: Final[Mapping[str, tuple[str, str, str]]] = {
    "trust": ("once you trust a little", "once you trust", "only in full trust"),
    "informed": ("once something was explained to you", "once your rights were explained", "once all was explained"),
    "safety": ("once you are out of danger for now", "once you feel safe", "once you are truly safe"),
    "willing": ("once you are ready to listen", "once you want to speak", "once you are resolved to speak"),
    "fatigue": ("while you are rested", "while you are not too tired", "while you can still stand"),
}
CODE: Final = re.compile(r"f-\d+")
ASIDE: Final = re.compile(r"\s*\([^()]*(?:f-\d+|\b[A-Z]\s?[≥≤=−+-]+\s?\d)[^()]*\)")
KIND: Final = frozenset({"trust", "willing", "safety", "informed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What is told, and when; nothing as `when` says: as soon as somebody asks."""

    when: Said
    facts: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CastCard:
    """One card."""

    id: str
    name: Said
    state: CountryCode | None
    live: bool
    age: str
    languages: Said
    about: Text
    needs: tuple[Text, ...]
    first_words: Text
    tells: tuple[Telling, ...]
    helps: tuple[Text, ...]
    hurts: tuple[Text, ...]


def cast_cards(scenario: Scenario, *, live: frozenset[str], first_words: Mapping[str, Text]) -> tuple[CastCard, ...]:
    """The cards: first those who are played live, then those whose words control may have to speak."""
    found = [
        _card(scenario, figure, scenario.behaviours[id], live=id in live, first=first_words.get(id, {}))
        for id, figure in scenario.figures.items()
        if id in scenario.behaviours and not is_child(figure, on=date_of(scenario.start))
    ]
    return tuple(sorted(found, key=lambda one: not one.live))


def is_child(figure: Figure, *, on: date) -> bool:
    """Whether the person is not yet grown on the day, by the day of birth, else by the age told."""
    if figure.born:
        born = date.fromisoformat(figure.born[:10])
        return on.year - born.year - ((on.month, on.day) < (born.month, born.day)) < GROWN
    return figure.age.isdecimal() and int(figure.age) < GROWN


def _card(scenario: Scenario, figure: Figure, behaviour: Behaviour, *, live: bool, first: Text) -> CastCard:
    moves = [move for move in scenario.moves if move.name and (not move.who or figure.id in move.who)]
    return CastCard(
        id=figure.id, name=_name(figure), state=figure.state, live=live, age=figure.age,
        languages=listed([Tongue(LanguageTag(tag)) for tag in figure.languages]), about=figure.about,
        needs=figure.needs, first_words=in_words(first, scenario), tells=tuple(_tellings(scenario, behaviour)),
        helps=tuple(move.name for move in moves if _good(move)), hurts=tuple(move.name for move in moves if _bad(move)),
    )  # fmt: skip


def in_words(text: Text, scenario: Scenario) -> Text:
    """A note of the authors for an actor: codes become what they stand for, levels and asides with codes go."""
    return {tag: _plain(ASIDE.sub("", words), tag, scenario) for tag, words in text.items()}


def _plain(words: str, tag: LanguageTag, scenario: Scenario) -> str:
    def said(found: re.Match[str]) -> str:
        truth = scenario.truths.get(found[0])
        return in_language(truth.statement, tag) if truth is not None else ""

    return CODE.sub(said, words).strip()


def _name(figure: Figure) -> Said:
    own = {LanguageTag(tag): name for tag, name in figure.names.items()}
    return {LanguageTag("en"): figure.label, **own} if own else Name(figure.label)


def _tellings(scenario: Scenario, behaviour: Behaviour) -> Iterator[Telling]:
    for one in behaviour.says:
        facts = tuple(scenario.truths[fact].statement for fact in one.facts if fact in scenario.truths)
        if facts and not one.lies:
            yield Telling(when=_when(one), facts=facts)


def _when(one: Utterance) -> Said:
    return joined(list(dict.fromkeys(_in_words(one.when))))


def _in_words(condition: Condition) -> Iterator[str]:
    match condition:
        case StateIs(variable=variable, level=level) if variable in WORDS:
            yield WORDS[variable][0 if level <= SOME else 1 if level < FULL else 2]
        case AllOf(parts=parts) | AnyOf(parts=parts):
            for part in parts:
                yield from _in_words(part)
        case NotSo():
            return
        case _:
            return


def _good(move: Move) -> bool:
    return any(amount > 0 for name, amount in move.change.items() if name in KIND) and not _bad(move)


def _bad(move: Move) -> bool:
    return any(amount < 0 for name, amount in move.change.items() if name in KIND)
