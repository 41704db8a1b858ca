"""Every fault that the reading of data can tell is a sentence of the catalogues, in French and in Arabic."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from jisr.library import Faults, Language, Place, load_languages, nearest
from jisr.library.faults import one_of
from jisr.vocabulary import LanguageTag

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "jisr" / "library"
LANGUAGES = load_languages(ROOT / "data")
TRANSLATED = [LANGUAGES[LanguageTag(tag)] for tag in ("fr", "ar")]
PARTS = ("wrong", "mend", "otherwise")


def calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(SOURCE.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield path.name, node


def name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def sentences_in(call: ast.Call) -> Iterator[ast.expr]:
    if name_of(call) in ("fault", "add"):
        yield from call.args[:2] if name_of(call) == "fault" else ()
    if name_of(call) in ("fault", "add", "nearest"):
        yield from (one.value for one in call.keywords if one.arg in PARTS)
    if name_of(call) == "Reason":
        yield from call.args[:1]


def named_sentences() -> Iterator[str]:
    """Sentences that stand under the name `wrong` or `mend` before the fault that tells them."""
    for path in sorted(SOURCE.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign):
                target = node.targets[0]
                pairs = (
                    zip(target.elts, node.value.elts, strict=True)
                    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
                    else [(target, node.value)]
                )
                for left, right in pairs:
                    if isinstance(left, ast.Name) and left.id.lower() in PARTS and isinstance(right, ast.Constant):
                        yield str(right.value)


def words_of(sentence: ast.expr) -> Iterator[str]:
    """The sentences of an expression: a constant, or what a choice chooses among."""
    if isinstance(sentence, ast.Constant) and isinstance(sentence.value, str) and sentence.value:
        yield sentence.value
    elif isinstance(sentence, ast.IfExp):
        yield from (*words_of(sentence.body), *words_of(sentence.orelse))


def told() -> set[str]:
    found = {word for _, call in calls() for one in sentences_in(call) for word in words_of(one)}
    return found | set(named_sentences())


def test_no_fault_is_put_together_in_english() -> None:
    joined = [
        f"{file}:{call.lineno}"
        for file, call in calls()
        for one in sentences_in(call)
        if isinstance(one, ast.JoinedStr | ast.BinOp)
    ]
    assert not joined


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda language: language.tag)
def test_every_fault_can_be_told_in_every_language(language: Language) -> None:
    assert len(told()) > 100
    assert not sorted(told() - set(language.sentences))


def test_a_fault_is_english_as_text_and_its_values_stay_in_every_language() -> None:
    faults = Faults()
    near = nearest("act.recrut", ["act.recruit"])
    faults.add(
        place=Place("cases.yaml", 7), key="fact", wrong="no kind of fact has the name “{word}”.", mend=near,
        values={"word": "act.recrut"},
    )  # fmt: skip
    (fault,) = faults
    assert str(fault) == ("cases.yaml:7: fact: no kind of fact has the name “act.recrut”. Write “act.recruit”?")
    for language in TRANSLATED:
        said = fault.told(language.say)
        assert said.startswith("cases.yaml:7: fact:")
        assert "act.recrut" in said
        assert "act.recruit" in said
        assert "no kind of fact" not in said


def test_the_same_fault_is_told_once_and_in_the_order_of_the_lines() -> None:
    faults = Faults()
    for line in (9, 2, 9):
        faults.add(place=Place("a.yaml", line), key="", wrong="is empty.", mend=one_of(["b", "a"]))
    assert [str(one) for one in faults] == [f"a.yaml:{line}: is empty. Use one of: b, a." for line in (2, 9)]
