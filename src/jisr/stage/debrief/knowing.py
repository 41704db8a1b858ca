"""Who knew what, and when: the hour at which each party first held an exhibit or information that says a fact."""

from collections.abc import Mapping

from jisr.stage.debrief.ground import Ground
from jisr.vocabulary import CaseTime, CountryCode, Json, iso_of

BROUGHT = frozenset({"exhibit-entered", "result-received"})


def knowledge_of(ground: Ground) -> tuple[Json, ...]:
    """For every true fact that a charge needs: the hour at which each party learned it, null for never."""
    wanted = dict.fromkeys(fact for sheet in ground.scenario.charges for row in sheet.matrix for fact in row.facts)
    hours = {party: _first_hours(ground, party) for party in ground.scenario.states}
    rows: list[Json] = []
    for fact in wanted:
        truth = ground.scenario.truths.get(fact)
        if truth is None or not truth.true:
            continue
        sources = ground.sources_of((fact,))
        learned = {party: _earliest(hours[party], sources) for party in ground.scenario.states}
        rows.append({"fact": fact, "learned": {p: iso_of(at) if at else None for p, at in learned.items()}})
    return tuple(rows)


def _first_hours(ground: Ground, party: CountryCode) -> Mapping[str, CaseTime]:
    found: dict[str, CaseTime] = {}
    for act in ground.parties[party].acts:
        if act.kind in BROUGHT:
            source = ground.registry.source_of(party, str(act.body.get("id", "")))
            if source:
                found.setdefault(source, act.entered_at)
    return found


def _earliest(hours: Mapping[str, CaseTime], sources: tuple[str, ...]) -> CaseTime | None:
    return min((hours[one] for one in sources if one in hours), default=None)
