"""The legal check of a request: basis, way, language, form; bars, grounds, what comes first, use limits, clocks.

Rules are found by the role that data gives them. A ground forbidden by treaty, and an absolute bar, come before every
open ground; before refusing the States consult; a refusal has reasons.
"""

from collections.abc import Iterable
from typing import Final

from jisr.law.basis import basis_of
from jisr.law.channels import channel_of, language_of, outgoing_of
from jisr.law.clocks import next_number, number
from jisr.law.corpus import Corpus
from jisr.law.forms import FormField, Needed
from jisr.law.qualify import offences_of, qualify
from jisr.law.request import Assessment, Clock, Passage, Query, Refusal, Stated
from jisr.law.rules import Rule, RuleRole
from jisr.law.speaking import DUAL, Speaking
from jisr.law.standing import Grounds, grounds_on
from jisr.vocabulary import CountryCode, Finding, Reason, Verdict, all_of, any_of

FORBIDDEN: Final = (RuleRole.GROUND_FORBIDDEN,)
OPEN: Final = (RuleRole.GROUND_OPEN, RuleRole.DUAL_CRIMINALITY, RuleRole.POSTPONE)
BARS: Final = {Stated.YES: Verdict.BARRED, Stated.NO: Verdict.UNMET, Stated.UNKNOWN: Verdict.UNKNOWN}


def assess(corpus: Corpus, query: Query) -> Assessment:
    """The whole check of one request."""
    passage = passage_of(corpus, query)
    speaking = _speaking(corpus, query, passage.basis)
    good_form = all_of([passage.channel.verdict, passage.language.verdict, passage.form.verdict])
    dual = dual_criminality(corpus, query)
    forbidden, opened = (
        tuple(speaking.ground(rule, dual=dual, form=good_form) for role in roles for rule in speaking.rules(role))
        for roles in (FORBIDDEN, OPEN)
    )
    first = speaking.rules(RuleRole.FIRST) + speaking.rules(RuleRole.REASONS)
    return Assessment(
        query=query,
        basis=passage.basis,
        channel=passage.channel,
        language=passage.language,
        form=passage.form,
        bars=passage.bars,
        outgoing=outgoing_of(corpus, query),
        forbidden=forbidden,
        open_grounds=opened,
        first=tuple(map(speaking.plain, first)),
        refusal=None if query.refusal is None else _refusal(query.refusal, forbidden, opened, first, speaking.grounds),
        nationality=_nationality(speaking),
        silent=_silent(speaking),
        execution=_all(speaking, RuleRole.EXECUTION),
        use_limits=_all(speaking, RuleRole.USE_LIMIT),
        clocks=tuple(_clock(rule, speaking.plain(rule)) for rule in speaking.rules(RuleRole.CLOCK)),
    )


def passage_of(corpus: Corpus, query: Query) -> Passage:
    """Whether the request can pass at all; what the requested State may answer is left aside."""
    basis = basis_of(corpus, query)
    speaking = _speaking(corpus, query, basis)
    return Passage(
        basis=basis,
        channel=channel_of(corpus, query, basis),
        language=language_of(corpus, query, basis),
        form=_form(corpus, query, basis, speaking.grounds),
        bars=tuple(_bar(speaking, rule) for rule in speaking.rules(RuleRole.BAR)),
    )


def _speaking(corpus: Corpus, query: Query, basis: Finding) -> Speaking:
    return Speaking(corpus, query, basis, grounds_on(corpus, facts_on=query.on, procedure_on=query.on))


def dual_criminality(corpus: Corpus, query: Query) -> Finding:
    """Whether the conduct is an offence in both laws, from the facts when they are stated."""
    parts = [_criminal(corpus, query, state) for state in (query.requesting, query.requested)]
    return Finding(DUAL, all_of(part.verdict for part in parts), None, (), (), tuple(parts))


def _criminal(corpus: Corpus, query: Query, state: CountryCode) -> Finding:
    if not corpus.countries[state].law_held:
        reason = Reason("the national law of {state} is not held", {"state": state})
        return Finding(state, Verdict.UNKNOWN, None, (reason,))
    kinds = {offence.family for offence in offences_of(corpus, home=state)}
    values = {"state": state, "family": query.family}
    if query.facts is None and query.family in kinds:
        reason = Reason("the facts are not stated; the law of {state} is asked for {family} alone", values)
        return Finding(state, Verdict.UNKNOWN, None, (reason,))
    parts: tuple[Finding, ...] = ()
    if query.facts is not None:
        found = qualify(corpus, query.facts, home=state, procedure_on=query.on).touched()
        parts = tuple(one.explain() for one in found if one.verdict in (Verdict.MET, Verdict.UNKNOWN))
    if not parts and query.family not in kinds:
        reason = Reason("what is held of the law of {state} has no offence of the kind {family}", values)
        return Finding(state, Verdict.UNKNOWN, None, (reason,))
    return Finding(state, any_of(part.verdict for part in parts), None, (), (), parts)


