"""`./run verify`: one sentence a file, and an exit code that a script can trust."""

import json
from pathlib import Path

import pytest
from stores import CASE, KEYS, NORTH, SOUTH, Stores, add

from jisr.cli import main
from jisr.cli.verify import verify
from jisr.dossier import GENESIS, export_journal
from jisr.exchange import Envelope, Side
from jisr.vocabulary import CaseTime


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder as `--out` leaves it: two journals of one node and an envelope between them."""
    stores = Stores(None)
    north, south = stores.begun(), stores.begun(party=SOUTH)
    for number in range(5):
        add(north, f"c-{number}", "one", "two")
        add(south, f"c-{number}", "three")
    (tmp_path / "journal-north.jsonl").write_bytes(export_journal(north))
    (tmp_path / "journal-south.jsonl").write_bytes(export_journal(south))
    envelope = Envelope(
        case=CASE, sender=NORTH, receiver=SOUTH, request="R-1", side=Side.REQUESTING, number=1, seen=0,
        kind="request-sent", at=CaseTime(1), head=GENESIS, content={}, papers={"request.pdf": b"%PDF"},
    ).sealed(KEYS[NORTH])  # fmt: skip
    (tmp_path / "request.envelope").write_bytes(envelope.to_bytes())
    (tmp_path / "outcome.json").write_text("{}", encoding="utf-8")
    return tmp_path


def test_a_sound_folder_is_said_to_be_sound(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify([str(out)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "journal-north.jsonl: sound: 11 acts under 6 seals."
    assert said[1] == "journal-south.jsonl: sound: 6 acts under 6 seals."
    assert said[2].startswith("request.envelope: sound: envelope E-")


def test_an_altered_act_is_named_in_one_sentence(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = out / "journal-north.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    lines[4] = lines[4].replace(b'"two"', b'"Two"').replace(b'"one"', b'"One"')
    path.write_bytes(b"".join(lines))
    assert verify([str(path)]) == 1
    (said,) = capsys.readouterr().out.splitlines()
    assert said.startswith("journal-north.jsonl: act 4 (A-")
    assert said.endswith(") fails: its part “body” was altered.")


def test_a_journal_that_is_missing_is_missed_by_the_others(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (out / "journal-south.jsonl").unlink()
    assert verify([str(out)]) == 1
    assert "Case case-1: no journal here holds the act at position 2." in capsys.readouterr().out


def test_an_envelope_by_itself_needs_the_key_of_its_sender(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(out / "request.envelope")
    assert verify([path]) == 1
    assert "Its sender is not a party whose key is known." in capsys.readouterr().out
    assert verify([path, "--key", f"{NORTH}={KEYS[NORTH].public}"]) == 0


def test_a_key_known_elsewhere_goes_before_the_one_in_the_journal(out: Path) -> None:
    path = str(out / "journal-north.jsonl")
    assert verify([path, "--key", f"{NORTH}={KEYS[SOUTH].public}"]) == 1
    assert verify([path, "--key", f"{NORTH}={KEYS[NORTH].public}"]) == 0


def test_the_answer_as_plain_data(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = out / "journal-south.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    assert verify([str(out), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["sound"] is False
    north, south, envelope = found["files"]
    assert north["sound"] is envelope["sound"] is True
    assert (north["acts"], north["seals"], north["parts"]) == (11, 6, {"present": 31})
    assert south["fault"] == {
        "number": 6,
        "act": None,
        "reason": "acts were removed from the end: number 6 is missing",
    }


@pytest.mark.parametrize("content", [b"", b"\x00" * 50, b'{"envelope":}', b"[" * 100_000, b"a journal"])
def test_a_file_that_is_neither_fails_with_a_sentence(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "odd.jsonl"
    path.write_bytes(content)
    assert verify([str(path)]) == 1
    assert capsys.readouterr().out.count("\n") == 1


def test_where_there_is_nothing_to_verify_the_input_was_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(tmp_path)]) == 2
    assert main(["verify", str(tmp_path / "nowhere.jsonl")]) == 2
    said = capsys.readouterr()
    assert "nothing to verify" in said.err
    assert "nowhere.jsonl is not there." in said.err
    assert not said.out
