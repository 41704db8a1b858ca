"""Conflicts of rules, reported and never ordered silently: two entries of one law that answer one question differently.

Two rules of one home are in conflict when both decide on a common day, speak to the same (one role, field and form; or,
without a role, one article, type and addressee) and give different numbers, or yes and no, for one parameter; or when
one opens a ground of refusal that the other forbids. A State stands toward an instrument in one way on a day, and has
one central authority for a form. The jurist mends it: ends one or marks both `conflict`, so that nothing rests on them.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import Final, TypeVar

from jisr.law.corpus import Corpus
from jisr.law.rules import Rule, RuleRole
from jisr.law.states import Country
from jisr.library.faults import Faults, Place
from jisr.library.nodes import Node
from jisr.vocabulary import Period, Reason

T = TypeVar("T")
END_ONE: Final = Reason("End one before the other begins, or mark both “conflict”.")
ANSWERS: Final = ("yes", "no", "true", "false")
OPPOSED: Final = frozenset({RuleRole.GROUND_OPEN, RuleRole.GROUND_FORBIDDEN})


def check_conflicts(corpus: Corpus, faults: Faults) -> None:
    """Note a fault for every two rules of one law that contradict each other."""
    for home in (*corpus.instruments, *corpus.countries):
        for one, other in _pairs(corpus.rules_for(home=home)):
            _compare(one, other, faults)


def _pairs(rules: Iterable[Rule]) -> Iterator[tuple[Rule, Rule]]:
    """Rules that could answer one question: those that share a role, or an article."""
    groups: dict[object, list[Rule]] = {}
    for rule in rules:
        for role in rule.roles:
            groups.setdefault("ground" if role in OPPOSED else role, []).append(rule)
        if not rule.roles and rule.article and rule.parameters:
            groups.setdefault((rule.article, rule.types, rule.addressee), []).append(rule)
    for group in groups.values():
        yield from combinations(group, 2)


def _compare(one: Rule, other: Rule, faults: Faults) -> None:
    if one.fields != other.fields or not _same_forms(one, other) or (day := _common_day(one, other)) is None:
        return
    values = {"rule": str(one.id), "other": str(other.id), "day": day.isoformat()}
    if {*one.roles, *other.roles} >= OPPOSED:
        wrong = "“{rule}” and “{other}” open and forbid one ground of refusal on {day}."
        faults.add(place=_place(other), key="role", wrong=wrong, mend=END_ONE, values=values)
    for name in one.parameters.keys() & other.parameters.keys():
        was, is_now = one.parameters[name], other.parameters[name]
        if was != is_now and _closed(was) and _closed(is_now):
            values |= {"name": name, "one": ", ".join(was), "two": ", ".join(is_now)}
            wrong = "“{rule}” says {name}: {one}, “{other}” says {name}: {two}, and both decide on {day}."
            faults.add(place=_place(other), key=f"parameters.{name}", wrong=wrong, mend=END_ONE, values=values)


def _same_forms(one: Rule, other: Rule) -> bool:
    return not one.forms or not other.forms or bool({*one.forms} & {*other.forms})


def _common_day(one: Rule, other: Rule) -> date | None:
    """The first day on which both rules are in force and verified, among the days on which something begins."""
    starts = {part.period.start for rule in (one, other) for part in rule.marks} | {
        one.period.start,
        other.period.start,
    }
    days = sorted(start or date.min for start in starts)
    return next(
        (day for day in days if all(rule.decides(facts_on=day, procedure_on=day) for rule in (one, other))), None
    )


def _closed(words: tuple[str, ...]) -> bool:
    """Numbers, and yes or no: two of them cannot both be right. Other words may stand beside each other."""
    return bool(words) and all(word in ANSWERS or word.replace(".", "", 1).isdigit() for word in words)


def _place(rule: Rule) -> Place:
    file, _, line = rule.file.rpartition(":")
    return Place(file, int(line))


def check_state(country: Country, bonds: list[Node], authorities: list[Node]) -> None:
    """Note a fault for two ways to stand toward one instrument, and for two central authorities, on one day."""
    for (node, one), (_, other) in _each_two(bonds, country.bonds):
        if one.instrument == other.instrument and _overlap(one.period, other.period):
            wrong, values = "two entries for “{word}” hold the same day.", {"word": one.instrument}
            node.fault(wrong, "End one before the other begins.", key="instrument", values=values)
    for (node, first), (_, second) in _each_two(authorities, country.authorities):
        both = sorted({*first.central_for} & {*second.central_for})
        if both and _overlap(first.period, second.period):
            wrong = "“{one}” and “{other}” are both the central authority for: {forms}."
            values = {"one": first.id, "other": second.id, "forms": ", ".join(both)}
            node.fault(wrong, "Name one, or end one before the other begins.", key="central-for", values=values)


def _each_two(nodes: Iterable[Node], entries: Iterable[T]) -> Iterator[tuple[tuple[Node, T], tuple[Node, T]]]:
    """Each two entries, the later first."""
    yield from ((later, earlier) for earlier, later in combinations(zip(nodes, entries, strict=True), 2))


def _overlap(one: Period, other: Period) -> bool:
    return (one.start or date.min) <= (other.end or date.max) and (other.start or date.min) <= (one.end or date.max)
