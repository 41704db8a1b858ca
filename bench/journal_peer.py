"""The peer's side of the bench: the `eventsourcing` package with an SQLite database of the same safety."""

from pathlib import Path
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore


class Case(Aggregate):
    """An aggregate whose events say what the acts of the bench say, without chain and seal."""

    @event("Opened")
    def __init__(self) -> None:
        """Nothing is known yet."""
        self.subjects: dict[str, tuple[int, str]] = {}

    @event("MeasureTaken")
    def take(
        self,
        command: str,
        seat: list[str],
        done_at: int,
        entered_at: int,
        wall: int,
        law: str,
        rules: list[str],
        body: dict[str, str | int | dict[str, str]],
        identities: dict[str, str],
    ) -> None:
        """What an act says, in an event; the state keeps the count and the name of each subject."""
        for subject, name in identities.items():
            known = self.subjects[subject][0] if subject in self.subjects else 0
            self.subjects[subject] = (known + 1, name)


class Peer:
    """An application of the package."""

    def __init__(self, path: Path, *, safety: str) -> None:
        """A new database with the write-ahead log and the safety given."""
        self._app: Application[UUID] = Application(
            env={"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(path)}
        )
        recorder = self._app.recorder
        if not isinstance(recorder, SQLiteApplicationRecorder):
            raise TypeError("the peer is not on SQLite")
        self._recorder: SQLiteApplicationRecorder = recorder
        _set_safety(recorder.datastore, safety)
        self._case = Case()
        self._app.save(self._case)
        self._version = 1

    def save(self, count: int) -> None:
        """So many events, each saved by itself."""
        seat = ["seat", "investigation", "party", "prosecutor", "bot"]
        for number in range(count):
            subject, at = f"S-{number % 40:08x}", 27_000_000 + number
            self._case.take(
                f"command-{number}", seat, at, at, number, "0" * 64, ["RULE/18/3"],
                {"measure": "house-search", "subject": subject, "fields": {"place": "flat"}, "count": number},
                {subject: "A name in two scripts"},
            )  # fmt: skip
            self._app.save(self._case)

    def insert(self, count: int) -> None:
        """So many ready events, each inserted by itself: no domain, no serialisation."""
        state = b'{"subject":"S-00000001","measure":"house-search","place":"flat","name":"A name","count":1}'
        for _ in range(count):
            self._version += 1
            stored = StoredEvent(self._case.id, self._version, "bench:MeasureTaken", state)
            self._recorder.insert_events([stored])

    def rebuild(self) -> object:
        """The aggregate from its stored events."""
        return self._app.repository.get(self._case.id)


def _set_safety(datastore: SQLiteDatastore, safety: str) -> None:
    with datastore.get_connection(commit=True) as connection:
        connection.cursor().execute(f"PRAGMA synchronous={safety};")
