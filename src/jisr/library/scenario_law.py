"""What a scenario says in the words of the law: fact kinds, measures, offences, rules, looked up in the corpus."""

from collections.abc import Iterable
from pathlib import Path

from jisr.law.corpus import Corpus
from jisr.library.faults import DataFaults, Faults, nearest
from jisr.library.nodes import Node
from jisr.library.reading import read_folder
from jisr.library.scenario import FOLDER, read_scenario, scenario_names
from jisr.vocabulary import Reason

_NO_FACT = Reason("the law has no kind of fact “{word}”.")
_NO_MEASURE = Reason("the law has no measure “{word}”.")
_NO_RULE = Reason("the law has no rule “{word}”.")
_NO_ELEMENT = Reason("the law has no element of an offence and no rule “{word}”.")
_NO_OFFENCE = Reason("the law has no offence and no rule “{word}”.")


def check_scenarios(root: Path, corpus: Corpus, faults: Faults) -> int:
    """Read every scenario of a data folder and look up its words of law; the number of scenarios."""
    names = scenario_names(root)
    for slug in names:
        folder = read_folder(root / FOLDER / slug, faults=faults)
        try:
            read_scenario(folder, faults=faults)
        except DataFaults:
            continue
        for name, node in folder.documents.items():
            _words(node, Path(name).stem, corpus)
    return len(names)


def _words(node: Node, file: str, corpus: Corpus) -> None:
    if file == "facts":
        for one in _entries(node):
            for said in one.optional_list("says"):
                _known(said.node("fact"), corpus.facts.keys(), _NO_FACT)
    elif file == "sources":
        for one in _entries(node):
            for measure in one.optional_list("measures"):
                _known(measure, corpus.measures.keys(), _NO_MEASURE)
    elif file == "rules":
        for one in _entries(node):
            _known(one.node("fills"), corpus.rules.keys(), _NO_RULE)
    elif file == "elements":
        for one in _entries(node):
            _known(one.node("element"), (*corpus.elements, *corpus.rules), _NO_ELEMENT)
            _known(one.node("offence"), (*corpus.offences, *corpus.rules), _NO_OFFENCE)


def _entries(node: Node) -> list[Node]:
    return node.elements() if node.is_list else [one for _, one in node.items()]


def _known(node: Node | None, known: Iterable[str], wrong: Reason) -> None:
    if node is None or not node.is_scalar:
        return
    words = frozenset(known)
    whole = f"{node.value()}/"  # an article whose letters are rules may be named as a whole
    if (word := node.value()) and word not in words and not any(one.startswith(whole) for one in words):
        node.fault(wrong, nearest(word, words), values={"word": word})
