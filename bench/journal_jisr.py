"""Jisr's side of the bench: journals with acts like those of a case."""

from collections.abc import Sequence
from pathlib import Path

from django.core.management import call_command
from django.db import connections

from jisr.dossier import (
    Act,
    CaseId,
    CommandId,
    Draft,
    Entry,
    Journal,
    MemoryJournal,
    Mode,
    Numbering,
    OfficeId,
    PartyId,
    Sat,
    Seat,
    SeatId,
    Slice,
    SubjectId,
    export_journal,
    fold,
    opening,
    signing_key,
    verify_journal,
)  # fmt: skip
from jisr.store.addresses import database_from
from jisr.store.journal import SqlJournal
from jisr.vocabulary import CaseTime, RuleId

CASE, PARTY, OFFICE = CaseId("bench"), PartyId("party"), OfficeId("investigation")
KEY = signing_key(seed=1, party=PARTY)
SEAT = Seat(SeatId("seat"), OFFICE, PARTY, "prosecutor", Sat.BOT)


def opened(path: Path, *, safety: str) -> SqlJournal:
    """A new journal in a database file of its own."""
    connections.databases[path.stem] = {
        **connections.databases["default"],
        **database_from(f"sqlite:///{path}", default=path, safety=safety),
    }
    call_command("migrate", database=path.stem, verbosity=0, skip_checks=True)
    journal = SqlJournal(case=CASE, party=PARTY, key=KEY, mode=Mode.EXERCISE, using=path.stem)
    begin(journal)
    return journal


def memory() -> MemoryJournal:
    """A new journal in memory."""
    journal = MemoryJournal(case=CASE, party=PARTY, key=KEY, numbering=Numbering())
    begin(journal)
    return journal


def begin(journal: Journal) -> None:
    """The first act."""
    first = opening(mode=Mode.EXERCISE, keys={PARTY: KEY.public}, data="0" * 64)
    journal.append(entry(0, first), expected=0)


def append(journal: Journal, count: int) -> None:
    """So many commands of one act each."""
    version = journal.version
    for number in range(version, version + count):
        journal.append(entry(number, draft(number)), expected=number)


def entry(number: int, *drafts: Draft) -> Entry:
    """A command at a minute of its own."""
    at = CaseTime(27_000_000 + number)
    return Entry(CommandId(f"command-{number}"), SEAT, at, at, number, "0" * 64, drafts)


def draft(number: int) -> Draft:
    """An act of two parts, as most are."""
    subject = SubjectId(f"S-{number % 40:08x}")
    return Draft(
        kind="measure-taken",
        body={"measure": "house-search", "subject": subject, "fields": {"place": "flat"}, "count": number},
        identities={subject: "A name in two scripts"},
        touches=(subject,),
        rules=(RuleId("RULE/18/3"),),
    )


def exported(journal: Journal) -> bytes:
    """The journal as JSON Lines."""
    return export_journal(journal)


def verified(data: bytes) -> None:
    """Check everything."""
    report = verify_journal(data)
    if not report.sound:
        raise RuntimeError(f"the bench made an unsound journal: {report.fault}")


def folded(acts: Sequence[Act]) -> object:
    """A fold that keeps the last act, the count and the names of each subject."""
    return fold([SLICE], acts, party=PARTY, office=OFFICE)


def _taken(state: dict[str, tuple[str, int, str]], act: Act) -> None:
    for subject in act.touches:
        count = state[subject][1] if subject in state else 0
        state[subject] = (act.id, count + 1, str(act.identities.get(subject)))


SLICE: Slice[dict[str, tuple[str, int, str]], dict[str, tuple[str, int, str]]] = Slice(
    name="bench", start=dict, on={("measure-taken", 1): _taken}, freeze=dict
)
