"""What a reader finds: a search with the terms of the glossary that it meets, two States compared, changes, limits."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from jisr.law import Corpus, Rule
from jisr.law.book import Change, look_up
from jisr.law.book import Comparison as Compared
from jisr.law.book.limits import Limit, homes_with_limits, limits_of
from jisr.law.book.words import CHANGES
from jisr.law.claims import Claim
from jisr.law.comparison import ComparedRow, Comparison
from jisr.library.book import Book
from jisr.library.open_points import OpenPoint
from jisr.library.searching import folded
from jisr.library.terms import Term
from jisr.vocabulary import CountryCode, RuleId, Text

TERMS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The answer to a search."""

    words: str
    rules: tuple[Rule, ...]
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """One subject, and what authors wrote of each State and of both."""

    subject: Text
    one: tuple[Claim, ...]
    other: tuple[Claim, ...]
    both: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """Two laws on a day, and what is written of the two elsewhere in the data."""

    found: Compared
    written: Comparison | None
    rows: tuple[WrittenRow, ...]


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """A change with the rule that it is about, and the sentence of what happened, "" for an event."""

    change: Change
    sentence: str
    rule: Rule | None


@dataclass(frozen=True, slots=True)
class LimitsPage:
    """What is not verified: questions by home, then rules by home, the gravest first."""

    questions: tuple[tuple[str, tuple[OpenPoint, ...]], ...]
    rules: tuple[tuple[str, tuple[Limit, ...]], ...]
    count: int


def search_page(book: Book, words: str) -> SearchPage:
    """Rules that have the words, the one that is named by them first, and terms of the glossary."""
    found = look_up(book.corpus, words)
    named: tuple[RuleId, ...] = () if found.rule is None else (found.rule,)
    ids = dict.fromkeys((*named, *(one.rule for one in book.search.find(words))))
    return SearchPage(words, tuple(book.corpus.rules[one] for one in ids), _terms(book, words))


def comparison_page(book: Book, found: Compared) -> ComparisonPage:
    """The two laws with the comparison that authors wrote of them, where there is one."""
    pair = {found.one, found.other}
    written = next((one for one in book.comparisons if pair <= set(one.states)), None)
    rows = () if written is None else tuple(_written(row, found) for row in written.rows)
    return ComparisonPage(found, written, rows)


def _written(row: ComparedRow, found: Compared) -> WrittenRow:
    return WrittenRow(row.subject, row.sides.get(found.one, ()), row.sides.get(found.other, ()), row.both)


def changes_shown(corpus: Corpus, found: tuple[Change, ...]) -> tuple[ChangeShown, ...]:
    """Changes with the words for them."""
    return tuple(
        ChangeShown(
            one,
            "" if one.event is not None else CHANGES[one.kind],
            None if one.rule is None else corpus.rules[one.rule],
        )
        for one in found
    )


def limits_page(book: Book) -> LimitsPage:
    """The honest limits of all that is held."""
    questions: dict[str, list[OpenPoint]] = {}
    for point in sorted(book.open_points, key=lambda one: (one.home, one.order)):
        questions.setdefault(point.home, []).append(point)
    rules = tuple((home, limits_of(book.corpus, home=home)) for home in homes_with_limits(book.corpus))
    return LimitsPage(
        tuple((home, tuple(points)) for home, points in questions.items()), rules, sum(len(one) for _, one in rules)
    )


def states_of(corpus: Corpus) -> tuple[CountryCode, ...]:
    """States whose law is held first, for a choice."""
    return tuple(sorted(corpus.countries, key=lambda code: not corpus.countries[code].law_held))


def _terms(book: Book, words: str) -> tuple[Term, ...]:
    wanted = folded(words)
    if not wanted:
        return ()
    met = (term for term, said, names in _folded_terms(book) if wanted in said or f" {wanted} " in names)
    return tuple(islice(met, TERMS_SHOWN))


@lru_cache(maxsize=2)
def _folded_terms(book: Book) -> tuple[tuple[Term, frozenset[str], str], ...]:
    """Each term with all its wordings and, in one line, its names, as they are compared."""
    return tuple(
        (
            term,
            frozenset(folded(name) for tag in term.names for name in term.said(tag)),
            "".join(f" {folded(name)} " for name in term.names.values()),
        )
        for family in book.families
        for term in family.terms
    )
