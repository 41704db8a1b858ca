"""The commands of law: `qualify` facts, `assess` a request.

Bad input gives every fault at once, with file, line and mend, and exit code 2; never a trace of the program.
"""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from jisr.cli.spoken import Speaker, assessment_json, finding_json, qualification_json
from jisr.cli.telling import print_json, refuse
from jisr.law import Corpus, Facts, Qualified
from jisr.law import qualify as qualify_facts
from jisr.law.assess import assess as assess_query
from jisr.law.request import Query
from jisr.library import DataFaults, Faults, document, load, read_facts
from jisr.library.facts import FACTS_KEYS
from jisr.library.requests import read_query
from jisr.terminal import Asking, stop_if_any
from jisr.terminal.asking import day
from jisr.terminal.files import data_folder, file_fault
from jisr.terminal.places import DATA
from jisr.terminal.tongue import language_of, spoken_in
from jisr.vocabulary import CountryCode, Json, Reason


def qualify(argv: Sequence[str]) -> int:
    """Which offences the facts of a file make out, under a State's law or an instrument's definitions."""
    parser = _parser("qualify", "Which offences the facts make out, element by element.", "FACTS.yaml")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--state", metavar="CC", help="the State whose law is asked")
    where.add_argument("--instrument", metavar="SLUG", help="the instrument whose definitions are asked")
    parser.add_argument(
        "--procedure-on", type=parser.checked(day, instead=date.min, of="--procedure-on"), metavar="DATE",
        help="day of the act of procedure (2022-03-09)",
    )  # fmt: skip
    asked = parser.noted(argv)
    stop_if_any([*parser.faults, file_fault(asked.file)])
    try:
        corpus = load(asked.data)
        language = language_of(asked.data, asked.language)
        facts = _facts(asked.file, corpus, asked.procedure_on)
        home = _home(corpus, asked.state, asked.instrument)
    except DataFaults as faults:
        return refuse(faults, spoken_in(asked.data, asked.language))
    if home is None:
        why = _unanswerable(corpus, asked.state, asked.instrument or "")
        print(language.say(why.key, why.values), file=sys.stderr)
        return 2
    found = qualify_facts(corpus, facts, home=home)
    if asked.json:
        print_json(_qualified_json(found))
    else:
        print("\n".join(Speaker(corpus, language).qualified(found)))
    return 0


def assess(argv: Sequence[str]) -> int:
    """The legal check of a request between two States."""
    parser = _parser("assess", "Legal check of a request between two States.", "REQUEST.yaml")
    asked = parser.noted(argv)
    stop_if_any([*parser.faults, file_fault(asked.file)])
    try:
        corpus = load(asked.data)
        language = language_of(asked.data, asked.language)
        query = _query(asked.file, corpus)
    except DataFaults as faults:
        return refuse(faults, spoken_in(asked.data, asked.language))
    found = assess_query(corpus, query)
    if asked.json:
        print_json(assessment_json(found))
    else:
        print("\n".join(Speaker(corpus, language).assessment(found)))
    return 0


def _parser(name: str, about: str, file: str) -> Asking:
    parser = Asking(prog=f"./run {name}", description=about)
    parser.add_argument("file", type=Path, metavar=file)
    parser.add_argument("--json", action="store_true", help="plain data instead of a tree of words")
    parser.add_language()
    parser.add_argument(
        "--data", type=parser.checked(data_folder, instead=DATA, of="--data"), default=DATA, help="the data folder"
    )
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


def _unanswerable(corpus: Corpus, state: str | None, instrument: str) -> Reason:
    """Why nothing can be qualified under what was asked, and what can be."""
    if state is None:
        known: list[str] = [one.slug for one in corpus.instruments.values() if one.definitions]
        return Reason("“{word}” is not known. Known: {known}.", {"word": instrument, "known": ", ".join(known)})
    held = ", ".join(one.code for one in corpus.countries.values() if one.law_held)
    if state.upper() in corpus.countries:
        key = "The national law of {state} is not held, only the treaties that bind it. Held: {held}."
        return Reason(key, {"state": state.upper(), "held": held})
    return Reason("“{word}” is not known. Known: {known}.", {"word": state, "known": held})


def _qualified_json(found: Qualified) -> Json:
    return {
        "home": found.home,
        "facts-on": found.facts.facts_on.isoformat(),
        "procedure-on": found.facts.procedure_on.isoformat(),
        "offences": [qualification_json(one) for one in found.listed()],
        "unread": [one.id for one in found.unread],
    }


__all__ = ["assess", "finding_json", "qualify"]
