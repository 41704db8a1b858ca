"""The trial: hearing opened on referred charges, motions, exhibits tendered and ruled, claims, pleas, judgment.

What comes first and who is last is the forum's own order, from its data; a court judges only on what was admitted
before it, and gives its reasons element by element.
"""

from jisr.clerk import commands as c
from jisr.clerk.breaches import NO_RULE
from jisr.clerk.desk import Desk
from jisr.clerk.outcomes import Decision, Fault, Faults
from jisr.dossier import Breach, BreachEffect
from jisr.inquiry import Exhibit, SubjectKind
from jisr.inquiry.admissibility import admissible
from jisr.law import TrialStep
from jisr.law.measures import RoleKind
from jisr.protection.plain import plain
from jisr.trial import Decision as Ruled
from jisr.trial import Hearing, HearingId
from jisr.trial.order import EXHIBITS, PLEA_STEPS, PLEAS, passed, step_of
from jisr.vocabulary import Json, Reason, RuleId, Verdict

MOTION_KINDS = ("form", "merits", "protection")
PLEA_ROLES = {
    "prosecution": (RoleKind.PROSECUTOR,),
    "civil": (RoleKind.VICTIMS_COUNSEL,),
    "defence": (RoleKind.DEFENCE,),
    "last-word": (RoleKind.DEFENCE,),
}
LOCKS = ("information-only", "no-evidence")


def everybody(desk: Desk) -> tuple[str, ...]:
    """The offices that take part in a trial of this State."""
    named = ("bench", "investigation", "instruction", "victims-counsel", "registry")
    return tuple(one for one in desk.offices if one in named or one.startswith("defence"))


def open_one(desk: Desk) -> Hearing | None:
    """The hearing that is open."""
    return next((one for name, one in desk.trial.hearings.items() if name not in desk.trial.judgments), None)


def seised(desk: Desk, faults: Faults) -> bool:
    """Whether charges were referred for trial, as far as this office knows."""
    if not desk.trial.referred:
        faults.add(Fault.PHASE, "No charge is referred for trial.")
    return bool(desk.trial.referred)


def open_hearing(desk: Desk, command: c.OpenHearing, faults: Faults) -> Decision:
    """The hearing opens on charges referred to this bench."""
    judged = {one for hearing in desk.trial.hearings.values() for one in hearing.charges}
    for charge in command.charges:
        if charge not in desk.trial.referred:
            faults.add(Fault.PHASE, "The charge is not referred to this bench.", field_name="charges")
        elif charge in judged:
            faults.add(Fault.PHASE, "The charge is before a hearing already.", field_name="charges")
    if not command.charges:
        faults.add(Fault.MALFORMED, "Name at least one charge.", field_name="charges")
    if not command.court.strip():
        faults.add(Fault.MALFORMED, "Name the court.", field_name="court")
    if faults:
        return faults.refuse()
    body: dict[str, Json] = {
        "hearing": HearingId(desk.new("H", desk.command)),
        "court": command.court,
        "charges": [str(one) for one in command.charges],
    }
    return (desk.draft("hearing-opened", body, to=("*",), touches=command.charges),)


def file_motion(desk: Desk, command: c.FileMotion, faults: Faults) -> Decision:
    """A motion; one on form is too late once the evidence is opened."""
    seised(desk, faults)
    if command.kind not in MOTION_KINDS:
        faults.add(Fault.MALFORMED, "There is no such kind of motion.", field_name="kind")
    if not command.ground.strip():
        faults.add(Fault.MALFORMED, "Say the ground.", field_name="ground")
    hearing = open_one(desk)
    step = PLEAS if command.kind == "form" else ""
    late = out_of_order(desk, hearing, step)
    if late and desk.decides(late.rule) and late.mark.decides:
        sentence = "Pleas on form come before any defence on the merits."
        faults.add(Fault.PHASE, sentence, citation=desk.cite(late.rule), field_name="kind")
    for exhibit in command.exhibits:
        if desk.exhibit(exhibit) is None:
            faults.add(Fault.IMPOSSIBLE, "Your office does not have this exhibit.", field_name="exhibits")
    for rule in command.rules:
        if rule not in desk.law.rules:
            faults.add(Fault.MALFORMED, "There is no rule {rule}.", {"rule": rule}, field_name="rules")
    if faults:
        return faults.refuse()
    body: dict[str, Json] = {
        "motion": desk.new("M", desk.command),
        "kind": command.kind,
        "accused": command.accused or "",
        "exhibits": [str(one) for one in command.exhibits],
        **at_step(desk, step),
    }
    draft = desk.draft("motion-filed", body, text={"ground": command.ground}, to=everybody(desk),
                       touches=command.exhibits, rules=command.rules, breaches=order_breach(late))  # fmt: skip
    return (draft,)


