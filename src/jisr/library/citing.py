"""What one document says of another: every citation is noted while reading and looked up at the end."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from jisr.library.faults import nearest
from jisr.library.nodes import Node
from jisr.vocabulary import Reason, RuleId


class Cited(StrEnum):
    """Kinds of thing that data cites."""

    RULE = "rule"
    SOURCE = "source"
    FACT = "fact kind"
    INSTRUMENT = "instrument"
    COUNTRY = "country"
    FORM = "form of cooperation"
    OFFENCE = "offence"


_MISSING: Final[Mapping[Cited, Reason]] = {
    Cited.RULE: Reason("no rule has the name “{word}”."),
    Cited.SOURCE: Reason("no source has the name “{word}”."),
    Cited.FACT: Reason("no kind of fact has the name “{word}”."),
    Cited.INSTRUMENT: Reason("no instrument has the name “{word}”."),
    Cited.COUNTRY: Reason("no State has the name “{word}”."),
    Cited.FORM: Reason("no form of cooperation has the name “{word}”."),
    Cited.OFFENCE: Reason("no offence has the name “{word}”."),
}


class Citations:
    """Citations met while reading; `check` turns those that lead nowhere into faults."""

    __slots__ = ("_noted",)

    def __init__(self) -> None:
        self._noted: list[tuple[Cited, str, Node]] = []

    def note(self, kind: Cited, word: str, node: Node) -> str:
        """Note that a node cites a word, and give the word back."""
        if word:
            self._noted.append((kind, word, node))
        return word

    def rule(self, node: Node, key: str) -> RuleId:
        """The rule cited at a key that must be there."""
        return RuleId(self.note(Cited.RULE, node.str(key), node.node(key) or node))

    def optional_rule(self, node: Node, key: str) -> RuleId | None:
        """The rule cited at a key, or None."""
        return self.rule(node, key) if node.has(key) else None

    def rules(self, node: Node, key: str = "rules") -> tuple[RuleId, ...]:
        """The rules cited at a key, alone or in a list."""
        return tuple(RuleId(self.note(Cited.RULE, word, node.node(key) or node)) for word in node.strings(key))

    def check(self, known: Mapping[Cited, Iterable[str]]) -> None:
        """Every citation of a known kind must lead somewhere."""
        sets = {kind: frozenset(words) for kind, words in known.items()}
        for kind, word, node in self._noted:
            if kind in sets and word not in sets[kind]:
                node.fault(_MISSING[kind], nearest(word, sets[kind]), values={"word": word})
