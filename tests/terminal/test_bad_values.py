"""Whatever cannot be used is answered in sentences, all at once, in the language of whoever typed it, and with 2."""

import errno
import re
import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from jisr.cli import main

Capture = pytest.CaptureFixture[str]
FAR = "203.0.113.9"  # an address of documentation: no machine has it


@pytest.fixture(autouse=True)
def node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A node of its own, without anything in it; whatever a command sets is taken back."""
    for name in ("JISR_DATABASE", "JISR_DATA", "JISR_SAFETY", "JISR_HTTPS", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("JISR_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "jisr.settings")
    monkeypatch.delenv("JISR_SAFETY")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def taken() -> Iterator[str]:
    """A port that somebody listens at."""
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        yield str(one.getsockname()[1])


def refused(capsys: Capture, *words: str) -> list[str]:
    """The sentences with which a command refuses; nothing else is told."""
    assert main(list(words)) == 2
    told = capsys.readouterr()
    assert told.out == ""
    lines = told.err.splitlines()
    assert lines
    assert not [line for line in lines if "Traceback" in line or line.startswith(("usage:", "  File"))]
    return lines


WRONG = {
    "serve --port x": "--port: “x” is no port",
    "serve --port 70000": "--port: “70000” is no port",
    "serve --seed 1.5": "--seed: “1.5” does not fit: write a whole number",
    "serve --workers 0": "--workers: “0” does not fit",
    "serve --workers 2": "Several processes need PostgreSQL, because SQLite",
    "serve --scenario nope": "There is no scenario “nope”. Use one of: ",
    "serve --cut nope": "There is no cut “nope”. Use one of: ",
    f"serve --host {FAR}": f"“{FAR}” is no address of this machine. Use one of: ",
    "serve --host no.such.name.invalid": "“no.such.name.invalid” is no address of this machine.",
    "serve --database /tmp/x.db": "“/tmp/x.db” is no address of a database: write sqlite:////tmp/x.db for a file",
    "serve --database mysql://me:secret@h/n": "“mysql://me:…@h/n” is of no database that is known here",
    "serve --database postgresql://h:x/n": "The port in “postgresql://h:x/n” is no number",
    "serve --database postgresql://h": "“postgresql://h” names no database on that server",
    "serve --database postgresql://me@127.0.0.1:1/n": "PostgreSQL at “postgresql://me@127.0.0.1:1/n” does not answer.",
    "serve --database postgresql://me@127.0.0.1:1/n?no=1": "has an option that PostgreSQL does not understand",
    "serve --database postgresql://me@127.0.0.1:1/n?connect_timeout=x": "has an option that PostgreSQL does not",
    "serve --database sqlite:///": "“sqlite:///” names no file",
    "serve --database sqlite:////no/such/folder/x.db": "There is no folder /no/such/folder for the database.",
    "serve --database sqlite:///text": "text is no database of Jisr.",
    "serve --database sqlite:///folder": "folder is a folder.",
    "serve --backup text": "text is no folder.",
    "serve --print text/deeper": "text/deeper is no folder.",
    "serve --print-every soon": "--print-every: “soon” is no length of time",
    "serve --backup-every 200h": "--backup-every: “200h” is no length of time",
    "serve --certificate text": "A certificate needs its key",
    "serve --certificate text --key no": "no is not there.",
    "serve --certificate text --key text": "text and text are no certificate and its key",
    "serve --language xx": "--language: There is no language “xx”. Use one of: ",
    "serve --port": "--port needs a value after it. ./run serve --help tells which.",
    "serve more": "“more” is not understood here. ./run serve --help tells what is.",
    "--prot 1": "“--prot” is not understood here.",
    "play nope": "There is no scenario “nope”.",
    "play harmattan --cut nope": "There is no cut “nope”.",
    "play harmattan --timetable nope": "There is no timetable “nope”.",
    "play harmattan --timetable nine-hours --cut core": "The timetable “nine-hours” is of the cut “full”",
    "play harmattan --skill XX=0.5": "“XX” is no delegation here. Use one of: ",
    "play harmattan --skill NE=nan": "“NE=nan” is no skill",
    "play harmattan --out text": "text is no folder.",
    "play": "This is missing: SLUG.",
    "prove nope": "There is no scenario “nope”.",
    "rehearse harmattan --runs many": "--runs: “many” does not fit",
    "rehearse harmattan --workers 0": "--workers: “0” does not fit",
    "law": "This is missing: show|search|compare|changes|open.",
    "law ask x": "“ask” is not known here. Use one of: show, search, compare, changes, open.",
    "law show x --data text": "--data: text is no folder of data",
    "law changes NE --from x": "--from: “x” is no day: write it as 2022-03-09.",
    "law compare NE": "This is missing: CC.",
    "qualify text": "One of these is missing: --state --instrument.",
    "qualify text --state MA --instrument x": "--instrument and --state exclude each other",
    "qualify text --state MA --procedure-on x": "--procedure-on: “x” is no day",
    "qualify no.yaml --state MA": "no.yaml is not there.",
    "assess folder": "folder is a folder. Name a file in it.",
    "assess text": "text:1: ",
    "check no": "no is not there. Look at the name, or give another.",
    "print-now": "There is no database ",
    "print-now --every x": "--every: “x” is no length of time",
    "print-now --database x.db": "“x.db” is no address of a database",
    "backup": "This is missing: DIR.",
    "backup copies": "There is no database ",
    "backup text": "text is no folder.",
    "backup copies --keep x": "--keep: “x” does not fit",
    "take-over no": "There is no whole copy of an exercise in no.",
    "take-over text": "There is no whole copy of an exercise in text.",
    "take-over folder": "There is no whole copy of an exercise in folder.",
    "erase": "There is no database ",
    "erase one": "There is no database ",
    "erase one --copies no": "no is not there.",
    "bundle text/x.tar.gz": "text is no folder.",
    "bundle folder": "folder is a folder. Name a file in it.",
    "bundle --verify text": "text is no bundle that can be read.",
    "bundle --verify folder": "folder is no bundle that can be read.",
    "bundle --verify no": "no is not there.",
    "verify no": "no is not there.",
    "verify folder": "folder: there is nothing to verify.",
    "verify text --key x": "--key: “x” is no key",
    "new thing x": "“thing” is not known here. Use one of: country, form, language, measure, scenario.",
    "new country Niger": "“Niger” does not fit as a name",
    "new country ma": "ma is there already; nothing was changed.",
    "new measure x --data folder": "--data: folder is no folder of data",
    "nope": "There is no command “nope”. Use one of: serve, ",
}


@pytest.mark.parametrize("typed", WRONG)
def test_a_bad_value_is_refused_with_its_reason(typed: str, node: Path, capsys: Capture) -> None:
    (node / "text").write_text("This is a text.\n" * 99)
    (node / "folder").mkdir()
    lines = refused(capsys, *typed.split())
    assert [line for line in lines if WRONG[typed] in line], lines


def test_a_port_that_somebody_uses_is_told(taken: str, capsys: Capture) -> None:
    (line,) = refused(capsys, "serve", "--port", taken)
    assert line.startswith(f"Port {taken} is in use, perhaps by Jisr itself: ")


def test_all_faults_come_at_once(taken: str, node: Path, capsys: Capture) -> None:
    lines = refused(
        capsys, "serve", "--database", "x.db", "--port", taken, "--seed", "x", "--cut", "nope", "--more",
        "--key", "no", "--backup", "/dev/null",
    )  # fmt: skip
    assert [line.partition(" ")[0] for line in lines] == [
        "--seed:", "“--more”", "--database,", "A", "/dev/null", "Port",
    ]  # fmt: skip


def test_a_password_in_an_address_is_told_to_nobody(capsys: Capture) -> None:
    for address in ("postgresql://me:secret@127.0.0.1:1/n", "mysql://me:secret@h/n", "postgresql://me:secret@h:x/n"):
        assert not [line for line in refused(capsys, "serve", "--database", address) if "secret" in line]


@pytest.mark.parametrize("command", ["serve", "print-now", "backup copies", "erase", "take-over copies"])
def test_a_bad_address_in_the_environment_is_told_with_its_name(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("JISR_DATABASE", "/tmp/x.db")
    lines = refused(capsys, *command.split())
    assert [line for line in lines if line.startswith("--database, JISR_DATABASE: “/tmp/x.db” is no address")]


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("JISR_SAFETY", "SOME", "JISR_SAFETY is NORMAL or FULL, not “SOME”."),
        ("JISR_DATA", "/no/data", "JISR_DATA: /no/data is no folder of data"),
        ("JISR_VAR", "/dev/null/var", "JISR_VAR: /dev/null/var is no folder."),
    ],
)
def test_a_bad_environment_is_told(
    name: str, value: str, told: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv(name, value)
    (line,) = refused(capsys, "serve")
    assert told in line


def test_a_database_of_a_newer_version_is_not_touched(node: Path, capsys: Capture) -> None:
    with closing(sqlite3.connect(node / "newer.db")) as made:
        made.execute("CREATE TABLE django_migrations (app TEXT, name TEXT)")
        made.execute("INSERT INTO django_migrations VALUES ('store', '0999_later')")
        made.commit()
    before = (node / "newer.db").read_bytes()
    for command in ("serve", "print-now", "backup copies", "erase one"):
        (line,) = refused(capsys, *command.split(), "--database", "sqlite:///newer.db")
        assert "newer.db is of a newer version of Jisr." in line
    assert (node / "newer.db").read_bytes() == before


def test_what_is_no_database_and_what_is_somebody_elses_are_not_touched(node: Path, capsys: Capture) -> None:
    with closing(sqlite3.connect(node / "other.db")) as made:
        made.execute("CREATE TABLE accounts (name TEXT)")
    (line,) = refused(capsys, "serve", "--database", "sqlite:///other.db")
    assert "other.db is no database of Jisr." in line


@pytest.mark.parametrize(
    ("words", "environment", "told"),
    [
        ((), {"LANG": "fr_FR.UTF-8"}, "Il n’y a pas de scénario « nope »"),
        ((), {"LANG": "en_GB.UTF-8", "LC_ALL": "ar_MA.UTF-8"}, "لا يوجد سيناريو «nope»"),
        (("--language", "fr"), {"LANG": "ar_MA.UTF-8"}, "Il n’y a pas de scénario « nope »"),
        (("--language=ar",), {}, "لا يوجد سيناريو «nope»"),
        (("--language", "xx"), {"LANG": "fr_NE"}, "--language: Il n’y a pas de langue « xx »"),
        ((), {"LANG": "tlh"}, "There is no scenario “nope”"),
    ],
)
def test_faults_are_told_in_the_language_asked_for_or_of_the_environment(
    words: tuple[str, ...], environment: dict[str, str], told: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    lines = [re.sub(r"[\u00a0\u202f]", " ", line) for line in refused(capsys, "play", "nope", *words)]
    assert [line for line in lines if told in line]


@pytest.mark.parametrize(
    ("number", "told"),
    [(errno.ENOSPC, "The disk is full."), (errno.EACCES, "out may not be used by this user.")],
)
def test_a_disk_that_fails_on_the_way_is_told_too(
    number: int, told: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def fails(*_: object) -> int:
        raise OSError(number, "in the words of the system", None if number == errno.ENOSPC else "out")

    monkeypatch.setattr("jisr.cli.play.prove", fails)
    assert told in refused(capsys, "prove", "harmattan")[0]


def test_what_the_program_did_wrong_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> int:
        raise OSError("no file of anybody")

    monkeypatch.setattr("jisr.cli.play.prove", fails)
    with pytest.raises(OSError, match="of anybody"):
        main(["prove", "harmattan"])
