"""Loads what the server shows: the data, one playing with its report and replay, and the room that people play."""

from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path

from jisr.exercise.scenario import Scenario
from jisr.library.book import load_book
from jisr.library.scenario import load_scenario, scenario_names
from jisr.press.replay import replay_of, story_of
from jisr.press.report import CaseTitle
from jisr.press.reporting import report_of
from jisr.stage import Played, play
from jisr.store.keeping import keep
from jisr.web.law.held import held_book, hold
from jisr.web.room.live import LiveRoom
from jisr.web.room.opening import hold_room, open_room
from jisr.web.shown import Shown, show


def load_run(*, data: Path, slug: str, cut: str, seed: int) -> LiveRoom:
    """Plays the scenario, keeps its journals, shows it, and opens a room for it. Raises `DataFaults`."""
    hold(load_book(data))
    scenario = load_scenario(data, slug or scenario_names(data)[0])
    chosen = cut or scenario.playing().cut
    keep(_played(scenario, cut=chosen, seed=seed).journals)
    return open_room(corpus=held_book().corpus, scenario=_found(data), slug=scenario.slug, cut=chosen, seed=seed)


def load_again(*, data: Path, slug: str, cut: str, seed: int, room: int) -> None:
    """The same in another process, once the first one has kept and opened it. Raises `DataFaults`, `KeyError`."""
    hold(load_book(data))
    _played(load_scenario(data, slug), cut=cut, seed=seed)
    hold_room(room, corpus=held_book().corpus, scenario=_found(data))


def _found(data: Path) -> Callable[[str], Scenario]:
    return lru_cache(maxsize=8)(partial(load_scenario, data))


def _played(scenario: Scenario, *, cut: str, seed: int) -> Played:
    """What bots make of it, shown from now on."""
    book = held_book()
    corpus = book.corpus
    played = play(scenario=scenario, corpus=corpus, cut=cut, seed=seed, skills={})
    parties = {str(code): corpus.countries[code].name for code in scenario.states}
    acts = [act for journal in played.journals.values() for act in journal.read()]
    show(
        Shown(
            title=CaseTitle(scenario.title, tuple(parties.values())),
            replay=replay_of(
                acts,
                corpus=corpus,
                parties=parties,
                roles={role.id: role.title for role in scenario.roles},
                story=story_of(played.scenario),
            ),
            report=report_of(played.outcome, scenario=played.scenario, corpus=corpus, parties=parties),
            languages=book.languages,
        )
    )
    return played
