"""The judgments of other countries are asked anew by every check: what differs without a reason is a fault."""

import shutil
from pathlib import Path

import pytest

from jisr.library import load_languages
from jisr.library.checking import check_all
from jisr.library.faults import Fault
from jisr.vocabulary import LanguageTag

DATA = Path(__file__).parents[2] / "data"
LANGUAGES = load_languages(DATA)


def edit(data: Path, name: str, was: str, new: str) -> None:
    file = data / "foreign-cases" / name
    whole = file.read_text(encoding="utf-8")
    assert was in whole
    file.write_text(whole.replace(was, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory) -> tuple[Fault, ...]:
    """Everything that can go wrong at once, each in a file of its own line."""
    data = tmp_path_factory.mktemp("tried") / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("scenarios"))
    (data / "scenarios").mkdir()
    right = (
        "accused: mrs-b, victim: v, verdict: met, elements: {means: not-required, purpose: met, exploitation-test: met}"
    )
    edit(data, "expected.yaml", right, right.replace("verdict: met", "verdict: unmet"))
    edit(data, "expected.yaml", "  read: summary\n", "  read: hearsay\n")
    edit(data, "expected.yaml", "offence: MA-CP-467-2", "offence: MA-CP-467-3")
    edit(data, "expected.yaml", "  reference: ", "  number: ")
    edit(data, "differences.yaml", "  found: unknown\n  outcome: explained", "  found: unmet\n  outcome: explained")
    edit(data, "facts/rantsev.yaml", "fact: act.", "fact: acts.")
    (data / "foreign-cases" / "facts" / "chowdury.yaml").unlink()
    (data / "foreign-cases" / "facts" / "nobody.yaml").write_text('facts-on: "2022-06-01"\n', encoding="utf-8")
    return check_all(data, cached=False).faults


@pytest.mark.parametrize(
    ("file", "wrong"),
    [
        ("expected.yaml", "expected unmet, found met for verdict."),
        ("expected.yaml", "“hearsay” is not known here."),
        ("expected.yaml", "the law asked has no offence “MA-CP-467-3”."),
        ("expected.yaml", "the key “reference” is missing."),
        ("expected.yaml", "has no facts: facts/chowdury.yaml is missing."),
        ("differences.yaml", "the difference in verdict is there no more."),
        ("nobody.yaml", "belongs to no judgment."),
        ("rantsev.yaml", "no kind of fact has the name"),
    ],
)
def test_a_judgment_that_is_written_wrong_or_answered_otherwise_is_a_fault(
    faults: tuple[Fault, ...], file: str, wrong: str
) -> None:
    told = [str(one) for one in faults if Path(one.place.file).name == file]
    assert any(wrong in one for one in told), told


@pytest.mark.parametrize("tag", ["fr", "ar"])
def test_the_faults_are_sentences_in_french_and_in_arabic(faults: tuple[Fault, ...], tag: str) -> None:
    say = LANGUAGES[LanguageTag(tag)].say
    here = [one for one in faults if "foreign-cases" in one.place.file]
    assert len(here) >= 8
    assert not [str(one) for one in here if one.told(say) == str(one)]


def test_the_judgments_are_counted_and_without_fault() -> None:
    found = check_all(DATA, cached=False)
    assert not found.faults
    assert dict(found.counts)["judgments of other countries"] >= 20
