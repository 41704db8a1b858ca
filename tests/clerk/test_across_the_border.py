"""Requests and information between two States: two acts in two journals, recorded errors, use locks."""

import pytest
from two_states import AA, AICHA, BB, BB_DESK, BB_POLICE, BRAHIM, CARLA, DESK, JUDGE, Case, says

from jisr.clerk import Refused
from jisr.clerk import commands as c
from jisr.clerk.sending import code_for
from jisr.cooperation import Letter, MessageKind, Request, RequestId, RequestState
from jisr.dossier import Seat
from jisr.inquiry import ExhibitId, Status, SubjectKind
from jisr.protection.plain import ref_of
from jisr.vocabulary import LanguageTag, RuleId

COMPLETE = Letter(
    form="assistance",
    measure="registers",
    subjects=(),
    facts="a girl is begging",
    purpose="her age decides",
    language=LanguageTag("ar"),
    offences=("AA-TIP",),
)


def signed(case: Case, letter: Letter = COMPLETE) -> RequestId:
    register = case.subject(JUDGE, "birth register", SubjectKind.REGISTER, state="BB")
    acts = case.do(JUDGE, c.SignRequest(to_state=BB, letter=letter, subjects=(register,)))
    return RequestId(str(acts[0].body["request"]))


def sent(case: Case, letter: Letter = COMPLETE, *, channel: str = "diplomatic") -> RequestId:
    request = signed(case, letter)
    case.do(DESK, c.SendRequest(request=request, channel=channel))
    case.deliver()
    return request


def half(case: Case, seat: Seat, request: RequestId) -> Request:
    return case.room.view(seat, now=case.now).cooperation.requests[request]


def executed(case: Case, request: RequestId) -> ExhibitId:
    case.do(BB_DESK, c.AcceptRequest(request=request, assign_to="investigation"))
    case.deliver()
    register = half(case, BB_POLICE, request).subjects[0]
    order = case.do(CARLA, c.OrderMeasure(measure="registers", subject=register, to_office="investigation"))
    taken = c.TakeMeasure(measure="registers", subject=register, authorisation=ref_of(order[0]), for_request=request)
    girl = case.subject(BB_POLICE, "Nana")
    exhibit = case.found(BB_POLICE, case.measure(BB_POLICE, taken), says("person.under-18", on=girl), language="ar")
    case.do(BB_POLICE, c.ExecuteRequest(request=request, exhibits=(exhibit,)))
    return exhibit


def returned(case: Case, request: RequestId) -> ExhibitId:
    exhibit = executed(case, request)
    case.do(BB_DESK, c.ReturnResult(request=request, exhibits=(exhibit,), use_limits=("this case only",)))
    case.deliver()
    return next(iter(case.room.view(JUDGE, now=case.now).inquiry.exhibits))


def test_a_request_lives_from_signature_to_closing_in_two_halves() -> None:
    case = Case()
    request = sent(case)
    case.do(BB_DESK, c.AcknowledgeRequest(request=request))
    exhibit = returned(case, request)
    case.do(DESK, c.CloseRequest(request=request))
    case.do(BB_DESK, c.CloseRequest(request=request))
    ours = [step.state.value for step in half(case, DESK, request).history]
    theirs = [step.state.value for step in half(case, BB_DESK, request).history]
    assert ours == ["signed", "sent", "acknowledged", "accepted", "returned", "closed"]
    assert theirs == ["received", "acknowledged", "accepted", "executed", "returned", "closed"]
    copy = case.room.view(JUDGE, now=case.now).inquiry.exhibits[exhibit]
    assert copy.came_by == f"request:{request}"
    assert copy.origin_state == BB
    assert "this case only" in copy.use_limits
    assert [event.event for event in copy.custody] == ["seized", "received"]


def test_subjects_travel_as_descriptors_and_meet_their_local_name() -> None:
    case = Case()
    girl = case.subject(JUDGE, "Nana")
    exhibit = returned(case, sent(case))
    statement = case.room.view(JUDGE, now=case.now).inquiry.exhibits[exhibit].statements[0]
    assert statement.on == girl


def test_a_gap_is_sent_seen_asked_for_and_filled() -> None:
    case = Case()
    request = sent(case, Letter(form="assistance", measure="registers", subjects=(), facts="f",
                                language=LanguageTag("ar"), offences=("AA-TIP",)))  # fmt: skip
    assert half(case, BB_DESK, request).gaps == ("purpose",)
    case.do(BB_DESK, c.AskClarification(request=request, points=("purpose",)))
    case.deliver()
    assert half(case, DESK, request).state is RequestState.CLARIFICATION_ASKED
    case.do(DESK, c.GiveClarification(request=request, answers={"purpose": "her age decides"}))
    case.deliver()
    assert half(case, BB_DESK, request).gaps == ()
    assert half(case, BB_DESK, request).state is RequestState.CLARIFIED


