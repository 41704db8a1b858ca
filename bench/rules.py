"""The rule engine and its peers: `python -m bench.rules`.

A case of 200 facts is put to 150 conditions. Jisr first gives values alone, then every node as a finding with its value
and the facts that decided, then the same as elements of an offence, each under a rule with dates, mark and citation.
What a rule can carry on two dates is looked up once per corpus, as in the product. Beside it OpenFisca-Core with trace,
clingo and zen-engine, in the same run, turn by turn; their answers are compared with ours before anything is timed. At
last the whole law of the States whose law the data holds on one case.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from bench.table import Figure, show
from jisr.law import Condition, Corpus, Element, Facts, Grade, Offence, OffenceId, Penalty, Rule, qualify
from jisr.law.qualification import judge
from jisr.law.question import MET, ask
from jisr.law.rules import MarkPeriod, RuleType
from jisr.law.sample import sample_case, trees, values
from jisr.law.standing import grounds_on
from jisr.library import load
from jisr.library.corpus import law_documents
from jisr.library.facts import read_facts
from jisr.library.faults import Faults
from jisr.vocabulary import CountryCode, Finding, Mark, Period, RuleId

DATA = Path(__file__).parents[1] / "data"
ROUNDS = 25


def main() -> None:
    """Print the tables."""
    facts, conditions = sample_case()
    rows: dict[str, Callable[[], object]] = {
        "Jisr, every node with value and facts (full trees)": lambda: trees(facts, conditions),
        "Jisr, the same under 150 rules with date, mark, citation": _cited(facts, conditions),
        "Jisr, values first": lambda: values(facts, conditions),
    }
    rows |= _peers(facts, conditions)
    show("200 facts, 150 conditions: milliseconds", _alternate(rows))
    corpus = load(DATA)
    _whole_law(corpus)


def _cited(facts: Facts, conditions: Sequence[Condition]) -> Callable[[], Finding]:
    """The conditions as elements of one offence, each under a rule of its own."""
    day = date(2000, 1, 1)
    marks = (MarkPeriod(Period(day, None), Mark.VERIFIED),)
    ids = [RuleId(f"R-{number}") for number in range(len(conditions))]
    made = {
        id: Rule(id, "1", {}, (RuleType.DEFINES,), "", {}, "SRC", "2026-01-01", Period(day, None), marks) for id in ids
    }
    corpus = Corpus("", {}, made, {}, {}, {}, {}, {}, {})
    elements = tuple(
        Element(f"e{number}", {}, id, condition)
        for number, (id, condition) in enumerate(zip(ids, conditions, strict=True))
    )
    offence = Offence(OffenceId("O"), "sample", {}, ids[0], Grade.NONE, Penalty(), elements)

    def run() -> Finding:
        grounds = grounds_on(corpus, facts_on=facts.facts_on, procedure_on=facts.procedure_on)
        return judge(offence, ask(facts, accused="a1", victim="v1"), grounds).explain()

    return run


def _peers(facts: Facts, conditions: Sequence[Condition]) -> dict[str, Callable[[], object]]:
    """The peers that are installed (dependency group `bench`), each once shown to give our answers."""
    try:
        from bench import rules_peer
    except ImportError as missing:
        print(f"\nThe peers are not installed ({missing.name}): uv sync --group bench")
        return {}
    stated = dict(ask(facts, accused="a1", victim="v1").values)
    given = stated | {rules_peer.AGE_FACT: MET}
    engines: Mapping[str, Callable[[Mapping[str, int]], list[int]]] = {
        "OpenFisca-Core, with trace": rules_peer.openfisca(conditions, list(stated)),
        "clingo, no reasons": rules_peer.solver(conditions),
        "zen-engine, with its trace": rules_peer.decision(conditions, trace=True),
        "zen-engine, no reasons": rules_peer.decision(conditions, trace=False),
    }
    ours = values(facts, tuple(conditions))
    for name, engine in engines.items():
        if engine(given) != ours:
            raise SystemExit(f"{name} answers another question: the figures would mean nothing")
    return {name: partial(engine, given) for name, engine in engines.items()}


def _whole_law(corpus: Corpus) -> None:
    """Every case of facts in the folders of the States, put to the law of every State."""
    cases = _cases(corpus)
    if not cases:
        print("\nNo cases of facts in data/countries.")
        return
    single = [one for one in cases if len(one.accused()) == len(one.suffering()) == 1]
    chosen = {
        "the fullest case of one accused and one victim": max(single, key=lambda one: len(one.statements)),
        "the widest case of all folders": max(cases, key=lambda one: len(one.persons) * len(one.statements)),
    }
    for name, facts in chosen.items():
        size = f"{len(facts.accused())} accused, {len(facts.suffering())} reached, {len(facts.statements)} statements"
        rows: dict[str, Callable[[], object]] = {
            "all offences, values": partial(_asked, corpus, facts),
            "all offences touched, with trees": partial(_explained, corpus, facts),
            "every offence with its tree": partial(_explained, corpus, facts, all_of_them=True),
        }
        held = _held(corpus)
        offences = sum(len(corpus.countries[code].offences) for code in held)
        show(f"The whole law of {len(held)} States ({offences} offences), {name} ({size})", _alternate(rows))


def _held(corpus: Corpus) -> tuple[CountryCode, ...]:
    """The States whose own law the data holds."""
    return tuple(code for code, country in corpus.countries.items() if country.law_held)


def _asked(corpus: Corpus, facts: Facts) -> list[object]:
    return [qualify(corpus, facts, home=code).touched() for code in _held(corpus)]


def _explained(corpus: Corpus, facts: Facts, *, all_of_them: bool = False) -> list[Finding]:
    asked = [qualify(corpus, facts, home=code) for code in _held(corpus)]
    return [one.explain() for found in asked for one in (found.found if all_of_them else found.touched())]


def _cases(corpus: Corpus) -> list[Facts]:
    faults = Faults()
    found = []
    for name, node in law_documents(DATA, faults=faults).documents.items():
        if name.startswith("countries/") and name.endswith("/cases.yaml"):
            found += [read_facts(case, corpus.facts) for case in node.elements() if case.has("statements")]
    return [facts for facts in found if facts.accused() and facts.suffering()]


def _alternate(actions: Mapping[str, Callable[[], object]]) -> list[Figure]:
    """Each action in turn, so that all meet the same machine; the first round does not count."""
    seconds: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(ROUNDS + 1):
        for name, action in actions.items():
            start = time.perf_counter()
            action()
            seconds[name].append((time.perf_counter() - start) * 1e3)
    return [Figure(name=name, values=tuple(taken[1:])) for name, taken in seconds.items()]


if __name__ == "__main__":
    main()
