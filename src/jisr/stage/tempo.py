"""How long a seat is busy with a step, and when it looks again though nothing new has come."""

from jisr.clerk.commands import (
    Command,
    Disclose,
    FileClaim,
    FileMotion,
    GiveJudgment,
    OpenHearing,
    OrderMeasure,
    Plead,
    RuleExhibit,
    RuleMotion,
    SignRequest,
    TakeMeasure,
    Tender,
)
from jisr.dossier import Act
from jisr.inquiry.state import Held
from jisr.law.corpus import Corpus
from jisr.stage.players.desk import NOT_FOUND
from jisr.stage.view import View
from jisr.vocabulary import MINUTES_A_DAY, CaseTime

SHORT = 10
IN_COURT = 1
QUIET = 90
WEEK = 7 * MINUTES_A_DAY
HALF_DAY = 6 * 60
CALL = 15 * 60


HEARD = (OpenHearing, FileMotion, RuleMotion, Tender, RuleExhibit, FileClaim, Plead, GiveJudgment)
FILE = frozenset(
    {"subject-entered", "subject-identified", "status-changed", "exhibit-entered", "person-reacted", "charge-brought",
     "charge-dropped", "request-accepted"}
)  # fmt: skip
COURT = frozenset(
    {"file-referred", "hearing-opened", "motion-filed", "motion-ruled", "exhibit-tendered", "exhibit-ruled", "pleaded",
     "charge-dropped", "claim-filed", "judgment-given"}
)  # fmt: skip
DESK = frozenset(
    {"request-signed", "request-sent", "request-received", "request-accepted", "request-refused", "request-executed",
     "result-received", "clarification-asked", "clarification-given", "consulted", "information-received"}
)  # fmt: skip
NEWS = {
    "judicial-police": FILE | {"measure-ordered"},
    "prosecutor": FILE | COURT | {"information-received", "clarification-asked"},
    "investigating-judge": FILE | {"clarification-asked", "handed-over"},
    "central-authority": DESK,
    "victim-care": FILE,
    "laboratory": frozenset({"measure-ordered", "handed-over", "exhibit-entered"}),
    "trial-judge": COURT,
    "defence": COURT,
    "victims-counsel": COURT,
}
PACE = dict.fromkeys(("judicial-police", "prosecutor", "investigating-judge"), 2 * MINUTES_A_DAY)
STEPS = frozenset({"none", ""})


def plays(role: str) -> bool:
    """Whether bots play the role."""
    return role in NEWS


def is_news(act: Act, role: str) -> bool:
    """Whether what its office learned is something that the role looks at: what changes persons, proof or its desk."""
    if act.kind == "person-reacted" and act.body.get("reaction") == NOT_FOUND:
        return False
    if act.kind == "measure-taken":
        return NEWS[role] >= FILE and act.body.get("effect") not in STEPS
    return act.kind in NEWS[role]


def in_court(command: Command) -> bool:
    """Whether the step is one of a hearing, where the court keeps the time."""
    return isinstance(command, HEARD)


def minutes_of(command: Command, corpus: Corpus) -> int:
    """The case time that the step costs the seat."""
    match command:
        case TakeMeasure(measure=slug):
            return corpus.measures[slug].duration if slug in corpus.measures else SHORT
        case Tender() | RuleExhibit() | RuleMotion() | FileMotion():
            return IN_COURT
        case Plead() | GiveJudgment():
            return SHORT
        case SignRequest():
            return 60
        case OrderMeasure():
            return SHORT
        case Disclose():
            return 5
    return SHORT


def alarm_of(view: View, at: CaseTime) -> CaseTime:
    """When the seat looks again though nothing new came: before a custody limit, before its hearing, at its pace."""
    alarms = [CaseTime(at + PACE.get(view.role, WEEK))]
    if view.role in PACE:
        alarms += [_custody_alarm(one, at) for one in view.inquiry.held.values() if _waits(one)]
    if view.forum is not None:
        alarms += [hour for hour in (view.forum.refer_from, view.forum.at) if hour > at]
    return min(alarms)


def _waits(held: Held) -> bool:
    return held.released_at is None and held.detained_at is None and held.presented_at is None


def _custody_alarm(held: Held, at: CaseTime) -> CaseTime:
    """In time to decide before the limit; past that hour, soon."""
    call = held.limit - CALL
    return CaseTime(call if call > at else at + HALF_DAY)


def quiet_for(view: View) -> int:
    """How long a seat that found nothing to do does not look again; while a hearing is open it looks at once."""
    heard = any(name not in view.trial.judgments for name in view.trial.hearings)
    on_the_day = view.forum is not None and view.forum.at - QUIET <= view.hour <= view.forum.at + MINUTES_A_DAY
    return 0 if heard or on_the_day else QUIET
