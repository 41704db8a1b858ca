"""The story of a scenario from nodes: subjects, facts, elements, sources, behaviour."""

from collections.abc import Mapping

from jisr.exercise.conditions import ALWAYS
from jisr.exercise.scenario import ElementKey
from jisr.exercise.story import (
    Figure,
    Later,
    Meeting,
    Say,
    Shown,
    Source,
    Strength,
    Truth,
    Whereabouts,
)
from jisr.law.measures import Nature
from jisr.library.nodes import Node
from jisr.library.scenario_conditions import read_condition
from jisr.vocabulary import CaseTime, CountryCode

SUBJECT_KEYS = (
    "id", "kind", "label", "names", "state", "nature", "role", "age", "born", "nationality", "languages", "place",
    "start", "start-if", "needs", "about", "keys", "live", "known", "carries", "moves", "available-from", "also",
    "appears",
)  # fmt: skip
FACT_KEYS = (
    "id",
    "statement",
    "truth",
    "persons",
    "where",
    "when",
    "conditional",
    "elements",
    "negates",
    "says",
    "note",
)


def code_of(word: str) -> CountryCode | None:
    """A State by its code; an empty word is none."""
    return CountryCode(word) if word else None


def read_figure(node: Node) -> Figure:
    """A person, place or thing of the story."""
    node.unknown_keys(*SUBJECT_KEYS)
    return Figure(
        id=node.str("id"),
        kind=node.str("kind"),
        label=node.str("label"),
        state=code_of(node.optional_str("state")),
        nature=str(node.one_of("nature", Nature)) if node.has("nature") else "",
        place=node.optional_str("place"),
        born=node.optional_str("born"),
        age=node.optional_str("age"),
        nationality=node.optional_str("nationality"),
        languages=node.strings("languages"),
        role=node.optional_str("role"),
        needs=tuple(one.as_text_or_str() for one in node.optional_list("needs")),
        start=_levels(node.optional_map("start")),
        meetings=tuple(
            Meeting(when=read_condition(one.node("when")), start=_levels(one.optional_map("start")))
            for one in node.optional_list("start-if")
        ),
        keys=node.string_map("keys"),
        known=tuple(map(CountryCode, node.strings("known"))),
        carries=node.strings("carries"),
        moves=tuple(
            Whereabouts(at=one.time("at"), state=code_of(one.optional_str("state")), place=one.optional_str("place"))
            for one in node.optional_list("moves")
        ),
        findable=node.optional_time("available-from"),
        appears=node.optional_str("appears"),
        names=node.string_map("names"),
        about=node.text_or_str("about"),
        live=node.yes_no("live"),
    )


def _levels(node: Node) -> Mapping[str, int]:
    return {name: node.integer(name) for name, _ in node.items()}


def read_truth(node: Node) -> Truth:
    """A fact of the story."""
    node.unknown_keys(*FACT_KEYS)
    elements = node.optional_map("elements")
    conditional = node.node("conditional")
    return Truth(
        id=node.str("id"),
        statement=node.text_or_str("statement"),
        truth=node.optional_str("truth", "T"),
        persons=node.strings("persons"),
        where=node.optional_str("where"),
        when=node.optional_str("when"),
        conditional=ALWAYS if conditional is None or conditional.is_scalar else read_condition(conditional),
        says=tuple(read_say(one) for one in node.optional_list("says")),
        elements={CountryCode(state): elements.strings(state) for state, _ in elements.items() if state != "negates"},
        negates=(*node.strings("negates"), *elements.strings("negates")),
    )


def read_say(node: Node) -> Say:
    """A statement in the vocabulary of facts, between ids of the story."""
    node.unknown_keys("fact", "by", "on", "value", "at", "stance", "strength")
    return Say(
        fact=node.str("fact"),
        by=node.optional_str("by"),
        on=node.optional_str("on"),
        value=node.optional_str("value"),
        at=node.optional_str("at"),
        refutes=node.optional_str("stance", "asserts") == "refutes",
    )


def read_element(node: Node) -> ElementKey:
    """An element as the authors name it, tied to the law."""
    node.unknown_keys("id", "state", "offence", "element", "kind", "test", "irrelevant-if", "fact-kinds", "name")
    return ElementKey(
        id=node.str("id"),
        state=code_of(node.optional_str("state")),
        offence=node.str("offence"),
        element=node.str("element"),
        kind=node.optional_str("kind"),
        irrelevant_if=node.optional_str("irrelevant-if"),
        kinds=node.strings("fact-kinds"),
    )


SOURCE_KEYS = (
    "id", "kind", "title", "state", "holder", "measures", "target", "also", "authority", "from", "until", "after",
    "needs", "conditions", "shows", "leads", "later", "kept-by", "language", "languages", "codes", "text", "core",
    "late-form", "note",
)  # fmt: skip


def read_source(node: Node, *, start: CaseTime) -> Source:
    """A source of evidence."""
    node.unknown_keys(*SOURCE_KEYS)
    targets = (*node.strings("target"), *node.strings("also"))
    kept_by = node.node("kept-by")
    codes = node.optional_map("codes")
    return Source(
        id=node.str("id"),
        kind=node.optional_str("kind", "record"),
        title=node.text_or_str("title"),
        state=CountryCode(node.str("state")),
        holder=node.text_or_str("holder"),
        measures=node.strings("measures"),
        target=targets[0] if targets else "",
        also=targets[1:],
        opens=node.optional_time("from") or start,
        until=node.optional_time("until"),
        delay=node.minutes("after", 0),
        needs=tuple(_choice(one) for one in node.optional_list("needs")),
        conditions=tuple(read_condition(one) for one in node.optional_list("conditions")),
        kept_by=None if kept_by is None else read_condition(kept_by),
        shows=tuple(_shown(one) for one in node.optional_list("shows")),
        leads=node.strings("leads"),
        later=tuple(
            Later(when=read_condition(one.node("when")), leads=one.strings("leads"))
            for one in node.optional_list("later")
        ),
        language=node.optional_str("language"),
        codes={CountryCode(state): codes.strings(state) for state, _ in codes.items()},
        text=node.text_or_str("text"),
    )


def _choice(node: Node) -> tuple[str, ...]:
    return (node.value(),) if node.is_scalar else tuple(one.value() for one in node.elements())


def _shown(node: Node) -> Shown:
    node.unknown_keys("fact", "strength", "refutes", "when", "if", "note")
    return Shown(
        fact=node.str("fact"),
        strength=node.one_of("strength", Strength, Strength.MEDIUM),
        refutes=node.yes_no("refutes"),
        when=read_condition(node.node("when") or node.node("if")) if node.has("when") or node.has("if") else ALWAYS,
    )
