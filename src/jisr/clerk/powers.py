"""Which kind of role may use which family of commands; who may order or do a measure is data, State by State.

The table holds what is true of the offices by their nature: counsel does not refuse a request, a judge of the trial
does not take a measure. What differs between States stands in their data.
"""

from collections.abc import Mapping

from jisr.clerk import commands as c
from jisr.clerk import meeting_commands as m
from jisr.clerk.desk import Desk
from jisr.clerk.outcomes import Fault, Faults
from jisr.law.measures import RoleKind

POLICE, PROSECUTOR, JUDGE = RoleKind.JUDICIAL_POLICE, RoleKind.PROSECUTOR, RoleKind.INVESTIGATING_JUDGE
CENTRAL, CARE, LAB = RoleKind.CENTRAL_AUTHORITY, RoleKind.VICTIM_CARE, RoleKind.LABORATORY
BENCH, DEFENCE, COUNSEL = RoleKind.TRIAL_JUDGE, RoleKind.DEFENCE, RoleKind.VICTIMS_COUNSEL
INTERPRETER, LIAISON, REGISTRAR = RoleKind.INTERPRETER, RoleKind.LIAISON, RoleKind.REGISTRAR

INQUIRY = frozenset({POLICE, PROSECUTOR, JUDGE})
HOLDERS = frozenset({POLICE, PROSECUTOR, JUDGE, CENTRAL, CARE, LAB, LIAISON, REGISTRAR})
DESK = frozenset({CENTRAL, LIAISON})
PARTIES = frozenset({PROSECUTOR, DEFENCE, COUNSEL})

POWERS: Mapping[type[c.Command], frozenset[RoleKind]] = {
    c.EnterSubject: HOLDERS | {DEFENCE, COUNSEL},
    c.IdentifySubject: HOLDERS,
    c.ChangeStatus: INQUIRY | {CARE},
    c.EnterExhibit: HOLDERS,
    c.HandOver: HOLDERS,
    c.Translate: HOLDERS | {INTERPRETER},
    c.Disclose: HOLDERS | {DEFENCE, COUNSEL},
    c.AssignCounsel: INQUIRY | {REGISTRAR, BENCH},
    c.BringCharges: frozenset({PROSECUTOR, JUDGE}),
    c.DropCharge: frozenset({PROSECUTOR, JUDGE}),
    c.ReferFile: frozenset({PROSECUTOR, JUDGE}),
    c.SendInformation: frozenset({POLICE, PROSECUTOR, JUDGE, CENTRAL, LIAISON, CARE}),
    c.SignRequest: frozenset({PROSECUTOR, JUDGE, BENCH}),
    c.SendRequest: DESK | {PROSECUTOR, JUDGE},
    c.AcknowledgeRequest: DESK,
    c.AskClarification: DESK,
    c.GiveClarification: DESK | {PROSECUTOR, JUDGE},
    c.Consult: DESK | {PROSECUTOR, JUDGE},
    c.AcceptRequest: DESK,
    c.RefuseRequest: DESK,
    c.PostponeRequest: DESK,
    c.ExecuteRequest: frozenset({POLICE, PROSECUTOR, JUDGE, CARE, LAB, BENCH}),
    c.ReturnResult: DESK,
    c.CloseRequest: DESK,
    m.ProposeMeeting: DESK | INQUIRY,
    m.AnswerMeeting: DESK | {PROSECUTOR, JUDGE},
    m.HoldMeeting: DESK | INQUIRY,
    c.OpenHearing: frozenset({BENCH}),
    c.FileMotion: PARTIES,
    c.RuleMotion: frozenset({BENCH}),
    c.Tender: PARTIES,
    c.RuleExhibit: frozenset({BENCH}),
    c.FileClaim: frozenset({COUNSEL}),
    c.Plead: PARTIES,
    c.GiveJudgment: frozenset({BENCH}),
    c.SignPaper: HOLDERS | {BENCH, DEFENCE, COUNSEL, INTERPRETER},
}


def check_power(desk: Desk, command: c.Command, faults: Faults) -> None:
    """Note it when this kind of seat never gives this kind of command."""
    roles = POWERS.get(type(command))
    if roles is not None and desk.role not in roles:
        faults.add(Fault.POWER, "This is outside the power of your seat.")
