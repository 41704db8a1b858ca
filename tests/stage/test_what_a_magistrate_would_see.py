"""A run of skilled players as a magistrate reads it: liberty is decided in order, a thing is searched as what it is."""

from collections.abc import Callable, Iterator

from jisr.dossier import Act
from jisr.stage import Played

Runs = Callable[[int, float], Played]


def taken(run: Played, *slugs: str) -> Iterator[Act]:
    for party in map(str, run.scenario.states):
        for act in run.journals[party].read():
            if act.kind == "measure-taken" and act.body["measure"] in slugs:
                yield act


def subjects_of(run: Played, *slugs: str) -> set[tuple[str, str]]:
    return {(act.party, str(act.body["subject"])) for act in taken(run, *slugs)}


def natures(run: Played) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for party in map(str, run.scenario.states):
        for act in run.journals[party].read():
            if act.kind == "subject-entered" and act.body.get("nature"):
                found[party, str(act.body["id"])] = str(act.body["nature"])
    return found


def test_whoever_is_presented_appears_before_the_judge_who_decides_on_liberty(run_of: Runs) -> None:
    run = run_of(1, 1.0)
    presented = subjects_of(run, "presentation-to-prosecutor")
    assert presented
    assert presented <= subjects_of(run, "first-appearance")
    assert presented <= subjects_of(run, "pre-trial-detention", "judicial-control", "release")


def test_the_police_hear_nobody_who_has_appeared_before_the_judge(run_of: Runs) -> None:
    run = run_of(1, 1.0)
    appeared = {(act.party, act.body["subject"]): act.done_at for act in taken(run, "first-appearance")}
    police = [act for act in taken(run, "suspect-hearing") if act.seat.role == "judicial-police"]
    late = [a for a in police if a.done_at > appeared.get((a.party, a.body["subject"]), a.done_at)]
    assert not late


def test_a_home_is_searched_as_a_home_and_a_hospital_not_at_all(run_of: Runs) -> None:
    run = run_of(1, 1.0)
    kinds = natures(run)
    assert {kinds[one] for one in subjects_of(run, "house-search")} == {"dwelling"}
    assert {kinds[one] for one in subjects_of(run, "premises-search")} <= {"business", "accountant"}
    assert not [one for one in subjects_of(run, "vehicle-search") if one in kinds]


def test_who_acted_under_threat_as_a_victim_leaves_detention_as_one(run_of: Runs) -> None:
    run = run_of(1, 1.0)
    cleared = {
        (act.party, str(act.body["subject"]))
        for party in map(str, run.scenario.states)
        for act in run.journals[party].read()
        if act.kind == "status-changed" and act.body["status"] == "victim"
    }
    assert cleared
    assert cleared & subjects_of(run, "pre-trial-detention") <= subjects_of(run, "release", "judicial-control")
    assert cleared <= subjects_of(run, "victim-identification") & subjects_of(run, "referral-to-care", "shelter")


def test_nobody_is_denounced_before_the_inquiry_has_had_two_weeks(run_of: Runs) -> None:
    run = run_of(1, 1.0)
    for party in map(str, run.scenario.states):
        acts = run.journals[party].read()
        opened = min(act.done_at for act in acts if act.body.get("effect") == "open-inquiry")
        denounced = [a.done_at for a in acts if a.kind == "request-signed" and a.body["kind"] == "denunciation"]
        assert all(at - opened >= 14 * 1440 for at in denounced)


def test_a_rule_of_the_exercise_is_told_to_the_state_whose_law_it_stands_in_for(run_of: Runs) -> None:
    run = run_of(1, 1.0)
    filling = {rule.id: rule for rule in run.scenario.rules if rule.fills}
    assert filling
    told = {
        (act.party, str(act.body["name"]), str(act.body["about"]))
        for party in map(str, run.scenario.states)
        for act in run.journals[party].read()
        if act.kind == "law-stated"
    }
    assert told == {(str(rule.state), rule.id, str(rule.fills)) for rule in filling.values()}
