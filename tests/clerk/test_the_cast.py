"""Every command is asked for by the whole cast: who may, who may not, and who knows nothing of it."""

import pytest
from two_states import AA, AICHA, BB, BENCH, BRAHIM, CARLA, COUNSEL, DALILA, DESK, DJIBO, JUDGE, Case, says

from jisr.clerk import Done, Refused
from jisr.clerk import commands as c
from jisr.clerk import meeting_commands as m
from jisr.clerk.record import PaperKind
from jisr.cooperation import Letter, MessageKind, RequestId
from jisr.cooperation.meetings import MeetingId
from jisr.dossier import Seat
from jisr.inquiry import Status, SubjectKind
from jisr.trial import Decision, HearingId, MotionId
from jisr.vocabulary import LanguageTag, RuleId

AR, FR = LanguageTag("ar"), LanguageTag("fr")
CAST = {"aicha": AICHA, "brahim": BRAHIM, "dalila": DALILA, "carla": CARLA, "djibo": DJIBO}


class Filed(Case):
    """A case in which every kind of command has something to be about."""

    def __init__(self) -> None:
        """A search, a charge, a request out and one in, and an open hearing."""
        super().__init__()
        self.victim = self.subject(BRAHIM, "Rahila")
        self.accused = self.subject(BRAHIM, "Ladi")
        self.same = self.subject(BRAHIM, "V1")
        self.flat = self.subject(BRAHIM, "flat 9", SubjectKind.PLACE)
        self.register = self.subject(AICHA, "register", SubjectKind.REGISTER, state="BB")
        search = c.TakeMeasure(measure="house-search", subject=self.flat, ground="continuing-offence")
        self.search = self.measure(BRAHIM, search)
        held = tuple(
            says(fact, by=self.accused, on=self.victim) for fact in ("act.recruit", "means.force", "purpose.begging")
        )
        self.exhibit = self.found(BRAHIM, self.search, *held)
        letter = Letter(form="assistance", measure="registers", subjects=(), facts="f", purpose="p", language=AR)
        signed = c.SignRequest(to_state=BB, letter=letter, subjects=(self.register,))
        self.request = RequestId(str(self.do(AICHA, signed)[0].body["request"]))
        self.do(AICHA, c.AssignCounsel(accused=self.accused, office="defence:1"))
        self.do(AICHA, c.BringCharges(accused=self.accused, offence="AA-PROFIT"))
        self.do(AICHA, c.BringCharges(accused=self.accused, offence="AA-TIP", victims=(self.victim,)))
        self.spare, self.charge = tuple(self.room.view(AICHA, now=self.now).inquiry.charges)
        self.do(AICHA, c.ReferFile(charges=(self.charge,)))
        self.do(AICHA, c.Tender(exhibit=self.exhibit, elements=("AA-TIP#act",)))
        motion = c.FileMotion(kind="merits", ground="the doubt")
        self.motion = MotionId(str(self.do(DALILA, motion)[0].body["motion"]))


def commands(case: Filed) -> dict[str, c.Command]:
    """One good command of each kind, for whoever has the power and the knowledge."""
    return {
        "EnterSubject": c.EnterSubject(kind=SubjectKind.PERSON, label="somebody"),
        "IdentifySubject": c.IdentifySubject(subject=case.victim, same_as=case.same, reasons="seen"),
        "ChangeStatus": c.ChangeStatus(subject=case.accused, status=Status.SUSPECT, reasons="named by two"),
        "OrderMeasure": c.OrderMeasure(measure="house-search", subject=case.flat, to_office="investigation"),
        "TakeMeasure": c.TakeMeasure(measure="house-search", subject=case.flat, ground="continuing-offence"),
        "EnterExhibit": c.EnterExhibit(title="x", kind="object", measure_act=case.search, language=FR),
        "HandOver": c.HandOver(exhibit=case.exhibit, to="laboratory"),
        "Translate": c.Translate(exhibit=case.exhibit, language=AR, interpreter="I. N."),
        "Disclose": c.Disclose(acts=(case.search,), to=("victims-counsel",), purpose="file"),
        "AssignCounsel": c.AssignCounsel(accused=case.accused, office="defence:2"),
        "BringCharges": c.BringCharges(accused=case.victim, offence="AA-PROFIT"),
        "DropCharge": c.DropCharge(charge=case.spare, reasons="no proof"),
        "ReferFile": c.ReferFile(charges=(case.spare,)),
        "SendInformation": c.SendInformation(to_state=BB, kind=MessageKind.POLICE, text="who is this?"),
        "SignRequest": c.SignRequest(
            to_state=BB, letter=Letter(form="assistance", measure="registers", subjects=()), subjects=(case.register,)
        ),
        "SendRequest": c.SendRequest(request=case.request, channel="diplomatic"),
        "AcknowledgeRequest": c.AcknowledgeRequest(request=case.request),
        "AskClarification": c.AskClarification(request=case.request, points=("purpose",)),
        "GiveClarification": c.GiveClarification(request=case.request, answers={"purpose": "p"}),
        "Consult": c.Consult(to_state=BB, topic="who tries whom"),
        "AcceptRequest": c.AcceptRequest(request=case.request, assign_to="instruction"),
        "RefuseRequest": c.RefuseRequest(request=case.request, grounds=(RuleId("T/9"),), reasons="r"),
        "PostponeRequest": c.PostponeRequest(request=case.request, until="2022-05-01", reasons="r"),
        "ExecuteRequest": c.ExecuteRequest(request=case.request, report="done"),
        "ReturnResult": c.ReturnResult(request=case.request, exhibits=()),
        "CloseRequest": c.CloseRequest(request=case.request),
        "ProposeMeeting": m.ProposeMeeting(to_state=BB, when="2022-04-01", place="here", agenda="who tries whom"),
        "AnswerMeeting": m.AnswerMeeting(meeting=MeetingId("M-0"), agreed=True),
        "HoldMeeting": m.HoldMeeting(meeting=MeetingId("M-0"), minutes="x", participants=("a", "b")),
        "OpenHearing": c.OpenHearing(court="court", charges=(case.charge,)),
        "FileMotion": c.FileMotion(kind="form", ground="no ground"),
        "RuleMotion": c.RuleMotion(motion=case.motion, granted=False, reasons="r"),
        "Tender": c.Tender(exhibit=case.exhibit, elements=("AA-TIP#means",)),
        "RuleExhibit": c.RuleExhibit(exhibit=case.exhibit, decision=Decision.ADMITTED, reasons="r"),
        "FileClaim": c.FileClaim(victim=case.victim, accused=case.accused, amount="1"),
        "Plead": c.Plead(kind="defence", text="t"),
        "GiveJudgment": c.GiveJudgment(hearing=HearingId("H-0"), charges=()),
        "SignPaper": c.SignPaper(kind=PaperKind.NOTE, title="t", text="x", language=FR, exhibits=(case.exhibit,)),
        "Correct": c.Correct(act=case.search, changes={"ground": "judge-order"}, reasons="slip"),
        "Recall": c.Recall(act=case.search, reasons="r"),
    }


