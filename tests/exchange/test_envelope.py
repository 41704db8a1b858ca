"""An envelope comes out as it was sealed, or not at all: one answer, every fault in it."""

import json
from base64 import b64encode
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jisr.dossier import (
    Appended,
    CaseId,
    CommandId,
    Draft,
    Entry,
    Head,
    MemoryJournal,
    Numbering,
    OfficeId,
    PartName,
    PartState,
    PartyId,
    Seat,
    SeatId,
    plain_bytes,
    signing_key,
)  # fmt: skip
from jisr.exchange import Envelope, Opened, Side, Unreadable, open_envelope, shared
from jisr.exchange.envelope import seal_message
from jisr.vocabulary import CaseTime, Json

CASE, NORTH, SOUTH = CaseId("case-1"), PartyId("north"), PartyId("south")
KEY = signing_key(seed=7, party=NORTH)
KEYS = {NORTH: KEY.public}


@cache
def envelope() -> Envelope:
    journal = MemoryJournal(case=CASE, party=NORTH, key=KEY, numbering=Numbering())
    seat = Seat(SeatId("s"), OfficeId("central-authority"), NORTH, "central-authority")
    at = CaseTime(100)
    draft = Draft(kind="request-signed", body={"measure": "bank records"}, identities={"p-1": "A name"})
    answer = journal.append(Entry(CommandId("c-1"), seat, at, at, 0, "0" * 64, (draft,)), expected=0)
    assert isinstance(answer, Appended)
    made = Envelope(
        case=CASE, sender=NORTH, receiver=SOUTH, request="R-1", side=Side.REQUESTING, number=1, seen=0,
        kind="request-sent", at=at, head=journal.head, content={"purpose": "الغرض", "urgent": False},
        acts=tuple(shared(act) for act in answer.acts), papers={"request.pdf": b"%PDF-1.7"},
        exhibits={"record 1.csv": bytes(range(256))},
    )  # fmt: skip
    return made.sealed(KEY)


def faults(data: bytes) -> list[str]:
    answer = open_envelope(data, keys=KEYS, receiver=SOUTH)
    assert isinstance(answer, Unreadable)
    return [reason.key for reason in answer.faults]


def remade(**changes: Json) -> bytes:
    """A hostile envelope, sealed with the true key all the same."""
    content = {**envelope().map(), **changes}
    return plain_bytes({"envelope": content, "signature": KEY.sign(seal_message(content))}) + b"\n"


def test_an_envelope_comes_out_as_it_was_sealed_every_time() -> None:
    data = envelope().to_bytes()
    first, second = (open_envelope(data, keys=KEYS, receiver=SOUTH) for _ in range(2))
    assert first == second == Opened(envelope())
    assert isinstance(first, Opened)
    assert first.envelope.to_bytes() == data
    assert first.envelope.id == envelope().id


def test_the_parts_that_the_sender_keeps_back_do_not_travel() -> None:
    data = envelope().to_bytes()
    assert b"A name" not in data
    opened = open_envelope(data, keys=KEYS)
    assert isinstance(opened, Opened)
    (act,) = opened.envelope.acts
    assert act.body == {"measure": "bank records"}
    assert act.part("identities").state is PartState.WITHHELD


def test_the_sender_may_let_another_part_go() -> None:
    (act,) = envelope().acts
    assert shared(act, parts=frozenset({PartName.IDENTITIES})).body == {}


@given(st.data())
def test_any_altered_byte_closes_the_envelope(data: st.DataObject) -> None:
    whole = bytearray(envelope().to_bytes())
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[place]))
    assert isinstance(open_envelope(bytes(whole), keys=KEYS, receiver=SOUTH), Unreadable)


@given(st.binary(max_size=300))
def test_any_bytes_at_all_get_one_answer(data: bytes) -> None:
    assert isinstance(open_envelope(data, keys=KEYS), Unreadable)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(envelope().map())), JSON, min_size=1))
def test_a_hostile_sender_gets_one_answer_and_no_trace(changes: dict[str, Json]) -> None:
    answer = open_envelope(remade(**changes), keys=KEYS, receiver=SOUTH)
    assert isinstance(answer, Opened | Unreadable)


@pytest.mark.parametrize("data", [b"[" * 200_000, b"{}", b"null", b'{"envelope":{},"signature":""}', b"1e400", b"\xff"])
def test_what_is_no_envelope_is_told(data: bytes) -> None:
    assert faults(data)


def test_every_fault_is_told_at_once() -> None:
    content: dict[str, Json] = {
        name: {"data": b64encode(b"x").decode(), "sha256": "0" * 64} for name in ("../../etc/passwd", "plain.pdf")
    }
    found = faults(remade(number=0, side="nobody", papers=content, receiver="east", extra=1))
    assert found == [
        "“{field}” has no place in an envelope.",
        "“{field}” should be a whole number, {least} or more.",
        "It does not say which side sends it.",
        "File {place} of “{field}” has a name that no file may have.",
        "The file “{name}” is not what its hash says.",
        "It is addressed to another party.",
    ]


@pytest.mark.parametrize("name", ["a/b", "..", ".hidden", "a\u202egpj.exe", "", " a", "a\x00", "C:x", "x" * 121])
def test_a_name_that_no_file_may_have_is_refused_on_both_ways(name: str) -> None:
    with pytest.raises(ValueError, match="no name of a file"):
        replace(envelope(), papers={name: b""}).sealed(KEY)
    assert "File {place} of “{field}” has a name that no file may have." in faults(
        remade(papers={name: {"data": "", "sha256": "0" * 64}})
    )


def test_an_act_of_another_party_does_not_travel_in_the_senders_name() -> None:
    key = signing_key(seed=7, party="east")
    journal = MemoryJournal(case=CASE, party=PartyId("east"), key=key, numbering=Numbering())
    seat = Seat(SeatId("s"), OfficeId("o"), PartyId("east"), "prosecutor")
    at = CaseTime(1)
    draft = Draft(kind="noted", body={"a": 1})
    journal.append(Entry(CommandId("c"), seat, at, at, 0, "", (draft,)), expected=0)
    foreign = replace(envelope(), acts=tuple(journal.read())).sealed(KEY)
    assert faults(foreign.to_bytes()) == ["Act {place} in it is not from the sender's journal of this case."]


def test_an_envelope_of_an_unknown_sender_is_not_opened() -> None:
    answer = open_envelope(envelope().to_bytes(), keys={}, receiver=SOUTH)
    assert isinstance(answer, Unreadable)
    assert [reason.key for reason in answer.faults] == ["Its sender is not a party whose key is known."]


def test_an_envelope_gives_its_place_among_the_messages_of_the_request() -> None:
    message = envelope().message()
    assert (message.request, message.side, message.number, message.kind) == ("R-1", Side.REQUESTING, 1, "request-sent")
    assert message.digest == envelope().id


def test_the_bytes_are_one_canonical_line() -> None:
    data = envelope().to_bytes()
    assert data.count(b"\n") == 1
    assert plain_bytes(json.loads(data)) + b"\n" == data
    assert envelope().head == Head(1, envelope().acts[0].hash)
