"""What an office knows of cooperation with another State: requests through their whole life, messages, receipts.

UNTOC articles 18, 19, 21 and 27. Each State keeps its own half: a request has the same number on both sides, and each
side writes only its own steps. Subjects of the other State are named by descriptors, never by ids.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from jisr.cooperation.meetings import NO_MEETINGS, Meeting, MeetingId
from jisr.dossier import SubjectId
from jisr.inquiry.state import NO_LANGUAGE, Descriptor, ExhibitId, Statement
from jisr.law import Stance as Standing
from jisr.vocabulary import CaseTime, CountryCode, Json, LanguageTag, RuleId

RequestId = NewType("RequestId", str)
MessageId = NewType("MessageId", str)


class RequestState(StrEnum):
    """States of a request, of the requesting and of the requested half (field/cooperation, life cycle)."""

    SIGNED = "signed"
    SENT = "sent"
    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    CLARIFICATION_ASKED = "clarification-asked"
    CLARIFIED = "clarified"
    CONSULTED = "consulted"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    POSTPONED = "postponed"
    EXECUTED = "executed"
    RETURNED = "returned"
    CLOSED = "closed"


class MessageKind(StrEnum):
    """Information between services, never evidence: police (UNTOC/27) or spontaneous (UNTOC/18/4)."""

    POLICE = "police"
    SPONTANEOUS = "spontaneous"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a request: the state reached and when, on the own side."""

    state: RequestState
    at: CaseTime
    act: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Alleged:
    """One fact of the file as a letter states it, of no named person, and how it stands."""

    fact: str
    value: str = ""
    stance: Standing = Standing.ESTABLISHED


@dataclass(frozen=True, slots=True)
class Letter:
    """The content of a request, as it crosses (UNTOC/18/15 a to f and the usual additions).

    `subjects` are what the measure is asked about; `persons` who is concerned, by status; `alleged` the facts that law
    asks for, as they stand in the file of whoever signs.
    """

    form: str
    measure: str
    subjects: tuple[Descriptor, ...]
    authority: str = ""
    legal_basis: tuple[str, ...] = ()
    proceeding: str = ""
    facts: str = ""
    offences: tuple[str, ...] = ()
    law_texts: tuple[RuleId, ...] = ()
    persons: tuple[tuple[str, Descriptor], ...] = ()
    nexus: str = ""
    purpose: str = ""
    formalities: str = ""
    questions: tuple[str, ...] = ()
    urgency: str = ""
    deadline: str = ""
    confidentiality: str = ""
    assurances: tuple[str, ...] = ()
    language: LanguageTag = NO_LANGUAGE
    translations: tuple[LanguageTag, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    facts_on: str = ""
    annexes: tuple[ExhibitId, ...] = ()
    alleged: tuple[Alleged, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt in the manner of registered mail: submitted, relayed, delivered, retrieved, or a negative."""

    evidence: str
    at: CaseTime
    number: int
    head: str = ""


@dataclass(frozen=True, slots=True)
class Request:
    """One request, as one half knows it. `outgoing` says which half. `gaps` are what the own desk saw missing."""

    id: RequestId
    kind: str
    outgoing: bool
    from_state: CountryCode
    to_state: CountryCode
    letter: Letter
    state: RequestState
    history: tuple[Step, ...]
    office: str = ""
    assigned: str = ""
    channel: str = ""
    gaps: tuple[str, ...] = ()
    checks: tuple[Json, ...] = ()
    points: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    grounds: tuple[RuleId, ...] = ()
    reasons: str = ""
    until: str = ""
    measures: tuple[str, ...] = ()
    exhibits: tuple[ExhibitId, ...] = ()
    use_limits: tuple[str, ...] = ()
    withheld: bool = False
    receipts: tuple[Receipt, ...] = ()
    subjects: tuple[SubjectId, ...] = ()

    def reached(self, state: RequestState) -> CaseTime | None:
        """When the request first reached the state, None if it never did."""
        return next((step.at for step in self.history if step.state is state), None)


@dataclass(frozen=True, slots=True)
class Message:
    """Information sent or received. `coded` says that victims and witnesses are named by code only."""

    id: MessageId
    kind: MessageKind
    outgoing: bool
    from_state: CountryCode
    to_state: CountryCode
    at: CaseTime
    subjects: tuple[SubjectId, ...] = ()
    statements: tuple[Statement, ...] = ()
    exhibits: tuple[ExhibitId, ...] = ()
    use_limits: tuple[str, ...] = ()
    coded: bool = True
    asks: str = ""
    ask_measure: str = ""
    channel: str = ""
    text: str = ""
    answers: MessageId | None = None
    act: str = ""
    receipts: tuple[Receipt, ...] = ()


@dataclass(frozen=True, slots=True)
class CooperationView:
    """Cooperation as one office knows it."""

    requests: Mapping[RequestId, Request]
    messages: Mapping[MessageId, Message]
    meetings: Mapping[MeetingId, Meeting] = field(default_factory=lambda: NO_MEETINGS)
