"""The hearing: motions on form first, exhibits tendered for elements and ruled, claims, pleas, judgment."""

from collections.abc import Iterator

from jisr.clerk.commands import (
    Command,
    FileClaim,
    FileMotion,
    GiveJudgment,
    OpenHearing,
    Plead,
    RuleExhibit,
    RuleMotion,
    Tender,
)
from jisr.inquiry.admissibility import admissible
from jisr.inquiry.proof import speaking, speaks
from jisr.inquiry.state import Charge, ChargeStatus, Exhibit, ExhibitId
from jisr.law.facts import Statement as Stated
from jisr.law.offences import ElementId
from jisr.law.proof import supports
from jisr.stage.players.desk import Desk
from jisr.trial.deliberation import proposed_claims, proposed_rulings, proposed_verdicts
from jisr.trial.state import Decision, Hearing
from jisr.vocabulary import RuleId, Verdict, date_of

AMOUNT = "100000"
PATIENCE = 240
BEFORE_PLEAS = 30


def open_one(desk: Desk) -> Hearing | None:
    """The hearing that is open."""
    return next((h for n, h in desk.view.trial.hearings.items() if n not in desk.view.trial.judgments), None)


def charges_of(desk: Desk, hearing: Hearing) -> list[Charge]:
    """The charges before the hearing."""
    return [desk.view.inquiry.charges[name] for name in hearing.charges if name in desk.view.inquiry.charges]


# -- parties


def tender(desk: Desk) -> Iterator[Command]:
    """The prosecution puts every exhibit that helps an element, once the hearing is open."""
    hearing = open_one(desk)
    if hearing is None or any(m.granted is None for m in desk.view.trial.motions.values() if m.kind == "form"):
        return
    charged = [c for c in charges_of(desk, hearing) if c.status is not ChargeStatus.DROPPED]
    key = " ".join(("helped", *(one.id for one in charged)))
    known: dict[ExhibitId, tuple[str, ...]] = desk.view.tally.keep(key, dict)
    for exhibit in desk.view.inquiry.exhibits.values():
        if exhibit.id in desk.view.trial.tendered or exhibit.came_by.startswith("information:"):
            continue
        if exhibit.id not in known:
            known[exhibit.id] = helped(desk, exhibit, charged)
        elements = known[exhibit.id]
        if elements and not desk.chance.slips("tender", exhibit.id, weight=0.35):
            yield Tender(exhibit=exhibit.id, elements=elements)


def helped(desk: Desk, exhibit: Exhibit, charged: list[Charge]) -> tuple[str, ...]:
    """The elements of the charges that a statement of the exhibit helps to prove, or that it was offered for."""
    found: dict[str, None] = {}
    for one in charged:
        for element in (*one.elements, *one.aggravations, *_excuses(desk, one)):
            if exhibit.id in one.exhibits.get(element, ()) or _helps(desk, exhibit, element, one):
                found[element] = None
    return tuple(found)


def _excuses(desk: Desk, one: Charge) -> list[str]:
    offence = next(o for o in desk.view.corpus.offences.values() if o.id == one.offence)
    return [str(offence.element_id(excuse.id)) for excuse in offence.excuses]


def _helps(desk: Desk, exhibit: Exhibit, element: str, one: Charge) -> bool:
    resolve, kinds = desk.view.inquiry.one, speaking(desk.view.corpus, ElementId(element))
    for statement in exhibit.statements:
        if not speaks(statement.fact, kinds):
            continue
        by = resolve(statement.by) if statement.by else ""
        on = resolve(statement.on) if statement.on else ""
        stated = Stated("s", statement.fact, by, on)
        if by and by != one.accused and one.participation == "principal":
            continue
        if supports(desk.view.corpus, element=ElementId(element), statement=stated):
            return True
    return False


def move_form(desk: Desk) -> Iterator[Command]:
    """The defence attacks what was recorded as a breach that voids the evidence."""
    hearing = open_one(desk)
    if hearing is None or hearing.stage != "form":
        return
    filed = {e for m in desk.view.trial.motions.values() for e in m.exhibits}
    for exhibit in desk.view.inquiry.exhibits.values():
        rules = tuple(dict.fromkeys(b.rule for b in exhibit.breaches if b.effect == "void" and b.rule))
        if rules and exhibit.id not in filed and not desk.chance.slips("motion", exhibit.id, weight=0.6):
            known = tuple(RuleId(rule) for rule in rules if rule in desk.view.corpus.rules)
            ground = "The record shows that a safeguard on pain of nullity was not kept."
            yield FileMotion(kind="form", ground=ground, rules=known, exhibits=(exhibit.id,))


def protect_children(desk: Desk) -> Iterator[Command]:
    """Counsel of the victims asks for a closed session when a child is among them."""
    hearing = open_one(desk)
    if hearing is None or any(m.kind == "protection" for m in desk.view.trial.motions.values()):
        return
    victims = {v for c in charges_of(desk, hearing) for v in c.victims}
    if any(desk.view.care.care(v).minor for v in victims):
        yield FileMotion(kind="protection", ground="A child's account is before the court: closed session, no name.")


