"""On which way and in which language a request may reach the requested State."""

from jisr.law.corpus import Corpus
from jisr.law.request import Query
from jisr.law.rules import RuleRole
from jisr.law.states import Authority, Channel, ChannelKind, ChannelWhen, Country, Direction
from jisr.vocabulary import Citation, Finding, Reason, RuleId, Verdict, any_of


def channels_open(country: Country, query: Query) -> tuple[Channel, ...]:
    """The channels by which the State takes in this form on the day, urgency and agreement as they are."""
    given = {
        ChannelWhen.ALWAYS: True,
        ChannelWhen.URGENT: query.urgent,
        ChannelWhen.AGREED: query.agreed,
        ChannelWhen.TREATY: False,
    }
    return tuple(
        one for one in country.channels
        if one.direction is not Direction.OUT
        and (not one.forms or query.form in one.forms)
        and one.period.holds(query.on)
        and given[one.when]
    )  # fmt: skip


def channel_of(corpus: Corpus, query: Query, basis: Finding) -> Finding:
    """Whether the channel chosen is lawful; when none is chosen, which are."""
    country = corpus.countries[query.requested]
    lawful = channels_open(country, query)
    parts = [_channel(corpus, one) for one in lawful]
    parts += _by_treaty(corpus, country, query, basis)
    kinds = {one.id: one.kind for one in lawful}
    chosen = [part for part in parts if kinds.get(part.name, ChannelKind.CENTRAL) is query.channel]
    if not (country.law_held or chosen):
        reason = Reason("the national law of {state} is not held", {"state": country.code})
        return Finding("channel", Verdict.UNKNOWN, None, (reason,), (), tuple(parts))
    if query.channel is None:
        return Finding(
            "channel", any_of(part.verdict for part in parts), None, (Reason("no channel is chosen"),), (), tuple(parts)
        )
    values = {"channel": query.channel.value, "state": query.requested}
    if chosen:
        return Finding("channel", any_of(part.verdict for part in chosen), None, (), (), tuple(chosen))
    reason = Reason("{state} does not take this in by the channel “{channel}”", values)
    return Finding("channel", Verdict.UNMET, None, (reason,), (), tuple(parts))


def language_of(corpus: Corpus, query: Query) -> Finding:
    """Whether the request stands in a language that the requested State takes."""
    country = corpus.countries[query.requested]
    rules = [rule for rule in corpus.rules_with(RuleRole.LANGUAGE) if rule.speaks_to(query.form)]
    citation = next((rule.citation(query.on) for rule in rules if rule.home in corpus.instruments), None)
    spoken = ", ".join(query.languages) or "?"
    values = {"languages": spoken, "state": query.requested}
    if set(query.languages) & set(country.languages):
        reason = Reason("{languages}: a language of the courts of {state}", values)
        return Finding("language", Verdict.MET, citation, (reason,))
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


def _by_treaty(corpus: Corpus, country: Country, query: Query, basis: Finding) -> list[Finding]:
    """The way that a treaty in force between the two opens: from central authority to central authority."""
    homes = {part.name for part in basis.parts if part.verdict is Verdict.MET}
    found = []
    for rule in corpus.rules_with(RuleRole.CHANNEL):
        if rule.home in homes and rule.speaks_to(query.form):
            authority = central_authority(country, query)
            known = authority is not None and authority.mark.decides
            name = authority.id if authority else "?"
            key = (
                "{authority} is the central authority" if known else "the central authority of {state} is not verified"
            )
            reason = Reason(key, {"authority": name, "state": country.code})
            found.append(
                Finding(rule.id, Verdict.MET if known else Verdict.UNKNOWN, rule.citation(query.on), (reason,))
            )
    return found
