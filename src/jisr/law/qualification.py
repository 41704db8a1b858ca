"""What one offence makes of the facts between one accused and one victim: values first, the tree when asked.

A child needs no means; consent is read by no element; attempt replaces the conduct where the law punishes it; an excuse
or a lapsed limitation bars. Nothing that rests on an unverified rule is more than unknown.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from jisr.law.conditions import VALUES, VERDICTS
from jisr.law.limitation import explain_limitation, lapsed
from jisr.law.offences import Aggravation, Element, Excuse, ExcuseEffect, Offence, Penalty, Punished, Reach, Unless
from jisr.law.question import MET, UNKNOWN, UNMET, Question
from jisr.law.standing import Ground, Grounds
from jisr.vocabulary import Citation, Finding, Reason, Verdict

ATTEMPT = "attempt.begun"
COMPLICITY = "complicity."


class Answer(StrEnum):
    """How an element, an aggravation or an excuse is answered."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"
    NOT_REQUIRED = "not-required"


class Capacity(StrEnum):
    """In what capacity the accused answers."""

    AUTHOR = "author"
    ATTEMPT = "attempt"
    ACCOMPLICE = "accomplice"


ANSWERS = (Answer.UNMET, Answer.UNKNOWN, Answer.MET)


@dataclass(frozen=True, slots=True, eq=False)
class Qualification:
    """The verdict of one offence, its parts by id, and, when asked, the tree."""

    offence: Offence
    accused: str
    victim: str
    capacity: Capacity
    verdict: Verdict
    question: Question
    grounds: Grounds
    touched: bool
    principal: "Qualification | None" = None
    answered: dict[str, Mapping[str, Answer]] = field(default_factory=dict, repr=False)

    @property
    def elements(self) -> Mapping[str, Answer]:
        """Each element by its id; an accomplice answers for those of the principal."""
        return self._once("elements", lambda done: {one.id: answer for one, answer in _answers(done)})

    @property
    def aggravations(self) -> Mapping[str, Answer]:
        """Each aggravation by its id; an accomplice answers for those of the principal."""
        return self._once("aggravations", _aggravations)

    @property
    def excuses(self) -> Mapping[str, Answer]:
        """Each excuse by its id, always the accused's own."""
        if (found := self.answered.get("excuses")) is None:
            found = self.answered["excuses"] = _excuses(self.offence, self.question, self.grounds)
        return found

    @property
    def set_apart(self) -> bool:
        """Whether something is alleged of each element that sets the offence apart.

        Where nothing is, the verdict may still be unknown, because the rule is not verified; nobody need read it.
        """
        asked = (self.principal or self).question
        return all(one.when.test(asked) != UNMET for one in self.offence.elements if one.sets_apart)

    def _once(self, name: str, answer: "Callable[[Qualification], Mapping[str, Answer]]") -> Mapping[str, Answer]:
        if (found := self.answered.get(name)) is None:
            found = self.answered[name] = answer(self.principal or self)
        return found

    @property
    def penalty(self) -> Penalty:
        """The range: the heaviest of the aggravations that are met, else that of the offence."""
        met = [
            one.penalty for one in self.offence.aggravations
            if one.penalty is not None and self.aggravations[one.id] is Answer.MET
        ]  # fmt: skip
        return max((self.offence.penalty, *met), key=lambda one: one.maximum or 0)

    def explain(self) -> Finding:
        """The whole tree: elements, aggravations that speak, excuses that speak, attempt, limitation."""
        done = self if self.principal is None else self.principal
        ground = self.grounds.of(self.offence.rule)
        reasons = () if ground.reason is None else (ground.reason,)
        if ground.ceiling == UNMET:  # no law on these dates: its elements are not worth a line
            erased = () if ground.erased_by is None else (Finding("erasure", Verdict.MET, ground.erased_by),)
            return Finding(self.offence.id, self.verdict, ground.citation, reasons, (), erased)
        parts = [explain_element(one, done.question, self.grounds) for one in self.offence.elements]
        for kind, answers, found in (
            ("aggravation", self.aggravations, self.offence.aggravations),
            ("excuse", self.excuses, self.offence.excuses),
        ):
            told = self if kind == "excuse" else done
            parts += [_explain_part(kind, one, told) for one in found if answers[one.id] is not Answer.UNMET]
        if self.capacity is not Capacity.AUTHOR:
            parts.append(self._explain_capacity())
        if self.offence.limitation is not None:
            parts.append(explain_limitation(self.offence, self.offence.limitation, self.question, self.grounds))
        return Finding(self.offence.id, self.verdict, ground.citation, reasons, (), tuple(parts))

    def _explain_capacity(self) -> Finding:
        attempt = self.capacity is Capacity.ATTEMPT
        reach = self.offence.attempt if attempt else self.offence.complicity
        citation = None if reach.rule is None else self.grounds.of(reach.rule).citation
        kind, family = ATTEMPT if attempt else COMPLICITY, self.offence.family
        facts = tuple(
            one.id for name, stated in self.question.stated.items() if name.startswith(kind)
            for one in stated if one.value in ("", family)
        )  # fmt: skip
        return Finding(self.capacity.value, VERDICTS[reach_value(self, attempt=attempt)], citation, (), facts)


