"""Judgments of other countries, put to both laws: the answers are those that a jurist had written down before.

Where one differs, `differences.yaml` says so and why; a difference that is none any more must be taken out.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from jisr.law import Corpus, Facts, Qualification, qualify
from jisr.library import Faults, Node, document, load, read_facts
from jisr.library.facts import FACTS_KEYS

DATA = Path(__file__).parents[2] / "data"
HOME = DATA / "foreign-cases"
PARTS = ("elements", "aggravations", "excuses")


@cache
def corpus() -> Corpus:
    return load(DATA)


def read(path: Path) -> Node:
    faults = Faults()
    node = document(path, faults=faults)
    faults.stop_if_any()
    assert node is not None
    return node


@cache
def facts(slug: str) -> Facts:
    node = read(HOME / "facts" / f"{slug}.yaml")
    node.unknown_keys(*FACTS_KEYS)
    stated = read_facts(node, corpus().facts, families=corpus().families())
    node.faults.stop_if_any()
    return stated


def judgments() -> tuple[Node, ...]:
    return tuple(read(HOME / "expected.yaml").elements())


def questions() -> Iterator[tuple[str, Node]]:
    for judgment in judgments():
        for one in judgment.list("expect"):
            yield judgment.str("slug"), one


def key(slug: str, asked: Node) -> tuple[str, ...]:
    return (slug, *(asked.optional_str(word) for word in ("state", "instrument", "offence", "accused", "victim")))


@cache
def differences() -> Mapping[tuple[str, ...], Node]:
    return {key(one.str("slug"), one): one for one in read(HOME / "differences.yaml").elements()}


def answered(slug: str, asked: Node) -> Qualification:
    home = asked.optional_str("state") or asked.str("instrument")
    found = qualify(corpus(), facts(slug), home=home, procedure_on=asked.optional_date("procedure-on"))
    one = found.of(asked.str("offence"), accused=asked.optional_str("accused"), victim=asked.optional_str("victim"))
    assert one is not None, f"{home} has no offence {asked.str('offence')}"
    return one


def told(asked: Node, one: Qualification) -> dict[str, tuple[str, str]]:
    """Per part asked for: what was expected and what was found."""
    pairs = {"verdict": (asked.str("verdict"), one.verdict.value)}
    for part in PARTS:
        answers: Mapping[str, str] = getattr(one, part)
        for name, wanted in asked.optional_map(part).items():
            pairs[f"{part}.{name}"] = (wanted.value(), str(answers[name]))
    return pairs


def explained(difference: Node | None) -> dict[str, tuple[str, str]]:
    if difference is None or difference.str("outcome") == "mended":
        return {}
    parts = {
        f"elements.{name}": (one.str("expected"), one.str("found"))
        for name, one in difference.optional_map("elements").items()
    }
    return {"verdict": (difference.str("expected"), difference.str("found"))} | parts


@pytest.mark.parametrize(("slug", "asked"), [pytest.param(*one, id=" ".join(key(*one))) for one in questions()])
def test_each_law_answers_as_expected_or_the_difference_is_explained(slug: str, asked: Node) -> None:
    pairs = told(asked, answered(slug, asked))
    differing = {part: pair for part, pair in pairs.items() if pair[0] != pair[1]}
    assert differing == explained(differences().get(key(slug, asked)))


def test_every_difference_belongs_to_a_question_and_has_a_reason() -> None:
    asked = {key(*one) for one in questions()}
    assert not [one for one in differences() if one not in asked]
    assert all(len(one.str("why")) > 40 for one in differences().values())
    assert {one.str("outcome") for one in differences().values()} <= {"explained", "mended"}


def test_twenty_judgments_are_asked_under_both_laws_and_a_protocol() -> None:
    titles = {one.str("reference") for one in judgments()}
    assert len(titles) >= 20
    for one in judgments():
        homes = {asked.optional_str("state") or "protocol" for asked in one.list("expect")}
        assert homes == {"MA", "NE", "protocol"}, one.str("slug")


def test_every_judgment_names_its_court_its_day_its_address_and_how_it_was_read() -> None:
    for one in judgments():
        one.date("decided")
        assert one.str("source").startswith("http")
        assert one.str("court")
        assert one.str("read") in ("judgment", "summary", "press", "memory")
        assert set(one.map("name").keys()) == {"en", "fr", "ar"}
        one.faults.stop_if_any()


def test_every_judgment_has_its_facts_and_its_summary() -> None:
    slugs = {one.str("slug") for one in judgments()}
    assert {path.stem for path in (HOME / "facts").glob("*.yaml")} == slugs
    page = (DATA.parent / "docs" / "cases" / "foreign.md").read_text(encoding="utf-8")
    assert all(one.str("source") in page for one in judgments())
