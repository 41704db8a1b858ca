"""What changed in a State's law between two days: rules that begin, end or are erased, marks, treaties, events."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from jisr.law.corpus import Corpus
from jisr.law.states import BoundStatus, Country
from jisr.vocabulary import CountryCode, Mark, RuleId, Text


class ChangeKind(StrEnum):
    """What happened on the day."""

    BEGINS = "begins"
    ENDS = "ends"
    ERASED = "erased"
    REWORDED = "reworded"
    BOUND = "bound"
    LEFT = "left"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its day (or month, or year), what it is about, and how far it is verified."""

    on: str
    kind: ChangeKind
    mark: Mark
    rule: RuleId | None = None
    instrument: str = ""
    event: Text | None = None
    until: str = ""


def changes(corpus: Corpus, state: CountryCode, *, since: date, until: date) -> tuple[Change, ...]:
    """The changes from the first day to the last, both included, in order. `KeyError` for a State not known."""
    country = corpus.countries[state]
    found = [*_of_rules(corpus, state), *_of_treaties(country), *_of_history(country)]
    first, last = since.isoformat(), until.isoformat()
    inside = [one for one in found if one.on >= first[: len(one.on)] and one.on <= last[: len(one.on)]]
    return tuple(sorted(inside, key=lambda one: (one.on, list(ChangeKind).index(one.kind), str(one.rule or ""))))


def _of_rules(corpus: Corpus, state: CountryCode) -> Iterator[Change]:
    for rule in corpus.rules_for(home=state):
        start, end = rule.period.start, rule.period.end
        if start is not None:
            yield Change(start.isoformat(), ChangeKind.BEGINS, rule.mark_on(start), rule.id)
        if end is not None and (rule.erased is None or rule.erased.when != end + timedelta(days=1)):
            yield Change((end + timedelta(days=1)).isoformat(), ChangeKind.ENDS, rule.mark_on(end), rule.id)
        if rule.erased is not None:
            mark = corpus.rules[rule.erased.rule].mark_on(rule.erased.when)
            back = rule.erased.effect_from.isoformat()
            yield Change(rule.erased.when.isoformat(), ChangeKind.ERASED, mark, rule.id, until=back)
        for part in rule.marks:
            day = part.period.start
            if day is not None and day != start:
                yield Change(day.isoformat(), ChangeKind.REWORDED, part.mark, rule.id)


def _of_treaties(country: Country) -> Iterator[Change]:
    for bond in country.bonds:
        if bond.status is BoundStatus.PARTY and bond.period.start is not None:
            yield Change(bond.period.start.isoformat(), ChangeKind.BOUND, bond.mark, instrument=bond.instrument)
        if bond.status is BoundStatus.LEFT and bond.period.start is not None:
            yield Change(bond.period.start.isoformat(), ChangeKind.LEFT, bond.mark, instrument=bond.instrument)


def _of_history(country: Country) -> Iterator[Change]:
    for event in country.history:
        yield Change(event.date, ChangeKind.EVENT, event.mark, event=event.event)
