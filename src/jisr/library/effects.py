"""What a change of law does: the cases of two data sets, each run under both laws, and what is answered otherwise.

A case that the change itself brought is asked of the old law too, and one that it took away of the new one, so that no
effect hides behind an edit of the cases. A case that names what a law does not hold cannot be asked under it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from jisr.law.corpus import Corpus
from jisr.library.cases import Ran, run_case
from jisr.library.changed import Altered, Difference, changed_offences, changed_rules
from jisr.library.corpus import law_documents, read_corpus
from jisr.library.faults import Fault, Faults
from jisr.library.messages import label_languages
from jisr.library.nodes import Branches, Node
from jisr.library.reading import Folder, many_objects
from jisr.vocabulary import Text, Verdict

CASES = "cases.yaml"
PARTS = ("capacity", "element", "aggravation", "excuse")


@dataclass(frozen=True, slots=True)
class Law:
    """One data set: its law and the documents that hold its cases."""

    corpus: Corpus
    folder: Folder


class CaseStanding(StrEnum):
    """Whether a case stands in both data sets; `REPLACED` is the old form of one that was rewritten."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
    REWRITTEN = "rewritten"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class CaseEffect:
    """A case under the two laws; `place` is a line of the data set in which the case stands."""

    name: Text
    place: str
    standing: CaseStanding
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Effects:
    """What changes from one data set to the other; the faults are those of cases in the second one."""

    rules: tuple[Altered, ...]
    offences: tuple[Altered, ...]
    cases: tuple[CaseEffect, ...]
    faults: tuple[Fault, ...]
    asked: int

    def changed(self) -> tuple[CaseEffect, ...]:
        """The cases that are answered otherwise."""
        return tuple(one for one in self.cases if one.differences)

    def with_standing(self, standing: CaseStanding) -> tuple[CaseEffect, ...]:
        """The cases that were added, removed or rewritten."""
        return tuple(one for one in self.cases if one.standing is standing)


Key: TypeAlias = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class _Case:
    """A case where it stands: its node and the home of its folder."""

    node: Node
    home: str

    def ran(self, corpus: Corpus) -> tuple[Ran, tuple[Fault, ...]]:
        """The case under a law, with faults of its own."""
        faults = Faults(labels=self.node.faults.labels)
        ran = run_case(replace(self.node, faults=faults), home=self.home, corpus=corpus)
        return ran, tuple(faults)


def read_law(root: Path) -> Law:
    """The law of a data folder and its cases. Raises `DataFaults`."""
    faults = Faults(labels=label_languages(root))
    with many_objects():
        folder = law_documents(root, faults=faults)
        corpus = read_corpus(folder, faults=faults)
    faults.stop_if_any()
    return Law(corpus, folder)


def effects(before: Law, after: Law) -> Effects:
    """The effects of going from one law to the other."""
    old, new = dict(_cases(before.folder)), dict(_cases(after.folder))
    old = _renamed(old, new)
    faults: list[Fault] = []
    found: list[CaseEffect] = []
    for key, case in new.items():
        found.append(_effect(case, before.corpus, after.corpus, _standing(case, old.get(key)), faults))
    for key, case in old.items():
        gone = CaseStanding.REMOVED if key not in new else CaseStanding.REPLACED
        if gone is CaseStanding.REMOVED or _given(case) != _given(new[key]):
            found.append(_effect(case, before.corpus, after.corpus, gone, None))
    return Effects(
        rules=changed_rules(before.corpus, after.corpus),
        offences=changed_offences(before.corpus, after.corpus),
        cases=tuple(one for one in found if one.differences or _edited(one.standing)),
        faults=tuple(sorted(faults, key=lambda one: one.place)),
        asked=len(found),
    )


def _edited(standing: CaseStanding) -> bool:
    return standing not in (CaseStanding.KEPT, CaseStanding.REPLACED)


def _cases(folder: Folder) -> Iterator[tuple[Key, _Case]]:
    """Every case by its document, its sentence and, where a sentence stands twice, its number."""
    for document, node in folder.documents.items():
        way = document.split("/")
        if way[-1] != CASES:
            continue
        home = way[1].upper() if way[0] == "countries" else way[1]
        told: dict[str, int] = {}
        for one in node.elements():
            words = next(iter(one.text_or_str("name").values()), "")
            told[words] = told.get(words, 0) + 1
            yield (document, words, told[words]), _Case(one, home)


def _renamed(old: Mapping[Key, _Case], new: Mapping[Key, _Case]) -> dict[Key, _Case]:
    """The earlier cases under their later names: one that gives and expects the same in the same document."""
    came = {(key[0], repr(_said(case))): key for key, case in new.items() if key not in old}
    found: dict[Key, _Case] = {}
    for key, case in old.items():
        later = None if key in new else came.pop((key[0], repr(_said(case))), None)
        found[later or key] = case
    return found


def _standing(case: _Case, old: _Case | None) -> CaseStanding:
    if old is None:
        return CaseStanding.ADDED
    return CaseStanding.KEPT if _said(case) == _said(old) else CaseStanding.REWRITTEN


def _given(case: _Case) -> object:
    """What a case gives: without lines, without its sentence and without what it expects."""
    return _without(_bare(case.node.tree[1]), "name", "expect")


def _said(case: _Case) -> object:
    """What a case gives and expects: without lines and without its sentence."""
    return _without(_bare(case.node.tree[1]), "name")


def _without(found: object, *keys: str) -> object:
    return {key: value for key, value in found.items() if key not in keys} if isinstance(found, dict) else found


def _bare(tree: Branches) -> object:
    if isinstance(tree, str):
        return tree
    if isinstance(tree, list):
        return [_bare(one) for _, one in tree]
    return {key: _bare(below) for key, (_, (_, below)) in tree.items()}


def _effect(
    case: _Case, before: Corpus, after: Corpus, standing: CaseStanding, faults: list[Fault] | None
) -> CaseEffect:
    (was, _), (is_now, wrong) = case.ran(before), case.ran(after)
    if faults is not None:
        faults += wrong
    name = case.node.text_or_str("name")
    return CaseEffect(name, is_now.place, standing, tuple(differences(was.found, is_now.found)))


def differences(was: Mapping[str, str], is_now: Mapping[str, str]) -> Iterator[Difference]:
    """What is answered otherwise, in the order of the answers. An offence that one law does not know, or that one does
    not touch, counts there as not made out, and its parts are not told apart."""
    if not was or not is_now:
        if was or is_now:
            yield Difference("asked", "yes" if was else "no", "yes" if is_now else "no")
        return
    alone = {_of(key) for key in was.keys() ^ is_now.keys() if key.startswith("verdict:")}
    for key in dict.fromkeys((*was, *is_now)):
        if _of(key) in alone and key.split(":")[0] in PARTS:
            continue
        absent = Verdict.UNMET.value if key.startswith("verdict:") else ""
        one, other = was.get(key, absent), is_now.get(key, absent)
        if one != other:
            yield Difference(key, one, other)


def _of(key: str) -> str:
    """The offence and the persons of an answer."""
    _, _, rest = key.partition(":")
    offence, _, persons = rest.partition(" ")
    return f"{offence.split('#')[0]} {persons}"
