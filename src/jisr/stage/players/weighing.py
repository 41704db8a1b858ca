"""Weighing: which elements of an offence a set of exhibits proves against one person, and on which exhibits.

A fact is established by one strong assertion, or by two of medium strength from different exhibits; a strong refutation
leaves it contested. What is contested or merely hinted at makes an element doubtful. An element must be proven for one
and the same victim throughout; aggravations may rest on any victim.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from jisr.dossier import SubjectId
from jisr.inquiry.state import Exhibit, ExhibitId, InquiryView, Participation, Stance, Strength
from jisr.law.corpus import Corpus
from jisr.law.facts import Facts, Person, PersonRole
from jisr.law.facts import Stance as Held
from jisr.law.facts import Statement as Stated
from jisr.law.offences import ElementId, Offence, Part
from jisr.law.proof import element_verdict
from jisr.trial.state import ElementFinding, Proof
from jisr.vocabulary import Verdict

Key = tuple[str, str, str]
PROOFS = {Verdict.MET: Proof.PROVEN, Verdict.UNKNOWN: Proof.DOUBTFUL}
ORDER = (Proof.PROVEN, Proof.DOUBTFUL, Proof.NOT_PROVEN)
POINTS = {Proof.PROVEN: 2, Proof.DOUBTFUL: 1, Proof.NOT_PROVEN: 0}


@dataclass(slots=True)
class Weight:
    """What is said of one fact: by which exhibits, how strongly, and against it."""

    strong: list[ExhibitId] = field(default_factory=list)
    medium: list[ExhibitId] = field(default_factory=list)
    weak: list[ExhibitId] = field(default_factory=list)
    against: list[ExhibitId] = field(default_factory=list)

    @property
    def established(self) -> bool:
        """One strong, or two medium from different exhibits."""
        return bool(self.strong) or len(set(self.medium)) >= 2

    @property
    def stance(self) -> Held:
        """How the fact stands."""
        if self.against:
            return Held.CONTESTED if self.strong or self.medium else Held.DENIED
        return Held.ESTABLISHED if self.established else Held.UNKNOWN

    def exhibits(self) -> tuple[ExhibitId, ...]:
        """The exhibits that assert it."""
        return tuple(dict.fromkeys((*self.strong, *self.medium, *self.weak)))


@dataclass(frozen=True, slots=True, eq=False)
class Scales:
    """The facts of a set of exhibits, weighed."""

    corpus: Corpus
    weights: Mapping[Key, Weight]
    statements: tuple[Stated, ...]
    persons: Mapping[str, Person]
    on: date

    def accused_of(self, name: str) -> Mapping[str, Person]:
        """The persons, one of them accused."""
        return {**self.persons, name: Person(name, PersonRole.ACCUSED)}


def scales(corpus: Corpus, inquiry: InquiryView, exhibits: Iterable[Exhibit], *, on: date) -> Scales:
    """Weigh every statement of the exhibits."""
    weights: dict[Key, Weight] = {}
    for exhibit in exhibits:
        for statement in exhibit.statements:
            by = inquiry.one(statement.by) if statement.by else ""
            toward = inquiry.one(statement.on) if statement.on else ""
            weight = weights.setdefault((statement.fact, by, toward), Weight())
            if statement.stance is Stance.REFUTES:
                if statement.strength is not Strength.WEAK:
                    weight.against.append(exhibit.id)
            else:
                {Strength.STRONG: weight.strong, Strength.MEDIUM: weight.medium, Strength.WEAK: weight.weak}[
                    statement.strength
                ].append(exhibit.id)
    stated = tuple(
        Stated(f"w{number}", fact, by, toward, stance=weight.stance)
        for number, ((fact, by, toward), weight) in enumerate(weights.items())
    )
    names = {name for _, by, toward in weights for name in (by, toward) if name}
    persons = {name: Person(name, PersonRole.WITNESS) for name in sorted(names)}
    return Scales(corpus, weights, stated, persons, on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """The result for one offence and person: elements, aggravations, excuses, and the victim that carries it."""

    elements: tuple[ElementFinding, ...]
    aggravations: tuple[ElementFinding, ...]
    excuses: tuple[ElementFinding, ...]
    victim: str

    @property
    def proven(self) -> bool:
        """Whether every element is proven."""
        return bool(self.elements) and all(one.finding is Proof.PROVEN for one in self.elements)

    @property
    def excused(self) -> str:
        """The excuse that is proven, or empty."""
        return next((one.element for one in self.excuses if one.finding is Proof.PROVEN), "")


def weigh(
    held: Scales, offence: Offence, *, accused: str, victims: Iterable[str], participation: Participation
) -> Weighed:
    """Elements for the victim that carries most, aggravations and excuses for any."""
    pool = tuple(victims) or ("",)
    parts = offence.parts()
    own = [name for name, (kind, _) in parts.items() if kind is Part.ELEMENT]
    best: tuple[int, str, tuple[ElementFinding, ...]] | None = None
    for victim in pool:
        found = tuple(_element(held, name, offence, accused, victim, participation) for name in own)
        points = sum(POINTS[one.finding] for one in found)
        if best is None or points > best[0]:
            best = (points, victim, found)
    assert best is not None
    rest = {
        kind: tuple(
            _best(_element(held, name, offence, accused, victim, participation) for victim in (*pool, ""))
            for name, (known, _) in parts.items()
            if known is kind
        )
        for kind in (Part.AGGRAVATION, Part.EXCUSE)
    }
    return Weighed(elements=best[2], aggravations=rest[Part.AGGRAVATION], excuses=rest[Part.EXCUSE], victim=best[1])


def _best(found: Iterable[ElementFinding]) -> ElementFinding:
    return min(found, key=lambda one: ORDER.index(one.finding))


def _element(
    held: Scales, element: ElementId, offence: Offence, accused: str, victim: str, participation: Participation
) -> ElementFinding:
    kind, part = offence.parts()[element]
    reads = part.when.reads()
    speaks = part.when.speaks_for()
    if participation is Participation.ACCOMPLICE and kind is Part.ELEMENT:
        if any(name.startswith("act.") for name in speaks):
            return _aid(held, element, accused, victim)
        if not any(name.startswith("mind.") for name in reads):
            accused = ""
    finding = element_verdict(
        held.corpus,
        element=element,
        statements=held.statements,
        persons=held.accused_of(accused) if accused else held.persons,
        accused=accused,
        victim=victim,
        facts_on=held.on,
        procedure_on=held.on,
    )
    proof = PROOFS.get(finding.verdict, Proof.NOT_PROVEN)
    unless = getattr(part, "unless", None)
    kinds = reads | (unless.when.reads() if unless is not None else frozenset())
    exhibits = _carrying(held, kinds, accused, victim, established=proof is Proof.PROVEN)
    if proof is Proof.PROVEN and not exhibits:
        proof = Proof.DOUBTFUL
    return ElementFinding(element, proof, exhibits, _why(proof))


def _aid(held: Scales, element: ElementId, accused: str, victim: str) -> ElementFinding:
    """The accomplice's act: aid given, or means supplied, or an act of the offence itself."""
    found = [
        (weight.stance, weight)
        for (fact, by, toward), weight in held.weights.items()
        if fact.startswith(("complicity.", "act.")) and by == accused and toward in ("", victim)
    ]
    proven = [weight for stance, weight in found if stance is Held.ESTABLISHED]
    if proven:
        names = tuple(dict.fromkeys(name for weight in proven for name in weight.exhibits()))
        return ElementFinding(element, Proof.PROVEN, names, _why(Proof.PROVEN))
    proof = Proof.DOUBTFUL if any(stance is not Held.DENIED for stance, _ in found) else Proof.NOT_PROVEN
    return ElementFinding(element, proof, (), _why(proof))


