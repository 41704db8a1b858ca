"""Loads what the server shows: the data, one playing with its report and replay, and the room that people play."""

from functools import lru_cache, partial
from pathlib import Path

from jisr.library import DataFaults
from jisr.library.book import load_book
from jisr.library.scenario import load_scenario, scenario_names
from jisr.press.replay import replay_of, story_of
from jisr.press.report import CaseTitle
from jisr.press.reporting import report_of
from jisr.stage import play
from jisr.store.keeping import keep
from jisr.web.law.held import hold
from jisr.web.room.opening import open_room
from jisr.web.shown import Shown, show


def load_run(*, data: Path, slug: str, cut: str, seed: int) -> str:
    """Plays the scenario, keeps its journals, shows it, and opens a room for it; the reason in words when it cannot be
    played, else empty."""
    try:
        book = load_book(data)
        hold(book)
        scenario = load_scenario(data, slug or scenario_names(data)[0])
    except DataFaults as found:
        return str(found)
    chosen = cut or scenario.playing().cut
    if chosen not in (cuts := [one.id for one in scenario.cuts]):
        return f"There is no cut “{chosen}”. Use one of: {', '.join(cuts)}."
    corpus, languages = book.corpus, book.languages
    played = play(scenario=scenario, corpus=corpus, cut=chosen, seed=seed, skills={})
    keep(played.journals)
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
            languages=languages,
        )
    )
    open_room(
        corpus=corpus, scenario=lru_cache(maxsize=8)(partial(load_scenario, data)), slug=scenario.slug, cut=chosen,
        seed=seed,
    )  # fmt: skip
    return ""
