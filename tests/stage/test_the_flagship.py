"""The flagship played by bots, from the first complaint to the judgment."""

import json
import re
from collections.abc import Callable

from jisr.dossier import export_journal, verify_journal
from jisr.press.wording import KINDS
from jisr.stage import Played
from jisr.vocabulary import Json

Runs = Callable[[int, float], Played]


def rows(outcome: dict[str, Json], key: str) -> list[dict[str, Json]]:
    found = outcome[key]
    assert isinstance(found, list)
    return [row for row in found if isinstance(row, dict)]


def proven_rows(run: Played) -> int:
    return sum(row["proven"] is True for row in rows(run.outcome, "matrix"))


def test_two_skilled_delegations_bring_a_well_built_file_to_judgment(run_of: Runs) -> None:
    expected = run_of(1, 1.0).outcome["expected"]
    assert isinstance(expected, dict)
    assert expected["well_built"] is True


def test_less_skill_proves_less(run_of: Runs) -> None:
    assert proven_rows(run_of(1, 1.0)) > proven_rows(run_of(1, 0.3))


def test_where_an_element_is_lost_the_cause_is_named(run_of: Runs) -> None:
    causes = {str(row["cause"]) for row in rows(run_of(1, 0.3).outcome, "lost")}
    known = {"not-found", "found-unlawfully", "never-asked-for", "refused", "late", "excluded", "not-relied-on"}
    assert causes
    assert causes <= known


def test_the_outcome_has_the_shape_that_other_tools_rely_on(run_of: Runs) -> None:
    outcome = run_of(1, 1.0).outcome
    assert {"scenario", "seed", "skills", "days", "acts", "judgments", "requests", "lost", "rights"} <= set(outcome)
    for judged in rows(outcome, "judgments"):
        assert judged["verdict"] in {"convicted", "requalified", "acquitted", "discontinued"}
    for request in rows(outcome, "requests"):
        assert {"id", "from", "to", "kind", "state", "history"} <= set(request)
    for gate in rows(outcome, "rights"):
        assert {"gate", "person", "held", "act"} <= set(gate)


def test_each_state_asks_the_other_and_is_answered(run_of: Runs) -> None:
    run = run_of(1, 1.0)
    answered = {str(r["from"]) for r in rows(run.outcome, "requests") if r["state"] in {"returned", "closed"}}
    assert answered == {str(state) for state in run.scenario.states}


def test_no_name_of_the_truth_reaches_a_party(run_of: Runs) -> None:
    run = run_of(1, 1.0)
    hidden = re.compile(r'"(?:f-\d{3}|ev-\d{2}|kc-\d{2}|nec-\d{2}|rh-\d{2}|cr-\d{2})"')
    told = {*run.scenario.figures}
    for party in map(str, run.scenario.states):
        text = export_journal(run.journals[party]).decode()
        assert not hidden.findall(text)
        assert not [name for name in told if f'"{name}"' in text]


def test_every_journal_of_the_run_verifies(run_of: Runs) -> None:
    for journal in run_of(1, 1.0).journals.values():
        report = verify_journal(export_journal(journal))
        assert report.fault is None
        assert report.acts == len(journal.read())


def test_every_kind_of_act_in_play_has_its_sentence(run_of: Runs) -> None:
    kinds = {act.kind for journal in run_of(1, 0.3).journals.values() for act in journal.read()}
    assert not kinds - set(KINDS)


def test_the_outcome_is_plain_data(run_of: Runs) -> None:
    assert json.loads(json.dumps(run_of(1, 1.0).outcome)) == run_of(1, 1.0).outcome
