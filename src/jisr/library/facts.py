"""Kinds of fact, and the persons and statements of a question of law, from nodes."""

from collections.abc import Collection, Container, Mapping
from datetime import date

from jisr.law.facts import FactKind, FactRole, Facts, Person, PersonRole, Stance, Statement, ValueOf
from jisr.library.faults import nearest, one_of
from jisr.library.nodes import Node

FACTS_KEYS = ("facts-on", "procedure-on", "persons", "statements")


def read_kind(node: Node) -> FactKind:
    """One kind of fact."""
    node.unknown_keys("id", "family", "name", "roles", "hint", "value-of")
    kind = FactKind(
        node.str("id"), node.str("family"), node.label("name"),
        node.text("hint"), node.many_of("roles", FactRole),
        node.one_of("value-of", ValueOf) if node.has("value-of") else None,
    )  # fmt: skip
    if kind.id and not kind.id.startswith(f"{kind.family}."):
        values = {"family": kind.family}
        node.fault("does not begin with its family “{family}.”.", "Begin it with the family.", key="id", values=values)
    return kind


def read_facts(
    node: Node, kinds: Mapping[str, FactKind], *, families: Collection[str] = (), procedure_on: date | None = None
) -> Facts:
    """The facts of a question; the caller says which other keys the node may have, and which families of offences a
    value may name (without any, none is looked up)."""
    facts_on = node.date("facts-on")
    persons = {key: _person(key, one) for key, one in node.optional_map("persons").items()}
    nodes = node.list("statements")
    statements = tuple(_statement(number, one, kinds, persons) for number, one in enumerate(nodes, 1))
    for statement, one in zip(statements, nodes, strict=True):
        if statement.value and statement.fact in kinds:
            _value(one, statement.value, kinds[statement.fact], families)
    ids = [statement.id for statement in statements]
    for doubled in sorted({one for one in ids if ids.count(one) > 1}):
        values = {"word": doubled}
        node.fault("two statements have the id “{word}”.", "Give each its own.", key="statements", values=values)
    return Facts(facts_on, procedure_on or node.optional_date("procedure-on") or facts_on, persons, statements)


def _value(node: Node, value: str, kind: FactKind, families: Collection[str]) -> None:
    """A value must name a family of offences, or a State by its two capitals, where the kind says so."""
    if kind.value_of is ValueOf.FAMILY and families and value not in families:
        node.fault("“{word}” is no family of offences.", nearest(value, families), key="value", values={"word": value})
    if kind.value_of is ValueOf.STATE and not (len(value) == 2 and value.isalpha() and value.isupper()):
        values = {"word": value}
        node.fault("“{word}” is no code of a State.", "Write its two capital letters.", key="value", values=values)


def _person(key: str, node: Node) -> Person:
    node.unknown_keys("role", "born", "nationality", "name")
    return Person(
        key, node.one_of("role", PersonRole), node.optional_date("born"), node.optional_str("nationality"),
        node.optional_str("name"),
    )  # fmt: skip


def _statement(number: int, node: Node, kinds: Mapping[str, FactKind], persons: Container[str]) -> Statement:
    node.unknown_keys("id", "fact", "by", "on", "value", "at", "stance")
    kind = node.str("fact")
    if kind and kind not in kinds:
        values = {"word": kind}
        node.fault("no kind of fact has the name “{word}”.", nearest(kind, kinds), key="fact", values=values)
    roles = {role.value for role in kinds[kind].roles} if kind in kinds else {"by", "on", "value", "at"}
    for role in ("by", "on", "value", "at"):
        if node.has(role) and role not in roles:
            values = {"fact": kind, "role": role}
            node.fault("“{fact}” has no place “{role}”.", one_of(sorted(roles)), key=role, values=values)
    for role in ("by", "on"):
        if (person := node.optional_str(role)) and person not in persons:
            mend, values = "Add the person, or mend the name.", {"word": person}
            node.fault("“{word}” is not among the persons.", mend, key=role, values=values)
    return Statement(
        node.optional_str("id", f"s{number}"), kind, node.optional_str("by"), node.optional_str("on"),
        node.optional_str("value"), node.optional_str("at"), node.one_of("stance", Stance, Stance.ESTABLISHED),
    )  # fmt: skip
