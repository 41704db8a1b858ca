"""A play under other names is the same play, renamed: bots, world and clerk know no country, treaty or language either.

Chance and opaque ids are functions of names (architecture, sections 4 and 6), so another name draws another number.
The copy is therefore played with the draws and ids that the true names give; what is left of a difference comes from a
name. Seals, hashes and whatever quotes them differ with the bytes of the names and are left out. Acts are compared one
by one, in the order of the node; findings on treaties stand in the order of their folders and are compared without it.
"""

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from renaming import Renaming, in_any_order, renaming_of

from jisr.clerk.clerk import named_after
from jisr.dossier import Journal
from jisr.dossier.ids import act_id
from jisr.dossier.plain import plain_bytes
from jisr.exercise.scenario import select
from jisr.library import load
from jisr.library.scenario import load_scenario
from jisr.stage import play
from jisr.stage.loop import Run
from jisr.vocabulary import CaseTime, Json, draw, short_id

DATA = Path(__file__).parents[2] / "data"
SCENARIO, CUT, SEED = "harmattan", "core", 1
HOURS = 72  # `./test --all` plays to the end and compares the outcome as well
WHOLE = bool(os.environ.get("JISR_TEST_ALL"))
RENAMED = renaming_of(DATA, languages=False)
SEALED = re.compile(r"[0-9a-f]{64}")


def journals_of(data: Path) -> tuple[Iterable[Journal], Mapping[str, Json]]:
    """The journals of the whole run and its outcome, or those of its first days."""
    scenario, corpus = load_scenario(data, SCENARIO), load(data)
    skills = dict.fromkeys(scenario.states, 0.7)
    if WHOLE:
        done = play(scenario=scenario, corpus=corpus, cut=CUT, seed=SEED, skills=skills)
        return done.journals.values(), done.outcome
    chosen = select(scenario, cut=CUT)
    run = Run(
        scenario=replace(chosen, end=CaseTime(chosen.start + HOURS * 60)), corpus=corpus, seed=SEED, skills=skills
    )
    run.play()
    return run.journals.values(), {}


def played(data: Path) -> tuple[list[dict[str, object]], Mapping[str, Json]]:
    """The acts of all journals as plain data, in the order of the node, and the outcome."""
    journals, outcome = journals_of(data)
    acts = sorted((act for journal in journals for act in journal.read()), key=lambda act: act.position)
    told: list[dict[str, object]] = [
        {
            "id": act.id, "party": act.party, "kind": act.kind, "seat": asdict(act.seat), "done": act.done_at,
            "entered": act.entered_at, "to": act.to, "shows": act.shows, "touches": act.touches, "rules": act.rules,
            "breaches": [asdict(breach) for breach in act.breaches],
            "parts": {name: part for name, part in act.parts.items() if name != "findings"},
            "findings": act.parts.get("findings"),
        }
        for act in acts
    ]  # fmt: skip
    return told, outcome


def as_told(act: Mapping[str, object]) -> object:
    """The act without seals, its findings in no order."""
    return without_seals({**act, "findings": in_any_order(act["findings"])})


def without_seals(value: object) -> object:
    if isinstance(value, str):
        return SEALED.sub("…", value)
    if isinstance(value, Mapping):
        return {key: without_seals(below) for key, below in value.items()}
    if isinstance(value, list | tuple):
        return [without_seals(below) for below in value]
    return value


def give_the_draws_of_true_names(patch: pytest.MonkeyPatch, renamed: Renaming) -> None:
    """Draws and ids of the renamed play are asked for under the true names."""
    back = renamed.back()

    def drawn(seed: int, *names: str) -> float:
        return draw(seed, *map(back.text, names))

    def named(seed: int, prefix: str, *names: str) -> str:
        return short_id(seed, prefix, *map(back.text, names))

    def numbered(*, case: str, party: str, number: int) -> str:
        return act_id(case=case, party=back.text(party), number=number)  # type: ignore[arg-type]

    def written(value: Json) -> bytes:
        return plain_bytes(back.of(value))  # type: ignore[arg-type]

    changed: Mapping[str, tuple[object, Callable[..., object]]] = {
        "draw": (draw, drawn), "short_id": (short_id, named), "act_id": (act_id, numbered),
    }  # fmt: skip
    for module in [one for name, one in sys.modules.items() if name.startswith("jisr.")]:
        for name, (true, other) in changed.items():
            if getattr(module, name, None) is true:
                patch.setattr(module, name, other)
    patch.setattr(sys.modules[named_after.__module__], "plain_bytes", written)  # a command is named after what it asks


def test_the_same_play_is_played_under_other_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    true, outcome = played(DATA)
    RENAMED.copy(DATA, tmp_path / "data")
    give_the_draws_of_true_names(monkeypatch, RENAMED)
    other, again = played(tmp_path / "data")
    assert len(true) > 100
    for before, after in zip(true, other, strict=False):
        assert as_told(after) == as_told({name: RENAMED.of(value) for name, value in before.items()})
    assert len(other) == len(true)
    assert in_any_order(again) == in_any_order(RENAMED.of(outcome))
