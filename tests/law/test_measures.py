"""Measures as data: what a breach, or a ground alone, costs in each State."""

from pathlib import Path

import pytest
import small_law

from jisr.law import BreachEffect, Measure
from jisr.library import DataFaults, load
from jisr.vocabulary import CountryCode

AA, BB = CountryCode("AA"), CountryCode("BB")

SEARCH = f"""
slug: house-search
name: {small_law.NAME}
summary: {{en: "x"}}
on: [place]
who: {{order: [prosecutor], do: [judicial-police]}}
authorisation: ground
grounds:
  - {{id: consent, name: {small_law.NAME}}}
  - {{id: prosecutor-order, name: {small_law.NAME}, rules: [AA-TIP-LAW], effect: {{AA: weigh}}}}
duration: "PT1H"
safeguards:
  - {{id: presence, name: {small_law.NAME}, when: always, rules: [AA-TIP-LAW], breach: BREACH}}
"""


def search(tmp_path: Path, breach: str) -> Measure:
    changes = {"measures/house-search/measure.yaml": SEARCH.replace("BREACH", breach)}
    return load(small_law.write(tmp_path, changes)).measures["house-search"]


def test_a_breach_may_cost_more_in_one_state_than_in_another(tmp_path: Path) -> None:
    measure = search(tmp_path, "{default: weigh, AA: void}")
    effects = [[one.breach for one in measure.safeguards_in(state)] for state in (AA, BB)]
    assert effects == [[BreachEffect.VOID], [BreachEffect.WEIGH]]


def test_a_single_word_is_the_effect_everywhere(tmp_path: Path) -> None:
    measure = search(tmp_path, "note")
    assert {one.breach for state in (AA, BB) for one in measure.safeguards_in(state)} == {BreachEffect.NOTE}


def test_a_ground_alone_can_be_contested_where_data_says_so(tmp_path: Path) -> None:
    measure = search(tmp_path, "note")
    assert measure.ground_effect(AA, ground="prosecutor-order") is BreachEffect.WEIGH
    assert measure.ground_effect(BB, ground="prosecutor-order") is None
    assert measure.ground_effect(AA, ground="consent") is None


@pytest.mark.parametrize(
    ("breach", "told"),
    [
        ("{AA: void}", "the key “default” is missing"),
        ("{default: weigh, ZZ: void}", "no State has the name “ZZ”"),
        ("{default: weigh, AA: vod}", "“vod” is not known here. Write “void”?"),
    ],
)
def test_a_map_of_effects_is_read_strictly(tmp_path: Path, breach: str, told: str) -> None:
    with pytest.raises(DataFaults) as caught:
        search(tmp_path, breach)
    assert any(told in f"{fault.wrong} {fault.mend}" for fault in caught.value.faults)
