"""Languages of the interface and their catalogues: the English sentence is the key of its translation."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from string import Formatter
from typing import Final

from jisr.library.articles import Articles
from jisr.library.faults import Faults, filled
from jisr.library.lengths import Lengths, read_lengths
from jisr.library.nodes import Node
from jisr.library.reading import Folder, document, read_folder
from jisr.library.spaces import Spaces, read_spaces
from jisr.vocabulary import LanguageTag

KEYS: Final = (
    "tag", "name", "direction", "locale", "order", "day-pattern", "moment-pattern", "first-day", "labels", "letters",
    "numerals", "citing", "lengths", "spaces",
)  # fmt: skip
_DAY: Final = re.compile(r"(?<![d'])d(?![d'])")


class Writing(StrEnum):
    """The direction in which a language is written."""

    LEFT_TO_RIGHT = "ltr"
    RIGHT_TO_LEFT = "rtl"


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the interface: how it is called, written, and how it says the sentences of the program."""

    tag: LanguageTag
    name: str
    direction: Writing
    locale: str
    day_pattern: str
    moment_pattern: str
    order: int
    sentences: Mapping[str, str] = field(default_factory=dict, repr=False)
    articles: Articles = field(default_factory=Articles, repr=False)
    first_day: str = ""
    lengths: Lengths = field(default_factory=Lengths, repr=False)
    spaces: Spaces = field(default_factory=Spaces, repr=False)

    def typeset(self, text: str) -> str:
        """A text of this language with the spaces at which no line breaks."""
        return self.spaces.set(text)

    def article(self, article: str) -> str:
        """An article as this language cites it."""
        return self.articles.said(article)

    def dated(self, pattern: str, *, day: int) -> str:
        """A pattern for a day of the month: some languages have a word of their own for the first."""
        return _DAY.sub(self.first_day, pattern) if day == 1 and self.first_day else pattern

    def say(self, sentence: str, values: Mapping[str, str | int] | None = None) -> str:
        """The sentence in this language with its values put in; English where the catalogue has none."""
        return filled(self.sentences.get(sentence, sentence), values or {})


def load_languages(root: Path) -> Mapping[LanguageTag, Language]:
    """The languages of a data folder, in the order of the menu. Raises `DataFaults`."""
    faults = Faults()
    folder = read_folder(root / "languages", faults=faults)
    found = read_languages(folder, prefix="")
    faults.stop_if_any()
    return found


def label_languages(root: Path) -> tuple[str, ...]:
    """The languages in which every label of the data must be there: those whose file says `labels: required`."""
    files = (path for path in (root / "languages").glob("*/language.yaml") if path.parent.name[0] not in "_.")
    nodes = (document(path, faults=Faults()) for path in files)
    found = [(node.optional_str("order"), node.str("tag")) for node in nodes
             if node is not None and node.optional_str("labels") == "required"]  # fmt: skip
    return tuple(tag for _, tag in sorted(found))


def read_languages(folder: Folder, *, prefix: str = "languages/") -> Mapping[LanguageTag, Language]:
    """The languages among the documents of a folder."""
    found = []
    for name, node in folder.matching(f"{prefix}*/language.yaml"):
        tag = name.split("/")[-2]
        sentences: dict[str, str] = {}
        spaces = read_spaces(node)
        for below, catalogue in folder.matching(f"{prefix}{tag}/messages/*.yaml"):
            if below.startswith(f"{prefix}{tag}/"):
                _read_catalogue(catalogue, sentences, spaces)
        found.append(_read_language(node, tag, sentences))
    return {one.tag: one for one in sorted(found, key=lambda one: (one.order, one.tag))}


def _read_language(node: Node, folder: str, sentences: Mapping[str, str]) -> Language:
    node.unknown_keys(*KEYS)
    if (tag := node.str("tag")) != folder:
        values = {"word": tag, "folder": folder}
        node.fault("“{word}” is not the name of its folder “{folder}”.", "Make them one.", key="tag", values=values)
    day = node.optional_str("day-pattern", "EEEE d MMMM y")
    return Language(
        LanguageTag(tag), node.str("name"), node.one_of("direction", Writing), node.str("locale"), day,
        node.optional_str("moment-pattern", f"{day}, HH:mm"), node.integer("order", 99), sentences,
        Articles(_table(node, "letters"), _table(node, "numerals"), _table(node, "citing")),
        node.optional_str("first-day"), read_lengths(node), read_spaces(node),
    )  # fmt: skip


def _table(node: Node, key: str) -> Mapping[str, str]:
    return {word: said.value() for word, said in node.optional_map(key).items()}


def _read_catalogue(node: Node, sentences: dict[str, str], spaces: Spaces) -> None:
    for sentence, said in node.items():
        translation = spaces.set(said.value())
        if placeholders(sentence) != placeholders(translation):
            wanted = ", ".join(f"{{{name}}}" for name in sorted(placeholders(sentence))) or "–"
            wrong = "the placeholders differ; the sentence has {wanted}."
            node.fault(wrong, "Keep them.", key=sentence, values={"wanted": wanted})
        if sentences.setdefault(sentence, translation) != translation:
            node.fault("another catalogue translates this sentence otherwise.", "Keep one.", key=sentence)


def placeholders(sentence: str) -> frozenset[str]:
    """The names in braces of a sentence."""
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(sentence) if name)
    except ValueError:
        return frozenset({"unreadable"})
