"""Loads what the server shows: the data, the room that people play, and the case as bots play it when somebody asks."""

from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path

from jisr.exercise.scenario import Scenario
from jisr.library.book import load_book
from jisr.library.scenario import load_scenario, scenario_names
from jisr.press.replay import replay_of, story_of
from jisr.press.report import CaseTitle
from jisr.press.reporting import report_of
from jisr.stage import play
from jisr.web.later import Later
from jisr.web.law.held import held_book, hold
from jisr.web.room.live import LiveRoom
from jisr.web.room.opening import hold_room, open_room
from jisr.web.shown import Run, Shown, show


def load_run(*, data: Path, slug: str, cut: str, seed: int) -> LiveRoom:
    """Shows the scenario and opens a room for it. Raises `DataFaults`."""
    hold(load_book(data))
    scenario = load_scenario(data, slug or scenario_names(data)[0])
    chosen = cut or scenario.playing().cut
    room = open_room(corpus=held_book().corpus, scenario=_found(data), slug=scenario.slug, cut=chosen, seed=seed)
    show_case(scenario, cut=chosen, seed=seed)
    return room


def load_again(*, data: Path, slug: str, cut: str, seed: int, room: int) -> None:
    """The same in another process, once the first one has opened it. Raises `DataFaults`, `KeyError`."""
    hold(load_book(data))
    hold_room(room, corpus=held_book().corpus, scenario=_found(data))
    show_case(load_scenario(data, slug), cut=cut, seed=seed)


def _found(data: Path) -> Callable[[str], Scenario]:
    return lru_cache(maxsize=8)(partial(load_scenario, data))


def show_case(scenario: Scenario, *, cut: str, seed: int) -> None:
    """The case is shown from now on; bots play it when somebody first asks. The book of the law is held already."""
    book = held_book()
    names = tuple(book.corpus.countries[code].name for code in scenario.states)
    run = Later(partial(_played, scenario, cut=cut, seed=seed))
    show(Shown(title=CaseTitle(scenario.title, names), languages=book.languages, run=run))


def _played(scenario: Scenario, *, cut: str, seed: int) -> Run:
    """What bots make of it."""
    corpus = held_book().corpus
    played = play(scenario=scenario, corpus=corpus, cut=cut, seed=seed, skills={})
    parties = {str(code): corpus.countries[code].name for code in scenario.states}
    acts = [act for journal in played.journals.values() for act in journal.read()]
    replay = replay_of(
        acts,
        corpus=corpus,
        parties=parties,
        roles={role.id: role.title for role in scenario.roles},
        story=story_of(played.scenario),
    )
    return Run(replay, report_of(played.outcome, scenario=played.scenario, corpus=corpus, parties=parties))
