"""Offences from nodes: national law and the definitions of treaties have one form."""

from jisr.law.conditions import Condition
from jisr.law.offences import (
    About,
    Aggravation,
    Element,
    Excuse,
    ExcuseEffect,
    Grade,
    Interruption,
    Limitation,
    Offence,
    OffenceId,
    Penalty,
    Punished,
    Reach,
    Restart,
    Unless,
)
from jisr.library.citing import Citations, Cited
from jisr.library.conditions import read_condition
from jisr.library.nodes import Node
from jisr.library.rules import read_mark
from jisr.vocabulary import Mark


class OffenceReader:
    """Reads offences with the kinds of fact that are known."""

    __slots__ = ("_citations", "_kinds")

    def __init__(self, citations: Citations, kinds: tuple[str, ...]) -> None:
        self._citations = citations
        self._kinds = kinds

    def offence(self, node: Node) -> Offence:
        """One offence."""
        node.unknown_keys(
            "id", "family", "name", "rule", "grade", "penalty", "elements", "aggravations", "excuses", "attempt",
            "complicity", "limitation", "about", "note",
        )  # fmt: skip
        elements = tuple(self._element(one) for one in node.list("elements"))
        if not elements and node.has("elements"):
            node.fault("has no element.", "Name what must be met.", key="elements")
        found = Offence(
            id=OffenceId(node.str("id")),
            family=node.str("family"),
            name=node.label("name"),
            rule=self._citations.rule(node, "rule"),
            grade=node.one_of("grade", Grade, Grade.NONE),
            penalty=read_penalty(node.node("penalty")) or Penalty(),
            elements=elements,
            aggravations=tuple(self._aggravation(one) for one in node.optional_list("aggravations")),
            excuses=tuple(self._excuse(one) for one in node.optional_list("excuses")),
            attempt=self._reach(node.node("attempt")),
            complicity=self._reach(node.node("complicity")),
            limitation=self._limitation(node.node("limitation")),
            about=node.one_of("about", About, About.VICTIM),
        )
        if len(found.parts()) != len(found.elements) + len(found.aggravations) + len(found.excuses):
            node.fault("two of its parts have one id.", "Give each element, aggravation and excuse its own id.")
        return found

    def _element(self, node: Node) -> Element:
        node.unknown_keys("id", "name", "rule", "when", "unless", "sets-apart")
        return Element(
            node.str("id"), node.label("name"), self._citations.rule(node, "rule"),
            self._when(node), self._unless(node.node("unless")), node.yes_no("sets-apart"),
        )  # fmt: skip

    def _aggravation(self, node: Node) -> Aggravation:
        node.unknown_keys("id", "name", "rule", "when", "penalty", "grade", "attempt", "limitation", "note")
        return Aggravation(
            node.str("id"), node.label("name"), self._citations.rule(node, "rule"),
            self._when(node), read_penalty(node.node("penalty")), node.one_of("grade", Grade, Grade.NONE),
            self._reach(node.node("attempt")) if node.has("attempt") else None,
            self._limitation(node.node("limitation")),
        )  # fmt: skip

    def _excuse(self, node: Node) -> Excuse:
        node.unknown_keys("id", "name", "rule", "when", "unless", "effect", "note")
        return Excuse(
            node.str("id"), node.label("name"), self._citations.rule(node, "rule"),
            self._when(node), node.one_of("effect", ExcuseEffect), self._unless(node.node("unless")),
        )  # fmt: skip

    def _unless(self, node: Node | None) -> Unless | None:
        if node is None:
            return None
        node.unknown_keys("id", "name", "rule", "when")
        return Unless(node.str("id"), node.label("name"), self._citations.rule(node, "rule"), self._when(node))

    def _when(self, node: Node) -> Condition:
        return read_condition(node.require("when"), self._citations, kinds=self._kinds)

    def _reach(self, node: Node | None) -> Reach:
        if node is None:
            return Reach()
        node.unknown_keys("punished", "rule", "note")
        return Reach(node.one_of("punished", Punished), self._citations.optional_rule(node, "rule"))

    def _limitation(self, node: Node | None) -> Limitation | None:
        if node is None:
            return None
        node.unknown_keys("years", "rule", "interrupted", "restart", "note")
        return Limitation(
            node.integer("years"), self._citations.rule(node, "rule"),
            self._interruption(node.node("interrupted")), self._restart(node.node("restart")),
        )  # fmt: skip

    def _interruption(self, node: Node | None) -> Interruption | None:
        if node is None:
            return None
        node.unknown_keys("fact", "rule")
        return Interruption(
            self._citations.note(Cited.FACT, node.str("fact"), node), self._citations.rule(node, "rule")
        )

    def _restart(self, node: Node | None) -> Restart | None:
        if node is None:
            return None
        node.unknown_keys("when", "rule")
        return Restart(self._when(node), self._citations.rule(node, "rule"))


def read_penalty(node: Node | None) -> Penalty | None:
    """A range of penalties; a range that stands in no text is left out, never guessed."""
    if node is None:
        return None
    node.unknown_keys("prison-years", "fine", "currency", "mark", "note", "plus", "doubled-if")
    years = node.strings("prison-years")
    for word in years:
        if word not in ("life", "death") and not word.replace(".", "", 1).isdigit():
            mend, values = "Write a number, life or death.", {"word": word}
            node.fault("“{word}” is no number of years.", mend, key="prison-years", values=values)
            years = ()
    mark = read_mark(node, default=Mark.UNKNOWN)
    return Penalty(years, node.strings("fine"), node.optional_str("currency"), mark, node.optional_str("note"))
