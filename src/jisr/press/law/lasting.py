"""A length of time in the words of a language: minutes, hours below three days, then days; never weeks."""

from datetime import timedelta

from babel.dates import format_timedelta

HOURS_UNTIL = 24 * 60


def lasting(minutes: int, *, locale: str) -> str:
    """The words of a length of time in minutes."""
    threshold = 1.0 if minutes < HOURS_UNTIL else 3.0
    return format_timedelta(timedelta(minutes=minutes), granularity="minute", threshold=threshold, locale=locale)
