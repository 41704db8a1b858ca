"""The same seed gives the same bytes of everything but the timing, whatever the order of Python's sets."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def files_of(out: Path, *, hash_seed: str, seed: int) -> dict[str, bytes]:
    command = [str(Path(sys.executable).parent / "jisr"), "play", "harmattan", "--cut", "core", "--seed", str(seed)]
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    subprocess.run([*command, "--out", str(out)], check=True, cwd=ROOT, env=environment, capture_output=True)
    return {path.name: path.read_bytes() for path in sorted(out.iterdir()) if path.name != "timing.json"}


@pytest.mark.skipif("JISR_TEST_ALL" not in os.environ, reason="three whole plays: ./test --all")
def test_the_same_seed_gives_the_same_bytes_and_another_seed_another_run(tmp_path: Path) -> None:
    first = files_of(tmp_path / "one", hash_seed="1", seed=1)
    assert first == files_of(tmp_path / "two", hash_seed="2", seed=1)
    other = files_of(tmp_path / "three", hash_seed="1", seed=2)
    assert set(first) == set(other)
    assert first["outcome.json"] != other["outcome.json"]
    assert {"outcome.json", "report.html", "journal-ne.jsonl", "journal-ma.jsonl", "journal-control.jsonl"} <= set(
        first
    )
