"""What an office knows of the inquiry: subjects, exhibits and their custody, measures, orders, persons held, charges.

Every value is immutable; the fold replaces values in a private builder and shows them through read-only maps. It
refuses to know the truth of the scenario: a statement is what an exhibit asserts or refutes, never what happened.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from jisr.dossier import SubjectId
from jisr.vocabulary import CaseTime, CountryCode, LanguageTag, RuleId, Text

ExhibitId = NewType("ExhibitId", str)
ChargeId = NewType("ChargeId", str)

NOWHERE = CountryCode("")
NO_LANGUAGE = LanguageTag("")
START = CaseTime(0)


class SubjectKind(StrEnum):
    """What a measure can be about (closed set of the measure data)."""

    PERSON = "person"
    PLACE = "place"
    PHONE = "phone"
    ACCOUNT = "account"
    VEHICLE = "vehicle"
    DOCUMENT = "document"
    ORGANISATION = "organisation"
    REGISTER = "register"
    PAGE = "page"


class Status(StrEnum):
    """The standing of a person in the case; it says which rights are owed, not what the person did."""

    UNKNOWN = "unknown"
    PRESUMED_VICTIM = "presumed-victim"
    VICTIM = "victim"
    MIGRANT = "migrant"
    WITNESS = "witness"
    SUSPECT = "suspect"
    ACCUSED = "accused"
    CLEARED = "cleared"


class Stance(StrEnum):
    """What an exhibit says of a fact."""

    ASSERTS = "asserts"
    REFUTES = "refutes"


class Strength(StrEnum):
    """How far an exhibit carries the fact: one strong, or two medium of different sources, establish it."""

    STRONG = "strong"
    MEDIUM = "medium"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Subject:
    """A person, place, thing or organisation as one office knows it, under an id local to the party.

    `state` is where it is as far as known, "" when not; `nature` what a thing is by its use; `names` how it
    is called in other languages than that of its label. `same_as` names the subject it was identified with.
    """

    id: SubjectId
    kind: SubjectKind
    label: str
    state: CountryCode = NOWHERE
    status: Status = Status.UNKNOWN
    nature: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    born: str = ""
    nationality: str = ""
    languages: tuple[LanguageTag, ...] = ()
    same_as: SubjectId | None = None
    source: str = ""
    entered_at: CaseTime = START
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Descriptor:
    """How a subject is named to another party: kind, label or code, and keys; never an id."""

    kind: SubjectKind
    label: str
    keys: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Statement:
    """A structured statement of an exhibit, in the vocabulary of facts: `by` did it, `on` whom, with a value."""

    fact: str
    by: SubjectId | None = None
    on: SubjectId | None = None
    value: str = ""
    stance: Stance = Stance.ASSERTS
    strength: Strength = Strength.MEDIUM
    at: str = ""


@dataclass(frozen=True, slots=True)
class CustodyEvent:
    """One link of the custody chain: seized, sealed, handed over, received, opened, explained.

    `holder` has the item after the event; `giver` had it before. An unsigned hand-over is a gap until explained.
    """

    event: str
    at: CaseTime
    holder: str
    giver: str = ""
    seal: str = ""
    signed: bool = True
    digest: str = ""


@dataclass(frozen=True, slots=True)
class ExhibitBreach:
    """A breach that an exhibit carries with it, of the exhibit itself or of the measure that yielded it."""

    rule: RuleId
    safeguard: str
    effect: str
    party: CountryCode


@dataclass(frozen=True, slots=True)
class Exhibit:
    """An item of evidence. `came_by` is `own`, `request:<id>` or `information:<id>`; admissible or not is a finding
    under a forum's law, never a property of the exhibit."""

    id: ExhibitId
    title: Text
    kind: str
    origin_state: CountryCode
    measure: str = ""
    act: str = ""
    subject: SubjectId | None = None
    source: SubjectId | None = None
    language: LanguageTag = NO_LANGUAGE
    translations: tuple[LanguageTag, ...] = ()
    statements: tuple[Statement, ...] = ()
    leads: tuple[SubjectId, ...] = ()
    custody: tuple[CustodyEvent, ...] = ()
    breaches: tuple[ExhibitBreach, ...] = ()
    use_limits: tuple[str, ...] = ()
    came_by: str = "own"
    derived: tuple[ExhibitId, ...] = ()
    hidden_identity: bool = False
    reserve: bool = False
    text: Text = field(default_factory=dict)
    at: CaseTime = START


