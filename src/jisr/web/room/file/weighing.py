"""The proof matrix of one charge: each element, what each exhibit bears on it, and how the proof stands.

What an exhibit bears on an element is read in its statements and the condition of the law (`supports`, `negates`). How
the proof stands is a verdict of the engine (`prove`): it is said where the help level allows, never to a bench that has
not judged; once there is a judgment, what the court held stands in its place.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from jisr.inquiry import Charge, ChargeId, Exhibit, ExhibitId, Stance, Statement, Strength
from jisr.inquiry.proof import ElementProof, prove, speaks
from jisr.inquiry.weighing import AS_SAID, carries
from jisr.law import Corpus, ElementId, supports
from jisr.law import Statement as LegalStatement
from jisr.law.offences import Aggravation, Element, Excuse
from jisr.law.proof import negates
from jisr.law.question import ADULT, CHILD
from jisr.press.citing import Cited, cite
from jisr.press.said import Said
from jisr.trial.state import ElementFinding
from jisr.vocabulary import Text, date_of
from jisr.web.room.file.opened import OpenFile
from jisr.web.room.file.where import awaited

NOT_REQUIRED = "not required"
SUPPOSED = ChargeId("")


@dataclass(frozen=True, slots=True)
class Told:
    """An exhibit with what it says of the accused and the victims, each statement as the law reads it."""

    exhibit: Exhibit
    said: tuple[tuple[Statement, LegalStatement, Strength], ...]


class Bears(StrEnum):
    """What an exhibit bears on an element, the weightiest first."""

    SUPPORTS = "supports"
    AGAINST = "against"
    PART = "in-part"
    OFFERED = "offered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One element of the charge: what it is, by which article, the exhibits that bear on it, how the proof stands."""

    element: str
    name: Text
    cited: Cited | None
    bears: Mapping[ExhibitId, Bears]
    required: bool = True
    unless: Text | None = None
    unless_cited: Cited | None = None
    proof: ElementProof | None = None
    held: ElementFinding | None = None
    aggravation: bool = False
    awaited: tuple[Said, ...] = ()

    @property
    def gap(self) -> bool:
        """Whether no exhibit of the file supports it, as a plain fact of the file."""
        return self.required and not any(one in (Bears.SUPPORTS, Bears.PART) for one in self.bears.values())

    def count(self, *which: Bears) -> int:
        """How many exhibits bear on it so."""
        return sum(1 for one in self.bears.values() if one in which)

    @property
    def supporting(self) -> int:
        """How many exhibits support it, whole or in part."""
        return self.count(Bears.SUPPORTS, Bears.PART)

    @property
    def against(self) -> int:
        """How many contradict it."""
        return self.count(Bears.AGAINST)


def weighed(file: OpenFile, charge: Charge) -> tuple[Weighed, ...]:
    """The elements and aggravations of a charge, each weighed on the whole file."""
    exhibits = tuple(file.view.inquiry.exhibits.values())
    day = date_of(file.view.hour)
    proof = prove(charge, exhibits, inquiry=file.view.inquiry, law=file.corpus, on=day)
    proven = {one.element: one for one in (*proof.elements, *proof.aggravations)}
    told, held = tuple(_told(file, charge, one) for one in exhibits), _held(file, charge)
    return tuple(
        _one(file, charge, element, told, proven.get(element), held.get(element))
        for element in (*charge.elements, *charge.aggravations)
    )


def _one(
    file: OpenFile, charge: Charge, element: str, told: Iterable[Told], proof: ElementProof | None,
    held: ElementFinding | None,
) -> Weighed:  # fmt: skip
    part = _part(file, element)
    day = date_of(file.view.hour)
    waived = not file.judging and proof is not None and any(one.key == NOT_REQUIRED for one in proof.tree.reasons)
    unless = part.unless if waived and isinstance(part, Element) else None
    return Weighed(
        element=element, name=part.name, cited=cite(part.rule, corpus=file.corpus, on=day), required=not waived,
        bears=_bearing(file, charge, element, told), unless=unless.name if unless is not None else None,
        unless_cited=cite(unless.rule, corpus=file.corpus, on=day) if unless is not None else None,
        proof=proof if file.in_full else None, held=held, aggravation=element in charge.aggravations,
        awaited=awaited(file, element) if file.in_full and held is None else (),
    )  # fmt: skip


def _part(file: OpenFile, element: str) -> Element | Aggravation | Excuse:
    offence = file.corpus.offences[file.corpus.elements[ElementId(element)]]
    return offence.parts()[ElementId(element)][1]


