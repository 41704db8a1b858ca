"""The loader refuses what is not law as the schema knows it, and says everything at once."""

from pathlib import Path

import pytest
import small_law

from jisr.library import DataFaults, Faults, law_documents, load, read_corpus
from jisr.library.checking import check_all


def faults_of(root: Path) -> list[str]:
    with pytest.raises(DataFaults) as caught:
        load(root)
    return [f"{fault.key}: {fault.wrong} {fault.mend}" for fault in caught.value.faults]


def test_a_good_folder_has_no_fault(tmp_path: Path) -> None:
    assert not check_all(small_law.write(tmp_path)).faults


def test_a_key_that_is_not_known_is_refused_with_the_nearest_one(tmp_path: Path) -> None:
    bad = small_law.FILES["countries/aa/procedure.yaml"].replace("article:", "artcle:", 1)
    told = faults_of(small_law.write(tmp_path, {"countries/aa/procedure.yaml": bad}))
    assert any("artcle: this key is not known here. Write “article”?" in one for one in told)
    assert any("the key “article” is missing" in one for one in told)


def test_a_key_that_stands_twice_is_refused(tmp_path: Path) -> None:
    root = small_law.write(tmp_path)
    path = root / "countries/aa/country.yaml"
    path.write_text(path.read_text() + "zone: UTC\n")
    assert any("this key stands twice" in one for one in faults_of(root))


def test_a_citation_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    bad = small_law.FILES["countries/aa/offences.yaml"].replace("rule: AA-TIP-MINOR", "rule: AA-TIP-MINER")
    told = faults_of(small_law.write(tmp_path, {"countries/aa/offences.yaml": bad}))
    assert any("no rule has the name “AA-TIP-MINER”. Write “AA-TIP-MINOR”?" in one for one in told)


def test_a_source_is_looked_up_in_its_own_folder(tmp_path: Path) -> None:
    told = faults_of(small_law.write(tmp_path, {"countries/aa/sources.yaml": 'OTHER: {title: "x"}\n'}))
    assert any("no source has the name “AA/SRC”" in one for one in told)


def test_a_condition_out_of_the_vocabulary_is_refused(tmp_path: Path) -> None:
    bad = small_law.FILES["countries/aa/offences.yaml"].replace("any-fact: [act", "some-fact: [act")
    told = faults_of(small_law.write(tmp_path, {"countries/aa/offences.yaml": bad}))
    assert any("this condition is not known." in one for one in told)


def test_two_rules_of_one_name_are_reported(tmp_path: Path) -> None:
    twice = small_law.FILES["countries/aa/procedure.yaml"] + small_law.rule("BB-TIP-LAW")
    told = faults_of(small_law.write(tmp_path, {"countries/aa/procedure.yaml": twice}))
    assert any("“rule BB-TIP-LAW” stands twice" in one for one in told)


def test_a_mark_of_an_exercise_is_no_standing_law(tmp_path: Path) -> None:
    told = faults_of(
        small_law.write(tmp_path, {"countries/bb/procedure.yaml": small_law.rule("BB-TIP-LAW", mark="XR")})
    )
    assert any("is a mark of an exercise" in one for one in told)


def test_all_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    changes = {
        "countries/aa/procedure.yaml": small_law.rule("AA-TIP-LAW", mark="VV"),
        "countries/bb/procedure.yaml": small_law.rule("BB-TIP-LAW", type="RULES"),
        "forms/assistance/form.yaml": "slug: assistance\n",
    }
    told = " ".join(faults_of(small_law.write(tmp_path, changes)))
    assert "“VV” is not known here" in told
    assert "“RULES” is not known here" in told
    assert "the key “steps” is missing" in told


def test_a_case_that_fails_is_a_fault_of_its_folder(tmp_path: Path) -> None:
    case = """
- name: {en: "An adult recruited without means is trafficked"}
  facts-on: "2022-02-03"
  persons: {a1: {role: accused}, v1: {role: victim, born: "1990-01-01"}}
  statements: [{fact: act.recruit, by: a1, on: v1}, {fact: purpose.begging, by: a1, on: v1}]
  expect: {offence: AA-TIP, verdict: met, elements: {means: not-required}}
"""
    told = {fault.wrong for fault in check_all(small_law.write(tmp_path, {"countries/aa/cases.yaml": case})).faults}
    assert told == {"expected met, found unmet.", "expected not-required, found unmet."}


