"""Charges brought and dropped with reasons, and the file referred: to the judge, or to the bench for trial."""

from collections.abc import Mapping

from jisr.clerk import commands as c
from jisr.clerk.desk import Desk
from jisr.clerk.non_punishment import shielded
from jisr.clerk.outcomes import Decision, Fault, Faults
from jisr.dossier import Draft
from jisr.inquiry import Charge, ChargeId, ChargeStatus, SubjectKind
from jisr.law.offences import OffenceId
from jisr.law.proof import elements_of
from jisr.protection.plain import plain
from jisr.vocabulary import CountryCode, Json

TRIAL_OFFICES = ("investigation", "instruction", "victims-counsel", "bench")


def bring_charges(desk: Desk, command: c.BringCharges, faults: Faults) -> Decision:
    """One person is charged with one offence of this State; the elements to prove come from its law."""
    accused = desk.subject(command.accused)
    offence = desk.law.offences.get(OffenceId(command.offence))
    if accused is None:
        faults.add(Fault.IMPOSSIBLE, "Your office does not know this subject.", field_name="accused")
    elif accused.kind is not SubjectKind.PERSON:
        faults.add(Fault.MALFORMED, "Only a person is charged.", field_name="accused")
    if offence is None or CountryCode(desk.law.home_of(offence.id)) != desk.party:
        faults.add(Fault.MALFORMED, "The law of this State knows no such offence.", field_name="offence")
        return faults.refuse()
    known = {one.id for one in offence.aggravations} | {offence.element_id(one.id) for one in offence.aggravations}
    for one in command.aggravations:
        if one not in known:
            faults.add(Fault.MALFORMED, "The offence knows no aggravation {id}.", {"id": one},
                       field_name="aggravations")  # fmt: skip
    name = ChargeId(desk.new("C", desk.inquiry.one(command.accused), command.offence, command.participation))
    if (earlier := desk.inquiry.charges.get(name)) and earlier.status is not ChargeStatus.DROPPED:
        faults.add(Fault.IMPOSSIBLE, "This person is charged with this offence already.", field_name="offence")
    for exhibit in {e for exhibits in command.exhibits.values() for e in exhibits}:
        if exhibit not in desk.inquiry.exhibits:
            faults.add(Fault.IMPOSSIBLE, "Your office does not have this exhibit.", field_name="exhibits")
    if command.answers and not command.reasons.strip():
        faults.add(Fault.MALFORMED, "Give reasons.", field_name="reasons")
    if faults:
        return faults.refuse()
    elements = elements_of(desk.law, offence=offence.id, aggravations=command.aggravations)
    aggravations = tuple(str(offence.element_id(one)) for one in command.aggravations)
    charge = Charge(
        id=name,
        accused=desk.inquiry.one(command.accused),
        offence=offence.id,
        elements=tuple(str(one.id) for one in elements if one.id not in aggravations),
        exhibits=command.exhibits,
        aggravations=aggravations,
        victims=tuple(dict.fromkeys(desk.inquiry.one(one) for one in command.victims)),
        participation=command.participation,
        facts_on=command.facts_on,
    )
    return (_brought(desk, charge, command),)


def _brought(desk: Desk, charge: Charge, command: c.BringCharges) -> Draft:
    offence = desk.law.offences[OffenceId(charge.offence)]
    counsel = desk.inquiry.counsel.get(charge.accused, "")
    return desk.draft(
        "charge-brought",
        charge_body(charge),
        text={"reasons": command.reasons},
        to=(counsel, *(one for one in ("investigation", "instruction") if one in desk.offices)),
        behind=(charge.accused, *charge.victims),
        touches=(charge.accused, charge.id),
        rules=(offence.rule, *command.answers),
        breaches=shielded(desk, charge, command.answers),
    )


def charge_body(charge: Charge) -> Mapping[str, Json]:
    """A charge as acts carry it."""
    whole = plain(charge)
    return whole if isinstance(whole, dict) else {}


def drop_charge(desk: Desk, command: c.DropCharge, faults: Faults) -> Decision:
    """A charge is dropped with reasons."""
    charge = desk.inquiry.charges.get(command.charge)
    if charge is None:
        faults.add(Fault.IMPOSSIBLE, "Your office knows no such charge.", field_name="charge")
    elif charge.status is ChargeStatus.JUDGED:
        faults.add(Fault.PHASE, "The charge is judged.", field_name="charge")
    if not command.reasons.strip():
        faults.add(Fault.MALFORMED, "Give reasons.", field_name="reasons")
    if faults or charge is None:
        return faults.refuse()
    to = (desk.inquiry.counsel.get(charge.accused, ""), *(one for one in TRIAL_OFFICES if one in desk.offices))
    body: dict[str, Json] = {"charge": charge.id}
    touches = (charge.accused, charge.id)
    return (desk.draft("charge-dropped", body, text={"reasons": command.reasons}, to=to, touches=touches),)


def refer_file(desk: Desk, command: c.ReferFile, faults: Faults) -> Decision:
    """For trial: the bench learns the charges and nothing else; every party of the trial gets the file. To the judge:
    the file goes with the charges."""
    charges: list[Charge] = []
    for name in command.charges:
        charge = desk.inquiry.charges.get(name)
        if charge is None:
            faults.add(Fault.IMPOSSIBLE, "Your office knows no such charge.", field_name="charges")
        elif charge.status is not ChargeStatus.BROUGHT:
            faults.add(Fault.PHASE, "The charge was referred, dropped or judged before.", field_name="charges")
        else:
            charges.append(charge)
    if not command.charges and command.to == "bench":
        faults.add(Fault.MALFORMED, "Name at least one charge.", field_name="charges")
    if command.to not in desk.offices or command.to == desk.office:
        faults.add(Fault.MALFORMED, "There is no such office.", field_name="to")
    if faults:
        return faults.refuse()
    people = tuple(dict.fromkeys(one for charge in charges for one in (charge.accused, *charge.victims)))
    touches = (*people, *(charge.id for charge in charges))
    body: dict[str, Json] = {"to": command.to, "charges": [dict(charge_body(one)) for one in charges]}
    text: dict[str, Json] = {"reasons": command.reasons}
    everything = desk.file()
    if command.to != "bench":
        return (desk.draft("file-referred", body, text=text, to=(command.to,), shows=everything, touches=touches),)
    parties = tuple(one for one in desk.offices if one.startswith("defence") or one in TRIAL_OFFICES)
    referred = desk.draft("file-referred", body, text=text, to=parties, behind=people, touches=touches)
    to = tuple(one for one in parties if one != "bench")
    whole: dict[str, Json] = {"purpose": "trial", "to": [*to]}
    named = tuple(desk.inquiry.exhibits)
    return (referred, desk.draft("disclosed", whole, number=1, to=to, shows=everything, touches=named))
