"""`cases.yaml`: each folder proves itself. A case is a sentence a judge reads, what is given, and what is expected.

Shapes, told by their keys: facts under a law, a request between two States, a rule on a date, who is bound, who may
take a measure and what is owed in it. A case that fails is a fault of the folder, with what was found.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from jisr.law.assess import assess
from jisr.law.basis import bound
from jisr.law.corpus import Corpus
from jisr.law.measures import Authorisation, BreachEffect, Competence, Measure, RoleKind
from jisr.law.qualification import Qualification
from jisr.law.qualify import Qualified, qualify
from jisr.law.request import Assessment
from jisr.law.rules import Rule, Standing
from jisr.library.facts import FACTS_KEYS, read_facts
from jisr.library.faults import nearest
from jisr.library.nodes import Node
from jisr.library.requests import read_query
from jisr.vocabulary import CountryCode, Finding, RuleId, Text, Verdict

ANSWERS: Final = {Verdict.MET: "yes", Verdict.UNMET: "no", Verdict.UNKNOWN: "unknown", Verdict.BARRED: "no"}
REQUEST_EXPECTED: Final = (
    "basis", "instruments", "channel", "language", "gaps", "bars", "open", "forbidden", "first", "refusal", "verdict",
    "nationality", "silent", "clocks",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ran:
    """A case that was run: its sentence, its place, and the rules on which what it expects rests."""

    name: Text
    place: str
    rules: frozenset[RuleId]


def run_cases(node: Node, *, home: str, corpus: Corpus) -> tuple[Ran, ...]:
    """Run the cases of a folder; faults are noted in the node's collector. What each case rests on."""
    found = []
    for case in node.elements():
        name = case.text_or_str("name")
        shape = next((key for key in _SHAPES if case.has(key)), "")
        if not shape:
            case.fault("is a case of no known shape.", f"Give one of: {', '.join(_SHAPES)}.")
        rules = _SHAPES[shape](case, home, corpus) if shape else frozenset()
        found.append(Ran(name, str(case.place), frozenset(map(RuleId, rules))))
    return tuple(found)


def _facts(case: Node, home: str, corpus: Corpus) -> Iterable[str]:
    case.unknown_keys("name", *FACTS_KEYS, "expect", "state", "instrument")
    before = len(case.faults)
    facts = read_facts(case, corpus.facts, families=corpus.families())
    if len(case.faults) != before:
        return ()
    home = case.optional_str("state") or case.optional_str("instrument") or home
    if (country := corpus.countries.get(CountryCode(home))) is not None and not country.law_held:
        case.fault(f"the national law of {home} is not held: no facts can be asked under it.", "Ask who is bound.")
        return ()
    found = qualify(corpus, facts, home=home)
    node = case.require("expect")
    expected = [] if node is None else (node.elements() if node.is_list else [node])
    return {rule for one in expected for rule in _expect_offence(one, found, corpus)}


def _expect_offence(expected: Node, found: Qualified, corpus: Corpus) -> Iterable[str]:
    """Compare what is expected of an offence with what was found; the rules that its tree cites."""
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
        expected.fault(f"the law asked has no offence “{offence}”.", nearest(offence, known), key="offence")
        return ()
    _same(expected, "verdict", one.verdict.value)
    if expected.has("capacity"):
        _same(expected, "capacity", one.capacity.value)
    answers: tuple[tuple[str, Mapping[str, str]], ...] = (
        ("elements", one.elements),
        ("aggravations", one.aggravations),
        ("excuses", one.excuses),
    )
    for key, told in answers:
        for local, wanted in expected.optional_map(key).items():
            if local not in told:
                wanted.fault(f"“{local}” is none of its {key}.", nearest(local, told))
            elif told[local] != wanted.value():
                wanted.fault(f"expected {wanted.value()}, found {told[local]}.", "Mend the case or the law.")
    _labels(expected, one)
    return _rules_in(one.explain())


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
    missing = set(expected.strings("rests-on")) - marks
    if missing:
        expected.fault(
            f"rests on {', '.join(sorted(marks)) or 'verified rules alone'}, not on {', '.join(sorted(missing))}.",
            key="rests-on",
        )
    named = _rules_in(tree)
    for rule in expected.strings("names"):
        if rule not in named:
            expected.fault(f"the finding does not name “{rule}”.", key="names")


