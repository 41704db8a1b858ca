"""Who may write, read and lay before whom: an office its own documents, the registry those that were opened to it."""

from dataclasses import dataclass

from jisr.clerk.papers import may_sign
from jisr.clerk.record import PaperKind
from jisr.law.measures import RoleKind
from jisr.stage.seats import Chair
from jisr.store import papers
from jisr.store.papers import Working
from jisr.web.room.masked import paper_as_read
from jisr.web.room.sessions import Present

KINDS = {
    PaperKind.NOTE: "Written note",
    PaperKind.REPORT: "Written report",
    PaperKind.ORDER: "Order",
    PaperKind.INDICTMENT: "Indictment",
    PaperKind.BRIEF: "Brief",
}
STATES = {
    "draft": ("Draft", "info", "info"),
    "asked": ("Before its signer", "warn", "clock"),
    "signed": ("Signed", "good", "ok"),
    "dropped": ("Thrown away", "rest", "info"),
}


@dataclass(frozen=True, slots=True)
class Writer:
    """A seat that writes: its own office's documents, or as registrar those of every office of its State."""

    here: Present
    chair: Chair

    @property
    def registrar(self) -> bool:
        """Whether the seat writes for others."""
        return self.chair.seat.role == RoleKind.REGISTRAR

    @property
    def office(self) -> str:
        """The office of the seat."""
        return str(self.chair.seat.office)

    def documents(self) -> tuple[Working, ...]:
        """Every document that the seat may see."""
        held = papers.papers(
            self.here.room.id, party=str(self.chair.party), office=self.office, registry=self.registrar
        )  # fmt: skip
        return tuple(map(self.as_read, held)) if self.registrar else held

    def document(self, number: int) -> Working | None:
        """The document with that number, when the seat may see it."""
        found = papers.paper(self.here.room.id, number)
        if found is None or found.party != str(self.chair.party):
            return None
        return found if found.office == self.office or (self.registrar and found.open) else None

    def as_read(self, held: Working) -> Working:
        """The document as the seat may read it: names that the registry need not know are masked."""
        return paper_as_read(held, self.here.room.view(self.here.who.seat))

    def veiled(self, held: Working) -> bool:
        """Whether names in it are masked for the seat, which therefore cannot write in it nor have it signed here."""
        return self.as_read(held) is not held

    def signers(self) -> tuple[Chair, ...]:
        """For whom the seat may begin a document: the seats of its office, for a registrar every seat of its State."""
        return tuple(
            one for one in self.here.room.chairs
            if one.party == self.chair.party and (self.registrar or str(one.seat.office) == self.office)
        )  # fmt: skip


def writer_of(here: Present) -> Writer:
    """The seat as a writer."""
    return Writer(here, here.room.chair(here.who.seat))


def kinds_of(role: str) -> tuple[PaperKind, ...]:
    """What a seat of that role signs."""
    return tuple(kind for kind in PaperKind if may_sign(role, kind))
