"""Documents signed: a note, a report, an order, an indictment, a brief. Drafting is nobody's act; signing is one's own.

Who may sign what follows from the office: an order is a magistrate's, a brief a party's. Whoever only writes for others
signs notes and reports of the own office and nothing else.
"""

from collections.abc import Mapping

from jisr.clerk import commands as c
from jisr.clerk.desk import Desk
from jisr.clerk.outcomes import Decision, Fault, Faults
from jisr.clerk.persons import check_offices
from jisr.clerk.powers import BENCH, COUNSEL, DEFENCE, JUDGE, PROSECUTOR
from jisr.clerk.record import PaperKind
from jisr.law.measures import RoleKind
from jisr.vocabulary import Json

SIGNS: Mapping[PaperKind, frozenset[RoleKind]] = {
    PaperKind.ORDER: frozenset({PROSECUTOR, JUDGE, BENCH}),
    PaperKind.INDICTMENT: frozenset({PROSECUTOR, JUDGE}),
    PaperKind.BRIEF: frozenset({PROSECUTOR, DEFENCE, COUNSEL}),
}


def may_sign(role: str, kind: PaperKind) -> bool:
    """Whether a seat of that role signs documents of that kind."""
    return kind not in SIGNS or role in SIGNS[kind]


def sign_paper(desk: Desk, command: c.SignPaper, faults: Faults) -> Decision:
    """The document is in the file of the office and of those to whom it goes, in the words that were signed."""
    if not may_sign(desk.role, command.kind):
        faults.add(Fault.POWER, "A document of this kind is not signed by your seat.", field_name="kind")
    if not command.title.strip():
        faults.add(Fault.MALFORMED, "Give the document a title.", field_name="title")
    if not command.text.strip():
        faults.add(Fault.MALFORMED, "The document has no text.", field_name="text")
    if command.to:
        check_offices(desk, command.to, faults)
    for exhibit in command.exhibits:
        if exhibit not in desk.inquiry.exhibits:
            faults.add(Fault.IMPOSSIBLE, "Your office does not have this exhibit.", field_name="exhibits")
    if faults:
        return faults.refuse()
    body: dict[str, Json] = {"kind": command.kind.value, "language": command.language}
    if command.exhibits:
        body["exhibits"] = [*command.exhibits]
    text: dict[str, Json] = {"title": command.title.strip(), "text": command.text}
    return (desk.draft("paper-signed", body, text=text, to=command.to, touches=command.exhibits),)
