"""The glossary: one word per thing, one translation per word, and texts that keep to it."""

from collections import Counter
from pathlib import Path

import pytest
from glossary_page import PAGE, page
from glossary_wording import EN, Said, Wording, holds, texts

from jisr.library import Faults, read_folder
from jisr.library.terms import load_term_families, load_terms, read_term_families
from jisr.vocabulary import LanguageTag, Mark

DATA = Path(__file__).parents[2] / "data"
TERMS = load_terms(DATA)
WORDING = Wording(TERMS)
TEXTS = tuple(texts(DATA))
KEPT = ("countries", "facts", "forms", "instruments", "measures", "messages", "scenarios")
FR, AR = LanguageTag("fr"), LanguageTag("ar")
ONE = """
order: "1"
name: {{en: One, fr: Un}}
terms:
  - id: a
    name: {{en: request, fr: demande}}
    meaning: {{en: m, fr: m}}
    source: somewhere
    mark: V
    {more}
"""


def test_the_glossary_holds_the_words_of_three_languages() -> None:
    assert len(TERMS) >= 250
    assert all(len(term.names) == len(term.meaning) == 3 and term.source for term in TERMS)


def test_every_translation_says_how_far_it_was_verified() -> None:
    used = {term.mark for term in TERMS}
    assert used <= {Mark.VERIFIED, Mark.VERIFIED_SECOND, Mark.OFFICIAL, Mark.SECONDARY, Mark.MEMORY, Mark.INFERENCE}


@pytest.mark.parametrize("home", KEPT)
def test_no_text_uses_a_synonym_that_the_glossary_forbids(home: str) -> None:
    slips = [str(slip) for said in TEXTS if said.home == home for slip in WORDING.slips(said)]
    assert not slips, "\n".join(slips)


def test_the_meanings_keep_to_the_glossary_themselves() -> None:
    slips = [str(slip) for term in TERMS for slip in WORDING.slips(Said(term.id, term.meaning, "terms"))]
    assert not slips, "\n".join(slips)


def test_the_texts_say_the_terms_of_cooperation_as_the_glossary_does() -> None:
    """Where the English names a party to a request, every translation has the word of the glossary."""
    strict = {"requesting-state", "requested-state", "central-authority", "dual-criminality", "chain-of-custody"}
    for said in TEXTS:
        for term in WORDING.found(said.text.get(EN, "")):
            if term.id in strict and said.home in KEPT:
                assert all(holds(text, term.said(tag)) for tag, text in said.text.items()), (said.place, term.id)


def test_most_terms_are_used_by_the_data() -> None:
    """A term that no text uses is kept for the page of the glossary; most have a text."""
    used = Counter(term.id for said in TEXTS for term in WORDING.found(said.text.get(EN, "")))
    assert sum(1 for term in TERMS if used[term.id]) >= 300


def test_the_longest_term_is_found_first_and_apart_phrases_are_none() -> None:
    assert [term.id for term in WORDING.found("The requested State refuses extradition")] == [
        "requested-state", "extradition",
    ]  # fmt: skip
    assert "police-custody" not in {term.id for term in WORDING.found("a gap in the chain of custody")}


def test_a_forbidden_synonym_is_seen_through_article_and_conjunction() -> None:
    wrong = Said("x", {EN: "Requested State", AR: "وبالدولة المطلوبة", FR: "l'État sollicité"}, "measures")
    assert {(slip.language, slip.term) for slip in WORDING.slips(wrong)} == {
        (AR, "requested-state"), (FR, "requested-state"),
    }  # fmt: skip


def test_words_of_a_treaty_may_stand_where_it_is_followed_and_nowhere_else() -> None:
    text = {EN: "Seizure", AR: "الضبط", FR: "Saisie"}
    assert not list(WORDING.slips(Said("x", text, "instruments")))
    assert {slip.term for slip in WORDING.slips(Said("x", text, "measures"))} == {"seizure"}


def test_the_page_of_the_glossary_is_the_data() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(load_term_families(DATA)), "write it anew: see the page itself"


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ("variants: {fr: [demande]}", "“demande” is both allowed and forbidden."),
        ("colour: red", "this key is not known here."),
        ("note: n\n  - {id: a, name: {en: x, fr: y}, meaning: {en: m}, source: s, mark: V}", "“a” stands twice"),
        ("note: n\n  - {id: b, name: {en: Request, fr: y}, meaning: {en: m}, source: s, mark: V}", "“Request” is the"),
    ],
)
def test_a_glossary_with_a_fault_is_refused(tmp_path: Path, more: str, wrong: str) -> None:
    (tmp_path / "terms-one.yaml").write_text(ONE.format(more=more), encoding="utf-8")
    faults = Faults()
    read_term_families(read_folder(tmp_path, faults=faults), prefix="")
    assert [fault.wrong for fault in faults if fault.wrong.startswith(wrong)]
