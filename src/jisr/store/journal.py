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
    without_part,
    write,
)
from jisr.store import sql
from jisr.store.models import POSITIONS, Journal, Matter
from jisr.store.rows import act_of, acts_of, parts_again, parts_text


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
        self._inherited, self._position = tuple(inherited), start
        self._start = Head(len(inherited), inherited[-1].hash) if inherited else GENESIS
        with transaction.atomic(using=using):
            if Matter.objects.using(using).exclude(mode=mode).exists():
                raise MixedModes("an exercise and casework never share a database")
            matter, _ = Matter.objects.using(using).get_or_create(case=case, defaults={"mode": mode.value})
            found, _ = Journal.objects.using(using).get_or_create(
                matter=matter, party=party, defaults={"after": len(self._inherited)}
            )
        self._id, self._matter = found.pk, matter.pk
        self._low, self._high = matter.pk * POSITIONS, (matter.pk + 1) * POSITIONS
        self._db = sql.Statements(using=using)
        self._say = self._db.say
        self._add = self._say(sql.ADD)
        self._known: tuple[tuple[int, int], ...] = ()

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
        own = acts_of(self._rows(after, POSITIONS))
        return (*self._inherited[after:], *own) if after < len(self._inherited) else own

    def seals(self, *, after: int = 0) -> Sequence[Seal]:
        """The seals over acts after that number, in order."""
        cursor = self._db.cursor()
        cursor.execute(self._say(sql.SEALS), (self._low, self._high, self._id, after))
        return [
            Seal(whole(first), whole(last), str(head), str(signature))
            for first, last, head, signature in cursor.fetchall()
        ]

    def cover(self) -> Cover:
        """What the journal is now, signed: the first line of an export."""
        head = self.head
        return Cover(self._case, self._party, len(self._inherited), head.number, head.hash).signed(self._key)

    def destroy(self, *, act: ActId, part: PartName) -> None:
        """Destroy content and salt of a part for good; its digest stays. Raises `KeyError` when there is none."""
        act_row = self._find(act)
        if act_row is None or part not in act_row[1].digests:
            raise KeyError((act, part))
        key, found = act_row
        with self._db.erasing() as cursor:
            cursor.execute(self._say(sql.DESTROY), (parts_again(without_part(found, part)), key))

    def _find(self, act: ActId) -> tuple[int, Act] | None:
        cursor = self._db.cursor()
        cursor.execute(self._say(sql.FIND), (self._low, self._high, self._id, f'{{"act":"{act}",%'))
        found = cursor.fetchone()
        return None if found is None else (whole(found[0]), act_of(*map(str, found[1:])))

    def _append(self, cursor: sql.Cursor, entry: Entry, expected: int) -> Written | None:
        if self._db.locks:
            cursor.execute(self._say(sql.LOCK), (self._matter,))
        head, position = self._where(cursor)
        if head.number != expected:
            return None
        written = write(entry, case=self._case, party=self._party, head=head, position=position, key=self._key)
        self._keep(cursor, entry.command, written)
        return written

    def _where(self, cursor: sql.Cursor) -> tuple[Head, int]:
        """The head of this journal and the last position of the case: one question when the last act is ours."""
        cursor.execute(self._say(sql.LAST), (self._low, self._high))
        last = cursor.fetchone()
        if last is None:
            return self._start, self._position
        position = whole(last[0]) - self._low
        if last[1] == self._id:
            return Head(whole(last[2]), str(last[3])), position
        return self._head(cursor), position

    def _head(self, cursor: sql.Cursor) -> Head:
        cursor.execute(self._say(sql.HEAD), (self._low, self._high, self._id))
        found = cursor.fetchone()
        return self._start if found is None else Head(whole(found[0]), str(found[1]))

    def _keep(self, cursor: sql.Cursor, command: CommandId, written: Written) -> None:
        seal = written.seal
        rows: list[tuple[sql.Value, ...]] = []
        for act, text in zip(written.acts, written.texts, strict=True):
            place = (self._low + act.position, self._id, act.number)
            sealed = (seal.first, command, seal.signature) if act.number == seal.last else (None, None, None)
            rows.append((*place, act.hash, text.header.decode(), parts_text(act, text), *sealed))
        cursor.executemany(self._add, rows)

    def _answered(self, command: CommandId) -> Appended | None:
        cursor = self._db.cursor()
        cursor.execute(self._say(sql.ANSWER), (self._id, command))
        found = cursor.fetchone()
        if found is None:
            return None
        rows = self._rows(whole(found[0]) - 1, whole(found[1]))
        return Appended(acts_of(rows), repeated=True)

    def _conflict(self, expected: int) -> Conflict:
        newer = tuple(self.read(after=expected))
        return Conflict(expected, newer[-1].number if newer else self.version, newer)

    def _rows(self, after: int, until: int) -> list[sql.Row]:
        """Rows of acts by number, looked for from the last place that is known to lie before them."""
        low = max((place for number, place in self._known if number <= after), default=self._low)
        cursor = self._db.cursor()
        cursor.execute(self._say(sql.ACTS), (low, self._high, self._id, after, until))
        rows = cursor.fetchall()
        if rows:
            self._known = (*self._known[-8:], (after + len(rows), whole(rows[-1][0])))
        return rows


def whole(value: sql.Value) -> int:
    """A whole number of a row."""
    return int(value or 0)
