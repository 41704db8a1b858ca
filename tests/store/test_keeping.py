"""A finished run is kept as it was sealed, once, and never over another."""

import pytest
from stores import CASE, KEYS, NORTH, SOUTH, Stores, add

from jisr.dossier import Mode, PartyId, export_journal
from jisr.store.journal import MixedModes, SqlJournal
from jisr.store.keeping import keep

on_both = pytest.mark.parametrize("stores", ["sqlite", "postgresql"], indirect=True)


def run(*words: str) -> Stores:
    memory = Stores(None)
    for party in (NORTH, SOUTH):
        journal = memory.begun(party=party)
        add(journal, "c-1", *words)
        add(journal, "c-2", *words)
    return memory


@on_both
def test_a_run_is_kept_byte_by_byte_and_not_written_twice(stores: Stores) -> None:
    memory = run("one", "two")
    journals = {str(party): memory.journal(party=party) for party in (NORTH, SOUTH)}
    alias = stores.alias or ""
    assert [keep(journals, using=alias) for _ in range(2)] == [CASE, CASE]
    for party, journal in journals.items():
        assert export_journal(stores.journal(party=PartyId(party))) == export_journal(journal)
    add(stores.journal(), "c-3", "it could go on")


@on_both
def test_another_run_of_the_same_name_is_kept_beside_the_first(stores: Stores) -> None:
    alias = stores.alias or ""
    first, second = run("one"), run("other")
    keep({NORTH: first.journal()}, using=alias)
    names = [keep({NORTH: second.journal()}, using=alias) for _ in range(2)]
    assert names[0] == names[1] != CASE
    assert export_journal(stores.journal()) == export_journal(first.journal())


@on_both
def test_an_exercise_is_not_kept_among_casework(stores: Stores) -> None:
    alias = stores.alias or ""
    SqlJournal(case=CASE, party=NORTH, key=KEYS[NORTH], mode=Mode.CASEWORK, using=alias)
    with pytest.raises(MixedModes):
        keep({NORTH: run("one").journal()}, using=alias)
