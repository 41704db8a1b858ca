"""Search in the texts of the law, in every language at once: SQLite's full-text index, in memory, over folded words.

Accents, Arabic vowel signs and forms of alif do not count; a word may be cut (`incrim`). What has all the words comes
first, a rule whose name or article is asked before one that mentions it.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from jisr.law.corpus import Corpus
from jisr.library.terms import Term
from jisr.vocabulary import CountryCode, RuleId

WORD = re.compile(r"[\w~]+")
SAME = str.maketrans("أإآٱىةؤئ’", "اااايهوي'", "ـ")
ARTICLE = "ال"
BESIDE = ("و", "ف", "ب", "ك", "ل")
LEAST = 3
MOST = 40
WEIGHTS = "8.0, 4.0, 1.0, 2.0"


@dataclass(frozen=True, slots=True)
class Found:
    """A rule found, with how well it answers (higher is better)."""

    rule: RuleId
    rank: float


class Search:
    """The index of one corpus; `terms` carry a word of one language to the rules that have it in another."""

    def __init__(self, corpus: Corpus, terms: Iterable[Term] = ()) -> None:
        self._index = sqlite3.connect(":memory:", check_same_thread=False)
        self._index.execute("CREATE VIRTUAL TABLE rules USING fts5(name, article, words, law, tokenize='unicode61')")
        self._rules = tuple(corpus.rules.values())
        self._index.executemany(
            "INSERT INTO rules (rowid, name, article, words, law) VALUES (?, ?, ?, ?, ?)",
            (
                (
                    number,
                    folded(str(rule.id)),
                    folded(rule.article),
                    folded(" ".join((*rule.text.values(), rule.note))),
                    folded(" ".join(_law(corpus, rule.home))),
                )
                for number, rule in enumerate(self._rules, 1)
            ),
        )
        self._terms = tuple((folded(name), one) for one in terms for tag in one.names for name in one.said(tag))

    def find(self, words: str, *, most: int = MOST) -> tuple[Found, ...]:
        """The rules that have all the words, else those that have one of them; nothing for no words."""
        asked = folded(words).split()
        if not asked:
            return ()
        all_of = " ".join(_prefix(word) for word in asked)
        whole = " ".join(asked)
        wider = [f'"{folded(name)}"' for known, one in self._terms if known == whole for name in _names(one)]
        found = self._ask(" OR ".join([f"({all_of})", *dict.fromkeys(wider)]), most)
        return found or self._ask(" OR ".join(_prefix(word) for word in asked), most)

    def _ask(self, query: str, most: int) -> tuple[Found, ...]:
        rows = self._index.execute(
            f"SELECT rowid, bm25(rules, {WEIGHTS}) AS rank FROM rules WHERE rules MATCH ? ORDER BY rank, rowid LIMIT ?",
            (query, most),
        )
        return tuple(Found(self._rules[number - 1].id, -rank) for number, rank in rows)


def folded(words: str) -> str:
    """The words as they are compared: no case, no accents or vowel signs, one form of each Arabic letter."""
    plain = unicodedata.normalize("NFKD", words.casefold().translate(SAME))
    bare = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return " ".join(_stem(word) for word in WORD.findall(bare))


def _stem(word: str) -> str:
    """An Arabic word without its article and what is written onto it."""
    for beside in ("", *BESIDE):
        if word.startswith(beside + ARTICLE) and len(word) - len(beside) - len(ARTICLE) >= LEAST:
            return word[len(beside) + len(ARTICLE) :]
    return word[2:] if word.startswith("لل") and len(word) - 2 >= LEAST else word


def _prefix(word: str) -> str:
    return f'"{word}"*' if len(word) >= LEAST else f'"{word}"'


def _names(term: Term) -> Iterable[str]:
    return (name for tag in term.names for name in term.said(tag))


def _law(corpus: Corpus, home: str) -> Iterable[str]:
    country = corpus.countries.get(CountryCode(home))
    if country is not None:
        return (home, *country.name.values())
    instrument = corpus.instruments.get(home)
    return (home,) if instrument is None else (home, *instrument.name.values(), *instrument.short.values())
