"""The page of the vocabulary of conditions is complete, and each of its examples holds."""

import re
from pathlib import Path
from typing import cast

import pytest
import yaml

from jisr.exercise.conditions import NEVER
from jisr.law import Corpus, Facts, Operator
from jisr.law.conditions import VERDICTS, Condition
from jisr.law.question import ask
from jisr.library import Citations, Faults, document, load, read_condition, read_facts
from jisr.library.scenario_conditions import EXPRESSIONS
from jisr.library.scenario_conditions import read_condition as read_scenario_condition

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "conditions.md").read_text(encoding="utf-8")
SECTION = re.compile(r"^### `([a-z-]+)`: ([^\n]+)\n(.*?)(?=^##)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
ROW = re.compile(r"^\| `([a-z-]+)` \| ([^|]+) \| `([^`]+)` \|$", re.MULTILINE)
EXAMPLES = {name: cast("dict[str, object]", yaml.load("".join(BLOCK.findall(body)), yaml.BaseLoader))
            for name, _, body in SECTION.findall(PAGE)}  # fmt: skip
MOST = 40


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load(ROOT / "data")


def written(tmp_path: Path, value: object) -> Path:
    path = tmp_path / "example.yaml"
    path.write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")
    return path


def condition_of(tmp_path: Path, name: str, corpus: Corpus) -> Condition:
    faults, citations = Faults(), Citations()
    node = document(written(tmp_path, EXAMPLES[name]["condition"]), faults=faults)
    condition = read_condition(node, citations, kinds=tuple(corpus.facts))
    faults.stop_if_any()
    return condition


def facts_of(tmp_path: Path, example: object, corpus: Corpus) -> Facts:
    told = example if isinstance(example, dict) else {"statements": example}
    victim = {"role": "victim"} | ({"born": told["born"]} if "born" in told else {})
    persons = {"a1": {"role": "accused"}, "a2": {"role": "accused"}, "v1": victim, "v2": {"role": "victim"}}
    whole = {"facts-on": "2022-02-03", "persons": persons, "statements": told["statements"]}
    faults = Faults()
    node = document(written(tmp_path, whole), faults=faults)
    assert node is not None
    facts = read_facts(node, corpus.facts)
    faults.stop_if_any()
    return facts


def test_the_page_names_the_operators_of_the_law_and_no_other() -> None:
    assert list(EXAMPLES) == [operator.value for operator in Operator]


def test_the_page_names_the_operators_of_scenarios_and_no_other() -> None:
    assert sorted(name for name, _, _ in ROW.findall(PAGE)) == sorted(EXPRESSIONS)


def test_the_vocabulary_stays_small() -> None:
    assert len(Operator) + len(EXPRESSIONS) <= MOST
    words = {11: "eleven", 12: "twelve", 13: "thirteen"}
    assert f"{words[len(Operator)]} operators in the law, {words[len(EXPRESSIONS)]} in scenarios" in PAGE


@pytest.mark.parametrize("operator", list(Operator))
def test_every_operator_has_its_meaning_and_an_example_that_uses_it(operator: Operator) -> None:
    meanings = {name: meaning for name, meaning, _ in SECTION.findall(PAGE)}
    assert len(meanings[operator.value]) > 10
    condition = EXAMPLES[operator.value]["condition"]
    assert isinstance(condition, dict)
    assert list(condition) == [operator.value]


@pytest.mark.parametrize("verdict", ["met", "unknown", "unmet"])
@pytest.mark.parametrize("operator", list(Operator))
def test_every_example_holds(tmp_path: Path, corpus: Corpus, operator: Operator, verdict: str) -> None:
    condition = condition_of(tmp_path, operator.value, corpus)
    facts = facts_of(tmp_path, EXAMPLES[operator.value][verdict], corpus)
    question = ask(facts, accused="a1", victim="v1")
    assert VERDICTS[condition.test(question)].value == verdict
    assert condition.explain(question).verdict.value == verdict


@pytest.mark.parametrize(("name", "example"), [(name, example) for name, _, example in ROW.findall(PAGE)])
def test_every_example_of_a_scenario_is_read(tmp_path: Path, name: str, example: str) -> None:
    path = tmp_path / "example.yaml"
    path.write_text(example, encoding="utf-8")
    faults = Faults()
    node = document(path, faults=faults)
    condition = read_scenario_condition(node)
    assert node is not None
    assert node.has(name)
    assert list(faults) == []
    assert condition is not NEVER
