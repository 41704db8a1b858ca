"""What is owed with a measure and was not kept: breaches, each with its rule in this State and its effect.

A rule that is not verified on the day voids nothing: its breach is noted. A safeguard that only another State's law
asks for is not owed here.
"""

from collections.abc import Iterable

from jisr.clerk.desk import Desk
from jisr.dossier import Breach, BreachEffect
from jisr.inquiry import Order, Subject, SubjectKind
from jisr.law import measures as law
from jisr.vocabulary import RuleId

NO_RULE = RuleId("")
JUDGE, PROSECUTOR = law.RoleKind.INVESTIGATING_JUDGE, law.RoleKind.PROSECUTOR
ORDERING = (("judge", (JUDGE,)), ("prosecutor", (PROSECUTOR, JUDGE)), ("order", (PROSECUTOR, JUDGE)))


def breach(desk: Desk, rules: Iterable[RuleId], *, safeguard: str, effect: law.BreachEffect) -> Breach | None:
    """The breach under the first rule of this State that decides today; only noted when none does; None when no rule
    speaks here."""
    named = tuple(rules)
    here = desk.applies(named)
    known = BreachEffect(effect.value) if effect is not law.BreachEffect.REFUSE else BreachEffect.VOID
    if not named:
        return Breach(NO_RULE, safeguard, BreachEffect.WEIGH if known is BreachEffect.VOID else known)
    if not here:
        return None
    rule = next((one for one in here if desk.decides(one)), None)
    return Breach(here[0], safeguard, BreachEffect.NOTE) if rule is None else Breach(rule, safeguard, known)


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


def authorised(desk: Desk, measure: law.Measure, order: Order | None, *, ground: str, kept: frozenset[str]) -> bool:
    """Whether what must exist before the measure exists: an order of the right hand, a consent, a ground in writing."""
    competence = measure.competence(desk.party)
    needed = competence.authorisation or measure.authorisation
    consented = any("consent" in one for one in (*kept, ground))
    match needed:
        case law.Authorisation.NONE:
            return True
        case law.Authorisation.CONSENT:
            return consented
        case law.Authorisation.GROUND:
            roles = next((roles for name, roles in ORDERING if name in ground), ())
            return bool(ground) and (not roles or _ordered(desk, order, roles))
        case law.Authorisation.PROSECUTOR:
            return _ordered(desk, order, (law.RoleKind.PROSECUTOR, law.RoleKind.INVESTIGATING_JUDGE))
        case law.Authorisation.INVESTIGATING_JUDGE:
            return _ordered(desk, order, (law.RoleKind.INVESTIGATING_JUDGE,))
        case law.Authorisation.OWN_ORDER:
            return _ordered(desk, order, competence.order)


def _ordered(desk: Desk, order: Order | None, roles: tuple[law.RoleKind, ...]) -> bool:
    """The seat itself may order, or an order of such a role is cited."""
    return desk.has_role(roles) or (order is not None and order.role in roles)


def kept_by_nature(desk: Desk, order: Order | None, ground: str, measure: law.Measure) -> frozenset[str]:
    """What the command itself shows to be kept: an order cited or given by the seat, a ground in writing."""
    found = set[str]()
    if order is not None or desk.has_role(measure.competence(desk.party).order):
        found.add("written-order")
    if ground:
        found.add("ground-recorded")
        found |= {one for one in ("consent", "written-consent") if "consent" in ground}
    return frozenset(found)


def weak_ground(desk: Desk, measure: law.Measure, ground: str) -> Breach | None:
    """A ground that this State's rules do not name, where they name others: it can be contested."""
    chosen = next((one for one in measure.grounds if one.id == ground), None)
    named = [rule for one in measure.grounds for rule in desk.applies(one.rules)]
    if chosen is None or not named or desk.applies(chosen.rules):
        return None
    return breach(desk, named, safeguard="ground-recorded", effect=law.BreachEffect.WEIGH)


def authorisation_breach(desk: Desk, measure: law.Measure) -> Breach | None:
    """What it does to act without the authorisation that the law wants: what the data says, void if it is silent."""
    names = ("written-order", "ground-recorded", "written-consent", "consent")
    said = next((one for one in measure.safeguards_in(desk.party) if one.id in names and desk.applies(one.rules)), None)
    if said is not None:
        return breach(desk, said.rules, safeguard=said.id, effect=said.breach)
    rules = (*measure.competence(desk.party).rules, *measure.rules)
    return breach(desk, rules, safeguard="written-order", effect=law.BreachEffect.VOID)
