"""The cases that prove each rule, kept under the digest of the law and of the code that judged it: never stale.

To run all cases takes a tenth of a second; to read what they touched, a few thousandths.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from jisr.library.cases import Ran
from jisr.library.coverage import Coverage, load_coverage
from jisr.library.reading import cache_folder, digest_of_files, write_whole
from jisr.vocabulary import LanguageTag, RuleId

SOURCE = Path(__file__).parents[1]
FILE = "covered.json"


def kept_coverage(root: Path, *, digest: str) -> Coverage:
    """The coverage of the law with this digest: read when it is kept, else run and kept. Raises `DataFaults`."""
    kept = cache_folder(root)
    if kept is None:
        return load_coverage(root)
    store = kept / FILE
    key = f"{digest} {digest_of_files(sorted(SOURCE.rglob('*.py')), root=SOURCE)}"
    if (found := _kept(store, key)) is None:
        found = load_coverage(root)
        write_whole(store, json.dumps({"key": key, "cases": [_told(one) for one in found.cases]}).encode())
    return found


def _told(case: Ran) -> list[object]:
    return [dict(case.name), case.place, sorted(case.rules)]


def _kept(store: Path, key: str) -> Coverage | None:
    try:
        told = json.loads(store.read_bytes())
        if told["key"] != key:
            return None
        cases = tuple(_read(name, place, rules) for name, place, rules in told["cases"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    by_rule: dict[RuleId, list[Ran]] = {}
    for case in cases:
        for rule in sorted(case.rules):
            by_rule.setdefault(rule, []).append(case)
    return Coverage(cases, {rule: tuple(proofs) for rule, proofs in by_rule.items()})


def _read(name: Mapping[str, str], place: str, rules: list[str]) -> Ran:
    words = {LanguageTag(tag): str(said) for tag, said in name.items()}
    return Ran(words, str(place), frozenset(RuleId(rule) for rule in rules))
