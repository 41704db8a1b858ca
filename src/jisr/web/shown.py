"""The run that this server shows, loaded once before it answers.

`serve` puts it here; pages only read it. Nothing else of the store is reached from a page.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from jisr.library import Language
from jisr.press.replay import Replay
from jisr.press.report import CaseTitle, Report
from jisr.vocabulary import LanguageTag


@dataclass(frozen=True, slots=True)
class Shown:
    """A played run ready for the pages."""

    title: CaseTitle
    replay: Replay
    report: Report
    languages: Mapping[LanguageTag, Language]


_held: list[Shown] = []


def show(run: Shown) -> None:
    """The run that pages show from now on."""
    _held[:] = [run]


def shown_or_none() -> Shown | None:
    """The run, or nothing while it is still being played."""
    return _held[0] if _held else None


def shown() -> Shown:
    """The run. Raises `LookupError` before it is loaded."""
    if not _held:
        raise LookupError("no run is loaded yet")
    return _held[0]
