"""The law asked as people ask it: `python -m bench.legal_check`.

The legal check of each request that the data has a case of, and 200 stated facts of kinds that the corpus knows put to
every offence of the States whose law the data holds, at the day of the facts. No other program holds such law to
stand beside it.
"""

import time
from collections.abc import Iterable
from datetime import date
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from bench.table import Figure, show, timed
from jisr.law import Corpus, Facts, qualify
from jisr.law.assess import assess
from jisr.law.facts import Person, PersonRole, Stance, Statement
from jisr.law.request import Query
from jisr.library import load
from jisr.library.corpus import law_documents
from jisr.library.faults import Faults
from jisr.library.requests import read_query

DATA = Path(__file__).parents[1] / "data"
FACTS = 200
RUNS = 25


def main() -> None:
    """Print the tables."""
    corpus = load(DATA)
    queries = tuple(_queries(corpus))
    rows = [
        Figure(name="each request once, the slowest of all", values=tuple(_slowest(corpus, queries) for _ in range(9))),
        timed("all of them, per request", partial(_all, corpus, queries), runs=9),
    ]
    rows[1] = Figure(name=rows[1].name, values=tuple(one / len(queries) for one in rows[1].values))
    show(f"The legal check of {len(queries)} requests", rows)
    facts = _facts(corpus)
    held = [code for code, country in corpus.countries.items() if country.law_held]
    offences = sum(len(corpus.countries[code].offences) for code in held)
    show(
        f"{len(facts.statements)} facts against {offences} offences of {len(held)} States",
        [
            timed("every offence answered", partial(_asked, corpus, facts, held, trees=False), runs=RUNS),
            timed("with the trees of those touched", partial(_asked, corpus, facts, held, trees=True), runs=RUNS),
        ],
    )


def _queries(corpus: Corpus) -> Iterable[Query]:
    faults = Faults()
    for node in law_documents(DATA, faults=faults).documents.values():
        if node.is_list:
            yield from (read_query(case.map("request"), corpus) for case in node.elements() if case.has("request"))


def _all(corpus: Corpus, queries: Iterable[Query]) -> None:
    for query in queries:
        assess(corpus, query)


def _slowest(corpus: Corpus, queries: Iterable[Query]) -> float:
    taken = 0.0
    for query in queries:
        start = time.perf_counter()
        assess(corpus, query)
        taken = max(taken, (time.perf_counter() - start) * 1e3)
    return taken


def _facts(corpus: Corpus) -> Facts:
    """Every kind of fact in turn, until there are enough: of one accused and one victim, some contested."""
    stances = cycle((Stance.ESTABLISHED, Stance.ESTABLISHED, Stance.CONTESTED))
    kinds = islice(cycle(corpus.facts), FACTS)
    statements = tuple(
        Statement(f"s{number}", kind, "a1", "v1", stance=stance)
        for number, (kind, stance) in enumerate(zip(kinds, stances, strict=False))
    )
    persons = {
        "a1": Person("a1", PersonRole.ACCUSED, date(1980, 1, 1)),
        "v1": Person("v1", PersonRole.VICTIM, date(2006, 8, 14)),
    }
    day = date(2022, 2, 3)
    return Facts(day, day, persons, statements)


def _asked(corpus: Corpus, facts: Facts, held: Iterable[str], *, trees: bool) -> None:
    for code in held:
        found = qualify(corpus, facts, home=code)
        for one in found.touched() if trees else ():
            one.explain()


if __name__ == "__main__":
    main()
