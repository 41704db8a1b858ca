"""The honest limits of the law held: rules on which no verdict may rest, those first on which most hangs.

What hangs on a rule is what the data itself lets rest on it: an offence that cites it answers *unknown* where it would
have to carry.
"""

from dataclasses import dataclass

from jisr.law.book.uses import Use, UseKind, uses_of
from jisr.law.corpus import Corpus
from jisr.law.rules import MarkPeriod, Rule
from jisr.vocabulary import CountryCode

GRAVITY = (UseKind.OFFENCE, UseKind.FORM, UseKind.MEASURE, UseKind.CHANNEL)


@dataclass(frozen=True, slots=True)
class Limit:
    """A rule not verified, with the periods in which it decides nothing, and what hangs on it."""

    rule: Rule
    marks: tuple[MarkPeriod, ...]
    uses: tuple[Use, ...]

    @property
    def weight(self) -> tuple[int, ...]:
        """How much hangs on it, offences before forms of cooperation, measures and channels."""
        by_kind = tuple(sum(use.kind is kind for use in self.uses) for kind in GRAVITY)
        return (*by_kind, len(self.uses), len(self.rule.roles))


def limits_of(corpus: Corpus, *, home: str = "") -> tuple[Limit, ...]:
    """The rules of a home (of all when none is named) that decide nothing in some period, the gravest first."""
    uses = uses_of(corpus)
    rules = corpus.rules_for(home=home) if home else tuple(corpus.rules.values())
    found = [
        Limit(rule, silent, uses.of(rule.id))
        for rule in rules
        if (silent := tuple(part for part in rule.marks if not part.mark.decides))
    ]
    return tuple(sorted(found, key=lambda one: tuple(-number for number in one.weight)))


def homes_with_limits(corpus: Corpus) -> tuple[str, ...]:
    """The homes that hold a rule not verified: States first, in the order of the data."""
    silent = {limit.rule.home for limit in limits_of(corpus)}
    states = [str(code) for code in corpus.countries if code in silent]
    return (*states, *(slug for slug in corpus.instruments if slug in silent and CountryCode(slug) not in states))
