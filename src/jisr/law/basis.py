"""Whether two States have a legal basis for a form of cooperation on a day: instrument by instrument.

Each instrument must bind both on the day of the request; its scope must be shown (its gates, and those of the
convention it supplements); the offence must be of its subject, or serious enough. With no treaty of assistance between
the two, the convention's own paragraphs apply (role `no-treaty`).
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from jisr.law.conditions import VERDICTS
from jisr.law.corpus import Corpus
from jisr.law.offences import Offence
from jisr.law.question import ask
from jisr.law.request import NO_TREATY, Query
from jisr.law.rules import Rule, RuleRole
from jisr.law.standing import Grounds, grounds_on
from jisr.law.states import Country, Gate, Instrument, InstrumentKind, WhoseLaw
from jisr.vocabulary import Citation, CountryCode, Finding, Reason, RuleId, Verdict, all_of, any_of

EVERY: Final = "every-offence"  # the subject of an instrument that is about offences of any kind
DECLARED = {"yes": Verdict.MET, "not-required": Verdict.MET, "no": Verdict.UNMET}


def basis_of(corpus: Corpus, query: Query) -> Finding:
    """The legal basis: met by one instrument at least."""
    grounds = grounds_on(corpus, facts_on=query.on, procedure_on=query.on)
    parts = []
    for instrument in corpus.instruments.values():
        rules = bases(corpus, instrument, form=query.form)
        if rules and instrument.bindable:
            parts.append(_instrument(corpus, query, instrument, rules[0], grounds))
    reasons = () if parts else (Reason("no instrument offers a basis for this form"),)
    verdict = any_of(part.verdict for part in parts)
    extra = _no_treaty(corpus, query, grounds) if verdict is not Verdict.UNMET else ()
    return Finding("basis", verdict, None, reasons, (), (*parts, *extra))


def bases(corpus: Corpus, instrument: Instrument, *, form: str) -> tuple[Rule, ...]:
    """The rules that make an instrument a basis for a form."""
    return _bases(corpus).get((instrument.slug, form), ())


@lru_cache(maxsize=16)
def _bases(corpus: Corpus) -> Mapping[tuple[str, str], tuple[Rule, ...]]:
    found: dict[tuple[str, str], tuple[Rule, ...]] = {}
    for rule in corpus.rules_with(RuleRole.LEGAL_BASIS):
        for form in rule.forms:
            found[rule.home, form] = (*found.get((rule.home, form), ()), rule)
    return found


def is_subject(instrument: Instrument, family: str) -> bool:
    """Whether a family of offences can be of the instrument's subject; one that names none is not limited by it."""
    return not instrument.subjects or bool(instrument.gates) or {family, EVERY} & {*instrument.subjects} != set()


@lru_cache(maxsize=4096)
def bound(corpus: Corpus, *, state: CountryCode, instrument: str, on: date) -> Finding:
    """Whether an instrument binds a State on a day, with the source that says so."""
    country: Country = corpus.countries[state]
    bond = country.bond(instrument, on=on)
    values = {"state": state, "instrument": instrument, "date": on.isoformat()}
    if bond is None:
        return Finding(state, Verdict.UNKNOWN, None, (Reason("nothing is known of {state} and {instrument}", values),))
    citation = Citation(RuleId(""), "", bond.source, bond.as_of, bond.mark)
    answer = country.is_bound(instrument, on=on)
    if answer is None:
        key = "whether {instrument} bound {state} on {date} is not verified"
        return Finding(state, Verdict.UNKNOWN, citation, (Reason(key, values),))
    key = "{instrument} bound {state} on {date}" if answer else "{instrument} did not bind {state} on {date}"
    return Finding(state, Verdict.MET if answer else Verdict.UNMET, citation, (Reason(key, values),))


def _instrument(corpus: Corpus, query: Query, instrument: Instrument, rule: Rule, grounds: Grounds) -> Finding:
    sides = (query.requesting, query.requested)
    parts = [bound(corpus, state=state, instrument=instrument.slug, on=query.on) for state in sides]
    if instrument.parent:
        parts += [bound(corpus, state=state, instrument=instrument.parent, on=query.on) for state in sides]
    parts.append(_subject(corpus, query, instrument))
    parent = corpus.instruments.get(instrument.parent)
    gates = [*instrument.gates, *(parent.gates if parent else ())]
    parts += [_gate(corpus, query, gate, grounds) for gate in gates if gate.when is not None]
    if EVERY in instrument.subjects:
        parts += [_serious(corpus, query, gate) for gate in instrument.gates if gate.measures(query.form)]
    if rule.fields:
        parts.append(_declaration(corpus, query, instrument, rule))
    ground = grounds.of(rule.id)
    verdict = VERDICTS[ground.hold(VERDICTS.index(all_of(part.verdict for part in parts)))]
    reasons = () if ground.reason is None else (ground.reason,)
    return Finding(instrument.slug, verdict, ground.citation, reasons, (), tuple(parts))


