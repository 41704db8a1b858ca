"""The closed words of the law as English sentences, which are the keys of the catalogues: `data/languages/*/messages`.

A code of the tables (`REF-OPT`, `RQD`, `V~`) never reaches a reader; these sentences do.
"""

from collections.abc import Mapping
from typing import Final

from jisr.law.book.changes import ChangeKind
from jisr.law.book.uses import UseKind
from jisr.law.facts import PersonRole, Stance
from jisr.law.measures import RoleKind
from jisr.law.offences import ExcuseEffect, Grade, Punished
from jisr.law.rules import Rule, RuleRole, RuleType
from jisr.law.states import BoundStatus, InstrumentKind
from jisr.vocabulary import Mark, Verdict

MARKS: Final[Mapping[Mark, str]] = {
    Mark.VERIFIED: "verified",
    Mark.VERIFIED_SECOND: "verified in a copy",
    Mark.OFFICIAL: "official document",
    Mark.SECONDARY: "secondary source",
    Mark.LATER_TEXT: "later wording, to be checked for this date",
    Mark.INFERENCE: "not verified: inference",
    Mark.MEMORY: "not verified: from memory",
    Mark.UNKNOWN: "not verified: not found",
    Mark.CONFLICT: "not verified: sources in conflict",
}
MADE_OUT: Final[Mapping[Verdict, str]] = {
    Verdict.MET: "made out",
    Verdict.UNMET: "not made out",
    Verdict.UNKNOWN: "undetermined",
    Verdict.BARRED: "prosecution barred",
}
MEANINGS: Final[Mapping[Mark, str]] = {
    Mark.VERIFIED: "The text was read word for word in an official text or in a copy of the authentic one.",
    Mark.VERIFIED_SECOND: "The text was seen on a secondary page.",
    Mark.OFFICIAL: "The text was taken from an official document about the law.",
    Mark.SECONDARY: "The text was taken from a secondary source; every finding that rests on it says so.",
    Mark.LATER_TEXT: "A later wording was read than that of the date; every finding that rests on it says so.",
    Mark.INFERENCE: "It was inferred. No verdict may rest on it: the answer is “unknown” and names this rule.",
    Mark.MEMORY: "It was written from memory. No verdict may rest on it: the answer is “unknown” and names this rule.",
    Mark.UNKNOWN: "It was not found. No verdict may rest on it: the answer is “unknown” and names this rule.",
    Mark.CONFLICT: "The sources contradict each other. No verdict may rest on it: the answer is “unknown”.",
}
TYPES: Final[Mapping[RuleType, str]] = {
    RuleType.DEFINITION: "Definitions",
    RuleType.SCOPE: "Scope",
    RuleType.DUTY: "Duties of States",
    RuleType.QUALIFIED_DUTY: "Duties with a qualification",
    RuleType.CONSIDER: "Duties to consider only",
    RuleType.PERMISSION: "Permissions",
    RuleType.CONDITION: "Conditions",
    RuleType.FORM: "What a request must have",
    RuleType.GROUND_OPEN: "Open grounds of refusal",
    RuleType.GROUND_FORBIDDEN: "Forbidden grounds of refusal",
    RuleType.POSTPONE: "Postponement",
    RuleType.BAR: "Absolute bars",
    RuleType.DEADLINE: "Time limits",
    RuleType.EFFECT: "Effects",
    RuleType.RIGHT: "Rights of persons",
    RuleType.SAVING: "Saving clauses",
    RuleType.INSTITUTION: "Institutions",
    RuleType.PRINCIPLE: "Principles that bind nobody",
    RuleType.MUST: "What authorities must do",
    RuleType.MUST_NOT: "What authorities must not do",
    RuleType.MAY: "What authorities may do",
    RuleType.HAS_RIGHT: "What persons have a right to",
    RuleType.VOID_IF: "Nullities",
    RuleType.DEFINES: "Offences and notions of national law",
}
ROLES: Final[Mapping[RuleRole, str]] = {
    RuleRole.LEGAL_BASIS: "Legal basis of cooperation",
    RuleRole.NO_TREATY: "Cooperation without a treaty",
    RuleRole.THRESHOLD: "Least penalty for cooperation",
    RuleRole.CHANNEL: "Channels of transmission",
    RuleRole.LANGUAGE: "Languages of requests",
    RuleRole.BAR: "Absolute bars",
    RuleRole.GROUND_OPEN: "Open grounds of refusal",
    RuleRole.GROUND_FORBIDDEN: "Forbidden grounds of refusal",
    RuleRole.POSTPONE: "Postponement",
    RuleRole.FIRST: "What must be done first",
    RuleRole.REASONS: "Reasons that must be given",
    RuleRole.NATIONALITY: "Nationals of the requested State",
    RuleRole.DUAL_CRIMINALITY: "Dual criminality",
    RuleRole.EXECUTION: "Execution of requests",
    RuleRole.CLOCK: "Clocks of cooperation",
    RuleRole.USE_LIMIT: "Limits of use",
}
SEATS: Final[Mapping[RoleKind, str]] = {
    RoleKind.JUDICIAL_POLICE: "Judicial police",
    RoleKind.PROSECUTOR: "Prosecutor",
    RoleKind.INVESTIGATING_JUDGE: "Investigating judge",
    RoleKind.CENTRAL_AUTHORITY: "Central authority",
    RoleKind.VICTIM_CARE: "Victim care",
    RoleKind.LABORATORY: "Laboratory",
    RoleKind.TRIAL_JUDGE: "Trial judge",
    RoleKind.DEFENCE: "Defence",
    RoleKind.VICTIMS_COUNSEL: "Counsel of the victims",
    RoleKind.INTERPRETER: "Interpreter",
    RoleKind.LIAISON: "Liaison",
    RoleKind.REGISTRAR: "Registry",
}
KINDS: Final[Mapping[InstrumentKind, str]] = {
    InstrumentKind.CONVENTION: "Conventions",
    InstrumentKind.PROTOCOL: "Protocols",
    InstrumentKind.AGREEMENT: "Agreements between States",
    InstrumentKind.RESOLUTION: "Resolutions",
    InstrumentKind.PRINCIPLES: "Principles",
    InstrumentKind.NETWORK: "Networks",
}
STATUSES: Final[Mapping[BoundStatus, str]] = {
    BoundStatus.PARTY: "party",
    BoundStatus.NOT_PARTY: "not a party",
    BoundStatus.LEFT: "left the instrument",
    BoundStatus.SIGNATORY: "signatory only",
    BoundStatus.UNKNOWN: "status not known",
}
USES: Final[Mapping[UseKind, str]] = {
    UseKind.OFFENCE: "Offences",
    UseKind.MEASURE: "Measures",
    UseKind.FORM: "Forms of cooperation",
    UseKind.CHANNEL: "Channels",
    UseKind.AUTHORITY: "Authorities",
    UseKind.TRIAL: "Order of the trial",
    UseKind.CALENDAR: "Calendars",
    UseKind.SCOPE: "Scope of instruments",
    UseKind.RULE: "Other rules",
}
CHANGES: Final[Mapping[ChangeKind, str]] = {
    ChangeKind.BEGINS: "enters into force",
    ChangeKind.ENDS: "is no longer in force",
    ChangeKind.ERASED: "is erased with effect from {until}",
    ChangeKind.REWORDED: "the wording verified changes",
    ChangeKind.BOUND: "the State becomes party",
    ChangeKind.LEFT: "the State leaves the instrument",
    ChangeKind.EVENT: "event",
}
PERSONS: Final[Mapping[PersonRole, str]] = {
    PersonRole.ACCUSED: "Accused",
    PersonRole.VICTIM: "Victim",
    PersonRole.MIGRANT: "Migrant",
    PersonRole.WITNESS: "Witness",
}
STANCES: Final[Mapping[Stance, str]] = {
    Stance.ESTABLISHED: "established",
    Stance.CONTESTED: "contested",
    Stance.UNKNOWN: "not known",
    Stance.DENIED: "denied",
}
GRADES: Final[Mapping[Grade, str]] = {Grade.CRIME: "crime (gravest grade)", Grade.DELIT: "délit (middle grade)"}
PUNISHED: Final[Mapping[Punished, str]] = {
    Punished.YES: "punished",
    Punished.NO: "not punished",
    Punished.UNKNOWN: "not verified",
}
EXCUSES: Final[Mapping[ExcuseEffect, str]] = {
    ExcuseEffect.NOT_LIABLE: "not liable",
    ExcuseEffect.MITIGATE: "exempt or mitigated",
}
FACTS: Final[Mapping[str, str]] = {
    "act": "Acts",
    "attempt": "Attempt",
    "benefit": "Benefit",
    "circumstance": "Circumstances",
    "complicity": "Complicity",
    "consent": "Consent",
    "entry": "Entry and stay",
    "group": "Group",
    "identity": "Identity of a protected person",
    "jurisdiction": "Jurisdiction",
    "liability": "Liability",
    "means": "Means",
    "mind": "State of mind",
    "person": "The person harmed",
    "pledge": "Pledge of a person",
    "proceedings": "Proceedings",
    "proceeds": "Proceeds",
    "purpose": "Purposes of exploitation",
    "report": "Reporting",
    "test": "Test of exploitation",
    "witness": "Witnesses",
}
ADDRESSEES: Final[Mapping[str, str]] = {
    "EACH": "each State Party in its own house",
    "BOTH": "both States",
    "RQG": "the requesting State",
    "RQD": "the requested State",
    "TX": "who sends information or a person",
    "RX": "who receives information or a person",
    "ORIG": "the State of nationality or residence",
    "FLAG": "the flag State",
    "State": "the State itself",
}


def subject_of(kind: RuleRole | RuleType) -> str:
    """The word of a subject in an address; a role and a type that decide the same share it."""
    return kind.value if isinstance(kind, RuleRole) else kind.name.lower().replace("_", "-")


def subject_sentence(kind: RuleRole | RuleType) -> str:
    """The name of a subject."""
    return ROLES[kind] if isinstance(kind, RuleRole) else TYPES[kind]


def addressees_of(words: str) -> tuple[str, ...]:
    """Whom a rule addresses, each as a sentence; a free word of national law stays as the data has it."""
    return tuple(ADDRESSEES.get(one.strip(), one.strip()) for one in words.split(",") if one.strip())


def subjects_said(rule: Rule) -> tuple[str, ...]:
    """What a rule does and decides, as sentences."""
    return tuple(dict.fromkeys((*(TYPES[one] for one in rule.types), *(ROLES[one] for one in rule.roles))))
