"""Loads the run that the server shows: the data, one playing, its journals in the store, report and replay."""

from pathlib import Path

from jisr.library import DataFaults, load, load_languages
from jisr.library.scenario import load_scenario, scenario_names
from jisr.press.replay import replay_of
from jisr.press.report import CaseTitle
from jisr.press.reporting import report_of
from jisr.stage import play
from jisr.store.keeping import keep
from jisr.web.shown import Shown, show


def load_run(*, data: Path, cache: Path, slug: str, cut: str, seed: int) -> str:
    """Plays the scenario and shows it; the reason in words when the data has faults, else empty."""
    try:
        corpus = load(data, cache=cache)
        languages = load_languages(data)
        scenario = load_scenario(data, slug or scenario_names(data)[0])
    except DataFaults as found:
        return str(found)
    played = play(scenario=scenario, corpus=corpus, cut=cut or scenario.timetables[0].cut, seed=seed, skills={})
    keep(played.journals)
    parties = {str(code): corpus.countries[code].name for code in scenario.states}
    roles = {role.id: role.title for role in scenario.roles}
    acts = [act for journal in played.journals.values() for act in journal.read()]
    show(
        Shown(
            title=CaseTitle(scenario.title, tuple(parties.values())),
            replay=replay_of(acts, corpus=corpus, parties=parties, roles=roles),
            report=report_of(played.outcome, scenario=played.scenario, corpus=corpus, parties=parties),
            languages=languages,
        )
    )
    return ""
