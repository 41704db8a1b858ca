"""What nobody has verified yet: questions to a jurist, with their effect on verdicts and where to get the text.

`instruments/open-points.yaml` holds those of the treaties, `countries/<cc>/open-points.yaml` those of a State; the form
is in docs/reference/data-formats.md. They decide nothing: they tell whoever asks what is missing and how to close it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from jisr.law.corpus import Corpus
from jisr.library.corpus import law_documents, read_corpus
from jisr.library.faults import Faults, nearest
from jisr.library.messages import label_languages
from jisr.library.nodes import Node
from jisr.library.reading import Folder
from jisr.vocabulary import CountryCode, RuleId, Text

FILE = "open-points.yaml"


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One open question: what it is about, what hangs on it, where the answer can be read.

    `home` is the code of the State whose folder holds it, or `""` for the treaties; `order` its place in its file, the
    gravest first; `file` the line to edit.
    """

    id: str
    question: Text
    effect: Text
    where: Text
    rules: tuple[RuleId, ...]
    instruments: tuple[str, ...]
    states: tuple[CountryCode, ...]
    as_of: str
    home: str
    order: int
    file: str
    note: str = ""


def load_open_points(root: Path) -> tuple[OpenPoint, ...]:
    """The open points of a data folder: those of the treaties, then those of each State. Raises `DataFaults`."""
    faults = Faults(labels=label_languages(root))
    folder = law_documents(root, faults=faults)
    points = read_open_points(folder, read_corpus(folder, faults=faults))
    faults.stop_if_any()
    return points


def read_open_points(folder: Folder, corpus: Corpus) -> tuple[OpenPoint, ...]:
    """The open points among documents; what they are about must stand in the corpus. Faults are noted."""
    known: dict[str, Node] = {}
    points = []
    for home, node in _files(folder):
        for order, one in enumerate(node.elements(), 1):
            point = _point(one, corpus, home=home, order=order)
            if point.id in known:
                values = {"word": point.id, "place": str(known[point.id].place)}
                one.fault("“{word}” stands twice; first in {place}.", "Keep one.", key="id", values=values)
            known.setdefault(point.id, one)
            points.append(point)
    return tuple(points)


def _files(folder: Folder) -> Iterator[tuple[str, Node]]:
    found = []
    for name, node in folder.documents.items():
        way = PurePosixPath(name).parts
        if way[-1] == FILE:
            found.append((way[1].upper() if way[0] == "countries" else "", node))
    yield from sorted(found, key=lambda one: one[0])


def _point(node: Node, corpus: Corpus, *, home: str, order: int) -> OpenPoint:
    node.unknown_keys("id", "about", "question", "effect", "where", "as-of", "note")
    about = node.map("about")
    about.unknown_keys("rules", "instruments", "states")
    return OpenPoint(
        id=node.str("id"),
        question=node.label("question"),
        effect=node.label("effect"),
        where=node.label("where"),
        rules=tuple(map(RuleId, _known(about, "rules", tuple(corpus.rules)))),
        instruments=_known(about, "instruments", tuple(corpus.instruments)),
        states=tuple(map(CountryCode, _known(about, "states", tuple(corpus.countries)))),
        as_of=node.date("as-of").isoformat(),
        home=home,
        order=order,
        file=str(node.place),
        note=node.optional_str("note"),
    )


def _known(node: Node, key: str, words: tuple[str, ...]) -> tuple[str, ...]:
    found = node.strings(key)
    for word in set(found) - set(words):
        node.fault("“{word}” is not known.", nearest(word, words), key=key, values={"word": word})
    return found
