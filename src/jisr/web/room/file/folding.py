"""How names are found whatever the script and the spelling: folding, the bones of a word, one slip of the hand.

*Folded*: no case, no accent, Hausa hooks as plain letters (ɓ ɗ ƙ ƴ as b d k y), Arabic without vowel signs and length,
its alifs, hamzas and final letters as one each, the article left out. *Bones*: the consonants in Latin classes common
to both scripts, doubles once, so that Mohamed, Muhammad and محمد are one; of vowels, w and y only a first one counts.
Folded words of five letters or more are one, too, when one letter was added, dropped or changed, or two were swapped.
It refuses to say that two names are one person: it finds, and people decide.
"""

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
PLAIN = str.maketrans(
    {
        "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ŋ": "n", "ɲ": "n", "œ": "oe", "æ": "ae", "ø": "o", "ß": "ss",
        "ʼ": None, "'": None, "’": None, "ـ": None,
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك",
        "گ": "ك", "ڭ": "ك", "ڤ": "ف", "ڥ": "ف", "پ": "ب", "چ": "ش", "ء": None,
    }
)  # fmt: skip
ARABIC = re.compile(r"[\u0621-\u064a]")
ARTICLE = re.compile(r"^(?:و|ب|ل)?ال(?=..)")
PAIRS = (
    ("tch", "ts"), ("sch", "s"), ("ch", "s"), ("sh", "s"), ("kh", "k"), ("gh", "k"), ("th", "t"), ("dh", "d"),
    ("ph", "f"), ("dj", "j"), ("ck", "k"), ("qu", "k"), ("ce", "se"), ("ci", "si"), ("x", "ks"),
)  # fmt: skip
CLASS = {
    **dict.fromkeys("gqc", "k"), "v": "f", "p": "b",
    "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "k", "د": "d", "ذ": "d", "ر": "r", "ز": "z", "س": "s",
    "ش": "s", "ص": "s", "ض": "d", "ط": "t", "ظ": "d", "غ": "k", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m",
    "ن": "n", "ه": "h",
}  # fmt: skip
VOWELS = frozenset("aeiouwyاوي")
OPENING = frozenset("aeiouاع")
LEAST, LONG = 2, 5


@lru_cache(maxsize=16384)
def folded(word: str) -> str:
    """The word without what spelling varies in its own script."""
    plain = unmarked(word.casefold())
    return ARTICLE.sub("", plain.translate(PLAIN))


@lru_cache(maxsize=16384)
def bones(word: str) -> str:
    """The consonants of a folded word in classes common to both scripts."""
    once = re.sub(r"(.)\1+", r"\1", word)
    for pair, one in PAIRS:
        once = once.replace(pair, one)
    arabic = ARABIC.search(once) is not None
    found = ["a"] if once[:1] in OPENING else []
    for place, letter in enumerate(once):
        if letter in VOWELS or letter == "ع" or (letter in "هh" and place == len(once) - 1):
            continue
        found.append(CLASS.get(letter, letter if not arabic or letter.isascii() else ""))
    return "".join(found)


def unmarked(text: str) -> str:
    """The text without accents, vowel signs and hamzas written on letters."""
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    return _words(text)


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    joined = re.sub(r"(?<=\w)['’ʼ](?=\w)", " ", unmarked(text))
    return tuple(word for one in WORD.findall(joined) if (word := folded(one)))


def likeness(asked: str, word: str, *, name: bool) -> int:
    """How near a folded word comes to what was asked: 3 begins with it, 2 holds it or one slip away, 1 the same bones
    (of a name alone), 0 not at all."""
    if word.startswith(asked):
        return 3
    if len(asked) >= LONG - 1 and asked in word:
        return 2
    if len(asked) >= LONG and len(word) >= LONG and one_slip(asked, word):
        return 2
    return 1 if name and _sounds_like(bones(asked), bones(word)) else 0


def _sounds_like(one: str, other: str) -> bool:
    """The same bones; of three or more also without a first vowel, and with what stands twice once."""
    if len(one) >= LEAST and one == other:
        return True
    first, second = (re.sub(r"(.)\1+", r"\1", bone.removeprefix("a")) for bone in (one, other))
    return len(first) > LEAST and first == second


def one_slip(one: str, other: str) -> bool:
    """Whether one letter was added, dropped or changed, or two neighbours were swapped."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    first, second = one[start:], other[start:]
    swapped = first[:2] == second[1::-1] and len(first) > 1 and first[2:] == second[2:]
    return first[1:] == second[1:] or first[1:] == second or first == second[1:] or swapped
