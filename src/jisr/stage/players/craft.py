"""The craft of taking a measure: who may, on what authority and ground, which safeguards are kept and written down.

Here the believable mistakes of a less skilled seat happen: no interpreter named, rights not told, no ground written.
"""

from functools import lru_cache

from jisr.clerk.commands import TakeMeasure
from jisr.inquiry.state import ExhibitId, Subject, SubjectKind
from jisr.law.corpus import Corpus
from jisr.law.measures import Authorisation, Measure, MeasureEffect, RoleKind
from jisr.stage.players.desk import SUSPECTS, VICTIMS, Desk
from jisr.vocabulary import CountryCode

CONTINUING = "continuing"
STANDINGS = ("child", "victim", "suspect", "witness")
ACCUSED = "accused"


def hearing_of(desk: Desk, person: Subject) -> Measure | None:
    """The form of hearing that fits the person: child before everything, then by standing."""
    return _form(desk.view.corpus, desk.view.party, desk.view.role, standing_word(desk, person))


@lru_cache(maxsize=256)
def _form(corpus: Corpus, state: CountryCode, role: str, word: str) -> Measure | None:
    words = {word, ACCUSED} if word == STANDINGS[2] else {word}
    forms = [m for m in corpus.measures.values() if is_hearing(m) and words & set(m.slug.split("-"))]
    return next((m for m in forms if RoleKind(role) in m.competence(state).do), None)


def standing_word(desk: Desk, person: Subject) -> str:
    """Which form of hearing the person is owed."""
    if desk.is_child(person):
        return STANDINGS[0]
    if person.status in VICTIMS:
        return STANDINGS[1]
    return STANDINGS[2] if person.status in SUSPECTS else STANDINGS[3]


def is_hearing(measure: Measure) -> bool:
    """Whether the measure hears a person on the facts."""
    return measure.slug.endswith(("hearing", "interview"))


def safeguards_kept(desk: Desk, measure: Measure, subject: Subject) -> frozenset[str]:
    """The safeguards that the record will name as kept; one may be forgotten."""
    owed = [guard.id for guard in measure.safeguards_in(desk.view.party)]
    return frozenset(
        guard for guard in owed if not desk.chance.slips("safeguard", guard, measure.slug, subject.id, weight=0.35)
    )


def fields_of(desk: Desk, measure: Measure, subject: Subject) -> dict[str, str]:
    """What the record says: language, interpreter, and the fields that the measure asks for."""
    view = desk.view
    spoken = [tongue for tongue in subject.languages if tongue != view.tongue]
    found: dict[str, str] = {}
    if subject.kind is SubjectKind.PERSON:
        found["language"] = subject.languages[0] if subject.languages else view.tongue
        if spoken and not desk.chance.slips("interpreter", measure.slug, subject.id, weight=0.3):
            found["interpreter"] = "sworn interpreter of the registry"
    for name in measure.fields:
        found.setdefault(name, _field(desk, name, subject))
    return found


def _field(desk: Desk, name: str, subject: Subject) -> str:
    if name == "language":
        return subject.languages[0] if subject.languages else desk.view.tongue
    if name == "age":
        return "doubt" if desk.is_child(subject) else ""
    if name == "pseudonym":
        return f"V-{subject.id[-4:]}"
    return "as written in the record"


def ground_of(desk: Desk, measure: Measure, subject: Subject) -> tuple[str, str] | None:
    """The ground written before the measure, and the order that carries it; None when there is none yet.

    The judge's order carries most; then a continuing offence that the file shows; a prosecutor's order only where the
    law lets nobody of the police order such a measure.
    """
    order = desk.orders.get((measure.slug, subject.id))
    act = order.act if order else ""
    grounds = [ground.id for ground in measure.grounds]
    if desk.chance.slips("ground", measure.slug, subject.id, weight=0.5):
        return "", act
    by_judge = [g for g in grounds if {"judge", "order"} <= set(g.split("-"))]
    by_prosecutor = [g for g in grounds if {"prosecutor", "order"} <= set(g.split("-"))]
    continuing = [g for g in grounds if CONTINUING in g.split("-")]
    if order is not None and order.role != RoleKind.PROSECUTOR and by_judge:
        return by_judge[0], act
    police_orders = RoleKind.JUDICIAL_POLICE in measure.competence(desk.view.party).order
    if order is not None and by_prosecutor and not police_orders:
        return by_prosecutor[0], act
    if police_orders and continuing and desk.confinement:
        return continuing[0], act
    return None


def take(desk: Desk, measure: Measure, subject: Subject, *, exhibits: tuple[ExhibitId, ...] = ()) -> TakeMeasure | None:
    """The measure on the subject as this seat would take it now; None while its authority is missing."""
    needs = desk.needs(measure)
    ground, authority = "", ""
    if measure.grounds or needs is Authorisation.GROUND:
        found = ground_of(desk, measure, subject)
        if found is None:
            return None
        ground, authority = found
    elif needs in (Authorisation.PROSECUTOR, Authorisation.INVESTIGATING_JUDGE):
        order = desk.orders.get((measure.slug, subject.id))
        if order is None and not desk.can_order(measure):
            return None
        authority = order.act if order else ""
    return TakeMeasure(
        measure=measure.slug,
        subject=subject.id,
        ground=ground,
        safeguards=safeguards_kept(desk, measure, subject),
        fields=fields_of(desk, measure, subject),
        authorisation=authority or None,
        exhibits=exhibits,
    )


def with_effect_on(desk: Desk, effect: MeasureEffect, subject: Subject) -> TakeMeasure | None:
    """The first measure of an effect that the seat may take on the subject and has not taken."""
    for measure in desk.with_effect(effect):
        fits = subject.kind.value in {kind.value for kind in measure.on}
        fresh = fits and (measure.slug, subject.id) not in desk.taken
        if fresh and (command := take(desk, measure, subject)) is not None:
            return command
    return None
