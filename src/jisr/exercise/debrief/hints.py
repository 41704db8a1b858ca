"""The hints of a run: which seat had one, when, and what it costs.

A hint that control gives takes one step off the criterion that it is linked to; one that a page gives on a click is
counted and costs nothing. Both stand in control's journal alone.
"""

from collections import Counter
from collections.abc import Iterator

from jisr.dossier import Act
from jisr.exercise.debrief.record import Record
from jisr.protection.plain import word
from jisr.vocabulary import Json, iso_of

ACTED, GIVEN, NOTED, HINT = "control-acted", "hints", "notes", "hint"
STEP = "step"


def hints_taken(record: Record) -> list[Json]:
    """Every hint in the order in which they were taken."""
    states = {role.id: str(role.state) for role in record.scenario.roles}
    rows: list[Json] = []
    for act in _hints(record):
        seat = word(act.body, "seat")
        role = seat.partition(":")[0]
        given = word(act.body, "what") == GIVEN
        rows.append({
            "seat": seat, "role": role, "party": states.get(role, ""), "at": iso_of(act.done_at),
            "by": "control" if given else "page", "criterion": word(act.body, "criterion"),
            "price": word(act.body, "price") if given else "",
        })  # fmt: skip
    return rows


def steps_lost(record: Record) -> Counter[str]:
    """How many steps each criterion lost to hints."""
    return Counter(
        word(act.body, "criterion")
        for act in _hints(record)
        if word(act.body, "what") == GIVEN and word(act.body, "price") == STEP and word(act.body, "criterion")
    )


def _hints(record: Record) -> Iterator[Act]:
    for act in record.of_kind(ACTED):
        what = word(act.body, "what")
        if what == GIVEN or (what == NOTED and word(act.body, "subject") == HINT):
            yield act
