"""The journal and its peer: `python -m bench.journal`.

Sealed acts appended one by one through the store's own port, each durable, beside unsigned events appended by the
`eventsourcing` package to SQLite with the same safety; then 5,000 acts read, folded and verified beside the rebuilding
of an aggregate of 5,000 events. The runs of both alternate, so that both meet the same machine.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.table import Figure, show

APPENDS = 1000
ACTS = 5000
ROUNDS = 7


def main() -> None:
    """Print the tables."""
    folder = Path(tempfile.mkdtemp(prefix="jisr-bench-"))
    try:
        os.environ["JISR_VAR"] = str(folder)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jisr.settings")
        import django

        django.setup()
        for safety in ("NORMAL", "FULL"):
            _appends(folder, safety)
        _memory()
        _five_thousand(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _appends(folder: Path, safety: str) -> None:
    from bench import journal_jisr, journal_peer

    peer = journal_peer.Peer(folder / f"peer-{safety}.sqlite3", safety=safety)
    ours = journal_jisr.opened(folder / f"jisr-{safety}.sqlite3", safety=safety)
    bare = journal_peer.Peer(folder / f"bare-{safety}.sqlite3", safety=safety)
    rows = _alternate(
        {
            "eventsourcing, application saves (unsigned)": lambda: peer.save(APPENDS),
            "eventsourcing, recorder alone (unsigned)": lambda: bare.insert(APPENDS),
            "Jisr, SqlJournal.append (chained and sealed)": lambda: journal_jisr.append(ours, APPENDS),
        },
        per=APPENDS,
    )
    show(f"Appends one by one, SQLite WAL, synchronous {safety}: microseconds each", rows)
    for row in rows:
        print(f"  {row.name:<52}{1e6 / row.median:>11,.0f} a second")


def _memory() -> None:
    from bench import journal_jisr

    show(
        "Appends in memory: microseconds each",
        _alternate(
            {"Jisr, MemoryJournal.append": lambda: journal_jisr.append(journal_jisr.memory(), APPENDS)}, per=APPENDS
        ),
    )


def _five_thousand(folder: Path) -> None:
    from bench import journal_jisr, journal_peer

    peer = journal_peer.Peer(folder / "peer-long.sqlite3", safety="NORMAL")
    peer.save(ACTS)
    stored = journal_jisr.opened(folder / "jisr-long.sqlite3", safety="NORMAL")
    journal_jisr.append(stored, ACTS)
    acts = stored.read()
    data = journal_jisr.exported(stored)
    rows = _alternate(
        {
            "eventsourcing, aggregate rebuilt from the store": peer.rebuild,
            "Jisr, acts folded": lambda: journal_jisr.folded(acts),
            "Jisr, acts read from the store": lambda: stored.read(),
            "Jisr, read and folded": lambda: journal_jisr.folded(stored.read()),
            "Jisr, export verified with every signature": lambda: journal_jisr.verified(data),
        },
        per=1,
        unit="ms",
    )
    show("Five thousand acts: milliseconds", rows)


def _alternate(actions: dict[str, Callable[[], object]], *, per: int, unit: str = "µs") -> list[Figure]:
    scale = 1e6 if unit == "µs" else 1e3
    seconds: dict[str, list[float]] = {name: [] for name in actions}
    for name, action in [*actions.items()] * (ROUNDS + 1):
        start = time.perf_counter()
        action()
        seconds[name].append((time.perf_counter() - start) / per * scale)
    return [Figure(name=name, values=tuple(values[1:]), unit=unit) for name, values in seconds.items()]


if __name__ == "__main__":
    main()
