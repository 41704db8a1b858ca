"""The bytes of an act are those of RFC 8785, and nothing that two systems could print differently enters them."""

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from small_case import add, noted, open_journal

from jisr.dossier import (
    Breach,
    BreachEffect,
    Draft,
    NotPlain,
    act_line,
    export_journal,
    header_of,
    plain_bytes,
    read_journal,
)
from jisr.dossier.plain import LARGEST
from jisr.vocabulary import Json

CHARACTERS = st.characters(exclude_categories=["Cs"])
LEAVES = st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | st.text(CHARACTERS)
PLAIN = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(CHARACTERS), inner), max_leaves=20)


@given(PLAIN)
def test_the_fast_bytes_are_those_of_the_standard(value: Json) -> None:
    assert plain_bytes(value) == rfc8785.dumps(value)


WORDS = st.lists(st.text(CHARACTERS), max_size=3).map(tuple)

BREACHES = st.builds(Breach, st.text(CHARACTERS), st.text(CHARACTERS), st.sampled_from(BreachEffect), WORDS)


@given(
    st.builds(
        Draft,
        kind=st.text(CHARACTERS),
        body=st.dictionaries(st.text(CHARACTERS), LEAVES),
        version=st.integers(1, 9),
        text=st.dictionaries(st.text(CHARACTERS), LEAVES),
        findings=st.lists(LEAVES, max_size=2).map(tuple),
        to=WORDS,
        shows=WORDS,
        touches=WORDS,
        rules=WORDS,
        breaches=st.lists(
            st.builds(Breach, st.text(CHARACTERS), st.text(CHARACTERS), st.sampled_from(BreachEffect), WORDS),
            max_size=2,
        ).map(tuple),
        supersedes=st.none() | st.text(CHARACTERS),
    )
)
def test_an_act_of_any_words_has_the_bytes_of_the_standard_and_comes_back(draft: Draft) -> None:
    journal = open_journal()
    (act,) = add(journal, draft)
    text = header_of(act)
    assert text == rfc8785.dumps(json.loads(text))
    line = act_line(act, None)
    assert line == rfc8785.dumps(json.loads(line))
    assert read_journal(export_journal(journal)).acts[-1] == act


@pytest.mark.parametrize("value", [1.5, LARGEST + 1, -LARGEST - 1, "\ud800", {"a": [{"b": 0.0}]}, {"ü": float("nan")}])
def test_what_two_systems_could_print_differently_is_refused(value: Json) -> None:
    with pytest.raises(NotPlain):
        plain_bytes(value)


def test_a_fraction_in_an_act_is_refused_and_nothing_is_written() -> None:
    journal = open_journal()
    with pytest.raises(NotPlain):
        add(journal, noted(0.5))
    assert journal.version == 1


def test_the_header_is_small_and_holds_no_content() -> None:
    (act,) = add(open_journal(), noted("A word that nobody outside may read"))
    text = header_of(act)
    assert b"A word" not in text
    assert b"A name" not in text
    assert len(text) < 800
