"""The chapters of the book: the rules of a treaty or of a State by article, by what a rule does, and by role."""

from collections.abc import Mapping
from dataclasses import dataclass

from jisr.law.corpus import Corpus
from jisr.law.measures import RoleKind
from jisr.law.rules import Rule, RuleRole, RuleType
from jisr.vocabulary import RuleId


@dataclass(frozen=True, slots=True)
class Chapter:
    """Rules that stand together: an article of a treaty, a group of a code."""

    name: str
    rules: tuple[Rule, ...]


def chapters_of(corpus: Corpus, *, home: str) -> tuple[Chapter, ...]:
    """The rules of a State or an instrument in the order of the data, by the first two words of their names."""
    found: dict[str, list[Rule]] = {}
    for rule in corpus.rules_for(home=home):
        found.setdefault(_stem(rule.id), []).append(rule)
    return tuple(Chapter(name, tuple(rules)) for name, rules in found.items())


def subjects_of(corpus: Corpus) -> Mapping[RuleRole | RuleType, tuple[Rule, ...]]:
    """All rules by what they decide in cooperation, else by what a rule of their type does."""
    found: dict[RuleRole | RuleType, list[Rule]] = {}
    for rule in corpus.rules.values():
        for subject in rule.roles or rule.types:
            found.setdefault(subject, []).append(rule)
    return {subject: tuple(rules) for subject, rules in found.items()}


def roles_of(corpus: Corpus) -> Mapping[RoleKind, tuple[RuleId, ...]]:
    """For each kind of role the rules that the measures which it orders or takes must keep."""
    found: dict[RoleKind, dict[RuleId, None]] = {role: {} for role in RoleKind}
    for measure in corpus.measures.values():
        owed = dict.fromkeys(rule for guard in measure.safeguards for rule in guard.rules)
        for competence in (measure.who, *measure.states.values()):
            for role in (*competence.order, *competence.do):
                found[role] |= dict.fromkeys(competence.rules) | owed
    return {role: tuple(rules) for role, rules in found.items() if rules}


def _stem(rule: RuleId) -> str:
    parts = str(rule).split("/")
    return "/".join(parts[:2]) if len(parts) > 1 else "-".join(str(rule).split("-")[:3])
