"""Cases of a request between two States: basis, channel, language, gaps, bars, grounds, clocks."""

from collections.abc import Mapping
from typing import Final

from jisr.law.assess import assess
from jisr.law.corpus import Corpus
from jisr.law.request import Assessment, Clock
from jisr.library.expecting import Answered, listed, rules_in, same, same_set
from jisr.library.faults import nearest
from jisr.library.nodes import Node
from jisr.library.requests import read_query
from jisr.vocabulary import Finding, Verdict

REQUEST_EXPECTED: Final = (
    "basis", "instruments", "channel", "language", "gaps", "bars", "open", "forbidden", "first", "refusal", "verdict",
    "nationality", "silent", "clocks", "answers",
)  # fmt: skip
EXACT: Final = ("gaps", "bars", "instruments")


def assessed(case: Node, home: str, corpus: Corpus) -> Answered:
    """A request under the law that binds the two States on its day."""
    case.unknown_keys("name", "request", "expect")
    before = case.faults.noted
    query = read_query(case.map("request"), corpus)
    if case.faults.noted != before:
        return Answered()
    found = assess(corpus, query)
    expected = case.map("expect")
    expected.unknown_keys(*REQUEST_EXPECTED)
    verdicts, lists = _verdicts(found), _lists(found)
    for key, verdict in verdicts.items():
        if expected.has(key):
            same(expected, key, verdict)
    for key, told in lists.items():
        if expected.has(key):
            same_set(expected, key, told, exact=key in EXACT)
    outcomes = _outcomes(expected.optional_map("answers"), found, corpus)
    whole = {**verdicts, **{key: listed(words) for key, words in lists.items()}, **_times(found)}
    return Answered(
        {*_cited(found), *(one for one in outcomes if one in corpus.rules)}, whole, frozenset(outcomes.items())
    )


def _outcomes(expected: Node, found: Assessment, corpus: Corpus) -> Mapping[str, Verdict]:
    """What the check answers of each rule and channel that the case names; one that it leaves aside is unmet."""
    answers = {one.name: one.verdict for one in reversed(_answers(found))}
    ways = {channel.id for country in corpus.countries.values() for channel in country.channels}
    outcomes = {}
    for name, wanted in expected.items():
        if name not in corpus.rules and name not in ways:
            wanted.fault("“{word}” is not known.", nearest(name, corpus.rules), values={"word": name})
            continue
        outcomes[name] = answers.get(name, Verdict.UNMET)
        same(expected, name, outcomes[name].value)
    return outcomes


def _answers(found: Assessment) -> tuple[Finding, ...]:
    return (
        *found.channel.parts, *found.outgoing, *found.bars, *found.forbidden, *found.open_grounds, *found.first,
        *found.nationality, *found.execution, *found.use_limits, *(clock.finding for clock in found.clocks),
    )  # fmt: skip


def _verdicts(found: Assessment) -> Mapping[str, str]:
    return {
        "basis": found.basis.verdict.value,
        "channel": found.channel.verdict.value,
        "language": found.language.verdict.value,
        "verdict": found.verdict.value,
        "refusal": "none" if found.refusal is None else found.refusal.verdict.value,
    }


def _lists(found: Assessment) -> Mapping[str, set[str]]:
    return {
        "instruments": set(found.instruments),
        "gaps": set(found.gaps),
        "bars": {bar.name for bar in found.bars if bar.verdict in (Verdict.BARRED, Verdict.UNKNOWN)},
        "open": {one.name for one in found.open_grounds if one.verdict is not Verdict.UNMET},
        "forbidden": {one.name for one in found.forbidden},
        "first": {one.name for one in found.first},
        "nationality": {one.name for one in found.nationality},
        "silent": set(found.silent),
        "clocks": {str(clock.rule) for clock in found.clocks},
    }


def _times(found: Assessment) -> Mapping[str, str]:
    return {f"clock:{clock.rule}": _length(clock) for clock in found.clocks}


def _length(clock: Clock) -> str:
    if clock.days:
        return f"P{clock.days}D"
    return f"P{clock.months}M" if clock.months else "none"


def _cited(found: Assessment) -> set[str]:
    """The rules that the legal check of a request cites."""
    trees = (
        *found.parts, *found.bars, *found.forbidden, *found.open_grounds, *found.first, *found.nationality,
        *(clock.finding for clock in found.clocks), *(() if found.refusal is None else (found.refusal,)),
    )  # fmt: skip
    return set[str]().union(*map(rules_in, trees)) | {str(clock.rule) for clock in found.clocks}
