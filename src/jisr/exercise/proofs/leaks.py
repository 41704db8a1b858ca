"""Proof that no document of a player tells the truth of the story before the cold review.

Read are the briefings, what a role knows at the start, and the injects that reach players during play: none may hold an
id of the story, or the sentence of a truth; a briefing names no person of the story at all.
"""

import re
from collections.abc import Iterator

from jisr.exercise.proofs.gap import Gap, gap
from jisr.exercise.scenario import Scenario

PERSONS = frozenset({"victim", "suspect", "migrant", "witness"})


def no_leak(scenario: Scenario) -> list[Gap]:
    """Every document a player may read, against the ids, the sentences and the persons of the story."""
    ids = re.compile(r"\b(?:" + "|".join(map(re.escape, _ids(scenario))) + r")\b") if _ids(scenario) else None
    sentences = {text.casefold() for truth in scenario.truths.values() for text in truth.statement.values() if text}
    names = [figure.label for figure in scenario.figures.values() if figure.role in PERSONS and figure.label]
    gaps: list[Gap] = []
    for item, text, is_briefing in _documents(scenario):
        if ids is not None and (found := ids.search(text)):
            gaps.append(gap(item, "It names {name}, an id of the story.", name=found.group()))
        if any(sentence in text.casefold() for sentence in sentences):
            gaps.append(gap(item, "It states a truth of the story."))
        if is_briefing and (named := [name for name in names if name in text]):
            gaps.append(gap(item, "It names {name} before anybody has met them.", name=named[0]))
    return gaps


def _ids(scenario: Scenario) -> list[str]:
    charges = [charge.id for charge in scenario.charges]
    return sorted([*scenario.truths, *scenario.sources, *scenario.figures, *charges])


def _documents(scenario: Scenario) -> Iterator[tuple[str, str, bool]]:
    for role in scenario.roles:
        for text in (*role.briefing.values(), *role.knows.values()):
            yield role.id, text, True
    for inject in scenario.injects:
        for text in inject.content.values():
            yield inject.id, text, False
    for source in scenario.sources.values():
        for text in (*source.title.values(), *source.text.values()):
            yield source.id, text, False
