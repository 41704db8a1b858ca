"""The world follows: it answers measures, persons react, what perishes is lost, and a deed read twice does nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from jisr.exercise.deeds import Deed
from jisr.exercise.effects import Delivered, Lost, Outcome, Reacted, Silent, Yielded
from jisr.exercise.scenario import Scenario, select
from jisr.exercise.world import World
from jisr.library.scenario import load_scenario
from jisr.vocabulary import CountryCode, case_time

DATA = Path(__file__).parents[2] / "data"
MA, NE = CountryCode("MA"), CountryCode("NE")


@pytest.fixture(scope="module")
def story() -> Scenario:
    return select(load_scenario(DATA, "harmattan"), cut="full")


@pytest.fixture
def world(story: Scenario) -> World:
    return World(story, preserving=frozenset({"data-preservation", "images-preservation"}))


def measure(name: str, subject: str, at: str, *, number: int = 1, party: CountryCode = MA, kept: str = "") -> Deed:
    return Deed(
        act=f"A-{number}",
        ref=f"N-{number}",
        position=number,
        kind="measure-taken",
        party=party,
        office="investigation",
        role="judicial-police",
        at=case_time(at),
        measure=name,
        subjects=frozenset({subject}),
        kept=frozenset(kept.split()),
    )


def yielded(found: list[Outcome]) -> set[str]:
    return {one.effect.source.id for one in found if isinstance(one.effect, Yielded)}


def test_a_search_yields_what_lies_there_whatever_its_authority(world: World) -> None:
    found = world.follow(measure("premises-search", "p-salon", "2022-03-11T09:00"))
    assert {"ev-10", "ev-11"} <= yielded(found)


def test_a_deed_read_twice_does_nothing(world: World) -> None:
    search = measure("premises-search", "p-salon", "2022-03-11T09:00")
    assert world.follow(search)
    assert not world.follow(search)


def test_a_source_abroad_yields_nothing_here(world: World) -> None:
    assert "ev-55" not in yielded(world.follow(measure("premises-search", "p-tamesna", "2022-03-11T09:00")))
    assert "ev-55" in yielded(
        world.follow(measure("premises-search", "p-tamesna", "2022-03-11T10:00", number=2, party=NE))
    )


def test_what_perishes_is_lost_unless_it_was_kept(story: Scenario) -> None:
    after = case_time("2022-03-24T20:00")
    idle = World(story, preserving=frozenset({"images-preservation"}))
    lost = {one.effect.source.id for one in idle.wake(after) if isinstance(one.effect, Lost)}
    assert {"ev-06", "ev-10", "ev-55"} <= lost
    quick = World(story, preserving=frozenset({"images-preservation"}))
    quick.follow(measure("images-preservation", "p-residence-chergui", "2022-03-10T12:00"))
    lost = {one.effect.source.id for one in quick.wake(after) if isinstance(one.effect, Lost)}
    assert "ev-06" not in lost
    late = quick.follow(measure("premises-search", "p-salon", "2022-03-25T09:00", number=2))
    assert "ev-10" not in yielded(late)


def test_rights_told_with_an_interpreter_inform_and_win_trust_once(world: World) -> None:
    before = world.level("v-rahila", "informed"), world.level("v-rahila", "trust")
    told = measure("tell-rights", "v-rahila", "2022-03-09T10:00", kept="interpreter")
    assert any(isinstance(one.effect, Reacted) for one in world.follow(told))
    assert (world.level("v-rahila", "informed"), world.level("v-rahila", "trust")) == (before[0] + 3, before[1] + 1)
    world.follow(replace(told, act="A-2", position=2))
    assert world.level("v-rahila", "informed") == before[0] + 3


def test_without_an_interpreter_nothing_is_understood(world: World) -> None:
    before = world.level("v-rahila", "informed")
    world.follow(measure("tell-rights", "v-rahila", "2022-03-09T10:00"))
    assert world.level("v-rahila", "informed") == before


def test_a_child_who_does_not_trust_says_nothing(world: World) -> None:
    world.follow(measure("house-search", "p-flat-9", "2022-03-11T09:00"))
    heard = measure("child-hearing", "v-balki", "2022-03-11T12:00", number=2, kept="interpreter support-person")
    found = world.follow(heard)
    assert "ev-21" not in yielded(found)
    assert any(isinstance(one.effect, Silent) for one in found)


def test_a_third_interview_costs_trust(world: World) -> None:
    for number, hour in enumerate(("09:00", "11:00"), start=1):
        world.follow(measure("victim-interview", "v-rahila", f"2022-03-10T{hour}", number=number, kept="interpreter"))
    before = world.level("v-rahila", "trust")
    world.follow(measure("victim-hearing", "v-rahila", "2022-03-10T13:00", number=3, kept="interpreter"))
    assert world.level("v-rahila", "trust") < before


def test_an_inject_comes_at_its_hour_and_a_contingency_by_the_absence_of_an_act(story: Scenario) -> None:
    def delivered(found: list[Outcome]) -> set[str]:
        return {one.effect.inject.id for one in found if isinstance(one.effect, Delivered)}

    world = World(story)
    assert "in-01" not in delivered(world.wake(case_time("2022-03-09T08:30")))
    assert "in-01" in delivered(world.wake(case_time("2022-03-09T08:40")))
    assert "in-34" in delivered(world.wake(case_time("2022-03-09T16:00")))
    assert "in-34" not in delivered(world.wake(case_time("2022-03-09T17:00")))


def test_a_conditional_fact_is_shown_only_if_it_came_true(story: Scenario) -> None:
    early, late = World(story), World(story)
    early.follow(measure("house-search", "p-flat-9", "2022-03-11T09:00"))
    early.wake(case_time("2022-03-14T08:00"))
    late.wake(case_time("2022-03-14T08:00"))
    shows = [
        {shown.fact for one in found if isinstance(one.effect, Yielded) for shown in one.effect.shows}
        for found in (
            world.follow(measure("witness-hearing", "w-concierge", "2022-03-14T09:00", number=2))
            for world in (early, late)
        )
    ]
    assert "f-071" not in shows[0]
    assert "f-071" in shows[1]
