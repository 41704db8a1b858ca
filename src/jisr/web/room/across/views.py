"""What is between the States, for one seat: the list of requests and information, and the page of a request."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jisr.clerk import View
from jisr.clerk import commands as c
from jisr.clerk.meeting_commands import ProposeMeeting
from jisr.cooperation.state import Request, RequestId, RequestState
from jisr.law.corpus import Corpus
from jisr.law.rules import RuleRole
from jisr.press.speech import Speech
from jisr.web.law.held import held_book
from jisr.web.room.across import law
from jisr.web.room.across.deeds import DEEDS, Deed, may, open_deeds
from jisr.web.room.across.letter import letter_shown
from jisr.web.room.across.line import banks
from jisr.web.room.across.listed import listing
from jisr.web.room.across.named import limits_said, point_said, title_of
from jisr.web.room.across.page import exhibits_shown, history, receipts, work_of
from jisr.web.room.frame import room_page, side_of
from jisr.web.room.help import HelpLevel, help_of
from jisr.web.room.sessions import Present, seated

TEXTS: tuple[tuple[str, tuple[RuleRole, ...]], ...] = (
    ("Grounds on which it may be refused or postponed",
     (RuleRole.GROUND_OPEN, RuleRole.DUAL_CRIMINALITY, RuleRole.POSTPONE)),
    ("Grounds that are forbidden", (RuleRole.GROUND_FORBIDDEN,)),
    ("What comes before a refusal", (RuleRole.FIRST, RuleRole.REASONS)),
    ("Execution and limits of use", (RuleRole.EXECUTION, RuleRole.USE_LIMIT)),
)  # fmt: skip


@require_GET
@seated
def across(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """Everything that goes between the States, as the office knows it."""
    view = here.room.view(here.who.seat)
    return list_page(request, tag, here, view)


def list_page(
    request: HttpRequest, tag: Speech, here: Present, view: View, *, absent: bool = False, status: int = 200
) -> HttpResponse:
    """The list; `absent` says that what was asked for is not in the file of the office."""
    corpus = held_book().corpus
    content = {
        **listing(here, view, corpus), "absent": absent, "office": view.office,
        "may_sign": may(view, c.SignRequest), "may_inform": may(view, c.SendInformation),
        "may_consult": may(view, c.Consult), "may_meet": may(view, ProposeMeeting),
    }  # fmt: skip
    return shown("across/list.html", content, request, tag, here, "across/", status)


@require_GET
@seated
def one_request(request: HttpRequest, tag: Speech, here: Present, name: str) -> HttpResponse:
    """The page of a request."""
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    found = view.cooperation.requests.get(RequestId(name))
    if found is None:
        return list_page(request, tag, here, view, absent=True, status=404)
    done = DEEDS.get(request.GET.get("done", ""))
    content = {
        **_about(here, view, corpus, found, tag), **_of_law(here, view, corpus, found),
        "done": done.said if done is not None else "Sign" if request.GET.get("done") == "sign" else "",
    }  # fmt: skip
    return shown("across/request.html", content, request, tag, here, f"across/request/{name}/", 200)


def _about(here: Present, view: View, corpus: Corpus, one: Request, tag: Speech) -> dict[str, object]:
    deeds = open_deeds(one, view)
    return {
        "one": one, "title": title_of(one, corpus), "banks": banks_shown(here, view, corpus, one),
        "main": _main(one, deeds),
        "deeds": [deed for deed in deeds if not deed.grave], "graves": [deed for deed in deeds if deed.grave],
        "work": work_of(one, view, corpus), "history": history(one, view, corpus), "receipts": receipts(one),
        "exhibits": exhibits_shown(one, view, corpus), "limits": limits_said(one.use_limits),
        "points": [point_said(point, one, corpus) for point in one.points],
        "answers": [(point_said(point, one, corpus), words) for point, words in one.answers],
        "papers": letter_shown(one, corpus, tag), "refused": one.state is RequestState.REFUSED,
        "grounds": [corpus.rules[ground] for ground in one.grounds if ground in corpus.rules],
    }  # fmt: skip


def _main(one: Request, deeds: tuple[Deed, ...]) -> Deed | None:
    """The one act that comes next; none while an answer of the other State is awaited."""
    if one.state is RequestState.CLARIFICATION_ASKED and not one.outgoing:
        return None
    return next((deed for deed in deeds if deed.slug != "consult" and not deed.grave), None)


def _of_law(here: Present, view: View, corpus: Corpus, one: Request) -> dict[str, object]:
    """The receiver always reads the check; the sender as far as the help level goes."""
    found = law.of_request(view, corpus, one)
    checks = not one.outgoing or help_of(here) is HelpLevel.FULL
    if found is None:
        return {"clocks": law.clocks(None, one, corpus, now=view.hour), "checks": False}
    return {
        "checks": checks, "findings": law.checked(found, corpus) if checks else (),
        "gaps": law.gaps(found, corpus) if checks else (), "clocks": law.clocks(found, one, corpus, now=view.hour),
        "texts": [
            (heading, texts)
            for heading, roles in TEXTS
            if (texts := law.texts(view, corpus, one, *roles))
        ],
    }  # fmt: skip


def banks_shown(here: Present, view: View, corpus: Corpus, one: Request) -> list[Mapping[str, object]]:
    """The two sides, each with its mark and name."""
    return [
        {
            "bank": bank, "side": side_of(here.room, bank.state), "code": bank.state,
            "name": corpus.countries[bank.state].name if bank.state in corpus.countries else {},
        }
        for bank in banks(one, view)
    ]  # fmt: skip


def shown(
    template: str,
    content: Mapping[str, object],
    request: HttpRequest,
    tag: Speech,
    here: Present,
    way: str,
    status: int,
) -> HttpResponse:
    """A page of this subject."""
    whole = {"corpus": held_book().corpus, **content}
    return room_page(template, whole, request=request, speech=tag, here=here, way=way, current="across", status=status)
