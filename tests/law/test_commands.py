"""`qualify`, `assess` and `check` at the terminal."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import small_law

from jisr.cli import main
from jisr.cli.check import check
from jisr.cli.law import assess, qualify

FACTS = """
facts-on: "2022-02-03"
persons: {a1: {role: accused}, v1: {role: victim, born: "2010-08-14"}}
statements:
  - {fact: act.recruit, by: a1, on: v1}
  - {fact: purpose.begging, by: a1, on: v1}
"""

REQUEST = """
requesting: AA
requested: BB
on: "2022-03-10"
form: assistance
family: trafficking
channel: diplomatic
languages: [ar]
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    root = small_law.write(tmp_path / "data")
    folder = root / "languages" / "en"
    folder.mkdir(parents=True)
    (folder / "language.yaml").write_text("tag: en\nname: English\ndirection: ltr\nlocale: en_GB\n")
    return root


def written(tmp_path: Path, text: str) -> str:
    path = tmp_path / "input.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_qualify_prints_a_tree_with_the_statements_that_decided(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert qualify([written(tmp_path, FACTS), "--state", "aa", "--data", str(data)]) == 0
    told = capsys.readouterr().out
    assert "✓ made out" in told
    assert "[s1]" in told
    assert "v1 was 11 on the day of the facts" in told


def test_qualify_as_json_answers_element_by_element(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert qualify([written(tmp_path, FACTS), "--state", "AA", "--json", "--data", str(data)]) == 0
    (offence,) = json.loads(capsys.readouterr().out)["offences"]
    assert offence["elements"] == {"act": "met", "means": "not-required", "purpose": "met"}


def test_bad_facts_give_every_fault_at_once_and_exit_2(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = (
        FACTS.replace("act.recruit", "act.recruits").replace("2022-02-03", "soon").replace("by: a1, on: v1}", "by: a9}")
    )
    assert qualify([written(tmp_path, bad), "--state", "AA", "--data", str(data)]) == 2
    told = capsys.readouterr().err
    assert "“soon” is not a day" in told
    assert "Write “act.recruit”?" in told
    assert told.count("“a9” is not among the persons") == 2
    assert "Traceback" not in told


def test_a_file_that_is_not_there_is_a_fault(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["qualify", "nowhere.yaml", "--state", "AA", "--data", str(data)]) == 2
    assert "nowhere.yaml is not there." in capsys.readouterr().err


def test_a_state_that_is_not_known_is_named_with_those_that_are(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert qualify([written(tmp_path, FACTS), "--state", "ZZ", "--data", str(data)]) == 2
    assert "Known: AA, BB" in capsys.readouterr().err


def test_assess_prints_what_is_missing(tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert assess([written(tmp_path, REQUEST), "--data", str(data)]) == 0
    assert "this must be said in the request" in capsys.readouterr().out


def test_assess_as_json_names_the_gaps(tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert assess([written(tmp_path, REQUEST), "--json", "--data", str(data)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["gaps"], told["channel"]["verdict"]) == (["purpose"], "met")


def test_a_bad_request_exits_2(tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = REQUEST.replace("assistance", "assistence").replace("diplomatic", "pigeon")
    assert assess([written(tmp_path, bad), "--data", str(data)]) == 2
    told = capsys.readouterr().err
    assert "“assistence” is not known" in told
    assert "“pigeon” is not known here" in told


def test_check_counts_what_it_found_good(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check([str(data)]) == 0
    assert "no faults" in capsys.readouterr().out


def test_check_lists_what_is_not_verified(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check([str(data / "countries" / "bb"), "--unverified"]) == 0
    told = capsys.readouterr().out
    assert "BB-SOM-LAW [M: not verified: from memory]" in told
    assert "AA-" not in told


def test_check_of_a_folder_tells_the_faults_of_that_folder(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "countries/aa/cases.yaml").write_text('- {name: "x", odd: "y"}\n')
    assert check([str(data / "countries" / "bb")]) == 0
    assert check([str(data / "countries" / "aa")]) == 1
    assert "a case of no known shape" in capsys.readouterr().err


def test_a_reader_that_closes_the_pipe_early_is_told_nothing(data: Path) -> None:
    words = [str(Path(sys.executable).with_name("jisr")), "check", str(data), "--unverified", "--no-cache"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 0