def claim(desk: Desk) -> Iterator[Command]:
    """A civil claim for each victim against each accused of a charge that names the victim."""
    if not desk.view.trial.referred:
        return
    done = {(c.victim, c.accused) for c in desk.view.trial.claims.values()}
    for name in desk.view.trial.referred:
        one = desk.view.inquiry.charges.get(name)
        if one is None or one.status is ChargeStatus.DROPPED or _family(desk, one) != "trafficking":
            continue
        for victim in one.victims:
            if (victim, one.accused) not in done and not desk.chance.slips("claim", victim, one.accused, weight=0.6):
                yield FileClaim(victim=victim, accused=one.accused, amount=AMOUNT, reasons="Harm shown by the file.")


def _family(desk: Desk, one: Charge) -> str:
    return next(o.family for o in desk.view.corpus.offences.values() if o.id == one.offence)


def plead(desk: Desk, kind: str) -> Iterator[Command]:
    """Submissions after the evidence: prosecution, civil, then defence and the last word."""
    hearing = open_one(desk)
    trial = desk.view.trial
    if hearing is None or any(e not in trial.rulings for e in trial.tendered):
        return
    if not trial.tendered and desk.view.hour < hearing.opened_at + BEFORE_PLEAS:
        return
    done = [plea.kind for plea in hearing.pleas if kind not in ("defence", "last-word") or plea.by == desk.view.office]
    before = {"prosecution": (), "civil": ("prosecution",), "defence": ("prosecution",), "last-word": ("defence",)}[
        kind
    ]
    ready = all(any(plea.kind == one for plea in hearing.pleas) for one in before)
    if kind not in done and ready:
        yield Plead(kind=kind, text="On what was put and debated before the court.")


# -- the bench


def open_hearing(desk: Desk) -> Iterator[Command]:
    """Open on the day fixed, with the charges referred."""
    forum, trial = desk.view.forum, desk.view.trial
    if forum is None or desk.view.hour < forum.at or open_one(desk) is not None:
        return
    before = {c for h in trial.hearings.values() for c in h.charges}
    waiting = tuple(
        c
        for c in trial.referred
        if c not in before
        and desk.view.inquiry.charges.get(c)
        and desk.view.inquiry.charges[c].status is not ChargeStatus.DROPPED
    )
    if waiting:
        yield OpenHearing(court=forum.court, charges=waiting)


def rule(desk: Desk) -> Iterator[Command]:
    """Rule motions on form first, then each exhibit under the law of the forum, with reasons."""
    view = desk.view
    for motion in view.trial.motions.values():
        if motion.granted is None:
            seen = [e for e in motion.exhibits if e in view.inquiry.exhibits]
            granted = motion.kind == "protection" or any(_void(desk, e) for e in seen)
            joined = motion.kind == "form" and not seen
            reasons = "On the record and the law cited."
            yield RuleMotion(motion=motion.id, granted=granted or joined, joined=joined, reasons=reasons)
    day = date_of(view.hour)
    for one in proposed_rulings(inquiry=view.inquiry, trial=view.trial, law=view.corpus, forum=view.party, on=day):
        decision = one.decision
        if desk.chance.slips("ruling", one.exhibit, weight=0.15):
            decision = Decision.ADMITTED if decision is Decision.EXCLUDED else Decision.EXCLUDED
        yield RuleExhibit(exhibit=one.exhibit, decision=decision, rules=one.rules, why=one.why)


def _void(desk: Desk, name: ExhibitId) -> bool:
    view = desk.view
    found = admissible(
        view.inquiry.exhibits[name],
        forum=view.party,
        exhibits=view.inquiry.exhibits,
        law=view.corpus,
        on=date_of(view.hour),
    )
    return found.verdict in (Verdict.UNMET, Verdict.BARRED)


def judge(desk: Desk) -> Iterator[Command]:
    """Judgment once everybody has spoken: element by element from admitted exhibits alone."""
    hearing = open_one(desk)
    trial = desk.view.trial
    if hearing is None or any(e not in trial.rulings for e in trial.tendered):
        return
    spoken = {plea.kind for plea in hearing.pleas}
    if not {"prosecution", "defence"} <= spoken and desk.view.hour < hearing.opened_at + PATIENCE:
        return
    view = desk.view
    verdicts = proposed_verdicts(hearing, inquiry=view.inquiry, trial=trial, law=view.corpus, on=date_of(view.hour))
    claims = proposed_claims(verdicts, inquiry=view.inquiry, trial=trial)
    reasons = "Person by person, on what was debated."
    yield GiveJudgment(hearing=hearing.id, charges=verdicts, claims=claims, reasons=reasons)
