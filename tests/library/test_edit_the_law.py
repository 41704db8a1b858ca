"""The worked examples of the editing guide: each edit, made in a copy of the data, passes the check."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from jisr.cli.effects_said import EffectsTeller
from jisr.library import load_languages
from jisr.library.checking import check_all
from jisr.library.effects import effects, read_law
from jisr.vocabulary import LanguageTag

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "how-to" / "edit-the-law.md").read_text(encoding="utf-8")
SECTIONS: dict[str, str] = dict(re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", GUIDE, re.MULTILINE | re.DOTALL))
ADDED = re.compile(r"^Add at the end of `([^`]+)`:\n\n```yaml\n(.*?)```", re.MULTILINE | re.DOTALL)
CHANGED = re.compile(r"^Change in `([^`]+)`:\n\n```diff\n(.*?)```", re.MULTILINE | re.DOTALL)
TAKEN = re.compile(r"^Take out of `([^`]+)` the entry `([^`]+)`", re.MULTILINE)
REFUSED = re.compile(
    r"^Without the (cases|line `([^`]+)`) the check says:\n\n```text\n(.*?)```", re.MULTILINE | re.DOTALL
)
TOLD = re.compile(
    r"^`./run check --against main` tells, among the rest:\n\n```text\n(.*?)```", re.MULTILINE | re.DOTALL
)
KINDS = 10


@dataclass(frozen=True)
class Copy:
    """A copy of the data that is edited and put back."""

    project: Path

    def edit(self, section: str) -> None:
        for file, diff in CHANGED.findall(section):
            path = self.project / file
            lines = diff.splitlines()
            old = "\n".join(line[1:] for line in lines if line[:1] != "+")
            new = "\n".join(line[1:] for line in lines if line[:1] != "-")
            text = path.read_text(encoding="utf-8")
            assert text.count(old) == 1, f"{file} has {text.count(old)} times: {old}"
            path.write_text(text.replace(old, new), encoding="utf-8")
        for file, entry in TAKEN.findall(section):
            path = self.project / file
            entries = re.split(r"^(?=- id: )", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
            kept = [one for one in entries if not one.startswith(f"- id: {entry}\n")]
            assert len(kept) == len(entries) - 1
            path.write_text("".join(kept), encoding="utf-8")
        for file, added in ADDED.findall(section):
            path = self.project / file
            path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n{added}", encoding="utf-8")

    def put_back(self) -> None:
        for source in sorted((ROOT / "data").rglob("*.yaml")):
            path = self.project / source.relative_to(ROOT)
            if path.exists() and path.read_bytes() != source.read_bytes():
                shutil.copyfile(source, path)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of its own, so that what was read once is not read again."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "pyproject.toml").touch()
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("scenarios"))
    return folder


@pytest.fixture
def copy(project: Path) -> Iterator[Copy]:
    found = Copy(project)
    yield found
    found.put_back()


def faults_of(copy: Copy) -> list[str]:
    return [f"{fault.wrong} {fault.mend}" for fault in check_all(copy.project / "data", cached=False).faults]


def test_the_guide_has_an_example_of_each_kind() -> None:
    assert len(SECTIONS) >= KINDS
    assert all(ADDED.findall(section) for section in SECTIONS.values())


def test_no_block_of_the_guide_is_passed_over() -> None:
    read = sum(len(pattern.findall(GUIDE)) for pattern in (ADDED, CHANGED, REFUSED, TOLD))
    assert GUIDE.count("```") // 2 == read + 1  # the commands


def test_the_examples_are_not_in_the_data() -> None:
    held = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "data").rglob("*.yaml"))
    assert "NE-EX-" not in held
    assert "NE-IN-EX" not in held


@pytest.mark.parametrize("title", SECTIONS)
def test_the_edit_passes_the_check(copy: Copy, title: str) -> None:
    copy.edit(SECTIONS[title])
    assert faults_of(copy) == []


REFUSALS = [(title, *found) for title, section in SECTIONS.items() for found in REFUSED.findall(section)]


@pytest.mark.parametrize(("title", "what", "line", "told"), REFUSALS, ids=[one[0] for one in REFUSALS])
def test_the_check_says_what_the_guide_quotes(copy: Copy, title: str, what: str, line: str, told: str) -> None:
    section = REFUSED.sub("", SECTIONS[title])
    if what == "cases":
        section = re.sub(r"^Add at the end of `[^`]+cases.yaml`:", "", section, flags=re.MULTILINE)
    else:
        assert section.count(f"{line}\n") == 1
        section = section.replace(f"{line}\n", "")
    copy.edit(section)
    found = faults_of(copy)
    for sentence in told.strip().splitlines():
        assert any(sentence in fault for fault in found), found


EFFECTS = [(title, found) for title, section in SECTIONS.items() for found in TOLD.findall(section)]


@pytest.mark.parametrize(("title", "told"), EFFECTS, ids=[one[0] for one in EFFECTS])
def test_the_comparison_tells_what_the_guide_quotes(copy: Copy, title: str, told: str) -> None:
    before = read_law(copy.project / "data")
    copy.edit(SECTIONS[title])
    after = read_law(copy.project / "data")
    english = load_languages(copy.project / "data")[LanguageTag("en")]
    lines = EffectsTeller(before.corpus, after.corpus, english).lines(
        effects(before, after), revision="main", commit="0"
    )
    for sentence in told.strip().splitlines():
        assert sentence in {line.strip() for line in lines}
