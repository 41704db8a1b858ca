"""Every sentence that a player writes into an act can be read in each language of the data."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jisr.dossier import Act
from jisr.library import load_languages
from jisr.stage import Played
from jisr.vocabulary import Json, LanguageTag

Runs = Callable[[int, float], Played]
DATA = Path(__file__).parents[2] / "data"
NAMED = frozenset({"label", "keys", "title", "court", "authority", "statements", "identities"})


def sentences(act: Act) -> Iterator[str]:
    """The words of an act that are neither texts of the story nor names."""
    for part in (act.text, act.body):
        yield from _of(dict(part))


def _of(value: Json) -> Iterator[str]:
    if isinstance(value, str):
        if " " in value:
            yield value
    elif isinstance(value, list):
        for one in value:
            yield from _of(one)
    elif isinstance(value, dict):
        if {"key", "values"} >= set(value):
            yield from _of(value.get("key"))
        elif not {"en", "fr", "ar"} & set(value):
            for name, one in value.items():
                if name not in NAMED:
                    yield from _of(one)


@pytest.mark.parametrize("tag", ["fr", "ar"])
@pytest.mark.parametrize("skill", [1.0, 0.3])
def test_what_players_write_is_said_in_every_language(run_of: Runs, skill: float, tag: str) -> None:
    known = load_languages(DATA)[LanguageTag(tag)].sentences
    run = run_of(1, skill)
    written = {
        one
        for party in map(str, run.scenario.states)
        for act in run.journals[party].read()
        if act.seat.office != "control"
        for one in sentences(act)
    }
    assert written
    assert sorted(written - set(known)) == []
