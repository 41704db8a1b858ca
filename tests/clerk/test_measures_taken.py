"""Measures: what is refused, what is done with a breach, and what the evidence bears of it."""

from two_states import AA, AICHA, BENCH, BRAHIM, CARER, DALILA, JUDGE, LAB, Case, says

from jisr.clerk import commands as c
from jisr.clerk.telling import reaction
from jisr.dossier import SubjectId
from jisr.inquiry import Status, SubjectKind
from jisr.protection import Age
from jisr.protection.plain import ref_of
from jisr.vocabulary import CaseTime, LanguageTag

FACTS = {"facts": "the neighbour heard her call on 8 and 9 March"}


def search(case: Case, *, ground: str = "", fields: dict[str, str] | None = None) -> tuple[SubjectId, str]:
    flat = case.subject(BRAHIM, "flat 9", SubjectKind.PLACE)
    command = c.TakeMeasure(measure="house-search", subject=flat, ground=ground, fields=fields or {})
    return flat, case.measure(BRAHIM, command)


def breaches(case: Case, act: str) -> dict[str, tuple[str, str]]:
    found = case.room.view(BRAHIM, now=case.now).inquiry.measures[act].breaches
    return {one.safeguard: (one.rule, one.effect) for one in found}


def test_a_search_without_a_ground_is_done_and_void_under_the_law_of_the_state() -> None:
    case = Case()
    _, act = search(case)
    assert breaches(case, act)["ground-recorded"] == ("AA-SEARCH", "void")


def test_a_search_on_a_written_ground_bears_no_breach_of_authorisation() -> None:
    case = Case()
    _, act = search(case, ground="continuing-offence", fields=FACTS)
    assert "ground-recorded" not in breaches(case, act)


def test_a_continuing_offence_of_which_the_record_tells_no_fact_is_no_ground() -> None:
    case = Case()
    _, act = search(case, ground="continuing-offence")
    assert breaches(case, act)["ground-recorded"] == ("AA-SEARCH", "void")


def test_what_the_file_shows_before_carries_a_continuing_offence() -> None:
    case = Case()
    person = case.subject(BRAHIM, "Rahila")
    heard = case.measure(BRAHIM, c.TakeMeasure(measure="victim-hearing", subject=person))
    case.found(BRAHIM, heard, says("means.force", on=person))
    _, act = search(case, ground="continuing-offence")
    assert "ground-recorded" not in breaches(case, act)


def test_a_written_consent_is_on_record_with_whoever_gave_it() -> None:
    case = Case()
    _, act = search(case, ground="written-consent")
    assert breaches(case, act)["ground-recorded"][1] == "void"
    _, again = search(case, ground="written-consent", fields={"consent": "Rahila, read to her in Hausa"})
    assert "ground-recorded" not in breaches(case, again)


def test_a_prosecutors_order_is_no_order_of_a_judge() -> None:
    case = Case()
    flat, _ = search(case)
    command = c.OrderMeasure(measure="house-search", subject=flat, to_office="investigation")
    order = ref_of(case.do(AICHA, command)[0])
    as_judges = c.TakeMeasure(measure="house-search", subject=flat, ground="judge-order", authorisation=order)
    assert breaches(case, case.measure(BRAHIM, as_judges))["ground-recorded"] == ("AA-SEARCH", "void")
    own = c.TakeMeasure(measure="house-search", subject=flat, ground="prosecutor-order", authorisation=order)
    assert breaches(case, case.measure(BRAHIM, own))["ground-recorded"] == ("AA-SEARCH", "weigh")


def test_a_judges_order_named_as_ground_must_exist() -> None:
    case = Case()
    flat, act = search(case, ground="judge-order")
    assert breaches(case, act)["ground-recorded"][1] == "void"
    case.do(BRAHIM, c.Disclose(acts=(act,), to=("instruction",), purpose="order"))
    order = ref_of(case.do(JUDGE, c.OrderMeasure(measure="house-search", subject=flat, to_office="investigation"))[0])
    again = c.TakeMeasure(measure="house-search", subject=flat, ground="judge-order", authorisation=order)
    assert "ground-recorded" not in breaches(case, case.measure(BRAHIM, again))


def test_who_ordered_a_measure_learns_what_it_yielded() -> None:
    case = Case()
    flat, act = search(case, ground="continuing-offence")
    case.do(BRAHIM, c.Disclose(acts=(act,), to=("instruction",), purpose="order"))
    order = ref_of(case.do(JUDGE, c.OrderMeasure(measure="house-search", subject=flat, to_office="investigation"))[0])
    taken = c.TakeMeasure(measure="house-search", subject=flat, ground="judge-order", authorisation=order)
    exhibit = case.found(BRAHIM, case.measure(BRAHIM, taken))
    assert exhibit in case.room.view(JUDGE, now=case.now).inquiry.exhibits
    assert exhibit not in case.room.view(BENCH, now=case.now).inquiry.exhibits


def test_an_exhibit_bears_the_breaches_of_the_measure_that_yielded_it() -> None:
    case = Case()
    _, act = search(case)
    exhibit = case.found(BRAHIM, act)
    view = case.room.view(BRAHIM, now=case.now)
    assert {one.safeguard for one in view.inquiry.exhibits[exhibit].breaches} == {"ground-recorded", "sealed"}


def test_what_is_in_another_state_is_out_of_reach() -> None:
    case = Case()
    flat = case.subject(BRAHIM, "house abroad", SubjectKind.PLACE, state="BB")
    command = c.TakeMeasure(measure="house-search", subject=flat, ground="continuing-offence")
    assert case.refused(BRAHIM, command) == ("impossible:subject",)