def test_cases_of_every_shape_are_run(tmp_path: Path) -> None:
    cases = """
- name: {en: "A minor's recruitment is the aggravated offence"}
  facts-on: "2022-02-03"
  persons: {a1: {role: accused}, v1: {role: victim, born: "2010-01-01"}}
  statements: [{fact: act.recruit, by: a1, on: v1}, {fact: purpose.begging, by: a1, on: v1}]
  expect:
    - {offence: AA-TIP, verdict: met, elements: {means: not-required}, aggravations: {minor: met}}
    - {offence: AA-TIP-MINOR, verdict: met}
- name: {en: "Erased"}
  rule: AA-SOM-LAW
  on: "2022-02-03"
  procedure-on: "2024-01-01"
  expect: {in-force: no, erased: yes}
- {name: {en: "Bound"}, bound: {instrument: treaty, state: AA, on: "2022-01-01"}, expect: yes}
- {name: {en: "Not yet said"}, bound: {instrument: treaty, state: AA, on: "2001-01-01"}, expect: unknown}
- name: {en: "A request without its purpose"}
  request: {requesting: AA, requested: BB, on: "2022-03-10", form: assistance, family: trafficking}
  expect: {basis: unknown, gaps: [purpose], forbidden: [T/5], first: [T/7, T/8], bars: []}
"""
    found = check_all(small_law.write(tmp_path, {"countries/aa/cases.yaml": cases}))
    assert not found.faults
    assert dict(found.counts)["cases"] == 6


def test_renaming_the_states_and_the_treaty_renames_the_answers_and_nothing_else(tmp_path: Path) -> None:
    plain = load(small_law.write(tmp_path / "plain"))
    renamed = tmp_path / "renamed"
    for path in (tmp_path / "plain").rglob("*.yaml"):
        name = str(path.relative_to(tmp_path / "plain")).replace("/aa/", "/qq/").replace("/treaty/", "/pact/")
        target = renamed / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(path.read_text().replace("AA", "QQ").replace("treaty", "pact"))
    other = load(renamed)
    assert {str(one).replace("AA", "QQ") for one in plain.rules} == set(other.rules)
    assert set(other.instruments) == {"pact"}


def test_what_cannot_be_read_is_a_fault_and_no_trace(tmp_path: Path) -> None:
    root = small_law.write(tmp_path, {"facts/act.yaml": "- [unclosed", "countries/aa/cases.yaml": ""})
    faults = Faults()
    read_corpus(law_documents(root, faults=faults), faults=faults)
    told = " ".join(fault.wrong for fault in faults)
    assert "is no YAML" in told
    assert "the file is empty" in told


TRIAL = """
- {id: opening, name: NAME, rule: AA-TIP-LAW, mark: V}
- {id: judgment, name: NAME, rule: AA-TIP-LAW, mark: M, note: "from memory"}
""".replace("NAME", small_law.NAME)
HISTORY = """
official-name: NAME
history:
  - {date: "1961", event: {en: "The code"}, mark: S}
  - {date: "2022-03-09", event: {en: "Its reform"}, mark: V}
""".replace("NAME", small_law.NAME)


def test_a_country_may_tell_its_history_and_the_order_of_its_trial(tmp_path: Path) -> None:
    root = small_law.write(tmp_path, {"countries/aa/trial.yaml": TRIAL})
    path = root / "countries/aa/country.yaml"
    path.write_text(path.read_text() + HISTORY)
    aa, bb = load(root).countries.values()
    assert [(step.id, step.mark.value) for step in aa.trial] == [("opening", "V"), ("judgment", "M")]
    assert [event.date for event in aa.history] == ["1961", "2022-03-09"]
    assert aa.official_name
    assert (bb.trial, bb.history, bb.official_name) == ((), (), {})


def test_a_step_of_trial_stands_once_and_an_event_has_a_date(tmp_path: Path) -> None:
    root = small_law.write(tmp_path, {"countries/aa/trial.yaml": TRIAL.replace("judgment", "opening")})
    path = root / "countries/aa/country.yaml"
    path.write_text(path.read_text() + HISTORY.replace('"1961"', '"once"'))
    told = faults_of(root)
    assert any("two steps have the id “opening”" in one for one in told)
    assert any("“once” is no day, month or year" in one for one in told)
