"""The page of one rule: its text, source, mark, history, who is bound, what uses it, what proves it, what is open."""

from dataclasses import dataclass
from itertools import groupby

from jisr.law import Bond, BoundStatus, Corpus, Country, Rule, Source
from jisr.law.book import Use, uses_of
from jisr.law.book.sources import source_of
from jisr.law.book.words import MEANINGS, USES, addressees_of, subjects_said
from jisr.law.rules import MarkPeriod
from jisr.library import OpenPoint
from jisr.library.book import Book
from jisr.library.cases import Ran
from jisr.library.texts import Authentic
from jisr.press.said import Name, Said
from jisr.vocabulary import CountryCode, LanguageTag, Text

PROOFS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class MarkShown:
    """The mark of a period with what it means."""

    part: MarkPeriod
    meaning: str


@dataclass(frozen=True, slots=True)
class BoundState:
    """How a State stands toward the instrument of the rule, period by period."""

    country: Country
    bonds: tuple[Bond, ...]


@dataclass(frozen=True, slots=True)
class UsesOfKind:
    """What of one kind uses the rule."""

    sentence: str
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class RulePage:
    """Everything that is known of a rule."""

    rule: Rule
    law: Text
    name: Said
    texts: tuple[Authentic, ...]
    subjects: tuple[str, ...]
    addressees: tuple[str, ...]
    source: Source | None
    marks: tuple[MarkShown, ...]
    bound: tuple[BoundState, ...]
    others: tuple[BoundState, ...]
    uses: tuple[UsesOfKind, ...]
    proofs: tuple[Ran, ...]
    more_proofs: tuple[Ran, ...]
    points: tuple[OpenPoint, ...]
    previous: Rule | None
    next: Rule | None


def rule_page(book: Book, rule: Rule, *, tag: LanguageTag) -> RulePage:
    """The page of the rule; authentic texts in the language of the reader come first."""
    corpus = book.corpus
    before, after = _neighbours(corpus, rule)
    states = bound_states(corpus, rule.home)
    proofs = book.coverage.by_rule.get(rule.id, ())
    return RulePage(
        rule=rule,
        name=Name(rule.id),
        law=country.name if (country := corpus.countries.get(CountryCode(rule.home))) else {},
        texts=tuple(sorted(book.texts.get(rule.id, ()), key=lambda one: (one.language != tag, one.language))),
        subjects=subjects_said(rule),
        addressees=addressees_of(rule.addressee),
        source=source_of(corpus, rule.home, rule.source),
        marks=tuple(MarkShown(part, MEANINGS.get(part.mark, "")) for part in rule.marks),
        bound=tuple(one for one in states if one.country.law_held),
        others=tuple(one for one in states if not one.country.law_held),
        uses=_uses(corpus, rule),
        proofs=proofs[:PROOFS_SHOWN],
        more_proofs=proofs[PROOFS_SHOWN:],
        points=tuple(point for point in book.open_points if rule.id in point.rules),
        previous=before,
        next=after,
    )


def bound_states(corpus: Corpus, home: str) -> tuple[BoundState, ...]:
    """The States of which something is held toward an instrument; nothing for a State's own law.

    A period in which a State was no party is told only where it says more than the day on which it became one.
    """
    if home not in corpus.instruments:
        return ()
    found = []
    for country in corpus.countries.values():
        bonds = tuple(bond for bond in country.bonds if bond.instrument == home)
        party = any(bond.status is BoundStatus.PARTY for bond in bonds)
        told = tuple(bond for bond in bonds if not (party and bond.status is BoundStatus.NOT_PARTY and not bond.note))
        if told:
            found.append(BoundState(country, told))
    return tuple(found)


def _uses(corpus: Corpus, rule: Rule) -> tuple[UsesOfKind, ...]:
    uses = sorted(uses_of(corpus).of(rule.id), key=lambda use: list(USES).index(use.kind))
    return tuple(UsesOfKind(USES[kind], tuple(found)) for kind, found in groupby(uses, key=lambda use: use.kind))


def _neighbours(corpus: Corpus, rule: Rule) -> tuple[Rule | None, Rule | None]:
    rules = corpus.rules_for(home=rule.home)
    place = rules.index(rule)
    return (rules[place - 1] if place else None, rules[place + 1] if place + 1 < len(rules) else None)
