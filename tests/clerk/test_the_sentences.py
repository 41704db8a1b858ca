"""Every sentence that the domain says to people stands in the French and in the Arabic catalogue."""

import ast
from pathlib import Path

import pytest

from jisr.clerk.named import NAMED
from jisr.library import load_languages
from jisr.vocabulary import LanguageTag

ROOT = Path(__file__).parents[2]
PACKAGES = ("protection", "inquiry", "cooperation", "trial", "clerk")


def sentences() -> set[str]:
    """First words of `Reason(...)` and second of `faults.add(...)`, and what is named `sentence`."""
    found: set[str] = set()
    for package in PACKAGES:
        for path in (ROOT / "src" / "jisr" / package).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call):
                    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                    place = {"Reason": 0, "add": 1}.get(name)
                    if place is not None and len(node.args) > place:
                        found |= text_of(node.args[place])
                elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "sentence":
                    found |= text_of(node.value)
    return found


def text_of(node: ast.expr) -> set[str]:
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) else set()


def test_the_domain_has_sentences() -> None:
    assert len(sentences()) > 80


@pytest.mark.parametrize("tag", ["fr", "ar"])
def test_every_sentence_is_translated(tag: str) -> None:
    known = load_languages(ROOT / "data")[LanguageTag(tag)].sentences
    assert not sorted((sentences() | set(NAMED.values())) - set(known))