def _told(file: OpenFile, charge: Charge, exhibit: Exhibit) -> Told:
    """What an exhibit says that can concern the charge, as the law reads it."""
    one = file.view.inquiry.one
    accused, victims = one(charge.accused), {one(victim) for victim in charge.victims}
    strengths = carries(exhibit) if file.in_full else AS_SAID
    said: list[tuple[Statement, LegalStatement, Strength]] = []
    for each in exhibit.statements:
        by, on = one(each.by) if each.by else "", one(each.on) if each.on else ""
        if (by and by != accused) or (on and victims and on not in victims and on != accused):
            continue
        legal = LegalStatement("", each.fact, by=by, on=on, value=each.value)
        said.append((each, legal, strengths[each.strength]))
    return Told(exhibit, tuple(said))


def _bearing(file: OpenFile, charge: Charge, element: str, told: Iterable[Told]) -> Mapping[ExhibitId, Bears]:
    found: dict[ExhibitId, Bears] = {}
    for one in told:
        hows = {how for _, how in statements_on(file, element, one)}
        how = next((each for each in Bears if each in hows), None)
        if how is None and one.exhibit.id in charge.exhibits.get(element, ()):
            how = Bears.OFFERED
        if how is not None:
            found[one.exhibit.id] = how
    return found


def said_of(file: OpenFile, charge: Charge, element: str, exhibit: Exhibit) -> tuple[Statement, ...]:
    """The statements of an exhibit that bear on the element."""
    return tuple(one for one, _ in statements_on(file, element, _told(file, charge, exhibit)))


def statements_on(file: OpenFile, element: str, told: Told) -> Iterator[tuple[Statement, Bears]]:
    """What each statement bears on the element, those that say nothing of it left out."""
    kinds = _reads(file.corpus, ElementId(element))
    for said, legal, strength in told.said:
        if speaks(said.fact, kinds) and (how := _bears(file.corpus, ElementId(element), said, legal, strength)):
            yield said, how


def _bears(
    corpus: Corpus, element: ElementId, said: Statement, legal: LegalStatement, strength: Strength
) -> Bears | None:
    if supports(corpus, element=element, statement=legal):
        if said.stance is Stance.REFUTES:
            return Bears.AGAINST
        return Bears.SUPPORTS if strength is Strength.STRONG else Bears.PART
    against = said.stance is Stance.ASSERTS and negates(corpus, element=element, statement=legal)
    return Bears.AGAINST if against else None


@lru_cache(maxsize=4096)
def _reads(corpus: Corpus, element: ElementId) -> frozenset[str]:
    """The kinds of fact of which the element, or what takes it away, reads anything."""
    part = corpus.offences[corpus.elements[element]].parts()[element][1]
    kinds = part.when.reads()
    if isinstance(part, Element) and part.unless is not None:
        kinds |= part.unless.when.reads()
    return kinds | {ADULT} if CHILD in kinds else kinds


def supposed(file: OpenFile, *, accused: str, offence: str) -> Charge | None:
    """A charge that nobody has brought, to see what the file holds for it; victims are those toward whom acts are
    asserted."""
    inquiry = file.view.inquiry
    person = next((one for id, one in inquiry.subjects.items() if str(id) == accused), None)
    known = next((one for id, one in file.corpus.offences.items() if str(id) == offence), None)
    if person is None or known is None:
        return None
    head = inquiry.one(person.id)
    victims = dict.fromkeys(
        inquiry.one(said.on)
        for exhibit in inquiry.exhibits.values()
        for said in exhibit.statements
        if said.by and said.on and said.stance is Stance.ASSERTS and inquiry.one(said.by) == head
    )
    opened = inquiry.opened_at if inquiry.opened_at is not None else file.view.hour
    return Charge(
        id=SUPPOSED, accused=head, offence=str(known.id), exhibits={}, victims=tuple(victims),
        elements=tuple(str(known.element_id(one.id)) for one in known.elements),
        facts_on=date_of(opened).isoformat(),
    )  # fmt: skip


def _held(file: OpenFile, charge: Charge) -> Mapping[str, ElementFinding]:
    found: dict[str, ElementFinding] = {}
    for judgment in file.view.trial.judgments.values():
        for verdict in judgment.charges:
            if verdict.charge == charge.id:
                found |= {one.element: one for one in (*verdict.elements, *verdict.aggravations)}
    return found
