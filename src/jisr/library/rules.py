"""Rules, sources and marks from nodes: the form is in docs/reference/data-formats.md."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from jisr.law.rules import Erasure, MarkPeriod, Rule, RuleRole, RuleType
from jisr.law.states import Source
from jisr.library.citing import Citations, Cited
from jisr.library.nodes import Node
from jisr.vocabulary import Mark, Period, RuleId

RULE_KEYS = (
    "id", "article", "text", "type", "addressee", "parameters", "source", "as-of", "from", "to", "erased", "mark",
    "marks", "note", "role", "field", "forms",
)  # fmt: skip
STANDING_MARKS = tuple(mark for mark in Mark if mark not in (Mark.DELEGATION, Mark.EXERCISE))


def read_rules(nodes: list[Node], *, home: str, file: str, citations: Citations) -> list[Rule]:
    """All rules of a document."""
    return [read_rule(node, home=home, file=file, citations=citations) for node in nodes]


def read_rule(node: Node, *, home: str, file: str, citations: Citations) -> Rule:
    """One rule of a State or an instrument."""
    node.unknown_keys(*RULE_KEYS)
    erased = node.node("erased")
    article = node.require("article")
    return Rule(
        id=RuleId(node.str("id")),
        article="" if article is None else article.value(),
        text=node.text("text"),
        types=_types(node),
        addressee=node.optional_str("addressee"),
        parameters=_parameters(node),
        source=cited_source(node, home=home, citations=citations),
        as_of=node.date("as-of").isoformat(),
        period=period_of(node),
        marks=_marks(node),
        erased=None if erased is None else _erasure(erased, citations),
        note=node.optional_str("note"),
        home=home,
        roles=node.many_of("role", RuleRole),
        fields=node.strings("field"),
        forms=tuple(citations.note(Cited.FORM, word, node) for word in node.strings("forms")),
        file=str(node.place) if file else "",
    )


def read_sources(node: Node, citations: Citations) -> Mapping[str, Source]:
    """A map of sources by key."""
    found = {}
    for key, one in node.items():
        one.unknown_keys("title", "where", "kind", "language", "as-of", "note")
        found[key] = Source(
            key, one.label("title"), one.optional_str("where"), one.optional_str("kind"),
            one.optional_str("language"), one.optional_str("as-of"), one.optional_str("note"),
        )  # fmt: skip
    return found


def cited_source(node: Node, *, home: str, citations: Citations) -> str:
    """The key of a source of the same home."""
    word = node.str("source")
    citations.note(Cited.SOURCE, f"{home}/{word}" if word else "", node.node("source") or node)
    return word


def read_mark(node: Node, key: str = "mark", default: Mark | None = None) -> Mark:
    """A mark that standing law may carry."""
    mark = node.one_of(key, Mark, default)
    if mark not in STANDING_MARKS:
        node.fault("is a mark of an exercise, not of standing law.", "Keep such a rule with the scenario.", key=key)
    return mark


def period_of(node: Node) -> Period:
    """The period of validity from the keys `from` and `to` (or `until`)."""
    end = node.optional_date("to") or node.optional_date("until")
    start = node.optional_date("from")
    if start and end and end < start:
        node.fault("ends before it begins.", "Exchange the two days.", key="to")
    return Period(start, end)


def _types(node: Node) -> tuple[RuleType, ...]:
    return tuple(one.as_one_of(RuleType) for one in split(node, "type", " + "))


def split(node: Node, key: str, by: str) -> list[Node]:
    """The words of a scalar as nodes of their own."""
    found = node.require(key)
    if found is None or not found.is_scalar:
        return []
    return [Node((found.tree[0], word), found.file, found.path, found.faults) for word in found.value().split(by)]


def _parameters(node: Node) -> Mapping[str, tuple[str, ...]]:
    found = node.optional_map("parameters")
    return {key: found.strings(key) for key in found.keys()}  # noqa: SIM118


def _marks(node: Node) -> tuple[MarkPeriod, ...]:
    if node.has("marks"):
        if node.has("mark"):
            node.fault("stands beside “mark”.", "Keep one of the two.", key="marks")
        parts = node.list("marks")
        for part in parts:
            part.unknown_keys("from", "to", "until", "mark", "note")
        found = tuple(MarkPeriod(period_of(part), read_mark(part), part.optional_str("note")) for part in parts)
        _overlap(node, found)
        return found
    return (MarkPeriod(Period(), read_mark(node)),)


def _overlap(node: Node, parts: tuple[MarkPeriod, ...]) -> None:
    ordered = sorted(parts, key=lambda part: part.period.start or date.min)
    for one, other in pairwise(ordered):
        if (one.period.end or date.max) >= (other.period.start or date.min):
            node.fault("two of its periods hold the same day.", "End one before the other begins.", key="marks")


def _erasure(node: Node, citations: Citations) -> Erasure:
    node.unknown_keys("effect-from", "when", "rule")
    return Erasure(node.date("effect-from"), node.date("when"), citations.rule(node, "rule"))
