"""`check --against`: a change of law is told by what it does to the cases."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import small_law

from jisr.cli.check import COUNTS, check
from jisr.cli.effects_said import ANSWERS, ASKED, PARTS, STANDINGS
from jisr.cli.revisions import Unreachable, data_of
from jisr.library import load_languages
from jisr.library.effects import effects, read_law
from jisr.vocabulary import LanguageTag

ROOT = Path(__file__).parents[2]
Told = Callable[..., dict[str, object]]

CHILD = """
- name: {en: "A child recruited for begging is trafficked"}
  facts-on: "2022-02-03"
  persons: {a1: {role: accused}, v1: {role: victim, born: "2010-08-14"}}
  statements: [{fact: act.recruit, by: a1, on: v1}, {fact: purpose.begging, by: a1, on: v1}]
  expect: {offence: AA-TIP, verdict: met}
"""
REQUEST = """
- name: {en: "A request without its purpose lacks it"}
  request: {requesting: AA, requested: BB, on: "2022-03-10", form: assistance, family: trafficking, channel: diplomatic,
            languages: [ar]}
  expect: {gaps: [purpose]}
"""
RULE = """
- name: {en: "The treaty's ban stands"}
  rule: T/6
  on: "2022-03-10"
  expect: {in-force: yes, decides: yes}
"""
BOUND = """
- name: {en: "State AA is bound"}
  bound: {instrument: treaty, state: AA, on: "2022-03-10"}
  expect: yes
"""
ADDED = """
- name: {en: "A grown man deceived into begging is trafficked"}
  facts-on: "2022-02-03"
  persons: {a1: {role: accused}, v1: {role: victim, born: "1990-08-14"}}
  statements:
    - {fact: act.recruit, by: a1, on: v1}
    - {fact: means.deception, by: a1, on: v1}
    - {fact: purpose.begging, by: a1, on: v1}
  expect: {offence: AA-TIP, verdict: met}
"""


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=A Jurist", "-c", "user.email=jurist@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A clone with one revision of a small law."""
    cases = {"countries/aa/cases.yaml": CHILD + RULE, "instruments/treaty/cases.yaml": REQUEST + BOUND}
    root = small_law.write(tmp_path / "clone" / "data", cases)
    for tag, name in (("en", "English"), ("fr", "Français")):
        folder = root / "languages" / tag
        folder.mkdir(parents=True)
        (folder / "language.yaml").write_text(f"tag: {tag}\nname: {name}\ndirection: ltr\nlocale: {tag}\n")
    git(tmp_path / "clone", "init", "--quiet", "--initial-branch=main")
    git(tmp_path / "clone", "add", "--all")
    git(tmp_path / "clone", "commit", "--quiet", "--message", "The law as it was")
    return root


