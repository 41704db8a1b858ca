"""The rest of the print kit: the letters that open the exercise, the memo to the bench, the list of services.

Letters are injects of the first day as the scenario tells them; addresses and telephones of real services are not held.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from jisr.exercise.conditions import AllOf, At, Condition
from jisr.exercise.plan import Inject
from jisr.exercise.scenario import Scenario
from jisr.law.corpus import Corpus
from jisr.law.states import Authority, Channel
from jisr.library import Language
from jisr.press.citing import cite
from jisr.press.plain import Plain
from jisr.vocabulary import CaseTime, CountryCode, LanguageTag, RuleId, Text, date_of

RULE: Final = re.compile(r"\b[A-Z][A-Za-z-]+(?:/\w+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A paper that reaches roles at an hour of the first day; without roles it is for everybody."""

    at: CaseTime
    sender: Text
    to: tuple[Text, ...]
    words: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service of a delegation, and the roles of the exercise that sit in it."""

    name: Text
    roles: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """Of one State: the services of the exercise, the authorities of its law, the ways by which papers reach it."""

    state: CountryCode
    name: Text
    services: tuple[Service, ...]
    authorities: tuple[Authority, ...]
    channels: tuple[Channel, ...]


def letters(scenario: Scenario) -> tuple[Letter, ...]:
    """What is handed out on the first day at an hour that is known, in order."""
    titles = {role.id: role.title for role in scenario.roles}
    found = [
        Letter(at=at, sender=one.sender, to=tuple(titles[role] for role in one.to if role in titles), words=one.content)
        for one in scenario.injects
        if (at := _hour(one)) is not None and date_of(at) == date_of(scenario.start)
    ]
    return tuple(sorted(found, key=lambda one: one.at))


def contacts(
    scenario: Scenario, corpus: Corpus, *, services: tuple[tuple[CountryCode, Text, tuple[str, ...]], ...], on: date
) -> tuple[Contacts, ...]:
    """The sheet of each State of the scenario."""
    titles = {role.id: role.title for role in scenario.roles}
    return tuple(
        Contacts(
            state=state, name=corpus.countries[state].name,
            services=tuple(
                Service(name=name, roles=tuple(titles[role] for role in roles if role in titles))
                for home, name, roles in services if home == state
            ),
            authorities=tuple(one for one in corpus.countries[state].authorities if one.period.holds(on)),
            channels=tuple(one for one in corpus.countries[state].channels if one.period.holds(on)),
        )
        for state in scenario.states
    )  # fmt: skip


def cited_in_words(text: Text, corpus: Corpus, *, languages: Mapping[LanguageTag, Language], on: date) -> Text:
    """A text of the authors whose rules are named by law and article, as each language cites them."""

    return {
        tag: _cited(words, languages[tag], corpus, on) if tag in languages else words for tag, words in text.items()
    }


def _cited(words: str, language: Language, corpus: Corpus, on: date) -> str:
    def said(found: re.Match[str]) -> str:
        rule = cite(RuleId(found[0]), corpus=corpus, on=on)
        return Plain(language).word(rule.place) if rule is not None else found[0]

    return RULE.sub(said, words)


def _hour(inject: Inject) -> CaseTime | None:
    """The hour at which it comes, when nothing else is asked."""
    return next(_times(inject.when.condition), None)


def _times(condition: Condition) -> Iterator[CaseTime]:
    match condition:
        case At(time=time):
            yield time
        case AllOf(parts=(At(time=time),)):
            yield time
        case _:
            return
