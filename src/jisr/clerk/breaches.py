"""What is owed with a measure and was not kept: breaches, each with its rule in this State and its effect.

A rule that is not verified on the day voids nothing: its breach is noted. A safeguard that only another State's law
asks for is not owed here.
"""

from collections.abc import Iterable, Mapping

from jisr.clerk.commands import TakeMeasure
from jisr.clerk.desk import Desk
from jisr.dossier import Breach, BreachEffect
from jisr.inquiry import Order, Stance, Subject, SubjectKind
from jisr.inquiry.admissibility import FORCED
from jisr.law import measures as law
from jisr.vocabulary import RuleId

NO_RULE = RuleId("")
JUDGE, PROSECUTOR = law.RoleKind.INVESTIGATING_JUDGE, law.RoleKind.PROSECUTOR
ORDERS: Mapping[str, tuple[law.RoleKind, ...]] = {"judge-order": (JUDGE,), "prosecutor-order": (PROSECUTOR,)}
CONTINUING, WRITTEN_CONSENT = "continuing-offence", "written-consent"
CONSENTS = frozenset({"consent", "written-consent"})
ONGOING = ("means.", "purpose.", "circumstance.", "test.")


def breach(desk: Desk, rules: Iterable[RuleId], *, safeguard: str, effect: law.BreachEffect) -> Breach | None:
    """The breach under the first rule of this State that decides today; where none does, under what was stated for it
    in this run, or only noted; None when no rule speaks here."""
    named = tuple(rules)
    here = desk.applies(named)
    known = BreachEffect(effect.value) if effect is not law.BreachEffect.REFUSE else BreachEffect.VOID
    if not named:
        return Breach(NO_RULE, safeguard, BreachEffect.WEIGH if known is BreachEffect.VOID else known)
    if not here:
        return None
    rule = next((one for one in here if desk.decides(one)), None)
    if rule is None and (stated := desk.record.filling(here, state=desk.party)) is not None:
        return Breach(stated.name, safeguard, known)
    if rule is None or desk.is_soft(rule):
        return Breach(rule or here[0], safeguard, BreachEffect.NOTE)
    return Breach(rule, safeguard, known)


def is_owed(desk: Desk, safeguard: law.Safeguard, subject: Subject, measure: law.Measure) -> bool:
    """Whether the safeguard is owed to this subject."""
    person = subject.kind is SubjectKind.PERSON
    match safeguard.when:
        case law.SafeguardWhen.ALWAYS:
            return True
        case law.SafeguardWhen.PERSON:
            return person
        case law.SafeguardWhen.CHILD:
            return person and desk.care.care(subject.id).minor
        case law.SafeguardWhen.LANGUAGE:
            return person and _needs_interpreter(desk, subject)
        case law.SafeguardWhen.HELD:
            held = desk.inquiry.held.get(subject.id)
            return person and (
                measure.effect is law.MeasureEffect.HOLD or (held is not None and held.released_at is None)
            )


def _needs_interpreter(desk: Desk, subject: Subject) -> bool:
    spoken = desk.country.languages if desk.country else ()
    return bool(subject.languages) and not set(subject.languages) & set(spoken)


def owed(desk: Desk, measure: law.Measure, subject: Subject) -> tuple[law.Safeguard, ...]:
    """Every safeguard owed here to this subject."""
    return tuple(
        one
        for one in measure.safeguards_in(desk.party)
        if is_owed(desk, one, subject, measure) and (not one.rules or desk.applies(one.rules))
    )


def authorised(desk: Desk, command: TakeMeasure, measure: law.Measure, order: Order | None) -> bool:
    """Whether what must exist before the measure exists: an order of the right hand, a consent, facts in writing."""
    needed = measure.competence(desk.party).authorisation or measure.authorisation
    match needed:
        case law.Authorisation.NONE:
            return True
        case law.Authorisation.CONSENT:
            return consented(desk, command)
        case law.Authorisation.GROUND:
            return stands_on_ground(desk, command, order)
    return _ordered(desk, order, ordering(desk, measure, command.ground))


