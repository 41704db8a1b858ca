"""What a charge has to prove, and which statements help to prove it: read by the proof matrix and by the court.

The same conditions as in qualification, but what nobody proves is not met: an age of which nothing is said makes no
child. Element ids are global: `<offence>#<element>`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from jisr.law.conditions import VERDICTS
from jisr.law.corpus import Corpus
from jisr.law.facts import Facts, Person, Statement
from jisr.law.offences import Aggravation, Element, ElementId, Excuse, OffenceId, Part
from jisr.law.qualification import explain_element
from jisr.law.question import ADULT, CHILD, UNMET, Question, asked, statements_of
from jisr.law.standing import grounds_on
from jisr.vocabulary import Finding, RuleId, Text


@dataclass(frozen=True, slots=True)
class Provable:
    """One thing to prove under a charge."""

    id: ElementId
    offence: OffenceId
    part: Part
    name: Text
    rule: RuleId
    kinds: frozenset[str]


def elements_of(corpus: Corpus, *, offence: OffenceId, aggravations: Iterable[str] = ()) -> tuple[Provable, ...]:
    """The elements of an offence, and those of its aggravations that are charged (local or global ids)."""
    found = corpus.offences[offence]
    charged = {found.element_id(one) for one in aggravations}
    return tuple(
        Provable(id_, offence, kind, part.name, part.rule, part.when.speaks_for())
        for id_, (kind, part) in found.parts().items()
        if kind is Part.ELEMENT or id_ in charged
    )


def supports(corpus: Corpus, *, element: ElementId, statement: Statement, accused: str = "", victim: str = "") -> bool:
    """Whether a statement, if believed, helps to meet an element (or to make it not required) for the pair."""
    part = _part(corpus, element)
    if (statement.by and accused and statement.by != accused) or (statement.on and victim and statement.on != victim):
        return False
    conditions = [part.when]
    if isinstance(part, Element) and part.unless is not None:
        conditions.append(part.unless.when)
    return any(condition.helped_by(statement) for condition in conditions)


def negates(corpus: Corpus, *, element: ElementId, statement: Statement) -> bool:
    """Whether a statement, if believed, tells against an element: what stands under *not*, or the age of an adult."""
    part = _part(corpus, element)
    if statement.fact == ADULT:
        return CHILD in part.when.reads() or (isinstance(part, Element) and part.unless is not None)
    return part.when.hurt_by(statement) and not part.when.helped_by(statement)


def element_verdict(
    corpus: Corpus, *, element: ElementId, statements: tuple[Statement, ...], persons: Mapping[str, Person],
    accused: str, victim: str, facts_on: date, procedure_on: date,
) -> Finding:  # fmt: skip
    """Whether the statements meet the element for the pair, with the tree."""
    facts = Facts(facts_on, procedure_on, persons, statements)
    return Court(corpus, facts).verdict(element, accused=accused, victim=victim)


class Court:
    """Asks of many elements on the same facts: each pair is put in question once, each rule looked at once. What
    nobody speaks of is not proven."""

    def __init__(self, corpus: Corpus, facts: Facts) -> None:
        self.facts = facts
        self._corpus = corpus
        self._grounds = grounds_on(corpus, facts_on=facts.facts_on, procedure_on=facts.procedure_on)
        self._told: dict[str, tuple[Statement, ...]] = {}
        self._questions: dict[tuple[str, str], Question] = {}

    def question(self, *, accused: str, victim: str) -> Question:
        """The facts between an accused and a victim; an empty name means everybody."""
        if (found := self._questions.get((accused, victim))) is None:
            if (told := self._told.get(accused)) is None:
                told = self._told[accused] = statements_of(self.facts, accused=accused)
            found = asked(self.facts, told, accused=accused, victim=victim, silence=UNMET)
            self._questions[accused, victim] = found
        return found

    def verdict(self, element: ElementId, *, accused: str, victim: str) -> Finding:
        """Whether the facts meet the element for the pair, with the tree."""
        question = self.question(accused=accused, victim=victim)
        part = _part(self._corpus, element)
        if isinstance(part, Element):
            found = explain_element(part, question, self._grounds)
            return Finding(element, found.verdict, found.citation, found.reasons, found.facts, found.parts)
        ground = self._grounds.of(part.rule)
        tree = part.when.explain(question)
        reasons = () if ground.reason is None else (ground.reason,)
        verdict = VERDICTS[ground.hold(part.when.test(question))]
        return Finding(element, verdict, ground.citation, reasons, tree.facts, (tree,))


@lru_cache(maxsize=4096)
def _part(corpus: Corpus, element: ElementId) -> Element | Aggravation | Excuse:
    return corpus.offences[corpus.elements[element]].parts()[element][1]
