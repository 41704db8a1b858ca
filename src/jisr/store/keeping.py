"""Keeping a finished run: journals from memory go into the database as they were sealed, act by act, byte by byte.

A run that is there already is not written twice. Another run of the same name (the data changed in between) never
touches the first: it is kept beside it under the name and the start of its head.
"""

from collections.abc import Mapping

from django.db import transaction

from jisr.dossier import Act, Journal, Mode, Seal, header_of
from jisr.store import sql
from jisr.store.journal import MixedModes
from jisr.store.models import POSITIONS, ActRow, Matter
from jisr.store.models import Journal as JournalRow
from jisr.store.rows import parts_again
from jisr.vocabulary import digest_of


def keep(journals: Mapping[str, Journal], *, mode: Mode = Mode.EXERCISE, using: str = "default") -> str:
    """Keep the journals of one case, all or none; the name under which they are kept. Raises `MixedModes`."""
    ordered = sorted(journals.values(), key=lambda journal: journal.party)
    if not ordered:
        raise ValueError("a run has at least one journal")
    with transaction.atomic(using=using):
        if Matter.objects.using(using).exclude(mode=mode).exists():
            raise MixedModes("an exercise and casework never share a database")
        name, known = _name(ordered, using)
        if not known:
            matter = Matter.objects.using(using).create(case=name, mode=mode.value)
            for journal in ordered:
                _keep(journal, matter, using)
    return name


def _name(journals: list[Journal], using: str) -> tuple[str, bool]:
    """The name to keep them under, and whether they are there already."""
    heads = {str(journal.party): journal.head.hash for journal in journals}
    case = str(journals[0].case)
    for name in (case, f"{case}~{digest_of({**heads})[:12]}"):
        if not Matter.objects.using(using).filter(case=name).exists():
            return name, False
        if _heads(name, using) == heads:
            return name, True
    raise ValueError(f"another run is kept under the name {name}")


def _heads(name: str, using: str) -> dict[str, str]:
    found = {}
    for journal in JournalRow.objects.using(using).filter(matter__case=name):
        last = ActRow.objects.using(using).filter(journal=journal).order_by("id").last()
        found[journal.party] = "" if last is None else last.hash
    return found


def _keep(journal: Journal, matter: Matter, using: str) -> None:
    after = journal.cover().after
    row = JournalRow.objects.using(using).create(matter=matter, party=journal.party, after=after)
    keep_acts(journal, row=row.pk, matter=matter.pk, after=after, using=using)


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
