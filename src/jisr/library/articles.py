"""How a language writes an article that the data cites: its letters, its small numerals, its words.

The data cites as the source does: “18 (15) (c)”, “CP 448-5 al. 2”. A letter stands for a place in a list, so each
language counts with its own, as the authentic texts of a treaty do; below a letter stands a small numeral.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

LETTERED = re.compile(r"(?P<above>\([^\W\d_]+\)\s?)?\((?P<letter>[^\W\d_]+)\)")


@dataclass(frozen=True, slots=True)
class Articles:
    """Letters of lists, small numerals with their signs, and words (names of codes, “to”, “al.”) as they are cited."""

    letters: Mapping[str, str] = field(default_factory=dict)
    numerals: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    def said(self, article: str) -> str:
        """The article in this language; what has no place in its tables stays as it is cited."""
        return LETTERED.sub(self._lettered, self._worded(article))

    def _lettered(self, found: re.Match[str]) -> str:
        letter, above = found["letter"], found["above"]
        if above is None:
            return f"({self.letters.get(letter, letter)})"
        return f"{LETTERED.sub(self._lettered, above)}{self.numerals.get(letter, f'({letter})')}"

    def _worded(self, article: str) -> str:
        return _pattern(tuple(self.words)).sub(lambda found: self.words[found[0]], article) if self.words else article


@lru_cache(maxsize=16)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """The words, the longest first; a word is not looked for inside another."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(rf"{_edge(word[0])}{re.escape(word)}{_edge(word[-1], after=True)}" for word in longest))


def _edge(letter: str, *, after: bool = False) -> str:
    if not letter.isalnum():
        return ""
    return r"(?!\w)" if after else r"(?<!\w)"
