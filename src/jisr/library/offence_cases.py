"""Cases of facts under a law: which offences they make out, element by element."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from jisr.law.corpus import Corpus
from jisr.law.qualification import Qualification
from jisr.law.qualify import Qualified, qualify
from jisr.library.expecting import MEND, Answered, listed, rules_in, same
from jisr.library.facts import FACTS_KEYS, read_facts
from jisr.library.faults import nearest
from jisr.library.nodes import Node
from jisr.vocabulary import CountryCode, Reason, Verdict

NO_SUCH_PART: Mapping[str, Reason] = {
    "elements": Reason("“{word}” is none of its elements."),
    "aggravations": Reason("“{word}” is none of its aggravations."),
    "excuses": Reason("“{word}” is none of its excuses."),
}


def qualified(case: Node, home: str, corpus: Corpus) -> Answered:
    """Facts under the law of a State, or under the definitions of an instrument."""
    case.unknown_keys("name", *FACTS_KEYS, "expect", "state", "instrument")
    before = case.faults.noted
    facts = read_facts(case, corpus.facts, families=corpus.families())
    if case.faults.noted != before:
        return Answered()
    home = case.optional_str("state") or case.optional_str("instrument") or home
    if (country := corpus.countries.get(CountryCode(home))) is not None and not country.law_held:
        wrong = "the national law of {state} is not held: no facts can be asked under it."
        case.fault(wrong, "Ask who is bound.", values={"state": home})
        return Answered()
    found = qualify(corpus, facts, home=home)
    node = case.require("expect")
    expected = [] if node is None else (node.elements() if node.is_list else [node])
    wanted = [one for each in expected if (one := _expect_offence(each, found)) is not None]
    rules = {rule for one in wanted for rule in rules_in(one.explain())}
    outcomes = frozenset((str(one.offence.id), one.verdict) for one in wanted)
    return Answered(rules, _found((*found.touched(), *wanted)), outcomes)


def _expect_offence(expected: Node, found: Qualified) -> Qualification | None:
    """Compare what is expected of an offence with what was found; what was found of it."""
    expected.unknown_keys(
        "offence", "verdict", "elements", "aggravations", "excuses", "accused", "victim", "rests-on", "capacity",
        "names",
    )  # fmt: skip
    offence = expected.str("offence")
    one = found.of(
        offence, accused=expected.optional_str("accused"), victim=expected.optional_str("victim")
    ) or _aggravated(offence, expected, found)
    if one is None:
        known = [str(each.offence.id) for each in found.found]
        values = {"word": offence}
        expected.fault("the law asked has no offence “{word}”.", nearest(offence, known), key="offence", values=values)
        return None
    same(expected, "verdict", one.verdict.value)
    if expected.has("capacity"):
        same(expected, "capacity", one.capacity.value)
    _parts(expected, one)
    _labels(expected, one)
    return one


def _parts(expected: Node, one: Qualification) -> None:
    answers: tuple[tuple[str, Mapping[str, str]], ...] = (
        ("elements", one.elements),
        ("aggravations", one.aggravations),
        ("excuses", one.excuses),
    )
    for key, told in answers:
        for local, wanted in expected.optional_map(key).items():
            if local not in told:
                wanted.fault(NO_SUCH_PART[key], nearest(local, told), values={"word": local})
            elif told[local] != wanted.value():
                values = {"wanted": wanted.value(), "found": told[local]}
                wanted.fault("expected {wanted}, found {found}.", MEND, values=values)


def _aggravated(offence: str, expected: Node, found: Qualified) -> Qualification | None:
    """An aggravated form asked by the rule of its aggravation: met when the offence and the aggravation both are."""
    for one in found.found:
        told = [each for each in one.offence.aggravations if each.rule == offence]
        wanted = (expected.optional_str("accused"), expected.optional_str("victim"))
        if told and wanted[0] in ("", one.accused) and wanted[1] in ("", one.victim):
            order = [Verdict.BARRED, Verdict.UNMET, Verdict.UNKNOWN, Verdict.MET]
            best = max((Verdict(one.aggravations[each.id].value) for each in told), key=order.index)
            return replace(one, verdict=min(one.verdict, best, key=order.index))
    return None


def _labels(expected: Node, one: Qualification) -> None:
    if not (expected.has("rests-on") or expected.has("names")):
        return
    tree = one.explain()
    marks = {mark.value for mark in tree.labels()}
    if missing := set(expected.strings("rests-on")) - marks:
        values = {"found": listed(marks), "wanted": listed(missing)}
        expected.fault("rests on the marks {found}, not on {wanted}.", MEND, key="rests-on", values=values)
    named = rules_in(tree)
    for rule in expected.strings("names"):
        if rule not in named:
            expected.fault("the finding does not name “{rule}”.", MEND, key="names", values={"rule": rule})


def _found(told: Iterable[Qualification]) -> Mapping[str, str]:
    """Verdict, capacity and parts of each offence; persons are named where an offence is asked of several pairs."""
    once = {(str(one.offence.id), one.accused, one.victim): one for one in reversed([*told])}
    asked = [offence for offence, _, _ in once]
    found: dict[str, str] = {}
    for (offence, accused, victim), one in sorted(once.items()):
        pair = f" {accused} {victim}".rstrip() if asked.count(offence) > 1 else ""
        found |= {f"{key}{pair}": answer for key, answer in _answers(one)}
    return found


def _answers(one: Qualification) -> Iterator[tuple[str, str]]:
    offence = one.offence.id
    yield f"verdict:{offence}", one.verdict.value
    yield f"capacity:{offence}", one.capacity.value
    for what, told in (("element", one.elements), ("aggravation", one.aggravations), ("excuse", one.excuses)):
        for local, answer in told.items():
            yield f"{what}:{one.offence.element_id(local)}", answer.value
