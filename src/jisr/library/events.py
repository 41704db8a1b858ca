"""What happened between States and in them: `events/<subject>.yaml`, with `events/sources.yaml`.

The form is in docs/reference/data-formats.md. An event may cite its own sources and those of the States it names.
"""

from pathlib import Path

from jisr.law.corpus import Corpus
from jisr.law.happenings import Basis, Happening, HappeningKind
from jisr.library.citing import Citations
from jisr.library.claims import Reader, span
from jisr.library.corpus import LAW_FOLDERS, read_corpus
from jisr.library.faults import Faults
from jisr.library.messages import label_languages
from jisr.library.nodes import Node
from jisr.library.reading import Folder, read_folder
from jisr.library.rules import read_mark, read_sources
from jisr.vocabulary import Mark

FOLDER = "events"
SOURCES = f"{FOLDER}/sources.yaml"


def load_events(root: Path) -> tuple[Happening, ...]:
    """The events of a data folder, in the order of their dates. Raises `DataFaults`."""
    faults = Faults(labels=label_languages(root))
    folder = read_folder(root, faults=faults, keep=lambda name: name.split("/")[0] in (*LAW_FOLDERS, FOLDER))
    found = read_events(folder, read_corpus(folder, faults=faults))
    faults.stop_if_any()
    return found


def read_events(folder: Folder, corpus: Corpus) -> tuple[Happening, ...]:
    """The events among documents; faults are noted."""
    own = folder.documents.get(SOURCES)
    sources = set() if own is None else set(read_sources(own, Citations()))
    for country in corpus.countries.values():
        sources |= set(country.sources)
    reader = Reader(corpus, frozenset(sources))
    found = [
        _happening(one, reader)
        for name, node in sorted(folder.documents.items())
        if name.startswith(f"{FOLDER}/") and name != SOURCES
        for one in node.elements()
    ]
    return tuple(sorted(found, key=lambda one: (one.date, one.id)))


def _happening(node: Node, reader: Reader) -> Happening:
    node.unknown_keys(
        "id", "date", "kind", "states", "place", "title", "text", "claims", "basis", "basis-mark", "rules", "source",
        "as-of", "mark", "note",
    )  # fmt: skip
    return Happening(
        id=reader.id_of(node),
        date=span(node, "date"),
        kind=node.one_of("kind", HappeningKind),
        states=reader.states(node),
        place=node.optional_str("place"),
        title=node.label("title"),
        text=node.label("text"),
        claims=reader.claims(node, "claims"),
        basis=node.one_of("basis", Basis, Basis.NO),
        basis_mark=read_mark(node, "basis-mark", Mark.INFERENCE),
        rules=reader.rules(node),
        source=reader.source(node),
        as_of=node.date("as-of").isoformat(),
        mark=read_mark(node),
        note=node.optional_str("note"),
    )