def rule_motion(desk: Desk, command: c.RuleMotion, faults: Faults) -> Decision:
    """The bench rules, or joins to the merits, with reasons."""
    motion = desk.trial.motions.get(command.motion)
    if motion is None:
        faults.add(Fault.IMPOSSIBLE, "The bench knows no such motion.", field_name="motion")
    elif motion.granted is not None and not motion.joined:
        faults.add(Fault.PHASE, "The motion is ruled.", field_name="motion")
    if not (command.reasons.strip() or command.why):
        faults.add(Fault.MALFORMED, "Give reasons.", field_name="reasons")
    if faults or motion is None:
        return faults.refuse()
    body: dict[str, Json] = {"motion": motion.id, "granted": command.granted, "joined": command.joined}
    body |= said_why(command.why)
    text: dict[str, Json] = {"reasons": command.reasons}
    return (desk.draft("motion-ruled", body, text=text, to=everybody(desk), rules=tuple(desk_rules(motion.rules))),)


def desk_rules(rules: tuple[str, ...]) -> list[RuleId]:
    """Rules by their names."""
    return [RuleId(one) for one in rules]


def tender(desk: Desk, command: c.Tender, faults: Faults) -> Decision:
    """An exhibit is put before the court; one under a use lock cannot be."""
    seised(desk, faults)
    exhibit = desk.exhibit(command.exhibit)
    if exhibit is None:
        faults.add(Fault.IMPOSSIBLE, "Your office does not have this exhibit.", field_name="exhibit")
    else:
        _check_locks(exhibit, faults)
    if not command.elements:
        faults.add(Fault.MALFORMED, "Say for which elements.", field_name="elements")
    hearing = open_one(desk)
    if desk.trial.judgments and hearing is None:
        faults.add(Fault.PHASE, "Judgment is given.")
    if faults:
        return faults.refuse()
    body: dict[str, Json] = {"exhibit": command.exhibit, "elements": [*command.elements], **at_step(desk, EXHIBITS)}
    breaches = order_breach(out_of_order(desk, hearing, EXHIBITS))
    names = (command.exhibit,)
    return (desk.draft("exhibit-tendered", body, to=everybody(desk), behind=names, touches=names, breaches=breaches),)


def _check_locks(exhibit: Exhibit, faults: Faults) -> None:
    if exhibit.came_by.startswith("information:") or any(one in LOCKS for one in exhibit.use_limits):
        sentence = "Received for information only: ask for it by a formal request before it is put to a court."
        faults.add(Fault.LOCK, sentence, field_name="exhibit")


