"""Conditions of a scenario from nodes: one closed expression per map, and who decides it."""

from typing import Final

from jisr.exercise import conditions as said
from jisr.exercise.conditions import ActPattern, Condition, DecidedBy, Ruled
from jisr.library.faults import nearest, one_of
from jisr.library.nodes import Node, minutes_of
from jisr.vocabulary import CaseTime, CountryCode, case_time

EXPRESSIONS: Final = ("act", "absent", "milestone", "state", "all", "any", "not", "at", "held", "exhibit", "inject")
RULING: Final = ("by", "asks", "stand-in", "after", "note", "by-time", "within")
ACT_KEYS: Final = (
    "kind", "measure", "subject", "party", "office", "role", "exhibit", "exchange", "request", "offence", "place",
    "kept", "broken", "breach", "with", "without", "fields", "status", "before", "after", "at-least", "ground",
    "effect", "charge", "to", "named",
)  # fmt: skip


def read_ruled(node: Node | None) -> Ruled:
    """A condition with who decides it; without an expression of its own, a person's stand-in is the condition."""
    if node is None:
        return Ruled(by=DecidedBy.ACTS, condition=said.NEVER)
    by = node.one_of("by", DecidedBy, DecidedBy.ACTS)
    asks = ", ".join(node.strings("asks"))
    return Ruled(by=by, condition=read_condition(node), asks=asks, wait=_wait(node))


def words_of(node: Node) -> tuple[str, ...]:
    """The keys of a condition."""
    return node.keys()


def _wait(node: Node) -> int:
    after = node.node("after")
    if after is None or not after.is_scalar:
        return 0
    word = after.value()
    if word.isdigit():
        return int(word)
    try:
        return minutes_of(word)
    except ValueError:
        return 0


def read_condition(node: Node | None) -> Condition:
    """The condition at a node; a fault gives one that never holds. Several expressions in one map must all hold."""
    if node is None:
        return said.NEVER
    if node.is_list:
        return said.AllOf(parts=tuple(read_condition(part) for part in node.elements()))
    node.unknown_keys(*EXPRESSIONS, *RULING)
    parts = [_expression(node, word) for word in words_of(node) if word in EXPRESSIONS]
    stand_in = node.node("stand-in")
    if not parts and stand_in is not None and stand_in.is_map:
        return read_condition(stand_in)
    if not parts:
        node.fault("should be a condition.", one_of(EXPRESSIONS))
        return said.NEVER
    return parts[0] if len(parts) == 1 else said.AllOf(parts=tuple(parts))


def _expression(node: Node, word: str) -> Condition:
    value = node.node(word)
    assert value is not None
    match word:
        case "act":
            return said.Done(pattern=_pattern(value))
        case "absent":
            return _absent(node, value)
        case "milestone":
            return said.AnyOf(parts=tuple(said.Reached(milestone=name) for name in node.strings(word)))
        case "inject":
            return said.AnyOf(parts=tuple(said.Came(inject=name) for name in node.strings(word)))
        case "state":
            return _state(value)
        case "all":
            return said.AllOf(parts=tuple(read_condition(part) for part in value.elements()))
        case "any":
            return said.AnyOf(parts=tuple(read_condition(part) for part in value.elements()))
        case "not":
            return said.NotSo(of=read_condition(value))
        case "at":
            return said.At(time=_time(value))
    return _held(node, value, word)


def _held(node: Node, value: Node, word: str) -> Condition:
    if value.is_map:
        value.unknown_keys("source", "sources", "exhibit", "party")
        names = (*value.strings("source"), *value.strings("sources"), *value.strings("exhibit"))
        party = value.optional_str("party")
        return said.Held(sources=frozenset(names), party=CountryCode(party) if party else None)
    return said.Held(sources=frozenset(node.strings(word)))


def _absent(node: Node, value: Node) -> Condition:
    time = node.optional_time("by-time") or value.optional_time("by-time")
    if time is None:
        value.fault("says not by when.", "Add by-time: 2022-03-09T16:00.")
        time = CaseTime(0)
    words = [word for word in words_of(value) if word in EXPRESSIONS]
    if value.is_scalar:
        return said.Absent(of=said.Reached(milestone=value.value()), by_time=time)
    if not words:
        return said.Absent(of=said.Done(pattern=_pattern(value)), by_time=time)
    inner = [_expression(value, word) for word in words]
    return said.Absent(of=inner[0] if len(inner) == 1 else said.AllOf(parts=tuple(inner)), by_time=time)


def _pattern(node: Node) -> ActPattern:
    node.unknown_keys(*ACT_KEYS)
    fields = dict(node.string_map("fields"))
    if ground := node.optional_str("ground"):
        fields["ground"] = ground
    return ActPattern(
        kinds=frozenset(node.strings("kind")),
        measures=frozenset(node.strings("measure")),
        subjects=frozenset((*node.strings("subject"), *node.strings("place"))),
        exhibits=frozenset(node.strings("exhibit")),
        exchanges=frozenset((*node.strings("exchange"), *node.strings("request"))),
        parties=frozenset(map(CountryCode, node.strings("party"))),
        offices=frozenset(node.strings("office")),
        roles=frozenset(node.strings("role")),
        kept=frozenset((*node.strings("kept"), *node.strings("with"))),
        broken=frozenset((*node.strings("broken"), *node.strings("breach"), *node.strings("without"))),
        fields=tuple(sorted(fields.items())),
        status=node.optional_str("status"),
        after=node.optional_time("after"),
        before=node.optional_time("before"),
        at_least=node.integer("at-least", 1),
    )


def _state(node: Node) -> Condition:
    person = node.str("person")
    parts: list[Condition] = []
    for variable, value in node.items():
        if variable == "person":
            continue
        word = value.value().replace(" ", "")
        sign = next((one for one in (">=", "<=", "==", ">", "<") if word.startswith(one)), ">=")
        level = word.removeprefix(sign)
        if not level.isdigit():
            value.fault("“{word}” is no level.", "Write “>=5”.", values={"word": word})
            continue
        if variable not in said.VARIABLES:
            values = {"word": variable}
            value.fault("“{word}” is no state variable.", nearest(variable, said.VARIABLES), values=values)
        parts.append(said.StateIs(person=person, variable=variable, compare=sign, level=int(level)))
    return parts[0] if len(parts) == 1 else said.AllOf(parts=tuple(parts))


def _time(node: Node) -> CaseTime:
    try:
        return case_time(node.value())
    except ValueError:
        node.fault("is not a time.", "Write 2022-03-09T08:40.")
        return CaseTime(0)
