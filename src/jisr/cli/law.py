"""The commands of law: `qualify` facts, `assess` a request, `check` the data.

Bad input gives every fault at once, with file, line and mend, and exit code 2; never a trace of the program.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from jisr.cli.places import DATA
from jisr.cli.spoken import Speaker, assessment_json, finding_json, qualification_json
from jisr.law import Corpus, Country, Facts, Qualified
from jisr.law import qualify as qualify_facts
from jisr.law.assess import assess as assess_query
from jisr.law.request import Query
from jisr.library import DataFaults, Faults, Language, document, load, load_languages, read_facts
from jisr.library.checking import Checked, check_all, unverified
from jisr.library.facts import FACTS_KEYS
from jisr.library.requests import read_query
from jisr.vocabulary import CountryCode, Json, LanguageTag, Verdict


def qualify(argv: Sequence[str]) -> int:
    """Which offences the facts of a file make out, under a State's law or an instrument's definitions."""
    parser = _parser("qualify", "Which offences the facts make out, element by element.", "FACTS.yaml")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--state", metavar="CC", help="the State whose law is asked")
    where.add_argument("--instrument", metavar="SLUG", help="the instrument whose definitions are asked")
    parser.add_argument("--procedure-on", type=_day, metavar="DATE", help="day of the act of procedure (2022-03-09)")
    asked = parser.parse_args(argv)
    try:
        corpus = load(asked.data)
        facts = _facts(asked.file, corpus, asked.procedure_on)
        home = _home(corpus, asked.state, asked.instrument)
    except DataFaults as faults:
        return _refuse(faults)
    if home is None:
        print(_unanswerable(corpus, asked.state, asked.instrument or ""), file=sys.stderr)
        return 2
    found = qualify_facts(corpus, facts, home=home)
    if asked.json:
        _print_json(_qualified_json(found))
    else:
        print("\n".join(_qualified_lines(found, Speaker(corpus, _language(asked.data, asked.language)))))
    return 0


def assess(argv: Sequence[str]) -> int:
    """The legal check of a request between two States."""
    asked = _parser("assess", "Legal check of a request between two States.", "REQUEST.yaml").parse_args(argv)
    try:
        corpus = load(asked.data)
        query = _query(asked.file, corpus)
    except DataFaults as faults:
        return _refuse(faults)
    found = assess_query(corpus, query)
    if asked.json:
        _print_json(assessment_json(found))
    else:
        print("\n".join(Speaker(corpus, _language(asked.data, asked.language)).assessment(found)))
    return 0


def check(argv: Sequence[str]) -> int:
    """Validate the data; 1 when there are faults."""
    parser = argparse.ArgumentParser(prog="./run check", description="Validate the data: every fault at once.")
    parser.add_argument("path", nargs="?", type=Path, default=DATA, help="the data, or a part of it")
    parser.add_argument("--unverified", action="store_true", help="list the rules on which nothing may rest")
    parser.add_argument("--no-cache", action="store_true", help="check again what was found good")
    asked = parser.parse_args(argv)
    if not asked.path.exists():
        print(f"{asked.path} is not there.", file=sys.stderr)
        return 2
    root = data_root(asked.path)
    found = check_all(root, cached=not asked.no_cache)
    below = asked.path.resolve()
    faults = [fault for fault in found.faults if root == below or below in _ways(fault.place.file)]
    for fault in faults:
        print(fault, file=sys.stderr)
    if not found.faults and asked.unverified:
        _print_unverified(load(root), below)
    if not found.faults and below.parent == root / "countries":
        _print_links(load(root), below.name.upper())
    _print_counts(found, len(faults))
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


def _parser(name: str, about: str, file: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"./run {name}", description=about)
    parser.add_argument("file", type=Path, metavar=file)
    parser.add_argument("--json", action="store_true", help="plain data instead of a tree of words")
    parser.add_argument("--language", default="en", metavar="TAG", help="language of the words: en, fr, ar")
    parser.add_argument("--data", type=Path, default=DATA, help="the data folder")
    return parser


def _facts(file: Path, corpus: Corpus, procedure_on: date | None) -> Facts:
    faults = Faults()
    node = document(file, faults=faults)
    faults.stop_if_any()
    assert node is not None
    node.unknown_keys(*FACTS_KEYS)
    facts = read_facts(node, corpus.facts, families=corpus.families(), procedure_on=procedure_on)
    faults.stop_if_any()
    return facts


def _query(file: Path, corpus: Corpus) -> Query:
    faults = Faults()
    node = document(file, faults=faults)
    faults.stop_if_any()
    assert node is not None
    query = read_query(node, corpus)
    faults.stop_if_any()
    return query


def _home(corpus: Corpus, state: str | None, instrument: str | None) -> str | None:
    if state is not None:
        country = corpus.countries.get(CountryCode(state.upper()))
        return country.code if country is not None and country.law_held else None
    found = corpus.instruments.get(instrument or "")
    return found.slug if found is not None and found.definitions else None


def _unanswerable(corpus: Corpus, state: str | None, instrument: str) -> str:
    """Why nothing can be qualified under what was asked, and what can be."""
    if state is None:
        known: list[str] = [one.slug for one in corpus.instruments.values() if one.definitions]
        return f"“{instrument}” is not known. Known: {', '.join(known)}."
    held = ", ".join(one.code for one in corpus.countries.values() if one.law_held)
    if state.upper() in corpus.countries:
        return f"The national law of {state.upper()} is not held, only the treaties that bind it. Held: {held}."
    return f"“{state}” is not known. Known: {held}."


def _qualified_lines(found: Qualified, speaker: Speaker) -> list[str]:
    dates = {"facts": found.facts.facts_on.isoformat(), "procedure": found.facts.procedure_on.isoformat()}
    lines = [f"{speaker.home(found.home)}: " + speaker.say("facts of {facts}, act of procedure of {procedure}", dates)]
    touched = sorted(found.touched(), key=lambda one: list(Verdict).index(one.verdict))
    shown = [one for one in touched if one.verdict is not Verdict.UNMET]
    for one in shown:
        lines += ["", *speaker.qualification(one)]
    if not shown:
        lines += ["", speaker.say("No offence of this law is made out.")]
    missed = [one for one in touched if one.verdict is Verdict.UNMET]
    if missed:
        lines += ["", speaker.say("Touched but not made out")]
        lines += [f"    {line}" for one in missed for line in speaker.qualification(one)]
    if found.unread:
        ids = ", ".join(f"{one.id} ({one.fact})" for one in found.unread)
        lines += ["", speaker.say("No element of this law reads: {facts}", {"facts": ids})]
    return lines


def _qualified_json(found: Qualified) -> Json:
    return {
        "home": found.home,
        "facts-on": found.facts.facts_on.isoformat(),
        "procedure-on": found.facts.procedure_on.isoformat(),
        "offences": [qualification_json(one) for one in found.touched()],
        "unread": [one.id for one in found.unread],
    }


def _language(data: Path, tag: str) -> Language:
    languages = load_languages(data)
    return languages.get(LanguageTag(tag)) or languages[LanguageTag("en")]


def _print_unverified(corpus: Corpus, below: Path) -> None:
    for rule in unverified(corpus):
        if below in _ways(rule.file.rpartition(":")[0]):
            marks = ", ".join(dict.fromkeys(part.mark.value for part in rule.marks))
            note = f" — {rule.note}" if rule.note else ""
            print(f"{rule.file}: {rule.id} [{marks}] {rule.text.get(LanguageTag('en'), '')}{note}")


def _print_links(corpus: Corpus, code: str) -> None:
    """What binds the State together with each other State at the last day that its data looks at."""
    country = corpus.countries[CountryCode(code)]
    on = max((date.fromisoformat(bond.as_of) for bond in country.bonds), default=date.min)
    for other in corpus.countries.values():
        if other.code != country.code:
            both = [slug for slug in corpus.instruments if _both_bound(country, other, slug, on)]
            print(f"{country.code} – {other.code}, {on.isoformat()}: {', '.join(both) or 'no treaty binds both'}")


def _both_bound(one: Country, other: Country, slug: str, on: date) -> bool:
    return bool(one.is_bound(slug, on=on) and other.is_bound(slug, on=on))


def _print_counts(found: Checked, faults: int) -> None:
    told = ", ".join(f"{count} {name}" for name, count in found.counts)
    kept = " (unchanged since the last check)" if found.from_cache else ""
    print(f"{told}; {faults or 'no'} fault{'' if faults == 1 else 's'}{kept}.")


def _refuse(faults: DataFaults) -> int:
    for fault in faults.faults:
        print(fault, file=sys.stderr)
    return 2


def _print_json(value: Json) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{word}” is not a day as 2022-03-09") from None


__all__ = ["assess", "check", "finding_json", "qualify"]
