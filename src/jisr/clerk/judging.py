"""Judgment: every charge before the hearing, every element with its exhibits and reasons, every civil claim.

A judgment that contradicts its own findings is malformed; one that relies on what was not admitted is refused, since a
court judges only on what was debated before it.
"""

from jisr.clerk import commands as c
from jisr.clerk.court import order_of, said_why
from jisr.clerk.desk import Desk
from jisr.clerk.outcomes import Decision, Fault, Faults
from jisr.dossier import Breach, BreachEffect
from jisr.inquiry import Charge
from jisr.law.offences import OffenceId
from jisr.protection.plain import plain
from jisr.trial import ChargeVerdict, Hearing, Outcome, Proof
from jisr.trial.order import LAST_WORD, step_of
from jisr.vocabulary import Json


def give_judgment(desk: Desk, command: c.GiveJudgment, faults: Faults) -> Decision:
    """The judgment, if it is whole and agrees with itself."""
    hearing = desk.trial.hearings.get(command.hearing)
    if hearing is None:
        faults.add(Fault.PHASE, "The bench knows no such hearing.", field_name="hearing")
        return faults.refuse()
    if hearing.id in desk.trial.judgments:
        faults.add(Fault.PHASE, "Judgment is given.", field_name="hearing")
    _check_charges(desk, hearing, command, faults)
    _check_claims(desk, command, faults)
    pending = [name for name in desk.trial.tendered if name not in desk.trial.rulings]
    if pending:
        faults.add(Fault.PHASE, "Exhibits put before the court are not ruled: {count}.", {"count": str(len(pending))})
    if faults:
        return faults.refuse()
    body: dict[str, Json] = {
        "hearing": hearing.id,
        "charges": [plain(one) for one in command.charges],
        "claims": [plain(one) for one in command.claims],
        **said_why(command.why),
    }
    draft = desk.draft(
        "judgment-given",
        body,
        text={"reasons": command.reasons},
        to=("*",),
        touches=hearing.charges,
        rules=[desk.law.offences[OffenceId(one.offence)].rule for one in _charges(desk, hearing)],
        breaches=last_word(desk, hearing),
    )
    return (draft,)


def _charges(desk: Desk, hearing: Hearing) -> list[Charge]:
    return [desk.inquiry.charges[one] for one in hearing.charges if one in desk.inquiry.charges]


def last_word(desk: Desk, hearing: Hearing) -> tuple[Breach, ...]:
    """Where the forum's order gives the accused or counsel the last word, a judgment after another's is noted."""
    step = step_of(order_of(desk), LAST_WORD)
    if step is None or (hearing.pleas and hearing.pleas[-1].kind in ("defence", LAST_WORD)):
        return ()
    return (Breach(step.rule, LAST_WORD, BreachEffect.NOTE),)


def _check_charges(desk: Desk, hearing: Hearing, command: c.GiveJudgment, faults: Faults) -> None:
    given = {one.charge: one for one in command.charges}
    if set(given) != set(hearing.charges):
        faults.add(Fault.MALFORMED, "The judgment decides every charge before the hearing, and no other.",
                   field_name="charges")  # fmt: skip
    for charge in _charges(desk, hearing):
        if (verdict := given.get(charge.id)) is not None:
            _check_verdict(desk, charge, verdict, faults)


def _check_verdict(desk: Desk, charge: Charge, verdict: ChargeVerdict, faults: Faults) -> None:
    values = {"charge": charge.id}
    found = {one.element: one for one in verdict.elements}
    if verdict.verdict is not Outcome.DISCONTINUED and set(charge.elements) - set(found):
        faults.add(Fault.MALFORMED, "Every element of the charge needs its finding.", values, field_name="elements")
    proven = all(one.finding is Proof.PROVEN for one in verdict.elements)
    if verdict.verdict is Outcome.CONVICTED and (not proven or verdict.excuse):
        sentence = "A conviction needs every element proven and no excuse."
        faults.add(Fault.MALFORMED, sentence, values, field_name="verdict")
    if verdict.verdict is Outcome.ACQUITTED and proven and not verdict.excuse and verdict.elements:
        faults.add(Fault.MALFORMED, "An acquittal names the element that fails, or the excuse.", values,
                   field_name="verdict")  # fmt: skip
    if verdict.verdict is Outcome.REQUALIFIED:
        other = desk.law.offences.get(OffenceId(verdict.requalified_to))
        if other is None or desk.law.home_of(other.id) != desk.party:
            faults.add(Fault.MALFORMED, "Name the offence to which the facts are requalified.", values,
                       field_name="requalified_to")  # fmt: skip
    admitted = set(desk.trial.admitted())
    relied = {name for one in (*verdict.elements, *verdict.aggravations) for name in one.exhibits}
    if relied - admitted:
        faults.add(Fault.PHASE, "The judgment relies on what was not admitted.", values, field_name="exhibits")
    for one in (*verdict.elements, *verdict.aggravations):
        if one.finding is Proof.PROVEN and not one.exhibits:
            faults.add(Fault.MALFORMED, "A proven element names the exhibits that prove it.", {"element": one.element},
                       field_name="exhibits")  # fmt: skip


def _check_claims(desk: Desk, command: c.GiveJudgment, faults: Faults) -> None:
    decided = {one.claim: one for one in command.claims}
    if set(decided) != {name for name, claim in desk.trial.claims.items() if claim.granted is None}:
        faults.add(Fault.MALFORMED, "The judgment decides every civil claim.", field_name="claims")
    held: set[str] = set()
    for one in command.charges:
        charge = desk.inquiry.charges.get(one.charge)
        if charge is not None and (one.verdict in (Outcome.CONVICTED, Outcome.REQUALIFIED) or one.excuse):
            held.add(charge.accused)
    for name, answer in decided.items():
        claim = desk.trial.claims.get(name)
        if claim is not None and answer.granted and desk.inquiry.one(claim.accused) not in held:
            sentence = "A civil claim is granted with the conviction, or where an excuse absolves."
            faults.add(Fault.MALFORMED, sentence, field_name="claims")
