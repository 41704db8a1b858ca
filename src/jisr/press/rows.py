"""How an outcome is read: plain data of which a missing word reads as nothing."""

from collections.abc import Iterable, Mapping

from jisr.vocabulary import CaseTime, Json, case_time

Row = Mapping[str, Json]


def rows(value: Json) -> tuple[Row, ...]:
    """A list of maps; nothing for anything else."""
    return tuple(row for row in value if isinstance(row, dict)) if isinstance(value, list) else ()


def word(value: Json) -> str:
    """A word of the outcome."""
    return value if isinstance(value, str) else ""


def words(value: Json) -> tuple[str, ...]:
    """Several words."""
    return tuple(map(word, listed(value)))


def listed(value: Json) -> Iterable[Json]:
    """A list; nothing for anything else."""
    return value if isinstance(value, list) else ()


def hour(value: Json) -> CaseTime | None:
    """An hour of the case, None when there is none."""
    return case_time(value) if isinstance(value, str) and value else None
