"""The shelves of the book: the start page, the rules on a subject, the rules that a role must keep."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from jisr.law import Corpus, Country, Instrument, OffenceId, Rule
from jisr.law.book import UseKind, roles_of, subjects_of, uses_of
from jisr.law.book.words import KINDS, SEATS, subject_of, subject_sentence
from jisr.law.measures import RoleKind
from jisr.library.book import Book


@dataclass(frozen=True, slots=True)
class Door:
    """A way into the book: an address after `law/`, its name, and how many rules lie behind."""

    way: str
    sentence: str
    count: int


@dataclass(frozen=True, slots=True)
class InstrumentShelf:
    """The instruments of one kind with the number of rules held of each; those without come last."""

    sentence: str
    held: tuple[tuple[Instrument, int], ...]
    bare: tuple[Instrument, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """The start page."""

    rules: int
    states: tuple[tuple[Country, int], ...]
    treaties_alone: tuple[Country, ...]
    instruments: tuple[InstrumentShelf, ...]
    families: tuple[Door, ...]
    subjects: tuple[Door, ...]
    roles: tuple[Door, ...]
    not_verified: int
    open_points: int
    measures: int
    forms: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """The rules of one subject or role, law by law."""

    sentence: str
    rules: tuple[Rule, ...]
    laws: tuple[tuple[str, tuple[Rule, ...]], ...]


def start_of(book: Book) -> Start:
    """The ways into the book."""
    corpus = book.corpus
    countries = tuple(corpus.countries.values())
    return Start(
        rules=len(corpus.rules),
        states=tuple((one, len(corpus.rules_for(home=one.code))) for one in countries if one.law_held),
        treaties_alone=tuple(one for one in countries if not one.law_held),
        instruments=tuple(_instruments(corpus)),
        families=tuple(Door(f"subject/{name}", name, len(rules)) for name, rules in _families(corpus).items()),
        subjects=tuple(Door(f"subject/{id_}", one.sentence, len(one.rules)) for id_, one in _subjects(corpus).items()),
        roles=tuple(
            Door(f"role/{role}", SEATS[role], len(rules)) for role, rules in roles_of(corpus).items() if rules
        ),
        not_verified=sum(any(not part.mark.decides for part in rule.marks) for rule in corpus.rules.values()),
        open_points=len(book.open_points),
        measures=len(corpus.measures),
        forms=len(corpus.forms),
    )  # fmt: skip


def subject_shelf(corpus: Corpus, subject: str) -> Shelf | None:
    """The rules on a subject: a family of offences, or what a rule does in cooperation. None for a word not known."""
    if (found := _subjects(corpus).get(subject)) is not None:
        return found
    rules = _families(corpus).get(subject)
    return None if rules is None else _shelf(subject, rules)


def role_shelf(corpus: Corpus, role: str) -> Shelf | None:
    """The rules that a role must keep in the measures which it orders or takes. None for a word not known."""
    known = next((one for one in RoleKind if one.value == role and one in SEATS), None)
    ids = () if known is None else roles_of(corpus).get(known, ())
    return None if known is None else _shelf(SEATS[known], (corpus.rules[one] for one in ids))


def by_law(rules: Iterable[Rule]) -> tuple[tuple[str, tuple[Rule, ...]], ...]:
    """Rules grouped by their home, in the order met."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        found.setdefault(rule.home, []).append(rule)
    return tuple((home, tuple(group)) for home, group in found.items())


def _shelf(sentence: str, rules: Iterable[Rule]) -> Shelf:
    kept = tuple({rule.id: rule for rule in rules}.values())
    return Shelf(sentence, kept, by_law(kept))


@lru_cache(maxsize=2)
def _subjects(corpus: Corpus) -> Mapping[str, Shelf]:
    """Subjects by the word of their address; a role and a type that decide the same are one subject."""
    found: dict[str, tuple[str, list[Rule]]] = {}
    for kind, rules in subjects_of(corpus).items():
        found.setdefault(subject_of(kind), (subject_sentence(kind), []))[1].extend(rules)
    shelves = {word: _shelf(sentence, rules) for word, (sentence, rules) in found.items()}
    return dict(sorted(shelves.items(), key=lambda one: -len(one[1].rules)))


@lru_cache(maxsize=2)
def _families(corpus: Corpus) -> Mapping[str, tuple[Rule, ...]]:
    """For each family of offences the rules that its offences cite."""
    found: dict[str, dict[str, Rule]] = {one.family: {} for one in corpus.offences.values()}
    for rule in corpus.rules.values():
        for use in uses_of(corpus).of(rule.id):
            if use.kind is UseKind.OFFENCE:
                offence = corpus.offences[OffenceId(use.id)]
                found[offence.family][rule.id] = rule
    return {family: tuple(rules.values()) for family, rules in found.items()}


def _instruments(corpus: Corpus) -> Iterable[InstrumentShelf]:
    for kind, sentence in KINDS.items():
        inside = [one for one in corpus.instruments.values() if one.kind is kind]
        counted = [(one, len(one.rules)) for one in inside if one.rules]
        held = tuple(sorted(counted, key=lambda one: -one[1]))
        if inside:
            yield InstrumentShelf(sentence, held, tuple(one for one in inside if not one.rules))