def judge(offence: Offence, question: Question, grounds: Grounds) -> Qualification:
    """One offence put to one question, as author or for attempt; what the verdict does not need is answered later."""
    conduct = offence.elements[0].when.test(question) if offence.elements else UNMET
    begun = UNMET
    if conduct == UNMET and ATTEMPT in question.values and offence.elements:
        begun = question.of_family(ATTEMPT, offence.family)
    value = grounds.of(offence.rule).hold(_least(offence, question, grounds, conduct=conduct, begun=begun))
    return Qualification(
        offence=offence,
        accused=question.accused,
        victim=question.victim,
        capacity=Capacity.ATTEMPT if begun else Capacity.AUTHOR,
        verdict=Verdict.UNMET if value == UNMET else _verdict(offence, value, question, grounds),
        question=question,
        grounds=grounds,
        touched=bool(conduct or begun),
    )


def _least(offence: Offence, question: Question, grounds: Grounds, *, conduct: int, begun: int) -> int:
    """The least of the elements, looked for until one is unmet; the first, the conduct, is tested already."""
    if not offence.elements:
        return UNMET
    first, *others = offence.elements
    found = _attempted(offence, question, grounds, begun) if begun else _settled(first, conduct, question, grounds)[1]
    for element in others:
        if found == UNMET:
            return UNMET
        found = min(found, _settled(element, element.when.test(question), question, grounds)[1])
    return found


def _attempted(offence: Offence, question: Question, grounds: Grounds, begun: int) -> int:
    """What stands in for the conduct when its execution was begun and interrupted."""
    return min(begun, _attempt_reached(offence, question, grounds))


def as_accomplice(found: Qualification, *, principal: Qualification) -> Qualification:
    """The same offence answered as accomplice of one who committed it; excuses and limitation are the accomplice's."""
    value = min(committed(principal), reach_value(found, attempt=False), _complicity(found))
    return replace(
        found, capacity=Capacity.ACCOMPLICE, verdict=_verdict(found.offence, value, found.question, found.grounds),
        touched=True, principal=principal, answered={},
    )  # fmt: skip


def committed(found: Qualification) -> int:
    """Whether the offence was committed, whatever excuses its author in person."""
    begun = found.question.of_family(ATTEMPT, found.offence.family) if found.capacity is Capacity.ATTEMPT else UNMET
    own, elements = found.grounds.of(found.offence.rule), found.offence.elements
    conduct = elements[0].when.test(found.question) if elements else UNMET
    return own.hold(_least(found.offence, found.question, found.grounds, conduct=conduct, begun=begun))


def aided(found: Qualification) -> bool:
    """Whether the accused is said to have aided, for the family of the offence."""
    return _complicity(found) > UNMET


def reach_value(found: Qualification, *, attempt: bool) -> int:
    """Whether attempt (or complicity) is punished, as a value."""
    if attempt:
        return _attempt_reached(found.offence, found.question, found.grounds)
    return _reached(found.offence.complicity, found.grounds)


def explain_element(element: Element, question: Question, grounds: Grounds) -> Finding:
    """The tree of one element."""
    tree = element.when.explain(question)
    answer, value = _settled(element, VALUES[tree.verdict], question, grounds)
    ground = grounds.of(element.rule)
    parts = [tree]
    reasons = [] if ground.reason is None else [ground.reason]
    if element.unless is not None:
        under = element.unless.when.explain(question)
        parts.append(Finding(f"unless {element.unless.id}", under.verdict, None, under.reasons, under.facts))
        if answer is Answer.NOT_REQUIRED:
            reasons.append(Reason("not required"))
    return Finding(element.id, VERDICTS[value], ground.citation, tuple(reasons), _facts_below(parts), tuple(parts))


