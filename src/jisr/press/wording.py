"""Acts in words: the sentence of each kind of act, and the labels of what it says.

The values are names, not ids: a measure by its name in the data, a subject by the label under which the office knows
it, an exhibit by its title. A kind without a sentence fails a test, not a reader.
"""

from collections.abc import Mapping

from jisr.press.values import DECISION, STANDING
from jisr.vocabulary import Mark

KINDS: Mapping[str, str] = {
    "case-opened": "Case opened",
    "clock-moved": "The clock of the case moves to {to}",
    "inject-delivered": "Message from control: {inject}",
    "subject-entered": "Entered in the file: {subject}",
    "subject-identified": "Identified: {subject} is {same_as}",
    "status-changed": "Standing of {subject}: {status}",
    "counsel-assigned": "Counsel for {accused}",
    "measure-ordered": "Ordered: {measure}, {subject}",
    "measure-taken": "{measure}: {subject}",
    "exhibit-entered": "Exhibit received: {exhibit}",
    "handed-over": "Handed over: {exhibit}, to {to}",
    "translated": "Translation filed: {exhibit}, {language}",
    "disclosed": "Made known to another office",
    "charge-brought": "Charge against {accused}: {offence}",
    "charge-dropped": "Charge dropped: {charge}",
    "file-referred": "File referred",
    "information-sent": "Information sent to {to_state}",
    "information-received": "Information received from {from_state}",
    "request-signed": "Request signed: {request}",
    "request-sent": "Request sent: {request}",
    "request-received": "Request received: {request}",
    "receipt-given": "Receipt: {evidence}",
    "clarification-asked": "Clarification asked: {request}",
    "clarification-given": "Clarification given: {request}",
    "consulted": "The two States consulted each other",
    "meeting-proposed": "Meeting of the delegations proposed",
    "meeting-answered": "Proposal of a meeting answered",
    "meeting-held": "Meeting of the delegations held",
    "request-accepted": "Request accepted: {request}",
    "request-refused": "Request refused: {request}",
    "request-postponed": "Request postponed: {request}",
    "request-executed": "Request executed: {request}",
    "result-returned": "Result returned: {request}",
    "result-received": "Result received: {request}",
    "request-closed": "Request closed: {request}",
    "hearing-opened": "Hearing opened",
    "motion-filed": "Motion filed: {kind}",
    "motion-ruled": "Motion ruled",
    "exhibit-tendered": "Exhibit tendered: {exhibit}",
    "exhibit-ruled": "Ruling on an exhibit: {exhibit}, {decision}",
    "claim-filed": "Civil claim filed for {victim}",
    "pleaded": "Submissions: {kind}",
    "judgment-given": "Judgment given",
    "paper-signed": "Document signed: {title}",
    "corrected": "Act corrected",
    "recalled": "Message recalled",
    "person-reacted": "{subject}: {reaction}",
    "source-lost": "Lost: {subject}",
    "milestone-set": "Milestone reached: {milestone}",
    "source-yielded": "The world answered: {source}",
    "person-left": "Departure: {subject}",
    "control-acted": "Control steered the exercise",
    "law-stated": "Law stated by {said_by}: {article}",
}

BY_MARK: Mapping[tuple[str, str], str] = {("law-stated", Mark.EXERCISE): "Rule of the exercise"}

DETAILS: Mapping[str, str] = {
    "subject_kind": "Kind of subject",
    "exhibit_kind": "Kind of exhibit",
    "standing": "Standing",
    "identifiers": "Identifiers",
    "state": "State where it is",
    "origin_state": "State of origin",
    "obtained_by": "Obtained by",
    "about": "About",
    "nationality": "Nationality",
    "languages": "Languages spoken",
    "effect": "Effect",
    "ground": "Ground",
    "kept": "Safeguards kept",
    "limit": "Limit of custody",
    "request": "Request",
    "information_kind": "Kind of information",
    "channel": "Channel",
    "to_office": "Addressed to",
    "to": "Addressed to",
    "assign_to": "Assigned to",
    "office": "Office",
    "known_to": "Made known to",
    "points": "Points asked",
    "purpose": "Purpose",
    "topic": "Subject of the consultation",
    "statements": "What it asserts",
    "custody": "Chain of custody",
    "subjects": "Persons, places and numbers named",
    "exhibits": "Exhibits",
    "elements": "Elements",
    "aggravations": "Aggravations",
    "victims": "Victims",
    "participation": "Participation",
    "charges": "Charges",
    "court": "Court",
    "conditions": "Conditions",
    "use_limits": "Use limits",
    "language": "Language",
    "translations": "Translations",
    "interpreter": "Interpreter",
    "seal": "Seal",
    "gaps": "Missing in the request",
    "granted": "Granted",
    "amount": "Amount",
    "asks": "Asks",
    "grounds": "Grounds for refusal",
    "until": "Until",
    "report": "Execution report",
    "plea": "Submissions of the party",
    "fields": "Entered in the record",
    "motives": "Ground of the motion",
    "when": "When",
    "place": "Where",
    "agenda": "Agenda",
    "agreed": "Agreed to meet",
    "answer": "Words of the answer",
    "minutes": "Minutes",
    "participants": "Who took part",
    "agreed_points": "Points agreed",
    "reasons": "Reasons",
    "words": "Text",
}

