"""What the forms of the book offer: States, laws, kinds of fact, details of a fact, each in the reader's language."""

from collections.abc import Iterable

from jisr.law import Corpus
from jisr.law.book.words import FACTS
from jisr.press.law.finding import states_of
from jisr.press.speech import Speech
from jisr.vocabulary import CountryCode, Text, in_language

Choice = tuple[str, str]
Group = tuple[str, tuple[Choice, ...]]


def states_choice(corpus: Corpus, speech: Speech) -> tuple[Choice, ...]:
    """The States, those whose law is held first."""
    return tuple((code, _label(corpus.countries[code].name, speech)) for code in states_of(corpus))


def homes_choice(corpus: Corpus, speech: Speech, homes: Iterable[str]) -> tuple[Choice, ...]:
    """Laws by name."""
    found = []
    for home in homes:
        country = corpus.countries.get(CountryCode(home))
        name = corpus.instruments[home].short if country is None else country.name
        found.append((home, _label(name, speech)))
    return tuple(found)


def facts_choice(corpus: Corpus, speech: Speech) -> tuple[Group, ...]:
    """The closed vocabulary of facts, family by family: what was done first."""
    families: dict[str, list[Choice]] = {}
    for kind in corpus.facts.values():
        families.setdefault(kind.family, []).append((kind.id, _label(kind.name, speech)))
    order = ("act", "means", "purpose", "person", "mind", "test", "circumstance", "entry")
    names = sorted(families, key=lambda name: order.index(name) if name in order else len(order))
    return tuple((speech.say(FACTS.get(name, name)), tuple(families[name])) for name in names)


def values_choice(corpus: Corpus, speech: Speech) -> tuple[Group, ...]:
    """The details that some facts take: of which State, of which kind of offence."""
    families = tuple((name, speech.say(name)) for name in sorted(corpus.families()))
    return ((speech.say("Which State"), states_choice(corpus, speech)), (speech.say("Which kind of offence"), families))


def _label(text: Text, speech: Speech) -> str:
    return in_language(text, speech.language.tag)
