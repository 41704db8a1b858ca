"""A small case of one party for the tests of the dossier: seats of two offices, an open journal, plain drafts."""

from collections.abc import Sequence

from jisr.dossier import (
    Act,
    ActId,
    Appended,
    CaseId,
    CommandId,
    Draft,
    Entry,
    MemoryJournal,
    Mode,
    Numbering,
    OfficeId,
    PartyId,
    Sat,
    Seat,
    SeatId,
    Slice,
    opening,
    signing_key,
)
from jisr.vocabulary import CaseTime, Json

CASE, PARTY = CaseId("case-1"), PartyId("north")
POLICE, BENCH = OfficeId("investigation"), OfficeId("bench")
KEY = signing_key(seed=7, party=PARTY)
BEGIN = CaseTime(27_000_000)


def seat(office: OfficeId = POLICE) -> Seat:
    return Seat(SeatId(f"seat-{office}"), office, PARTY, "prosecutor", Sat.BOT)


def entry(number: int, *drafts: Draft, office: OfficeId = POLICE) -> Entry:
    at = CaseTime(BEGIN + number)
    return Entry(CommandId(f"command-{number}"), seat(office), at, at, 1000 * number, "0" * 64, drafts)


def noted(word: Json, **more: tuple[str, ...]) -> Draft:
    return Draft(
        kind="noted",
        body={"word": word},
        identities={"p-1": "A name"},
        to=tuple(map(OfficeId, more.get("to", ()))),
        shows=tuple(map(ActId, more.get("shows", ()))),
    )


def open_journal() -> MemoryJournal:
    journal = MemoryJournal(case=CASE, party=PARTY, key=KEY, numbering=Numbering())
    journal.append(entry(0, opening(mode=Mode.EXERCISE, keys={PARTY: KEY.public}, data="1" * 64)), expected=0)
    return journal


def add(journal: MemoryJournal, *drafts: Draft, office: OfficeId = POLICE) -> tuple[Act, ...]:
    answer = journal.append(entry(journal.version, *drafts, office=office), expected=journal.version)
    assert isinstance(answer, Appended)
    return answer.acts


def journal_of(words: Sequence[Json]) -> MemoryJournal:
    journal = open_journal()
    for word in words:
        add(journal, noted(word))
    return journal


def _note(state: list[str], act: Act) -> None:
    state.append(str(act.body.get("word")))


WORDS: Slice[list[str], tuple[str, ...]] = Slice(name="words", start=list, on={("noted", 1): _note}, freeze=tuple)
