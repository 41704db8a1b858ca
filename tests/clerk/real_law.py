"""The law of the data for tests of the clerk: two States of it, their seats, a case at a day."""

from functools import cache
from pathlib import Path

from two_states import Case, seat

from jisr.law import Corpus
from jisr.library import load
from jisr.vocabulary import CountryCode, case_time

DATA = Path(__file__).parents[2] / "data"
NE, MA = CountryCode("NE"), CountryCode("MA")
MA_POLICE, NE_POLICE = (seat("judicial-police", "investigation", state) for state in (MA, NE))
MA_PROSECUTOR, NE_PROSECUTOR = (seat("prosecutor", "investigation", state) for state in (MA, NE))


@cache
def corpus() -> Corpus:
    """The law of the data, read once."""
    return load(DATA)


def case(start: str = "2022-03-10T09:00") -> Case:
    """A case between the two States."""
    return Case(corpus=corpus(), parties=(NE, MA), start=case_time(start))
