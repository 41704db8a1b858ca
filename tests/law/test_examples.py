"""The example files of the documentation run, and answer what the pages beside them say."""

from pathlib import Path

import pytest

from jisr.cli.law import assess, qualify

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
FACTS = str(EXAMPLES / "facts.yaml")


def told(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    assert qualify([FACTS, *words]) == 0
    return [line.strip() for line in capsys.readouterr().out.splitlines()]


def test_the_facts_of_the_example_are_answered_person_by_person(capsys: pytest.CaptureFixture[str]) -> None:
    lines = told(capsys, "--state", "MA", "--procedure-on", "2022-08-02")
    assert "✓ made out  Organising or facilitating clandestine entry or exit (MA-SOM-52-1) · abdelilah" in lines
    assert "✓ made out  Trafficking in human beings (MA-TIP-448-2) · karim → nana · as accomplice" in lines
    barred = "⊘ prosecution barred  Trafficking in human beings (MA-TIP-448-2)"
    assert f"{barred} · mariama → rahila · as accomplice" in lines
    assert "? undetermined  Money laundering (MA-CP-574-3) · ladi" in lines
    assert not [line for line in lines if "MA-SOM-52-1) · sani" in line]


def test_the_erased_smuggling_law_answers_otherwise_two_years_later(capsys: pytest.CaptureFixture[str]) -> None:
    before = told(capsys, "--state", "NE", "--procedure-on", "2022-08-02")
    after = told(capsys, "--state", "NE", "--procedure-on", "2024-01-10")
    assert "✓ made out  Smuggling of migrants (NE-SOM-ENTRY) · sani → tidjani" in before
    assert "✗ not made out  Smuggling of migrants (NE-SOM-ENTRY) · sani → tidjani" in after


def test_the_request_of_the_example_lacks_the_text_of_the_law(capsys: pytest.CaptureFixture[str]) -> None:
    assert assess([str(EXAMPLES / "request.yaml")]) == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert "✗ Text of the law applied: this must be said in the request" in lines
    assert lines[0].startswith("✗ unmet  Mutual legal assistance")
