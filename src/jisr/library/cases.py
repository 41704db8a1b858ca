"""`cases.yaml`: each folder proves itself. A case is a sentence a judge reads, what is given, and what is expected.

Shapes, told by their keys: facts under a law, a request between two States, a rule on a date or in a State, who is
bound, whether a time still runs, who may take a measure and what is owed in it. A case that fails is a fault of the
folder, with what was found.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from jisr.law.basis import bound
from jisr.law.corpus import Corpus
from jisr.law.rules import Rule, Standing
from jisr.library.expecting import ANSWERS, Answered, rules_in, same, yes
from jisr.library.faults import nearest, one_of
from jisr.library.measure_cases import competent, taken
from jisr.library.nodes import Node
from jisr.library.offence_cases import qualified
from jisr.library.request_cases import assessed
from jisr.library.standing_cases import applies, running
from jisr.vocabulary import CountryCode, RuleId, Text, Verdict


@dataclass(frozen=True, slots=True)
class Ran:
    """A case that was run: its sentence, its place, the rules on which what it expects rests, and what was found.

    `found` is empty where the law could not be asked: the case names what this law does not hold. `outcomes` are the
    answers expected of an offence, a rule or a channel by name.
    """

    name: Text
    place: str
    rules: frozenset[RuleId]
    found: Mapping[str, str] = field(default_factory=dict, compare=False)
    outcomes: frozenset[tuple[str, Verdict]] = field(default=frozenset(), compare=False)


def run_cases(node: Node, *, home: str, corpus: Corpus) -> tuple[Ran, ...]:
    """Run the cases of a folder; faults are noted in the node's collector. What each case rests on and found."""
    return tuple(run_case(case, home=home, corpus=corpus) for case in node.elements())


def run_case(case: Node, *, home: str, corpus: Corpus) -> Ran:
    """Run one case; what it expects and did not find is a fault."""
    name = case.label("name")
    shape = next((key for key in _SHAPES if case.has(key)), "")
    if not shape:
        case.fault("is a case of no known shape.", one_of(_SHAPES))
    answer = _SHAPES[shape](case, home, corpus) if shape else Answered()
    return Ran(name, str(case.place), frozenset(map(RuleId, answer.rules)), answer.found, answer.outcomes)


def _rule(case: Node, home: str, corpus: Corpus) -> Answered:
    if case.has("in"):
        return applies(case, corpus)
    case.unknown_keys("name", "rule", "on", "procedure-on", "expect")
    asked = case.strings("rule")
    found: dict[str, str] = {}
    for name in asked:
        rule = corpus.rules.get(RuleId(name))
        if rule is None:
            values = {"word": name}
            case.fault("no rule has the name “{word}”.", nearest(name, corpus.rules), key="rule", values=values)
        else:
            told = _one_rule(case, rule, alone=len(asked) == 1)
            found |= {f"{key}:{name}": answer for key, answer in told.items()}
    return Answered(asked, found)


def _one_rule(case: Node, rule: Rule, *, alone: bool) -> Mapping[str, str]:
    on = case.date("on")
    procedure_on = case.optional_date("procedure-on") or on
    standing = rule.standing(facts_on=on, procedure_on=procedure_on)
    expected = case.map("expect")
    expected.unknown_keys("in-force", "decides", "mark", "erased")
    told = {
        "in-force": yes(standing is Standing.IN_FORCE),
        "decides": yes(rule.decides(facts_on=on, procedure_on=procedure_on)),
        "mark": rule.mark_on(on).value,
        "erased": yes(standing is Standing.ERASED),
    }
    for key, answer in told.items():
        if expected.has(key):
            same(expected, key, answer, of="" if alone else rule.id)
    return told


def _bound(case: Node, home: str, corpus: Corpus) -> Answered:
    case.unknown_keys("name", "bound", "expect")
    asked = case.map("bound")
    asked.unknown_keys("instrument", "state", "on")
    state, instrument = asked.str("state"), asked.str("instrument")
    if state not in corpus.countries or instrument not in corpus.instruments:
        asked.fault("names a State or an instrument that is not known.", "Use the names of the folders.")
        return Answered()
    answer = bound(corpus, state=CountryCode(state), instrument=instrument, on=asked.date("on"))
    same(case, "expect", ANSWERS[answer.verdict])
    return Answered(rules_in(answer), {"bound": ANSWERS[answer.verdict]})


_SHAPES: Final[Mapping[str, Callable[[Node, str, Corpus], Answered]]] = {
    "statements": qualified,
    "request": assessed,
    "rule": _rule,
    "bound": _bound,
    "clock": running,
    "measure": competent,
    "seat": taken,
}