def test_every_fault_comes_at_once() -> None:
    case = Case()
    person = case.subject(BRAHIM, "Ladi")
    command = c.TakeMeasure(
        measure="house-search", subject=person, ground="hunch", safeguards=frozenset({"luck"}), authorisation="N-0"
    )
    assert set(case.refused(BRAHIM, command)) == {
        "malformed:subject",
        "malformed:ground",
        "malformed:authorisation",
        "malformed:safeguards",
    }


def test_a_laboratory_refuses_a_broken_seal() -> None:
    case = Case()
    phone = case.subject(BRAHIM, "telephone", SubjectKind.PHONE)
    entered = next(iter(case.room.view(BRAHIM, now=case.now).acts))
    case.do(BRAHIM, c.Disclose(acts=(entered,), to=("laboratory",), purpose="analysis"))
    assert case.refused(LAB, c.TakeMeasure(measure="phone-extraction", subject=phone)) == ("bar",)


def test_nobody_is_returned_into_danger() -> None:
    case = Case()
    person = case.subject(AICHA, "Tidjani")
    assert case.refused(AICHA, c.TakeMeasure(measure="return", subject=person)) == ("bar",)
    assert case.do(AICHA, c.TakeMeasure(measure="return", subject=person, safeguards=frozenset({"no-danger"})))


def test_custody_has_the_hours_of_the_state_and_silence_is_a_breach() -> None:
    case = Case()
    person = case.subject(BRAHIM, "Ladi")
    case.measure(BRAHIM, c.TakeMeasure(measure="custody", subject=person))
    held = case.room.view(BRAHIM, now=case.now).inquiry.held[person]
    assert held.limit - held.since == 48 * 60
    case.measure(AICHA, c.TakeMeasure(measure="custody-extension", subject=person))
    held = case.room.view(BRAHIM, now=case.now).inquiry.held[person]
    assert held.limit - held.since == 72 * 60
    case.now = CaseTime(held.limit + 60)
    late = case.measure(AICHA, c.TakeMeasure(measure="release", subject=person))
    assert "within-limit" in breaches(case, late)
    assert case.refused(AICHA, c.TakeMeasure(measure="release", subject=person)) == ("impossible:subject",)


def test_a_person_taken_into_custody_is_a_suspect() -> None:
    case = Case()
    person = case.subject(BRAHIM, "Ladi")
    case.measure(BRAHIM, c.TakeMeasure(measure="custody", subject=person))
    assert case.room.view(BRAHIM, now=case.now).inquiry.subjects[person].status is Status.SUSPECT


def test_a_presumed_victim_is_identified_for_police_and_care_alike() -> None:
    case = Case()
    person = case.subject(CARER, "Rahila")
    case.measure(CARER, c.TakeMeasure(measure="identification", subject=person))
    view = case.room.view(BRAHIM, now=case.now)
    assert view.care.care(person).identified
    assert view.inquiry.subjects[person].status is Status.PRESUMED_VICTIM


def test_interviews_are_counted_and_rights_told_are_remembered() -> None:
    case = Case()
    person = case.subject(BRAHIM, "Rahila")
    kept = frozenset({"rights-told", "no-third-interview", "no-force"})
    for _ in range(3):
        case.measure(BRAHIM, c.TakeMeasure(measure="victim-hearing", subject=person, safeguards=kept))
    care = case.room.view(BRAHIM, now=case.now).care.care(person)
    assert (len(care.interviews), care.repeated, care.rights_told) == (3, 1, True)


def test_a_person_born_too_late_is_a_child_in_every_file_that_knows() -> None:
    case = Case()
    child = case.subject(BRAHIM, "Nana", born="2006-08-14")
    assert case.room.view(BRAHIM, now=case.now).care.care(child).age is Age.CHILD


def test_an_interpreter_is_owed_to_those_who_need_one() -> None:
    case = Case()
    act = case.do(BRAHIM, c.EnterSubject(kind=SubjectKind.PERSON, label="Rahila", languages=(LanguageTag("ha"),)))
    person = SubjectId(str(act[0].body["id"]))
    heard = case.measure(BRAHIM, c.TakeMeasure(measure="victim-hearing", subject=person))
    assert breaches(case, heard)["interpreter"] == ("T/1", "void")


def test_a_pseudonym_takes_the_place_of_the_name_where_nobody_needs_to_know() -> None:
    case = Case()
    person = case.subject(AICHA, "Rahila")
    heard = case.measure(BRAHIM, c.TakeMeasure(measure="victim-hearing", subject=person))
    case.found(BRAHIM, heard, says("act.recruit", on=person), name="statement of Rahila")
    case.do(AICHA, c.TakeMeasure(measure="protection", subject=person, fields={"pseudonym": "V1"}))
    case.do(AICHA, c.Disclose(acts=tuple(case.room.view(AICHA, now=case.now).acts), to=("defence:1",), purpose="file"))
    own = case.room.view(AICHA, now=case.now)
    other = case.room.view(CARER, now=case.now)
    defence = case.room.view(DALILA, now=case.now)
    assert own.inquiry.subjects[person].label == "Rahila"
    assert defence.inquiry.subjects[person].label == "V1"
    assert b"Rahila" not in defence.canonical()
    assert other.care.care(person).pseudonym == "V1"


def test_what_a_person_showed_reaches_the_office_that_dealt_with_the_person() -> None:
    case = Case()
    person = case.subject(BRAHIM, "Rahila")
    told = reaction(subject=person, said="falls silent", to=("investigation",))
    case.clerk.control(AA, (told,), case.now, cause="move-1")
    case.clerk.control(AA, (told,), case.now, cause="move-1")
    assert len(case.room.view(BRAHIM, now=case.now).inquiry.reactions) == 1
    assert not case.room.view(CARER, now=case.now).inquiry.reactions
