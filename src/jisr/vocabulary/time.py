"""Case time and periods of validity.

Case time is a whole number of minutes on the one clock of a case; it is shown in each State's zone at the edge. Law
speaks in calendar days, so periods hold dates.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import NewType

CaseTime = NewType("CaseTime", int)
MINUTES_A_DAY = 24 * 60
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_DAY = _EPOCH.toordinal()


def case_time(text: str) -> CaseTime:
    """Case time from `2022-03-09T08:40`. Raises `ValueError` on any other form."""
    moment = datetime.strptime(text, "%Y-%m-%dT%H:%M").replace(tzinfo=UTC)
    return CaseTime(int((moment - _EPOCH).total_seconds() // 60))


def moment_of(at: CaseTime) -> datetime:
    """The moment on the clock of the case, for display."""
    return _EPOCH + timedelta(minutes=at)


def iso_of(at: CaseTime) -> str:
    """Case time as `2022-03-09T08:40`."""
    return moment_of(at).isoformat(timespec="minutes")[: len("2022-03-09T08:40")]


def date_of(at: CaseTime) -> date:
    """The calendar day of a case time, on the clock of the case."""
    return date.fromordinal(_FIRST_DAY + at // MINUTES_A_DAY)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included; None leaves that side open."""

    start: date | None = None
    end: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)
