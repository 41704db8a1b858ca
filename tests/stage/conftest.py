"""Runs of the flagship, played once for all tests of the stage."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

from jisr.exercise.scenario import Scenario
from jisr.law.corpus import Corpus
from jisr.library import load
from jisr.library.scenario import load_scenario
from jisr.stage import Played, play

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The law of all of `data/`."""
    return load(DATA)


@pytest.fixture(scope="session")
def scenario() -> Scenario:
    """The flagship."""
    return load_scenario(DATA, "harmattan")


@lru_cache(maxsize=8)
def played(seed: int, skill: float) -> Played:
    scenario = load_scenario(DATA, "harmattan")
    return play(
        scenario=scenario, cut="core", seed=seed, skills=dict.fromkeys(scenario.states, skill), corpus=load(DATA)
    )


@pytest.fixture(scope="session")
def run_of() -> Callable[[int, float], Played]:
    """A run of the core of the flagship by seed and skill of both delegations."""
    return played
