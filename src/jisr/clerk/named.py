"""Names of breaches that no measure in data names, because they are of a charge, a letter, a ruling or a seat."""

from collections.abc import Mapping

NAMED: Mapping[str, str] = {
    "basis": "Legal basis between the two States",
    "channel": "Lawful channel",
    "form": "Form of the request",
    "language": "Language of the requested State",
    "forbidden-ground": "A ground on which the treaty forbids to refuse",
    "refusal": "Consultation and reasons before a refusal",
    "identity-in-clear": "Name of a protected person kept out of papers that travel",
    "incompatible-seats": "Seats that one person may not hold together",
    "within-limit": "A written decision before the limit of custody",
    "order-of-trial": "Order of the trial",
    "last-word": "Last word to the accused or counsel",
    "non-punishment": "No punishment for acts that a victim was made to do",
    "own-entry": "No charge of own irregular entry against a victim or a witness",
    "own-passage": "A migrant answers for no smuggling in being smuggled",
    "breaches": "Safeguards of the measure",
    "custody": "Chain of custody",
    "origin": "Lawful origin from abroad",
    "derived": "What it was made from",
}
