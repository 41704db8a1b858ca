"""A person or thing of the file in figures: standing, identity, care owed and given, custody.

TIP/6, UNTOC/24 and 25: what was told, offered and agreed to is shown beside what was asked of the person.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from jisr.dossier import SubjectId
from jisr.inquiry import Held, Status, Subject, SubjectKind
from jisr.press.said import Land, Name, Said, Told, Tongue, listed
from jisr.press.values import sentence_of
from jisr.protection.state import Age, Interview, PersonCare
from jisr.vocabulary import CaseTime
from jisr.web.room.file.opened import OpenFile, same

FLAGS = frozenset({"age", "coded", "called"})
AGES = {Age.CHILD: "Child", Age.DOUBT: "Age in doubt: treated as a child"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person or thing in one row: name, kind, standing, and where it stands with us as tone, icon and word."""

    id: str
    said: Said
    kind: SubjectKind
    kind_said: str
    status: str
    state: Said
    side: str
    code: str
    word: Said
    tone: str
    icon: str
    heard: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """The care file as words: what each line is called and what it says."""

    lines: tuple[tuple[str, Said], ...]
    consents: tuple[tuple[Said, bool, CaseTime], ...]
    interviews: tuple[tuple[Said, Interview], ...]
    repeated: int
    age: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """Deprivation of liberty: its lines, and whether the limit passed."""

    lines: tuple[tuple[str, CaseTime], ...]
    word: str
    tone: str
    icon: str


def person_row(file: OpenFile, one: Subject) -> Person:
    """The row of a person or thing."""
    ids = same(file, one.id)
    care = _care(file, ids)
    word, tone, icon = _situation(file, one, ids, care)
    state = str(one.state)
    status = one.status.value if one.kind is SubjectKind.PERSON and one.status is not Status.UNKNOWN else ""
    return Person(
        id=str(one.id), said=file.names.say("subject", one.id), kind=one.kind, status=status,
        kind_said=sentence_of("subject_kind", one.kind.value), state=_land(file, state), code=state,
        side=file.sides.get(state, ""), word=word, tone=tone, icon=icon, heard=len(care.interviews),
    )  # fmt: skip


def identity_of(file: OpenFile, one: Subject) -> tuple[tuple[str, Said], ...]:
    """What the file knows of who or what it is; nothing behind a mask, for the view holds nothing."""
    keys = [Name(value) for key, value in one.keys.items() if key not in FLAGS and value and value != one.label]
    found: list[tuple[str, Said]] = [
        ("State where it is", _land(file, str(one.state))),
        ("Nationality", _land(file, one.nationality)),
        ("Born", Name(one.born) if one.born else ""),
        ("Languages spoken", listed([Tongue(str(tag)) for tag in one.languages])),
        ("Identifiers", listed(keys)),
        ("Entered in the file on", one.entered_at if one.entered_at else ""),
    ]
    return tuple((name, said) for name, said in found if said)


def care_of(file: OpenFile, ids: frozenset[SubjectId]) -> Care:
    """What was done for the person."""
    care = _care(file, ids)
    told: Said = ""
    if care.rights_told_at is not None:
        language = Tongue(care.rights_language) if care.rights_language else ""
        values: dict[str, Said] = {"at": care.rights_told_at, "language": language}
        told = Told("{at}, in {language}", values) if care.rights_language else care.rights_told_at
    lines: list[tuple[str, Said]] = [
        ("Identified as a victim", care.identified_at or ""), ("Rights told on", told),
        ("Interpreter", care.interpreter), ("Sheltered since", care.sheltered_at or ""),
        ("Risk assessed on", care.risk_assessed_at or ""), ("Stay until", care.stay_until),
        ("Protection in force", listed([said for slug in care.protection if (said := file.measure(slug))])),
        ("Pseudonym", Name(care.pseudonym) if care.pseudonym else ""), ("Left the territory on", care.removed_at or ""),
        ("Counsel", _counsel(file, ids)),
    ]  # fmt: skip
    return Care(
        lines=tuple((name, said) for name, said in lines if said), age=AGES.get(care.age, ""), repeated=care.repeated,
        consents=tuple((said, one.given, one.at) for one in care.consents if (said := file.measure(one.purpose))),
        interviews=tuple((file.measure(one.measure), one) for one in care.interviews),
    )  # fmt: skip


def custody_of(file: OpenFile, ids: Iterable[SubjectId]) -> Custody | None:
    """The custody of the person, None when never held."""
    held = next((one for id in ids if (one := file.view.inquiry.held.get(id)) is not None), None)
    if held is None:
        return None
    steps: list[tuple[str, CaseTime | None]] = [
        ("Held since", held.since), ("Limit of custody", held.limit),
        ("Brought before the magistrate", held.presented_at),
        ("Detained since", held.detained_at), ("Released on", held.released_at),
    ]  # fmt: skip
    word, tone, icon = _held(file, held)
    return Custody(lines=tuple((name, at) for name, at in steps if at is not None), word=word, tone=tone, icon=icon)


def _held(file: OpenFile, held: Held) -> tuple[str, str, str]:
    if held.released_at is not None:
        return "Released", "rest", "clock"
    if held.detained_at is not None:
        return "Detained", "info", "info"
    if held.overdue(file.view.hour):
        return "Limit passed", "bad", "bad"
    return ("Brought before the magistrate", "info", "info") if held.presented_at else ("In custody", "info", "info")


def _situation(file: OpenFile, one: Subject, ids: frozenset[SubjectId], care: PersonCare) -> tuple[Said, str, str]:
    """Where a person stands with the office, in one tag; nothing for a thing that is there."""
    if any(lost in ids for lost in file.view.inquiry.lost):
        return ("Departed" if one.kind is SubjectKind.PERSON else "No longer to be had"), "open", "ask"
    custody = custody_of(file, ids)
    if custody is not None:
        return custody.word, custody.tone, custody.icon
    if care.protection or care.pseudonym:
        return "Protected", "good", "shield"
    if care.sheltered:
        return "Sheltered", "good", "ok"
    if care.rights_told:
        return "Rights told", "info", "info"
    return "", "", ""


def _care(file: OpenFile, ids: Iterable[SubjectId]) -> PersonCare:
    people = file.view.care.people
    found = [people[id] for id in ids if id in people]
    return max(found, key=_told, default=PersonCare(subject=SubjectId("")))


def _told(care: PersonCare) -> int:
    return len(care.interviews) + len(care.consents) + len(care.protection) + 4 * bool(care.pseudonym)


def _land(file: OpenFile, state: str) -> Said:
    if not state:
        return ""
    return file.names.parties.get(state) or Land(state)


def _counsel(file: OpenFile, ids: Iterable[SubjectId]) -> Said:
    office = next((one for id in ids if (one := file.view.inquiry.counsel.get(id))), "")
    return file.holder(office) if office else ""
