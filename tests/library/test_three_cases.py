"""Every offence, ground, bar, clock and channel proves itself three times: met, not met and unknown.

What the law itself does not allow is worked out from the data, never listed: a rule that was never verified is never
met; one whose marks all decide, whose instrument stands surely toward every State of which the data speak, and on
which nothing is stated, is never unknown; one without a first or last day that binds all of these is never unmet. A
channel that is always open to whatever asks is never closed; an offence that was never read is unknown alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from jisr.law import Corpus, Offence, Rule
from jisr.law.applying import applying
from jisr.law.clocks import CONSECUTIVE, counted
from jisr.law.rules import RuleRole, RuleType
from jisr.law.speaking import FOUND, GROUNDS
from jisr.law.states import Channel, ChannelWhen
from jisr.library import load
from jisr.library.coverage import load_coverage
from jisr.vocabulary import CountryCode, Period, RuleId, Verdict

DATA = Path(__file__).parents[2] / "data"
DAY = timedelta(days=1)
EVERY = frozenset({Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN})
TYPES = frozenset({RuleType.GROUND_OPEN, RuleType.GROUND_FORBIDDEN, RuleType.POSTPONE, RuleType.BAR, RuleType.DEADLINE})
ROLES = frozenset({*GROUNDS, RuleRole.DUAL_CRIMINALITY, RuleRole.BAR, RuleRole.CHANNEL, RuleRole.CLOCK})


@cache
def corpus() -> Corpus:
    return load(DATA)


@cache
def shown() -> Mapping[str, frozenset[Verdict]]:
    """The outcomes that cases expect of each offence, rule and channel by name; a bar that bars is met."""
    found: dict[str, set[Verdict]] = {}
    for case in load_coverage(DATA).cases:
        for name, verdict in case.outcomes:
            found.setdefault(name, set()).add(Verdict.MET if verdict is Verdict.BARRED else verdict)
    return {name: frozenset(verdicts) for name, verdicts in found.items()}


def lacking(possible: Mapping[str, frozenset[Verdict]]) -> dict[str, list[str]]:
    """What a case could show and none does."""
    missing = {name: verdicts - shown().get(name, frozenset()) for name, verdicts in possible.items()}
    return {name: sorted(verdicts) for name, verdicts in missing.items() if verdicts}


def days(periods: Iterable[Period]) -> set[date]:
    """The days about which something begins or ends."""
    found = {date(2022, 8, 2), date(2026, 6, 1)}
    for period in periods:
        found |= {period.start - DAY, period.start} if period.start else set()
        found |= {period.end, period.end + DAY} if period.end else set()
    return found


def standing(rule: Rule) -> frozenset[Verdict]:
    """What the rule answers on some day about which its standing changes, in a State of which the data then speak."""
    law = corpus()
    bonds = {
        code: [one.period for one in country.bonds if one.instrument == rule.home]
        for code, country in law.countries.items()
    }
    states = [CountryCode(rule.home)] if rule.home in law.countries else [code for code in bonds if bonds[code]]
    own = (rule.period, *(part.period for part in rule.marks))
    return frozenset(
        applying(law, rule=rule.id, states=[state], on=day).verdict
        for state in states
        for day in days((*own, *bonds[state]))
        if rule.home in law.countries or any(period.holds(day) for period in bonds[state])
    )


def possible_of_rule(rule: Rule) -> frozenset[Verdict]:
    """What a case can show of a ground, a bar, a clock or a rule on channels."""
    found = standing(rule)
    if Verdict.MET not in found:
        return found
    stated = RuleRole.BAR in rule.roles or ({*GROUNDS} & {*rule.roles} and {*rule.fields} - {*FOUND})
    found_out = RuleRole.DUAL_CRIMINALITY in rule.roles or {*rule.fields} & {*FOUND}
    if stated or found_out:
        return EVERY
    lengths = counted(rule)
    exact = any(CONSECUTIVE in rule.parameters.get(f"{one}_kind", ()) for one in lengths)
    if lengths:
        return found | {Verdict.UNMET} | (frozenset() if exact else {Verdict.UNKNOWN})
    return found


def possible_of_channel(channel: Channel) -> frozenset[Verdict]:
    """A channel answers with its mark while it is open; it is closed to another form, on another day, or out of its
    occasion; one that waits for a treaty opens by the treaty's own rule alone."""
    closed = channel.forms or channel.when is not ChannelWhen.ALWAYS or channel.period != Period()
    if channel.when is ChannelWhen.TREATY:
        return frozenset({Verdict.UNMET})
    answer = Verdict.MET if channel.mark.decides else Verdict.UNKNOWN
    return frozenset({answer, Verdict.UNMET} if closed else {answer})


def possible_of_offence(offence: Offence) -> frozenset[Verdict]:
    """What the marks of the offence and of its elements allow."""
    if not read(offence.rule):
        return frozenset({Verdict.UNKNOWN})
    met = {Verdict.MET} if all(read(element.rule) for element in offence.elements) else set()
    return frozenset({*met, Verdict.UNMET, Verdict.UNKNOWN})


def read(rule: RuleId) -> bool:
    return any(part.mark.decides for part in corpus().rules[rule].marks)


def asked_rules() -> Iterator[Rule]:
    yield from (one for one in corpus().rules.values() if TYPES & {*one.types} or ROLES & {*one.roles})


def test_every_offence_is_met_unmet_and_unknown_in_some_case() -> None:
    asked = {str(one.id): possible_of_offence(one) for one in corpus().offences.values()}
    assert len(asked) > 30
    assert lacking(asked) == {}


def test_every_ground_bar_and_clock_is_met_unmet_and_unknown_in_some_case() -> None:
    asked = {str(one.id): possible_of_rule(one) for one in asked_rules()}
    assert len(asked) > 60
    assert lacking(asked) == {}


def test_every_channel_is_open_closed_or_unknown_in_some_case() -> None:
    asked = {
        one.id: possible_of_channel(one) for country in corpus().countries.values() for one in country.channels
    }  # fmt: skip
    assert len(asked) > 15
    assert lacking(asked) == {}
