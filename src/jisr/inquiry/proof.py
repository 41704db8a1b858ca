"""What is proven of a charge by given exhibits, element by element; and the proof matrix.

The law says what an element needs; the exhibits say what stands. An accomplice answers for what others did if a part of
his own stands; what he knew and wanted must be his own. Silence proves nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from jisr.inquiry.state import Charge, Exhibit, ExhibitId, InquiryView, Participation, Proof
from jisr.inquiry.weighing import Weighed, weigh
from jisr.law import Corpus, ElementId, Excuse, Facts, Offence, OffenceId, Person, PersonRole, Stance, supports
from jisr.law.offences import About, Element, ExcuseEffect
from jisr.law.proof import Court
from jisr.law.question import MET
from jisr.law.rules import Standing
from jisr.vocabulary import Finding, RuleId, Verdict

PROOFS: Mapping[Verdict, Proof] = {
    Verdict.MET: Proof.PROVEN,
    Verdict.UNMET: Proof.NOT_PROVEN,
    Verdict.UNKNOWN: Proof.DOUBTFUL,
    Verdict.BARRED: Proof.NOT_PROVEN,
}
RANK: Mapping[Proof, int] = {Proof.NOT_PROVEN: 0, Proof.DOUBTFUL: 1, Proof.PROVEN: 2}
OWN = ("complicity.", "act.", "means.", "entry.", "proceeds.")


@dataclass(frozen=True, slots=True)
class ElementProof:
    """What is held of one element, on which exhibits, with the tree of the law."""

    element: str
    finding: Proof
    exhibits: tuple[ExhibitId, ...]
    tree: Finding


@dataclass(frozen=True, slots=True)
class ChargeProof:
    """What is proven of one charge; `excuse` is one that takes away liability."""

    charge: str
    offence: str
    victim: str
    elements: tuple[ElementProof, ...]
    aggravations: tuple[ElementProof, ...]
    excuse: str = ""
    excuse_exhibits: tuple[ExhibitId, ...] = ()

    @property
    def proven(self) -> bool:
        """Whether every element is."""
        return bool(self.elements) and all(one.finding is Proof.PROVEN for one in self.elements)


@dataclass(frozen=True, slots=True)
class _Case:
    """The question of one charge: the facts as weighed, before a court that asks at the two dates."""

    law: Corpus
    charge: Charge
    weighed: Weighed
    persons: Mapping[str, Person]
    court: Court

    def verdict(self, element: str, *, accused: str, victim: str) -> Finding:
        return self.court.verdict(ElementId(element), accused=accused, victim=victim)

    def took_part(self) -> bool:
        return any(
            one.by == self.charge.accused and one.stance is Stance.ESTABLISHED
            for fact, said in self.weighed.by_fact.items()
            if fact.startswith(OWN)
            for one in said
        )


def prove(charge: Charge, exhibits: Iterable[Exhibit], *, inquiry: InquiryView, law: Corpus, on: date) -> ChargeProof:
    """What the exhibits prove of the charge."""
    return proven_by(charge, weigh(exhibits, one=inquiry.one), inquiry=inquiry, law=law, on=on)


def proven_by(charge: Charge, weighed: Weighed, *, inquiry: InquiryView, law: Corpus, on: date) -> ChargeProof:
    """What exhibits weighed already prove of the charge: they are weighed once for many charges."""
    offence = law.offences[OffenceId(charge.offence)]
    case = _case(charge, weighed, inquiry=inquiry, law=law, on=on)
    victims = _victims(case, offence)
    by_victim = {one: tuple(_element(case, element, one) for element in charge.elements) for one in victims}
    best = max(by_victim, key=lambda one: sum(RANK[each.finding] for each in by_victim[one]))
    aggravations = tuple(_best(case, element, victims) for element in charge.aggravations)
    excuse, exhibits_for = _excuse(case, offence, victims)
    return ChargeProof(charge.id, charge.offence, best, by_victim[best], aggravations, excuse, exhibits_for)


def _case(charge: Charge, weighed: Weighed, *, inquiry: InquiryView, law: Corpus, on: date) -> _Case:
    persons: dict[str, Person] = {charge.accused: Person(charge.accused, PersonRole.ACCUSED)}
    for victim in charge.victims:
        name = inquiry.one(victim)
        persons.setdefault(name, Person(name, PersonRole.VICTIM))
    facts_on = date.fromisoformat(charge.facts_on[:10]) if charge.facts_on else on
    court = Court(law, Facts(facts_on, on, persons, weighed.statements))
    return _Case(law, charge, weighed, persons, court)


def _victims(case: _Case, offence: Offence) -> tuple[str, ...]:
    if offence.about is About.MATTER:
        return ("",)
    named = [name for name, person in case.persons.items() if person.role is PersonRole.VICTIM]
    if not named:
        reached = {one.on for one in case.weighed.statements if one.on and one.on != case.charge.accused}
        named = sorted(reached)
    return tuple(named) or ("",)


def _element(case: _Case, element: str, victim: str) -> ElementProof:
    accused: str = case.charge.accused
    tree = case.verdict(element, accused=accused, victim=victim)
    if case.charge.participation is Participation.ACCOMPLICE and tree.verdict is not Verdict.MET:
        kinds = _kinds(case.law, element)
        if not all(kind.startswith("mind.") for kind in kinds) and case.took_part():
            tree = case.verdict(element, accused="", victim=victim)
            accused = ""
    return ElementProof(element, PROOFS[tree.verdict], _carriers(case, element, tree, accused, victim), tree)


@lru_cache(maxsize=4096)
def _kinds(law: Corpus, element: str) -> frozenset[str]:
    offence = law.offences[law.elements[ElementId(element)]]
    return offence.parts()[ElementId(element)][1].when.reads()


def _carriers(case: _Case, element: str, tree: Finding, accused: str, victim: str) -> tuple[ExhibitId, ...]:
    """Exhibits behind the statements that decided; where the law only counts, those that speak for the element."""
    names = _deciding(tree)
    if not names:
        kinds = speaking(case.law, ElementId(element))
        names = tuple(
            one.id
            for fact, said in case.weighed.by_fact.items()
            if speaks(fact, kinds)
            for one in said
            if supports(case.law, element=ElementId(element), statement=one, accused=accused, victim=victim)
        )
    return tuple(dict.fromkeys(e for name in names for e in case.weighed.carried_by.get(name, ())))


@lru_cache(maxsize=4096)
def speaking(law: Corpus, element: ElementId) -> frozenset[str]:
    """The kinds of fact that can help to meet an element, or to make it not required; `family.*` for a family."""
    part = law.offences[law.elements[element]].parts()[element][1]
    kinds = part.when.speaks_for()
    return kinds | part.unless.when.speaks_for() if isinstance(part, Element) and part.unless is not None else kinds


def speaks(fact: str, kinds: frozenset[str]) -> bool:
    """Whether a fact is of one of the kinds."""
    return fact in kinds or f"{fact.partition('.')[0]}.*" in kinds


def _deciding(tree: Finding) -> tuple[str, ...]:
    if tree.verdict is Verdict.UNMET:
        return ()
    return (*tree.facts, *(name for part in tree.parts for name in _deciding(part)))


def _best(case: _Case, element: str, victims: Iterable[str]) -> ElementProof:
    found = [_element(case, element, victim) for victim in victims]
    return max(found, key=lambda one: RANK[one.finding])


def _excuse(case: _Case, offence: Offence, victims: tuple[str, ...]) -> tuple[str, tuple[ExhibitId, ...]]:
    for excuse in offence.excuses:
        if excuse.effect is not ExcuseEffect.NOT_LIABLE or not _in_force(case, excuse):
            continue
        for victim in dict.fromkeys((*victims, "", case.charge.accused)):
            tree = case.verdict(offence.element_id(excuse.id), accused=case.charge.accused, victim=victim)
            if tree.verdict is Verdict.MET and not _undone(case, excuse, victim):
                element = offence.element_id(excuse.id)
                return str(element), _carriers(case, element, tree, case.charge.accused, victim)
    return "", ()


def excuse_shown(
    charge: Charge, weighed: Weighed, *, inquiry: InquiryView, law: Corpus, on: date
) -> tuple[RuleId, Verdict] | None:
    """The excuse that takes away liability and is best shown by what was weighed: its rule, and met or unknown
    (something speaks for it). None when nothing does, or when what undoes it is shown."""
    offence = law.offences[OffenceId(charge.offence)]
    case = _case(charge, weighed, inquiry=inquiry, law=law, on=on)
    open_one: RuleId | None = None
    for excuse in offence.excuses:
        if excuse.effect is not ExcuseEffect.NOT_LIABLE or not _in_force(case, excuse):
            continue
        kinds = excuse.when.reads()
        told = (one for kind in sorted(kinds) for one in weighed.by_fact.get(kind, ()))
        if not any(one.by == charge.accused for one in told):
            continue
        for victim in dict.fromkeys((*_victims(case, offence), "", charge.accused)):
            tree = case.verdict(offence.element_id(excuse.id), accused=charge.accused, victim=victim)
            if tree.verdict is Verdict.MET and not _undone(case, excuse, victim):
                return excuse.rule, Verdict.MET
            if not _undone(case, excuse, victim):
                open_one = open_one or excuse.rule
    return None if open_one is None else (open_one, Verdict.UNKNOWN)


def _in_force(case: _Case, excuse: Excuse) -> bool:
    rule, facts = case.law.rules[excuse.rule], case.court.facts
    return rule.standing(facts_on=facts.facts_on, procedure_on=facts.procedure_on) is Standing.IN_FORCE


def _undone(case: _Case, excuse: Excuse, victim: str) -> bool:
    if excuse.unless is None:
        return False
    return excuse.unless.when.test(case.court.question(accused=case.charge.accused, victim=victim)) == MET


def requalified(
    charge: Charge, exhibits: Iterable[Exhibit], *, inquiry: InquiryView, law: Corpus, on: date, but: frozenset[str]
) -> ChargeProof | None:
    """The gravest other offence of the same State that the same exhibits prove whole; `but` are offences charged
    already against the same person."""
    home = law.home_of(OffenceId(charge.offence))
    weighed = weigh(exhibits, one=inquiry.one)
    found: list[tuple[float, ChargeProof]] = []
    for offence in law.offences.values():
        if offence.id in but or offence.id == charge.offence or law.home_of(offence.id) != home:
            continue
        elements = tuple(str(offence.element_id(one.id)) for one in offence.elements)
        other = Charge(
            id=charge.id, accused=charge.accused, offence=offence.id, elements=elements, exhibits={},
            victims=charge.victims, facts_on=charge.facts_on,
        )  # fmt: skip
        proof = proven_by(other, weighed, inquiry=inquiry, law=law, on=on)
        if proof.proven and not proof.excuse and law.rules[offence.rule].decides(facts_on=on, procedure_on=on):
            found.append((offence.penalty.maximum or 0.0, proof))
    return max(found, key=lambda one: one[0])[1] if found else None