OFFICES: Mapping[str, str] = {
    "investigation": "Police and prosecution",
    "instruction": "Investigating judge",
    "bench": "Bench",
    "defence": "Defence",
    "victims-counsel": "Counsel of the victims",
    "victim-care": "Victim care",
    "laboratory": "Laboratory",
    "central-authority": "Central authority",
    "liaison": "Liaison",
    "registry": "Registry",
    "control": "Control",
    "*": "all offices",
}

EFFECTS: Mapping[str, str] = {
    "void": "the result falls",
    "weigh": "the court weighs it",
    "note": "recorded",
    "refuse": "the request may be refused",
}

STATES: Mapping[str, str] = {
    "request-signed": "Signed",
    "request-sent": "Sent",
    "request-received": "Received",
    "clarification-asked": "Clarification asked",
    "clarification-given": "Clarified",
    "consulted": "Consulted",
    "request-accepted": "Accepted",
    "request-refused": "Refused",
    "request-postponed": "Postponed",
    "request-executed": "Executed",
    "result-returned": "Result returned",
    "result-received": "Result received",
    "request-closed": "Closed",
    "signed": "Signed",
    "sent": "Sent",
    "received": "Received",
    "acknowledged": "Acknowledged",
    "clarified": "Clarified",
    "accepted": "Accepted",
    "refused": "Refused",
    "postponed": "Postponed",
    "executed": "Executed",
    "returned": "Result returned",
    "closed": "Closed",
    "exhibit-tendered": "Tendered",
    "translated": "Translated",
    "handed-over": "Handed over",
    **STANDING,
    **DECISION,
}

TONES: Mapping[str, str] = {
    "request-refused": "bad",
    "refused": "bad",
    "request-closed": "rest",
    "closed": "rest",
    "request-executed": "good",
    "executed": "good",
    "request-postponed": "warn",
    "postponed": "warn",
    "excluded": "said",
    "admitted": "said",
    "presumed-victim": "said",
    "victim": "said",
    "migrant": "said",
    "witness": "said",
    "suspect": "said",
    "accused": "said",
    "cleared": "said",
}

ICONS: Mapping[str, str] = {"good": "ok", "warn": "warn", "bad": "bad", "info": "info", "rest": "clock", "open": "ask"}

FILES: Mapping[str, str] = {
    "well-built": "as from a well-built file",
    "middling": "as from a middling file",
    "poor": "as from a poor file",
    "other": "an outcome that the authors did not foresee",
}

VERDICTS: Mapping[str, str] = {"met": "Met", "unmet": "Not met", "unknown": "Unknown", "barred": "Barred"}
SIGNS: Mapping[str, str] = {"met": "ok", "unmet": "bad", "unknown": "ask", "barred": "against"}

HELD: Mapping[str, tuple[str, str, str]] = {
    "proven": ("Proven", "good", "ok"),
    "not-proven": ("Not proven", "bad", "bad"),
    "doubtful": ("Doubtful", "warn", "warn"),
    "not-required": ("Not required", "rest", "info"),
}

JUDGED: Mapping[str, str] = {
    "convicted": "Conviction",
    "requalified": "Conviction of another offence",
    "acquitted": "Acquittal",
    "discontinued": "Discontinued",
}

STAGE_WORDS: Mapping[str, str] = {
    "existed": "Existed",
    "found": "Found",
    "lawful": "Lawful",
    "shared": "Shared",
    "tendered": "Tendered",
    "admitted": "Admitted",
    "relied_on": "Relied on",
}

CAUSES: Mapping[str, str] = {
    "not-found": "not found",
    "found-unlawfully": "found unlawfully",
    "never-asked": "never asked for",
    "never-asked-for": "never asked for",
    "refused": "the request was refused",
    "late": "came too late",
    "lost": "no longer to be had",
    "not-tendered": "not put before the court",
    "excluded": "excluded by the court",
    "not-relied-on": "not relied on",
    "not-charged": "not charged",
}

FINDINGS: Mapping[str, str] = {
    "basis": "Legal basis",
    "channel": "Lawful channel",
    "language": "Language",
    "form": "Form",
    "complete": "Completeness",
    "completeness": "Completeness",
    "refusal": "Refusal",
    "bars": "Absolute bars",
    "subject": "subject of the instrument",
    "no-treaty": "no treaty of assistance",
    "dual-criminality": "offence in both laws",
}

MARKS: Mapping[str, str] = {
    "V2": "verified in a copy",
    "U": "official document",
    "S": "secondary source",
    "V~": "later wording, to be checked for this date",
    "I": "not verified: inference",
    "M": "not verified: from memory",
    "?": "not verified: not found",
    "conflict": "not verified: sources in conflict",
    "D": "stated by the delegation",
    "XR": "rule of the exercise",
}

FILTERS: Mapping[str, str] = {
    "": "All acts",
    "breaches": "Breaches only",
    "requests": "Between the States",
    "hearing": "Hearing",
}


def office_sentence(office: str) -> str:
    """The name of an office; a defence that is walled from another bears its number in its id, not in its name."""
    return OFFICES.get(office.partition(":")[0], office)
