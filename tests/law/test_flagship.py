"""The true facts of the flagship under the law of both States: who answers for what, and for what not."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from jisr.law import Capacity, Corpus, Facts, Person, PersonRole, Qualification, Stance, Statement, qualify
from jisr.library import Faults, Node, document, load
from jisr.vocabulary import Verdict

DATA = Path(__file__).parents[2] / "data"
STORY = DATA / "scenarios" / "harmattan" / "facts.yaml"
BORN = {"v-nana": date(2006, 8, 14), "v-balki": date(2005, 11, 3)}
ROLES = {"s": PersonRole.ACCUSED, "v": PersonRole.VICTIM, "m": PersonRole.MIGRANT}
ADULT = date(1994, 1, 1)


@cache
def corpus() -> Corpus:
    return load(DATA)


def story() -> list[Node]:
    faults = Faults()
    node = document(STORY, faults=faults)
    assert node is not None
    return [one for one in node.elements() if one.str("truth") == "T"]


def said(fact: Node) -> Iterator[Statement]:
    for number, one in enumerate(fact.optional_list("says")):
        refuted = one.optional_str("stance") == "refutes"
        yield Statement(
            f"{fact.str('id')}-{number}", one.str("fact"), one.optional_str("by"), one.optional_str("on"),
            one.optional_str("value"), stance=Stance.DENIED if refuted else Stance.ESTABLISHED,
        )  # fmt: skip


@cache
def truth() -> Facts:
    statements = tuple(one for fact in story() for one in said(fact))
    names = sorted({name for one in statements for name in (one.by, one.on) if name})
    persons = {name: Person(name, ROLES[name[0]], BORN.get(name, ADULT)) for name in names}
    return Facts(date(2022, 2, 3), date(2022, 8, 5), persons, statements)


@cache
def answers(state: str) -> tuple[Qualification, ...]:
    return qualify(corpus(), truth(), home=state).found


def verdicts(state: str, accused: str, offence: str) -> set[tuple[Verdict, Capacity]]:
    found = [one for one in answers(state) if one.accused == accused and one.offence.id == offence and one.touched]
    return {(one.verdict, one.capacity) for one in found if one.verdict is not Verdict.UNMET}


@pytest.mark.parametrize(
    ("accused", "offence", "expected"),
    [
        ("s-ladi", "MA-TIP-448-2", {(Verdict.MET, Capacity.AUTHOR)}),
        ("s-ladi", "MA-CP-574-3", {(Verdict.MET, Capacity.AUTHOR)}),
        ("s-abdelilah", "MA-SOM-52-1", {(Verdict.MET, Capacity.AUTHOR)}),
        ("s-driss", "MA-TIP-448-8", {(Verdict.MET, Capacity.AUTHOR)}),
        ("s-karim", "MA-SOM-52-1", set()),
        ("s-mariama", "MA-SOM-52-1", set()),
        ("s-sani", "MA-SOM-52-1", set()),
        ("s-sani", "MA-TIP-448-2", set()),
        ("m-tidjani", "MA-SOM-52-1", set()),
    ],
)
def test_who_answers_for_what_in_morocco(accused: str, offence: str, expected: set[tuple[Verdict, Capacity]]) -> None:
    assert verdicts("MA", accused, offence) == expected


def test_the_papers_of_the_two_children_make_karim_answer_for_their_trafficking() -> None:
    found = [one for one in answers("MA") if one.accused == "s-karim" and one.offence.family == "trafficking"]
    assert {one.victim for one in found if one.verdict is Verdict.MET} == {"v-nana", "v-balki"}


def test_mariama_who_acted_under_threat_is_liable_for_no_trafficking() -> None:
    found = verdicts("MA", "s-mariama", "MA-TIP-448-2")
    assert {verdict for verdict, _ in found} == {Verdict.BARRED}


def test_sani_answers_in_niger_for_smuggling_and_for_no_trafficking() -> None:
    assert verdicts("NE", "s-sani", "NE-SOM-ENTRY") == {(Verdict.MET, Capacity.AUTHOR)}
    assert not verdicts("NE", "s-sani", "NE-TIP-BASE")
    assert not verdicts("NE", "s-abdelilah", "NE-SOM-ENTRY")


def test_every_value_of_the_story_names_a_state_or_a_family_where_its_kind_asks_for_it() -> None:
    closed = {kind.id for kind in corpus().facts.values() if kind.value_of is not None}
    silent = [one.id for one in truth().statements if one.fact in closed and not one.value]
    assert [name for name in silent if not name.startswith(("f-075", "f-076"))] == []
