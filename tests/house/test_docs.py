"""The documentation cannot lie: what exists is described, what is described exists."""

import re
from pathlib import Path

import pytest

from jisr.cli import GROUPS
from jisr.press.wording import KINDS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md"), ROOT / "data" / "README.md"])


@pytest.mark.parametrize("written", PAGES, ids=lambda written: str(written.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(written: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", written.read_text(encoding="utf-8"))
    assert not [link for link in links if "://" not in link and not (written.parent / link).exists()]


def test_every_command_is_in_the_help_and_in_the_reference() -> None:
    page = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
    names = {name for commands in GROUPS.values() for name in commands}
    assert not [name for name in sorted(names) if f"`./run {name}" not in page]


def test_every_kind_of_act_is_described() -> None:
    page = (DOCS / "reference" / "acts.md").read_text(encoding="utf-8")
    assert not [kind for kind in KINDS if f"`{kind}`" not in page]


def test_every_decision_is_in_the_list() -> None:
    page = (DOCS / "adr" / "README.md").read_text(encoding="utf-8")
    assert not [path.name for path in (DOCS / "adr").glob("0*.md") if path.name not in page]


def test_commands_of_the_how_tos_exist() -> None:
    used = {
        word for page in PAGES for word in re.findall(r"\./run ([a-z]+(?:-[a-z]+)*)", page.read_text(encoding="utf-8"))
    }
    known = {name for commands in GROUPS.values() for name in commands}
    assert used - known <= set()