def _all(speaking: Speaking, role: RuleRole) -> tuple[Finding, ...]:
    return tuple(map(speaking.plain, speaking.rules(role)))


def _bar(speaking: Speaking, rule: Rule) -> Finding:
    """A bar: barred where one of its risks is stated and the rule surely binds."""
    ground = speaking.grounds.of(rule.id)
    told = [(risk, speaking.query.risks.get(risk)) for risk in rule.fields]
    risk, stated = next(
        (one for wanted in (Stated.YES, Stated.UNKNOWN, Stated.NO) for one in told if one[1] is wanted),
        told[0] if told else ("", None),
    )
    verdict = Verdict.UNMET if stated is None else BARS[stated]
    if verdict is Verdict.BARRED and (ground.ceiling is not None or speaking.binds(rule) is not Verdict.MET):
        verdict = Verdict.UNKNOWN
    key = "nothing is stated of the risk “{risk}”" if stated is None else "the risk “{risk}” is stated: {stated}"
    reason = Reason(key, {"risk": risk, "stated": "" if stated is None else stated.value})
    return Finding(rule.id, verdict, ground.citation, (reason,))


def _silent(speaking: Speaking) -> tuple[str, ...]:
    """Risks of which nothing is stated: the bars that hang on them were not looked at."""
    asked = (risk for rule in speaking.rules(RuleRole.BAR) for risk in rule.fields)
    return tuple(dict.fromkeys(risk for risk in asked if risk not in speaking.query.risks))


def _form(corpus: Corpus, query: Query, basis: Finding, grounds: Grounds) -> Finding:
    form = corpus.forms[query.form]
    homes = {part.name for part in basis.parts if part.verdict is not Verdict.UNMET} | {query.requested}
    parts = []
    for one in form.fields:
        rules = [rule for rule in one.rules if corpus.rules[rule].home in homes]
        if one.rules and not rules:
            continue
        parts.append(_field(query, one, grounds, rules))
    weighed = [part.verdict for part in parts if part.verdict is not Verdict.UNKNOWN]
    return Finding("form", all_of(weighed), None, (), (), tuple(parts))


def _field(query: Query, field: FormField, grounds: Grounds, rules: Iterable[str]) -> Finding:
    found = [grounds.of(corpus_rule) for corpus_rule in field.rules if corpus_rule in rules]
    citation = found[0].citation if found else None
    filled = bool(query.fields.get(field.id, "").strip())
    if filled:
        return Finding(field.id, Verdict.MET, citation)
    if field.needed is Needed.YES and (not found or any(ground.ceiling is None for ground in found)):
        return Finding(field.id, Verdict.UNMET, citation, (Reason("this must be said in the request"),))
    key = "to be said where possible" if field.needed is Needed.WHERE_POSSIBLE else "may be said"
    return Finding(field.id, Verdict.UNKNOWN, citation, (Reason(key),))


def _refusal(
    refusal: Refusal, forbidden: Iterable[Finding], opened: Iterable[Finding], first: Iterable[Rule], grounds: Grounds
) -> Finding:
    """Whether a refusal holds: no forbidden ground, open ones only, after consultation, with reasons."""
    banned = {finding.name: finding for finding in forbidden}
    allowed = {finding.name: finding for finding in opened}
    parts = []
    for rule in refusal.grounds:
        if rule in banned:
            reason = Reason("{rule} forbids to refuse on this ground", {"rule": rule})
            parts.append(Finding(rule, Verdict.BARRED, banned[rule].citation, (reason,)))
        elif rule in allowed:
            parts.append(allowed[rule])
        else:
            parts.append(Finding(rule, Verdict.UNMET, None, (Reason("this is no ground for refusal here"),)))
    for one in first:
        done = bool(refusal.reasons.strip()) if RuleRole.REASONS in one.roles else refusal.consulted
        parts.append(Finding(one.id, Verdict.MET if done else Verdict.UNMET, grounds.of(one.id).citation))
    return Finding("refusal", all_of(part.verdict for part in parts), None, (), (), tuple(parts))


def _nationality(speaking: Speaking) -> tuple[Finding, ...]:
    if speaking.query.nationality != speaking.query.requested:
        return ()
    return _all(speaking, RuleRole.NATIONALITY)


def _clock(rule: Rule, found: Finding) -> Clock:
    """The time a rule sets: in days or months, else the first number that it gives under a longer name."""
    days, months = (number(rule, unit) for unit in ("days", "months"))
    if days is None and months is None:
        days, months = (next_number(rule, unit) for unit in ("-days", "-months"))
    return Clock(rule.id, days, found, months)
