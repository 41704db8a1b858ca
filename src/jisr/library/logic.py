"""How the rules between States combine: steps to a basis, to an execution, to a surrender; clocks, locks, training.

`instruments/logic.yaml` tells it in sentences for people, each with the rules it rests on; the form is in
docs/reference/data-formats.md. The engine decides by the roles of rules, not by this file: it is checked against them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from jisr.law.corpus import Corpus
from jisr.library.corpus import law_documents, read_corpus
from jisr.library.faults import Faults, nearest
from jisr.library.messages import label_languages
from jisr.library.nodes import Node
from jisr.library.reading import Folder
from jisr.library.rules import read_mark
from jisr.vocabulary import Mark, RuleId, Text

FILE = "instruments/logic.yaml"


class Chapter(StrEnum):
    """What a sentence is a part of; the keys of the file."""

    BASIS = "basis"
    ASSISTANCE = "assistance"
    EXTRADITION = "extradition"
    CLOCKS = "clocks"
    LOCKS = "locks"
    NON_PUNISHMENT = "non-punishment"
    TRAINING = "training"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One step, clock, lock or hook, with its rules; `counts` holds the numbers of a clock, by unit.

    `mark` is None when the sentence only joins rules that carry their own marks; an analysis of ours is inferred.
    """

    id: str
    chapter: Chapter
    says: Text
    rules: tuple[RuleId, ...]
    counts: Mapping[str, str] = field(default_factory=dict)
    mark: Mark | None = None
    note: str = ""


def load_logic(root: Path) -> tuple[Sentence, ...]:
    """The sentences in the order of the file. Raises `DataFaults`."""
    faults = Faults(labels=label_languages(root))
    folder = law_documents(root, faults=faults)
    found = read_logic(folder, read_corpus(folder, faults=faults))
    faults.stop_if_any()
    return found


def read_logic(folder: Folder, corpus: Corpus) -> tuple[Sentence, ...]:
    """The sentences of a folder's documents; none when it has no such file. Faults are noted."""
    document = folder.documents.get(FILE)
    if document is None:
        return ()
    document.unknown_keys(*Chapter)
    found: list[Sentence] = []
    for chapter in Chapter:
        for node in document.optional_list(chapter):
            sentence = _sentence(node, chapter, corpus)
            if sentence.id in {one.id for one in found if one.chapter is chapter}:
                values = {"word": sentence.id}
                node.fault("two sentences here have the id “{word}”.", "Give each its own.", key="id", values=values)
            found.append(sentence)
    return tuple(found)


def _sentence(node: Node, chapter: Chapter, corpus: Corpus) -> Sentence:
    node.unknown_keys("id", "says", "rules", "counts", "mark", "note")
    rules = tuple(map(RuleId, node.strings("rules")))
    for rule in rules:
        if rule not in corpus.rules:
            values = {"word": rule}
            node.fault("no rule has the name “{word}”.", nearest(rule, corpus.rules), key="rules", values=values)
    counts = node.string_map("counts")
    for unit, count in counts.items():
        told = corpus.rules[rules[0]].parameters.get(unit, ()) if rules and rules[0] in corpus.rules else ()
        if told != (count,):
            differing = {"count": count, "unit": unit, "told": ", ".join(told) or "–"}
            node.fault("says “{unit}: {count}”, its first rule says “{told}”.", "Make them one.", values=differing)
    return Sentence(
        id=node.str("id"),
        chapter=chapter,
        says=node.label("says"),
        rules=rules,
        counts=counts,
        mark=read_mark(node) if node.has("mark") else None,
        note=node.optional_str("note"),
    )