def _element(element: Element, question: Question, grounds: Grounds) -> tuple[Answer, int]:
    return _settled(element, element.when.test(question), question, grounds)


def _settled(element: Element, value: int, question: Question, grounds: Grounds) -> tuple[Answer, int]:
    """An element whose condition has a value: not required if its exception is met, held down by its rule."""
    ground = grounds.of(element.rule)
    if element.unless is not None:
        under = _unless(element.unless, question, grounds)
        if under == MET and ground.ceiling is None:
            return Answer.NOT_REQUIRED, MET
        value = max(value, under)
    value = ground.hold(value)
    return ANSWERS[value], value


def _unless(unless: Unless, question: Question, grounds: Grounds) -> int:
    value = unless.when.test(question)
    return _held(grounds.of(unless.rule), value)


def _held(ground: Ground, value: int) -> int:
    """What is not even alleged stays unmet; what is alleged rests on the rule."""
    return UNMET if value == UNMET else ground.hold(value)


def _excuse(excuse: Excuse, question: Question, grounds: Grounds) -> int:
    value = _held(grounds.of(excuse.rule), excuse.when.test(question))
    if excuse.unless is not None:
        value = min(value, MET - excuse.unless.when.test(question))
    return value


def _answers(found: Qualification) -> Iterable[tuple[Element, Answer]]:
    for number, element in enumerate(found.offence.elements):
        if found.capacity is Capacity.ATTEMPT and not number:
            begun = found.question.of_family(ATTEMPT, found.offence.family)
            yield element, ANSWERS[_attempted(found.offence, found.question, found.grounds, begun)]
        else:
            yield element, _element(element, found.question, found.grounds)[0]


def _aggravations(found: Qualification) -> Mapping[str, Answer]:
    return {
        one.id: ANSWERS[_held(found.grounds.of(one.rule), one.when.test(found.question))]
        for one in found.offence.aggravations
    }


def _excuses(offence: Offence, question: Question, grounds: Grounds) -> Mapping[str, Answer]:
    return {one.id: ANSWERS[_excuse(one, question, grounds)] for one in offence.excuses}


def _verdict(offence: Offence, value: int, question: Question, grounds: Grounds) -> Verdict:
    if value == UNMET:
        return Verdict.UNMET
    excuses = _excuses(offence, question, grounds)
    liable = [excuses[one.id] for one in offence.excuses if one.effect is ExcuseEffect.NOT_LIABLE]
    if Answer.MET in liable:
        return Verdict.BARRED
    if (ended := lapsed(offence, question, grounds)) != UNMET:
        return Verdict.BARRED if ended == MET else Verdict.UNKNOWN
    return Verdict.UNKNOWN if Answer.UNKNOWN in liable else VERDICTS[value]


def _reached(reach: Reach, grounds: Grounds) -> int:
    value = {Punished.YES: MET, Punished.NO: UNMET, Punished.UNKNOWN: UNKNOWN}[reach.punished]
    return value if reach.rule is None else grounds.of(reach.rule).hold(value)


def _attempt_reached(offence: Offence, question: Question, grounds: Grounds) -> int:
    """Whether attempt is punished: by the offence, or by an aggravation that raises its grade."""
    found = _reached(offence.attempt, grounds)
    for one in offence.aggravations:
        if one.attempt is not None:
            raised = _held(grounds.of(one.rule), one.when.test(question))
            found = max(found, min(raised, _reached(one.attempt, grounds)))
    return found


def _complicity(found: Qualification) -> int:
    return found.question.of_family(COMPLICITY, found.offence.family)


def _explain_part(kind: str, part: Aggravation | Excuse, found: Qualification) -> Finding:
    ground: Ground = found.grounds.of(part.rule)
    answers = found.aggravations if kind == "aggravation" else found.excuses
    verdict = Verdict(answers[part.id].value)
    reasons = () if ground.reason is None else (ground.reason,)
    tree = part.when.explain(found.question)
    citation: Citation = ground.citation
    return Finding(f"{kind} {part.id}", verdict, citation, reasons, _facts_below([tree]), (tree,))


def _facts_below(parts: Iterable[Finding]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    _gather(parts, found)
    return tuple(found)


def _gather(parts: Iterable[Finding], found: dict[str, None]) -> None:
    for part in parts:
        for name in part.facts:
            found[name] = None
        if part.parts:
            _gather(part.parts, found)
