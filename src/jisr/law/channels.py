"""On which way and in which language a request may reach the requested State."""

from typing import Final

from jisr.law.corpus import Corpus
from jisr.law.request import Query
from jisr.law.rules import Rule, RuleRole
from jisr.law.states import Authority, Channel, ChannelKind, ChannelWhen, Country, Direction
from jisr.vocabulary import Citation, Finding, Reason, RuleId, Verdict, all_of, any_of

OWN_LANGUAGE: Final = "of-requesting-authority"


def channels_open(country: Country, query: Query) -> tuple[Channel, ...]:
    """The channels by which the State takes in this form on the day, urgency and agreement as they are."""
    return _open(country, query, (Direction.IN, Direction.BOTH))


def _open(country: Country, query: Query, directions: tuple[Direction, ...]) -> tuple[Channel, ...]:
    given = {
        ChannelWhen.ALWAYS: True,
        ChannelWhen.URGENT: query.urgent,
        ChannelWhen.AGREED: query.agreed,
        ChannelWhen.TREATY: False,
    }
    return tuple(
        one for one in country.channels
        if one.direction in directions
        and (not one.forms or query.form in one.forms)
        and one.period.holds(query.on)
        and given[one.when]
    )  # fmt: skip


def channel_of(corpus: Corpus, query: Query, basis: Finding) -> Finding:
    """Whether the channel chosen is lawful; when none is chosen, which are."""
    country = corpus.countries[query.requested]
    ways = [(one.kind, _channel(corpus, one)) for one in channels_open(country, query)]
    ways += _by_treaty(corpus, country, query, basis)
    parts = tuple(part for _, part in ways)
    chosen = tuple(part for kind, part in ways if kind is query.channel)
    if not (country.law_held or chosen):
        reason = Reason("the national law of {state} is not held", {"state": country.code})
        return Finding("channel", Verdict.UNKNOWN, None, (reason,), (), parts)
    if query.channel is None:
        told = tuple({(part.name, part.verdict): part for part in parts}.values())
        return Finding(
            "channel", any_of(part.verdict for part in parts), None, (Reason("no channel is chosen"),), (), told
        )
    values = {"channel": query.channel.value, "state": query.requested}
    if chosen:
        return Finding("channel", any_of(part.verdict for part in chosen), None, (), (), chosen)
    reason = Reason("{state} does not take this in by the channel “{channel}”", values)
    return Finding("channel", Verdict.UNMET, None, (reason,), (), parts)


def outgoing_of(corpus: Corpus, query: Query) -> tuple[Finding, ...]:
    """The ways by which the requesting State's own law lets the request leave."""
    ways = _open(corpus.countries[query.requesting], query, (Direction.OUT,))
    return tuple(_channel(corpus, one) for one in ways)


def language_of(corpus: Corpus, query: Query, basis: Finding) -> Finding:
    """Whether the request stands in a language that the requested State takes, or that a treaty lets it keep."""
    country = corpus.countries[query.requested]
    at_hand = {part.name: part.verdict for part in basis.parts if part.verdict is not Verdict.UNMET}
    rules = [
        rule for rule in corpus.rules_with(RuleRole.LANGUAGE)
        if rule.home in at_hand and rule.speaks_to(query.form)
    ]  # fmt: skip
    rules.sort(key=lambda rule: at_hand[rule.home] is not Verdict.MET)
    citation = next((rule.citation(query.on) for rule in rules), None)
    spoken = ", ".join(query.languages) or "?"
    values = {"languages": spoken, "state": query.requested}
    if set(query.languages) & set(country.languages):
        reason = Reason("{languages}: a language of the courts of {state}", values)
        return Finding("language", Verdict.MET, citation, (reason,))
    for rule in rules:
        own = OWN_LANGUAGE in rule.parameters.get("language", ()) and at_hand[rule.home] is Verdict.MET
        if own and set(query.languages) & set(corpus.countries[query.requesting].languages):
            reason = Reason(
                "{languages}: the language of the authority that asks; a translation may be demanded", values
            )
            return Finding("language", Verdict.MET, rule.citation(query.on), (reason,))
    channels = [one for one in channels_open(country, query) if one.languages]
    accepted = [one for one in channels if set(one.languages) & set(query.languages)]
    if any(one.languages_mark.decides for one in accepted):
        return Finding("language", Verdict.MET, citation, (Reason("{languages}: accepted by {state}", values),))
    if accepted or not channels or not all(one.languages_mark.decides for one in channels):
        reason = Reason("what languages {state} accepts beside its own is not verified", values)
        return Finding("language", Verdict.UNKNOWN, citation, (reason,))
    return Finding("language", Verdict.UNMET, citation, (Reason("{languages}: not accepted by {state}", values),))


def central_authority(country: Country, query: Query) -> Authority | None:
    """The central authority of a State for a form on a day."""
    return next(
        (one for one in country.authorities if query.form in one.central_for and one.period.holds(query.on)), None
    )


def _channel(corpus: Corpus, channel: Channel) -> Finding:
    rule = channel.rules[0] if channel.rules else RuleId("")
    article = corpus.rules[rule].article if rule else ""
    citation = Citation(rule, article, channel.source, channel.as_of, channel.mark)
    verdict = Verdict.MET if channel.mark.decides else Verdict.UNKNOWN
    reasons = () if channel.mark.decides else (Reason("this channel is not verified"),)
    return Finding(channel.id, verdict, citation, reasons)


def _by_treaty(corpus: Corpus, country: Country, query: Query, basis: Finding) -> list[tuple[ChannelKind, Finding]]:
    """The ways that a treaty which is a basis opens, by kind: from central authority to central authority unless its
    rule names others in `field`; in urgency only, or once the State told which it accepts, where the rule says so."""
    at_hand = {part.name: part.verdict for part in basis.parts if part.verdict is not Verdict.UNMET}
    found = []
    for rule in corpus.rules_with(RuleRole.CHANNEL):
        urgent_only = "yes" in rule.parameters.get("urgent", ())
        if rule.home not in at_hand or not rule.speaks_to(query.form) or (urgent_only and not query.urgent):
            continue
        for kind in map(ChannelKind, rule.fields or (ChannelKind.CENTRAL,)):
            verdict, reason = _treaty_way(country, query, rule, kind)
            verdict = all_of((verdict, at_hand[rule.home]))
            found.append((kind, Finding(rule.id, verdict, rule.citation(query.on), reason)))
    return found


def _treaty_way(country: Country, query: Query, rule: Rule, kind: ChannelKind) -> tuple[Verdict, tuple[Reason, ...]]:
    told = rule.parameters.get("told_in", ())
    if told:
        bond = country.bond(rule.home, on=query.on)
        accepted = "unknown" if bond is None else bond.declarations.get(told[0], "unknown")
        if accepted == "unknown":
            return Verdict.UNKNOWN, (
                Reason("which channels {state} accepts under {instrument} is not known",
                       {"state": country.code, "instrument": rule.home}),
            )  # fmt: skip
        if kind.value not in accepted.split():
            return Verdict.UNMET, ()
    if kind is not ChannelKind.CENTRAL:
        return Verdict.MET, ()
    authority = central_authority(country, query)
    known = authority is not None and authority.mark.decides
    key = "{authority} is the central authority" if known else "the central authority of {state} is not verified"
    reason = Reason(key, {"authority": authority.id if authority else "?", "state": country.code})
    return Verdict.MET if known else Verdict.UNKNOWN, (reason,)
