"""What is recorded when a charge is brought against a person whom the law shields: victims under threat, migrants.

Acts that a victim was made to do, and the own irregular entry of a victim or witness, are not punished as the State's
law and the treaties that bind it say; a migrant answers for no smuggling in being smuggled. A charge is possible; the
act bears the rule, unless its reasons answer that rule.
"""

from collections.abc import Iterable

from jisr.clerk.breaches import NO_RULE
from jisr.clerk.desk import Desk
from jisr.dossier import Breach, BreachEffect, SubjectId
from jisr.inquiry import Charge, Stance, Status
from jisr.inquiry.proof import excuse_shown
from jisr.law import MeasureEffect, Offence, Rule
from jisr.law.offences import ExcuseEffect, OffenceId
from jisr.vocabulary import RuleId, Verdict

OWN_ENTRY, SMUGGLING = "own-entry", "smuggling"
VICTIMS = (Status.PRESUMED_VICTIM, Status.VICTIM)
COERCION = ("liability.act-under-threat", "liability.linked-to-own-victimhood")
OWN_WILL, OWN_PASSAGE, FACILITATED = "liability.own-will", "entry.own", "entry.facilitated"
COMPELLED, IRREGULAR, MIGRANT = ("compelled",), ("illegal-entry", "unlawful-activities"), ("migrant",)


def shielded(desk: Desk, charge: Charge, answers: Iterable[RuleId]) -> tuple[Breach, ...]:
    """The breaches of a charge; `answers` are the rules that its reasons deal with."""
    offence = desk.law.offences[OffenceId(charge.offence)]
    found = (_coerced(desk, charge, offence), _own_entry(desk, charge, offence), _own_passage(desk, charge, offence))
    answered = set(answers)
    return tuple(one for one in found if one is not None and one.rule not in answered)


def shields(desk: Desk) -> tuple[RuleId, ...]:
    """The rules on who is not punished: those of the measures that decide a person's standing, as they speak here."""
    cited: dict[RuleId, None] = {}
    for measure in desk.law.measures.values():
        if measure.effect is MeasureEffect.CHANGE_STATUS:
            cited.update(dict.fromkeys((*measure.competence(desk.party).rules, *measure.rules)))
    return desk.applies(cited)


def _rule(desk: Desk, words: tuple[str, ...], own: Iterable[RuleId]) -> RuleId:
    """The rule to cite: of the State's own law, then of a treaty that speaks of it, then of principles."""
    here = desk.applies(own)
    said = [one for one in shields(desk) if speaks_of(desk.law.rules[one], words)]
    ranked = [*here, *(one for one in said if not desk.is_soft(one)), *said]
    return next((one for one in ranked if desk.decides(one)), next(iter(ranked), NO_RULE))


def speaks_of(rule: Rule, words: tuple[str, ...]) -> bool:
    """Whether the parameters of a rule name one of these."""
    return any(word in values for values in rule.parameters.values() for word in words)


def _effect(desk: Desk, rule: RuleId, effect: BreachEffect) -> BreachEffect:
    return effect if rule and desk.decides(rule) and not desk.is_soft(rule) else BreachEffect.NOTE


def _excuses(desk: Desk, offence: Offence) -> tuple[RuleId, ...]:
    return tuple(one.rule for one in offence.excuses if one.effect is ExcuseEffect.NOT_LIABLE)


def _coerced(desk: Desk, charge: Charge, offence: Offence) -> Breach | None:
    """An excuse that takes away liability is shown by the file, or something of it is. Where the State's own excuse is
    not verified, the facts of it are asked, and a treaty that binds speaks."""
    own = _excuses(desk, offence)
    if any(desk.decides(one) for one in own):
        weighed = desk.scales.weigh(desk.inquiry)
        shown = excuse_shown(charge, weighed, inquiry=desk.inquiry, law=desk.law, on=desk.day)
        if shown is None:
            return None
        rule, verdict = shown
    else:
        rule, verdict = _rule(desk, COMPELLED, own), _said_of_coercion(desk, charge.accused)
    if verdict is Verdict.UNMET:
        return None
    effect = BreachEffect.WEIGH if verdict is Verdict.MET else BreachEffect.NOTE
    return Breach(rule, "non-punishment", _effect(desk, rule, effect))


def _said_of_coercion(desk: Desk, accused: SubjectId) -> Verdict:
    """Where the law of the State draws no excuse: what the file asserts of threat and own victimhood."""
    said = _asserted(desk, accused)
    if OWN_WILL in said or not set(COERCION) & said:
        return Verdict.UNMET
    return Verdict.MET if set(COERCION) <= said else Verdict.UNKNOWN


def _asserted(desk: Desk, by: SubjectId) -> set[str]:
    return {
        said.fact
        for exhibit in desk.inquiry.exhibits.values()
        for said in exhibit.statements
        if said.stance is Stance.ASSERTS and said.by and desk.inquiry.one(said.by) == by
    }


def _own_entry(desk: Desk, charge: Charge, offence: Offence) -> Breach | None:
    """A victim or a witness is charged with the own irregular entry."""
    person = desk.subject(charge.accused)
    if offence.family != OWN_ENTRY or person is None:
        return None
    victim = person.status in VICTIMS or desk.care.care(charge.accused).identified
    if not victim and person.status is not Status.WITNESS:
        return None
    rule = _rule(desk, IRREGULAR, _excuses(desk, offence))
    return Breach(rule, "own-entry", _effect(desk, rule, BreachEffect.WEIGH if victim else BreachEffect.NOTE))


def _own_passage(desk: Desk, charge: Charge, offence: Offence) -> Breach | None:
    """A migrant is charged with smuggling of whom the file shows the own passage alone."""
    person = desk.subject(charge.accused)
    if offence.family != SMUGGLING or person is None or FACILITATED in _asserted(desk, charge.accused):
        return None
    if person.status is not Status.MIGRANT and not _was_smuggled(desk, charge.accused):
        return None
    own = [one.rule for one in desk.law.offences.values() if one.family == OWN_ENTRY]
    rule = _rule(desk, MIGRANT, (*(one for one in shields(desk) if one == offence.rule), *own))
    return Breach(rule, "own-passage", _effect(desk, rule, BreachEffect.WEIGH))


def _was_smuggled(desk: Desk, accused: SubjectId) -> bool:
    one = desk.inquiry.one
    return OWN_PASSAGE in _asserted(desk, accused) or any(
        said.fact == FACILITATED and said.on and one(said.on) == accused
        for exhibit in desk.inquiry.exhibits.values()
        for said in exhibit.statements
    )
