"""Whether a rule can carry a verdict on given dates, and the sentence to say when it cannot.

In force and verified: it decides. Not in force, or erased: what rests on it is unmet. Not verified (memory, inference,
not found, sources in conflict), or erased by a rule that is itself not verified: unknown, with the name of the rule.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from jisr.law.corpus import Corpus
from jisr.law.question import MET, UNKNOWN, UNMET
from jisr.law.rules import Rule, Standing
from jisr.vocabulary import Citation, Reason, RuleId


@dataclass(frozen=True, slots=True)
class Ground:
    """What a rule can carry: `ceiling` unmet or unknown holds down whatever rests on it; None lets it stand."""

    rule: Rule
    citation: Citation
    ceiling: int | None = None
    reason: Reason | None = None
    erased_by: Citation | None = None

    def hold(self, value: int) -> int:
        """The value that may rest on the rule. What is not verified leaves even a negative answer open."""
        return value if self.ceiling is None else self.ceiling


class Grounds:
    """The rules of a corpus at two dates, each looked at once."""

    __slots__ = ("_corpus", "_facts_on", "_found", "_procedure_on")

    def __init__(self, corpus: Corpus, *, facts_on: date, procedure_on: date) -> None:
        self._corpus = corpus
        self._facts_on = facts_on
        self._procedure_on = procedure_on
        self._found: dict[RuleId, Ground] = {}

    def of(self, rule: RuleId) -> Ground:
        """What the rule can carry on these dates."""
        if (found := self._found.get(rule)) is None:
            found = self._found[rule] = self._look(self._corpus.rules[rule])
        return found

    def _look(self, rule: Rule) -> Ground:
        day = self._facts_on
        citation = rule.citation(day)
        values = {"rule": rule.id, "date": day.isoformat()}
        match rule.standing(facts_on=day, procedure_on=self._procedure_on):
            case Standing.ERASED:
                return self._erased(rule, citation)
            case Standing.NOT_YET:
                return Ground(rule, citation, UNMET, Reason("{rule} was not yet in force on {date}", values))
            case Standing.ENDED:
                return Ground(rule, citation, UNMET, Reason("{rule} was no longer in force on {date}", values))
        if not citation.mark.decides:
            values = {"rule": rule.id, "mark": citation.mark.value, "note": rule.caveat_on(day)}
            key = "{rule} is not verified ({mark}): {note}" if values["note"] else "{rule} is not verified ({mark})"
            return Ground(rule, citation, UNKNOWN, Reason(key, values))
        return Ground(rule, citation)

    def _erased(self, rule: Rule, citation: Citation) -> Ground:
        erasure = rule.erased
        assert erasure is not None
        by = self._corpus.rules[erasure.rule]
        values = {
            "rule": rule.id,
            "by": by.id,
            "when": erasure.when.isoformat(),
            "from": erasure.effect_from.isoformat(),
        }
        if not by.mark_on(erasure.when).decides:
            return Ground(
                rule, citation, UNKNOWN, Reason("{rule} may be erased by {by}, which is not verified", values)
            )
        key = "{rule} is erased by {by} for every act of procedure since {when}, with effect from {from}"
        return Ground(rule, citation, UNMET, Reason(key, values), by.citation(erasure.when))


@lru_cache(maxsize=256)
def grounds_on(corpus: Corpus, *, facts_on: date, procedure_on: date) -> Grounds:
    """The rules of a corpus at two dates, shared by all who ask: the corpus never changes."""
    return Grounds(corpus, facts_on=facts_on, procedure_on=procedure_on)


def decides(value: int) -> bool:
    """Whether a value is an answer."""
    return value in (UNMET, MET)
