"""A whole exercise without a browser: time of a run with the data read cold and warm, acts made, memory at its peak."""

import resource
import shutil
import time

from bench.table import Figure, show
from jisr.library import load
from jisr.library.scenario import load_scenario
from jisr.stage import play
from jisr.terminal.places import CACHE, DATA

RUNS = 3


def main() -> None:
    """Print the table."""
    shutil.rmtree(CACHE, ignore_errors=True)
    cold = _loaded()
    warm = tuple(_loaded() for _ in range(RUNS))
    corpus, scenario = load(DATA), load_scenario(DATA, "harmattan")
    figures = [Figure("data, read cold", (cold,)), Figure("data, from the verified cache", warm)]
    for cut in ("core", "full"):
        times, acts = [], 0
        for seed in range(1, RUNS + 1):
            began = time.perf_counter()
            played = play(
                scenario=scenario, cut=cut, seed=seed, skills=dict.fromkeys(scenario.states, 1.0), corpus=corpus
            )
            times.append((time.perf_counter() - began) * 1000)
            acts = max(acts, sum(len(journal.read()) for journal in played.journals.values()))
        figures.append(Figure(f"play of the {cut} cut, to judgment and debrief", tuple(times)))
        figures.append(Figure(f"  per act, of {acts}", tuple(each / acts for each in times)))
    show("A whole exercise (the ratio is to the cold load)", figures)
    print(f"\n  memory at its peak: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _loaded() -> float:
    began = time.perf_counter()
    load(DATA)
    load_scenario(DATA, "harmattan")
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main()
