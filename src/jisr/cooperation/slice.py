"""The fold of cooperation: each act adds a step to the own half of a request, or a message.

The state of a request is a function of the set of its steps, whatever their order of arrival: an answer that overtakes
another does not bring the request back.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from jisr.cooperation.meetings import Meetings, meeting_answered, meeting_held, meeting_proposed
from jisr.cooperation.state import (
    CooperationView,
    Letter,
    Message,
    MessageId,
    Receipt,
    Request,
    RequestId,
    RequestState,
    Step,
)
from jisr.dossier import Act, Growing, Slice, SubjectId
from jisr.inquiry import ExhibitId
from jisr.protection.plain import flag, number, read, ref_of, table, word, words
from jisr.vocabulary import CountryCode, RuleId

RANK: Mapping[RequestState, int] = {
    RequestState.SIGNED: 0,
    RequestState.SENT: 1,
    RequestState.RECEIVED: 2,
    RequestState.ACKNOWLEDGED: 3,
    RequestState.CLARIFICATION_ASKED: 4,
    RequestState.CLARIFIED: 4,
    RequestState.CONSULTED: 5,
    RequestState.POSTPONED: 6,
    RequestState.ACCEPTED: 7,
    RequestState.EXECUTED: 8,
    RequestState.REFUSED: 9,
    RequestState.RETURNED: 10,
    RequestState.CLOSED: 11,
}


class CooperationBook:
    """The private builder of the fold."""

    __slots__ = ("meetings", "messages", "requests")

    def __init__(self) -> None:
        self.requests: Growing[RequestId, Request] = Growing()
        self.messages: Growing[MessageId, Message] = Growing()
        self.meetings: Meetings = Growing()

    def copy(self) -> "CooperationBook":
        """A builder of its own; the values are immutable."""
        other = CooperationBook()
        other.requests, other.messages = self.requests.copy(), self.messages.copy()
        other.meetings = self.meetings.copy()
        return other


def state_of(history: tuple[Step, ...]) -> RequestState:
    """The state that a set of steps amounts to: the farthest; a question without its answer stays open."""
    best = max(RANK[step.state] for step in history)
    last = [step.state for step in history if RANK[step.state] == best]
    if best == RANK[RequestState.CLARIFIED]:
        asked = last.count(RequestState.CLARIFICATION_ASKED)
        return RequestState.CLARIFICATION_ASKED if 2 * asked > len(last) else RequestState.CLARIFIED
    return last[-1]


def letter_in(act: Act) -> Letter:
    """The letter that an act carries; an empty one where it was withheld or destroyed."""
    return read(Letter, act.text.get("letter"))


def message_in(act: Act) -> Message:
    """The information that an act passes."""
    return read(Message, {**act.body, **act.text, "at": act.done_at, "act": ref_of(act)})


def _stepped(request: Request, state: RequestState, act: Act, note: str = "") -> Request:
    step = Step(state, act.done_at, ref_of(act), note)
    history = (*request.history, step)
    return replace(request, history=history, state=state_of(history))


def _of(book: CooperationBook, act: Act) -> Request | None:
    return book.requests.get(RequestId(word(act.body, "request")))


def request_signed(book: CooperationBook, act: Act) -> None:
    """A request is signed by a prosecutor or judge."""
    body = act.body
    step = Step(RequestState.SIGNED, act.done_at, ref_of(act))
    book.requests[RequestId(word(body, "request"))] = Request(
        id=RequestId(word(body, "request")),
        kind=word(body, "kind"),
        outgoing=True,
        from_state=CountryCode(act.party),
        to_state=CountryCode(word(body, "to_state")),
        letter=act.once(letter_in),
        state=RequestState.SIGNED,
        history=(step,),
        office=act.seat.office,
        subjects=tuple(SubjectId(one) for one in words(body, "subjects")),
    )


def request_sent(book: CooperationBook, act: Act) -> None:
    """The request leaves by a channel; a later formal copy ends the withholding."""
    if (request := _of(book, act)) is None:
        return
    sent = _stepped(request, RequestState.SENT, act, word(act.body, "channel"))
    copied = flag(act.body, "copy")
    channel = request.channel if copied and request.channel else word(act.body, "channel")
    book.requests[request.id] = replace(sent, channel=channel, withheld=False if copied else sent.withheld)


def request_received(book: CooperationBook, act: Act) -> None:
    """A request arrives; the desk sees what the check of law found. A formal copy of one known ends the withholding."""
    body, name = act.body, RequestId(word(act.body, "request"))
    if (known := book.requests.get(name)) is not None:
        book.requests[name] = replace(_stepped(known, RequestState.RECEIVED, act, "copy"), withheld=False)
        return
    book.requests[name] = Request(
        id=name,
        kind=word(body, "kind"),
        outgoing=False,
        from_state=CountryCode(word(body, "from_state")),
        to_state=CountryCode(act.party),
        letter=act.once(letter_in),
        state=RequestState.RECEIVED,
        history=(Step(RequestState.RECEIVED, act.done_at, ref_of(act)),),
        channel=word(body, "channel"),
        gaps=words(body, "gaps"),
        checks=act.findings,
        withheld=flag(body, "withheld"),
        subjects=tuple(SubjectId(one) for one in words(body, "subjects")),
    )


def receipt_given(book: CooperationBook, act: Act) -> None:
    """A receipt: that something was submitted, delivered or opened, with its number and the head quoted."""
    body = act.body
    receipt = Receipt(word(body, "evidence"), act.done_at, number(body, "number") or 0, word(body, "head"))
    if (request := _of(book, act)) is not None:
        held = replace(request, receipts=(*request.receipts, receipt))
        if receipt.evidence == "retrieved" and request.reached(RequestState.ACKNOWLEDGED) is None:
            held = _stepped(held, RequestState.ACKNOWLEDGED, act)
        book.requests[request.id] = held
    elif (message := book.messages.get(MessageId(word(body, "message")))) is not None:
        book.messages[message.id] = replace(message, receipts=(*message.receipts, receipt))


def clarification_asked(book: CooperationBook, act: Act) -> None:
    """What is missing is asked for."""
    if (request := _of(book, act)) is not None:
        points = tuple(dict.fromkeys((*request.points, *words(act.body, "points"))))
        asked = _stepped(request, RequestState.CLARIFICATION_ASKED, act)
        book.requests[request.id] = replace(asked, points=points)


def clarification_given(book: CooperationBook, act: Act) -> None:
    """What was asked is given; the letter is complete to that extent."""
    if (request := _of(book, act)) is None:
        return
    given = table(act.text, "answers")
    answers = (*request.answers, *((key, word(given, key)) for key in given))
    letter = act.once(letter_in) if "letter" in act.text else request.letter
    clear = _stepped(request, RequestState.CLARIFIED, act)
    gaps = words(act.body, "gaps") if "gaps" in act.body else tuple(gap for gap in request.gaps if gap not in given)
    book.requests[request.id] = replace(clear, answers=answers, letter=letter, gaps=gaps)


def consulted(book: CooperationBook, act: Act) -> None:
    """The States consulted on the request."""
    if (request := _of(book, act)) is not None:
        book.requests[request.id] = _stepped(request, RequestState.CONSULTED, act, word(act.body, "topic"))


def request_accepted(book: CooperationBook, act: Act) -> None:
    """The request is accepted and assigned."""
    if (request := _of(book, act)) is not None:
        accepted = _stepped(request, RequestState.ACCEPTED, act)
        book.requests[request.id] = replace(accepted, assigned=word(act.body, "assign_to") or request.assigned)


def request_refused(book: CooperationBook, act: Act) -> None:
    """The request is refused with grounds and reasons."""
    if (request := _of(book, act)) is not None:
        refused = _stepped(request, RequestState.REFUSED, act)
        grounds = tuple(RuleId(one) for one in words(act.body, "grounds"))
        book.requests[request.id] = replace(refused, grounds=grounds, reasons=word(act.text, "reasons"))


def request_postponed(book: CooperationBook, act: Act) -> None:
    """Execution is postponed."""
    if (request := _of(book, act)) is not None:
        late = _stepped(request, RequestState.POSTPONED, act)
        book.requests[request.id] = replace(late, until=word(act.body, "until"), reasons=word(act.text, "reasons"))


def measure_taken(book: CooperationBook, act: Act) -> None:
    """A measure in execution of a request."""
    if (request := _of(book, act)) is not None:
        book.requests[request.id] = replace(request, measures=(*request.measures, ref_of(act)))


def request_executed(book: CooperationBook, act: Act) -> None:
    """The executing office reports what it did."""
    if (request := _of(book, act)) is not None:
        done = _stepped(request, RequestState.EXECUTED, act)
        book.requests[request.id] = replace(done, exhibits=_with(request, act), reasons=word(act.text, "report"))


def result_passed(book: CooperationBook, act: Act) -> None:
    """The result leaves, or arrives, with its use limits."""
    if (request := _of(book, act)) is not None:
        back = _stepped(request, RequestState.RETURNED, act)
        limits = tuple(dict.fromkeys((*request.use_limits, *words(act.body, "use_limits"))))
        held = flag(act.body, "withheld")
        book.requests[request.id] = replace(back, exhibits=_with(request, act), use_limits=limits, withheld=held)


def request_closed(book: CooperationBook, act: Act) -> None:
    """The own half is closed."""
    if (request := _of(book, act)) is not None:
        book.requests[request.id] = _stepped(request, RequestState.CLOSED, act)


def information_passed(book: CooperationBook, act: Act) -> None:
    """Information was sent or received."""
    message = act.once(message_in)
    book.messages[message.id] = message


def _with(request: Request, act: Act) -> tuple[ExhibitId, ...]:
    return tuple(dict.fromkeys((*request.exhibits, *(ExhibitId(one) for one in words(act.body, "exhibits")))))


def freeze(book: CooperationBook) -> CooperationView:
    """Cooperation as it stands."""
    return CooperationView(book.requests.shown(), book.messages.shown(), book.meetings.shown())


ON: Mapping[tuple[str, int], Callable[[CooperationBook, Act], None]] = {
    ("request-signed", 1): request_signed,
    ("request-sent", 1): request_sent,
    ("request-received", 1): request_received,
    ("receipt-given", 1): receipt_given,
    ("clarification-asked", 1): clarification_asked,
    ("clarification-given", 1): clarification_given,
    ("consulted", 1): consulted,
    ("request-accepted", 1): request_accepted,
    ("request-refused", 1): request_refused,
    ("request-postponed", 1): request_postponed,
    ("measure-taken", 1): measure_taken,
    ("request-executed", 1): request_executed,
    ("result-returned", 1): result_passed,
    ("result-received", 1): result_passed,
    ("request-closed", 1): request_closed,
    ("information-sent", 1): information_passed,
    ("information-received", 1): information_passed,
    ("meeting-proposed", 1): lambda book, act: meeting_proposed(book.meetings, act),
    ("meeting-answered", 1): lambda book, act: meeting_answered(book.meetings, act),
    ("meeting-held", 1): lambda book, act: meeting_held(book.meetings, act),
}
SLICE = Slice(name="cooperation", start=CooperationBook, on=ON, freeze=freeze, copy=CooperationBook.copy)
