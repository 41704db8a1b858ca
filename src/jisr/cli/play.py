"""`./run play`, `./run prove`, `./run rehearse`: exercises without a browser.

A run is a function of scenario, cut, seed and skills: everything in `--out` is the same to the byte, `timing.json`
aside. Bad input gives every fault at once and exit code 2; a scenario that fails a proof gives 1.
"""

import gc
import json
import re
import sys
import time
from argparse import Namespace
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from jisr.dossier import export_journal
from jisr.exercise.proofs import Proof
from jisr.exercise.proofs import prove as prove_cut
from jisr.exercise.scenario import Scenario, select
from jisr.law.corpus import Corpus
from jisr.library import Language, load, load_languages
from jisr.library.scenario import load_scenario, scenario_names
from jisr.stage import Played
from jisr.stage import play as play_run
from jisr.terminal import Asking, stop_if_any
from jisr.terminal.asking import whole
from jisr.terminal.files import folder_fault
from jisr.terminal.places import DATA
from jisr.terminal.plans import plan_faults
from jisr.vocabulary import CountryCode, Json, LanguageTag, Reason

BAR = 30
MOST_RUNS, MOST_WORKERS = 100_000, 256
SKILL = r"0(\.[0-9]{1,6})?|1(\.0{1,6})?|\.[0-9]{1,6}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What one run is played with."""

    slug: str
    cut: str
    timetable: str
    seed: int
    skills: Mapping[CountryCode, float]


def play(argv: Sequence[str]) -> int:
    """Play a scenario from the first report to the judgment and the debrief."""
    parser = Asking(prog="./run play", description="Bots play a whole exercise.")
    parser.add_argument("slug", metavar="SLUG", help="a folder of data/scenarios")
    parser.add_argument("--cut", default="", help="what is played; default: the cut of the timetable")
    parser.add_argument("--timetable", default="", help="default: the first one, or the first one of the cut")
    parser.add_argument("--seed", type=parser.checked(whole(0), instead=1, of="--seed"), default=1)
    parser.add_argument("--skill", action="append", default=[], metavar="CC=0.8", help="skill of a delegation, 0 to 1")
    parser.add_argument("--out", type=Path, default=None, help="folder for outcome, journals and report")
    parser.add_argument("--json", action="store_true", help="print the outcome")
    parser.add_language()
    asked = parser.noted(argv)
    began = time.perf_counter()
    scenario = _scenario(asked.slug, [*parser.faults, folder_fault(asked.out)])
    wanted = _asked(scenario, asked, [*parser.faults, folder_fault(asked.out)])
    corpus = load(DATA)
    played = _played(scenario, corpus, replace(wanted, seed=asked.seed))
    seconds = time.perf_counter() - began
    if asked.out is not None:
        write_out(played, corpus, asked.out, seconds=seconds)
    if asked.json:
        print(json.dumps(played.outcome, ensure_ascii=False, indent=2))
    else:
        print("\n".join(summary(played.outcome, seconds=seconds)))
    return 0


def _scenario(slug: str, faults: Sequence[Reason | None]) -> Scenario:
    """The scenario of that name. Raises `Unusable`, with what else was wrong, where there is none."""
    if slug not in (known := scenario_names(DATA)):
        values = {"word": slug, "words": ", ".join(known)}
        stop_if_any([*faults, Reason("There is no scenario “{word}”. Use one of: {words}.", values)])
    return load_scenario(DATA, slug)


def _asked(scenario: Scenario, asked: Namespace, faults: Sequence[Reason | None]) -> Asked:
    """What is played. Raises `Unusable` with every fault."""
    found: dict[CountryCode, float] = dict.fromkeys(scenario.states, 1.0)
    wrong = [*faults, *plan_faults(scenario, cut=asked.cut, timetable=asked.timetable)]
    for word in asked.skill:
        code, _, level = word.partition("=")
        if code not in scenario.states:
            values = {"word": code, "words": ", ".join(scenario.states)}
            wrong.append(Reason("“{word}” is no delegation here. Use one of: {words}.", values))
        if not re.fullmatch(SKILL, level):
            wrong.append(Reason("“{word}” is no skill: write it as CC=0.8, a number from 0 to 1.", {"word": word}))
        else:
            found[CountryCode(code)] = float(level)
    stop_if_any(wrong)
    tables = {table.id: table.cut for table in scenario.timetables}
    return Asked(
        asked.slug, asked.cut or tables.get(asked.timetable, scenario.playing().cut), asked.timetable, 1, found
    )


