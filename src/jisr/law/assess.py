"""The legal check of a request: basis, way, language, form; bars, grounds, what comes first, use limits, clocks.

Rules are found by the role that data gives them. A ground forbidden by treaty, and an absolute bar, come before every
open ground; before refusing the States consult; a refusal has reasons.
"""

from collections.abc import Iterable

from jisr.law.basis import basis_of, bound
from jisr.law.channels import channel_of, language_of
from jisr.law.corpus import Corpus
from jisr.law.forms import FormField, Needed
from jisr.law.qualify import offences_of, qualify
from jisr.law.request import Assessment, Clock, Passage, Query, Refusal, Stated
from jisr.law.rules import Rule, RuleRole
from jisr.law.standing import Grounds, grounds_on
from jisr.vocabulary import CountryCode, Finding, Reason, Verdict, all_of, any_of

DUAL = "dual-criminality"
CONFORMITY = "form"
REQUESTING = "requesting"


def assess(corpus: Corpus, query: Query) -> Assessment:
    """The whole check of one request."""
    grounds = grounds_on(corpus, facts_on=query.on, procedure_on=query.on)
    passage = passage_of(corpus, query)
    good_form = all_of([passage.channel.verdict, passage.language.verdict, passage.form.verdict])
    forbidden = tuple(_plain(rule, grounds) for rule in _rules(corpus, query, RuleRole.GROUND_FORBIDDEN))
    opened = tuple(
        _ground(corpus, query, rule, grounds, good_form)
        for role in (RuleRole.GROUND_OPEN, RuleRole.DUAL_CRIMINALITY, RuleRole.POSTPONE)
        for rule in _rules(corpus, query, role)
    )
    first = _rules(corpus, query, RuleRole.FIRST) + _rules(corpus, query, RuleRole.REASONS)
    return Assessment(
        query=query,
        basis=passage.basis,
        channel=passage.channel,
        language=passage.language,
        form=passage.form,
        bars=passage.bars,
        forbidden=forbidden,
        open_grounds=opened,
        first=tuple(_plain(rule, grounds) for rule in first),
        refusal=None if query.refusal is None else _refusal(query.refusal, forbidden, opened, first, grounds),
        nationality=_nationality(corpus, query, grounds),
        silent=_silent(corpus, query),
        execution=tuple(_plain(rule, grounds) for rule in _rules(corpus, query, RuleRole.EXECUTION)),
        use_limits=tuple(_plain(rule, grounds) for rule in _rules(corpus, query, RuleRole.USE_LIMIT)),
        clocks=tuple(_clock(rule, grounds) for rule in _rules(corpus, query, RuleRole.CLOCK)),
    )


def passage_of(corpus: Corpus, query: Query) -> Passage:
    """Whether the request can pass at all; what the requested State may answer is left aside."""
    grounds = grounds_on(corpus, facts_on=query.on, procedure_on=query.on)
    basis = basis_of(corpus, query)
    return Passage(
        basis=basis,
        channel=channel_of(corpus, query, basis),
        language=language_of(corpus, query),
        form=_form(corpus, query, basis, grounds),
        bars=tuple(_bar(corpus, query, rule, grounds) for rule in _rules(corpus, query, RuleRole.BAR, both=False)),
    )


def dual_criminality(corpus: Corpus, query: Query) -> Finding:
    """Whether the conduct is an offence in both laws, from the facts when they are stated."""
    parts = [_criminal(corpus, query, state) for state in (query.requesting, query.requested)]
    return Finding(DUAL, all_of(part.verdict for part in parts), None, (), (), tuple(parts))


def _criminal(corpus: Corpus, query: Query, state: CountryCode) -> Finding:
    if not corpus.countries[state].law_held:
        reason = Reason("the national law of {state} is not held", {"state": state})
        return Finding(state, Verdict.UNKNOWN, None, (reason,))
    if query.facts is None:
        there = any(offence.family == query.family for offence in offences_of(corpus, home=state))
        reason = Reason(
            "the facts are not stated; the law of {state} is asked for {family} alone",
            {"state": state, "family": query.family},
        )
        return Finding(state, Verdict.UNKNOWN if there else Verdict.UNMET, None, (reason,))
    found = qualify(corpus, query.facts, home=state, procedure_on=query.on).touched()
    parts = tuple(one.explain() for one in found if one.verdict in (Verdict.MET, Verdict.UNKNOWN))
    return Finding(state, any_of(part.verdict for part in parts), None, (), (), parts)


