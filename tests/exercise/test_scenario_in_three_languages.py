"""The flagship is told in English, French and Arabic: the same figures, days and ids, each name written in one way."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from jisr.library import Faults, Node, read_folder
from jisr.vocabulary import LanguageTag, Text

SCENARIO = Path(__file__).parents[2] / "data" / "scenarios" / "harmattan"
EN, FR, AR = LanguageTag("en"), LanguageTag("fr"), LanguageTag("ar")
TRANSLATED = (FR, AR)

# 10,000 in English is 10 000 in French and 10.000 in Arabic; 99.99 is 99,99 in French.
_THOUSANDS = re.compile(r"(?<=\d)[., \u00a0\u202f](?=\d{3}(?!\d))")
_DECIMAL = re.compile(r"(?<=\d),(?=\d)")
_FIGURE = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_PHONE = re.compile(r"\+\d{3}(?: \d{2,3})+")
_OTHER_DIGIT = re.compile(r"[\u0660-\u0669\u06f0-\u06f9]")
# An id of the scenario (ev-03, ms-referral), of the law (UNTOC/18/3/a, MA-TIP-448-1), of a seal or a plate (NE-0414).
_CODE = re.compile(r"(?<![\w/-])[A-Za-z]\w*(?:[-/][\w~]+)+", re.ASCII)
_ARABIC = "[وفلبك]?"  # "and", "so", "for", "with", "like" are joined to the name
_MONTHS = (
    ("Jan(?:uary)?", r"janv(?:\.|ier)", "يناير"),
    ("Feb(?:ruary)?", r"févr(?:\.|ier)", "فبراير"),
    ("Mar(?:ch)?", "mars", "مارس"),
    ("Apr(?:il)?", r"avr(?:\.|il)", "أبريل"),
    ("May", "mai", "ماي"),
    ("June?", "juin", "يونيو"),
    ("July?", r"juill?(?:\.|et)", "يوليوز"),
    ("Aug(?:ust)?", "août", "غشت"),
    ("Sept?(?:ember)?", r"sept(?:\.|embre)", "شتنبر"),
    ("Oct(?:ober)?", r"oct(?:\.|obre)", "أكتوبر"),
    ("Nov(?:ember)?", r"nov(?:\.|embre)", "نونبر"),
    ("Dec(?:ember)?", r"déc(?:\.|embre)", "دجنبر"),
)
# What the persons are called besides their names.
_CALLED = {"Souley": "سولي", "Hajiya": "الحاجة"}


@dataclass(frozen=True, slots=True)
class Told:
    """A text of the scenario and its place."""

    place: str
    text: Text


@cache
def documents() -> Mapping[str, Node]:
    return read_folder(SCENARIO, faults=Faults()).documents


@cache
def told() -> tuple[Told, ...]:
    """Every text of every file: a map with `en` and nothing but words in it."""
    return tuple(one for node in documents().values() for one in _told(node))


def _told(node: Node) -> Iterator[Told]:
    if node.is_list:
        for one in node.elements():
            yield from _told(one)
    elif node.is_map:
        below = dict(node.items())
        if "en" in below and all(one.is_scalar for one in below.values()):
            yield Told(str(node.place), {LanguageTag(tag): one.value() for tag, one in below.items()})
        else:
            for one in below.values():
                yield from _told(one)


@cache
def named() -> Mapping[str, str]:
    """Each part of a person's name in Latin letters, with its Arabic; two spellings of one part are refused."""
    found = dict(_CALLED)
    for node in documents()["subjects.yaml"].elements():
        if node.str("kind") != "person":
            continue
        latin = node.str("label").replace("El ", "El_").split()
        arabic = node.map("names").str("ar").replace("عبد ", "عبد_").split()
        for word, letters in zip(latin, arabic, strict=True):
            word, letters = word.replace("_", " "), letters.replace("_", " ")
            assert found.setdefault(word, letters) == letters, f"{word} is {found[word]} and {letters}"
    return found


@cache
def ids() -> frozenset[str]:
    """The ids that the scenario gives, which begin with a few letters and a stroke."""
    return frozenset(word for node in documents().values() for word in _ids(node) if re.match(r"[a-z]{1,3}-", word))


def _ids(node: Node) -> Iterator[str]:
    if node.is_list:
        for one in node.elements():
            yield from _ids(one)
    elif node.is_map:
        for key, one in node.items():
            if key == "id" and one.is_scalar:
                yield one.value()
            yield from _ids(one)