def _played(scenario: Scenario, corpus: Corpus, asked: Asked) -> Played:
    """The run; its values live to its end and hold no cycles to speak of, so nothing is collected meanwhile."""
    gc.disable()
    try:
        return play_run(
            scenario=scenario,
            cut=asked.cut,
            timetable=asked.timetable,
            seed=asked.seed,
            skills=asked.skills,
            corpus=corpus,
            progress=_bar if sys.stderr.isatty() else None,
        )
    finally:
        gc.enable()


def _bar(done: float) -> None:
    filled = int(done * BAR)
    print(f"\r{'█' * filled}{'░' * (BAR - filled)} {done:4.0%}", end="\n" if done >= 1 else "", file=sys.stderr)


def write_out(played: Played, corpus: Corpus, out: Path, *, seconds: float) -> None:
    """The files of a run: outcome, a journal per party, timing, and the report in each language. The pages are loaded
    only here: a run without files needs none of them."""
    from jisr.press.standalone import report_files

    out.mkdir(parents=True, exist_ok=True)
    outcome = json.dumps(played.outcome, ensure_ascii=False, indent=2, sort_keys=True)
    (out / "outcome.json").write_text(outcome + "\n", encoding="utf-8")
    for party, journal in played.journals.items():
        (out / f"journal-{party.lower()}.jsonl").write_bytes(export_journal(journal))
    (out / "timing.json").write_text(json.dumps({"seconds": round(seconds, 3)}) + "\n", encoding="utf-8")
    pages = report_files(played.outcome, scenario=played.scenario, corpus=corpus, languages=load_languages(DATA))
    for name, page in pages.items():
        (out / name).write_bytes(page)


def summary(outcome: Mapping[str, Json], *, seconds: float) -> list[str]:
    """The outcome in a few lines."""
    lines = [
        f"{outcome['scenario']} · cut {outcome['cut']} · seed {outcome['seed']} · {outcome['days']} days · "
        f"{outcome['acts']} acts · {seconds:.1f} s"
    ]
    judgments = outcome["judgments"]
    for row in judgments if isinstance(judgments, list) else []:
        if isinstance(row, dict):
            elements = row["elements"] if isinstance(row["elements"], list) else []
            proven = sum(1 for one in elements if isinstance(one, dict) and one["finding"] == "proven")
            lines.append(
                f"  {row['state']} {row['charge']:<28} {row['verdict']:<13} {proven} of {len(elements)} proven"
            )
    lost = outcome["lost"]
    for row in lost if isinstance(lost, list) else []:
        if isinstance(row, dict):
            lines.append(f"  lost {row['charge']} {row['element']}: {row['cause']} ({row['detail']})")
    return lines


def prove(argv: Sequence[str]) -> int:
    """The ten proofs of a scenario, on each cut and timetable apart."""
    parser = Asking(prog="./run prove", description="Ten proofs that a scenario can be played well.")
    parser.add_argument("slug", metavar="SLUG", help="a folder of data/scenarios")
    parser.add_argument("--json", action="store_true")
    parser.add_language()
    asked = parser.noted(argv)
    scenario = _scenario(asked.slug, parser.faults)
    stop_if_any(parser.faults)
    language = load_languages(DATA).get(LanguageTag(asked.language))
    found = {
        f"{table.cut}/{table.id}": prove_cut(select(scenario, cut=table.cut, timetable=table.id))
        for table in scenario.timetables
    }
    if asked.json:
        print(json.dumps(_plain(found), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_said(found, language)))
    return 0 if all(proof.holds for proofs in found.values() for proof in proofs) else 1