def _rules(corpus: Corpus, query: Query, role: RuleRole, *, both: bool = True) -> tuple[Rule, ...]:
    """Rules with the role that speak to the form and bind: an instrument's both sides (or the requested one), or the
    requested State's own law (the requesting State's, for a rule that says so in its field)."""
    return tuple(
        rule for rule in corpus.rules_with(role)
        if rule.speaks_to(query.form) and _binds(corpus, query, rule, both=both)
    )  # fmt: skip


def _binds(corpus: Corpus, query: Query, rule: Rule, *, both: bool) -> bool:
    if rule.home in corpus.countries:
        return rule.home == (query.requesting if REQUESTING in rule.fields else query.requested)
    if not corpus.instruments[rule.home].bindable:
        return True
    sides = (query.requesting, query.requested) if both else (query.requested,)
    return Verdict.UNMET not in {
        bound(corpus, state=state, instrument=rule.home, on=query.on).verdict for state in sides
    }


def _plain(rule: Rule, grounds: Grounds) -> Finding:
    ground = grounds.of(rule.id)
    verdict = Verdict.MET if ground.ceiling is None else Verdict.UNKNOWN
    return Finding(rule.id, verdict, ground.citation, () if ground.reason is None else (ground.reason,))


def _bar(corpus: Corpus, query: Query, rule: Rule, grounds: Grounds) -> Finding:
    risk = rule.fields[0] if rule.fields else ""
    stated = query.risks.get(risk)
    ground = grounds.of(rule.id)
    answers = {
        Stated.YES: Verdict.BARRED,
        Stated.NO: Verdict.UNMET,
        Stated.UNKNOWN: Verdict.UNKNOWN,
        None: Verdict.UNMET,
    }
    verdict = answers[stated]
    sure = (
        rule.home in corpus.countries
        or bound(corpus, state=query.requested, instrument=rule.home, on=query.on).verdict is Verdict.MET
    )
    if verdict is Verdict.BARRED and (ground.ceiling is not None or not sure):
        verdict = Verdict.UNKNOWN
    key = "nothing is stated of the risk “{risk}”" if stated is None else "the risk “{risk}” is stated: {stated}"
    reason = Reason(key, {"risk": risk, "stated": "" if stated is None else stated.value})
    return Finding(rule.id, verdict, ground.citation, (reason,))


def _silent(corpus: Corpus, query: Query) -> tuple[str, ...]:
    """Risks of which nothing is stated: the bars that hang on them were not looked at."""
    asked = (risk for rule in _rules(corpus, query, RuleRole.BAR, both=False) for risk in rule.fields)
    return tuple(dict.fromkeys(risk for risk in asked if risk not in query.risks))


def _ground(corpus: Corpus, query: Query, rule: Rule, grounds: Grounds, form: Verdict) -> Finding:
    """A ground that may be invoked: met when it is open here, unmet when the request gives no hold for it."""
    found = _plain(rule, grounds)
    turned = {Verdict.MET: Verdict.UNMET, Verdict.UNMET: Verdict.MET}
    if found.verdict is not Verdict.MET:
        return found
    if DUAL in rule.fields or RuleRole.DUAL_CRIMINALITY in rule.roles:
        dual = dual_criminality(corpus, query)
        return Finding(rule.id, turned.get(dual.verdict, dual.verdict), found.citation, (), (), (dual,))
    if CONFORMITY in rule.fields:
        return Finding(rule.id, turned.get(form, form), found.citation, found.reasons)
    return found


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


def _nationality(corpus: Corpus, query: Query, grounds: Grounds) -> tuple[Finding, ...]:
    if query.nationality != query.requested:
        return ()
    return tuple(_plain(rule, grounds) for rule in _rules(corpus, query, RuleRole.NATIONALITY))


def _clock(rule: Rule, grounds: Grounds) -> Clock:
    days, months = (
        next((int(one) for one in rule.parameters.get(unit, ()) if one.isdigit()), None) for unit in ("days", "months")
    )
    return Clock(rule.id, days, _plain(rule, grounds), months)
