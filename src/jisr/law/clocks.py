"""Whether a time that a rule sets still runs: the days are counted as the law counts them, and doubt leaves it open.

Clear days (neither the first nor the last counts) where the calendar of the State says so; days without more where
the rule calls them consecutive; both where nothing is said. A last day that may be none of work may be moved, never
brought nearer; where no holidays are held, any day may be one. A time given in words alone ends on no day.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Final

from jisr.law.corpus import Corpus
from jisr.law.limitation import limit_of
from jisr.law.rules import Rule
from jisr.law.standing import grounds_on
from jisr.law.states import Calendar
from jisr.vocabulary import CountryCode, Finding, Reason, RuleId, Verdict

CONSECUTIVE: Final = "consecutive"
UNKNOWN_HOLIDAYS: Final = timedelta(days=7)  # where no holidays are held, the last day may be moved; a week is cautious


@dataclass(frozen=True, slots=True)
class Term:
    """Until when a time runs: surely, and possibly."""

    sure: date
    possible: date


def time_left(corpus: Corpus, *, rule: RuleId, counts: str, start: date, on: date) -> Finding:
    """Whether the time that a parameter of the rule gives, counted from a day, still runs: met while it does, unmet
    when it is over, unknown where the rule is not verified, gives no number, or the count is not certain."""
    known = corpus.rules[rule]
    ground = grounds_on(corpus, facts_on=start, procedure_on=on).of(rule)
    length = number(known, counts)
    if ground.ceiling is not None:
        reasons = () if ground.reason is None else (ground.reason,)
        return Finding(rule, Verdict.UNKNOWN, ground.citation, reasons)
    if length is None:
        return Finding(rule, Verdict.UNKNOWN, ground.citation, (Reason("the law gives no number of days"),))
    term = term_of(corpus, known, start=start, unit=counts, length=length)
    values = {"from": start.isoformat(), "to": term.sure.isoformat(), "latest": term.possible.isoformat()}
    if on <= term.sure:
        return Finding(rule, Verdict.MET, ground.citation, (Reason("the time from {from} runs until {to}", values),))
    if on <= term.possible:
        reason = Reason("the time from {from} ended on {to}, unless it is counted or moved until {latest}", values)
        return Finding(rule, Verdict.UNKNOWN, ground.citation, (reason,))
    return Finding(rule, Verdict.UNMET, ground.citation, (Reason("the time from {from} ended on {latest}", values),))


def term_of(corpus: Corpus, rule: Rule, *, start: date, unit: str, length: int) -> Term:
    """The last day of a time, as it surely and as it possibly falls."""
    last = last_day(start, unit=unit, length=length)
    country = corpus.countries.get(CountryCode(rule.home))
    if country is None:
        exact = CONSECUTIVE in rule.parameters.get(f"{unit}_kind", ())
        return Term(last, last if exact else last + timedelta(days=1))
    calendar = country.calendar
    clear = last + timedelta(days=1)
    sure = clear if calendar.clear_days == "yes" else last
    possible = last if calendar.clear_days == "no" else clear
    return Term(sure, _moved(calendar, possible))


def _moved(calendar: Calendar, day: date) -> date:
    """The latest day to which a last day that is none of work may be moved."""
    if not calendar.holidays:
        day += UNKNOWN_HOLIDAYS
    return next(one for step in count() if calendar.works_on(one := day + timedelta(days=step)))


def last_day(start: date, *, unit: str, length: int) -> date:
    """The last day of a length counted from the day after the first."""
    if unit.endswith("years"):
        return limit_of(start, length)
    if unit.endswith("months"):
        years, month = divmod(start.month - 1 + length, 12)
        last = monthrange(start.year + years, month + 1)[1]
        return date(start.year + years, month + 1, min(start.day, last))
    return start + timedelta(days=length)


def number(rule: Rule, name: str) -> int | None:
    """The number that a parameter gives; None when it gives none."""
    return next((int(one) for one in rule.parameters.get(name, ()) if one.isdigit()), None)


def next_number(rule: Rule, ending: str) -> int | None:
    """The first number among the parameters whose name ends so."""
    names = (name for name in rule.parameters if name.endswith(ending))
    return next((found for name in names if (found := number(rule, name)) is not None), None)


def counted(rule: Rule) -> tuple[str, ...]:
    """The parameters of a rule that give a length of time."""
    return tuple(
        name for name in rule.parameters
        if name.endswith(("days", "months", "years")) and number(rule, name) is not None
    )  # fmt: skip