def _rules_in(tree: Finding) -> set[str]:
    own = set() if tree.citation is None else {str(tree.citation.rule)}
    return own.union(*(_rules_in(part) for part in tree.parts))


def _request(case: Node, home: str, corpus: Corpus) -> Iterable[str]:
    case.unknown_keys("name", "request", "expect")
    before = len(case.faults)
    query = read_query(case.map("request"), corpus)
    if len(case.faults) != before:
        return ()
    found = assess(corpus, query)
    expected = case.map("expect")
    expected.unknown_keys(*REQUEST_EXPECTED)
    verdicts = {
        "basis": found.basis.verdict,
        "channel": found.channel.verdict,
        "language": found.language.verdict,
        "verdict": found.verdict,
    }
    for key, verdict in verdicts.items():
        if expected.has(key):
            _same(expected, key, verdict.value)
    if expected.has("refusal"):
        _same(expected, "refusal", "none" if found.refusal is None else found.refusal.verdict.value)
    for key, told in _lists(found).items():
        if expected.has(key):
            _same_set(expected, key, told, exact=key in ("gaps", "bars", "instruments"))
    return _assessed(found)


def _assessed(found: Assessment) -> set[str]:
    """The rules that the legal check of a request cites."""
    trees = (
        *found.parts, *found.bars, *found.forbidden, *found.open_grounds, *found.first, *found.nationality,
        *(clock.finding for clock in found.clocks), *(() if found.refusal is None else (found.refusal,)),
    )  # fmt: skip
    return set[str]().union(*map(_rules_in, trees)) | {str(clock.rule) for clock in found.clocks}


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


def _rule(case: Node, home: str, corpus: Corpus) -> Iterable[str]:
    case.unknown_keys("name", "rule", "on", "procedure-on", "expect")
    asked = case.strings("rule")
    for name in asked:
        rule = corpus.rules.get(RuleId(name))
        if rule is None:
            case.fault(f"no rule has the name “{name}”.", nearest(name, corpus.rules), key="rule")
        else:
            _one_rule(case, rule, alone=len(asked) == 1)
    return asked


def _one_rule(case: Node, rule: Rule, *, alone: bool) -> None:
    on = case.date("on")
    procedure_on = case.optional_date("procedure-on") or on
    standing = rule.standing(facts_on=on, procedure_on=procedure_on)
    expected = case.map("expect")
    expected.unknown_keys("in-force", "decides", "mark", "erased")
    told = {
        "in-force": _yes(standing is Standing.IN_FORCE),
        "decides": _yes(rule.decides(facts_on=on, procedure_on=procedure_on)),
        "mark": rule.mark_on(on).value,
        "erased": _yes(standing is Standing.ERASED),
    }
    for key, answer in told.items():
        if expected.has(key):
            _same(expected, key, answer, of="" if alone else rule.id)


def _bound(case: Node, home: str, corpus: Corpus) -> Iterable[str]:
    case.unknown_keys("name", "bound", "expect")
    asked = case.map("bound")
    asked.unknown_keys("instrument", "state", "on")
    state, instrument = asked.str("state"), asked.str("instrument")
    if state not in corpus.countries or instrument not in corpus.instruments:
        asked.fault("names a State or an instrument that is not known.", "Use the names of the folders.")
        return ()
    answer = bound(corpus, state=CountryCode(state), instrument=instrument, on=asked.date("on"))
    _same(case, "expect", ANSWERS[answer.verdict])
    return _rules_in(answer)


