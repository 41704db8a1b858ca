"""The closed words that acts use as values, each with its sentence, by the key under which the act says them.

One word may mean two things (`defence` is an office and a stage of the hearing), so the key decides.
"""

from collections.abc import Mapping

STANDING: Mapping[str, str] = {
    "unknown": "Not known",
    "presumed-victim": "Presumed victim",
    "victim": "Victim",
    "migrant": "Migrant",
    "witness": "Witness",
    "suspect": "Suspect",
    "accused": "Accused",
    "cleared": "No longer a suspect",
    "convicted": "Convicted person",
    "acquitted": "Acquitted person",
}

REACTION: Mapping[str, str] = {
    "silent": "says nothing",
    "opens": "opens up",
    "closes": "closes up",
    "left": "left",
    "found": "found",
    "not-found": "not to be found there",
}

DECISION: Mapping[str, str] = {"admitted": "Admitted", "excluded": "Excluded"}

CHANNEL: Mapping[str, str] = {
    "diplomatic": "diplomatic channel",
    "central-authority": "between central authorities",
    "interpol": "international police organisation, in urgency",
    "direct": "directly between judicial authorities",
    "police": "between police services",
    "liaison": "through liaison officers",
    "postal": "by post",
}

EVIDENCE: Mapping[str, str] = {
    "submitted": "handed in for sending",
    "relayed": "passed on",
    "delivered": "delivered to the other State",
    "retrieved": "opened by the other State",
    "negative": "not delivered",
}

MATTER: Mapping[str, str] = {
    "prosecution": "prosecution",
    "civil": "civil party",
    "defence": "defence",
    "last-word": "last word of the accused",
    "form": "on form",
    "merits": "on the merits",
    "protection": "protection of a victim or witness",
    "police": "police information",
    "spontaneous": "spontaneous information",
}

SUBJECT: Mapping[str, str] = {
    "person": "Person",
    "place": "Place",
    "phone": "Telephone",
    "account": "Account",
    "vehicle": "Vehicle",
    "document": "Document",
    "organisation": "Organisation",
    "register": "Register",
    "page": "Page on the internet",
}

EXHIBIT: Mapping[str, str] = {
    "statement": "Statement",
    "document": "Document",
    "data": "Data",
    "object": "Object",
    "search-record": "Record of a search",
    "images": "Images",
    "report": "Expert report",
    "letter": "Letter",
    "photograph": "Photograph",
    "recording": "Recording",
}

EFFECT: Mapping[str, str] = {
    "identify": "Victim identified",
    "tell-rights": "Rights told",
    "shelter": "Shelter given",
    "protect": "Protection given",
    "hold": "Person held",
    "extend": "Custody extended",
    "release": "Person released",
    "present": "Person brought before the magistrate",
    "detain": "Person detained",
    "change-status": "Standing changed",
    "open-inquiry": "Inquiry opened",
    "charge": "Charge brought",
    "freeze": "Assets frozen",
    "preserve": "Traces preserved",
    "assess-age": "Age assessed",
    "interpret": "Interpretation provided",
    "return": "Return arranged",
    "refer": "Referred to the service in charge",
}

CUSTODY: Mapping[str, str] = {
    "seized": "Seized",
    "sealed": "Sealed",
    "opened": "Seal opened",
    "handed-over": "Handed over",
    "received": "Received",
    "returned": "Given back",
    "copied": "Copied",
}

PURPOSE: Mapping[str, str] = {
    "opening": "Opening of the inquiry",
    "trial": "Trial",
    "concurrent-proceedings": "Proceedings in both States on the same facts",
    "information-only": "For information only, not as evidence",
    "exhibits": "Hearing of the exhibits",
    "submissions": "Submissions",
}

DUE: Mapping[str, str] = {
    "channel": "Lawful channel",
    "translation": "Translation",
    "signature": "Signature",
    "as written in the record": "entered in the record",
    "age": "Age",
    "interpreter": "Interpreter",
    "language": "Language",
    "pseudonym": "Pseudonym",
    "risk-assessment": "Risk assessment",
    "stay": "Stay",
    "doubt": "in doubt",
    "child": "child",
    "accomplice": "accomplice",
    "author": "author",
    "True": "Yes",
}

PLAYED: Mapping[str, str] = {"core": "Short version", "full": "Whole version"}

BY_KEY: Mapping[str, Mapping[str, str]] = {
    "status": STANDING,
    "standing": STANDING,
    "reaction": REACTION,
    "decision": DECISION,
    "channel": CHANNEL,
    "evidence": EVIDENCE,
    "kind": MATTER,
    "information_kind": MATTER,
    "subject_kind": SUBJECT,
    "exhibit_kind": EXHIBIT,
    "effect": EFFECT,
    "event": CUSTODY,
    "purpose": PURPOSE,
    "topic": PURPOSE,
    "use_limits": PURPOSE,
    "step": PURPOSE,
    "cut": PLAYED,
}
TABLES = (
    STANDING,
    REACTION,
    DECISION,
    CHANNEL,
    EVIDENCE,
    MATTER,
    SUBJECT,
    EXHIBIT,
    EFFECT,
    CUSTODY,
    PURPOSE,
    DUE,
    PLAYED,
)


def sentence_of(key: str, value: str) -> str:
    """The sentence of a closed word under a key, else the word itself."""
    return BY_KEY.get(key, DUE).get(value, DUE.get(value, value))
