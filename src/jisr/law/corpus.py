"""The whole law as it was read: the one value from which every question of law is answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from jisr.law.facts import FactKind
from jisr.law.forms import Form
from jisr.law.measures import Measure
from jisr.law.offences import ElementId, Offence, OffenceId
from jisr.law.rules import Rule, RuleRole
from jisr.law.states import Country, Instrument
from jisr.vocabulary import CountryCode, RuleId


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Facts, rules, instruments, States, measures and forms, and the digest of the files they came from."""

    digest: str
    facts: Mapping[str, FactKind]
    rules: Mapping[RuleId, Rule]
    instruments: Mapping[str, Instrument]
    countries: Mapping[CountryCode, Country]
    measures: Mapping[str, Measure]
    forms: Mapping[str, Form]
    offences: Mapping[OffenceId, Offence]
    elements: Mapping[ElementId, OffenceId]

    def families(self) -> frozenset[str]:
        """The families of offences that some law knows."""
        return frozenset(offence.family for offence in self.offences.values())

    def home_of(self, offence: OffenceId) -> str:
        """The State's code, or the slug of the instrument, whose law holds the offence."""
        return self.rules[self.offences[offence].rule].home

    def rules_for(self, *, home: str) -> tuple[Rule, ...]:
        """The rules of a State or of an instrument."""
        return _rules_by_home(self).get(home, ())

    def rules_with(self, role: RuleRole) -> tuple[Rule, ...]:
        """The rules to which data gives the role."""
        return _rules_by_role(self).get(role, ())


# A corpus never changes and is the same only as itself, so what is found by its rules is found once.


@lru_cache(maxsize=16)
def _rules_by_home(corpus: Corpus) -> Mapping[str, tuple[Rule, ...]]:
    found: dict[str, list[Rule]] = {}
    for rule in corpus.rules.values():
        found.setdefault(rule.home, []).append(rule)
    return {home: tuple(rules) for home, rules in found.items()}


@lru_cache(maxsize=16)
def _rules_by_role(corpus: Corpus) -> Mapping[RuleRole, tuple[Rule, ...]]:
    found: dict[RuleRole, list[Rule]] = {}
    for rule in corpus.rules.values():
        for role in dict.fromkeys(rule.roles):
            found.setdefault(role, []).append(rule)
    return {role: tuple(rules) for role, rules in found.items()}
