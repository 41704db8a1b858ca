"""Acts in words: the sentence of each kind of act, and the labels of what it says.

The values are names, not ids: a measure by its name in the data, a subject by the label under which the office knows
it, an exhibit by its title. A kind without a sentence fails a test, not a reader.
"""

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "case-opened": "Case opened",
    "clock-moved": "The clock of the case moved",
    "inject-delivered": "Message from control: {inject}",
    "subject-entered": "Entered in the file: {subject}",
    "subject-identified": "Identified: {subject} is {same_as}",
    "status-changed": "Status of {subject}: {status}",
    "counsel-assigned": "Counsel for {accused}",
    "measure-ordered": "Ordered: {measure}",
    "measure-taken": "{measure}: {subject}",
    "exhibit-entered": "Exhibit received: {exhibit}",
    "handed-over": "Handed over: {exhibit}",
    "translated": "Translation filed: {exhibit}",
    "disclosed": "Made known to another office",
    "charge-brought": "Charge against {accused}: {offence}",
    "charge-dropped": "Charge dropped",
    "file-referred": "File referred",
    "information-sent": "Information sent to {to_state}",
    "information-received": "Information received from {from_state}",
    "request-signed": "Request signed for {to_state}",
    "request-sent": "Request sent to {to_state}",
    "request-received": "Request received from {from_state}",
    "receipt-given": "Receipt: {evidence}",
    "clarification-asked": "Clarification asked",
    "clarification-given": "Clarification given",
    "consulted": "The two States consulted each other",
    "request-accepted": "Request accepted",
    "request-refused": "Request refused",
    "request-postponed": "Request postponed",
    "request-executed": "Request executed",
    "result-returned": "Result returned",
    "result-received": "Result received",
    "request-closed": "Request closed",
    "hearing-opened": "Hearing opened",
    "motion-filed": "Motion filed",
    "motion-ruled": "Motion ruled",
    "exhibit-tendered": "Exhibit tendered: {exhibit}",
    "exhibit-ruled": "Ruling on an exhibit: {exhibit}, {decision}",
    "claim-filed": "Civil claim filed for {victim}",
    "pleaded": "Submissions: {kind}",
    "judgment-given": "Judgment given",
    "corrected": "Act corrected",
    "recalled": "Message recalled",
    "person-reacted": "{subject}: {reaction}",
    "source-lost": "Lost: {subject}",
    "milestone-set": "Milestone reached: {milestone}",
    "source-yielded": "The world answered: {source}",
    "person-left": "{subject} left",
    "law-stated": "Law stated by the delegation",
}

DETAILS: Mapping[str, str] = {
    "ground": "Ground",
    "kept": "Safeguards kept",
    "to_office": "Addressed to",
    "to": "Addressed to",
    "assign_to": "Assigned to",
    "channel": "Channel",
    "points": "Points asked",
    "use_limits": "Use limits",
    "purpose": "Purpose",
    "exhibits": "Exhibits",
    "elements": "Elements",
    "decision": "Decision",
    "language": "Language",
    "seal": "Seal",
    "gaps": "Missing in the request",
    "granted": "Granted",
    "amount": "Amount",
    "reasons": "Reasons",
    "report": "Report",
    "asks": "Asks",
    "text": "Text",
    "topic": "Subject of the consultation",
    "grounds": "Grounds for refusal",
    "until": "Until",
    "aggravations": "Aggravations",
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
}

EFFECTS: Mapping[str, str] = {
    "void": "the result falls",
    "weigh": "the court weighs it",
    "note": "recorded",
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
    "unknown": "Not known",
    "presumed-victim": "Presumed victim",
    "victim": "Victim",
    "migrant": "Migrant",
    "witness": "Witness",
    "suspect": "Suspect",
    "accused": "Accused",
    "cleared": "No longer a suspect",
    "admitted": "Admitted",
    "excluded": "Excluded",
    "prosecution": "prosecution",
    "civil": "civil party",
    "defence": "defence",
    "last-word": "last word of the accused",
    "exhibit-tendered": "Tendered",
    "translated": "Translated",
    "silent": "says nothing",
    "opens": "opens up",
    "closes": "closes up",
    "left": "left",
}

FILES: Mapping[str, str] = {
    "well-built": "as from a well-built file",
    "middling": "as from a middling file",
    "poor": "as from a poor file",
    "other": "an outcome that the authors did not foresee",
}

VERDICTS: Mapping[str, str] = {"met": "Met", "unmet": "Not met", "unknown": "Unknown", "barred": "Barred"}

HELD: Mapping[str, tuple[str, str, str]] = {
    "proven": ("Proven", "good", "ok"),
    "not-proven": ("Not proven", "bad", "bad"),
    "doubtful": ("Doubtful", "warn", "warn"),
    "not-required": ("Not required", "rest", "info"),
}

JUDGED: Mapping[str, str] = {
    "convicted": "Convicted",
    "requalified": "Convicted of another offence",
    "acquitted": "Acquitted",
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

COLUMNS: Mapping[str, str] = {
    "scenario": "Scenario",
    "cut": "Cut",
    "seed": "Seed",
    "days": "Days of the case",
    "acts": "Acts",
    "skills": "Skill of each side",
}


def office_sentence(office: str) -> str:
    """The name of an office; a defence that is walled from another bears its number in its id, not in its name."""
    return OFFICES.get(office.partition(":")[0], office)
