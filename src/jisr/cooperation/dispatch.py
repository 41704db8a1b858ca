"""What crosses between two parties: a numbered dispatch, in which subjects are descriptors and never ids.

One exchange is two acts in two journals. The dispatch is what the outbox of one holds until the other receives it; the
envelope that seals it for a journey is the work of `exchange`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from jisr.dossier import SubjectId
from jisr.inquiry import CustodyEvent, Descriptor, Exhibit, Statement, Subject
from jisr.protection.plain import Part, plain, read, rows, word
from jisr.vocabulary import CaseTime, CountryCode, Json


class Crossing(StrEnum):
    """What a dispatch carries."""

    INFORMATION = "information"
    REQUEST = "request"
    CLARIFICATION_ASKED = "clarification-asked"
    CLARIFICATION_GIVEN = "clarification-given"
    CONSULTATION = "consultation"
    ACCEPTANCE = "acceptance"
    REFUSAL = "refusal"
    POSTPONEMENT = "postponement"
    RESULT = "result"
    RECEIPT = "receipt"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a decision wants sent, before its act exists."""

    to_state: CountryCode
    kind: Crossing
    about: str
    content: Mapping[str, Json]
    to_office: str = "central-authority"
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One message of one party to another. `number` counts what this party sent about this matter; `head` quotes the
    sender's journal, which proves something only between nodes under separate control."""

    id: str
    number: int
    from_state: CountryCode
    to_state: CountryCode
    kind: Crossing
    about: str
    at: CaseTime
    act: str
    content: Mapping[str, Json]
    to_office: str = "central-authority"
    channel: str = ""
    head: str = ""


class Packing:
    """Gives each subject that is mentioned a place in the list of descriptors of one dispatch."""

    def __init__(self, describe: Callable[[SubjectId], Descriptor]) -> None:
        """`describe` says how a subject is named to the other party."""
        self._describe = describe
        self._places: dict[SubjectId, int] = {}

    def place(self, subject: SubjectId | None) -> str:
        """The place of the subject, `#0` for the first."""
        if subject is None:
            return ""
        return f"#{self._places.setdefault(subject, len(self._places))}"

    def statement(self, one: Statement) -> Json:
        """A statement with places instead of ids."""
        whole = plain(one)
        data: dict[str, Json] = dict(whole) if isinstance(whole, dict) else {}
        return data | {key: self.place(each) for key, each in (("by", one.by), ("on", one.on)) if each is not None}

    def exhibit(self, one: Exhibit) -> Json:
        """An exhibit with places instead of ids; what it was made from stays at home."""
        whole = plain(replace(one, statements=(), subject=None, source=None, leads=(), derived=(), act=""))
        data: dict[str, Json] = dict(whole) if isinstance(whole, dict) else {}
        data["statements"] = [self.statement(each) for each in one.statements]
        data["leads"] = [self.place(each) for each in one.leads]
        data |= {
            key: self.place(each)
            for key, each in (("subject", one.subject), ("source", one.source))
            if each is not None
        }
        return data

    def descriptors(self) -> Json:
        """The list, in the order of the places."""
        return [plain(self._describe(subject)) for subject in self._places]


def unpacked(content: Part) -> tuple[Descriptor, ...]:
    """The descriptors of a dispatch."""
    return tuple(read(Descriptor, dict(row)) for row in rows(content, "subjects"))


def statement_here(data: Part, local: Mapping[str, SubjectId]) -> Statement:
    """A statement with the ids of the party that received it."""
    return read(Statement, {**data, "by": local.get(word(data, "by")), "on": local.get(word(data, "on"))})


def exhibit_here(data: Part, local: Mapping[str, SubjectId], *, sender: str, holder: str, at: CaseTime) -> Exhibit:
    """An exhibit with the ids of the party that received it, and the link of its custody across the border."""
    one = read(Exhibit, dict(data))
    received = CustodyEvent("received", at, holder, giver=sender, seal=one.custody[-1].seal if one.custody else "")
    return replace(
        one,
        statements=tuple(statement_here(row, local) for row in rows(data, "statements")),
        leads=_places(one.leads, local),
        subject=local.get(one.subject or ""),
        source=local.get(one.source or ""),
        custody=(*one.custody, received),
    )


def _places(places: Iterable[SubjectId], local: Mapping[str, SubjectId]) -> tuple[SubjectId, ...]:
    return tuple(local[one] for one in places if one in local)


NAMED, CODED = "name-in-", "coded"


def described(subject: Subject, *, code: str = "", age: str = "") -> Descriptor:
    """How a subject is named: in full, or by its code alone with its standing and whether it is a child."""
    keys = {key: value for key, value in {"age": age, "status": subject.status.value}.items() if value}
    if subject.status.value == "unknown":
        keys.pop("status")
    if code:
        return Descriptor(subject.kind, code, {**keys, CODED: "yes"})
    more = {
        "state": subject.state,
        "nature": subject.nature,
        "born": subject.born,
        "nationality": subject.nationality,
        "languages": " ".join(subject.languages),
    }
    more |= {f"{NAMED}{tag}": name for tag, name in subject.names.items()}
    return Descriptor(subject.kind, subject.label, {**subject.keys, **keys, **{k: v for k, v in more.items() if v}})
