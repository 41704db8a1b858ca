"""Players follow no script: they solve scenarios whose names, places, ids and hours they have never seen."""

import os
from pathlib import Path

import pytest

from jisr.exercise.generate import generated
from jisr.exercise.proofs import prove
from jisr.exercise.scenario import select
from jisr.library import load
from jisr.library.scenario import load_scenario
from jisr.stage import play

DATA = Path(__file__).parents[2] / "data"
SEEDS = (1, 2, 3) if "JISR_TEST_ALL" in os.environ else (1,)
ENOUGH = 0.8


@pytest.mark.parametrize("seed", SEEDS)
def test_skilled_players_prove_most_of_what_can_be_proven(seed: int) -> None:
    scenario = generated(load_scenario(DATA, "harmattan"), seed=seed)
    assert all(proof.holds for proof in prove(select(scenario, cut="core")))
    skills = dict.fromkeys(scenario.states, 1.0)
    outcome = play(scenario=scenario, corpus=load(DATA), cut="core", seed=seed, skills=skills).outcome
    matrix = outcome["matrix"]
    assert isinstance(matrix, list)
    proven = [row for row in matrix if isinstance(row, dict) and row["proven"]]
    assert len(proven) >= ENOUGH * len(matrix)