@pytest.mark.parametrize(("channel", "language", "wanting"), [
    ("police", "ar", "channel"), ("diplomatic", "fr", "language"), ("diplomatic", "ar", None),
])  # fmt: skip
def test_a_wrong_channel_or_language_is_recorded_and_seen_by_the_receiving_desk(
    channel: str, language: str, wanting: str | None
) -> None:
    case = Case()
    letter = Letter(form="assistance", measure="registers", subjects=(), facts="f", purpose="p",
                    language=LanguageTag(language), offences=("AA-TIP",))  # fmt: skip
    request = signed(case, letter)
    acts = case.do(DESK, c.SendRequest(request=request, channel=channel))
    case.deliver()
    assert {breach.safeguard for breach in acts[0].breaches} == ({wanting} if wanting else set())
    checks = half(case, BB_DESK, request).checks
    assert {str(one["name"]) for one in checks if isinstance(one, dict)} == ({wanting} if wanting else set())


def test_the_conduct_that_the_file_shows_goes_with_the_letter() -> None:
    case = Case()
    girl = case.subject(JUDGE, "Nana")
    kept = frozenset({"rights-told", "no-third-interview", "no-force"})
    heard = case.measure(JUDGE, c.TakeMeasure(measure="victim-hearing", subject=girl, safeguards=kept))
    case.found(JUDGE, heard, says("means.force", on=girl), says("act.recruit", on=girl))
    request = sent(case)
    stated = half(case, BB_DESK, request).letter.alleged
    assert {(one.fact, one.stance.value) for one in stated} == {
        ("means.force", "established"),
        ("act.recruit", "established"),
    }


def test_refusing_without_consultation_is_possible_and_recorded() -> None:
    case = Case()
    request = sent(case)
    acts = case.do(BB_DESK, c.RefuseRequest(request=request, grounds=(RuleId("T/9"),), reasons="r"))
    assert [(b.rule, b.safeguard) for b in acts[0].breaches] == [("T/7", "refusal")]


def test_refusing_after_consultation_with_reasons_is_lawful() -> None:
    case = Case()
    request = sent(case)
    case.do(BB_DESK, c.Consult(to_state=AA, topic="narrower?", request=request))
    acts = case.do(BB_DESK, c.RefuseRequest(request=request, grounds=(RuleId("T/9"),), reasons="r"))
    case.deliver()
    assert not acts[0].breaches
    assert half(case, DESK, request).state is RequestState.REFUSED
    assert half(case, JUDGE, request).grounds == ("T/9",)


def test_a_forbidden_ground_is_recorded_as_such() -> None:
    case = Case()
    request = sent(case)
    acts = case.do(BB_DESK, c.RefuseRequest(request=request, grounds=(RuleId("T/5"),), reasons="bank secrecy"))
    assert ("T/5", "forbidden-ground") in {(b.rule, b.safeguard) for b in acts[0].breaches}


def test_receiving_twice_does_nothing_again() -> None:
    case = Case()
    case.do(DESK, c.SendRequest(request=signed(case), channel="diplomatic"))
    dispatch = case.posted[0]
    first = case.clerk.receive(dispatch, case.now)
    again = case.clerk.receive(dispatch, case.now)
    assert first.acts
    assert again.repeated
    assert not again.acts


def test_receipts_stand_on_both_sides() -> None:
    case = Case()
    request = sent(case)
    case.do(BB_DESK, c.AcknowledgeRequest(request=request))
    case.deliver()
    assert [one.evidence for one in half(case, DESK, request).receipts] == ["delivered", "retrieved"]
    assert "retrieved" in [one.evidence for one in half(case, BB_DESK, request).receipts]


def test_an_urgent_direct_request_has_its_result_withheld_until_the_formal_copy() -> None:
    case = Case()
    letter = Letter(form="assistance", measure="registers", subjects=(), facts="f", purpose="p",
                    language=LanguageTag("ar"), offences=("AA-TIP",), urgency="she is moved tonight")  # fmt: skip
    request = sent(case, letter, channel="interpol")
    exhibit = returned(case, request)
    assert "formal-copy-awaited" in case.room.view(JUDGE, now=case.now).inquiry.exhibits[exhibit].use_limits
    case.do(DESK, c.SendRequest(request=request, channel="diplomatic", copy=True))
    assert "formal-copy-awaited" not in case.room.view(JUDGE, now=case.now).inquiry.exhibits[exhibit].use_limits


