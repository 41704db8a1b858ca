"""The record: which acts an office knows, by the names it cites them with, and what each is about.

The clerk needs it to resolve citations and to carry the acts behind an exhibit across a wall. It shows no place in the
journal: that would tell of acts the office has not been told of.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from jisr import cooperation, inquiry, protection, trial
from jisr.dossier import Act, ActId, Breach, Growing, Slice
from jisr.inquiry import ExhibitId
from jisr.protection.plain import read, ref_of, word, words
from jisr.vocabulary import CaseTime, Citation, CountryCode, LanguageTag, Mark, RuleId, Text, iso_of

CARRIED = frozenset(
    {
        "subject-entered",
        "subject-identified",
        "status-changed",
        "measure-taken",
        "exhibit-entered",
        "handed-over",
        "translated",
        "request-sent",
    }
)
NO_RULE, START = RuleId(""), CaseTime(0)
OTHERS = (
    "paper-signed",
    "disclosed",
    "recalled",
    "corrected",
    "inject-delivered",
    "clock-moved",
    "control-told",
    "law-stated",
)


@dataclass(frozen=True, slots=True)
class KnownAct:
    """An act as the office knows it."""

    ref: str
    kind: str
    at: CaseTime
    entered_at: CaseTime
    office: str
    role: str
    seat: str
    sat: str
    measure: str = ""
    about: tuple[str, ...] = ()
    rules: tuple[RuleId, ...] = ()
    breaches: tuple[Breach, ...] = ()
    text: str = ""
    to: tuple[str, ...] = ()


class PaperKind(StrEnum):
    """What a working document is once it is signed."""

    NOTE = "note"
    REPORT = "report"
    ORDER = "order"
    INDICTMENT = "indictment"
    BRIEF = "brief"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document signed in an office: who signed, in which words and language, to whom it went, what it cites."""

    ref: str
    kind: PaperKind
    title: str
    text: str
    language: LanguageTag
    office: str
    seat: str
    at: CaseTime
    to: tuple[str, ...] = ()
    exhibits: tuple[ExhibitId, ...] = ()


@dataclass(frozen=True, slots=True)
class Mail:
    """What control delivered, in the languages in which it was written; `name` is that of the story."""

    ref: str
    name: str
    at: CaseTime
    words: Text


@dataclass(frozen=True, slots=True)
class StatedLaw:
    """Law that a delegation states as its own, or a rule of the exercise: it speaks in this run alone, where a rule of
    the data (`about`) is not verified, and is cited as what it is."""

    name: RuleId
    state: CountryCode
    article: str
    text: Text
    mark: Mark
    about: RuleId = NO_RULE
    said_by: str = ""
    accepted_by: str = ""
    at: CaseTime = START
    act: str = ""

    @property
    def citation(self) -> Citation:
        """Its citation: the source is whoever says so."""
        return Citation(self.name, self.article, self.said_by, iso_of(self.at)[:10], self.mark)


@dataclass(frozen=True, slots=True)
class RecordView:
    """The acts an office knows, in the order in which it learned them; `ids` is for the clerk alone."""

    acts: Mapping[str, KnownAct]
    ids: Mapping[str, ActId]
    about: Mapping[str, tuple[str, ...]]
    recalled: frozenset[str]
    dispatches: frozenset[str]
    stated: Mapping[RuleId, StatedLaw]
    papers: Mapping[str, Paper] = field(default_factory=lambda: MappingProxyType({}))
    mail: Mapping[str, Mail] = field(default_factory=lambda: MappingProxyType({}))

    def filling(self, rules: Iterable[RuleId], *, state: CountryCode) -> StatedLaw | None:
        """What was stated in this run for one of these rules of the State; what was withdrawn says nothing."""
        named = set(rules)
        here = (one for one in self.stated.values() if one.state == state and one.act not in self.recalled)
        return next((one for one in here if one.about in named), None)

    def citations(self) -> Mapping[RuleId, Citation]:
        """The citations of all law stated in this run."""
        return {name: one.citation for name, one in self.stated.items()}

    def find(self, name: str) -> KnownAct | None:
        """The act by the name the office cites it with, or by its id."""
        found = self.acts.get(name)
        if found is None:
            found = next((self.acts[ref] for ref, act in self.ids.items() if act == name), None)
        return found


