"""A desk: what a player reads off the own dossier before choosing, worked out once per look.

Subjects at home and abroad, measures taken, orders in force, persons by standing, and what the exhibits speak of.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

from jisr.dossier import SubjectId
from jisr.inquiry.state import MeasureTaken, Order, Reaction, Status, Subject, SubjectKind
from jisr.law.measures import Authorisation, Measure, MeasureEffect, Nature
from jisr.stage.players.trade import trade_of
from jisr.stage.view import Chance, View
from jisr.vocabulary import MINUTES_A_DAY, CaseTime

VICTIMS = frozenset({Status.PRESUMED_VICTIM, Status.VICTIM})
HELPERS = frozenset({Status.WITNESS, Status.MIGRANT, Status.CLEARED})
SUSPECTS = frozenset({Status.SUSPECT, Status.ACCUSED})
PUBLIC = "public"
NOT_FOUND = "not-found"
FOUND = "found"
REST = 3 * MINUTES_A_DAY
LATER = 7 * MINUTES_A_DAY
PATIENCE = 4
RECORDS = "records"
TWICE, THRICE = 2, 3


NONE: Mapping[str, list[MeasureTaken]] = {}


class Desk:
    """Derived reading of a view; it decides nothing."""

    def __init__(self, view: View, chance: Chance) -> None:
        self.view = view
        self.chance = chance
        self.trade = trade_of(view.corpus, view.party, view.role)

    # -- subjects -----------------------------------------------------------------------------------------------------

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """The subjects known, without those identified with another, and without codes of another State."""
        return self.view.tally.subjects

    @cached_property
    def pointed(self) -> frozenset[SubjectId]:
        """Subjects that the case points to: brought by somebody, named by an exhibit, or led to by one; the books of
        the police itself; and, for a child of the own State, the public registers that may say how old it is."""
        children = any(s.nationality == self.view.party and s.id in self.minors for s in self.subjects)
        natures = {Nature.POLICE_POST, *(self.trade.of_age if children else ())}
        own = {s.id for s in self.subjects if s.nature in natures}
        return self.view.tally.leads | own | {s.id for s in self.subjects if s.source != PUBLIC}

    @cached_property
    def hidden(self) -> frozenset[SubjectId]:
        """Persons looked for in vain who have not turned up since; each time in vain they are left alone for longer."""
        until: dict[SubjectId, int] = {}
        vain: dict[SubjectId, int] = {}
        for one in self.view.inquiry.reactions:
            if one.reaction == NOT_FOUND:
                vain[one.subject] = vain.get(one.subject, 0) + 1
                until[one.subject] = one.at + LATER * min(vain[one.subject], PATIENCE)
            elif one.reaction == FOUND:
                until.pop(one.subject, None)
        return frozenset(name for name, end in until.items() if self.view.hour < end)

    @cached_property
    def home(self) -> tuple[Subject, ...]:
        """Subjects that are in the own State, or nobody knows where; nobody who was looked for in vain."""
        away, held = set(self.view.others), self.view.inquiry.held
        return tuple(s for s in self.subjects if (s.state not in away or s.id in held) and s.id not in self.hidden)

    @cached_property
    def away(self) -> tuple[Subject, ...]:
        """Subjects that are in another State of the case."""
        away, held = set(self.view.others), self.view.inquiry.held
        return tuple(s for s in self.subjects if s.state in away and s.id not in held)

    def persons(self, standings: frozenset[Status], *, home: bool = True) -> tuple[Subject, ...]:
        """Persons of one of the standings."""
        pool = self.home if home else self.subjects
        return tuple(s for s in pool if s.kind is SubjectKind.PERSON and s.status in standings)

    def is_child(self, subject: Subject) -> bool:
        """Whether the rules for children apply: doubt counts as childhood."""
        return subject.id in self.minors

    @cached_property
    def minors(self) -> frozenset[SubjectId]:
        """Persons to whom the rules for children apply."""
        return frozenset(name for name, care in self.view.care.people.items() if care.minor)

    # -- measures -----------------------------------------------------------------------------------------------------

    @property
    def taken(self) -> dict[tuple[str, SubjectId], list[MeasureTaken]]:
        """Measures taken, by measure and subject."""
        return self.view.tally.steps.taken

    def taken_on(self, subject: SubjectId) -> Mapping[str, list[MeasureTaken]]:
        """Measures taken on a subject, by measure."""
        return self.view.tally.steps.on.get(subject, NONE)

    @cached_property
    def seised(self) -> CaseTime | None:
        """When an inquiry was first opened before the judge."""
        first = self.view.tally.steps.first
        opened = [first[slug].at for slug in self.trade.of_effect[MeasureEffect.OPEN_INQUIRY] if slug in first]
        return min(opened, default=None)

    def spent(self, measure: Measure, subject: Subject) -> bool:
        """Whether the measure was taken; one met by silence may be tried again once the person has opened up."""
        done = self.taken.get((measure.slug, subject.id))
        if not done:
            return False
        last = done[-1]
        if (measure.slug, subject.id) in self.view.tally.yielded or len(done) > 2:
            return True
        if subject.kind is not SubjectKind.PERSON:
            named = self.view.tally.named_at.get(subject.id, 0) > last.at
            tries = THRICE if subject.kind is SubjectKind.DOCUMENT else TWICE
            return len(done) >= tries or not (named or self.worth_again(measure, subject, last.at))
        if self.view.hour - last.at < REST:
            return True
        heard = [r.reaction for r in self.reactions(subject.id) if r.at >= last.at]
        if subject.status in VICTIMS:
            return not ("silent" in heard and "opens" in heard[heard.index("silent") :])
        return "silent" not in heard

    def worth_again(self, measure: Measure, subject: Subject, last: CaseTime) -> bool:
        """Whether what gave nothing is tried once more: a door found shut the day after; a register or an examination
        a week later, when the file has something new to look up or to compare with."""
        if measure.perishable and not measure.slug.endswith(RECORDS):
            return self.view.hour - last >= MINUTES_A_DAY
        looked_up = subject.kind in (SubjectKind.REGISTER, SubjectKind.DOCUMENT)
        return looked_up and self.view.hour - last >= LATER and self.newest > last

    @cached_property
    def newest(self) -> int:
        """When the office last got an exhibit in hand."""
        return max((e.custody[-1].at for e in self.view.inquiry.exhibits.values() if e.custody), default=0)

    @cached_property
    def orders(self) -> dict[tuple[str, SubjectId], Order]:
        """Written orders known, the newest by measure and subject."""
        inquiry = self.view.inquiry
        return {(order.measure, inquiry.one(order.subject)): order for order in inquiry.orders.values()}

    def reactions(self, subject: SubjectId) -> Sequence[Reaction]:
        """How a person reacted, as far as the office could see it."""
        return self.view.tally.steps.reactions.get(subject, ())

    def can_do(self, measure: Measure) -> bool:
        """Whether the own role may take the measure at home."""
        return measure.slug in self.trade.done

    def can_order(self, measure: Measure) -> bool:
        """Whether the own role may order it."""
        return measure.slug in self.trade.orderable

    def needs(self, measure: Measure) -> Authorisation:
        """What must exist before the measure in the own State."""
        return self.trade.needs[measure.slug]

    @property
    def doable(self) -> tuple[Measure, ...]:
        """The measures that the own role may take."""
        return self.trade.doable

    def with_effect(self, effect: MeasureEffect) -> tuple[Measure, ...]:
        """The measures of an effect that the own role may take."""
        return self.trade.with_effect[effect]

    # -- what the file speaks of --------------------------------------------------------------------------------------

    @property
    def spoken(self) -> frozenset[str]:
        """Kinds of fact that some exhibit asserts."""
        return self.view.tally.spoken

    @cached_property
    def confinement(self) -> bool:
        """Whether the file says that somebody is held against their will."""
        return bool(
            self.spoken & {"means.confinement", "circumstance.threat-or-confinement", "test.no-freedom-to-leave"}
        )
