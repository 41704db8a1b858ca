"""A document read and signed: by the PIN of its signer's card, on whatever screen it is read.

The tries are counted at the card. What is signed is the text of the version that was shown, as it is kept; if somebody
wrote in it since, it is shown again.
"""

from dataclasses import dataclass
from enum import StrEnum

from jisr.clerk import Done, Refused
from jisr.clerk.commands import SignPaper
from jisr.clerk.record import PaperKind
from jisr.inquiry import ExhibitId
from jisr.protection.plain import ref_of
from jisr.store import doors, papers
from jisr.store.doors import Tried
from jisr.store.papers import OPEN, Working
from jisr.vocabulary import Finding, LanguageTag
from jisr.web.room.entry.checks import digits
from jisr.web.room.live import LiveRoom
from jisr.web.room.sessions import now

PINS = {
    Tried.WRONG: "The PIN is not the one of this card.",
    Tried.SHUT: "Too many wrong tries. This card is shut for five minutes; ask the facilitator for a new one, or wait.",
}


class Came(StrEnum):
    """What came of it: signed; the PIN does not open the card; somebody wrote in it since; the clerk refused it."""

    SIGNED = "signed"
    PIN = "pin"
    CHANGED = "changed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Signing:
    """The answer to a signing: the act, or why there is none."""

    came: Came
    act: str = ""
    fault: str = ""
    findings: tuple[Finding, ...] = ()


def command_of(paper: Working) -> SignPaper:
    """What is signed."""
    words = paper.words
    return SignPaper(
        kind=PaperKind(words.kind), title=words.title, text=words.text, language=LanguageTag(words.language),
        to=words.to, exhibits=tuple(ExhibitId(one) for one in words.exhibits),
    )  # fmt: skip


def sign(room: LiveRoom, paper: Working, *, pin: str, version: int) -> Signing:
    """Signs the document in the name of its seat. Raises `AtRest` while play rests."""
    card = next((one for one in doors.cards_of(room.id) if one.seat == paper.seat), None)
    if card is None or not card.chosen:
        return Signing(Came.PIN, fault="Nobody has chosen a PIN for this seat yet: its holder signs in first.")
    tried = doors.try_pin(card.id, digits(pin), now=now())
    if tried is not Tried.OPEN:
        return Signing(Came.PIN, fault=PINS.get(tried, PINS[Tried.WRONG]))
    if paper.version != version or paper.state not in OPEN:
        return Signing(Came.CHANGED)
    answer = room.act(paper.seat, command_of(paper), key=f"paper:{paper.id}:{paper.version}")
    if isinstance(answer, Done):
        act = ref_of(answer.acts[0])
        papers.signed(room.id, paper.id, paper.words, act=act)
        return Signing(Came.SIGNED, act=act)
    return Signing(Came.REFUSED, findings=answer.findings if isinstance(answer, Refused) else ())
