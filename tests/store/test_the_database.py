"""What the database itself holds, and what survives the end of a process."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import IntegrityError, connections, transaction
from pytest_django import DjangoDbBlocker
from stores import CASE, KEYS, NORTH, Stores, add, entry, noted, sqlite_at

from jisr.dossier import Appended, CaseId, Conflict, Mode, PartName, export_journal, verify_journal
from jisr.store.journal import MixedModes, SqlJournal
from jisr.store.models import ActRow

WRITER = Path(__file__).with_name("writer.py")


on_both = pytest.mark.parametrize("stores", ["sqlite", "postgresql"], indirect=True)


def rows(stores: Stores) -> list[ActRow]:
    return list(ActRow.objects.using(stores.alias).order_by("id"))


@on_both
def test_a_position_is_taken_once(stores: Stores) -> None:
    add(stores.begun(), "c-1", "one")
    taken = rows(stores)[-1]
    taken.command = "c-2"
    with pytest.raises(IntegrityError), transaction.atomic(using=stores.alias):
        taken.save(using=stores.alias, force_insert=True)


@on_both
def test_a_command_is_answered_once(stores: Stores) -> None:
    add(stores.begun(), "c-1", "one")
    taken = rows(stores)[-1]
    taken.id += 1
    with pytest.raises(IntegrityError), transaction.atomic(using=stores.alias):
        taken.save(using=stores.alias, force_insert=True)


@on_both
def test_half_a_seal_is_refused(stores: Stores) -> None:
    add(stores.begun(), "c-1", "one")
    with pytest.raises(IntegrityError), transaction.atomic(using=stores.alias):
        ActRow.objects.using(stores.alias).update(signature=None)


@on_both
def test_an_exercise_and_casework_never_share_a_database(stores: Stores) -> None:
    stores.begun()
    assert stores.alias is not None
    with pytest.raises(MixedModes):
        SqlJournal(case=CaseId("real"), party=NORTH, key=KEYS[NORTH], mode=Mode.CASEWORK, using=stores.alias)


@on_both
def test_an_append_joins_the_transaction_that_is_open_and_goes_with_it(stores: Stores) -> None:
    journal = stores.begun()
    with transaction.atomic(using=stores.alias):
        add(journal, "c-1", "one")
        assert journal.version == 2
        transaction.set_rollback(True, using=stores.alias)
    assert journal.version == 1
    with transaction.atomic(using=stores.alias):
        add(journal, "c-1", "one")
        assert isinstance(journal.append(entry("c-1", noted("two")), expected=2), Appended)
        assert isinstance(journal.append(entry("c-3", noted("two")), expected=1), Conflict)
    assert stores.journal().version == 2


@on_both
def test_what_was_altered_in_the_database_is_found_in_an_export(stores: Stores) -> None:
    journal = stores.begun()
    add(journal, "c-1", "one")
    row = rows(stores)[-1]
    ActRow.objects.using(stores.alias).filter(id=row.id).update(parts=row.parts.replace("one", "two"))
    report = verify_journal(export_journal(stores.journal()))
    assert report.fault is not None
    assert report.fault.number == 2


@on_both
def test_many_writers_at_once_make_one_chain_and_each_command_is_done_once(stores: Stores) -> None:
    stores.begun()
    failures: list[BaseException] = []

    def work(name: int) -> None:
        try:
            journal = stores.journal()
            for number in range(10):
                command = entry(f"c-{number}-{name % 2}", noted(f"{name}"))
                while not isinstance(journal.append(command, expected=journal.version), Appended):
                    pass
        except BaseException as fault:
            failures.append(fault)
        finally:
            connections[stores.alias or ""].close()

    writers = [threading.Thread(target=work, args=(name,)) for name in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert not failures
    journal = stores.journal()
    assert journal.version == 21
    assert verify_journal(export_journal(journal)).sound


@pytest.fixture
def sqlite(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """The path of a database that does not exist yet."""
    with django_db_blocker.unblock():
        yield tmp_path / "killed.sqlite3"


@pytest.mark.parametrize("safety", ["NORMAL", "FULL"])
def test_nothing_that_was_confirmed_is_missing_after_the_process_was_killed(safety: str, sqlite: Path) -> None:
    environment = {**os.environ, "JISR_DATABASE": f"sqlite:///{sqlite}", "JISR_SAFETY": safety}
    writer = subprocess.Popen([sys.executable, str(WRITER)], stdout=subprocess.PIPE, env=environment)
    assert writer.stdout is not None
    confirmed = [writer.stdout.readline() for _ in range(150)]
    writer.send_signal(signal.SIGKILL)
    confirmed += writer.stdout.readlines()
    writer.stdout.close()
    writer.wait()
    last = max(int(line) for line in confirmed if line.endswith(b"\n"))
    with sqlite_at(sqlite, safety=safety) as found:
        journal = found.journal()
        assert journal.version >= last >= 150
        assert verify_journal(export_journal(journal)).sound
        add(journal, "after", "and it goes on")
        assert verify_journal(export_journal(journal)).sound


def test_of_a_destroyed_part_no_byte_is_left_in_the_files_of_sqlite(sqlite: Path) -> None:
    with sqlite_at(sqlite) as found:
        journal = found.begun()
        (act,) = add(journal, "c-1", "the name of the witness is Zeinabou")
        journal.destroy(act=act.id, part=PartName.BODY)
        files = [path for path in sqlite.parent.iterdir() if path.name.startswith(sqlite.stem)]
        assert not [path for path in files if b"Zeinabou" in path.read_bytes()]
        assert journal.case == CASE
