"""A rule that no case touches is a fault where it stands: nobody has tried it."""

import shutil
from pathlib import Path

import pytest

from jisr.law.rules import RuleRole, RuleType
from jisr.library import load
from jisr.library.checking import check_all
from jisr.library.coverage import Coverage, load_coverage

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def covered() -> Coverage:
    return load_coverage(DATA)


def test_every_rule_is_touched_by_a_case(covered: Coverage) -> None:
    assert covered.bare(load(DATA)) == ()


def test_a_rule_that_no_case_touches_is_a_fault_at_its_own_line(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    file = data / "instruments" / "untoc" / "rules.yaml"
    whole = file.read_text(encoding="utf-8")
    first = whole[whole.index("- id: UNTOC/1\n") :]
    rule = first[: first.index("\n- id:", 1) + 1].replace("- id: UNTOC/1\n", "- id: UNTOC/99\n", 1)
    file.write_text(f"{whole.rstrip()}\n{rule}", encoding="utf-8")
    faults = check_all(data, cached=False).faults
    assert [(fault.wrong, Path(fault.place.file).name) for fault in faults] == [
        ("no case touches the rule UNTOC/99.", "rules.yaml")
    ]
    assert file.read_text(encoding="utf-8").splitlines()[faults[0].place.line - 1].startswith("- id: UNTOC/99")


def test_what_decides_a_request_is_touched_by_a_case_that_asks_a_request_or_a_date(covered: Coverage) -> None:
    corpus = load(DATA)
    deciding = {RuleRole.GROUND_OPEN, RuleRole.GROUND_FORBIDDEN, RuleRole.BAR, RuleRole.CHANNEL, RuleRole.CLOCK}
    types = {RuleType.GROUND_OPEN, RuleType.GROUND_FORBIDDEN, RuleType.BAR, RuleType.DEADLINE, RuleType.POSTPONE}
    rules = [one.id for one in corpus.rules.values() if deciding & set(one.roles) or types & set(one.types)]
    assert rules
    assert not [rule for rule in rules if not covered.by_rule.get(rule)]
