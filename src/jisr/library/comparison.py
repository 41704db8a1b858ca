"""States side by side: `comparisons/<slug>.yaml`; the form is in docs/reference/data-formats.md.

A cell is a list of claims, each with its own mark: what was read stands beside what was told and what is unknown.
"""

from pathlib import Path, PurePosixPath

from jisr.law.claims import Claim
from jisr.law.comparison import ComparedRow, Comparison, KnownTime, LetterForm, TimeUnit
from jisr.law.corpus import Corpus
from jisr.library.claims import Reader, known_words
from jisr.library.corpus import LAW_FOLDERS, read_corpus
from jisr.library.faults import Faults
from jisr.library.messages import label_languages
from jisr.library.nodes import Node
from jisr.library.reading import Folder, read_folder
from jisr.library.rules import read_mark
from jisr.vocabulary import CountryCode

FOLDER = "comparisons"


def load_comparisons(root: Path) -> tuple[Comparison, ...]:
    """The comparisons of a data folder. Raises `DataFaults`."""
    faults = Faults(labels=label_languages(root))
    folder = read_folder(root, faults=faults, keep=lambda name: name.split("/")[0] in (*LAW_FOLDERS, FOLDER))
    found = read_comparisons(folder, read_corpus(folder, faults=faults))
    faults.stop_if_any()
    return found


def read_comparisons(folder: Folder, corpus: Corpus) -> tuple[Comparison, ...]:
    """The comparisons among documents; faults are noted."""
    seen: dict[str, Node] = {}
    return tuple(
        _comparison(node, PurePosixPath(name).stem, corpus, seen)
        for name, node in sorted(folder.documents.items())
        if name.startswith(f"{FOLDER}/")
    )


def _comparison(node: Node, slug: str, corpus: Corpus, seen: dict[str, Node]) -> Comparison:
    node.unknown_keys("states", "title", "as-of", "rows", "letters", "times", "note")
    states = tuple(map(CountryCode, known_words(node, "states", corpus.countries)))
    sources = (key for code in states if code in corpus.countries for key in corpus.countries[code].sources)
    reader = Reader(corpus, frozenset(sources), seen)
    return Comparison(
        slug=slug,
        states=states,
        title=node.label("title"),
        as_of=node.date("as-of").isoformat(),
        rows=tuple(_row(one, states, reader) for one in node.list("rows")),
        letters=tuple(_letter(one, states, reader) for one in node.optional_list("letters")),
        times=tuple(_time(one, states, reader) for one in node.optional_list("times")),
        note=node.optional_str("note"),
    )


def _row(node: Node, states: tuple[CountryCode, ...], reader: Reader) -> ComparedRow:
    node.unknown_keys("id", "subject", "sides", "both", "note")
    sides = node.optional_map("sides")
    sides.unknown_keys(*states)
    missing = [code for code in states if not sides.has(code)]
    if missing and not node.has("both"):
        values = {"states": ", ".join(missing)}
        node.fault("says nothing of {states}.", "Say it, or write “both”.", key="sides", values=values)
    found: dict[CountryCode, tuple[Claim, ...]] = {code: reader.claims(sides, code) for code in states}
    return ComparedRow(
        reader.id_of(node), node.label("subject"), found, reader.claims(node, "both"), node.optional_str("note")
    )


def _letter(node: Node, states: tuple[CountryCode, ...], reader: Reader) -> LetterForm:
    node.unknown_keys("id", "from", "to", "parts", "note")
    return LetterForm(
        reader.id_of(node), _state(node, "from", states), _state(node, "to", states),
        tuple(reader.claim(one) for one in node.list("parts")), node.optional_str("note"),
    )  # fmt: skip


def _time(node: Node, states: tuple[CountryCode, ...], reader: Reader) -> KnownTime:
    node.unknown_keys("id", "state", "what", "lengths", "unit", "rules", "mark", "note")
    lengths = node.strings("lengths")
    if not lengths or not all(word.isdigit() for word in lengths):
        node.fault("should be whole numbers.", "Write the first period and each extension.", key="lengths")
    return KnownTime(
        reader.id_of(node), _state(node, "state", states), node.label("what"),
        tuple(int(word) for word in lengths if word.isdigit()), node.one_of("unit", TimeUnit), reader.rules(node),
        read_mark(node), node.optional_str("note"),
    )  # fmt: skip


def _state(node: Node, key: str, states: tuple[CountryCode, ...]) -> CountryCode:
    node.str(key)
    return CountryCode(next(iter(known_words(node, key, states)), ""))
