"""The paper of one desk: everything its seat may see now, so that the office goes on by hand when the power fails.

It is made of the view of the seat alone, as the reading room gives it, and of the messages that its office may read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from jisr.clerk import View
from jisr.cooperation.state import Request
from jisr.inquiry import Exhibit, Subject, SubjectKind
from jisr.law.corpus import Corpus
from jisr.law.offences import OffenceId
from jisr.press.said import Name, Said, Tongue, listed
from jisr.press.values import sentence_of
from jisr.press.wording import office_sentence
from jisr.store import desk_rows as rows
from jisr.vocabulary import CaseTime, CountryCode
from jisr.web.room.desk.tasks import Task, tasks
from jisr.web.room.live import LiveRoom
from jisr.web.room.naming import name_of, request_name, sentence, subject_name

LAST_ACTS, LAST_NOTES = 40, 30
UNTOLD = frozenset({"clock-moved", "case-opened"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """A person: name, standing, what is known, and what was done for their protection."""

    name: Said
    standing: Said
    born: str
    languages: Said
    where: Said
    rights_told: CaseTime | None
    interviews: int
    limit: CaseTime | None
    minor: bool
    lost: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitLine:
    """An exhibit: what it is, where from, who has it, what it says."""

    title: Said
    kind: Said
    at: CaseTime
    origin: Said
    language: Said
    translations: Said
    holder: Said
    seal: str
    limits: tuple[str, ...]
    words: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLine:
    """A request: what is asked of whom, where it stands since when, until when it is wanted."""

    title: Said
    outgoing: bool
    other: Said
    state: str
    since: CaseTime | None
    channel: Said
    until: str
    facts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The paper of a desk."""

    hour: CaseTime
    tasks: tuple[Task, ...]
    persons: tuple[PersonLine, ...]
    things: tuple[tuple[Said, Said, Said], ...]
    exhibits: tuple[ExhibitLine, ...]
    requests: tuple[RequestLine, ...]
    charges: tuple[tuple[Said, Said, str], ...]
    acts: tuple[tuple[CaseTime, Said, Said, str], ...]
    notes: tuple[rows.Note, ...]


def paper_of(room: LiveRoom, seat: str, corpus: Corpus) -> Paper:
    """The paper of a seat as it stands now. Raises `KeyError` for a seat that is not there."""
    view = room.view(seat)
    notes = rows.notes(room.id, party=str(view.party), office=view.office)
    return Paper(
        hour=view.hour, tasks=tasks(view, corpus), persons=tuple(_persons(view, corpus)),
        things=tuple(_things(view, corpus)), exhibits=tuple(_exhibits(view, corpus)),
        requests=tuple(_requests(view, corpus)), charges=tuple(_charges(view, corpus)),
        acts=tuple(_acts(view, corpus)), notes=notes[-LAST_NOTES:],
    )  # fmt: skip


def _persons(view: View, corpus: Corpus) -> Iterator[PersonLine]:
    for id, one in view.inquiry.subjects.items():
        if one.kind is SubjectKind.PERSON and one.same_as is None:
            care, held = view.care.care(id), view.inquiry.held.get(id)
            open_limit = held is not None and held.released_at is None and held.detained_at is None
            yield PersonLine(
                name=subject_name(one), standing=sentence_of("status", one.status.value), born=one.born,
                languages=listed([Tongue(tag) for tag in one.languages]), where=_land(one.state, corpus),
                rights_told=care.rights_told_at, interviews=len(care.interviews),
                limit=held.limit if held is not None and open_limit else None, minor=care.minor,
                lost=id in view.inquiry.lost,
            )  # fmt: skip


def _things(view: View, corpus: Corpus) -> Iterator[tuple[Said, Said, Said]]:
    for one in view.inquiry.subjects.values():
        if one.kind is not SubjectKind.PERSON and one.same_as is None:
            yield sentence_of("subject_kind", one.kind.value), _thing(one), _land(one.state, corpus)


def _thing(one: Subject) -> Said:
    keys = [value for value in one.keys.values() if value != one.label]
    return listed([subject_name(one), *(Name(value) for value in keys)])


def _exhibits(view: View, corpus: Corpus) -> Iterator[ExhibitLine]:
    for one in view.inquiry.exhibits.values():
        last = one.custody[-1] if one.custody else None
        yield ExhibitLine(
            title=one.title or sentence_of("exhibit_kind", one.kind), kind=sentence_of("exhibit_kind", one.kind),
            at=one.at, origin=_land(one.origin_state, corpus), language=Tongue(one.language) if one.language else "",
            translations=listed([Tongue(tag) for tag in one.translations]),
            holder=office_sentence(last.holder) if last is not None else "", seal=_seal(one), limits=one.use_limits,
            words=one.text,
        )  # fmt: skip


def _seal(one: Exhibit) -> str:
    return next((event.seal for event in reversed(one.custody) if event.seal), "")


def _requests(view: View, corpus: Corpus) -> Iterator[RequestLine]:
    for one in view.cooperation.requests.values():
        other = one.to_state if one.outgoing else one.from_state
        yield RequestLine(
            title=request_name(one, corpus), outgoing=one.outgoing, other=_land(other, corpus), state=one.state.value,
            since=one.history[-1].at if one.history else None,
            channel=sentence_of("channel", one.channel) if one.channel else "", until=_until(one),
            facts=view.masked(one.letter.facts),
        )  # fmt: skip


def _until(one: Request) -> str:
    return one.until or one.letter.deadline


def _charges(view: View, corpus: Corpus) -> Iterator[tuple[Said, Said, str]]:
    for one in view.inquiry.charges.values():
        offence = corpus.offences.get(OffenceId(one.offence))
        name: Said = offence.name if offence is not None else Name(one.offence)
        yield name_of(view, corpus, one.accused), name, one.status.value


def _acts(view: View, corpus: Corpus) -> Iterator[tuple[CaseTime, Said, Said, str]]:
    told = sorted((act for act in view.acts.values() if act.kind not in UNTOLD), key=attrgetter("entered_at"))
    for act in reversed(told[-LAST_ACTS:]):
        yield act.entered_at, sentence(view, corpus, act), office_sentence(act.office), view.masked(act.text)


def _land(state: CountryCode, corpus: Corpus) -> Said:
    found = corpus.countries.get(state)
    return found.name if found is not None else ""
