"""`check`: everything under a data folder, or one folder of it; every fault at once; what is not verified listed.

The answer for the whole folder is kept under the digest of all its bytes and of the code that judged them, so that a
second check reads no law at all and is never stale.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from jisr.law.corpus import Corpus
from jisr.law.rules import Rule
from jisr.library.corpus import LAW_FOLDERS, read_corpus
from jisr.library.coverage import Coverage, note_bare, run_all_cases
from jisr.library.faults import Fault, Faults
from jisr.library.foreign_cases import FOLDER as FOREIGN_CASES
from jisr.library.foreign_cases import read_foreign_cases
from jisr.library.logic import read_logic
from jisr.library.messages import label_languages, read_languages
from jisr.library.open_points import read_open_points
from jisr.library.reading import cache_folder, digest_of_files, many_objects, read_folder, write_whole
from jisr.library.scenario_law import check_scenarios
from jisr.library.surroundings import SURROUNDING_FOLDERS, read_surroundings
from jisr.library.terms import read_term_families

SOURCE = Path(__file__).parents[1]
CHECKED_FOLDERS = (*LAW_FOLDERS, *SURROUNDING_FOLDERS, FOREIGN_CASES, "languages")


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found."""

    faults: tuple[Fault, ...]
    counts: tuple[tuple[str, int], ...]
    from_cache: bool = False


def check_all(root: Path, *, cached: bool = True) -> Checked:
    """Check a whole data folder: the law and its cases, languages, scenarios."""
    faults = Faults(labels=label_languages(root))
    kept = cache_folder(root)
    key = _key(root) if cached and kept is not None else ""
    store = None if kept is None else kept / "checked.json"
    if key and store is not None and (counts := _known_good(store, key)) is not None:
        return Checked((), counts, from_cache=True)
    with many_objects():
        folder = read_folder(root, faults=faults, keep=lambda name: name.split("/")[0] in CHECKED_FOLDERS)
        corpus = read_corpus(folder, faults=faults)
        languages = read_languages(folder)
        terms = sum(len(family.terms) for family in read_term_families(folder))
        points = read_open_points(folder, corpus)
        read_logic(folder, corpus)
        surroundings = read_surroundings(folder, corpus)
        judgments = () if faults else read_foreign_cases(folder, corpus)
        covered = Coverage((), {}) if faults else run_all_cases(folder, corpus)
        if not faults:
            note_bare(covered, corpus, faults)
        scenarios = check_scenarios(root, corpus, faults)
    counts = (
        ("rules", len(corpus.rules)),
        ("offences", len(corpus.offences)),
        ("instruments", len(corpus.instruments)),
        ("countries", len(corpus.countries)),
        ("measures", len(corpus.measures)),
        ("forms", len(corpus.forms)),
        ("languages", len(languages)),
        ("terms", terms),
        ("cases", len(covered.cases)),
        ("open points", len(points)),
        *surroundings,
        ("judgments of other countries", len(judgments)),
        ("scenarios", scenarios),
    )
    if key and store is not None and not faults:
        write_whole(store, json.dumps({"key": key, "counts": counts}).encode())
    return Checked(tuple(faults), counts)


def unverified(corpus: Corpus) -> list[Rule]:
    """Rules that at some date carry a mark on which nothing may rest."""
    return [rule for rule in corpus.rules.values() if any(not part.mark.decides for part in rule.marks)]


def _key(root: Path) -> str:
    data = digest_of_files(sorted(root.rglob("*.yaml")), root=root)
    code = digest_of_files(sorted(SOURCE.rglob("*.py")), root=SOURCE)
    return f"{data} {code}"


def _known_good(store: Path, key: str) -> tuple[tuple[str, int], ...] | None:
    try:
        kept = json.loads(store.read_bytes())
        return tuple((str(name), int(count)) for name, count in kept["counts"]) if kept["key"] == key else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
