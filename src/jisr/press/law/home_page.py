"""The page of a State or an instrument: its rules by chapter, and for a State all that stands around its law."""

from collections.abc import Iterable
from dataclasses import dataclass

from jisr.law import Bond, BoundStatus, Corpus, Country, Instrument, Offence, OffenceId, Rule
from jisr.law.book import chapters_of
from jisr.law.book.words import subjects_said
from jisr.law.happenings import Happening
from jisr.law.institutions import CaseStep, Institution
from jisr.law.statistics import Statistic
from jisr.library.book import Book
from jisr.press.law.rule_page import BoundState, bound_states
from jisr.press.said import Said, Told
from jisr.vocabulary import CountryCode


@dataclass(frozen=True, slots=True)
class ChapterShown:
    """Rules under a heading."""

    title: Said
    anchor: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class InstrumentPage:
    """An instrument."""

    instrument: Instrument
    parent: Instrument | None
    chapters: tuple[ChapterShown, ...]
    offences: tuple[Offence, ...]
    bound: tuple[BoundState, ...]


@dataclass(frozen=True, slots=True)
class TreatyShown:
    """How the State stands toward an instrument, last period first."""

    instrument: Instrument
    bonds: tuple[Bond, ...]


@dataclass(frozen=True, slots=True)
class StatePage:
    """A State; one of which the treaties alone are held has no more than them."""

    country: Country
    chapters: tuple[ChapterShown, ...]
    treaties: tuple[TreatyShown, ...]
    others: tuple[TreatyShown, ...]
    institutions: tuple[Institution, ...]
    steps: tuple[CaseStep, ...]
    statistics: tuple[Statistic, ...]
    events: tuple[Happening, ...]


def instrument_page(book: Book, instrument: Instrument) -> InstrumentPage:
    """The page of an instrument: its rules article by article, and who is bound."""
    corpus = book.corpus
    return InstrumentPage(
        instrument=instrument,
        parent=corpus.instruments.get(instrument.parent),
        chapters=tuple(_articles(corpus, instrument.slug)),
        offences=tuple(corpus.offences[OffenceId(one.id)] for one in instrument.definitions),
        bound=bound_states(corpus, instrument.slug),
    )


def state_page(book: Book, country: Country) -> StatePage:
    """The page of a State: offences, rules by what they do, treaties, authorities, and what stands around them."""
    code = country.code
    treaties = _treaties(book.corpus, country)
    bound = tuple(one for one in treaties if one.bonds[0].status is BoundStatus.PARTY)
    return StatePage(
        country=country,
        chapters=tuple(_by_subject(book.corpus, code)),
        treaties=bound,
        others=tuple(one for one in treaties if one not in bound),
        institutions=tuple(one for one in book.institutions if one.state == code),
        steps=tuple(one for one in book.steps if one.state == code),
        statistics=tuple(one for one in book.statistics if one.state == code),
        events=tuple(sorted((one for one in book.events if code in one.states), key=lambda one: one.date)),
    )


def _articles(corpus: Corpus, home: str) -> Iterable[ChapterShown]:
    """The chapters of an instrument, each under the number that its articles share."""
    for number, chapter in enumerate(chapters_of(corpus, home=home), 1):
        articles = {rule.article.split(" ")[0] for rule in chapter.rules}
        one = articles.pop() if len(articles) == 1 else ""
        title: Said = Told("Article {article}", {"article": one}) if one else "Rules without an article"
        yield ChapterShown(title, f"c{number}", chapter.rules)


def _by_subject(corpus: Corpus, code: CountryCode) -> Iterable[ChapterShown]:
    """The rules of a State by what they do, for national names of rules tell a stranger nothing."""
    found: dict[str, list[Rule]] = {}
    for rule in corpus.rules_for(home=code):
        found.setdefault(subjects_said(rule)[-1], []).append(rule)
    for number, (title, rules) in enumerate(found.items(), 1):
        yield ChapterShown(title, f"c{number}", tuple(rules))


def _treaties(corpus: Corpus, country: Country) -> tuple[TreatyShown, ...]:
    found: dict[str, list[Bond]] = {}
    for bond in country.bonds:
        found.setdefault(bond.instrument, []).append(bond)
    order = list(corpus.instruments)
    return tuple(
        TreatyShown(corpus.instruments[slug], tuple(reversed(bonds)))
        for slug, bonds in sorted(found.items(), key=lambda one: order.index(one[0]))
    )
