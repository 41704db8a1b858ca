"""Pages of a run at 5,000 acts: `python -m bench.pages`.

The flagship is played once; its acts are gone through again until there are 5,000, or the first 5,000 are taken. Each
page is asked through Django's whole stack, as a browser would. The page of an act looks at one moment, so the last act
should cost what the first costs.
"""

import os
from dataclasses import replace
from functools import partial
from pathlib import Path

from bench.table import Figure, show, timed
from jisr.dossier import Act, ActId
from jisr.library import load, load_languages
from jisr.library.scenario import load_scenario, scenario_names
from jisr.press.replay import replay_of
from jisr.press.report import CaseTitle
from jisr.press.reporting import report_of
from jisr.stage import Played, play
from jisr.web.later import Later
from jisr.web.shown import Run, Shown
from jisr.web.shown import show as put

DATA = Path(__file__).parents[1] / "data"
ACTS = 5000
ROUNDS = 25


def main() -> None:
    """Print the tables."""
    corpus = load(DATA)
    scenario = load_scenario(DATA, scenario_names(DATA)[0])
    skills = dict.fromkeys(scenario.states, 1.0)
    played = play(scenario=scenario, corpus=corpus, cut=scenario.timetables[0].cut, seed=1, skills=skills)
    parties = {str(code): corpus.countries[code].name for code in scenario.states}
    roles = {role.id: role.title for role in scenario.roles}
    made = partial(replay_of, _acts(played), corpus=corpus, parties=parties, roles=roles)
    report = report_of(played.outcome, scenario=played.scenario, corpus=corpus, parties=parties)
    show(f"The replay of {ACTS} acts, made once when somebody asks", [timed("replay_of", made, runs=5)])
    title = CaseTitle(scenario.title, tuple(parties.values()))
    run = Later(lambda: Run(replay=made(), report=report))
    run.wait()
    shown = Shown(title=title, languages=load_languages(DATA), run=run)
    show(f"Pages of a run of {ACTS} acts: milliseconds", _pages(shown, last=ACTS))


def _acts(played: Played) -> list[Act]:
    acts = sorted((act for journal in played.journals.values() for act in journal.read()), key=lambda act: act.position)
    again = (acts[number % len(acts)] for number in range(ACTS))
    return [replace(act, id=ActId(f"A-{number:012}"), position=number + 1) for number, act in enumerate(again)]


def _pages(shown: Shown, *, last: int) -> list[Figure]:
    """Django is set up before its client is imported."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jisr.settings")
    import django

    django.setup()
    from django.test import Client

    put(shown)
    client = Client(headers={"host": "127.0.0.1"})
    ways = ["", *(f"replay/{number}/" for number in (1, last // 2, last))]
    asked = [f"/{tag}/{way}" for tag in shown.languages for way in ways]
    return [timed(address, partial(client.get, address), runs=ROUNDS) for address in asked]


if __name__ == "__main__":
    main()
