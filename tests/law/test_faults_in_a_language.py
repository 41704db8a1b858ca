"""Who works in French or Arabic is refused in French or Arabic."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import small_law

from jisr.cli import main
from jisr.cli.book import law
from jisr.cli.check import check
from jisr.cli.law import assess, qualify

LANGUAGES = Path(__file__).parents[2] / "data" / "languages"
FACTS = "facts-on: soon\npersons: {}\nstatements: [{fact: act.recruits, by: a9}]\n"
REQUEST = 'requesting: AA\nrequested: QQ\non: "2022-03-10"\nform: assistance\nfamily: trafficking\n'
SAID = {
    "fr": (
        "n’est pas un jour comme 2022-03-09",
        "ne figure pas parmi les personnes",
        "est inconnu",
        "cette clé est inconnue",
    ),
    "ar": ("ليس يوما على شكل 2022-03-09", "ليس من بين الأشخاص", "غير معروف", "هذا المفتاح غير معروف هنا"),
}
Command = Callable[[Sequence[str]], int]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    root = small_law.write(tmp_path / "data")
    shutil.copytree(LANGUAGES, root / "languages", ignore=shutil.ignore_patterns("terms-*"))
    return root


@pytest.fixture
def refused(tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    def run(command: Command, text: str, *words: str) -> str:
        path = tmp_path / "input.yaml"
        path.write_text(text, encoding="utf-8")
        assert command([str(path), "--data", str(data), *words]) == 2
        return capsys.readouterr().err

    return run


@pytest.mark.parametrize("tag", SAID)
def test_facts_and_requests_are_refused_in_the_language_asked(refused: Callable[..., str], tag: str) -> None:
    day, person, unknown, _ = SAID[tag]
    told = refused(qualify, FACTS, "--state", "AA", "--language", tag)
    assert day in told
    assert person in told
    assert "“" not in told
    assert unknown in refused(assess, REQUEST, "--language", tag)
    sound = 'facts-on: "2022-02-03"\npersons: {}\nstatements: []\n'
    assert unknown in refused(qualify, sound, "--state", "QQ", "--language", tag)


@pytest.mark.parametrize("tag", SAID)
def test_a_fault_of_the_data_is_told_in_the_language_asked(
    data: Path, capsys: pytest.CaptureFixture[str], tag: str
) -> None:
    rules = data / "countries" / "aa" / "procedure.yaml"
    rules.write_text(rules.read_text() + "  colour: red\n", encoding="utf-8")
    for command, words in ((check, [str(data)]), (law, ["show", "T/1", "--data", str(data)])):
        assert command([*words, "--language", tag]) in (1, 2)
        assert SAID[tag][3] in capsys.readouterr().err


def test_a_path_that_is_not_there_is_said_in_the_language_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "nowhere/at/all", "--language", "fr"]) == 2
    assert "nowhere/at/all n’existe pas." in capsys.readouterr().err


def test_the_counts_are_told_in_the_language_asked(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check([str(data), "--language", "fr", "--unverified"]) == 0
    told = capsys.readouterr().out
    assert "règles\u00a0: " in told
    assert "aucune faute" in told
    assert "[M: non vérifié" in told
