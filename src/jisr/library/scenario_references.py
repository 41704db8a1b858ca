"""Every id that a scenario cites must exist: faults with the file, the line and the nearest known id."""

import re
from collections.abc import Iterable, Iterator, Mapping

from jisr.exercise.hearing import is_child
from jisr.exercise.scenario import Scenario
from jisr.library.faults import nearest
from jisr.library.nodes import Node
from jisr.vocabulary import Reason

FAMILIES: Mapping[str, re.Pattern[str]] = {
    "fact": re.compile(r"f-\d+"),
    "source": re.compile(r"ev-\d+"),
    "inject": re.compile(r"in-\d+"),
    "exchange": re.compile(r"req-\d+"),
    "milestone": re.compile(r"ms-[a-z-]+"),
    "role": re.compile(r"r-[a-z]+-[a-z]+"),
    "element": re.compile(r"el-[a-z]+-[a-z-]+"),
    "criterion": re.compile(r"cr-\d+"),
}
MISSING: Mapping[str, Reason] = {
    "fact": Reason("there is no fact “{word}”."),
    "source": Reason("there is no source of evidence “{word}”."),
    "inject": Reason("there is no inject “{word}”."),
    "exchange": Reason("there is no exchange “{word}”."),
    "milestone": Reason("there is no milestone “{word}”."),
    "role": Reason("there is no role “{word}”."),
    "element": Reason("there is no element “{word}”."),
    "criterion": Reason("there is no criterion “{word}”."),
}
STATEMENT_KEYS = ("by", "on")


def check_references(scenario: Scenario, files: Mapping[str, Node]) -> None:
    """Look up every id; a statement that names nobody of the story is a fault."""
    known: dict[str, frozenset[str]] = {
        "fact": frozenset(scenario.truths),
        "source": frozenset(scenario.sources),
        "inject": frozenset(one.id for one in scenario.injects),
        "exchange": frozenset(one.id for one in scenario.exchanges),
        "milestone": frozenset(one.id for one in scenario.milestones),
        "role": frozenset(one.id for one in scenario.roles),
        "element": frozenset(scenario.elements),
        "criterion": frozenset(one.id for one in scenario.criteria),
    }
    for node in _scalars(files.values()):
        word = node.value()
        for family, pattern in FAMILIES.items():
            if pattern.fullmatch(word) and known[family] and word not in known[family]:
                node.fault(MISSING[family], nearest(word, known[family]), values={"word": word})
    _check_statements(scenario, files)
    _check_played(scenario, files)


def _check_played(scenario: Scenario, files: Mapping[str, Node]) -> None:
    """Nobody speaks for a child."""
    subjects = files.get("subjects")
    for node in subjects.elements() if subjects is not None else ():
        figure = scenario.figures.get(node.optional_str("id"))
        if figure is not None and figure.live and is_child(figure, scenario.start):
            wrong, mend = "“{word}” is a child, and no child is played by anybody.", "A child is heard by a film text."
            node.fault(wrong, mend, key="live", values={"word": figure.id})


def _check_statements(scenario: Scenario, files: Mapping[str, Node]) -> None:
    facts = files.get("facts")
    for fact in facts.elements() if facts is not None else ():
        for say in fact.optional_list("says"):
            for key in STATEMENT_KEYS:
                name = say.optional_str(key)
                if name and name not in scenario.figures:
                    wrong, mend = "nobody of the story has the id “{word}”.", nearest(name, scenario.figures)
                    say.fault(wrong, mend, key=key, values={"word": name})


def _scalars(nodes: Iterable[Node]) -> Iterator[Node]:
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node.is_scalar:
            yield node
        elif node.is_list:
            waiting.extend(node.elements())
        else:
            waiting.extend(below for _, below in node.items())
