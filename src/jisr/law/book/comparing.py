"""Two States side by side on a day: the offences of each family with their penalties, the treaties that bind them."""

from dataclasses import dataclass
from datetime import date

from jisr.law.corpus import Corpus
from jisr.law.offences import Offence
from jisr.law.states import Bond
from jisr.vocabulary import CountryCode


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """The offences of one family in each of the two laws, in force on the day."""

    family: str
    one: tuple[Offence, ...]
    other: tuple[Offence, ...]


@dataclass(frozen=True, slots=True)
class TreatyRow:
    """How each of the two stands toward an instrument on the day; `both` is unknown while one of them is."""

    instrument: str
    one: Bond | None
    other: Bond | None
    both: bool | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two laws on a day."""

    one: CountryCode
    other: CountryCode
    on: date
    families: tuple[FamilyRow, ...]
    treaties: tuple[TreatyRow, ...]


def compare(corpus: Corpus, one: CountryCode, other: CountryCode, *, on: date) -> Comparison:
    """The two laws beside each other. `KeyError` for a State not known."""
    laws = [_in_force(corpus, state, on) for state in (one, other)]
    families = dict.fromkeys(offence.family for law in laws for offence in law)
    rows = [
        FamilyRow(name, *(tuple(offence for offence in law if offence.family == name) for law in laws))
        for name in families
    ]
    return Comparison(one, other, on, tuple(rows), _treaties(corpus, one, other, on))


def _in_force(corpus: Corpus, state: CountryCode, on: date) -> tuple[Offence, ...]:
    offences = corpus.countries[state].offences
    return tuple(one for one in offences if corpus.rules[one.rule].period.holds(on))


def _treaties(corpus: Corpus, one: CountryCode, other: CountryCode, on: date) -> tuple[TreatyRow, ...]:
    first, second = corpus.countries[one], corpus.countries[other]
    found = []
    for slug in corpus.instruments:
        bonds = (first.bond(slug, on=on), second.bond(slug, on=on))
        if any(bond is not None for bond in bonds):
            answers = (first.is_bound(slug, on=on), second.is_bound(slug, on=on))
            both = None if None in answers and False not in answers else all(answers)
            found.append(TreatyRow(slug, bonds[0], bonds[1], both))
    return tuple(found)
