"""What arrives from another party: the second act of an exchange, in the journal of the one who receives.

Receiving is idempotent: a dispatch known to the office does nothing again. Subjects come as descriptors and find, or
get, a local name. A step about a request this party does not know is kept as a receipt and changes nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from jisr.clerk.desk import Desk
from jisr.clerk.exhibits import exhibit_draft
from jisr.clerk.meetings import AT_THE_TABLE
from jisr.clerk.persons import subject_draft, subject_name
from jisr.clerk.sending import open_findings
from jisr.cooperation import Letter, Message, MessageId, MessageKind, RequestId
from jisr.cooperation.check import check
from jisr.cooperation.dispatch import NAMED, Crossing, Dispatch, exhibit_here, statement_here, unpacked
from jisr.dossier import EVERY_OFFICE, Draft, SubjectId
from jisr.inquiry import Descriptor, Exhibit, ExhibitId, Status, Subject
from jisr.inquiry.persons import merge
from jisr.protection.plain import flag, plain, read, rows, table, word, words
from jisr.vocabulary import CountryCode, Json, LanguageTag

MEETING_ACTS = ("meeting-proposed", "meeting-answered", "meeting-held")
AWAITED = "formal-copy-awaited"
ENTERED = "subject-entered"
PUBLIC = "public"
KNOWN_KEYS = ("state", "status", "nature", "born", "nationality", "languages")


def here(desk: Desk, one: Descriptor, *, source: str) -> Subject:
    """The subject that a descriptor names, under its local name."""
    names = {key.removeprefix(NAMED): name for key, name in one.keys.items() if key.startswith(NAMED)}
    keys = {key: word for key, word in one.keys.items() if not key.startswith(NAMED)}
    state, status, nature, born, nation, spoken = (keys.pop(key, "") for key in KNOWN_KEYS)
    return Subject(
        id=SubjectId(subject_name(desk, one.kind.value, one.label)),
        kind=one.kind,
        label=one.label,
        state=CountryCode(state),
        status=Status(status) if status in tuple(Status) else Status.UNKNOWN,
        nature=nature,
        keys=keys,
        born=born,
        nationality=nation,
        languages=tuple(LanguageTag(each) for each in spoken.split()),
        source=source,
        names=names,
    )


def says_more(known: Subject, newer: Subject) -> bool:
    """Whether an entry would add to what is known. That somebody speaks of a subject of whom everybody knows is news;
    that one more paper names a subject of the case is none."""
    merged = merge(known, newer)
    if merged == known:
        return False
    return known.source == PUBLIC or replace(merged, source=known.source) != known


def told(desk: Desk, subject: SubjectId, offices: Iterable[str]) -> bool:
    """Whether, as far as this office knows, each of the offices was told of the subject."""
    waiting = {one for one in offices if one}
    for ref in desk.record.about.get(subject, ()) if waiting else ():
        act = desk.record.acts[ref]
        if act.kind == ENTERED:
            waiting -= {act.office, *act.to}
            waiting = set() if EVERY_OFFICE in act.to else waiting
    return not waiting


class Arrival:
    """Collects the drafts of one dispatch, numbering them, and places its subjects."""

    def __init__(self, desk: Desk, dispatch: Dispatch, *, to: tuple[str, ...] = ()) -> None:
        """`to` are the offices that learn it beside the one that receives."""
        self.desk, self.dispatch, self.to = desk, dispatch, to
        self.drafts: list[Draft] = []
        self.local: dict[str, SubjectId] = {}
        self.subjects: list[Subject] = []
        for place, one in enumerate(unpacked(dispatch.content)):
            subject = here(desk, one, source=dispatch.about)
            self.local[f"#{place}"] = subject.id
            self.subjects.append(subject)
            known = desk.inquiry.subjects.get(subject.id)
            if known is not None and known.status is not Status.UNKNOWN:
                subject = replace(subject, status=Status.UNKNOWN)
            if known is None or says_more(known, subject) or not told(desk, subject.id, to):
                self.drafts.append(subject_draft(desk, subject, number=len(self.drafts), to=to))

    def add(
        self,
        kind: str,
        body: Mapping[str, Json],
        *,
        text: Mapping[str, Json] | None = None,
        touches: tuple[str, ...] = (),
        findings: tuple[Json, ...] = (),
    ) -> None:
        """One more act."""
        whole: dict[str, Json] = {**body, "dispatch": self.dispatch.id, "number": self.dispatch.number}
        self.drafts.append(
            self.desk.draft(
                kind,
                whole,
                number=len(self.drafts),
                text=text,
                to=self.to,
                touches=(self.dispatch.about, *touches),
                findings=findings,
            )
        )

    def exhibits(self, *, came_by: str, limits: tuple[str, ...]) -> tuple[ExhibitId, ...]:
        """The exhibits enter, each under a local name, with its origin, custody and limits."""
        found: list[ExhibitId] = []
        for place, row in enumerate(rows(self.dispatch.content, "exhibits")):
            one = exhibit_here(row, self.local, sender=self.dispatch.from_state, holder=self.desk.office,
                               at=self.desk.hour)  # fmt: skip
            name = ExhibitId(self.desk.new("E", self.dispatch.id, str(place)))
            entered = self._entered(one, name, came_by=came_by, limits=limits)
            self.drafts.append(exhibit_draft(self.desk, entered, number=len(self.drafts), to=self.to,
                                             dispatch=self.dispatch.id))  # fmt: skip
            found.append(name)
        return tuple(found)

    def _entered(self, one: Exhibit, name: ExhibitId, *, came_by: str, limits: tuple[str, ...]) -> Exhibit:
        return replace(
            one,
            id=name,
            came_by=came_by,
            use_limits=tuple(dict.fromkeys((*one.use_limits, *limits))),
            at=self.desk.hour,
        )


def receive(desk: Desk, dispatch: Dispatch) -> tuple[Draft, ...]:
    """The drafts of what arrived; none when it is known already."""
    if dispatch.id in desk.record.dispatches:
        return ()
    return ARRIVALS[dispatch.kind](desk, dispatch)


def _other_offices(desk: Desk, *offices: str) -> tuple[str, ...]:
    return tuple(one for one in dict.fromkeys(offices) if one in desk.offices and one != desk.office)


def information(desk: Desk, dispatch: Dispatch) -> tuple[Draft, ...]:
    """A message: information, never evidence; what came with it bears the lock."""
    content = dispatch.content
    arrival = Arrival(desk, dispatch, to=_other_offices(desk, "liaison", "instruction"))
    limits = words(content, "use_limits")
    exhibits = arrival.exhibits(came_by=f"information:{dispatch.about}", limits=limits)
    answers = word(content, "answers")
    message = Message(
        id=MessageId(dispatch.about),
        kind=MessageKind(word(content, "kind")),
        outgoing=False,
        from_state=dispatch.from_state,
        to_state=desk.party,
        at=desk.hour,
        subjects=tuple(arrival.local[one] for one in words(content, "about") if one in arrival.local),
        statements=tuple(statement_here(row, arrival.local) for row in rows(content, "statements")),
        exhibits=exhibits,
        use_limits=limits,
        coded=flag(content, "coded"),
        ask_measure=word(content, "ask_measure"),
        channel=dispatch.channel,
        answers=MessageId(answers) if answers else None,
    )
    whole = plain(message)
    data: dict[str, Json] = dict(whole) if isinstance(whole, dict) else {}
    data.pop("at", None)
    text: dict[str, Json] = {"text": word(content, "text"), "asks": word(content, "asks")}
    touches = tuple(str(one) for one in message.subjects)
    arrival.add("information-received", data, text=text, touches=touches)
    return tuple(arrival.drafts)


def request(desk: Desk, dispatch: Dispatch) -> tuple[Draft, ...]:
    """A request: the desk sees at once what the law finds in it."""
    content = dispatch.content
    arrival = Arrival(desk, dispatch)
    letter = read(Letter, content.get("letter"))
    checked = check(desk.law, letter, requesting=dispatch.from_state, requested=desk.party,
                    channel=dispatch.channel, on=desk.day, memo=desk.checks)  # fmt: skip
    gaps: list[Json] = [*checked.gaps] if checked else []
    body: dict[str, Json] = {
        "request": dispatch.about,
        "kind": word(content, "kind"),
        "from_state": dispatch.from_state,
        "channel": dispatch.channel,
        "measure": letter.measure,
        "gaps": gaps,
        "subjects": [str(one) for one in arrival.local.values()],
    }
    if flag(content, "withheld"):
        body["withheld"] = True
    touches = tuple(arrival.local.values())
    text: dict[str, Json] = {"letter": plain(letter)}
    arrival.add("request-received", body, text=text, touches=touches, findings=open_findings(checked))
    return tuple(arrival.drafts)


def clarification_given(desk: Desk, dispatch: Dispatch) -> tuple[Draft, ...]:
    """The answers arrive; the check is made again on the letter as it now stands."""
    arrival = Arrival(desk, dispatch)
    known = desk.cooperation.requests.get(RequestId(dispatch.about))
    letter = read(Letter, dispatch.content.get("letter"))
    body: dict[str, Json] = {"request": dispatch.about}
    findings: tuple[Json, ...] = ()
    if known is not None:
        checked = check(desk.law, letter, requesting=dispatch.from_state, requested=desk.party,
                        channel=known.channel, on=desk.day, memo=desk.checks)  # fmt: skip
        body["gaps"] = [*checked.gaps] if checked else []
        findings = open_findings(checked)
    text: dict[str, Json] = {"answers": dict(table(dispatch.content, "answers")), "letter": plain(letter)}
    arrival.add("clarification-given", body, text=text, findings=findings)
    return tuple(arrival.drafts)


def _answer(kind: str, names: tuple[str, ...], texts: tuple[str, ...]) -> Callable[[Desk, Dispatch], tuple[Draft, ...]]:
    def arrive(desk: Desk, dispatch: Dispatch) -> tuple[Draft, ...]:
        known = desk.cooperation.requests.get(RequestId(dispatch.about))
        office = known.office or known.assigned if known else ""
        arrival = Arrival(desk, dispatch, to=_other_offices(desk, office))
        body: dict[str, Json] = {name: dispatch.content[name] for name in names if name in dispatch.content}
        if kind != "receipt-given" or word(dispatch.content, "about") != "message":
            body["request"] = dispatch.about
        else:
            body["message"] = dispatch.about
        text: dict[str, Json] = {name: dispatch.content[name] for name in texts if name in dispatch.content}
        if dispatch.head and kind == "receipt-given":
            text["head"] = dispatch.head
        arrival.add(kind, body, text=text)
        return tuple(arrival.drafts)

    return arrive


def consultation(desk: Desk, dispatch: Dispatch) -> tuple[Draft, ...]:
    """The other State consults."""
    arrival = Arrival(desk, dispatch, to=_other_offices(desk, "investigation", "instruction", "central-authority"))
    body: dict[str, Json] = {"topic": word(dispatch.content, "topic"), "from_state": dispatch.from_state}
    if name := word(dispatch.content, "request"):
        body["request"] = name
    arrival.add("consulted", body, text={"text": word(dispatch.content, "text")})
    return tuple(arrival.drafts)


def result(desk: Desk, dispatch: Dispatch) -> tuple[Draft, ...]:
    """The result arrives and reaches the office that asked, with its use limits; awaited until the formal copy came."""
    content = dispatch.content
    known = desk.cooperation.requests.get(RequestId(dispatch.about))
    arrival = Arrival(desk, dispatch, to=_other_offices(desk, known.office if known else ""))
    limits = words(content, "use_limits")
    held = flag(content, "withheld")
    exhibits = arrival.exhibits(came_by=f"request:{dispatch.about}", limits=(*limits, *((AWAITED,) if held else ())))
    listed: list[Json] = [*limits]
    body: dict[str, Json] = {
        "request": dispatch.about,
        "exhibits": [str(one) for one in exhibits],
        "use_limits": listed,
    }
    if held:
        body["withheld"] = True
    arrival.add("result-received", body, touches=exhibits)
    return tuple(arrival.drafts)


def meeting(desk: Desk, dispatch: Dispatch) -> tuple[Draft, ...]:
    """A step of a meeting of the delegations, in the words of the other State."""
    arrival = Arrival(desk, dispatch, to=_other_offices(desk, *AT_THE_TABLE))
    kind = word(dispatch.content, "kind")
    if kind in MEETING_ACTS:
        arrival.add(kind, table(dispatch.content, "body"), text=table(dispatch.content, "text"))
    return tuple(arrival.drafts)


ARRIVALS: Mapping[Crossing, Callable[[Desk, Dispatch], tuple[Draft, ...]]] = {
    Crossing.INFORMATION: information,
    Crossing.REQUEST: request,
    Crossing.CLARIFICATION_ASKED: _answer("clarification-asked", ("points",), ()),
    Crossing.CLARIFICATION_GIVEN: clarification_given,
    Crossing.CONSULTATION: consultation,
    Crossing.ACCEPTANCE: _answer("request-accepted", ("conditions",), ()),
    Crossing.REFUSAL: _answer("request-refused", ("grounds",), ("reasons",)),
    Crossing.POSTPONEMENT: _answer("request-postponed", ("until",), ("reasons",)),
    Crossing.RESULT: result,
    Crossing.MEETING: meeting,
    Crossing.RECEIPT: _answer("receipt-given", ("evidence",), ()),
}