def _plain(found: Mapping[str, tuple[Proof, ...]]) -> Json:
    return {
        name: [
            {
                "proof": proof.number,
                "proves": proof.proves.key,
                "holds": proof.holds,
                "gaps": [
                    {"item": gap.item, "wrong": gap.reason.key.format_map(dict(gap.reason.values))}
                    for gap in proof.gaps
                ],
            }
            for proof in proofs
        ]
        for name, proofs in found.items()
    }


def _said(found: Mapping[str, tuple[Proof, ...]], language: Language | None) -> list[str]:
    def say(sentence: str, values: Mapping[str, str] | None = None) -> str:
        return language.say(sentence, values) if language is not None else sentence.format_map(dict(values or {}))

    lines: list[str] = []
    for name, proofs in found.items():
        lines.append(name)
        for proof in proofs:
            lines.append(f"  {'✓' if proof.holds else '✗'} {proof.number:>2} {say(proof.proves.key)}")
            lines += [f"       {gap.item}: {say(gap.reason.key, dict(gap.reason.values))}" for gap in proof.gaps]
    return lines


def rehearse(argv: Sequence[str]) -> int:
    """Many runs: how often each charge ends how, and what is lost most."""
    parser = Asking(prog="./run rehearse", description="Many bot runs of a scenario.")
    parser.add_argument("slug", metavar="SLUG", help="a folder of data/scenarios")
    parser.add_argument("--cut", default="")
    parser.add_argument("--timetable", default="")
    parser.add_argument("--runs", type=parser.checked(whole(1, MOST_RUNS), instead=1, of="--runs"), default=20)
    parser.add_argument("--workers", type=parser.checked(whole(1, MOST_WORKERS), instead=1, of="--workers"), default=2)
    parser.add_argument("--skill", action="append", default=[], metavar="CC=0.8")
    parser.add_argument("--json", action="store_true")
    parser.add_language()
    asked = parser.noted(argv)
    wish = _asked(_scenario(asked.slug, parser.faults), asked, parser.faults)
    wishes = [replace(wish, seed=seed) for seed in range(1, asked.runs + 1)]
    with ProcessPoolExecutor(max_workers=asked.workers) as pool:
        outcomes = list(pool.map(_outcome, wishes))
    found = distribution(outcomes)
    print(json.dumps(found, ensure_ascii=False, indent=2) if asked.json else "\n".join(_spread(found)))
    return 0


def _outcome(asked: Asked) -> dict[str, Json]:
    return _played(load_scenario(DATA, asked.slug), load(DATA), asked).outcome


def distribution(outcomes: Sequence[Mapping[str, Json]]) -> dict[str, Json]:
    """How the expected charges ended over the runs, what was lost and why, and the mean of proven elements."""
    verdicts: dict[str, dict[str, int]] = {}
    causes: dict[str, int] = {}
    proven, good = 0, 0
    for outcome in outcomes:
        expected = outcome["expected"]
        rows = expected["charges"] if isinstance(expected, dict) else []
        good += 1 if isinstance(expected, dict) and expected["well_built"] else 0
        proven += int(str(outcome["proven"]))
        for row in rows if isinstance(rows, list) else []:
            if isinstance(row, dict):
                counts = verdicts.setdefault(str(row["charge"]), {})
                counts[str(row["verdict"])] = counts.get(str(row["verdict"]), 0) + 1
        lost = outcome["lost"]
        for row in lost if isinstance(lost, list) else []:
            if isinstance(row, dict):
                key = f"{row['charge']} {row['element']}: {row['cause']}"
                causes[key] = causes.get(key, 0) + 1
    return {
        "runs": len(outcomes),
        "well_built": good,
        "mean_proven": round(proven / max(1, len(outcomes)), 2),
        "verdicts": {name: dict(sorted(counts.items())) for name, counts in verdicts.items()},
        "lost": {name: causes[name] for name in sorted(causes, key=lambda one: (-causes[one], one))},
    }


def _spread(found: Mapping[str, Json]) -> list[str]:
    lines = [
        f"{found['runs']} runs · well built {found['well_built']} · mean of proven elements {found['mean_proven']}"
    ]
    for name in ("verdicts", "lost"):
        rows = found[name]
        lines += [f"  {key}: {value}" for key, value in rows.items()] if isinstance(rows, dict) else []
    return lines
