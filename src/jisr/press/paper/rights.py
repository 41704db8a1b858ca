"""The sheet that is read to a person: the rights that the data hold for a victim, a suspect or an accused, by article.

Rules are found by what they do and by the measures that tell of rights, never by name. A rule that is not verified for
the day says so; one that does not hold on the day, or of a treaty that does not bind the State, is not on the sheet.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from jisr.law.corpus import Corpus
from jisr.law.measures import MeasureEffect, SafeguardWhen
from jisr.law.rules import Rule, RuleType
from jisr.press.citing import Cited, cite
from jisr.vocabulary import CountryCode, RuleId, Text


class Reader(StrEnum):
    """To whom the sheet is read."""

    VICTIM = "victim"
    SUSPECT = "suspect"


RIGHTS: Final = frozenset({RuleType.RIGHT, RuleType.HAS_RIGHT})
ADDRESSED: Final[Mapping[Reader, frozenset[str]]] = {
    Reader.VICTIM: frozenset({"victim", "person harmed", "smuggled migrant"}),
    Reader.SUSPECT: frozenset({"suspect", "accused", "person held"}),
}
EFFECTS: Final[Mapping[Reader, frozenset[MeasureEffect]]] = {
    Reader.VICTIM: frozenset({MeasureEffect.TELL_RIGHTS, MeasureEffect.SHELTER, MeasureEffect.PROTECT}),
    Reader.SUSPECT: frozenset({MeasureEffect.HOLD}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsSheet:
    """The sheet of one State for one kind of reader: its own law first, then the treaties."""

    state: CountryCode
    state_name: Text
    reader: Reader
    own: tuple[Cited, ...]
    treaties: tuple[Cited, ...]


def rights_sheets(corpus: Corpus, states: tuple[CountryCode, ...], *, on: date) -> tuple[RightsSheet, ...]:
    """The sheets of the States for each reader."""
    return tuple(_sheet(corpus, state, reader, on) for state in states for reader in Reader)


def _sheet(corpus: Corpus, state: CountryCode, reader: Reader, on: date) -> RightsSheet:
    rules = [rule for rule in _rules(corpus, state, reader) if _holds(rule, corpus, state, on)]
    shown = [(rule, found) for rule in rules if (found := cite(rule.id, corpus=corpus, on=on)) is not None]
    return RightsSheet(
        state=state, state_name=corpus.countries[state].name, reader=reader,
        own=tuple(found for rule, found in shown if rule.home == state),
        treaties=tuple(found for rule, found in shown if rule.home != state),
    )  # fmt: skip


def _rules(corpus: Corpus, state: CountryCode, reader: Reader) -> Iterator[Rule]:
    """Each once: those that give the reader a right by name, then those on which telling and holding rest."""
    seen: set[RuleId] = set()
    own = [one.id for one in corpus.rules_for(home=state)
           if RIGHTS & set(one.types) and one.addressee in ADDRESSED[reader]]  # fmt: skip
    for id in (*own, *_of_measures(corpus, reader)):
        if id not in seen and id in corpus.rules:
            seen.add(id)
            yield corpus.rules[id]


def _of_measures(corpus: Corpus, reader: Reader) -> Iterator[RuleId]:
    for measure in corpus.measures.values():
        if measure.effect in EFFECTS[reader]:
            yield from measure.rules
            for owed in measure.safeguards:
                if owed.when is not SafeguardWhen.CHILD:
                    yield from owed.rules


def _holds(rule: Rule, corpus: Corpus, state: CountryCode, on: date) -> bool:
    if not rule.period.holds(on) or (rule.erased is not None and on >= rule.erased.when):
        return False
    if rule.home in corpus.instruments:
        return corpus.countries[state].is_bound(rule.home, on=on) is True
    return rule.home == state
