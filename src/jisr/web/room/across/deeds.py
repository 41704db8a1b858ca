"""The acts open to a seat on a request in its state: what each asks, and the command of what was chosen.

Which roles may give a command is the clerk's table; in which states it makes sense is said here, so that a page offers
what can be done now. Whatever is asked all the same goes to the clerk, who explains.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from jisr.clerk import View
from jisr.clerk import commands as c
from jisr.clerk.powers import POWERS
from jisr.cooperation.state import Request, RequestState
from jisr.inquiry.state import ExhibitId
from jisr.law.corpus import Corpus
from jisr.vocabulary import CountryCode, LanguageTag, RuleId
from jisr.web.room.across import questions as q
from jisr.web.room.across.asks import Ask, Typed

S = RequestState
OPEN = frozenset({S.RECEIVED, S.ACKNOWLEDGED, S.CLARIFICATION_ASKED, S.CLARIFIED, S.CONSULTED, S.POSTPONED})
UNDECIDED = OPEN | {S.ACCEPTED}
URGENT_WAYS = frozenset({"direct", "interpol"})


def always(request: Request, view: View) -> bool:
    """No further condition."""
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One act on a request: its name in the address, who may, when, what it asks and what it comes to."""

    slug: str
    said: str
    lead: str
    command: type[c.Command]
    outgoing: bool | None
    states: frozenset[RequestState]
    asks: Callable[[View, Corpus, Request], tuple[Ask, ...]]
    make: Callable[[Request, Typed], c.Command]
    when: Callable[[Request, View], bool] = always
    grave: bool = False

    def is_open(self, request: Request, view: View) -> bool:
        """Whether a page offers it now to this seat."""
        mine = self.outgoing is None or request.outgoing is self.outgoing
        return mine and request.state in self.states and may(view, self.command) and self.when(request, view)


def may(view: View, command: type[c.Command]) -> bool:
    """Whether the role of the seat gives such a command at all."""
    return view.role in POWERS.get(command, frozenset())


def open_deeds(request: Request, view: View) -> tuple[Deed, ...]:
    """What the seat may do with the request now."""
    return tuple(one for one in DEEDS.values() if one.is_open(request, view))


# -- what they come to


def _send(request: Request, typed: Typed) -> c.Command:
    return c.SendRequest(request=request.id, channel=typed.one("channel"))


def _copy(request: Request, typed: Typed) -> c.Command:
    return c.SendRequest(request=request.id, channel=typed.one("channel"), copy=True)


def _acknowledge(request: Request, typed: Typed) -> c.Command:
    return c.AcknowledgeRequest(request=request.id)


def _ask(request: Request, typed: Typed) -> c.Command:
    points = (*typed.many("points"), *typed.lines("more"))
    return c.AskClarification(request=request.id, points=tuple(dict.fromkeys(points)))


def _clarify(request: Request, typed: Typed) -> c.Command:
    answers = {q.point_of(name, request): words for name, words in typed.under(q.ANSWER).items()}
    return c.GiveClarification(
        request=request.id, answers=answers, law_texts=tuple(RuleId(one) for one in typed.many("law_texts")),
        translations=tuple(LanguageTag(one) for one in typed.many("translations")),
    )  # fmt: skip


def _consult(request: Request, typed: Typed) -> c.Command:
    other = request.to_state if request.outgoing else request.from_state
    return c.Consult(
        to_state=CountryCode(other), topic=q.TOPICS.get(typed.one("topic"), ""), request=request.id,
        text=typed.one("text"),
    )  # fmt: skip


def _accept(request: Request, typed: Typed) -> c.Command:
    return c.AcceptRequest(
        request=request.id, assign_to=typed.one("assign_to"), conditions=typed.lines("conditions")
    )  # fmt: skip


def _refuse(request: Request, typed: Typed) -> c.Command:
    grounds = tuple(RuleId(one) for one in typed.many("grounds"))
    return c.RefuseRequest(request=request.id, grounds=grounds, reasons=typed.one("reasons"))


def _postpone(request: Request, typed: Typed) -> c.Command:
    return c.PostponeRequest(request=request.id, until=typed.one("until"), reasons=typed.one("reasons"))


def _execute(request: Request, typed: Typed) -> c.Command:
    exhibits = tuple(ExhibitId(one) for one in typed.many("exhibits"))
    return c.ExecuteRequest(request=request.id, exhibits=exhibits, report=typed.one("report"))