MAY: dict[str, set[str]] = {
    "EnterSubject": {"aicha", "brahim", "dalila", "carla"},
    "IdentifySubject": {"aicha", "brahim"},
    "ChangeStatus": {"aicha", "brahim"},
    "OrderMeasure": {"aicha"},
    "TakeMeasure": {"brahim"},
    "EnterExhibit": {"aicha", "brahim"},
    "HandOver": {"aicha", "brahim"},
    "Translate": {"aicha", "brahim"},
    "Disclose": {"aicha", "brahim", "dalila"},
    "AssignCounsel": {"aicha", "brahim"},
    "BringCharges": {"aicha"},
    "DropCharge": {"aicha"},
    "ReferFile": {"aicha"},
    "SignRequest": {"aicha"},
    "SendRequest": {"aicha"},
    "Consult": {"aicha"},
    "ProposeMeeting": {"aicha", "brahim"},
    "FileMotion": {"aicha", "dalila"},
    "Tender": {"aicha", "dalila"},
    "SendInformation": {"aicha", "brahim"},
    "SignPaper": {"aicha", "brahim", "dalila"},
}


def test_the_table_names_every_command() -> None:
    assert set(commands(Filed())) == {kind.__name__ for kind in c.Command.__args__}


@pytest.mark.parametrize("who", CAST)
@pytest.mark.parametrize("kind", sorted(commands(Filed())))
def test_every_command_is_open_to_those_alone_who_may_and_know(kind: str, who: str) -> None:
    case = Filed()
    answer = case.ask(CAST[who], commands(case)[kind])
    assert isinstance(answer, Done) == (who in MAY.get(kind, set())), answer


@pytest.mark.parametrize("kind", sorted(commands(Filed())))
def test_a_stranger_learns_nothing_from_a_refusal(kind: str) -> None:
    """The same refusal whether or not the case holds what the command names."""
    full, empty = Filed(), Case()
    command = commands(full)[kind]
    first, second = full.ask(DJIBO, command), empty.ask(DJIBO, command)
    assert isinstance(first, Refused)
    assert first == second


@pytest.mark.parametrize("seat", [DALILA, BENCH, COUNSEL, DESK, JUDGE, CARLA, DJIBO], ids=lambda seat: str(seat.office))
def test_nobody_outside_the_office_knows_a_search_that_was_not_disclosed(seat: Seat) -> None:
    case = Case()
    flat = case.subject(BRAHIM, "flat 9", SubjectKind.PLACE)
    act = case.measure(BRAHIM, c.TakeMeasure(measure="house-search", subject=flat, ground="continuing-offence"))
    case.found(BRAHIM, act)
    view = case.room.view(seat, now=case.now)
    assert not view.acts
    assert not view.inquiry.subjects
    assert not view.inquiry.exhibits


def test_names_are_local_to_a_party() -> None:
    case = Case()
    assert case.subject(AICHA, "Ladi") != case.subject(CARLA, "Ladi")
    assert {AA, BB} == set(case.clerk.partners)