class RecordBook:
    """The private builder of the fold."""

    __slots__ = ("about", "acts", "dispatches", "ids", "mail", "papers", "recalled", "stated")

    def __init__(self) -> None:
        self.acts: Growing[str, KnownAct] = Growing()
        self.ids: Growing[str, ActId] = Growing()
        self.about: Growing[str, tuple[str, ...]] = Growing()
        self.recalled: set[str] = set()
        self.dispatches: set[str] = set()
        self.stated: Growing[RuleId, StatedLaw] = Growing()
        self.papers: Growing[str, Paper] = Growing()
        self.mail: Growing[str, Mail] = Growing()

    def copy(self) -> "RecordBook":
        """A builder of its own; the values are immutable."""
        other = RecordBook()
        other.acts, other.ids, other.about = self.acts.copy(), self.ids.copy(), self.about.copy()
        other.recalled, other.dispatches = set(self.recalled), set(self.dispatches)
        other.stated, other.papers, other.mail = self.stated.copy(), self.papers.copy(), self.mail.copy()
        return other


def known_act(act: Act) -> KnownAct:
    """The act as every office that learns it knows it."""
    return KnownAct(
        ref=ref_of(act),
        kind=act.kind,
        at=act.done_at,
        entered_at=act.entered_at,
        office=act.seat.office,
        role=act.seat.role,
        seat=act.seat.id,
        sat=act.seat.sat,
        measure=word(act.body, "measure"),
        about=tuple(act.touches),
        rules=act.rules,
        breaches=act.breaches,
        text=word(act.text, "text") or word(act.text, "reasons"),
        to=tuple(act.to),
    )


def known(book: RecordBook, act: Act) -> None:
    """Any act: who, when, about what."""
    one = act.once(known_act)
    book.acts[one.ref] = one
    book.ids[one.ref] = act.id
    for name in act.touches:
        book.about[name] = (*book.about.get(name, ()), one.ref)
    if dispatch := word(act.body, "dispatch"):
        book.dispatches.add(dispatch)
    if act.kind == "recalled":
        book.recalled.add(word(act.body, "about"))


def law_stated(book: RecordBook, act: Act) -> None:
    """Law is stated for this run."""
    known(book, act)
    data = {**act.body, "text": act.text.get("text"), "at": act.done_at, "act": ref_of(act)}
    one = read(StatedLaw, data)
    book.stated[one.name] = one


def paper_signed(book: RecordBook, act: Act) -> None:
    """A document is signed."""
    known(book, act)
    one = act.once(_paper)
    book.papers[one.ref] = one


def _paper(act: Act) -> Paper:
    return Paper(
        ref=ref_of(act),
        kind=PaperKind(word(act.body, "kind")),
        title=word(act.text, "title"),
        text=word(act.text, "text"),
        language=LanguageTag(word(act.body, "language")),
        office=act.seat.office,
        seat=act.seat.id,
        at=act.done_at,
        to=tuple(act.to),
        exhibits=tuple(ExhibitId(one) for one in words(act.body, "exhibits")),
    )


def mail_delivered(book: RecordBook, act: Act) -> None:
    """Control delivers a message, a call, a letter."""
    known(book, act)
    one = act.once(_mail)
    book.mail[one.ref] = one


def _mail(act: Act) -> Mail:
    said = {LanguageTag(tag): str(one) for tag, one in act.text.items()}
    return Mail(ref=ref_of(act), name=word(act.body, "inject"), at=act.entered_at, words=said)


def freeze(book: RecordBook) -> RecordView:
    """The record as it stands."""
    return RecordView(
        acts=book.acts.shown(),
        ids=book.ids.shown(),
        about=book.about.shown(),
        recalled=frozenset(book.recalled),
        dispatches=frozenset(book.dispatches),
        stated=book.stated.shown(),
        papers=book.papers.shown(),
        mail=book.mail.shown(),
    )


KINDS = frozenset(
    {*inquiry.SLICE.on, *protection.SLICE.on, *cooperation.SLICE.on, *trial.SLICE.on, *((kind, 1) for kind in OTHERS)}
)
SLICE = Slice(
    name="record",
    start=RecordBook,
    on={
        **dict.fromkeys(sorted(KINDS), known),
        ("law-stated", 1): law_stated,
        ("paper-signed", 1): paper_signed,
        ("inject-delivered", 1): mail_delivered,
    },
    freeze=freeze,
    copy=RecordBook.copy,
)
