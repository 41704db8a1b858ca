"""Cases of one rule: whether it applies in a State on a day, and whether the time that it sets still runs."""

from collections.abc import Iterable
from typing import Final

from jisr.law.applying import applying
from jisr.law.clocks import counted, time_left
from jisr.law.corpus import Corpus
from jisr.library.expecting import ANSWERS, Answered, rules_in, same
from jisr.library.faults import nearest
from jisr.library.nodes import Node
from jisr.vocabulary import CountryCode, RuleId, Verdict

RUNS: Final = {Verdict.MET: "running", Verdict.UNMET: "over", Verdict.UNKNOWN: "unknown"}


def applies(case: Node, corpus: Corpus) -> Answered:
    """Whether rules apply in a State, or between two, on a day: in force there, binding, and verified far enough."""
    case.unknown_keys("name", "rule", "in", "on", "expect")
    expected = case.map("expect")
    expected.unknown_keys("applies")
    states = [CountryCode(one) for one in case.strings("in")]
    asked = [RuleId(one) for one in case.strings("rule")]
    if not (_known(case, "in", states, corpus.countries) and _known(case, "rule", asked, corpus.rules)):
        return Answered()
    found = {one: applying(corpus, rule=one, states=states, on=case.date("on")) for one in asked}
    for one, answer in found.items():
        same(expected, "applies", ANSWERS[answer.verdict], of="" if len(asked) == 1 else one)
    return Answered(
        {*asked}.union(*map(rules_in, found.values())) - {""},
        {f"applies:{one}": ANSWERS[answer.verdict] for one, answer in found.items()},
        frozenset((str(one), answer.verdict) for one, answer in found.items()),
    )


def running(case: Node, home: str, corpus: Corpus) -> Answered:
    """Whether a time that a rule sets, counted from a day, still runs on another."""
    case.unknown_keys("name", "clock", "expect")
    asked = case.map("clock")
    asked.unknown_keys("rule", "counts", "from", "on")
    rule = RuleId(asked.str("rule"))
    if not _known(asked, "rule", [rule], corpus.rules):
        return Answered()
    lengths = counted(corpus.rules[rule])
    unit = asked.optional_str("counts", lengths[0] if lengths else "days")
    if lengths and not _known(asked, "counts", [unit], lengths):
        return Answered()
    found = time_left(corpus, rule=rule, counts=unit, start=asked.date("from"), on=asked.date("on"))
    same(case, "expect", RUNS[found.verdict])
    return Answered({rule}, {f"runs:{rule}": RUNS[found.verdict]}, frozenset({(str(rule), found.verdict)}))


def _known(node: Node, key: str, words: Iterable[str], known: Iterable[str]) -> bool:
    missing = [word for word in words if word not in known]
    for word in missing:
        node.fault("“{word}” is not known.", nearest(word, known), key=key, values={"word": word})
    return not missing
