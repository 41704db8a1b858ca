"""What reviews a scenario, from nodes: conclusions, necessities, false trails, gates, objectives, criteria, steps."""

from jisr.exercise.plan import Criterion, ExerciseRule, Gate
from jisr.exercise.scenario import Conclusion, Herring, Loss, Necessity, Objective, Step
from jisr.library.nodes import Node
from jisr.library.scenario_conditions import read_condition, read_ruled
from jisr.vocabulary import CountryCode, RuleId


def read_conclusion(node: Node) -> Conclusion:
    """A key conclusion and its independent paths."""
    node.unknown_keys("id", "title", "conclusion", "paths", "facts", "core", "note")
    return Conclusion(
        id=node.str("id"),
        title=node.text_or_str("title") or node.text_or_str("conclusion"),
        paths=tuple(_path(one) for one in node.list("paths")),
        facts=node.strings("facts"),
    )


def _path(node: Node) -> frozenset[str]:
    if node.is_scalar:
        return frozenset({node.value()})
    if node.is_map:
        return frozenset((*node.strings("exhibits"), *node.strings("sources")))
    return frozenset(one.value() for one in node.elements())


def read_necessity(node: Node) -> Necessity:
    """A proof that lies only in the other State."""
    return Necessity(
        id=node.str("id"),
        title=node.text_or_str("title") or node.text_or_str("for"),
        forum=CountryCode(node.optional_str("forum")),
        lies_in=CountryCode(node.optional_str("lies-in")),
        charges=node.strings("charges"),
        sources=(*node.strings("exhibits"), *node.strings("sources")),
    )


def read_herring(node: Node) -> Herring:
    """A false trail and what resolves it."""
    return Herring(
        id=node.str("id"),
        title=node.text_or_str("title") or node.text_or_str("looks-like"),
        resolution=node.text_or_str("resolution"),
        resolved_by=(*node.strings("resolved-by"), *node.strings("exhibits")),
        raised_by=node.strings("raised-by"),
    )


def read_exercise_rule(node: Node) -> ExerciseRule:
    """A rule of the exercise; where it fills a gap of the law it names the State and the rule."""
    node.unknown_keys("id", "rule", "gap", "state", "fills")
    return ExerciseRule(
        id=node.str("id"),
        text=node.text_or_str("rule"),
        gap=node.text_or_str("gap"),
        state=CountryCode(node.str("state") if node.has("fills") else node.optional_str("state")),
        fills=RuleId(node.optional_str("fills")),
    )


def read_gate(node: Node) -> Gate:
    """A gate of human rights."""
    broken = node.node("broken") or node.node("breaks")
    passed = node.node("passed") or node.node("passes") or node.node("when")
    return Gate(
        id=node.str("id"),
        title=node.text_or_str("title"),
        persons=node.strings("persons"),
        passed=read_ruled(passed),
        rules=node.strings("rules"),
        caps=node.strings("caps"),
        broken=None if broken is None or not broken.is_map else read_ruled(broken),
    )


def read_objective(node: Node) -> Objective:
    """What the exercise teaches."""
    return Objective(
        id=node.str("id"),
        title=node.text_or_str("title"),
        roles=node.strings("roles"),
        cues=(*node.strings("cues"), *node.strings("cue")),
        actions=(*node.strings("actions"), *node.strings("action")),
        criteria=(*node.strings("criteria"), *node.strings("criterion")),
        cuts=node.strings("cuts"),
    )


def read_criterion(node: Node) -> Criterion:
    """A row of evaluation."""
    levels = node.optional_map("levels")
    return Criterion(
        id=node.str("id"),
        roles=node.strings("roles"),
        objective=node.optional_str("objective"),
        axis=node.optional_str("axis"),
        observe=node.text_or_str("observe"),
        levels={name: one.as_text_or_str() for name, one in levels.items()},
        by=node.optional_str("by", "person"),
        gates=node.strings("gates"),
        auto={name: read_condition(one) for name, one in node.optional_map("auto").items()},
    )


def read_loss(node: Node) -> Loss:
    """A loss that cannot be undone, and what answers it."""
    return Loss(
        id=node.optional_str("id"),
        title=node.text_or_str("title") or node.text_or_str("loss"),
        takes=(*node.strings("takes"), *node.strings("exhibits"), *node.strings("items")),
        answered_by=(*node.strings("answered-by"), *node.strings("contingency"), *node.strings("injects")),
        accepted=node.text_or_str("accepted"),
    )


def read_step(node: Node) -> Step:
    """A step of a model play."""
    return Step(
        id=node.str("id"),
        time=node.time("at"),
        roles=(*node.strings("roles"), *node.strings("who")),
        what=node.text_or_str("what"),
        yields=node.strings("yields"),
        knows_from=node.strings("knows-from"),
        sets=node.strings("sets"),
        crosses=node.yes_no("crosses"),
    )
