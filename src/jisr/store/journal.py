"""The journal in a database: the port of `dossier.journal` on SQLite and PostgreSQL.

An append is one transaction: the lock of the case, the head as it stands, acts, parts and seal. It is durable when it
returns. The database itself refuses a number, a position or a command that is taken.
"""

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from jisr.dossier import (
    GENESIS,
    Act,
    ActId,
    Answer,
    Appended,
    CaseId,
    CommandId,
    Conflict,
    Cover,
    Entry,
    Head,
    Mode,
    PartName,
    PartyId,
    Seal,
    SigningKey,
    Written,
    write,
)
from jisr.store import sql
from jisr.store.models import Journal, Matter
from jisr.store.rows import acts_of

LAST = 2**62


class MixedModes(ValueError):
    """An exercise and casework never share a database."""


class SqlJournal:
    """The journal of a party in a case, in the database with the alias `using`.

    `inherited` are the acts of the parent of a branch, read before its own; `start` is the node position after which a
    case that is new here counts.
    """

    def __init__(
        self,
        *,
        case: CaseId,
        party: PartyId,
        key: SigningKey,
        mode: Mode,
        using: str = "default",
        inherited: Sequence[Act] = (),
        start: int = 0,
    ) -> None:
        """Opens the journal, making it when it is new. Raises `MixedModes`."""
        self._case, self._party, self._key = case, party, key
        self._inherited, self._start = tuple(inherited), start
        with transaction.atomic(using=using):
            if Matter.objects.using(using).exclude(mode=mode).exists():
                raise MixedModes("an exercise and casework never share a database")
            Matter.objects.using(using).get_or_create(case=case, defaults={"mode": mode.value})
            found, _ = Journal.objects.using(using).get_or_create(
                case=case, party=party, defaults={"after": len(self._inherited)}
            )
        self._id, self._db = found.pk, sql.Statements(using=using)
        self._say = self._db.say

    @property
    def case(self) -> CaseId:
        """The matter."""
        return self._case

    @property
    def party(self) -> PartyId:
        """Whose journal it is."""
        return self._party

    @property
    def version(self) -> int:
        """The number of the last act, 0 when empty."""
        return self.head.number

    @property
    def head(self) -> Head:
        """Number and hash of the last act."""
        return self._head(self._db.cursor())

    def append(self, entry: Entry, *, expected: int) -> Answer:
        """Chain, seal and keep the entry's acts when the journal is still at the version expected."""
        try:
            with self._db.transaction() as cursor:
                written = self._append(cursor, entry, expected)
        except IntegrityError:
            written = None
        if written is not None:
            return Appended(written.acts)
        return self._answered(entry.command) or self._conflict(expected)

    def read(self, *, after: int = 0) -> Sequence[Act]:
        """The acts after that number, in order."""
        own = acts_of(*self._rows(after, LAST))
        return (*self._inherited[after:], *own) if after < len(self._inherited) else own

    def seals(self, *, after: int = 0) -> Sequence[Seal]:
        """The seals over acts after that number, in order."""
        cursor = self._db.cursor()
        cursor.execute(self._say(sql.SEALS), (self._id, after))
        return [
            Seal(int(first), int(last), str(head), str(signature)) for first, last, head, signature in cursor.fetchall()
        ]

    def cover(self) -> Cover:
        """What the journal is now, signed: the first line of an export."""
        head = self.head
        return Cover(self._case, self._party, len(self._inherited), head.number, head.hash).signed(self._key)

    def destroy(self, *, act: ActId, part: PartName) -> None:
        """Destroy content and salt of a part for good; its digest stays. Raises `KeyError` when there is none."""
        number = next((each.number for each in self.read() if each.id == act and part in each.digests), None)
        if number is None:
            raise KeyError((act, part))
        with self._db.transaction() as cursor:
            cursor.execute(self._say(sql.DESTROY), (self._id, number, part.value))

    def _append(self, cursor: sql.Cursor, entry: Entry, expected: int) -> Written | None:
        if self._db.locks:
            cursor.execute(self._say(sql.LOCK), (self._case,))
        head = self._head(cursor)
        if head.number != expected:
            return None
        cursor.execute(self._say(sql.LAST_POSITION), (self._case,))
        last = cursor.fetchone()
        position = self._start if last is None else int(last[0])
        written = write(entry, case=self._case, party=self._party, head=head, position=position, key=self._key)
        self._keep(cursor, entry.command, written)
        return written

    def _keep(self, cursor: sql.Cursor, command: CommandId, written: Written) -> None:
        seal = written.seal
        cursor.execute(self._say(sql.ADD_SEAL), (self._id, seal.first, seal.last, command, seal.signature))
        acts: list[tuple[str | int, ...]] = []
        parts: list[tuple[str | int, ...]] = []
        for act, text in zip(written.acts, written.texts, strict=True):
            acts.append((self._id, self._case, act.number, act.position, text.header.decode(), act.hash))
            parts += [
                (self._id, act.number, name, act.salts[name], content.decode()) for name, content in text.parts.items()
            ]
        cursor.executemany(self._say(sql.ADD_ACT), acts)
        cursor.executemany(self._say(sql.ADD_PART), parts)

    def _head(self, cursor: sql.Cursor) -> Head:
        cursor.execute(self._say(sql.HEAD), (self._id,))
        found = cursor.fetchone()
        if found is not None:
            return Head(int(found[0]), str(found[1]))
        return Head(len(self._inherited), self._inherited[-1].hash) if self._inherited else GENESIS

    def _answered(self, command: CommandId) -> Appended | None:
        cursor = self._db.cursor()
        cursor.execute(self._say(sql.ANSWER), (self._id, command))
        found = cursor.fetchone()
        if found is None:
            return None
        return Appended(acts_of(*self._rows(int(found[0]) - 1, int(found[1]))), repeated=True)

    def _conflict(self, expected: int) -> Conflict:
        newer = tuple(self.read(after=expected))
        return Conflict(expected, newer[-1].number if newer else self.version, newer)

    def _rows(self, after: int, until: int) -> tuple[list[sql.Row], list[sql.Row]]:
        values = (self._id, after, until)
        cursor = self._db.cursor()
        cursor.execute(self._say(sql.ACTS), values)
        acts = cursor.fetchall()
        cursor.execute(self._say(sql.PARTS), values)
        return acts, cursor.fetchall()
