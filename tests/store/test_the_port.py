"""The port of a journal, the same on memory, SQLite and PostgreSQL."""

import pytest
from stores import CASE, KEYS, NORTH, SOUTH, Stores, add, entry, noted

from jisr.dossier import (
    GENESIS,
    Appended,
    CaseId,
    Conflict,
    MemoryJournal,
    NotPlain,
    Numbering,
    PartName,
    PartState,
    export_journal,
    header_hash,
    read_journal,
    verify_journal,
)  # fmt: skip


def test_a_new_journal_is_empty(stores: Stores) -> None:
    journal = stores.journal()
    assert (journal.version, journal.head, list(journal.read()), list(journal.seals())) == (0, GENESIS, [], [])


def test_what_was_appended_is_read_again(stores: Stores) -> None:
    journal = stores.begun()
    acts = [*add(journal, "c-1", "one", "two"), *add(journal, "c-2", "three")]
    again = stores.journal()
    assert list(again.read(after=1)) == acts
    assert again.version == 4
    assert again.head.hash == acts[-1].hash == header_hash(acts[-1])
    assert [(seal.first, seal.last) for seal in again.seals()] == [(1, 1), (2, 3), (4, 4)]
    assert list(again.read(after=4)) == []
    assert [(seal.first, seal.last) for seal in again.seals(after=3)] == [(4, 4)]


def test_an_append_at_an_old_version_is_told_what_came_in_between(stores: Stores) -> None:
    journal = stores.begun()
    acts = add(journal, "c-1", "one", "two")
    assert journal.append(entry("c-2", noted("late")), expected=1) == Conflict(1, 3, acts)
    assert journal.version == 3


def test_a_repeat_of_a_command_gets_the_first_answer_and_writes_nothing(stores: Stores) -> None:
    journal = stores.begun()
    acts = add(journal, "c-1", "one", "two")
    add(journal, "c-2", "three")
    for expected in (1, 4):
        assert journal.append(entry("c-1", noted("other")), expected=expected) == Appended(acts, repeated=True)
    assert journal.version == 4


def test_the_node_numbers_the_acts_of_a_case_over_all_its_journals(stores: Stores) -> None:
    north, south = stores.begun(), stores.begun(party=SOUTH)
    add(north, "c-1", "one", "two")
    add(south, "c-1", "three")
    add(north, "c-2", "four")
    other = stores.begun(case=CaseId("case-2"))
    assert [act.position for act in north.read()] == [1, 3, 4, 6]
    assert [act.position for act in south.read()] == [2, 5]
    assert [act.position for act in other.read()] == [1]
    assert [act.number for act in south.read(after=1)] == [2]
    assert [act.number for act in north.read(after=2)] == [3, 4]


def test_an_export_is_sound_and_the_same_bytes_wherever_the_journal_is_kept(stores: Stores) -> None:
    journal = stores.begun()
    add(journal, "c-1", "one", "deux", "ثلاثة")
    data = export_journal(journal)
    report = verify_journal(data)
    assert report.sound, report.fault
    reading = read_journal(data)
    memory = MemoryJournal(
        case=CASE, party=NORTH, key=KEYS[NORTH], numbering=Numbering(), acts=reading.acts, seals=reading.seals
    )
    assert export_journal(memory) == data
    assert list(memory.read()) == list(journal.read())


def test_a_destroyed_part_is_gone_and_the_chain_stays(stores: Stores) -> None:
    journal = stores.begun()
    (act,) = add(journal, "c-1", "one")
    journal.destroy(act=act.id, part=PartName.TEXT)
    (again,) = stores.journal().read(after=1)
    assert again.text == {}
    assert again.part("text").state is PartState.DESTROYED
    assert again.identities == act.identities
    assert verify_journal(export_journal(journal)).parts[PartState.DESTROYED] == 1
    assert verify_journal(export_journal(journal)).sound


def test_an_act_that_cannot_be_written_leaves_nothing_behind(stores: Stores) -> None:
    journal = stores.begun()
    with pytest.raises(NotPlain):
        journal.append(entry("c-1", noted("one"), noted("\ud800")), expected=1)
    assert journal.version == 1
    add(journal, "c-1", "one")
    assert journal.version == 2


def test_a_command_that_does_nothing_makes_no_entry(stores: Stores) -> None:
    journal = stores.begun()
    with pytest.raises(ValueError, match="does nothing"):
        journal.append(entry("c-1"), expected=1)
    assert journal.version == 1
