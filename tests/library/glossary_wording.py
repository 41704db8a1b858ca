"""Where the texts of the data use the words of the glossary, and where they say a thing otherwise.

The English of a text is searched for terms, the longest first, each word once. A translation may then hold no forbidden
variant of a term that was found, unless the variant belongs to the words of another term found in the same text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jisr.library import Faults, Node, read_folder
from jisr.library.messages import load_languages
from jisr.library.terms import Term
from jisr.vocabulary import LanguageTag, Text

EN = LanguageTag("en")
QUOTING = ("instruments", "countries")  # folders that follow the words of a treaty or of a national text
_VOWEL_SIGNS = re.compile("[\u064b-\u0652\u0640]")
# Arabic joins "and", "with", "for" and the article to the word: they may stand before each word of a term.
_JOINED = "(?:[وف])?(?:لل|[بكل]?(?:ال)?)"
_GAP = r"\s+"
_PLACEHOLDER = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the data, its place, and the folder of `data/` that holds it."""

    place: str
    text: Text
    home: str


@dataclass(frozen=True, slots=True)
class Slip:
    """A forbidden variant in a translation."""

    place: str
    term: str
    language: LanguageTag
    variant: str

    def __str__(self) -> str:
        return f"{self.place}: [{self.term}] {self.language} says “{self.variant}”"


@dataclass(frozen=True)
class Wording:
    """The glossary, made ready for searching."""

    terms: tuple[Term, ...]

    @cached_property
    def _english(self) -> dict[str, tuple[Term, ...]]:
        found: dict[str, tuple[Term, ...]] = {}
        for term in self.terms:
            for word in {plain(one) for one in term.said(EN)}:
                found[word] = (*found.get(word, ()), term)
            for word in map(plain, term.apart):
                found.setdefault(word, ())
        return found

    @cached_property
    def _search(self) -> re.Pattern[str]:
        words = sorted(self._english, key=lambda word: (-len(word), word))
        return re.compile(rf"(?<![\w{{])(?:{'|'.join(map(re.escape, words))})(?![\w}}])")

    def found(self, english: str) -> tuple[Term, ...]:
        """The terms of an English text, each once."""
        text = _PLACEHOLDER.sub(" ", plain(english))
        hits = [term for hit in self._search.findall(text) for term in self._english[hit]]
        return tuple({term.id: term for term in hits}.values())

    def slips(self, said: Said) -> Iterator[Slip]:
        """The forbidden variants in the translations of a text."""
        terms = self.found(said.text.get(EN, ""))
        for tag, translation in said.text.items():
            if tag == EN:
                continue
            quoting = said.home in QUOTING
            allowed = (word for term in terms for word in (term.said(tag) if quoting else own(term, tag)))
            rest = _without(_PLACEHOLDER.sub(" ", plain(translation)), allowed)
            for term in terms:
                forbidden = (*term.variants.get(tag, ()), *(() if quoting else term.quoted.get(tag, ())))
                for variant in forbidden:
                    if _pattern(plain(variant)).search(rest):
                        yield Slip(said.place, term.id, tag, variant)


def own(term: Term, tag: LanguageTag) -> tuple[str, ...]:
    """The wordings of a term outside texts that quote."""
    return tuple(word for word in term.said(tag) if word not in term.quoted.get(tag, ()))


def plain(text: str) -> str:
    """A text without vowel signs, in small letters, with plain apostrophes."""
    return _VOWEL_SIGNS.sub("", text).replace("’", "'").replace("\xa0", " ").casefold()


def holds(text: str, words: Iterable[str]) -> bool:
    """Whether one of the words stands in the text."""
    said = plain(text)
    return any(_pattern(plain(word)).search(said) for word in words)


def texts(data: Path) -> Iterator[Said]:
    """Every text of the data that has a translation: inline texts, and the sentences of the catalogues."""
    folder = read_folder(data, faults=Faults(), keep=lambda name: not name.startswith("languages/"))
    for name, node in folder.documents.items():
        yield from _inline(node, name.split("/")[0])
    languages = load_languages(data)
    for sentence in sorted({one for language in languages.values() for one in language.sentences}):
        said = {tag: one.sentences[sentence] for tag, one in languages.items() if sentence in one.sentences}
        yield Said(f"messages “{sentence}”", {EN: sentence} | said, "messages")


def _inline(node: Node, home: str) -> Iterator[Said]:
    if node.is_map:
        below = dict(node.items())
        if "en" in below and len(below) > 1 and all(one.is_scalar for one in below.values()):
            yield Said(str(node.place), {LanguageTag(tag): one.value() for tag, one in below.items()}, home)
        for one in below.values():
            yield from _inline(one, home)
    elif node.is_list:
        for one in node.elements():
            yield from _inline(one, home)


def _pattern(words: str) -> re.Pattern[str]:
    if words not in _PATTERNS:
        joined = _JOINED if re.search("[\u0621-\u064a]", words) else ""
        parts = (joined + re.escape(part.removeprefix("ال") if joined else part) for part in words.split())
        _PATTERNS[words] = re.compile(rf"(?<!\w){_GAP.join(parts)}(?!\w)")
    return _PATTERNS[words]


_PATTERNS: dict[str, re.Pattern[str]] = {}


def _without(text: str, words: Iterable[str]) -> str:
    for word in sorted({plain(one) for one in words}, key=len, reverse=True):
        text = _pattern(word).sub(" ", text)
    return text
