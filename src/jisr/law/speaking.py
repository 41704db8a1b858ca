"""Which rules speak to a request, how surely they bind, and what each says where something is stated of it.

A rule of an instrument of cooperation speaks where the instrument may be a basis of the request; one of any other
instrument where it binds both States, a protective bar already where it binds the requested one. A rule that nobody
verified, or whose instrument may not bind, is unknown; it never becomes an answer by being left aside.
"""

from dataclasses import dataclass
from typing import Final

from jisr.law.basis import bases, bound, is_subject
from jisr.law.conditions import VERDICTS
from jisr.law.corpus import Corpus
from jisr.law.request import Query, Stated
from jisr.law.rules import Rule, RuleRole
from jisr.law.standing import Grounds
from jisr.vocabulary import Finding, Reason, Verdict, all_of, any_of

REQUESTING: Final = "requesting"
DUAL: Final = "dual-criminality"
CONFORMITY: Final = "form"
NATIONALITY: Final = "nationality"
NOT_COVERED: Final = "offence-not-covered"
FOUND: Final = (DUAL, CONFORMITY, NATIONALITY, NOT_COVERED)  # what the check finds out by itself; all else is stated
GROUNDS: Final = (RuleRole.GROUND_OPEN, RuleRole.GROUND_FORBIDDEN, RuleRole.POSTPONE)
STATED: Final = {Stated.YES: Verdict.MET, Stated.NO: Verdict.UNMET, Stated.UNKNOWN: Verdict.UNKNOWN}
TURNED: Final = {Verdict.MET: Verdict.UNMET, Verdict.UNMET: Verdict.MET}


@dataclass(frozen=True, slots=True)
class Speaking:
    """The rules of a corpus as they stand toward one request and its basis."""

    corpus: Corpus
    query: Query
    basis: Finding
    grounds: Grounds

    def rules(self, role: RuleRole) -> tuple[Rule, ...]:
        """The rules with the role that speak to the form and may bind."""
        return tuple(
            rule for rule in self.corpus.rules_with(role)
            if rule.speaks_to(self.query.form) and self.binds(rule) is not Verdict.UNMET
        )  # fmt: skip

    def binds(self, rule: Rule) -> Verdict:
        """Whether the rule binds here: an instrument's both sides (or the requested one, for a protective bar), or the
        requested State's own law (the requesting State's, for a rule that says so in its field)."""
        query = self.query
        if rule.home in self.corpus.countries:
            side = query.requesting if REQUESTING in rule.fields else query.requested
            return Verdict.MET if rule.home == side else Verdict.UNMET
        instrument = self.corpus.instruments[rule.home]
        if not instrument.bindable:
            return Verdict.MET
        basis = bases(self.corpus, instrument, form=query.form)
        if NOT_COVERED not in rule.fields:
            if basis and self.of(rule.home) is Verdict.UNMET:
                return Verdict.UNMET
            if not basis and not is_subject(instrument, query.family):
                return Verdict.UNMET
        protective = RuleRole.BAR in rule.roles and not basis
        sides = (query.requested,) if protective else (query.requesting, query.requested)
        return all_of(bound(self.corpus, state=one, instrument=rule.home, on=query.on).verdict for one in sides)

    def of(self, instrument: str) -> Verdict:
        """Whether the instrument is a basis of the request."""
        return next((part.verdict for part in self.basis.parts if part.name == instrument), Verdict.UNMET)

    def plain(self, rule: Rule) -> Finding:
        """The rule as it binds: met, unmet before its day, unknown where it or what carries it is not verified."""
        ground = self.grounds.of(rule.id)
        verdict = Verdict.MET if ground.ceiling is None else VERDICTS[ground.ceiling]
        reasons = () if ground.reason is None else (ground.reason,)
        if verdict is Verdict.MET and (binds := self.binds(rule)) is not Verdict.MET:
            verdict = binds
            reasons = (Reason("whether {instrument} binds both States is not verified", {"instrument": rule.home}),)
        return Finding(rule.id, verdict, ground.citation, reasons)

    def ground(self, rule: Rule, *, dual: Finding, form: Verdict) -> Finding:
        """A ground: met when it may be invoked here, unmet when the request, or what is stated, gives no hold for it.
        Where nothing is stated it stays open."""
        found = self.plain(rule)
        if found.verdict is not Verdict.MET:
            return found
        if DUAL in rule.fields or RuleRole.DUAL_CRIMINALITY in rule.roles:
            verdict = Verdict.UNMET if self._own_national(rule) else TURNED.get(dual.verdict, dual.verdict)
            return Finding(rule.id, verdict, found.citation, (), (), (dual,))
        answers = [self._circumstance(rule, one, form) for one in rule.fields]
        reasons = tuple(reason for _, reason in answers if reason is not None)
        verdict = any_of(one for one, _ in answers) if answers else Verdict.MET
        return Finding(rule.id, verdict, found.citation, (*found.reasons, *reasons))

    def _circumstance(self, rule: Rule, field: str, form: Verdict) -> tuple[Verdict, Reason | None]:
        """Whether a circumstance on which a ground rests is there: found out by the check, or stated."""
        if field == CONFORMITY:
            return TURNED.get(form, form), None
        if field == NATIONALITY:
            sought = self.query.nationality
            verdict = Verdict.UNKNOWN if sought is None else _verdict(sought == self.query.requested)
            return verdict, None if sought else Reason("the nationality of the person sought is not stated")
        if field == NOT_COVERED:
            covered = self.of(rule.home)
            return TURNED.get(covered, covered), None
        stated = self.query.circumstances.get(field)
        if stated is None:
            return Verdict.MET, None
        values = {"circumstance": field, "stated": stated.value}
        return STATED[stated], Reason("the circumstance “{circumstance}” is stated: {stated}", values)

    def _own_national(self, rule: Rule) -> bool:
        """Whether no dual criminality is asked for, because the person sought is a national of the State that asks."""
        spared = "nationals-of-requesting" in rule.parameters.get("not-asked-for", ())
        return spared and self.query.nationality == self.query.requesting


def _verdict(answer: bool) -> Verdict:
    return Verdict.MET if answer else Verdict.UNMET
