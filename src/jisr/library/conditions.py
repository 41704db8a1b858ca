"""Conditions from nodes: one operator per map, from the closed list."""

from collections.abc import Callable, Mapping
from typing import Final

from jisr.law import conditions as law
from jisr.law.conditions import Condition, Operator
from jisr.library.citing import Citations, Cited
from jisr.library.faults import nearest, one_of
from jisr.library.nodes import Node

_NOTHING: Final = law.any_of(())


def read_condition(node: Node | None, citations: Citations, *, kinds: tuple[str, ...] = ()) -> Condition:
    """The condition at a node; a fault gives one that is never met. `kinds` opens `family.*`."""
    if node is None:
        return _NOTHING
    words = node.keys()
    if len(words) != 1:
        node.fault("should be one condition.", one_of(Operator))
        return _NOTHING
    if words[0] not in _READERS:
        node.fault("this condition is not known.", nearest(words[0], list(Operator)), key=words[0])
        return _NOTHING
    return _READERS[Operator(words[0])](node, citations, kinds)


def _facts(node: Node, key: str, citations: Citations, kinds: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for word in node.strings(key):
        family = [kind for kind in kinds if word.endswith(".*") and kind.startswith(word[:-1])]
        found += family or [citations.note(Cited.FACT, word, node.node(key) or node)]
    if not found:
        node.fault("names no fact.", "Name a kind of fact.", key=key)
    return tuple(found)


def _fact(node: Node, citations: Citations, kinds: tuple[str, ...]) -> Condition:
    found = _facts(node, "fact", citations, kinds)
    return law.fact(found[0]) if len(found) == 1 else law.any_fact(found)


def _parts(node: Node, key: str, citations: Citations, kinds: tuple[str, ...]) -> tuple[Condition, ...]:
    return tuple(read_condition(part, citations, kinds=kinds) for part in node.list(key))


def _count(node: Node, citations: Citations, kinds: tuple[str, ...]) -> Condition:
    inner = node.map("count")
    inner.unknown_keys("fact", "of", "at-least")
    if (of := inner.str("of")) not in ("on", "by"):
        inner.fault("“{of}” is no role that can be counted.", "Write on or by.", key="of", values={"of": of})
    kind = citations.note(Cited.FACT, inner.str("fact"), inner)
    return law.at_least(Operator.COUNT, inner.integer("at-least"), kind=kind, of=of)


def _value_is(node: Node, citations: Citations, kinds: tuple[str, ...]) -> Condition:
    inner = node.map("value-is")
    inner.unknown_keys("fact", "in")
    kind = citations.note(Cited.FACT, inner.str("fact"), inner)
    if not (values := inner.strings("in")):
        inner.fault("names no value.", "Write in: [VALUE, …].", key="in")
    return law.value_is(kind, values)


def _at_least(operator: Operator) -> Callable[[Node, Citations, tuple[str, ...]], Condition]:
    return lambda node, citations, kinds: law.at_least(operator, node.integer(operator.value))


_READERS: Final[Mapping[str, Callable[[Node, Citations, tuple[str, ...]], Condition]]] = {
    Operator.FACT: _fact,
    Operator.ANY_FACT: lambda node, cited, kinds: law.any_fact(_facts(node, "any-fact", cited, kinds)),
    Operator.ALL_FACTS: lambda node, cited, kinds: law.all_facts(_facts(node, "all-facts", cited, kinds)),
    Operator.VALUE_IS: _value_is,
    Operator.ANY: lambda node, cited, kinds: law.any_of(_parts(node, "any", cited, kinds)),
    Operator.ALL: lambda node, cited, kinds: law.all_of(_parts(node, "all", cited, kinds)),
    Operator.NOT: lambda node, cited, kinds: law.negated(read_condition(node.node("not"), cited, kinds=kinds)),
    Operator.COUNT: _count,
    Operator.AGE_UNDER: lambda node, cited, kinds: law.age_under(node.integer("age-under")),
    Operator.VICTIMS: _at_least(Operator.VICTIMS),
    Operator.ACCUSED: _at_least(Operator.ACCUSED),
    Operator.STATES: _at_least(Operator.STATES),
}
