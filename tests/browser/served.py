"""The run that the browser tests read, and where it is served."""

from dataclasses import dataclass

from jisr.web.shown import Run


@dataclass(frozen=True, slots=True)
class Site:
    """Where the run is served, and the run."""

    url: str
    run: Run

    def first(self, kind: str) -> int:
        """The number of the first act of a kind."""
        return next(one.number for one in self.run.replay.moments if one.kind == kind)
