"""Proofs about evidence: elements provable by lawful means, independent paths, forced cooperation, false trails.

An exhibit counts as lawful when it can be had under an order, a consent or a request and carries the admissibility
code of the forum; it counts as reachable when somebody can come to know its target from injects and leads alone.
"""

from collections.abc import Mapping

from jisr.exercise.plan import ChargeSheet, MatrixRow
from jisr.exercise.proofs.gap import Gap, gap
from jisr.exercise.scenario import Scenario
from jisr.exercise.story import Source
from jisr.vocabulary import CountryCode

PATHS = 3


def reachable(scenario: Scenario) -> frozenset[str]:
    """Subjects that somebody can come to know: from what is known at the start, from injects, and from leads.

    Relaxed on purpose: time, order and loss are left to the proof of delays; here the question is whether a way exists.
    """
    known = {name for inject in scenario.injects for name in inject.reveals}
    known |= {figure.id for figure in scenario.figures.values() if figure.known}
    grown = True
    while grown:
        opened = [s for s in scenario.sources.values() if {s.target, *s.also} & known]
        fresh = {name for source in opened for name in source.leads} - known
        known |= fresh
        grown = bool(fresh)
    return frozenset(known)


def elements_provable(scenario: Scenario) -> list[Gap]:
    """Each element of a charge that a good file proves has a lawful, reachable exhibit of the first line."""
    known = reachable(scenario)
    gaps: list[Gap] = []
    for charge in scenario.charges:
        if not charge.scored or "convicted" not in charge.well_built:
            continue
        for row in charge.matrix:
            gaps += _row_gaps(scenario, charge, row, known)
    return gaps


def _row_gaps(scenario: Scenario, charge: ChargeSheet, row: MatrixRow, known: frozenset[str]) -> list[Gap]:
    item = f"{charge.id} {row.element}"
    present = [scenario.sources[name] for name in row.first if name in scenario.sources]
    if not present:
        return [gap(item, "No exhibit of the first line is in this cut.")]
    found: list[Gap] = []
    usable = [source for source in present if _lawful(source, charge.state) and _open(scenario, source, known)]
    if not usable:
        names = ", ".join(source.id for source in present)
        found.append(gap(item, "{exhibits} cannot be had lawfully by anybody.", exhibits=names))
    facts = {shown.fact for source in present for shown in source.shows if not shown.refutes}
    if not facts & set(row.facts):
        found.append(gap(item, "No exhibit of the first line shows one of its facts."))
    for name in row.facts:
        truth = scenario.truths.get(name)
        if truth is None:
            found.append(gap(item, "The fact {fact} does not exist.", fact=name))
        elif row.element not in truth.elements.get(charge.state, ()):
            found.append(gap(item, "The fact {fact} is not tied to this element.", fact=name))
    return found


def _lawful(source: Source, forum: CountryCode) -> bool:
    return bool(source.measures) and (bool(source.codes.get(forum)) or source.state == forum)


def _open(scenario: Scenario, source: Source, known: frozenset[str]) -> bool:
    if not {source.target, *source.also} & known:
        return False
    return all(any(name in scenario.sources for name in choice) for choice in source.needs)


def independent_paths(scenario: Scenario) -> list[Gap]:
    """Three paths per conclusion with what the cut keeps, and no exhibit in two of them."""
    gaps: list[Gap] = []
    for conclusion in scenario.conclusions:
        whole = [path for path in conclusion.paths if path <= scenario.sources.keys()]
        used: set[str] = set()
        apart = 0
        for path in sorted(whole, key=len):
            if not path & used:
                apart += 1
                used |= path
        if apart < PATHS:
            gaps.append(gap(conclusion.id, "{paths} independent paths, three are needed.", paths=str(apart)))
        gaps += _idle_paths(scenario, conclusion.id, whole, conclusion.facts)
    return gaps


def _idle_paths(scenario: Scenario, item: str, paths: list[frozenset[str]], facts: tuple[str, ...]) -> list[Gap]:
    found: list[Gap] = []
    for path in paths:
        shown = {entry.fact for name in path for entry in scenario.sources[name].shows}
        if facts and not shown & set(facts):
            found.append(gap(item, "{path} shows none of its facts.", path=" + ".join(sorted(path))))
    return found


def forced_cooperation(scenario: Scenario) -> list[Gap]:
    """In each direction a proof lies only in the other State and bears on a charge that is played."""
    charges = {charge.id for charge in scenario.charges}
    served: dict[tuple[CountryCode, CountryCode], bool] = {}
    gaps: list[Gap] = []
    for need in scenario.necessities:
        here = [scenario.sources[name] for name in need.sources if name in scenario.sources]
        if not set(need.charges) & charges or not here:
            continue
        if strangers := [source.id for source in here if source.state != need.lies_in]:
            gaps.append(
                gap(need.id, "{exhibits} can be had at home: nobody is forced to ask.", exhibits=", ".join(strangers))
            )
        else:
            served[(need.forum, need.lies_in)] = True
    for forum in scenario.states:
        for other in scenario.states:
            if forum != other and (forum, other) not in served:
                gaps.append(
                    gap(
                        f"{forum}-{other}", "No proof needed in {forum} lies only in {other}.", forum=forum, other=other
                    )
                )
    return gaps


def resolved_herrings(scenario: Scenario) -> list[Gap]:
    """Each false trail names what resolves it, and a cut that keeps the trail keeps one of these exhibits."""
    gaps: list[Gap] = []
    for herring in scenario.herrings:
        if not herring.resolution or not herring.resolved_by:
            gaps.append(gap(herring.id, "Nothing resolves it."))
        elif _shown_at_all(scenario.sources, herring.raised_by) and not set(herring.resolved_by) & set(
            scenario.sources
        ):
            gaps.append(gap(herring.id, "The cut keeps the trail and nothing that resolves it."))
    return gaps


def _shown_at_all(sources: Mapping[str, Source], raised_by: tuple[str, ...]) -> bool:
    return not raised_by or any(name in sources for name in raised_by)