def edit(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def told(data: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    def run(code: int = 0) -> dict[str, object]:
        assert check([str(data), "--against", "main", "--json"]) == code
        found: dict[str, object] = json.loads(capsys.readouterr().out)
        return found

    return run


def pairs(found: object) -> dict[str, tuple[str, str]]:
    assert isinstance(found, list)
    return {one["what"]: (one["before"], one["after"]) for case in found for one in case["differences"]}


def test_nothing_changes_where_nothing_was_changed(told: Told) -> None:
    found = told()
    assert (found["asked"], found["rules"], found["offences"], found["cases"]) == (5, [], [], [])


def test_an_element_that_asks_for_more_changes_the_verdict_of_the_case(data: Path, told: Told) -> None:
    edit(data, "countries/aa/offences.yaml", "[purpose.begging, purpose.forced-labour]", "[purpose.forced-labour]")
    found = told(1)
    assert pairs(found["cases"]) == {"verdict:AA-TIP": ("met", "unmet"), "element:AA-TIP#purpose": ("met", "unmet")}
    assert [one["id"] for one in found["offences"]] == ["AA-TIP"]  # type: ignore[attr-defined]
    assert any("expected met, found unmet" in one for one in found["faults"])  # type: ignore[attr-defined]


def test_an_aggravation_that_is_no_longer_verified_is_unknown(data: Path, told: Told) -> None:
    law = data / "countries/aa/procedure.yaml"
    before, _, after = law.read_text().partition("- id: AA-TIP-MINOR")
    law.write_text(before + "- id: AA-TIP-MINOR" + after.replace('mark: "V"', "mark: M", 1))
    found = told()
    assert pairs(found["cases"]) == {
        "aggravation:AA-TIP#minor": ("met", "unknown"),
        "decides:AA-TIP-MINOR": ("yes", "no"),
        "mark:AA-TIP-MINOR": ("V", "M"),
    }
    assert pairs(found["rules"]) == {"mark": ("V", "M")}


def test_a_rule_tells_what_of_it_was_changed(data: Path, told: Told) -> None:
    edit(data, "instruments/treaty/rules.yaml", 'parameters: {days: "15"}', 'parameters: {days: "20"}')
    edit(data, "instruments/treaty/rules.yaml", "field: torture", 'field: torture\n  to: "2020-01-01"')
    edit(data, "instruments/treaty/rules.yaml", '"a rule"', '"a rule, reworded"')
    found = told(1)
    assert pairs(found["rules"]) == {
        "parameter days": ("15", "20"),
        "period": ("", "… – 2020-01-01"),
        "text en": ("a rule", "a rule, reworded"),
    }
    changed = pairs(found["cases"])
    assert changed["clock:T/10"] == ("P15D", "P20D")
    assert changed["in-force:T/6"] == ("yes", "no")
    assert changed["decides:T/6"] == ("yes", "no")


def test_a_state_that_leaves_changes_who_is_bound(data: Path, told: Told) -> None:
    edit(data, "countries/aa/bound_by.yaml", "status: party,", 'status: party, to: "2021-01-01",')
    changed = pairs(told(1)["cases"])
    assert changed == {"bound": ("yes", "unknown")}


def test_a_case_that_came_is_asked_of_the_old_law_and_one_that_went_of_the_new(data: Path, told: Told) -> None:
    edit(data, "countries/aa/offences.yaml", "[means.force, means.deception]", "[means.deception]")
    edit(data, "countries/aa/cases.yaml", RULE, ADDED.replace("deception", "force").replace("met}", "unmet}"))
    found = told()
    by_standing = {one["standing"]: one for one in found["cases"]}  # type: ignore[attr-defined]
    assert set(by_standing) == {"added", "removed"}
    assert pairs([by_standing["added"]])["verdict:AA-TIP"] == ("met", "unmet")
    assert pairs([by_standing["removed"]]) == {}


def test_a_case_of_a_new_offence_cannot_be_asked_under_the_old_law(data: Path, told: Told) -> None:
    for file, more in (
        ("instruments/treaty/rules.yaml", small_law.rule("T/99", type="BAR")),
        ("countries/aa/cases.yaml", RULE.replace("T/6", "T/99").replace("ban", "new ban")),
    ):
        path = data / file
        path.write_text(path.read_text() + more)
    found = told()
    assert [(one["id"], one["alteration"]) for one in found["rules"]] == [("T/99", "added")]  # type: ignore[attr-defined]
    assert pairs(found["cases"]) == {"asked": ("no", "yes")}


def test_a_new_name_makes_no_new_case(data: Path, told: Told) -> None:
    edit(data, "countries/aa/cases.yaml", "A child recruited for begging", "A boy or girl recruited for begging")
    assert told()["cases"] == []


def test_a_rewritten_case_hides_no_effect(data: Path, told: Told) -> None:
    edit(data, "countries/aa/offences.yaml", "[purpose.begging, purpose.forced-labour]", "[purpose.forced-labour]")
    edit(data, "countries/aa/cases.yaml", "purpose.begging", "purpose.forced-labour")
    cases = told()["cases"]
    assert isinstance(cases, list)
    assert {one["standing"]: len(one["differences"]) for one in cases} == {"rewritten": 0, "replaced": 2}


def test_words_say_what_changed_and_where(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(data, "countries/aa/offences.yaml", "[purpose.begging, purpose.forced-labour]", "[purpose.forced-labour]")
    assert check([str(data), "--against", "main"]) == 1
    told = capsys.readouterr()
    assert "Compared with main (" in told.out
    assert "A child recruited for begging is trafficked" in told.out
    assert "Verdict of x (AA-TIP): met, now unmet" in told.out
    assert "countries/aa/cases.yaml:2" in told.out
    assert "expected met, found unmet" in told.err


def test_a_fault_that_stops_the_reading_is_told_and_nothing_is_compared(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(data, "countries/aa/offences.yaml", "act.recruit", "act.recruits")
    assert check([str(data), "--against", "main"]) == 1
    told = capsys.readouterr()
    assert "act.recruits" in told.err
    assert "cannot be compared" in told.err
    assert not told.out


def test_a_revision_that_is_not_there_is_said(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for revision in ("nowhere", "--output=x", "main:data"):
        assert check([str(data), f"--against={revision}"]) == 2
        assert f"There is no revision “{revision}” here." in capsys.readouterr().err


def test_without_a_clone_or_without_git_there_is_nothing_to_compare_with(tmp_path: Path, data: Path) -> None:
    alone = small_law.write(tmp_path / "alone")
    with pytest.raises(Unreachable) as told, data_of("main", root=alone):
        pass
    assert "is not in a clone of git" in told.value.reason.key
    with pytest.raises(Unreachable) as told, data_of("main", root=data, git="no-such-git"):
        pass
    assert "git is not installed" in told.value.reason.key


def test_the_folder_of_a_revision_is_thrown_away(data: Path) -> None:
    with data_of("main", root=data) as (folder, commit):
        assert (folder / "facts" / "act.yaml").is_file()
        assert len(commit) == 40
        assert effects(read_law(folder), read_law(data)).cases == ()
    assert not folder.exists()


def test_every_word_of_an_effect_is_said_in_every_language() -> None:
    languages = load_languages(ROOT / "data")
    words = {word for table in (ASKED, ANSWERS, PARTS, STANDINGS, COUNTS) for word in table.values() if word}
    for tag in ("fr", "ar"):
        assert not sorted(words - set(languages[LanguageTag(tag)].sentences))
