"""From a command to drafts of acts or a refusal: pure, over the dossier of the seat's office, the law and the hour."""

from jisr.clerk import charges, court, exhibits, meetings, papers, persons, requests, sending
from jisr.clerk import commands as c
from jisr.clerk import meeting_commands as m
from jisr.clerk.correcting import correct, recall
from jisr.clerk.desk import Desk
from jisr.clerk.judging import give_judgment
from jisr.clerk.measures import decide_measure
from jisr.clerk.outcomes import Decision, Faults
from jisr.clerk.powers import check_power


def decide(desk: Desk, command: c.Command) -> Decision:
    """What the command comes to at this desk."""
    faults = Faults()
    check_power(desk, command, faults)
    match command:
        case c.TakeMeasure() | c.OrderMeasure():
            return decide_measure(desk, command, faults)
        case c.Correct():
            return correct(desk, command, faults)
        case c.Recall():
            return recall(desk, command, faults)
        case _ if isinstance(command, IN_COURT):
            return _in_court(desk, command, faults)
        case _ if isinstance(command, ACROSS):
            return _across(desk, command, faults)
    return _in_the_file(desk, command, faults)


IN_COURT = (c.OpenHearing, c.FileMotion, c.RuleMotion, c.Tender, c.RuleExhibit, c.FileClaim, c.Plead, c.GiveJudgment)
ACROSS = (
    c.SendInformation,
    c.SignRequest,
    c.SendRequest,
    c.AcknowledgeRequest,
    c.AskClarification,
    c.GiveClarification,
    c.Consult,
    c.AcceptRequest,
    c.RefuseRequest,
    c.PostponeRequest,
    c.ExecuteRequest,
    c.ReturnResult,
    c.CloseRequest,
    m.ProposeMeeting,
    m.AnswerMeeting,
    m.HoldMeeting,
)


def _in_the_file(desk: Desk, command: c.Command, faults: Faults) -> Decision:
    match command:
        case c.EnterSubject():
            return persons.enter_subject(desk, command, faults)
        case c.IdentifySubject():
            return persons.identify_subject(desk, command, faults)
        case c.ChangeStatus():
            return persons.change_status(desk, command, faults)
        case c.AssignCounsel():
            return persons.assign_counsel(desk, command, faults)
        case c.Disclose():
            return persons.disclose(desk, command, faults)
        case c.EnterExhibit():
            return exhibits.enter_exhibit(desk, command, faults)
        case c.HandOver():
            return exhibits.hand_over(desk, command, faults)
        case c.Translate():
            return exhibits.translate(desk, command, faults)
        case c.BringCharges():
            return charges.bring_charges(desk, command, faults)
        case c.DropCharge():
            return charges.drop_charge(desk, command, faults)
        case c.ReferFile():
            return charges.refer_file(desk, command, faults)
        case c.SignPaper():
            return papers.sign_paper(desk, command, faults)
    raise TypeError(f"no decision for {type(command).__name__}")


def _across(desk: Desk, command: c.Command, faults: Faults) -> Decision:
    match command:
        case c.SendInformation():
            return sending.send_information(desk, command, faults)
        case c.SignRequest():
            return sending.sign_request(desk, command, faults)
        case c.SendRequest():
            return sending.send_request(desk, command, faults)
        case c.GiveClarification():
            return sending.give_clarification(desk, command, faults)
        case c.AcknowledgeRequest():
            return requests.acknowledge(desk, command, faults)
        case c.AskClarification():
            return requests.ask_clarification(desk, command, faults)
        case c.Consult():
            return requests.consult(desk, command, faults)
        case c.AcceptRequest():
            return requests.accept(desk, command, faults)
        case c.RefuseRequest():
            return requests.refuse(desk, command, faults)
        case c.PostponeRequest():
            return requests.postpone(desk, command, faults)
        case c.ExecuteRequest():
            return requests.execute(desk, command, faults)
        case c.ReturnResult():
            return requests.return_result(desk, command, faults)
        case c.CloseRequest():
            return requests.close(desk, command, faults)
        case m.ProposeMeeting():
            return meetings.propose_meeting(desk, command, faults)
        case m.AnswerMeeting():
            return meetings.answer_meeting(desk, command, faults)
        case m.HoldMeeting():
            return meetings.hold_meeting(desk, command, faults)
    raise TypeError(f"no decision for {type(command).__name__}")


def _in_court(desk: Desk, command: c.Command, faults: Faults) -> Decision:
    match command:
        case c.OpenHearing():
            return court.open_hearing(desk, command, faults)
        case c.FileMotion():
            return court.file_motion(desk, command, faults)
        case c.RuleMotion():
            return court.rule_motion(desk, command, faults)
        case c.Tender():
            return court.tender(desk, command, faults)
        case c.RuleExhibit():
            return court.rule_exhibit(desk, command, faults)
        case c.FileClaim():
            return court.file_claim(desk, command, faults)
        case c.Plead():
            return court.plead(desk, command, faults)
        case c.GiveJudgment():
            return give_judgment(desk, command, faults)
    raise TypeError(f"no decision for {type(command).__name__}")
