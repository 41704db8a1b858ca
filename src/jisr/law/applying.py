"""Whether a rule applies in a State, or between two, on a day: in force, binding them, and verified far enough."""

from collections.abc import Sequence
from datetime import date

from jisr.law.basis import bound
from jisr.law.conditions import VERDICTS
from jisr.law.corpus import Corpus
from jisr.law.standing import grounds_on
from jisr.vocabulary import CountryCode, Finding, Reason, RuleId, Verdict, all_of


def applying(corpus: Corpus, *, rule: RuleId, states: Sequence[CountryCode], on: date) -> Finding:
    """Met when the rule is in force and binds every State named; a State's own law binds in that State alone. What is
    in force nowhere, or binds one of them not, is unmet before anything is unknown."""
    known = corpus.rules[rule]
    ground = grounds_on(corpus, facts_on=on, procedure_on=on).of(rule)
    parts = tuple(_binding(corpus, known.home, state, on) for state in states)
    own = Verdict.MET if ground.ceiling is None else VERDICTS[ground.ceiling]
    reasons = () if ground.reason is None else (ground.reason,)
    return Finding(rule, all_of([own, *(part.verdict for part in parts)]), ground.citation, reasons, (), parts)


def _binding(corpus: Corpus, home: str, state: CountryCode, on: date) -> Finding:
    if home in corpus.countries:
        if home == state:
            return Finding(state, Verdict.MET, None)
        return Finding(state, Verdict.UNMET, None, (Reason("it is the law of another State"),))
    if not corpus.instruments[home].bindable:
        return Finding(state, Verdict.UNMET, None, (Reason("it binds nobody"),))
    return bound(corpus, state=state, instrument=home, on=on)