def _give_back(request: Request, typed: Typed) -> c.Command:
    exhibits = tuple(ExhibitId(one) for one in typed.many("exhibits"))
    limits = (*typed.many("use_limits"), *typed.lines("more_limits"))
    return c.ReturnResult(request=request.id, exhibits=exhibits, use_limits=tuple(dict.fromkeys(limits)))


def _close(request: Request, typed: Typed) -> c.Command:
    return c.CloseRequest(request=request.id, note=typed.one("note"))


def _copy_due(request: Request, view: View) -> bool:
    """Sent directly in urgency, and the formal way not followed yet."""
    sent = sum(1 for step in request.history if step.state is S.SENT)
    return bool(request.letter.urgency) and request.channel in URGENT_WAYS and sent == 1


def _unopened(request: Request, view: View) -> bool:
    return request.reached(S.ACKNOWLEDGED) is None


def _not_asked(request: Request, view: View) -> bool:
    """What was asked is asked once, and completely (UNTOC/18/16)."""
    return request.reached(S.CLARIFICATION_ASKED) is None


def _own_work(request: Request, view: View) -> bool:
    return not request.assigned or request.assigned == view.office


ALL = (
    Deed(
        slug="send", said="Send the request", command=c.SendRequest, outgoing=True, states=frozenset({S.SIGNED}),
        lead="It leaves by the channel chosen. What was sent is not taken back; what lacks can be given later.",
        asks=q.sending, make=_send,
    ),
    Deed(
        slug="copy", said="Send the formal copy", command=c.SendRequest, outgoing=True,
        states=frozenset(S) - {S.SIGNED, S.REFUSED, S.CLOSED}, when=_copy_due, asks=q.sending, make=_copy,
        lead="A request sent directly in urgency is followed by the same letter on the formal way.",
    ),
    Deed(
        slug="acknowledge", said="Give receipt", command=c.AcknowledgeRequest, outgoing=False, states=UNDECIDED,
        when=_unopened, asks=q.nothing, make=_acknowledge,
        lead="The other State learns that the request was opened, and when.",
    ),
    Deed(
        slug="accept", said="Accept and assign", command=c.AcceptRequest, outgoing=False, states=OPEN,
        asks=q.accepting, make=_accept,
        lead="The request goes to the office that executes it, with what came with it.",
    ),
    Deed(
        slug="ask", said="Ask for clarification", command=c.AskClarification, outgoing=False, states=UNDECIDED,
        when=_not_asked, asks=q.asking, make=_ask,
        lead="Ask once for everything that is missing: the request is not refused for a gap that can be filled.",
    ),
    Deed(
        slug="clarify", said="Give the clarification", command=c.GiveClarification, outgoing=True,
        states=frozenset({S.CLARIFICATION_ASKED}), asks=q.clarifying, make=_clarify,
        lead="Your answers complete the letter, and go to the other State.",
    ),
    Deed(
        slug="consult", said="Consult the other State", command=c.Consult, outgoing=None,
        states=frozenset(S) - {S.SIGNED, S.REFUSED, S.RETURNED, S.CLOSED}, asks=q.consulting, make=_consult,
        lead="Before a refusal or a postponement the States look for terms on which assistance can be given.",
    ),
    Deed(
        slug="postpone", said="Postpone", command=c.PostponeRequest, outgoing=False, states=UNDECIDED,
        asks=q.postponing, make=_postpone, grave=True,
        lead="Execution waits for a proceeding that runs here. The other State is told until when, and why.",
    ),
    Deed(
        slug="refuse", said="Refuse", command=c.RefuseRequest, outgoing=False, states=UNDECIDED,
        asks=q.refusing, make=_refuse, grave=True,
        lead="A refusal names its grounds and gives its reasons; it ends the request.",
    ),
    Deed(
        slug="execute", said="Report the execution", command=c.ExecuteRequest, outgoing=False,
        states=frozenset({S.ACCEPTED, S.EXECUTED}), when=_own_work, asks=q.executing, make=_execute,
        lead="The central authority gets the report and the exhibits that answer the request.",
    ),
    Deed(
        slug="return", said="Return the result", command=c.ReturnResult, outgoing=False,
        states=frozenset({S.EXECUTED}), asks=q.returning, make=_give_back,
        lead="The exhibits leave with their chain of custody, under the limits of use that you set.",
    ),
    Deed(
        slug="close", said="Close the request", command=c.CloseRequest, outgoing=None,
        states=frozenset({S.RETURNED, S.REFUSED}), asks=q.closing, make=_close,
        lead="Your own side of the request is closed. The other State closes its own.",
    ),
)  # fmt: skip
DEEDS: Mapping[str, Deed] = {one.slug: one for one in ALL}