def _measure(case: Node, home: str, corpus: Corpus) -> Iterable[str]:
    case.unknown_keys("name", "measure", "expect")
    asked = case.map("measure")
    asked.unknown_keys("slug", "state", "role", "does")
    measure = corpus.measures.get(asked.optional_str("slug", home))
    if measure is None:
        asked.fault("names no measure.", nearest(asked.optional_str("slug", home), corpus.measures))
        return ()
    competence = measure.competence(CountryCode(asked.str("state")))
    roles = competence.order if asked.str("does") == "order" else competence.do
    _same(case, "expect", _yes(asked.one_of("role", RoleKind) in roles))
    return competence.rules


def _taken(case: Node, home: str, corpus: Corpus) -> Iterable[str]:
    """A seat takes the measure of the folder, keeping what is named: allowed, and with which breaches."""
    case.unknown_keys("name", "state", "seat", "kept", "ground", "authorised", "expect")
    measure = corpus.measures[home]
    state, seat = CountryCode(case.str("state")), case.one_of("seat", RoleKind)
    owed = measure.safeguards_in(state)
    for word in case.strings("kept"):
        if word not in {one.id for one in owed}:
            case.fault(f"“{word}” is not owed here.", nearest(word, [one.id for one in owed]), key="kept")
    if (ground := case.optional_str("ground")) and ground not in {one.id for one in measure.grounds}:
        case.fault(f"“{ground}” is no ground.", nearest(ground, [one.id for one in measure.grounds]), key="ground")
    missing = {one.id: one.breach for one in owed if one.id not in case.strings("kept")}
    if (contested := measure.ground_effect(state, ground=ground)) is not None:
        missing["ground-recorded"] = contested
    competence = measure.competence(state)
    barred = BreachEffect.REFUSE in missing.values()
    may = seat in (*competence.do, *competence.order) and _authorised(case, measure, competence, seat) and not barred
    expected = case.map("expect")
    expected.unknown_keys("allowed", "breaches", "effect")
    _same(expected, "allowed", "yes" if may else "refused")
    if expected.has("breaches"):
        _same_set(expected, "breaches", set(missing), exact=True)
    if expected.has("effect"):
        gravest = min(missing.values(), key=list(BreachEffect).index, default=None)
        _same(expected, "effect", "none" if gravest is None else gravest.value)
    told = (rule for one in owed if one.id in missing or one.id in case.strings("kept") for rule in one.rules)
    grounded = (rule for one in measure.grounds if one.id == ground for rule in one.rules)
    return {*competence.rules, *told, *grounded}


def _authorised(case: Node, measure: Measure, competence: Competence, seat: RoleKind) -> bool:
    """A magistrate's authorisation, where one is needed, was given by who may order the measure."""
    needed = competence.authorisation or measure.authorisation
    if needed not in (Authorisation.PROSECUTOR, Authorisation.INVESTIGATING_JUDGE) or seat in competence.order:
        return True
    return case.has("authorised") and case.one_of("authorised", RoleKind) in competence.order


def _same(node: Node, key: str, found: str, *, of: str = "") -> None:
    wanted = node.str(key)
    if wanted and wanted != found:
        where = f" for {of}" if of else ""
        node.fault(f"expected {wanted}, found {found}{where}.", "Mend the case or the law.", key=key)


def _same_set(node: Node, key: str, found: set[str], *, exact: bool) -> None:
    wanted = set(node.strings(key))
    if (wanted != found) if exact else not wanted <= found:
        told = ", ".join(sorted(found)) or "none"
        node.fault(
            f"expected {', '.join(sorted(wanted)) or 'none'}, found {told}.", "Mend the case or the law.", key=key
        )


def _yes(answer: bool) -> str:
    return "yes" if answer else "no"


_SHAPES: Final[Mapping[str, Callable[[Node, str, Corpus], Iterable[str]]]] = {
    "statements": _facts,
    "request": _request,
    "rule": _rule,
    "bound": _bound,
    "measure": _measure,
    "seat": _taken,
}
