"""A scenario is proven by ten checks; one that is broken on purpose fails each of them, the offending item named."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from jisr.exercise.proofs import prove
from jisr.exercise.scenario import Scenario, select
from jisr.library.scenario import load_scenario

DATA = Path(__file__).parents[2] / "data"
WHOLE = load_scenario(DATA, "harmattan")
PLAYED = [(table.cut, table.id) for table in WHOLE.timetables]


def cut(name: str = "core") -> Scenario:
    return select(WHOLE, cut=name)


def failing(scenario: Scenario) -> dict[int, list[str]]:
    return {proof.number: [gap.item for gap in proof.gaps] for proof in prove(scenario) if not proof.holds}


@pytest.mark.parametrize(("name", "timetable"), PLAYED)
def test_the_flagship_holds_in_each_cut_and_timetable(name: str, timetable: str) -> None:
    assert not failing(select(WHOLE, cut=name, timetable=timetable))


def no_first_line(scenario: Scenario) -> tuple[Scenario, str]:
    row = scenario.charges[0].matrix[0]
    sources = {name: one for name, one in scenario.sources.items() if name not in row.first}
    return replace(scenario, sources=sources), f"{scenario.charges[0].id} {row.element}"


def one_path(scenario: Scenario) -> tuple[Scenario, str]:
    first = scenario.conclusions[0]
    return replace(scenario, conclusions=(replace(first, paths=first.paths[:1]),)), first.id


def all_at_home(scenario: Scenario) -> tuple[Scenario, str]:
    return replace(scenario, necessities=()), f"{scenario.states[0]}-{scenario.states[1]}"


def too_slow(scenario: Scenario) -> tuple[Scenario, str]:
    asked = {name for step in scenario.steps for name in step.yields}
    one = next(each for each in scenario.exchanges if each.id in asked)
    late = replace(one, delay=replace(one.delay, complete=400 * 1440))
    rest = tuple(late if each.id == one.id else each for each in scenario.exchanges)
    return replace(scenario, exchanges=rest), one.id


def only_convictions(scenario: Scenario) -> tuple[Scenario, str]:
    sure = frozenset({"convicted"})
    charges = tuple(replace(each, well_built=sure, middling=sure) for each in scenario.charges)
    return replace(scenario, charges=charges), scenario.charges[0].id


def unresolved(scenario: Scenario) -> tuple[Scenario, str]:
    first = scenario.herrings[0]
    return replace(scenario, herrings=(replace(first, resolved_by=()),)), first.id


def idle(scenario: Scenario) -> tuple[Scenario, str]:
    key = next(iter(scenario.busy))
    return replace(scenario, busy={name: acts for name, acts in scenario.busy.items() if name != key}), " ".join(key)


def unrated(scenario: Scenario) -> tuple[Scenario, str]:
    practised = [each for each in scenario.objectives if not each.cuts or scenario.cut in each.cuts]
    blind = replace(practised[0], criteria=())
    return replace(scenario, objectives=(blind,)), blind.id


def told_too_much(scenario: Scenario) -> tuple[Scenario, str]:
    role = scenario.roles[0]
    fact = next(iter(scenario.truths))
    told = replace(role, briefing={tag: f"{text} {fact}" for tag, text in role.briefing.items()})
    return replace(scenario, roles=(told, *scenario.roles[1:])), role.id


def clairvoyant(scenario: Scenario) -> tuple[Scenario, str]:
    step = max(scenario.steps, key=lambda each: each.time)
    first = min(scenario.steps, key=lambda each: each.time)
    seer = replace(first, knows_from=(step.id,))
    return replace(scenario, steps=tuple(seer if each.id == first.id else each for each in scenario.steps)), first.id


BROKEN: dict[int, Callable[[Scenario], tuple[Scenario, str]]] = {
    1: no_first_line,
    2: one_path,
    3: all_at_home,
    4: too_slow,
    5: only_convictions,
    6: unresolved,
    7: idle,
    8: unrated,
    9: told_too_much,
    10: clairvoyant,
}


@pytest.mark.parametrize("number", sorted(BROKEN))
def test_a_scenario_broken_on_purpose_fails_and_the_item_is_named(number: int) -> None:
    broken, item = BROKEN[number](cut())
    assert item in failing(broken).get(number, [])
