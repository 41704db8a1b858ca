"""A table of measured figures: name, minimum, median, maximum, and the ratio to the line it stands beside."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """Seconds (or another unit) of several runs of one thing."""

    name: str
    values: tuple[float, ...]
    unit: str = "ms"

    @property
    def median(self) -> float:
        """The figure to quote."""
        return statistics.median(self.values)


def timed(name: str, action: Callable[[], object], *, runs: int = 9, warm: int = 1) -> Figure:
    """Milliseconds of each run, after `warm` runs that do not count."""
    for _ in range(warm):
        action()
    values = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        values.append((time.perf_counter() - start) * 1000)
    return Figure(name=name, values=tuple(values))


def show(title: str, figures: Sequence[Figure]) -> None:
    """Print the table; the ratio is to the first line."""
    print(f"\n{title}")
    print(f"  {'':<52}{'min':>11}{'median':>11}{'max':>11}{'ratio':>8}")
    for figure in figures:
        low, high = min(figure.values), max(figure.values)
        ratio = figure.median / figures[0].median if figures[0].median else 0.0
        print(f"  {figure.name:<52}{low:>11.3f}{figure.median:>11.3f}{high:>11.3f}{ratio:>8.2f}  {figure.unit}")
