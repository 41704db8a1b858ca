"""The glossary: one word per thing, one translation per word, with its source and how far it was verified.

`languages/terms-<family>.yaml` holds it; the form is in docs/reference/data-formats.md. `variants` are synonyms that
the data may not use where the English has the term; `quoted` are other words, allowed where a treaty or a national text
is followed; `forms` are inflections under which a term is looked for; in `apart` the English word is another word.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jisr.library.faults import Faults
from jisr.library.messages import label_languages
from jisr.library.nodes import Node
from jisr.library.reading import Folder, read_folder
from jisr.vocabulary import LanguageTag, Mark, Text

FILES = "terms-"


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary. `mark` says how far its translations were verified, not the law behind it."""

    id: str
    family: str
    names: Text
    meaning: Text
    source: str
    mark: Mark
    forms: Mapping[LanguageTag, tuple[str, ...]]
    variants: Mapping[LanguageTag, tuple[str, ...]]
    quoted: Mapping[LanguageTag, tuple[str, ...]]
    apart: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    note: str = ""

    def said(self, tag: LanguageTag) -> tuple[str, ...]:
        """Every wording of the term that may stand in a text of this language."""
        name = (self.names[tag],) if tag in self.names else ()
        return (*name, *self.forms.get(tag, ()), *self.quoted.get(tag, ()))


@dataclass(frozen=True, slots=True)
class TermFamily:
    """The terms of one field, in the order of their file."""

    id: str
    order: int
    names: Text
    terms: tuple[Term, ...]


def load_terms(root: Path) -> tuple[Term, ...]:
    """All terms of a data folder, family by family. Raises `DataFaults`."""
    return tuple(term for family in load_term_families(root) for term in family.terms)


def load_term_families(root: Path) -> tuple[TermFamily, ...]:
    """The glossary of a data folder by families, in their order. Raises `DataFaults`."""
    faults = Faults(labels=label_languages(root))
    families = read_term_families(read_folder(root / "languages", faults=faults), prefix="")
    faults.stop_if_any()
    return families


def read_term_families(folder: Folder, *, prefix: str = "languages/") -> tuple[TermFamily, ...]:
    """The glossary among documents; faults are noted."""
    found = []
    seen: dict[str, Node] = {}
    named: dict[tuple[LanguageTag, str], Term] = {}
    for name, node in folder.matching(f"{prefix}{FILES}*.yaml"):
        node.unknown_keys("order", "name", "terms")
        family = Path(name).stem.removeprefix(FILES)
        terms = []
        for one in node.list("terms"):
            term = _term(one, family)
            if term.id in seen:
                values = {"word": term.id, "place": str(seen[term.id].place)}
                one.fault("“{word}” stands twice; first in {place}.", "Keep one.", key="id", values=values)
            seen.setdefault(term.id, one)
            _one_name_each(one, term, named)
            terms.append(term)
        found.append(TermFamily(family, node.integer("order", 99), node.label("name"), tuple(terms)))
    return tuple(sorted(found, key=lambda one: (one.order, one.id)))


def _term(node: Node, family: str) -> Term:
    node.unknown_keys(
        "id", "name", "meaning", "source", "mark", "forms", "variants", "quoted", "apart", "same-as", "note"
    )  # fmt: skip
    term = Term(
        id=node.str("id"),
        family=family,
        names=node.label("name"),
        meaning=node.label("meaning"),
        source=node.str("source"),
        mark=node.one_of("mark", Mark),
        forms=dict(_by_language(node, "forms")),
        variants=dict(_by_language(node, "variants")),
        quoted=dict(_by_language(node, "quoted")),
        apart=node.strings("apart"),
        same_as=node.strings("same-as"),
        note=node.optional_str("note"),
    )
    for tag, words in term.variants.items():
        for word in set(words) & set(term.said(tag)):
            values = {"word": word}
            node.fault("“{word}” is both allowed and forbidden.", "Keep one.", key="variants", values=values)
    return term


def _by_language(node: Node, key: str) -> Iterator[tuple[LanguageTag, tuple[str, ...]]]:
    words = node.optional_map(key)
    for tag, _ in words.items():
        if tag not in node.faults.labels and node.faults.labels:
            mend, values = "Name one of its languages.", {"tag": tag}
            words.fault("“{tag}” is no language of the glossary.", mend, key=tag, values=values)
        yield LanguageTag(tag), words.strings(tag)


def _one_name_each(node: Node, term: Term, named: dict[tuple[LanguageTag, str], Term]) -> None:
    """No two terms share a name in a language, unless one says that it is the same as the other."""
    for tag, name in term.names.items():
        other = named.setdefault((tag, name.casefold()), term)
        if other.id != term.id and other.id not in term.same_as and term.id not in other.same_as:
            node.fault(
                "“{name}” is the name of “{other}” already.", "Choose another, or write same-as: [{other}].",
                key=f"name.{tag}", values={"name": name, "other": other.id},
            )  # fmt: skip
