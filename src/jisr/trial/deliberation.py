"""What follows in law from what was admitted: rulings proposed on exhibits, findings per element, verdicts, claims.

A bench that sits as a bot uses these proposals; a bench of judges never sees them before it has ruled. Decided on
admitted exhibits alone, person by person, element by element.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jisr.inquiry import Charge, Exhibit, ExhibitId, InquiryView, Proof
from jisr.inquiry.admissibility import admissible
from jisr.inquiry.proof import ChargeProof, ElementProof, proven_by, requalified
from jisr.inquiry.weighing import weigh
from jisr.law import Corpus
from jisr.trial.state import (
    ChargeVerdict,
    ClaimDecision,
    Decision,
    ElementFinding,
    Hearing,
    Outcome,
    TrialView,
)
from jisr.vocabulary import CountryCode, Finding, Reason, RuleId, Verdict


@dataclass(frozen=True, slots=True)
class ProposedRuling:
    """What the law says of one tendered exhibit."""

    exhibit: ExhibitId
    decision: Decision
    why: tuple[Reason, ...]
    rules: tuple[RuleId, ...]


def proposed_rulings(
    *, inquiry: InquiryView, trial: TrialView, law: Corpus, forum: CountryCode, on: date
) -> tuple[ProposedRuling, ...]:
    """A ruling on each exhibit that was put before the court and is not ruled."""
    found: list[ProposedRuling] = []
    for name in trial.tendered:
        if name in trial.rulings or name not in inquiry.exhibits:
            continue
        exhibit = inquiry.exhibits[name]
        finding = admissible(exhibit, forum=forum, exhibits=inquiry.exhibits, law=law, on=on)
        admitted = finding.verdict in (Verdict.MET, Verdict.UNKNOWN)
        decision = Decision.ADMITTED if admitted else Decision.EXCLUDED
        rules = (finding.citation.rule,) if finding.citation and finding.citation.rule else ()
        found.append(ProposedRuling(name, decision, reasons_of(finding), rules))
    return tuple(found)


def reasons_of(finding: Finding) -> tuple[Reason, ...]:
    """The reasons of a finding, the deciding ones first, each once."""
    said = [
        reason
        for part in finding.parts
        for one in (part, *part.parts)
        if one.verdict is not Verdict.MET
        for reason in one.reasons
    ]
    once = {(one.key, *sorted(one.values.items())): one for one in said}
    return tuple(once.values()) or (Reason("tendered, lawful in form, and open to debate"),)


def proposed_verdicts(
    hearing: Hearing, *, inquiry: InquiryView, trial: TrialView, law: Corpus, on: date
) -> tuple[ChargeVerdict, ...]:
    """A verdict on each charge before the hearing."""
    admitted = tuple(inquiry.exhibits[name] for name in trial.admitted() if name in inquiry.exhibits)
    charges = [inquiry.charges[name] for name in hearing.charges if name in inquiry.charges]
    weighed = weigh(admitted, one=inquiry.one)
    proofs = [proven_by(one, weighed, inquiry=inquiry, law=law, on=on) for one in charges]
    return tuple(
        _verdict(one, proof, charges, admitted, inquiry=inquiry, law=law, on=on)
        for one, proof in zip(charges, proofs, strict=True)
    )


def _verdict(
    charge: Charge, proof: ChargeProof, charges: Iterable[Charge], admitted: tuple[Exhibit, ...], *,
    inquiry: InquiryView, law: Corpus, on: date,
) -> ChargeVerdict:  # fmt: skip
    if proof.proven and not proof.excuse:
        return _held(charge, proof, Outcome.CONVICTED, why=Reason("every element is proven"))
    if proof.proven:
        why = Reason("the acts are proven; the law takes away liability")
        return _held(charge, proof, Outcome.ACQUITTED, excuse=proof.excuse, why=why)
    but = frozenset(one.offence for one in charges if one.accused == charge.accused)
    offered = _offered(charge, admitted)
    other = requalified(charge, offered, inquiry=inquiry, law=law, on=on, but=but)
    if other is not None:
        why = Reason("not every element is proven; the same facts make out another offence")
        return _held(charge, proof, Outcome.REQUALIFIED, requalified_to=other.offence, why=why)
    why = Reason("not every element is proven: the doubt is for the accused")
    return _held(charge, proof, Outcome.ACQUITTED, why=why)


def _offered(charge: Charge, admitted: tuple[Exhibit, ...]) -> tuple[Exhibit, ...]:
    """The admitted exhibits that the charge itself offers; all of them when it names none."""
    named = {name for exhibits in charge.exhibits.values() for name in exhibits}
    return tuple(one for one in admitted if one.id in named) if named else admitted


def _held(
    charge: Charge, proof: ChargeProof, verdict: Outcome, *, requalified_to: str = "", excuse: str = "", why: Reason
) -> ChargeVerdict:
    return ChargeVerdict(
        charge=charge.id,
        verdict=verdict,
        elements=tuple(_finding(one) for one in proof.elements),
        aggravations=tuple(_finding(one) for one in proof.aggravations),
        requalified_to=requalified_to,
        excuse=excuse,
        why=(why,),
    )


WORDS = {
    Proof.PROVEN: Reason("proven by what was admitted"),
    Proof.DOUBTFUL: Reason("what was admitted leaves a doubt"),
    Proof.NOT_PROVEN: Reason("nothing admitted proves it"),
}


def _finding(one: ElementProof) -> ElementFinding:
    relied = one.exhibits if one.finding is not Proof.NOT_PROVEN else ()
    return ElementFinding(one.element, one.finding, relied, why=(WORDS[one.finding],))


def proposed_claims(
    verdicts: Iterable[ChargeVerdict], *, inquiry: InquiryView, trial: TrialView
) -> tuple[ClaimDecision, ...]:
    """Each civil claim is decided with the conviction, or where an excuse absolves."""
    held = {
        inquiry.charges[one.charge].accused
        for one in verdicts
        if one.charge in inquiry.charges
        and (one.verdict in (Outcome.CONVICTED, Outcome.REQUALIFIED) or one.excuse)
    }  # fmt: skip
    found: list[ClaimDecision] = []
    for claim in trial.claims.values():
        if claim.granted is None:
            granted = inquiry.one(claim.accused) in held
            why = Reason("decided with the conviction") if granted else Reason("no conviction carries the claim")
            found.append(ClaimDecision(claim.id, granted, claim.amount if granted else "", why=(why,)))
    return tuple(found)
