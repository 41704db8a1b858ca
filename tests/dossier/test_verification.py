"""A journal that was touched is found out, the first act that fails named; what was rightly taken away is no fault."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_case import BENCH, CASE, KEY, PARTY, add, entry, journal_of, noted, open_journal

from jisr.dossier import (
    Branch,
    CaseId,
    Draft,
    MemoryJournal,
    Mode,
    Numbering,
    Part,
    PartName,
    PartState,
    Redaction,
    export_acts,
    export_journal,
    fold,
    header_hash,
    inherited,
    opening,
    part_digest,
    read_journal,
    signing_key,
    verify_journal,
)


@cache
def exported() -> bytes:
    journal = open_journal()
    for number in range(12):
        add(journal, noted(f"word {number}"), *([noted("with it")] if number % 3 == 0 else []))
    return export_journal(journal)


def lines() -> list[bytes]:
    return exported().splitlines(keepends=True)


def first_fault(data: bytes) -> tuple[int, str]:
    fault = verify_journal(data).fault
    assert fault is not None
    return fault.number, fault.reason.key


def test_a_journal_as_it_was_sealed_is_sound() -> None:
    report = verify_journal(exported())
    assert report.sound
    assert (report.acts, report.seals) == (17, 13)
    assert report.parts == {PartState.PRESENT: 33}
    assert report.positions == tuple(range(1, 18))


@given(st.data())
def test_any_altered_byte_is_found(data: st.DataObject) -> None:
    whole = bytearray(exported())
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[place]))
    assert not verify_journal(bytes(whole)).sound


@given(st.integers(0, 16), st.sampled_from(["word", "A name", "seat-investigation", '"wall":']))
def test_the_act_whose_words_were_altered_is_the_one_that_is_named(number: int, word: str) -> None:
    rows = lines()
    altered = rows[number + 1].replace(word.encode(), word.swapcase().encode(), 1)
    if altered != rows[number + 1]:
        rows[number + 1] = altered
        assert first_fault(b"".join(rows))[0] == number + 1


@given(st.integers(2, 17))
def test_an_act_that_was_removed_is_missed_at_its_place(number: int) -> None:
    rows = lines()
    del rows[number]
    assert first_fault(b"".join(rows))[0] in (number - 1, number)


def test_an_act_removed_from_the_middle_is_told_as_removed() -> None:
    rows = lines()
    del rows[5]
    assert first_fault(b"".join(rows)) == (5, "act number {due} was removed before it")


def test_acts_cut_off_at_the_end_are_missed() -> None:
    assert first_fault(b"".join(lines()[:-1])) == (17, "acts were removed from the end: number {due} is missing")


@given(st.integers(1, 17), st.integers(1, 17))
def test_acts_that_changed_places_are_found_at_the_first_of_them(one: int, other: int) -> None:
    rows = lines()
    rows[one], rows[other] = rows[other], rows[one]
    if one != other and min(one, other) > 1:
        number, key = first_fault(b"".join(rows))
        assert number == min(one, other)
        assert "reordered" in key


@given(st.integers(1, 17), st.integers(1, 17))
def test_an_act_that_stands_twice_is_found(one: int, place: int) -> None:
    rows = lines()
    rows.insert(place + 1, rows[one])
    assert not verify_journal(b"".join(rows)).sound


def test_an_act_forged_with_another_key_is_found_even_when_the_chain_fits() -> None:
    forger = signing_key(seed=8, party=PARTY)
    real = read_journal(exported())
    journal = MemoryJournal(case=CASE, party=PARTY, key=forger, numbering=Numbering(last=1), acts=real.acts[:1])
    for number in range(1, 4):
        journal.append(entry(number, noted("forged")), expected=number)
    seals = [*real.seals[:1], *journal.seals()]
    data = export_acts(journal.cover(), journal.read(), seals)
    assert first_fault(data) == (2, "its seal does not fit: the act or its seal was altered")


def test_a_journal_made_anew_with_another_key_is_found_by_who_knows_the_true_key() -> None:
    forger = signing_key(seed=8, party=PARTY)
    journal = MemoryJournal(case=CASE, party=PARTY, key=forger, numbering=Numbering())
    journal.append(entry(0, opening(mode=Mode.EXERCISE, keys={PARTY: forger.public}, data="1" * 64)), expected=0)
    data = export_journal(journal)
    assert verify_journal(data).sound
    assert not verify_journal(data, trusted={PARTY: KEY.public}).sound


def test_a_seal_taken_away_is_missed() -> None:
    rows = lines()
    place = rows[-1].index(b',"seal":')
    rows[-1] = rows[-1][:place] + b"}\n"
    assert first_fault(b"".join(rows))[1] == "its seal was removed"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"{}\n",
        b"[[[[",
        b"[" * 100_000 + b"\n",
        b"\xff\xfe\n",
        b'{"journal":1}\n',
        b"null\nnull\n",
        b"\n\n\n",
    ],
)
def test_what_is_no_journal_is_told_in_one_answer(data: bytes) -> None:
    assert not verify_journal(data).sound
    assert read_journal(data).cover is None


def test_a_part_that_is_withheld_or_destroyed_is_no_fault() -> None:
    journal = journal_of(["one", "two", "three"])
    acts = list(journal.read())
    journal.destroy(act=acts[1].id, part=PartName.IDENTITIES)
    assert journal.read()[1].identities == {}
    acts = list(journal.read())
    withheld = acts[2].part("body").withheld()
    acts[2] = replace(acts[2], parts={}, salts={}, held={**{n: acts[2].part(n).withheld() for n in acts[2].digests}})
    report = verify_journal(export_acts(journal.cover(), acts, journal.seals()))
    assert report.sound
    assert withheld.content is None
    assert report.parts == {PartState.PRESENT: 4, PartState.DESTROYED: 1, PartState.WITHHELD: 2}


def test_a_redacted_part_is_sound_when_signed_and_found_when_altered() -> None:
    journal = journal_of(["the full words"])
    act = journal.read()[1]
    unsigned = Redaction(act.digests["body"], "0" * 32, part_digest(salt="0" * 32, content={"word": "…"}), "")
    signed = replace(unsigned, signature=KEY.sign(unsigned.message(act.id, "body")))
    for content, sound in (({"word": "…"}, True), ({"word": "other"}, False)):
        held = Part(act.digests["body"], content=dict(content), state=PartState.REDACTED, redaction=signed)
        shown = replace(act, parts={**act.parts, "body": dict(content)}, held={"body": held})
        data = export_acts(journal.cover(), [journal.read()[0], shown], journal.seals())
        report = verify_journal(data)
        assert report.sound is sound
        if sound:
            assert report.parts[PartState.REDACTED] == 1
            assert read_journal(data).acts[1].body == {"word": "…"}
        else:
            assert report.fault is not None
            assert report.fault.reason.key == "its redacted part “{part}” was altered"


def test_an_export_comes_back_as_the_same_journal() -> None:
    journal = journal_of(["one", "deux", "ثلاثة"])
    data = export_journal(journal)
    reading = read_journal(data)
    again = MemoryJournal(
        case=CASE, party=PARTY, key=KEY, numbering=Numbering(last=4), acts=reading.acts, seals=reading.seals
    )
    assert list(again.read()) == list(journal.read())
    assert export_journal(again) == data
    assert all(header_hash(act) == act.hash for act in again.read())
    repeated = again.append(entry(2, noted("something else")), expected=0)
    assert repeated.__class__.__name__ == "Appended"


def test_a_branch_goes_on_from_its_parent_and_is_sound_by_itself() -> None:
    parent = journal_of(["one", "two", "three"])
    cut = parent.read()[2]
    branch = Branch(CASE, cut.position, {PARTY: replace(parent.head, number=3, hash=cut.hash)})
    child = MemoryJournal(
        case=CaseId("case-1b"),
        party=PARTY,
        key=KEY,
        numbering=Numbering(last=branch.position),
        inherited=inherited(list(parent.read()), branch=branch, party=PARTY),
    )
    first = opening(mode=Mode.EXERCISE, keys={PARTY: KEY.public}, data="1" * 64, branch=branch)
    child.append(entry(100, first), expected=3)
    child.append(entry(101, noted("otherwise")), expected=4)
    data = export_journal(child)
    report = verify_journal(data)
    assert report.sound, report.fault
    assert report.acts == 2
    assert len(child.read()) == 5
    assert len(parent.read()) == 4
    other = data.replace(cut.hash.encode(), b"f" * 64)
    assert not verify_journal(other).sound


def test_two_runs_with_the_same_seed_give_the_same_bytes_and_another_seed_others() -> None:
    assert export_journal(journal_of(["one"])) == export_journal(journal_of(["one"]))
    assert signing_key(seed=7, party=PARTY).public == KEY.public
    assert signing_key(seed=8, party=PARTY).public != KEY.public
    assert signing_key(seed=7, party="south").public != KEY.public


def test_the_first_act_binds_case_mode_keys_and_data() -> None:
    journal = MemoryJournal(case=CASE, party=PARTY, key=KEY, numbering=Numbering())
    journal.append(entry(0, noted("too early")), expected=0)
    assert not verify_journal(export_journal(journal)).sound
    journal = journal_of([])
    journal.append(entry(1, Draft(kind="case-opened", body={})), expected=1)
    assert first_fault(export_journal(journal)) == (2, "the act that opens a journal stands first, and only there")


def test_the_bench_reads_nothing_from_what_it_was_not_shown() -> None:
    journal = journal_of(["secret"])
    assert fold([], journal.read(), party=PARTY, office=BENCH).states == {}
