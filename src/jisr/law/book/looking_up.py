"""From what a person types to a rule: its id, its article, or a part of it (`untoc 18 21 b`)."""

import re
from dataclasses import dataclass

from jisr.law.corpus import Corpus
from jisr.vocabulary import RuleId

APART = re.compile(r"[^0-9a-z~À-ɏ\u0600-\u06ff]+")


@dataclass(frozen=True, slots=True)
class Address:
    """What was found: the rule meant, or those that are near (an article with its paragraphs)."""

    rule: RuleId | None
    near: tuple[RuleId, ...] = ()


def look_up(corpus: Corpus, words: str) -> Address:
    """The rule that the words name, whatever the case and the separators; else what begins so, else nothing."""
    wanted = _plain(words)
    exact = [rule for rule in corpus.rules if _plain(rule) == wanted]
    below = [rule for rule in corpus.rules if _plain(rule).startswith(f"{wanted} ")] if wanted else []
    if exact:
        return Address(exact[0], tuple(below))
    above = _above(corpus, wanted)
    return Address(None, tuple(below) or above)


def _above(corpus: Corpus, wanted: str) -> tuple[RuleId, ...]:
    """The rules of the nearest article above an address that holds none."""
    words = wanted.split(" ")
    while len(words) > 1:
        words = words[:-1]
        stem = " ".join(words)
        if len(words) > 1 and (
            found := tuple(r for r in corpus.rules if _plain(r) == stem or _plain(r).startswith(f"{stem} "))
        ):
            return found
    return ()


def _plain(words: str) -> str:
    return APART.sub(" ", words.casefold()).strip()