def _carrying(
    held: Scales, kinds: frozenset[str], accused: str, victim: str, *, established: bool
) -> tuple[ExhibitId, ...]:
    families = tuple(kind.removesuffix("*") for kind in kinds if kind.endswith(".*"))
    found: dict[ExhibitId, None] = {}
    for (fact, by, toward), weight in held.weights.items():
        speaks = fact in kinds or (families and fact.startswith(families))
        ours = (not by or not accused or by == accused) and (not toward or not victim or toward == victim)
        if speaks and ours and (not established or weight.stance is Held.ESTABLISHED):
            found.update(dict.fromkeys(weight.exhibits()))
    return tuple(found)


def _why(proof: Proof) -> str:
    return {
        Proof.PROVEN: "Established by the exhibits named.",
        Proof.DOUBTFUL: "Asserted, but by too little, or contested: the doubt is for the accused.",
        Proof.NOT_PROVEN: "Nothing before the court shows it.",
    }[proof]


def victims_of(inquiry: InquiryView, held: Scales, accused: str) -> tuple[SubjectId, ...]:
    """Persons toward whom the exhibits assert an act of the accused."""
    found = dict.fromkeys(
        SubjectId(toward)
        for (_, by, toward), weight in held.weights.items()
        if by == accused and toward and toward in inquiry.subjects and weight.exhibits()
    )
    return tuple(found)


def facts_of(held: Scales) -> Facts:
    """The weighed facts as a question of law."""
    return Facts(held.on, held.on, held.persons, held.statements)
