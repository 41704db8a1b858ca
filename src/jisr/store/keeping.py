"""Keeping acts: those of a journal in memory go into the database as they were sealed, byte by byte."""

from jisr.dossier import Act, Journal, Seal, header_of
from jisr.store import sql
from jisr.store.models import POSITIONS
from jisr.store.rows import parts_again


def keep_acts(journal: Journal, *, row: int, matter: int, after: int, using: str) -> None:
    """The acts of a journal after a number, as they were sealed, into the rows of the journal `row` of the matter."""
    seals = {seal.last: seal for seal in journal.seals(after=after)}
    rows = [_row(act, row, matter * POSITIONS, seals.get(act.number)) for act in journal.read(after=after)]
    statements = sql.Statements(using=using)
    with statements.transaction() as cursor:
        cursor.executemany(statements.say(sql.ADD), rows)


def _row(act: Act, journal: int, low: int, seal: Seal | None) -> tuple[sql.Value, ...]:
    place = (low + act.position, journal, act.number)
    sealed = (None, None, None) if seal is None else (seal.first, act.command, seal.signature)
    return (*place, act.hash, header_of(act).decode(), parts_again(act), *sealed)