def rule_exhibit(desk: Desk, command: c.RuleExhibit, faults: Faults) -> Decision:
    """The bench admits or excludes; evidence under an absolute bar is never admitted, another error is noted."""
    exhibit = desk.exhibit(command.exhibit)
    if exhibit is None or command.exhibit not in desk.trial.tendered:
        faults.add(Fault.PHASE, "The exhibit was not put before the court.", field_name="exhibit")
    if not (command.reasons.strip() or command.why):
        faults.add(Fault.MALFORMED, "Give reasons.", field_name="reasons")
    if faults or exhibit is None:
        return faults.refuse()
    stated = desk.record.citations()
    finding = admissible(
        exhibit, forum=desk.party, exhibits=desk.inquiry.exhibits, law=desk.law, on=desk.day, stated=stated
    )
    breaches: tuple[Breach, ...] = ()
    if command.decision is Ruled.ADMITTED and finding.verdict is Verdict.BARRED:
        faults.add(Fault.BAR, "An absolute bar stands against this evidence.", citation=finding.citation)
        return faults.refuse()
    if command.decision is Ruled.ADMITTED and finding.verdict is Verdict.UNMET:
        wanting = [one for one in finding.parts if one.verdict is Verdict.UNMET]
        breaches = tuple(
            Breach(one.citation.rule if one.citation else NO_RULE, one.name, BreachEffect.NOTE) for one in wanting
        )
    body: dict[str, Json] = {"exhibit": exhibit.id, "decision": command.decision.value}
    body |= said_why(command.why)
    text: dict[str, Json] = {"reasons": command.reasons}
    draft = desk.draft("exhibit-ruled", body, text=text, to=everybody(desk), touches=(exhibit.id,),
                       rules=command.rules, breaches=breaches)  # fmt: skip
    return (draft,)


def file_claim(desk: Desk, command: c.FileClaim, faults: Faults) -> Decision:
    """A civil claim for a victim against an accused, with its sum."""
    seised(desk, faults)
    for name, field_name in ((command.victim, "victim"), (command.accused, "accused")):
        subject = desk.subject(name)
        if subject is None or subject.kind is not SubjectKind.PERSON:
            faults.add(Fault.IMPOSSIBLE, "Your office does not know this subject.", field_name=field_name)
    if not command.amount.strip():
        faults.add(Fault.MALFORMED, "Say the sum.", field_name="amount")
    if faults:
        return faults.refuse()
    body: dict[str, Json] = {
        "claim": desk.new("L", desk.command),
        "victim": command.victim,
        "accused": command.accused,
        "amount": command.amount,
    }
    touches = (command.victim, command.accused)
    text: dict[str, Json] = {"reasons": command.reasons}
    return (desk.draft("claim-filed", body, text=text, to=everybody(desk), touches=touches),)


def plead(desk: Desk, command: c.Plead, faults: Faults) -> Decision:
    """A party pleads in the open hearing."""
    hearing = open_one(desk)
    if hearing is None:
        faults.add(Fault.PHASE, "No hearing is open.")
    roles = PLEA_ROLES.get(command.kind)
    if roles is None:
        faults.add(Fault.MALFORMED, "There is no such kind of plea.", field_name="kind")
    elif not desk.has_role(roles):
        faults.add(Fault.POWER, "This plea belongs to another party.", field_name="kind")
    if faults or hearing is None:
        return faults.refuse()
    step = PLEA_STEPS[command.kind]
    body: dict[str, Json] = {"hearing": hearing.id, "kind": command.kind, "accused": command.accused or ""}
    body |= at_step(desk, step)
    breaches = order_breach(out_of_order(desk, hearing, step))
    return (desk.draft("pleaded", body, text={"plea": command.text}, to=everybody(desk), breaches=breaches),)


def said_why(why: tuple[Reason, ...]) -> dict[str, Json]:
    """Reasons that are sentences of the catalogue, as an act keeps them: key and values, for any language to say."""
    return {"why": [plain(one) for one in why]} if why else {}


def order_of(desk: Desk) -> tuple[TrialStep, ...]:
    """The order of a trial in this State's data."""
    return desk.country.trial if desk.country else ()


def at_step(desk: Desk, step: str) -> dict[str, Json]:
    """The step of the forum's order that an act reaches, where its data tells one."""
    return {"step": step} if step_of(order_of(desk), step) else {}


def out_of_order(desk: Desk, hearing: Hearing | None, step: str) -> TrialStep | None:
    """The step, when a later one was reached in the hearing."""
    return None if hearing is None else passed(order_of(desk), step=step, done=hearing.steps)


def order_breach(late: TrialStep | None) -> tuple[Breach, ...]:
    """What comes out of the forum's order is noted with the rule of its place: replies are allowed."""
    return () if late is None else (Breach(late.rule, "order-of-trial", BreachEffect.NOTE),)
