"""Proof that the case fits its days: each exchange, with one clarification, laboratory and translation, in time.

Also proven here: no loss falls in a jump of the clock or at an hour when nobody works.
"""

from jisr.exercise.clock import loss_falls
from jisr.exercise.plan import Exchange
from jisr.exercise.proofs.gap import Gap, gap
from jisr.exercise.scenario import Scenario
from jisr.vocabulary import CaseTime, CountryCode, iso_of

TRANSLATION = 7 * 1440


def fits_the_days(scenario: Scenario) -> list[Gap]:
    """Exchanges at the slowest credible delay, examinations that wait for them, and the hours of losses."""
    gaps: list[Gap] = []
    arrives: dict[str, int] = {}
    for exchange in scenario.exchanges:
        sent = _sent(scenario, exchange)
        if sent is None:
            continue
        comes = sent + exchange.delay.complete + exchange.delay.clarified
        arrives |= {name: max(comes, arrives.get(name, 0)) for name in exchange.brings}
        if comes > _hearing(scenario, exchange.sender):
            gaps.append(gap(exchange.id, "Its answer comes on {day}, after the hearing.", day=iso_of(CaseTime(comes))))
    gaps += _chains(scenario, arrives)
    table = scenario.playing()
    for source in scenario.sources.values():
        if source.until is not None and loss_falls(table, source.until) != source.until:
            gaps.append(gap(source.id, "It is lost in a jump of the clock, on {day}.", day=iso_of(source.until)))
    return gaps


def _hearing(scenario: Scenario, state: CountryCode) -> int:
    """The day on which the State that asked needs the answer."""
    return max((h.at for h in scenario.hearings if h.state == state and not h.motions), default=scenario.end)


def _sent(scenario: Scenario, exchange: Exchange) -> int | None:
    """When the model play sends it; without a model play, when the exercise starts."""
    times = [step.time for step in scenario.steps if exchange.id in step.yields]
    if scenario.steps and not times:
        return None
    return min(times, default=scenario.start)


def _chains(scenario: Scenario, arrives: dict[str, int]) -> list[Gap]:
    """An examination that needs an exhibit from abroad, then its translation, before the hearing."""
    gaps: list[Gap] = []
    for source in scenario.sources.values():
        last = _hearing(scenario, source.state)
        waits = max((min(arrives.get(name, 0) for name in choice) for choice in source.needs), default=0)
        if waits and (ready := waits + source.delay + TRANSLATION) > last:
            gaps.append(gap(source.id, "It is ready on {day}, after the hearing.", day=iso_of(CaseTime(ready))))
    return gaps