def test_information_is_never_evidence() -> None:
    case = Case()
    girl = case.subject(BRAHIM, "Nana")
    told = c.SendInformation(
        to_state=BB, kind=MessageKind.POLICE, statements=(says("purpose.begging", on=girl),), text="she begs"
    )
    case.do(BRAHIM, told)
    case.deliver()
    message = next(iter(case.room.view(CARLA, now=case.now).cooperation.messages.values()))
    assert message.statements[0].fact == "purpose.begging"
    assert "information-only" in message.use_limits


def test_an_item_received_as_information_cannot_be_put_to_a_court() -> None:
    case = Case()
    flat = case.subject(BB_POLICE, "flat", SubjectKind.PLACE)
    act = case.measure(BB_POLICE, c.TakeMeasure(measure="house-search", subject=flat, ground="continuing-offence"))
    photo = case.found(BB_POLICE, act)
    case.do(BB_POLICE, c.SendInformation(to_state=AA, kind=MessageKind.POLICE, exhibits=(photo,), text="photo"))
    case.deliver()
    copy = next(iter(case.room.view(AICHA, now=case.now).inquiry.exhibits))
    person = case.subject(AICHA, "Ladi")
    case.do(AICHA, c.BringCharges(accused=person, offence="AA-PROFIT"))
    charge = next(iter(case.room.view(AICHA, now=case.now).inquiry.charges))
    case.do(AICHA, c.ReferFile(charges=(charge,)))
    assert case.refused(AICHA, c.Tender(exhibit=copy, elements=("AA-PROFIT#benefit",))) == ("lock:exhibit",)


def test_a_protected_person_travels_under_a_code_unless_the_sender_errs() -> None:
    case = Case()
    victim = case.subject(BRAHIM, "Rahila")
    case.do(AICHA, c.ChangeStatus(subject=victim, status=Status.PRESUMED_VICTIM, reasons="her account"))
    case.do(BRAHIM, c.SendInformation(to_state=BB, kind=MessageKind.POLICE, subjects=(victim,), text="who is V?"))
    case.deliver()
    view = case.room.view(CARLA, now=case.now)
    assert [one.label.startswith("V-") for one in view.inquiry.subjects.values()] == [True]
    told = c.SendInformation(to_state=BB, kind=MessageKind.POLICE, subjects=(victim,), coded=False, text="Rahila")
    acts = case.do(BRAHIM, told)
    assert [breach.safeguard for breach in acts[0].breaches] == ["identity-in-clear"]


def test_a_person_who_came_under_a_code_goes_back_under_the_same_code() -> None:
    case = Case()
    victim = case.subject(BRAHIM, "Rahila")
    case.do(AICHA, c.ChangeStatus(subject=victim, status=Status.PRESUMED_VICTIM, reasons="her account"))
    case.do(BRAHIM, c.SendInformation(to_state=BB, kind=MessageKind.POLICE, subjects=(victim,), text="who is V?"))
    case.deliver()
    known = next(iter(case.room.view(CARLA, now=case.now).inquiry.subjects.values()))
    case.do(BB_POLICE, c.SendInformation(to_state=AA, kind=MessageKind.POLICE, subjects=(known.id,), text="she is 15"))
    case.deliver()
    labels = [one.label for one in case.room.view(BRAHIM, now=case.now).inquiry.subjects.values()]
    assert labels == ["Rahila", known.label]
    assert code_for(known, pseudonym="V-9") == known.label


def test_a_third_hand_under_a_promise_is_refused() -> None:
    case = Case()
    exhibit = executed(case, sent(case))
    request = next(iter(case.room.view(BB_DESK, now=case.now).cooperation.requests))
    case.do(BB_DESK, c.ReturnResult(request=request, exhibits=(exhibit,), use_limits=("no-onward",)))
    case.deliver()
    copy = next(iter(case.room.view(JUDGE, now=case.now).inquiry.exhibits))
    back = c.SendInformation(to_state=BB, kind=MessageKind.SPONTANEOUS, exhibits=(copy,), text="back")
    assert not isinstance(case.ask(JUDGE, back), Refused)


def test_a_request_is_answered_once() -> None:
    case = Case()
    request = sent(case)
    case.do(BB_DESK, c.RefuseRequest(request=request, grounds=(RuleId("T/9"),), reasons="r"))
    assert case.refused(BB_DESK, c.AcceptRequest(request=request, assign_to="investigation")) == ("phase:request",)
    assert case.refused(DESK, c.SendRequest(request=request, channel="diplomatic")) == ("phase:request",)