def figures(text: str, _: LanguageTag) -> Counter[str]:
    return Counter(_FIGURE.findall(_DECIMAL.sub(".", _THOUSANDS.sub("", text))))


def phones(text: str, _: LanguageTag) -> Counter[str]:
    return Counter(_PHONE.findall(text))


def codes(text: str, _: LanguageTag) -> Counter[str]:
    return Counter(one for one in _CODE.findall(text) if re.search(r"\d", one) or one in ids())


def months(text: str, tag: LanguageTag) -> Counter[str]:
    """The months of a text by their English names."""
    joined = _ARABIC if tag == AR else ""
    column = (EN, *TRANSLATED).index(tag)
    hits = {row[0]: len(re.findall(rf"(?<!\w){joined}{row[column]}(?!\w)", text)) for row in _MONTHS}
    return Counter({month: count for month, count in hits.items() if count})


def unlike(texts: Iterable[Told], read: Callable[[str, LanguageTag], Counter[str]]) -> list[str]:
    """Where a translation does not hold what the English holds."""
    found: list[str] = []
    for one in texts:
        english = read(one.text[EN], EN)
        for tag in TRANSLATED:
            other = read(one.text.get(tag, ""), tag)
            if tag in one.text and other != english:
                lost, added = sorted((english - other).elements()), sorted((other - english).elements())
                found.append(f"{one.place} {tag}: without {lost}, with {added}")
    return found


def misnamed(texts: Iterable[Told]) -> list[str]:
    """Where the English names a person and a translation does not, or in other letters."""
    found: list[str] = []
    for one in texts:
        for latin, arabic in named().items():
            name = re.compile(rf"(?<!\w){latin}(?!\w)")
            if name.search(one.text[EN]):
                if FR in one.text and not name.search(one.text[FR]):
                    found.append(f"{one.place} fr: without {latin}")
                quoted = re.search(rf"«[^»]*(?<!\w){latin}(?!\w)[^»]*»", one.text.get(AR, ""))  # a word of the ledger
                said = re.search(rf"(?<!\w){_ARABIC}{arabic}(?!\w)", one.text.get(AR, ""))
                if AR in one.text and not (said or quoted):
                    found.append(f"{one.place} ar: without {arabic}")
    return found


def test_every_text_of_the_scenario_is_there_in_three_languages() -> None:
    missing = [f"{one.place}: {tag}" for one in told() for tag in TRANSLATED if not one.text.get(tag, "").strip()]
    assert len(told()) > 2000
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("read", [figures, phones, codes, months])
def test_figures_telephones_ids_and_days_are_the_same_in_every_language(
    read: Callable[[str, LanguageTag], Counter[str]],
) -> None:
    wrong = unlike(told(), read)
    assert not wrong, "\n".join(wrong)


def test_digits_are_western_in_every_language() -> None:
    assert not [one.place for one in told() for text in one.text.values() if _OTHER_DIGIT.search(text)]


def test_a_person_is_named_in_one_way() -> None:
    assert len(named()) > 40
    wrong = misnamed(told())
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (figures, {EN: "56,000 MAD", FR: "56 000 MAD", AR: "65.000 درهم"}),
        (figures, {EN: "99.99 %", FR: "99,9 %", AR: "99.99 %"}),
        (phones, {EN: "+212 00 000 21 05", FR: "+212 00 000 21 04", AR: "+212 00 000 21 05"}),
        (codes, {EN: "ev-03 and ms-referral", FR: "ev-03 et ms-referral", AR: "ev-03 وms-judgment"}),
        (codes, {EN: "UNTOC/18/4", FR: "UNTOC/18/3", AR: "UNTOC/18/4"}),
        (months, {EN: "6 March 2022", FR: "6 mai 2022", AR: "6 مارس 2022"}),
    ],
)
def test_a_translation_that_says_another_figure_id_or_month_is_found(
    read: Callable[[str, LanguageTag], Counter[str]], text: Text
) -> None:
    assert len(unlike([Told("here", text)], read)) == 1


def test_a_name_in_other_letters_is_found() -> None:
    said = Told("here", {EN: "Tidjani paid.", FR: "Tidjane a payé.", AR: "دفع التيجاني."})
    assert misnamed([said]) == ["here fr: without Tidjani", "here ar: without تيجاني"]
