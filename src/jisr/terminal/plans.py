"""What is to be played, as somebody typed it: whether the scenario has that cut and that timetable."""

from collections.abc import Iterator

from jisr.exercise.scenario import Scenario
from jisr.vocabulary import Reason


def plan_faults(scenario: Scenario, *, cut: str, timetable: str = "") -> Iterator[Reason]:
    """Each name that the scenario does not have, and a timetable that is not of the cut; empty ones are its own."""
    cuts = [one.id for one in scenario.cuts]
    tables = {one.id: one.cut for one in scenario.timetables}
    if cut and cut not in cuts:
        yield Reason("There is no cut “{cut}”. Use one of: {known}.", {"cut": cut, "known": ", ".join(cuts)})
    if timetable and timetable not in tables:
        values = {"word": timetable, "words": ", ".join(tables)}
        yield Reason("There is no timetable “{word}”. Use one of: {words}.", values)
    elif timetable and cut in cuts and tables[timetable] != cut:
        values = {"timetable": timetable, "cut": tables[timetable]}
        yield Reason("The timetable “{timetable}” is of the cut “{cut}”: give that one, or none.", values)
