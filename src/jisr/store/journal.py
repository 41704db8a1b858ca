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
from jisr.store.models import NUMBERS, PARTS, Journal, Matter
from jisr.store.rows import acts_of

PLACES: dict[str, int] = {name.value: place for place, name in enumerate(PartName)}


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
        self._id, self._matter, self._zero = found.pk, matter.pk, found.pk * NUMBERS
        self._db = sql.Statements(using=using)
        self._say = self._db.say
        self._add_act, self._add_part, self._add_seal = map(self._say, (sql.ADD_ACT, sql.ADD_PART, sql.ADD_SEAL))

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
        cursor = self._db.cursor()
        cursor.execute(self._say(sql.HEAD), (self._zero, self._zero + NUMBERS))
        found = cursor.fetchone()
        return self._start if found is None else Head(int(found[0]) - self._zero, str(found[1]))

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
        own = acts_of(*self._rows(after, NUMBERS - 1))
        return (*self._inherited[after:], *own) if after < len(self._inherited) else own

    def seals(self, *, after: int = 0) -> Sequence[Seal]:
        """The seals over acts after that number, in order."""
        cursor = self._db.cursor()
        cursor.execute(self._say(sql.SEALS), (self._zero + after, self._zero + NUMBERS))
        return [
            Seal(int(first), int(last) - self._zero, str(head), str(signature))
            for first, last, head, signature in cursor.fetchall()
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
        with self._db.erasing() as cursor:
            cursor.execute(self._say(sql.DESTROY), ((self._zero + number) * PARTS + PLACES[part],))

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
        cursor.execute(self._say(sql.LAST), (self._matter,))
        last = cursor.fetchone()
        if last is None:
            return self._start, self._position
        key, position = int(last[0]), int(last[1])
        if self._zero < key < self._zero + NUMBERS:
            return Head(key - self._zero, str(last[2])), position
        cursor.execute(self._say(sql.HEAD), (self._zero, self._zero + NUMBERS))
        found = cursor.fetchone()
        return (self._start if found is None else Head(int(found[0]) - self._zero, str(found[1]))), position

    def _keep(self, cursor: sql.Cursor, command: CommandId, written: Written) -> None:
        seal, zero = written.seal, self._zero
        parts: list[tuple[str | int, ...]] = []
        for act, text in zip(written.acts, written.texts, strict=True):
            key = zero + act.number
            cursor.execute(self._add_act, (key, self._matter, act.position, act.hash, text.header.decode()))
            for name, content in text.parts.items():
                parts.append((key * PARTS + PLACES[name], key, name, act.salts[name], content.decode()))
        cursor.executemany(self._add_part, parts)
        cursor.execute(self._add_seal, (zero + seal.last, self._id, seal.first, command, seal.signature))

    def _answered(self, command: CommandId) -> Appended | None:
        cursor = self._db.cursor()
        cursor.execute(self._say(sql.ANSWER), (self._id, command))
        found = cursor.fetchone()
        if found is None:
            return None
        rows = self._rows(int(found[0]) - 1, int(found[1]) - self._zero)
        return Appended(acts_of(*rows), repeated=True)

    def _conflict(self, expected: int) -> Conflict:
        newer = tuple(self.read(after=expected))
        return Conflict(expected, newer[-1].number if newer else self.version, newer)

    def _rows(self, after: int, until: int) -> tuple[list[sql.Row], list[sql.Row]]:
        first, last = self._zero + after, self._zero + until
        cursor = self._db.cursor()
        cursor.execute(self._say(sql.ACTS), (first, last))
        acts = cursor.fetchall()
        cursor.execute(self._say(sql.PARTS), ((first + 1) * PARTS, (last + 1) * PARTS))
        return acts, cursor.fetchall()