@dataclass(frozen=True, slots=True)
class MeasureTaken:
    """A measure done: what the world (or reality) answers to. `kept` are the safeguards recorded as kept."""

    act: str
    measure: str
    subject: SubjectId
    at: CaseTime
    office: str
    role: str
    ground: str = ""
    kept: frozenset[str] = frozenset()
    fields: Mapping[str, str] = field(default_factory=dict)
    authorisation: str = ""
    for_request: str = ""
    breaches: tuple[ExhibitBreach, ...] = ()
    exhibits: tuple[ExhibitId, ...] = ()
    examined: tuple[ExhibitId, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """A written order of a prosecutor or judge that a measure be taken on a subject."""

    act: str
    measure: str
    subject: SubjectId
    at: CaseTime
    office: str
    role: str
    to_office: str
    ground: str = ""
    reasons: str = ""
    used_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """A person deprived of liberty: since when, until when by the order in force, and what was decided in writing."""

    subject: SubjectId
    since: CaseTime
    limit: CaseTime
    act: str
    extended: int = 0
    presented_at: CaseTime | None = None
    detained_at: CaseTime | None = None
    released_at: CaseTime | None = None

    def overdue(self, now: CaseTime) -> bool:
        """Whether the limit passed without extension, presentation, detention or release."""
        return self.released_at is None and self.detained_at is None and self.presented_at is None and now > self.limit


class Proof(StrEnum):
    """What the court holds of an element."""

    PROVEN = "proven"
    NOT_PROVEN = "not-proven"
    DOUBTFUL = "doubtful"


class ChargeStatus(StrEnum):
    """Where a charge stands."""

    BROUGHT = "brought"
    REFERRED = "referred"
    DROPPED = "dropped"
    JUDGED = "judged"


class Participation(StrEnum):
    """How the accused is said to have taken part."""

    PRINCIPAL = "principal"
    ACCOMPLICE = "accomplice"
    ATTEMPT = "attempt"


@dataclass(frozen=True, slots=True)
class Charge:
    """A charge against one accused: the offence, the elements to prove, the exhibits offered for each element.

    `elements` are global ids, `<offence>#<element>`; aggravations are elements of the same form.
    """

    id: ChargeId
    accused: SubjectId
    offence: str
    elements: tuple[str, ...]
    exhibits: Mapping[str, tuple[ExhibitId, ...]]
    aggravations: tuple[str, ...] = ()
    victims: tuple[SubjectId, ...] = ()
    participation: Participation = Participation.PRINCIPAL
    status: ChargeStatus = ChargeStatus.BROUGHT
    facts_on: str = ""
    act: str = ""
    at: CaseTime = START
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class Reaction:
    """How a person reacted, as the office that dealt with the person could see it (control tells it)."""

    subject: SubjectId
    reaction: str
    at: CaseTime
    act: str


@dataclass(frozen=True, slots=True)
class InquiryView:
    """The inquiry as one office knows it."""

    case: str
    subjects: Mapping[SubjectId, Subject]
    exhibits: Mapping[ExhibitId, Exhibit]
    measures: Mapping[str, MeasureTaken]
    orders: Mapping[str, Order]
    held: Mapping[SubjectId, Held]
    charges: Mapping[ChargeId, Charge]
    counsel: Mapping[SubjectId, str]
    reactions: tuple[Reaction, ...]
    opened_at: CaseTime | None = None
    lost: tuple[SubjectId, ...] = ()

    def one(self, subject: SubjectId) -> SubjectId:
        """The subject that this one was identified with, at the end of the chain; itself when never identified."""
        known = self.subjects.get(subject)
        if known is None or known.same_as is None:
            return subject
        seen = {subject}
        while (known := self.subjects.get(subject)) is not None and known.same_as and known.same_as not in seen:
            subject = known.same_as
            seen.add(subject)
        return subject
