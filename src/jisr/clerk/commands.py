"""Everything a seat may ask the clerk to do: one frozen value per command, a closed union.

A command says what is wanted and names only what its office knows; acts and breaches answer it, or findings.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from jisr.clerk.meeting_commands import AnswerMeeting, HoldMeeting, ProposeMeeting
from jisr.clerk.record import PaperKind
from jisr.cooperation.state import Letter, MessageId, MessageKind, RequestId
from jisr.dossier import SubjectId
from jisr.inquiry.state import NOWHERE, ChargeId, ExhibitId, Participation, Statement, Status, SubjectKind
from jisr.trial.state import ChargeVerdict, ClaimDecision, Decision, HearingId, MotionId
from jisr.vocabulary import CountryCode, LanguageTag, Reason, RuleId


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterSubject:
    """Enter a person, place or thing that the office has come to know. `state` is where it is, "" if not known."""

    kind: SubjectKind
    label: str
    state: CountryCode = NOWHERE
    status: Status = Status.UNKNOWN
    nature: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    born: str = ""
    nationality: str = ""
    languages: tuple[LanguageTag, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifySubject:
    """Say, with reasons, that two subjects are the same: a coded victim and a named one, a number and its holder."""

    subject: SubjectId
    same_as: SubjectId
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeStatus:
    """Change the standing of a person, with reasons: suspect to witness, migrant to presumed victim."""

    subject: SubjectId
    status: Status
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderMeasure:
    """A prosecutor or judge orders in writing that an office take a measure on a subject."""

    measure: str
    subject: SubjectId
    to_office: str
    ground: str = ""
    reasons: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeMeasure:
    """Take a measure at home; `safeguards` are those kept, `authorisation` the order, `exhibits` what is examined."""

    measure: str
    subject: SubjectId
    ground: str = ""
    safeguards: frozenset[str] = frozenset()
    fields: Mapping[str, str] = field(default_factory=dict)
    authorisation: str | None = None
    for_request: RequestId | None = None
    exhibits: tuple[ExhibitId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterExhibit:
    """Enter an item that a measure of one's own yielded (casework; in an exercise the world does this)."""

    title: str
    kind: str
    measure_act: str
    language: LanguageTag
    statements: tuple[Statement, ...] = ()
    leads: tuple[SubjectId, ...] = ()
    text: str = ""
    seal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """Hand an exhibit to another office of the same State, under seal, against signature."""

    exhibit: ExhibitId
    to: str
    seal: str = ""
    signed: bool = True
    explains: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translate:
    """File a translation of an exhibit, by a named and sworn interpreter."""

    exhibit: ExhibitId
    language: LanguageTag
    interpreter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclose:
    """Make acts of the own dossier known to other offices of the same State."""

    acts: tuple[str, ...]
    to: tuple[str, ...]
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignCounsel:
    """Record which defence office stands for an accused or suspect."""

    accused: SubjectId
    office: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BringCharges:
    """Charge one person with an offence; `exhibits` by `<offence>#<element>`, `answers` the rules that reasons meet."""

    accused: SubjectId
    offence: str
    aggravations: tuple[str, ...] = ()
    victims: tuple[SubjectId, ...] = ()
    exhibits: Mapping[str, tuple[ExhibitId, ...]] = field(default_factory=dict)
    participation: Participation = Participation.PRINCIPAL
    facts_on: str = ""
    reasons: str = ""
    answers: tuple[RuleId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DropCharge:
    """Drop a charge, with reasons: no element, non-punishment, no case to answer."""

    charge: ChargeId
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferFile:
    """Refer charges: to the bench for trial (the defence and the victims' counsel get the file), or to the judge."""

    charges: tuple[ChargeId, ...]
    to: str = "bench"
    reasons: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendInformation:
    """Police or spontaneous information to another State: never evidence, under the limits stated."""

    to_state: CountryCode
    kind: MessageKind
    channel: str = ""
    subjects: tuple[SubjectId, ...] = ()
    statements: tuple[Statement, ...] = ()
    exhibits: tuple[ExhibitId, ...] = ()
    use_limits: tuple[str, ...] = ()
    coded: bool = True
    asks: str = ""
    ask_measure: str = ""
    text: str = ""
    answers: MessageId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignRequest:
    """Sign a request on `subjects`; `letter` is its content, with descriptors made of the subjects if it has none."""

    to_state: CountryCode
    letter: Letter
    subjects: tuple[SubjectId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SendRequest:
    """Send a signed request by a channel. `copy` says that an urgent direct sending is followed by the formal way."""

    request: RequestId
    channel: str
    copy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AcknowledgeRequest:
    """The receiving desk opens the request and says so (receipt: retrieved)."""

    request: RequestId


@dataclass(frozen=True, slots=True, kw_only=True)
class AskClarification:
    """Ask, once and completely, for what is missing (UNTOC/18/16)."""

    request: RequestId
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveClarification:
    """Answer the points asked; `changes` fills fields of the letter, each by its name."""

    request: RequestId
    answers: Mapping[str, str]
    law_texts: tuple[RuleId, ...] = ()
    translations: tuple[LanguageTag, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Consult:
    """Consult the other State before refusing or postponing, or on who tries whom (UNTOC/18/26, UNTOC/15/5)."""

    to_state: CountryCode
    topic: str
    request: RequestId | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptRequest:
    """Accept a request and assign it to the office that executes it, under conditions if any."""

    request: RequestId
    assign_to: str
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RefuseRequest:
    """Refuse a request on grounds of law, with reasons, after consultation (UNTOC/18/21, 23, 26)."""

    request: RequestId
    grounds: tuple[RuleId, ...]
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostponeRequest:
    """Postpone execution because it would interfere with a proceeding here (UNTOC/18/25)."""

    request: RequestId
    until: str
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecuteRequest:
    """The executing office reports what it did and which exhibits result; it may find that nothing could be had."""

    request: RequestId
    exhibits: tuple[ExhibitId, ...] = ()
    report: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnResult:
    """Return the result to the requesting State, with custody and use limits (UNTOC/18/19)."""

    request: RequestId
    exhibits: tuple[ExhibitId, ...]
    use_limits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseRequest:
    """Close one's own half of a request."""

    request: RequestId
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHearing:
    """Open the hearing on charges referred to this bench."""

    court: str
    charges: tuple[ChargeId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileMotion:
    """File a motion: `form` before any defence on the merits, `merits`, or `protection`."""

    kind: str
    ground: str
    rules: tuple[RuleId, ...] = ()
    exhibits: tuple[ExhibitId, ...] = ()
    accused: SubjectId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleMotion:
    """Rule a motion, or join it to the merits, with reasons: own words, or sentences of the catalogue (`why`)."""

    motion: MotionId
    granted: bool
    reasons: str = ""
    joined: bool = False
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tender:
    """Put an exhibit before the court, for the elements named."""

    exhibit: ExhibitId
    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleExhibit:
    """Admit or exclude a tendered exhibit, with the rules applied and reasons: own words, or sentences (`why`)."""

    exhibit: ExhibitId
    decision: Decision
    reasons: str = ""
    rules: tuple[RuleId, ...] = ()
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileClaim:
    """File a civil claim for a victim."""

    victim: SubjectId
    accused: SubjectId
    amount: str
    reasons: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plead:
    """Submissions: `prosecution`, `civil`, `defence`, or `last-word` (the accused or counsel is always last)."""

    kind: str
    text: str = ""
    accused: SubjectId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveJudgment:
    """Give judgment on every charge before the hearing, element by element, and on the civil claims."""

    hearing: HearingId
    charges: tuple[ChargeVerdict, ...]
    claims: tuple[ClaimDecision, ...] = ()
    reasons: str = ""
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SignPaper:
    """Sign a document, addressed to offices of the State or to none; to cite an exhibit shows it to nobody."""

    kind: PaperKind
    title: str
    text: str
    language: LanguageTag
    to: tuple[str, ...] = ()
    exhibits: tuple[ExhibitId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct:
    """Put right one's own act, as long as no other act cites it; `changes` names fields and their new value."""

    act: str
    changes: Mapping[str, str]
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """Control withdraws an inject; what was read stays known and is marked."""

    act: str
    reasons: str


Command: TypeAlias = (
    EnterSubject | IdentifySubject | ChangeStatus | OrderMeasure | TakeMeasure | EnterExhibit | HandOver | Translate
    | Disclose | AssignCounsel | BringCharges | DropCharge | ReferFile | SendInformation | SignRequest | SendRequest
    | AcknowledgeRequest | AskClarification | GiveClarification | Consult | AcceptRequest | RefuseRequest
    | PostponeRequest | ExecuteRequest | ReturnResult | CloseRequest | OpenHearing | FileMotion | RuleMotion | Tender
    | RuleExhibit | FileClaim | Plead | GiveJudgment | SignPaper | Correct | Recall | ProposeMeeting | AnswerMeeting
    | HoldMeeting
)  # fmt: skip
