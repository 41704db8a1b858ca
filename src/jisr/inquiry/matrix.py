"""The proof matrix: charge × element × exhibit, and how far each exhibit has come.

Found, lawful, shared, tendered, admitted, relied on: six questions of fact about the file. What existed in truth is no
column here: the debrief alone adds it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from jisr.inquiry.admissibility import admissible
from jisr.inquiry.state import Charge, Exhibit, ExhibitId, InquiryView, Stance, Statement
from jisr.law import Corpus, ElementId, supports
from jisr.law import Statement as LegalStatement
from jisr.vocabulary import CountryCode, Verdict


@dataclass(frozen=True, slots=True)
class Cell:
    """One exhibit for one element of one charge."""

    charge: str
    element: str
    exhibit: ExhibitId
    found: bool
    lawful: bool
    shared: bool
    tendered: bool
    admitted: bool
    relied_on: bool


def speaks_for(law: Corpus, element: str, statement: Statement, *, accused: str, inquiry: InquiryView) -> bool:
    """Whether a statement of an exhibit helps an element of a charge against the accused."""
    legal = LegalStatement(
        "",
        statement.fact,
        by=inquiry.one(statement.by) if statement.by else "",
        on=inquiry.one(statement.on) if statement.on else "",
        value=statement.value,
    )
    if statement.stance is not Stance.ASSERTS:
        return False
    return supports(law, element=ElementId(element), statement=legal, accused=accused)


def matrix(
    charges: Iterable[Charge],
    *,
    inquiry: InquiryView,
    law: Corpus,
    forum: CountryCode,
    on: date,
    tendered: frozenset[ExhibitId] = frozenset(),
    admitted: frozenset[ExhibitId] = frozenset(),
    relied: Mapping[str, frozenset[ExhibitId]] | None = None,
    shared: frozenset[ExhibitId] = frozenset(),
) -> tuple[Cell, ...]:
    """Every cell in which an exhibit speaks for an element, or was offered for it. `relied` is by element."""
    cells: list[Cell] = []
    lawful = {
        name: admissible(exhibit, forum=forum, exhibits=inquiry.exhibits, law=law, on=on).verdict
        in (Verdict.MET, Verdict.UNKNOWN)
        for name, exhibit in inquiry.exhibits.items()
    }
    for charge in charges:
        for element in (*charge.elements, *charge.aggravations):
            for exhibit in inquiry.exhibits.values():
                offered = exhibit.id in charge.exhibits.get(element, ())
                if not offered and not _speaks(law, element, exhibit, charge, inquiry):
                    continue
                cells.append(
                    Cell(
                        charge=charge.id,
                        element=element,
                        exhibit=exhibit.id,
                        found=True,
                        lawful=lawful[exhibit.id],
                        shared=exhibit.id in shared or exhibit.came_by.startswith("request:"),
                        tendered=exhibit.id in tendered,
                        admitted=exhibit.id in admitted,
                        relied_on=exhibit.id in (relied or {}).get(element, frozenset()),
                    )
                )
    return tuple(cells)


def _speaks(law: Corpus, element: str, exhibit: Exhibit, charge: Charge, inquiry: InquiryView) -> bool:
    return any(
        speaks_for(law, element, statement, accused=charge.accused, inquiry=inquiry) for statement in exhibit.statements
    )
