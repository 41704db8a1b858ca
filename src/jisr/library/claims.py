"""Claims, dates and names that the surroundings of the law share: institutions, statistics, comparisons, events.

A source may belong to a State's folder or to the document's own list; a rule must stand in the corpus.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from jisr.law.claims import Claim
from jisr.law.corpus import Corpus
from jisr.library.faults import nearest
from jisr.library.nodes import Node
from jisr.library.reading import Folder
from jisr.library.rules import read_mark
from jisr.vocabulary import CountryCode, RuleId

CLAIM_KEYS = ("text", "mark", "source", "rules", "since", "until", "note")
_MOMENT = re.compile(r"\d{4}(-\d{2}){0,2}")


@dataclass(slots=True)
class Reader:
    """Reads what is said of one home, whose sources it knows; ids stand once in all that it reads."""

    corpus: Corpus
    sources: frozenset[str]
    seen: dict[str, Node] = field(default_factory=dict)

    def id_of(self, node: Node) -> str:
        """The id of an entry, which stands once."""
        word = node.str("id")
        if word in self.seen:
            values = {"word": word, "place": str(self.seen[word].place)}
            node.fault("“{word}” stands twice; first in {place}.", "Keep one.", key="id", values=values)
        self.seen.setdefault(word, node)
        return word

    def source(self, node: Node, *, required: bool = True) -> str:
        """The key of a source that is known here."""
        word = node.str("source") if required else node.optional_str("source")
        if word and word not in self.sources:
            values = {"word": word}
            node.fault("no source has the name “{word}”.", nearest(word, self.sources), key="source", values=values)
        return word

    def rules(self, node: Node, key: str = "rules") -> tuple[RuleId, ...]:
        """Rules that stand in the law."""
        return tuple(map(RuleId, known_words(node, key, self.corpus.rules)))

    def states(self, node: Node, key: str = "states") -> tuple[CountryCode, ...]:
        """Codes of States that stand in the data."""
        return tuple(map(CountryCode, known_words(node, key, self.corpus.countries)))

    def claims(self, node: Node, key: str, *, required: bool = False) -> tuple[Claim, ...]:
        """The claims in a list; each may name its source, and where it must, does."""
        return tuple(self.claim(one, required=required) for one in node.optional_list(key))

    def claim(self, node: Node, *, required: bool = False) -> Claim:
        """One sentence with its mark."""
        node.unknown_keys(*CLAIM_KEYS)
        return Claim(
            text=node.label("text"),
            mark=read_mark(node),
            source=self.source(node, required=required),
            rules=self.rules(node),
            since=moment(node, "since"),
            until=moment(node, "until"),
            note=node.optional_str("note"),
        )


def readers(folder: Folder, corpus: Corpus, *, file: str) -> Iterator[tuple[CountryCode, Node, Reader]]:
    """The documents of a name in the folders of the States, each with a reader; ids are one space for all of them."""
    seen: dict[str, Node] = {}
    for name, node in sorted(folder.documents.items()):
        parts = name.split("/")
        code = CountryCode(parts[1].upper()) if len(parts) == 3 and parts[0] == "countries" else CountryCode("")
        if parts[-1] == file and code in corpus.countries:
            yield code, node, Reader(corpus, frozenset(corpus.countries[code].sources), seen)


def known_words(node: Node, key: str, words: Mapping[RuleId, object] | Iterable[str]) -> tuple[str, ...]:
    """The words at a key; each must be known."""
    known = frozenset(words)
    found = node.strings(key)
    for word in found:
        if word not in known:
            node.fault("“{word}” is not known.", nearest(word, known), key=key, values={"word": word})
    return found


def moment(node: Node, key: str, *, required: bool = False) -> str:
    """A day, a month or a year."""
    word = node.str(key) if required else node.optional_str(key)
    if word and not _MOMENT.fullmatch(word):
        mend = "Write it as 2022-03-09, 2022-03 or 2022."
        node.fault("“{word}” is no day, month or year.", mend, key=key, values={"word": word})
    return word


def span(node: Node, key: str) -> str:
    """A day, a month or a year, or two of them joined by a stroke, the earlier first."""
    word = node.str(key)
    first, stroke, last = word.partition("/")
    if not _MOMENT.fullmatch(first) or (stroke and not _MOMENT.fullmatch(last)):
        mend = "Write it as 2022, 2022-03 or 2022-03-01/2022-03-05."
        node.fault("“{word}” is no time.", mend, key=key, values={"word": word})
    elif stroke and last < first:
        node.fault("ends before it begins.", "Exchange the two.", key=key)
    return word