def ordering(desk: Desk, measure: law.Measure, ground: str) -> tuple[law.RoleKind, ...]:
    """Whose order carries the measure here: of the hand that the law or the ground chosen names."""
    competence = measure.competence(desk.party)
    match competence.authorisation or measure.authorisation:
        case law.Authorisation.INVESTIGATING_JUDGE:
            return (JUDGE,)
        case law.Authorisation.PROSECUTOR:
            return (PROSECUTOR, JUDGE)
        case law.Authorisation.GROUND:
            return ORDERS.get(ground, ())
    return competence.order


def stands_on_ground(desk: Desk, command: TakeMeasure, order: Order | None) -> bool:
    """The ground is more than a word: its order exists, its consent or its facts are on record."""
    if roles := ORDERS.get(command.ground):
        return _ordered(desk, order, roles)
    if command.ground == WRITTEN_CONSENT:
        return consented(desk, command)
    if command.ground == CONTINUING:
        return bool(command.fields.get("facts", "").strip()) or shows_offence(desk)
    return bool(command.ground)


def consented(desk: Desk, command: TakeMeasure) -> bool:
    """Whether a consent is on record: ticked, written with who gave it, or in the care file for this measure."""
    if command.safeguards & CONSENTS or command.fields.get("consent", "").strip():
        return True
    care = desk.care.people.values()
    return any(one.given and one.purpose == command.measure for person in care for one in person.consents)


def shows_offence(desk: Desk) -> bool:
    """Whether an exhibit of the office's file asserts that somebody is held, used or threatened."""
    return any(
        said.stance is Stance.ASSERTS and said.fact.startswith(ONGOING)
        for exhibit in desk.inquiry.exhibits.values()
        for said in exhibit.statements
    )


def _ordered(desk: Desk, order: Order | None, roles: tuple[law.RoleKind, ...]) -> bool:
    """The seat itself may order, or an order of such a role is cited that was given before the measure."""
    return desk.has_role(roles) or (order is not None and order.role in roles and order.at <= desk.hour)


def kept_by_nature(desk: Desk, command: TakeMeasure, measure: law.Measure, order: Order | None) -> frozenset[str]:
    """What the command itself shows to be kept: an order cited or of the seat, a ground that stands, a consent."""
    found = set[str]()
    if order is not None or desk.has_role(ordering(desk, measure, command.ground)):
        found.add("written-order")
    if command.ground and stands_on_ground(desk, command, order):
        found.add("ground-recorded")
    if consented(desk, command):
        found |= CONSENTS
    if not used_force(command):
        found |= FORCED
    return frozenset(found)


def used_force(command: TakeMeasure) -> bool:
    """Whether the record tells of force or threat; a record that is silent on it is taken to be regular."""
    return bool(command.fields.get("force", "").strip())


def weak_ground(desk: Desk, measure: law.Measure, ground: str) -> Breach | None:
    """A ground that stands but that this State's law lets be contested when it stands alone."""
    effect = measure.ground_effect(desk.party, ground=ground)
    if effect is None:
        return None
    rules = next(one.rules for one in measure.grounds if one.id == ground)
    return breach(desk, rules, safeguard="ground-recorded", effect=effect)


def authorisation_breach(desk: Desk, measure: law.Measure) -> Breach | None:
    """What it does to act without the authorisation that the law wants: what the data says, void if it is silent."""
    names = ("written-order", "ground-recorded", "written-consent", "consent")
    said = next((one for one in measure.safeguards_in(desk.party) if one.id in names and desk.applies(one.rules)), None)
    if said is not None:
        return breach(desk, said.rules, safeguard=said.id, effect=said.breach)
    rules = (*measure.competence(desk.party).rules, *measure.rules)
    return breach(desk, rules, safeguard="written-order", effect=law.BreachEffect.VOID)
