"""The bundle for a machine without internet: all in it is listed, what is altered is found, and it serves offline."""

import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from jisr.cli.bundled import _needed, version
from jisr.cli.checksums import LIST, faults_of, write_list
from jisr.library.faults import filled

ROOT = Path(__file__).parents[2]
BARE = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"}
OFFLINE = ("unshare", "--user", "--map-root-user", "--net")
UP = """
import fcntl, socket, struct, subprocess, sys
one = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
flags = struct.unpack("16sh", fcntl.ioctl(one, 0x8913, struct.pack("16sh", b"lo", 0)))[1]
fcntl.ioctl(one, 0x8914, struct.pack("16sh", b"lo", flags | 1))
"""
SERVES = """
import socket, subprocess, sys, time, urllib.request
try:
    socket.create_connection(("192.0.2.1", 80), 1)
    sys.exit("there is a network")
except OSError:
    pass
told = open(sys.argv[2], "wb")
server = subprocess.Popen(["./run", "serve", "--port", "8791", "--print-every", "0"], stdout=told, stderr=told)
ends = time.monotonic() + 120
while time.monotonic() < ends and server.poll() is None:
    try:
        sys.stdout.write(urllib.request.urlopen("http://127.0.0.1:8791/health", timeout=5).read().decode())
        break
    except OSError:
        try:
            server.wait(0.2)
        except subprocess.TimeoutExpired:
            pass
server.kill()
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("made") / "jisr.tar.gz"
    done = subprocess.run([sys.executable, "-c", "from jisr.cli import main; import sys; sys.exit(main())",
                           "bundle", str(file)], capture_output=True, text=True, cwd=ROOT)  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "SHA-256" in done.stdout
    return file


@pytest.fixture(scope="module")
def unpacked(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("arrived")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / "jisr"


def alone(where: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run in the bundle, with nothing of this machine's environment."""
    return subprocess.run(["./run", *words], cwd=where, env=BARE, capture_output=True, text=True)


def test_the_list_of_contents_says_what_is_in_it_and_what_it_needs(unpacked: Path) -> None:
    told = (unpacked / "CONTENTS.txt").read_text()
    for word in (
        f"Python {version()}",
        "django",
        "uvicorn",
        "data/",
        "packages/",
        "sha256sum -c",
        "Nothing is fetched",
    ):
        assert word in told
    listed = {line.partition("  ")[2] for line in (unpacked / LIST).read_text().splitlines()}
    assert {"run", "uv.lock", "CONTENTS.txt", "src/jisr/press/static/jisr.css"} <= listed
    assert any(name.endswith(".woff2") for name in listed)
    assert not [name for name in listed if "__pycache__" in name or name.startswith(("var/", ".git/"))]


def test_what_was_made_is_as_listed(archive: Path) -> None:
    assert faults_of(archive) == []


def test_an_altered_a_missing_and_an_added_file_are_found(tmp_path: Path) -> None:
    place = tmp_path / "jisr"
    for name in ("LICENSE", "src/jisr/cli/__init__.py", "data/one.yaml", "src/jisr/cli/__pycache__/x.pyc", "var/db"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(name)
    assert write_list(place) == 3
    assert faults_of(place) == []
    (place / "src" / "jisr" / "cli" / "__init__.py").write_text("print('altered')")
    (place / "LICENSE").unlink()
    (place / "data" / "more.yaml").write_text("")
    faults = faults_of(place)
    assert sorted(filled(one.key, one.values) for one in faults) == [
        "LICENSE is missing.", "data/more.yaml is not in the list.", "src/jisr/cli/__init__.py is altered.",
    ]  # fmt: skip
    (place / LIST).write_text("nothing\n")
    with pytest.raises(ValueError, match="list of contents"):
        faults_of(place)


def test_the_packages_are_those_that_the_program_needs_to_run_and_no_tools(unpacked: Path) -> None:
    there = {one.name.partition("-")[0].lower() for one in (unpacked / "packages").glob("*.dist-info")}
    assert {"django", "uvicorn", "cryptography", "segno", "psycopg"} <= there
    assert not there & {"pytest", "mypy", "ruff", "playwright", "hypothesis"}


def test_extras_are_followed_and_a_circle_ends() -> None:
    locked: dict[str, dict[str, object]] = {
        "jisr": {"dependencies": [{"name": "a", "extra": ["x"]}]},
        "a": {"dependencies": [{"name": "b"}], "optional-dependencies": {"x": [{"name": "c"}], "y": [{"name": "d"}]}},
        "b": {"dependencies": [{"name": "a"}]},
        "c": {}, "d": {},
    }  # fmt: skip
    assert _needed(locked) == {"a", "b", "c"}


def test_a_bundle_answers_by_itself_without_the_environment_it_was_made_in(unpacked: Path) -> None:
    done = alone(unpacked, "bundle", "--verify", ".")
    assert done.returncode == 0, done.stderr
    assert "Every file is as listed." in done.stdout
    assert not (unpacked / ".tools").exists()
    assert alone(unpacked, "bundle", "again.tar.gz").returncode == 2


def test_a_bundle_serves_with_the_network_off(unpacked: Path, tmp_path: Path) -> None:
    if shutil.which("unshare") is None or subprocess.run([*OFFLINE, "true"], capture_output=True).returncode:
        pytest.skip("this machine lets nobody take the network away from a process")
    script = tmp_path / "serves.py"
    script.write_text(UP + SERVES)
    done = subprocess.run(
        [*OFFLINE, sys.executable, str(script), "", str(tmp_path / "told.txt")],
        cwd=unpacked, env={**BARE, "JISR_VAR": str(tmp_path / "var")}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout == "ready\n", (done.stderr, (tmp_path / "told.txt").read_text()[-2000:])
    assert os.path.exists(tmp_path / "var" / "jisr.sqlite3")
