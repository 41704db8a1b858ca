"""Institutions of a State and who acts at which step of a case: `countries/<cc>/institutions.yaml` and `steps.yaml`.

The form is in docs/reference/data-formats.md. Neither decides anything: a request rests on authorities and channels.
"""

from pathlib import Path

from jisr.law.corpus import Corpus
from jisr.law.institutions import CaseStep, Contact, ContactKind, Institution, InstitutionKind
from jisr.library.claims import Reader, known_words, moment, readers
from jisr.library.corpus import law_documents, read_corpus
from jisr.library.faults import Faults
from jisr.library.messages import label_languages
from jisr.library.nodes import Node
from jisr.library.reading import Folder
from jisr.library.rules import read_mark
from jisr.vocabulary import CountryCode

INSTITUTIONS = "institutions.yaml"
STEPS = "steps.yaml"


def load_institutions(root: Path) -> tuple[tuple[Institution, ...], tuple[CaseStep, ...]]:
    """The institutions of every State, and the steps of a case. Raises `DataFaults`."""
    faults = Faults(labels=label_languages(root))
    folder = law_documents(root, faults=faults)
    corpus = read_corpus(folder, faults=faults)
    found = read_institutions(folder, corpus)
    steps = read_steps(folder, corpus, found)
    faults.stop_if_any()
    return found, steps


def read_institutions(folder: Folder, corpus: Corpus) -> tuple[Institution, ...]:
    """The institutions among documents; faults are noted."""
    return tuple(
        _institution(one, code, reader)
        for code, node, reader in readers(folder, corpus, file=INSTITUTIONS)
        for one in node.elements()
    )


def read_steps(folder: Folder, corpus: Corpus, known: tuple[Institution, ...]) -> tuple[CaseStep, ...]:
    """The steps of a case among documents; whoever acts must be an institution of the same State."""
    found = []
    for code, node, reader in readers(folder, corpus, file=STEPS):
        bodies = [body.id for body in known]
        found += [
            _step(one, code, order, reader, bodies) for order, one in enumerate(node.elements(), 1)
        ]  # fmt: skip
    return tuple(found)


def _institution(node: Node, state: CountryCode, reader: Reader) -> Institution:
    node.unknown_keys(
        "id", "name", "short", "kind", "role", "mark", "role-mark", "source", "as-of", "since", "until", "authority",
        "rules", "contacts", "details", "note",
    )  # fmt: skip
    mark = read_mark(node)
    if node.has("authority"):
        known_words(node, "authority", (one.id for one in reader.corpus.countries[state].authorities))
    return Institution(
        id=reader.id_of(node),
        state=state,
        name=node.label("name"),
        short=node.optional_str("short"),
        kind=node.one_of("kind", InstitutionKind),
        role=node.label("role"),
        mark=mark,
        role_mark=read_mark(node, "role-mark", mark),
        source=reader.source(node),
        as_of=node.date("as-of").isoformat(),
        since=moment(node, "since"),
        until=moment(node, "until"),
        authority=node.optional_str("authority"),
        rules=reader.rules(node),
        contacts=tuple(_contact(one, reader) for one in node.optional_list("contacts")),
        details=reader.claims(node, "details", required=True),
        note=node.optional_str("note"),
    )


def _contact(node: Node, reader: Reader) -> Contact:
    node.unknown_keys("kind", "value", "mark", "source")
    return Contact(node.one_of("kind", ContactKind), node.str("value"), read_mark(node), reader.source(node))


def _step(node: Node, state: CountryCode, order: int, reader: Reader, bodies: list[str]) -> CaseStep:
    node.unknown_keys("id", "name", "text", "actors", "rules", "mark", "source", "as-of", "note")
    return CaseStep(
        id=reader.id_of(node),
        state=state,
        order=order,
        name=node.label("name"),
        text=node.label("text"),
        actors=known_words(node, "actors", bodies),
        rules=reader.rules(node),
        mark=read_mark(node),
        source=reader.source(node),
        as_of=node.date("as-of").isoformat(),
        note=node.optional_str("note"),
    )
