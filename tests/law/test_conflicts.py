"""Two rules of one law that contradict each other are reported; nothing puts one before the other in silence."""

from datetime import date
from pathlib import Path

import pytest
import small_law

from jisr.law.assess import assess
from jisr.law.request import Query
from jisr.library import DataFaults, load
from jisr.vocabulary import CountryCode, LanguageTag, RuleId, Verdict

TREATY = "instruments/treaty/rules.yaml"
STATE = "countries/aa/procedure.yaml"
BONDS = "countries/aa/bound_by.yaml"
AUTHORITIES = "countries/aa/authorities.yaml"
CLOCK = {"type": "DEADLINE", "more": 'role: clock; parameters: {days: "20"}'}
BOND = '- {instrument: treaty, status: party, from: "%s", source: SRC, as-of: "2026-01-01", mark: V}\n'
AUTHORITY = """
- {id: %s, name: {en: "x", fr: "x", ar: "x"}, central-for: [assistance], source: SRC, as-of: "2026-01-01", mark: V%s}
"""


def with_rules(file: str, *rules: str) -> dict[str, str]:
    return {file: small_law.FILES[file] + "".join(rules)}


def faults_of(root: Path, changes: dict[str, str]) -> list[str]:
    try:
        load(small_law.write(root, changes))
    except DataFaults as found:
        return [f"{one.place.file.rpartition('/')[2]}: {one.wrong} {one.mend}" for one in found.faults]
    return []


def test_two_clocks_of_one_treaty_that_run_differently_are_in_conflict(tmp_path: Path) -> None:
    (told,) = faults_of(tmp_path, with_rules(TREATY, small_law.rule("T/12", **CLOCK)))
    assert told.startswith("rules.yaml: “T/10” says days: 15, “T/12” says days: 20, and both decide on ")
    assert "mark both “conflict”" in told


@pytest.mark.parametrize(
    "more",
    [
        pytest.param('role: clock; parameters: {days: "15"}', id="the same number"),
        pytest.param('role: clock; parameters: {days: "20"}; field: other', id="another field"),
        pytest.param('role: execution; parameters: {days: "20"}', id="another role"),
        pytest.param('role: clock; parameters: {months: "2"}', id="another parameter"),
    ],
)
def test_rules_that_agree_or_speak_of_something_else_are_in_no_conflict(tmp_path: Path, more: str) -> None:
    assert not faults_of(tmp_path, with_rules(TREATY, small_law.rule("T/12", type="DEADLINE", more=more)))


def test_a_rule_that_follows_another_is_in_no_conflict_and_one_that_overlaps_it_is(tmp_path: Path) -> None:
    def wording(number: int, days: str, period: str) -> str:
        more = f'parameters: {{days: "{days}"}}; {period}'
        return small_law.rule(f"AA-{number}", article="82", type="MUST", more=more)

    after = wording(2, "30", 'from: "2025-01-01"')
    assert not faults_of(tmp_path / "a", with_rules(STATE, wording(1, "15", 'to: "2024-12-31"'), after))
    (told,) = faults_of(tmp_path / "b", with_rules(STATE, wording(1, "15", 'to: "2025-06-30"'), after))
    assert "both decide on 2025-01-01" in told


def test_a_ground_that_one_rule_opens_and_another_forbids_is_a_conflict(tmp_path: Path) -> None:
    open_ = small_law.rule("T/12", type="REF-OPT", more="role: ground-open; field: bank-secrecy")
    (told,) = faults_of(tmp_path, with_rules(TREATY, open_))
    assert "“T/5” and “T/12” open and forbid one ground of refusal" in told


def test_rules_marked_as_in_conflict_are_accepted_and_decide_nothing(tmp_path: Path) -> None:
    treaty = small_law.FILES[TREATY].replace(
        small_law.rule("T/10", type="DEADLINE", more='role: clock; parameters: {days: "15"}'),
        small_law.rule("T/10", type="DEADLINE", mark="conflict", more='role: clock; parameters: {days: "15"}'),
    )
    changes = {TREATY: treaty + small_law.rule("T/12", mark="conflict", **CLOCK)}
    corpus = load(small_law.write(tmp_path, changes))
    aa, bb = CountryCode("AA"), CountryCode("BB")
    found = assess(
        corpus, Query(aa, bb, date(2022, 3, 10), "assistance", "trafficking", languages=(LanguageTag("ar"),))
    )
    clocks = {clock.rule: clock.finding for clock in found.clocks}
    for name in ("T/10", "T/12"):
        finding = clocks[RuleId(name)]
        assert finding.verdict is Verdict.UNKNOWN
        assert finding.reasons[0].values["mark"] == "conflict"


def test_a_state_stands_toward_a_treaty_in_one_way_on_a_day(tmp_path: Path) -> None:
    (told,) = faults_of(tmp_path, {BONDS: BOND % "2004-10-30" + BOND % "2010-01-01"})
    assert told.startswith("bound_by.yaml: two entries for “treaty” hold the same day.")


def test_a_state_has_one_central_authority_for_a_form_on_a_day(tmp_path: Path) -> None:
    two = AUTHORITY % ("one", ', to: "2020-12-31"') + AUTHORITY % ("other", ', from: "2021-01-01"')
    assert not faults_of(tmp_path / "a", {AUTHORITIES: two})
    (told,) = faults_of(tmp_path / "b", {AUTHORITIES: AUTHORITY % ("one", "") + AUTHORITY % ("other", "")})
    assert "“other” and “one” are both the central authority for: assistance." in told
