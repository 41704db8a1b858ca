"""Published figures of a State: `countries/<cc>/statistics.yaml`; the form is in docs/reference/data-formats.md.

A figure is a number of its unit; only a tier is a word. Nothing is added up here.
"""

from pathlib import Path

from jisr.law.corpus import Corpus
from jisr.law.statistics import Figure, Statistic, Unit
from jisr.library.claims import Reader, readers, span
from jisr.library.corpus import law_documents, read_corpus
from jisr.library.faults import Faults, nearest
from jisr.library.messages import label_languages
from jisr.library.nodes import Node
from jisr.library.reading import Folder
from jisr.library.rules import read_mark
from jisr.vocabulary import CountryCode

FILE = "statistics.yaml"


def load_statistics(root: Path) -> tuple[Statistic, ...]:
    """The statistics of every State. Raises `DataFaults`."""
    faults = Faults(labels=label_languages(root))
    folder = law_documents(root, faults=faults)
    found = read_statistics(folder, read_corpus(folder, faults=faults))
    faults.stop_if_any()
    return found


def read_statistics(folder: Folder, corpus: Corpus) -> tuple[Statistic, ...]:
    """The statistics among documents; faults are noted."""
    found = []
    for code, node, reader in readers(folder, corpus, file=FILE):
        entries = node.elements()
        series = [_statistic(one, code, reader) for one in entries]
        names = [one.id for one in series]
        for one, entry in zip(series, entries, strict=True):
            for word in set(one.not_with) - set(names):
                values = {"word": word}
                entry.fault("no series has the name “{word}”.", nearest(word, names), key="not-with", values=values)
        found += series
    return tuple(found)


def _statistic(node: Node, state: CountryCode, reader: Reader) -> Statistic:
    node.unknown_keys(
        "id", "what", "unit", "counted-by", "figures", "said", "not-with", "source", "as-of", "mark", "note"
    )  # fmt: skip
    if node.has("figures") == node.has("said"):
        node.fault("needs either “figures” or “said”.", "Give the figures, or what the source tells without them.")
    unit = node.one_of("unit", Unit, Unit.PERSONS)
    return Statistic(
        id=reader.id_of(node),
        state=state,
        what=node.label("what"),
        counted_by=node.str("counted-by"),
        figures=tuple(_figure(one, unit) for one in node.optional_list("figures")),
        said=node.label("said") if node.has("said") else None,
        source=reader.source(node),
        as_of=node.date("as-of").isoformat(),
        mark=read_mark(node),
        not_with=node.strings("not-with"),
        note=node.optional_str("note"),
    )


def _figure(node: Node, unit: Unit) -> Figure:
    node.unknown_keys("period", "value", "unit", "of", "about")
    found = Figure(
        period=span(node, "period"),
        value=node.str("value"),
        unit=node.one_of("unit", Unit, unit),
        of=node.optional_label("of"),
        about=node.yes_no("about"),
    )
    if found.number is None and found.unit is not Unit.TIER:
        values = {"word": found.value}
        node.fault("“{word}” is no number.", "Write the figure without spaces.", key="value", values=values)
    return found
