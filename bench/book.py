"""The law looked up: `python -m bench.book`.

A search in the texts of the law in every language, beside a plain scan over the same folded texts; the pages of the law
through Django's whole stack; loading the book cold from YAML, from its cache, and its proofs from theirs.
"""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.table import Figure, show, timed
from jisr.library.book import Book, load_book
from jisr.library.searching import Search, folded
from jisr.vocabulary import RuleId

DATA = Path(__file__).parents[1] / "data"
ROUNDS = 25
WORDS = ("double incrimination", "ازدواجية التجريم", "refus", "UNTOC/18/21/b")
CASE = (
    "question?do=ask&law=NE&facts-on=2022-02-03&p1-role=accused&p2-role=victim&p2-born=2010-08-14"
    "&s1-fact=act.recruit&s1-by=1&s1-on=2&s2-fact=purpose.begging&s2-by=1&s2-on=2&s3-fact=mind.intent&s3-by=1"
)
WAYS = ("rule/UNTOC/18/21/b", "rule/NE-SOM-ENTRY", "search?q=double+incrimination", "of/untoc", "limits", CASE)


def main() -> None:
    """Print the tables."""
    loading = [timed("load_book, trees cached", partial(load_book, DATA))]
    book = load_book(DATA)
    terms = [term for family in book.families for term in family.terms]
    loading.append(timed("the index of the search", partial(Search, book.corpus, terms)))
    loading.append(timed("the cases of every rule, kept", partial(_proofs, DATA)))
    show(f"The book: {len(book.corpus.rules)} rules, {len(terms)} terms", loading)
    scan = _scan(book)
    for words in WORDS:
        rows = [
            timed(f"search: {words}", partial(book.search.find, words), runs=ROUNDS),
            timed("a plain scan over all texts, unranked", partial(scan, words), runs=ROUNDS),
        ]
        show(f"“{words}”: {len(book.search.find(words))} rules found, {len(scan(words))} by the scan", rows)
    show("Pages of the law, whole stack", _pages())


def _scan(book: Book) -> Callable[[str], list[RuleId]]:
    """What a program without an index does: every word looked for in every text."""
    texts = [
        (rule.id, folded(" ".join((str(rule.id), rule.article, *rule.text.values(), rule.note))))
        for rule in book.corpus.rules.values()
    ]

    def find(words: str) -> list[RuleId]:
        wanted = folded(words).split()
        return [rule for rule, text in texts if all(word in text for word in wanted)]

    return find


def _proofs(root: Path) -> int:
    return len(load_book(root).coverage.cases)


def _pages() -> list[Figure]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jisr.settings")
    import django

    django.setup()
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1"})
    asked = [f"/{tag}/law/{way}" for tag in ("fr", "ar") for way in WAYS]
    return [timed(address[:50], partial(client.get, address), runs=ROUNDS, warm=2) for address in asked]


if __name__ == "__main__":
    main()
