"""Whether a court of a State may receive an exhibit: a finding with its reasons, never a property of the exhibit.

From data alone: what the breaches it bears do, gaps of custody, the language of the forum, how it came from abroad and
under which limits. What was obtained by torture or force is barred whatever else is right.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeAlias

from jisr.inquiry.custody import gaps
from jisr.inquiry.state import Exhibit, ExhibitBreach, ExhibitId
from jisr.law import Corpus
from jisr.law.rules import RuleRole, RuleType
from jisr.vocabulary import Citation, CountryCode, Finding, Reason, RuleId, Verdict, all_of

LOCKS = ("information-only", "no-evidence")
AWAITED = "formal-copy-awaited"
Stated: TypeAlias = Mapping[RuleId, Citation]
NOTHING: Stated = MappingProxyType({})
FORCED = frozenset({"no-force", "no-torture", "no-coercion", "free-will"})


def admissible(
    exhibit: Exhibit, *, forum: CountryCode, exhibits: Mapping[ExhibitId, Exhibit], law: Corpus, on: date,
    stated: Stated = NOTHING,
) -> Finding:  # fmt: skip
    """The finding, part by part: breaches, custody, language, origin, source. `stated` is law of this run alone."""
    parts = (
        _breaches(exhibit, forum, law, on, stated),
        _custody(exhibit),
        _language(exhibit, forum, law, on),
        _origin(exhibit, forum, law, on),
        *_derived(exhibit, forum=forum, exhibits=exhibits, law=law, on=on, stated=stated),
    )
    decisive = next((one for one in parts if one.verdict is Verdict.BARRED), None) or next(
        (one for one in parts if one.verdict is Verdict.UNMET), None
    )
    citation = decisive.citation if decisive else None
    return Finding("admissible", all_of(one.verdict for one in parts), citation, (), (), parts)


def _breaches(exhibit: Exhibit, forum: CountryCode, law: Corpus, on: date, stated: Stated) -> Finding:
    parts = tuple(_breach(one, forum, law, on, stated) for one in exhibit.breaches)
    verdict = all_of(one.verdict for one in parts)
    citation = next((one.citation for one in parts if one.verdict is verdict), None)
    return Finding("breaches", verdict, citation, (), (), parts)


def _breach(one: ExhibitBreach, forum: CountryCode, law: Corpus, on: date, stated: Stated) -> Finding:
    rule = law.rules.get(one.rule)
    citation = rule.citation(on) if rule else stated.get(one.rule)
    values = {"safeguard": one.safeguard}
    if one.safeguard in FORCED or (rule is not None and _is_bar(law, one.rule) and one.effect == "void"):
        return Finding(one.safeguard, Verdict.BARRED, citation, (Reason("obtained against an absolute bar", values),))
    home = rule.home if rule is not None else one.party if one.rule else forum
    foreign = home in law.countries and home != forum
    if one.effect == "void" and foreign:
        reason = Reason("a breach of the law of the executing State: the court weighs it", values)
        return Finding(one.safeguard, Verdict.MET, citation, (reason,))
    if one.effect == "void":
        return Finding(one.safeguard, Verdict.UNMET, citation, (Reason("the breach voids the evidence", values),))
    return Finding(one.safeguard, Verdict.MET, citation, (Reason("the court weighs the breach", values),))


def _is_bar(law: Corpus, rule: RuleId) -> bool:
    found = law.rules[rule]
    return RuleType.BAR in found.types or RuleRole.BAR in found.roles


def _custody(exhibit: Exhibit) -> Finding:
    found = gaps(exhibit)
    verdict = Verdict.UNMET if found else Verdict.MET
    return Finding("custody", verdict, None, tuple(one.reason for one in found))


def _language(exhibit: Exhibit, forum: CountryCode, law: Corpus, on: date) -> Finding:
    country = law.countries.get(forum)
    spoken = country.languages if country else ()
    filed = {exhibit.language, *exhibit.translations}
    if not spoken or not exhibit.language or filed & set(spoken):
        return Finding("language", Verdict.MET)
    values = {"language": exhibit.language, "wanted": spoken[0]}
    reason = Reason("in {language}, without a translation into {wanted}", values)
    return Finding("language", Verdict.UNMET, None, (reason,))


def _origin(exhibit: Exhibit, forum: CountryCode, law: Corpus, on: date) -> Finding:
    if exhibit.came_by.startswith("information:") or any(one in LOCKS for one in exhibit.use_limits):
        rule = _rule_with(law, RuleRole.USE_LIMIT, on)
        return Finding("origin", Verdict.UNMET, rule, (Reason("received for information only"),))
    if AWAITED in exhibit.use_limits:
        reason = Reason("the result is withheld until the formal copy of the request has come")
        return Finding("origin", Verdict.UNMET, _rule_with(law, RuleRole.CHANNEL, on), (reason,))
    if exhibit.origin_state != forum and not exhibit.came_by.startswith("request:"):
        reason = Reason("from abroad, but not on a formal request")
        return Finding("origin", Verdict.UNMET, _rule_with(law, RuleRole.LEGAL_BASIS, on), (reason,))
    return Finding("origin", Verdict.MET)


def _rule_with(law: Corpus, role: RuleRole, on: date) -> Citation | None:
    return next((rule.citation(on) for rule in law.rules.values() if role in rule.roles), None)


def _derived(
    exhibit: Exhibit, *, forum: CountryCode, exhibits: Mapping[ExhibitId, Exhibit], law: Corpus, on: date,
    stated: Stated,
) -> tuple[Finding, ...]:  # fmt: skip
    """What was made from a void item falls with it, as far as the court has that item's record."""
    found: list[Finding] = []
    for name in exhibit.derived:
        if (first := exhibits.get(name)) is None or name == exhibit.id:
            continue
        below = _breaches(first, forum, law, on, stated)
        chain = _custody(first)
        verdict = all_of((below.verdict, chain.verdict))
        reason = () if verdict is Verdict.MET else (Reason("made from an item that falls"),)
        found.append(Finding("derived", verdict, below.citation, reason, (), (below, chain)))
    return tuple(found)
