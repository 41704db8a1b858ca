"""The counter: repeats, clashes, corrections, recalls, incompatible seats, late entries."""

from two_states import AA, AICHA, BRAHIM, DALILA, JUDGE, OFFICES, SEED, Case, law

from jisr.clerk import Clash, Clerk, Done, Refused, Seating, control_seat, inject
from jisr.clerk import commands as c
from jisr.dossier import SubjectId
from jisr.inquiry import SubjectKind
from jisr.protection.plain import ref_of
from jisr.vocabulary import CaseTime

ENTER = c.EnterSubject(kind=SubjectKind.PERSON, label="Ladi")


def test_a_repeated_command_returns_its_first_answer() -> None:
    case = Case()
    first = case.clerk.perform(AICHA, ENTER, case.now, id="c-1")
    again = case.clerk.perform(AICHA, ENTER, CaseTime(case.now + 5), id="c-1")
    assert isinstance(first, Done)
    assert isinstance(again, Done)
    assert again.repeated
    assert [act.id for act in again.acts] == [act.id for act in first.acts]
    assert case.clerk.journals[AA].version == 1


def test_a_repeat_is_known_to_a_clerk_that_has_just_started() -> None:
    case = Case()
    case.clerk.perform(AICHA, ENTER, case.now, id="c-1")
    fresh = Clerk(law=law(), journals=case.clerk.journals, offices={AA: OFFICES}, seed=SEED)
    again = fresh.perform(AICHA, ENTER, case.now, id="c-1")
    assert isinstance(again, Done)
    assert again.repeated


def test_the_same_subject_touched_meanwhile_is_a_clash() -> None:
    case = Case()
    person = case.subject(AICHA, "Ladi")
    seen = case.room.view(AICHA, now=case.now).seen
    case.measure(BRAHIM, c.TakeMeasure(measure="custody", subject=person))
    order = c.OrderMeasure(measure="registers", subject=person, to_office="investigation")
    answer = case.clerk.perform(AICHA, order, case.now, seen=seen)
    assert isinstance(answer, Clash)
    assert len(answer.newer) == 2
    other = case.subject(AICHA, "Driss")
    order = c.OrderMeasure(measure="registers", subject=other, to_office="investigation")
    assert isinstance(case.clerk.perform(AICHA, order, case.now, seen=case.room.view(AICHA, now=case.now).seen), Done)


def test_what_another_office_did_meanwhile_is_no_clash() -> None:
    case = Case()
    person = case.subject(AICHA, "Ladi")
    seen = case.room.view(AICHA, now=case.now).seen
    case.subject(DALILA, "Ladi")
    order = c.OrderMeasure(measure="registers", subject=person, to_office="investigation")
    assert isinstance(case.clerk.perform(AICHA, order, case.now, seen=seen), Done)


def test_one_puts_right_what_one_entered_as_long_as_nobody_cites_it() -> None:
    case = Case()
    acts = case.do(BRAHIM, c.EnterSubject(kind=SubjectKind.PERSON, label="Lady"))
    person = SubjectId(str(acts[0].body["id"]))
    case.do(BRAHIM, c.Correct(act=ref_of(acts[0]), changes={"label": "Ladi"}, reasons="slip"))
    view = case.room.view(AICHA, now=case.now)
    assert view.inquiry.subjects[person].label == "Ladi"
    assert [one.kind for one in view.acts.values()] == ["subject-entered", "corrected"]


def test_what_is_cited_is_put_right_by_a_new_act() -> None:
    case = Case()
    person = case.subject(AICHA, "Ladi")
    ordered = case.do(AICHA, c.OrderMeasure(measure="registers", subject=person, to_office="investigation"))
    taken = c.TakeMeasure(measure="registers", subject=person, authorisation=ref_of(ordered[0]))
    case.measure(BRAHIM, taken)
    command = c.Correct(act=ref_of(ordered[0]), changes={"reasons": "x"}, reasons="slip")
    assert "impossible:act" in case.refused(AICHA, command)


def test_nobody_puts_right_the_act_of_another_office() -> None:
    case = Case()
    flat = case.subject(BRAHIM, "flat", SubjectKind.PLACE)
    act = case.measure(BRAHIM, c.TakeMeasure(measure="house-search", subject=flat, ground="continuing-offence"))
    case.do(BRAHIM, c.Disclose(acts=(act,), to=("instruction",), purpose="file"))
    command = c.Correct(act=act, changes={"ground": "judge-order"}, reasons="r")
    assert "power:act" in case.refused(JUDGE, command)


def test_control_recalls_what_it_told_and_it_stays_known() -> None:
    case = Case()
    told = inject(name="in-1", to=("investigation",), text={"en": "a call"})
    act = case.clerk.control(AA, (told,), case.now, cause="in-1").acts[0]
    answer = case.clerk.perform(control_seat(AA), c.Recall(act=ref_of(act), reasons="wrong day"), case.now)
    assert isinstance(answer, Done)
    view = case.room.view(BRAHIM, now=case.now)
    assert ref_of(act) in view.acts
    assert ref_of(act) in view.recalled
    assert isinstance(case.ask(AICHA, c.Recall(act=ref_of(act), reasons="no")), Refused)


def test_a_late_entry_says_when_it_was_done() -> None:
    case = Case()
    answer = case.clerk.perform(AICHA, ENTER, CaseTime(case.now + 60), done_at=case.now)
    assert isinstance(answer, Done)
    assert answer.acts[0].late


def test_incompatible_seats_are_marked_in_an_exercise_and_refused_in_casework() -> None:
    case = Case()
    seating = Seating(
        persons={"aicha": "p1", "dalila": "p1"},
        roles={"aicha": "prosecutor", "dalila": "defence"},
        excluding=frozenset({frozenset({"prosecutor", "defence"})}),
    )
    parts = {"law": law(), "offices": {AA: OFFICES}, "seed": SEED, "seating": seating}
    exercise = Clerk(journals=case.clerk.journals, **parts)  # type: ignore[arg-type]
    casework = Clerk(journals=case.clerk.journals, casework=True, **parts)  # type: ignore[arg-type]
    done = exercise.perform(AICHA, ENTER, case.now)
    assert isinstance(done, Done)
    assert [one.safeguard for one in done.breaches] == ["incompatible-seats"]
    other = c.EnterSubject(kind=SubjectKind.PERSON, label="Driss")
    assert isinstance(casework.perform(AICHA, other, case.now), Refused)
