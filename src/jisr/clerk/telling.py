"""What control tells a party: what a measure yields, a subject that comes to light, an inject, a reaction, a loss.

In an exercise the world answers through these; in casework reality does, and the office enters it itself. Control's
acts name what the office may know and nothing of the truth behind it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from jisr.clerk.clerk import Clerk, control_seat, system_seat
from jisr.clerk.exhibits import exhibit_draft, from_measure
from jisr.clerk.measures import taken_by
from jisr.clerk.outcomes import Done
from jisr.clerk.persons import subject_draft
from jisr.dossier import Draft, OfficeId, SubjectId
from jisr.inquiry import CustodyEvent, Exhibit, ExhibitId, Statement, Subject, SubjectKind
from jisr.inquiry.state import NO_LANGUAGE
from jisr.vocabulary import CaseTime, CountryCode, Json, LanguageTag, Mark, RuleId, Text, short_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a measure yields. `name` is the source, so that the same measure yields it once; `leads` are new subjects;
    `more` adds statements to the exhibit that an earlier measure on the same source gave."""

    name: str
    title: Text
    kind: str
    statements: tuple[Statement, ...] = ()
    leads: tuple[SubjectId, ...] = ()
    subject: SubjectId | None = None
    source: SubjectId | None = None
    language: LanguageTag = NO_LANGUAGE
    translations: tuple[LanguageTag, ...] = ()
    custody: tuple[CustodyEvent, ...] = ()
    derived: tuple[ExhibitId, ...] = ()
    use_limits: tuple[str, ...] = ()
    hidden_identity: bool = False
    reserve: bool = False
    text: Text = field(default_factory=dict)


def subject_id(clerk: Clerk, party: str, kind: SubjectKind, label: str) -> SubjectId:
    """The local name that a subject of this kind and label has in a party's file."""
    return SubjectId(short_id(clerk.seed, "S", party, kind.value, label))


def enter_found(
    clerk: Clerk, *, party: str, office: str, measure: str, found: Found, now: CaseTime,
    subjects: Iterable[Subject] = (), wall: int = 0,
) -> Done:  # fmt: skip
    """The exhibit enters for the office that took the measure and for those who learned of the measure. `subjects` are
    those that come to light with it. Raises `LookupError` when the office took no such measure."""
    desk = clerk.desk(system_seat(party, office), now)
    taken = taken_by(desk, measure)
    if taken is None:
        raise LookupError(f"{office} took no measure {measure}")
    offices = (office, taken.office, *desk.record.acts[taken.act].to)
    bare = Exhibit(
        id=ExhibitId(desk.new("E", taken.act, found.name)),
        title=found.title,
        kind=found.kind,
        origin_state=desk.party,
        subject=found.subject,
        source=found.source,
        language=found.language,
        translations=found.translations,
        statements=found.statements,
        leads=found.leads,
        custody=found.custody,
        use_limits=found.use_limits,
        derived=found.derived,
        hidden_identity=found.hidden_identity,
        reserve=found.reserve,
        text=found.text,
    )
    exhibit = from_measure(desk, taken, bare)
    control = clerk.desk(control_seat(party), now, command=f"control:{taken.act}:{found.name}")
    drafts = [subject_draft(control, one, number=place, to=offices) for place, one in enumerate(subjects)]
    drafts.append(exhibit_draft(control, exhibit, number=len(drafts), to=offices))
    return clerk.control(party, drafts, now, cause=f"{taken.act}:{found.name}", wall=wall)


def tell_subjects(
    clerk: Clerk, *, party: str, to: tuple[str, ...], subjects: Iterable[Subject], now: CaseTime, cause: str,
    wall: int = 0,
) -> Done:  # fmt: skip
    """Subjects come to light for some offices."""
    control = clerk.desk(control_seat(party), now, command=f"control:{cause}")
    drafts = [subject_draft(control, one, number=place, to=to) for place, one in enumerate(subjects)]
    return clerk.control(party, drafts, now, cause=cause, wall=wall)


def inject(
    *, name: str, to: tuple[str, ...], text: Mapping[str, str], subjects: tuple[str, ...] = (),
    more: Mapping[str, Json] | None = None,
) -> Draft:  # fmt: skip
    """An inject reaches offices; its words per language stand in the text part."""
    body: dict[str, Json] = {"inject": name, **(more or {})}
    words: dict[str, Json] = dict(text)
    touches = tuple(SubjectId(one) for one in subjects)
    return Draft(kind="inject-delivered", body=body, text=words, to=_offices(to), touches=touches)


def law_stated(
    *, name: RuleId, state: CountryCode, article: str, text: Text, about: RuleId, said_by: str, accepted_by: str = "",
    exercise: bool = False,
) -> Draft:  # fmt: skip
    """Law that a delegation states as its own (mark D), or a rule of the exercise (mark XR), told to every office. It
    stands in this run alone, for a rule of the data that is not verified."""
    body: dict[str, Json] = {
        "name": name,
        "state": state,
        "article": article,
        "about": about,
        "said_by": said_by,
        "accepted_by": accepted_by,
        "mark": (Mark.EXERCISE if exercise else Mark.DELEGATION).value,
    }
    words: dict[str, Json] = {str(tag): said for tag, said in text.items()}
    return Draft(kind="law-stated", body=body, text={"text": words}, to=(OfficeId("*"),))


def reaction(*, subject: SubjectId, said: str, to: tuple[str, ...], left: bool = False) -> Draft:
    """A person reacted, as the offices that dealt with the person could see."""
    body: dict[str, Json] = {"subject": subject, "reaction": said}
    if left:
        body["left"] = True
    return Draft(kind="person-reacted", body=body, to=_offices(to), touches=(subject,))


def loss(*, subject: SubjectId, to: tuple[str, ...], what: str = "") -> Draft:
    """Something can no longer be had, as the offices that looked could see."""
    body: dict[str, Json] = {"subject": subject}
    return Draft(
        kind="source-lost", body=body, text={"text": what} if what else {}, to=_offices(to), touches=(subject,)
    )


def tick(*, to_time: CaseTime, mode: str) -> Draft:
    """The clock of the case moves, by a recorded tick of control."""
    return Draft(kind="clock-moved", body={"to": int(to_time), "mode": mode}, to=(OfficeId("*"),))


def _offices(names: tuple[str, ...]) -> tuple[OfficeId, ...]:
    return tuple(OfficeId(one) for one in dict.fromkeys(names))
