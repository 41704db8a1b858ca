"""A branch goes on from a moment of a run; the parent stays as it is, and each is sound by itself."""

import pytest
from two_states import AA, AICHA, BB, BRAHIM, OFFICES, SEED, START, Case, law

from jisr.clerk import Clerk, ReadingRoom
from jisr.clerk import commands as c
from jisr.clerk.branching import begin, leave
from jisr.dossier import (
    CaseId,
    MemoryJournal,
    Mode,
    Numbering,
    PartyId,
    export_journal,
    opening,
    read_opening,
    signing_key,
    verify_journal,
)
from jisr.inquiry import SubjectKind
from jisr.vocabulary import CaseTime

KEYS = {PartyId(party): signing_key(seed=SEED, party=party) for party in (AA, BB)}
PUBLIC = {party: key.public for party, key in KEYS.items()}


class Run(Case):
    """A run whose journals are opened, and two searches in it."""

    def __init__(self) -> None:
        """The second search is what the branch does otherwise."""
        super().__init__()
        for party in (AA, BB):
            first = opening(mode=Mode.EXERCISE, keys=PUBLIC, data=law().digest)
            self.clerk.control(party, (first,), START, cause="opening")
        self.first = self.subject(BRAHIM, "flat 9", SubjectKind.PLACE)
        self.position = self.clerk.journals[AA].read()[-1].position
        self.second = self.subject(BRAHIM, "salon", SubjectKind.PLACE)


def branched(run: Run, *, position: int) -> Clerk:
    """The clerk of a branch of the run at a position."""
    leaving = leave(run.clerk.journals, position=position)
    numbering = Numbering(last=leaving.branch.position)
    journals = {
        str(party): MemoryJournal(
            case=CaseId("branch"), party=party, key=KEYS[party], numbering=numbering, inherited=leaving.inherited[party]
        )
        for party in KEYS
    }
    clerk = Clerk(law=law(), journals=journals, offices={AA: OFFICES, BB: OFFICES}, seed=SEED)
    begin(clerk, leaving, mode=Mode.EXERCISE, keys=PUBLIC, now=run.now)
    return clerk


def test_the_first_act_of_a_branch_cites_run_position_and_heads() -> None:
    run = Run()
    clerk = branched(run, position=run.position)
    for party in (AA, BB):
        journal = clerk.journals[party]
        own = journal.read(after=journal.cover().after)
        told = read_opening(own[0])
        assert told is not None
        assert told.branch is not None
        assert (told.branch.run, told.branch.position) == ("case", run.position)
        parent = run.clerk.journals[party].read()
        head = told.branch.heads[PartyId(party)]
        assert parent[head.number - 1].hash == head.hash
        assert own[0].position > run.position


def test_both_go_on_and_each_verifies_by_itself() -> None:
    run = Run()
    before = export_journal(run.clerk.journals[AA])
    clerk = branched(run, position=run.position)
    view = ReadingRoom(clerk).view(AICHA, now=run.now)
    assert run.first in view.inquiry.subjects
    assert run.second not in view.inquiry.subjects
    command = c.EnterSubject(kind=SubjectKind.PLACE, label="villa")
    clerk.perform(BRAHIM, command, CaseTime(run.now + 10))
    assert export_journal(run.clerk.journals[AA]) == before
    assert verify_journal(before).sound
    report = verify_journal(export_journal(clerk.journals[AA]))
    assert report.sound, report.fault
    run.do(BRAHIM, c.EnterSubject(kind=SubjectKind.PLACE, label="depot"))
    assert verify_journal(export_journal(run.clerk.journals[AA])).sound


def test_a_branch_never_parts_a_command() -> None:
    run = Run()
    taken = run.do(BRAHIM, c.TakeMeasure(measure="custody", subject=run.subject(BRAHIM, "Ladi")))
    assert len(taken) == 2
    leaving = leave(run.clerk.journals, position=taken[0].position)
    assert leaving.branch.position == taken[0].position - 1
    assert taken[0] not in leaving.inherited[PartyId(AA)]
    assert leave(run.clerk.journals, position=taken[1].position).branch.position == taken[1].position


def test_beginning_twice_does_nothing_again() -> None:
    run = Run()
    clerk = branched(run, position=run.position)
    version = clerk.journals[AA].version
    begin(clerk, leave(run.clerk.journals, position=run.position), mode=Mode.EXERCISE, keys=PUBLIC, now=run.now)
    assert clerk.journals[AA].version == version


def test_there_is_no_branch_before_the_first_act() -> None:
    with pytest.raises(LookupError):
        leave(Run().clerk.journals, position=0)
