"""The case that this server shows, and the run that bots made of it, which is played when somebody first asks for it.

`serve` puts it here; pages only read it. Nothing else of the store is reached from a page.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from jisr.library import Language
from jisr.press.replay import Replay
from jisr.press.report import CaseTitle, Report
from jisr.vocabulary import LanguageTag
from jisr.web.later import Later


@dataclass(frozen=True, slots=True)
class Run:
    """A played run ready for the pages."""

    replay: Replay
    report: Report


@dataclass(frozen=True, slots=True)
class Shown:
    """The case, the languages of its pages, and the run."""

    title: CaseTitle
    languages: Mapping[LanguageTag, Language]
    run: Later[Run]


_held: list[Shown] = []


def show(case: Shown) -> None:
    """The case that pages show from now on."""
    _held[:] = [case]


def shown_or_none() -> Shown | None:
    """The case, or nothing while it is still being loaded."""
    return _held[0] if _held else None


def shown() -> Shown:
    """The case. Raises `LookupError` before it is loaded."""
    if not _held:
        raise LookupError("no case is loaded yet")
    return _held[0]
