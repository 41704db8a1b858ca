"""The events of a scenario from nodes: injects with their variants, milestones, standard moves, behaviour."""

from jisr.exercise.conditions import ALWAYS
from jisr.exercise.plan import Inject, Milestone, Variant
from jisr.exercise.story import Behaviour, Move, Utterance
from jisr.library.nodes import Node
from jisr.library.scenario_conditions import read_condition, read_ruled


def read_inject(node: Node) -> Inject:
    """A planned event."""
    node.unknown_keys(
        "id", "kind", "from", "to", "medium", "trigger", "content", "introduces", "expected", "expected-text",
        "guidance", "core", "each", "hint", "hint-costs", "variants", "delivers", "effects", "note",
    )  # fmt: skip
    return Inject(
        id=node.str("id"),
        kind=node.str("kind"),
        sender=node.text_or_str("from"),
        to=node.strings("to"),
        medium=node.optional_str("medium"),
        when=read_ruled(node.require("trigger")),
        content=node.text_or_str("content"),
        reveals=node.strings("introduces"),
        expected=node.strings("expected"),
        each=node.yes_no("each"),
        variants=tuple(_variant(one) for one in node.optional_list("variants")),
        delay_factor=node.optional_map("effects").number("delay-factor", 1.0),
        hint=node.optional_text("hint"),
        criterion=node.optional_str("hint-costs"),
    )


def _variant(node: Node) -> Variant:
    node.unknown_keys("when", "to", "content", "introduces")
    return Variant(
        when=read_condition(node.require("when")),
        to=node.strings("to"),
        content=node.text_or_str("content"),
        reveals=node.strings("introduces"),
    )


def read_milestone(node: Node) -> Milestone:
    """A switch and its condition."""
    node.unknown_keys("id", "title", "says", "when", "note")
    return Milestone(id=node.str("id"), title=node.text_or_str("title"), when=read_ruled(node.require("when")))


def read_move(node: Node) -> Move:
    """A standard move of a person's state."""
    node.unknown_keys("id", "name", "when", "change", "who", "once", "note")
    change = node.map("change")
    return Move(
        id=node.str("id"),
        name=node.text_or_str("name"),
        when=read_condition(node.require("when")),
        change={name: change.integer(name) for name, _ in change.items()},
        who=node.strings("who"),
        once=node.yes_no("once", default=True),
    )


def read_behaviour(node: Node) -> Behaviour:
    """What a person says and when the person is gone."""
    node.unknown_keys("person", "knows", "tells", "lies-text", "lies", "says", "leaves", "gone", "testifies", "note")
    leaves, testifies = node.node("leaves"), node.node("testifies")
    return Behaviour(
        person=node.str("person"),
        says=tuple(
            Utterance(
                when=read_condition(one.node("when")) if one.has("when") else ALWAYS,
                facts=one.strings("facts"),
                lies=one.yes_no("lies"),
            )
            for one in node.optional_list("says")
        ),
        leaves=None if leaves is None else read_condition(leaves),
        testifies=None if testifies is None else read_condition(testifies),
        gone=node.text_or_str("gone"),
        guarded=node.text_or_str("lies-text"),
    )
