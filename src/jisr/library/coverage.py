"""Which rules the cases touch: a rule that no case rests on is a rule that nobody has tried.

A case touches the rules that the tree of what it expects cites, or that it asks by name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jisr.law.corpus import Corpus
from jisr.library.cases import Ran, run_cases
from jisr.library.corpus import law_documents, read_corpus
from jisr.library.faults import Faults, Place
from jisr.library.messages import label_languages
from jisr.library.reading import Folder, many_objects
from jisr.vocabulary import RuleId


@dataclass(frozen=True, slots=True)
class Coverage:
    """The cases of a data folder and the rules that each touches."""

    cases: tuple[Ran, ...]
    by_rule: Mapping[RuleId, tuple[Ran, ...]]

    def bare(self, corpus: Corpus) -> tuple[RuleId, ...]:
        """The rules that no case touches, in the order of the data."""
        return tuple(rule for rule in corpus.rules if rule not in self.by_rule)


def run_all_cases(folder: Folder, corpus: Corpus) -> Coverage:
    """Run every `cases.yaml`; what fails is a fault of its folder."""
    ran: list[Ran] = []
    for name, node in folder.documents.items():
        parts = name.split("/")
        if parts[-1] == "cases.yaml":
            home = parts[1].upper() if parts[0] == "countries" else parts[1]
            ran += run_cases(node, home=home, corpus=corpus)
    return Coverage(tuple(ran), _by_rule(ran))


def note_bare(covered: Coverage, corpus: Corpus, faults: Faults) -> None:
    """A rule that no case touches is a fault of its own line."""
    for name in covered.bare(corpus):
        file, _, line = corpus.rules[name].file.rpartition(":")
        faults.add(
            place=Place(file, int(line)), key="id", wrong="no case touches the rule {rule}.",
            mend="Write a case that asks it in cases.yaml of the same folder.", values={"rule": name},
        )  # fmt: skip


def load_coverage(root: Path) -> Coverage:
    """Run the cases of a data folder. Raises `DataFaults`."""
    faults = Faults(labels=label_languages(root))
    with many_objects():
        folder = law_documents(root, faults=faults)
        found = run_all_cases(folder, read_corpus(folder, faults=faults))
    faults.stop_if_any()
    return found


def _by_rule(ran: Iterable[Ran]) -> Mapping[RuleId, tuple[Ran, ...]]:
    found: dict[RuleId, list[Ran]] = {}
    for case in ran:
        for rule in sorted(case.rules):
            found.setdefault(rule, []).append(case)
    return {rule: tuple(cases) for rule, cases in found.items()}
