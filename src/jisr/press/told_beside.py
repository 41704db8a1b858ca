"""From the outcome of a run to what its report says of meetings and hints."""

from collections.abc import Iterator, Mapping

from jisr.cooperation.meetings import MeetingState
from jisr.exercise.scenario import Scenario
from jisr.press.beside import HintShown, HintsShown, MeetingShown
from jisr.press.rows import Row, hour, rows, word, words
from jisr.press.sides import SideShown
from jisr.vocabulary import CaseTime, Json


def meetings_told(outcome: Mapping[str, Json], sides: Mapping[str, SideShown]) -> tuple[MeetingShown, ...]:
    """Every meeting of the delegations."""
    return tuple(
        MeetingShown(
            giver=sides[word(row.get("from"))], receiver=sides[word(row.get("to"))],
            state=MeetingState(word(row.get("state"))), steps=tuple(_steps(row)), when=word(row.get("when")),
            place=word(row.get("place")), agenda=word(row.get("agenda")), answer=word(row.get("answer")),
            minutes=word(row.get("minutes")), participants=words(row.get("participants")),
            points=words(row.get("points")),
        )
        for row in rows(outcome.get("meetings"))
        if word(row.get("from")) in sides and word(row.get("to")) in sides
    )  # fmt: skip


def _steps(row: Row) -> Iterator[tuple[str, CaseTime]]:
    declined = word(row.get("state")) == MeetingState.DECLINED
    for key, said in (("proposed", "Proposed"), ("answered", "Declined" if declined else "Agreed"), ("held", "Held")):
        if (at := hour(row.get(key))) is not None:
            yield said, at


def hints_told(
    outcome: Mapping[str, Json], sides: Mapping[str, SideShown], scenario: Scenario
) -> tuple[HintsShown, ...]:
    """The hints of each side that took one."""
    taken = rows(outcome.get("hints_taken"))
    found = (
        HintsShown(side=side, rows=tuple(_hint(row, scenario) for row in taken if row.get("party") == code))
        for code, side in sides.items()
    )
    return tuple(one for one in found if one.rows)


def _hint(row: Row, scenario: Scenario) -> HintShown:
    criteria = {one.id: one.observe for one in scenario.criteria}
    titles = {role.id: role.title for role in scenario.roles}
    role = word(row.get("role"))
    return HintShown(
        at=hour(row.get("at")) or scenario.start, role=titles.get(role, {}), given=row.get("by") == "control",
        criterion=criteria.get(word(row.get("criterion")), {}), costs=row.get("price") == "step",
    )  # fmt: skip
