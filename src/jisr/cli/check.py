"""`check`: validates the data, lists what is not verified, and tells what a change of law does to the cases.

Exit codes: 0 no faults; 1 faults, each with file, line and mend; 2 when there is nothing to check or to compare with.
"""

import argparse
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Final, Protocol

from jisr.cli.telling import tell_faults
from jisr.law import Corpus, Country
from jisr.law.book.words import MARKS
from jisr.library import Language, load
from jisr.library.checking import Checked, check_all, unverified
from jisr.terminal import Asking, stop_if_any
from jisr.terminal.files import absent
from jisr.terminal.places import DATA
from jisr.terminal.tongue import spoken_in
from jisr.vocabulary import CountryCode, in_language

COMPARING: Final = "jisr.cli.against"
COUNTS: Final = {
    "rules": "{count} rules",
    "offences": "{count} offences",
    "instruments": "{count} instruments",
    "countries": "{count} countries",
    "measures": "{count} measures",
    "forms": "{count} forms of cooperation",
    "languages": "{count} languages",
    "terms": "{count} terms",
    "cases": "{count} cases",
    "open points": "{count} open points",
    "judgments of other countries": "{count} judgments of other countries",
    "institutions": "{count} institutions",
    "steps of a case": "{count} steps of a case",
    "series of figures": "{count} series of figures",
    "comparisons": "{count} comparisons",
    "events": "{count} events",
    "authentic texts": "{count} authentic texts",
    "scenarios": "{count} scenarios",
}


class Compared(Protocol):
    """What compares with a revision: a module of its own, read when it is asked for, so that a check starts at once."""

    def __call__(self, revision: str, *, root: Path, language: Language, as_data: bool) -> int:
        """The exit code."""
        ...


def check(argv: Sequence[str]) -> int:
    """Validate the data; 1 when there are faults."""
    asked = _parser().read(argv)
    root = data_root(asked.path)
    language = spoken_in(root if asked.path.exists() else DATA, asked.language)
    stop_if_any([None if asked.path.exists() else absent(asked.path)])
    if asked.against is None:
        return _checked(asked, root, language)
    compared: Compared = import_module(COMPARING).compared
    return compared(asked.against, root=root, language=language, as_data=asked.json)


def _parser() -> Asking:
    parser = Asking(prog="./run check", description="Validate the data: every fault at once.")
    parser.add_argument("path", nargs="?", type=Path, default=DATA, help="the data, or a part of it")
    parser.add_argument("--unverified", action="store_true", help="list the rules on which nothing may rest")
    parser.add_argument(
        "--against", metavar="REVISION", help="tell what changes since a revision of git, by its effects"
    )
    parser.add_argument("--json", action="store_true", help="with --against: plain data instead of words")
    parser.add_argument("--no-cache", action="store_true", help="check again what was found good")
    parser.add_language()
    return parser


def _checked(asked: argparse.Namespace, root: Path, language: Language) -> int:
    found = check_all(root, cached=not asked.no_cache)
    below = asked.path.resolve()
    faults = [fault for fault in found.faults if root == below or below in _ways(fault.place.file)]
    tell_faults(faults, language)
    if not found.faults and asked.unverified:
        _print_unverified(load(root), below, language)
    if not found.faults and below.parent == root / "countries":
        _print_links(load(root), below.name.upper(), language)
    _print_counts(found, len(faults), language)
    return 1 if faults else 0


def data_root(path: Path) -> Path:
    """The data folder that a path belongs to: the nearest one above it that holds the vocabulary of facts."""
    for folder in (path.resolve(), *path.resolve().parents):
        if (folder / "facts").is_dir():
            return folder
    return path.resolve()


def _ways(file: str) -> tuple[Path, ...]:
    way = Path(file).resolve()
    return (way, *way.parents)


def _print_unverified(corpus: Corpus, below: Path, language: Language) -> None:
    for rule in unverified(corpus):
        if below in _ways(rule.file.rpartition(":")[0]):
            marks = language.say(", ").join(
                dict.fromkeys(f"{part.mark.value}: {language.say(MARKS[part.mark])}" for part in rule.marks)
            )
            note = f" — {rule.note}" if rule.note else ""
            print(f"{rule.file}: {rule.id} [{marks}] {in_language(rule.text, language.tag)}{note}")


def _print_links(corpus: Corpus, code: str, language: Language) -> None:
    """What binds the State together with each other State at the last day that its data looks at."""
    country = corpus.countries[CountryCode(code)]
    on = max((date.fromisoformat(bond.as_of) for bond in country.bonds), default=date.min)
    for other in corpus.countries.values():
        if other.code != country.code:
            both = [slug for slug in corpus.instruments if _both_bound(country, other, slug, on)]
            told = language.say(", ").join(both) or language.say("no treaty binds both")
            print(f"{country.code} – {other.code}, {on.isoformat()}: {told}")


def _both_bound(one: Country, other: Country, slug: str, on: date) -> bool:
    return bool(one.is_bound(slug, on=on) and other.is_bound(slug, on=on))


def _print_counts(found: Checked, faults: int, language: Language) -> None:
    counts = [language.say(COUNTS[name], {"count": count}) for name, count in found.counts]
    told = {0: "no faults", 1: "1 fault"}.get(faults, "{count} faults")
    values = {
        "counts": language.say(", ").join(counts),
        "faults": language.say(told, {"count": faults}),
        "kept": language.say(" (unchanged since the last check)") if found.from_cache else "",
    }
    print(language.say("{counts}; {faults}{kept}.", values))