def _subject(corpus: Corpus, query: Query, instrument: Instrument) -> Finding:
    """The offence is of the instrument's subject, of a protocol's that binds both, or serious enough by its penalty."""
    values = {"family": query.family, "instrument": instrument.slug}
    if EVERY in instrument.subjects:
        return Finding("subject", Verdict.MET, None, (Reason("{instrument} is about every offence", values),))
    serious = [gate for gate in instrument.gates if gate.measures(query.form)]
    if instrument.parent or not serious:
        met = query.family in instrument.subjects
        key = "{family} is a subject of {instrument}" if met else "{family} is no subject of {instrument}"
        return Finding("subject", Verdict.MET if met else Verdict.UNMET, None, (Reason(key, values),))
    for protocol in corpus.instruments.values():
        if protocol.parent == instrument.slug and query.family in protocol.subjects:
            both = all_of(
                bound(corpus, state=state, instrument=protocol.slug, on=query.on).verdict
                for state in (query.requesting, query.requested)
            )
            if both is Verdict.MET:
                reason = Reason("{family} is an offence of {instrument}", values | {"instrument": protocol.slug})
                return Finding("subject", Verdict.MET, None, (reason,))
    return _serious(corpus, query, serious[0])


def _serious(corpus: Corpus, query: Query, gate: Gate) -> Finding:
    """The maximum of the requesting State's offence, or that of either State where the instrument says so."""
    sides = (query.requesting, query.requested) if gate.law is WhoseLaw.EITHER else (query.requesting,)
    found = [_measured(corpus, query, gate, state) for state in sides]
    rule = corpus.rules[gate.rules[0]].citation(query.on) if gate.rules else None
    reasons = tuple(reason for _, told in found for reason in told)
    parts = tuple(part for told, _ in found for part in told)
    open_ = [Verdict.UNKNOWN for state in sides if not corpus.countries[state].law_held]
    return Finding(gate.id, any_of([*(part.verdict for part in parts), *open_]), rule, reasons, (), parts)


def _measured(
    corpus: Corpus, query: Query, gate: Gate, state: CountryCode
) -> tuple[tuple[Finding, ...], tuple[Reason, ...]]:
    """Each offence of a State's law that is meant, measured against the years; a reason where there is none."""
    country = corpus.countries[state]
    if not country.law_held:
        return (), (Reason("the national law of {state} is not held", {"state": country.code}),)
    found = [one for one in country.offences if one.id in query.offences] or [
        one for one in country.offences if one.family == query.family and not query.offences
    ]
    grounds = grounds_on(
        corpus, facts_on=query.facts.facts_on if query.facts else query.on, procedure_on=query.on
    )  # the offence is asked under the law of its facts, for an act of procedure of the day of the request
    key = "the law of the requesting State has no such offence"
    if state != query.requesting:
        key = "the law of the requested State has no such offence"
    return tuple(_long_enough(one, gate, grounds) for one in found), () if found else (Reason(key, {}),)


def _long_enough(offence: Offence, gate: Gate, grounds: Grounds) -> Finding:
    values = {"offence": offence.id, "years": f"{gate.years:g}"}
    ground, maximum = grounds.of(offence.rule), offence.penalty.maximum
    if ground.ceiling is not None and ground.reason is not None:
        return Finding(offence.id, VERDICTS[ground.ceiling], ground.citation, (ground.reason,))
    if maximum is None or not offence.penalty.mark.decides:
        reason = Reason("the penalty of {offence} is not verified", values)
        return Finding(offence.id, Verdict.UNKNOWN, ground.citation, (reason,))
    verdict = Verdict.MET if maximum >= gate.years else Verdict.UNMET
    key = "the maximum for {offence} is measured against {years} years"
    key = "the maximum for {offence} is measured against one year" if gate.years == 1 else key
    reason = Reason(key, values)
    return Finding(offence.id, verdict, ground.citation, (reason,))


def _gate(corpus: Corpus, query: Query, gate: Gate, grounds: Grounds) -> Finding:
    citation = grounds.of(gate.rules[0]).citation if gate.rules else None
    if query.facts is None or gate.when is None:
        return Finding(gate.id, Verdict.UNKNOWN, citation, (Reason("the facts are not stated"),))
    tree = gate.when.explain(ask(query.facts, accused="", victim=""))
    reasons: tuple[Reason, ...] = ()
    if tree.verdict is Verdict.UNKNOWN:
        reasons = tuple(
            Reason("reasonable grounds to suspect are enough ({rule})", {"rule": one.id})
            for one in corpus.rules_with(RuleRole.THRESHOLD)
        )
    return Finding(gate.id, tree.verdict, citation, reasons, tree.facts, (tree,))


def _declaration(corpus: Corpus, query: Query, instrument: Instrument, rule: Rule) -> Finding:
    bond = corpus.countries[query.requested].bond(instrument.slug, on=query.on)
    key = rule.fields[0]
    said = "unknown" if bond is None else bond.declarations.get(key, "unknown")
    values = {"state": query.requested, "declaration": key, "said": said}
    reason = Reason("declaration of {state} on {declaration}: {said}", values)
    return Finding(key, DECLARED.get(said, Verdict.UNKNOWN), rule.citation(query.on), (reason,))


def _no_treaty(corpus: Corpus, query: Query, grounds: Grounds) -> tuple[Finding, ...]:
    sides = (query.requesting, query.requested)
    treaties = [
        one.slug for one in corpus.instruments.values()
        if one.kind is InstrumentKind.AGREEMENT
        and all(corpus.countries[state].is_bound(one.slug, on=query.on) for state in sides)
    ]  # fmt: skip
    rules = [rule for rule in corpus.rules_with(RuleRole.NO_TREATY) if rule.speaks_to(query.form)]
    if treaties or not rules:
        return ()
    reason = Reason("no treaty of this kind is known between {a} and {b}", {"a": sides[0], "b": sides[1]})
    return (Finding(NO_TREATY, Verdict.MET, grounds.of(rules[0].id).citation, (reason,)),)
