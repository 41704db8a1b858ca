"""Translations: what the interpreter has to do, what is in work and until when, what an office sends there.

The work takes time of the case, by the length of the original; until it is done others read the original alone.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from jisr.clerk import Refused, View
from jisr.clerk.commands import Disclose, Translate
from jisr.inquiry.state import Exhibit, ExhibitId
from jisr.press.said import Said, Told, Tongue
from jisr.press.speech import Speech
from jisr.stage.entries import Entry, EntryKind
from jisr.stage.scenes import minutes_of
from jisr.vocabulary import CaseTime, LanguageTag, Text
from jisr.web.law.held import held_book
from jisr.web.room.frame import CLOCKS, room_page
from jisr.web.room.live import PLAYS, AtRest, LiveRoom
from jisr.web.room.naming import name_of
from jisr.web.room.sessions import Present, seated

INTERPRETER, REGISTRY = "interpreter", "registry"
PURPOSE = "translation"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingShown:
    """An exhibit that the court cannot read: its language, how long the work takes, whether the registry has it."""

    id: str
    title: Said
    language: Tongue
    minutes: int
    sent: bool
    until: CaseTime | None
    words: Text


@require_http_methods(["GET", "HEAD", "POST"])
@seated
def translations(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """The desk of the interpreter; for other offices, what of theirs waits for a translation."""
    if request.method != "POST":
        return _page(request, tag, here)
    exhibit, name = request.POST.get("exhibit", ""), request.POST.get("interpreter", "").strip()[:100]
    begins = request.POST.get("do") == "begin"
    if begins and not name:
        return _page(request, tag, here, faults=["Name the interpreter."], status=422)
    try:
        faults = _begin(here, exhibit, name) if begins else _send(here, exhibit, request.POST.get("key", "")[:64])
    except AtRest as rest:
        return _page(request, tag, here, rests=CLOCKS[rest.state][0], status=409)
    if faults:
        return _page(request, tag, here, faults=faults, status=422)
    return HttpResponseRedirect(f"/{tag.language.tag}/room/scenes/translations/")


def has_interpreter(here: Present) -> bool:
    """Whether somebody sits as interpreter of the own State."""
    party = here.room.chair(here.who.seat).party
    chairs = [one for one in here.room.chairs if one.party == party and one.seat.role == INTERPRETER]
    return any(here.room.is_taken(str(one.seat.id)) for one in chairs)


def waiting(view: View, room: LiveRoom) -> list[WaitingShown]:
    """The exhibits of the office that stand in no language of the State's courts."""
    corpus = held_book().corpus
    spoken = set(corpus.countries[view.party].languages)
    with room.reading() as held:
        work = {one.exhibit: one.due for one in held.translations.work}
    return [
        WaitingShown(
            id=str(id), title=name_of(view, corpus, str(id)), language=Tongue(str(one.language)),
            minutes=minutes_of(one), sent=id in work or _sent(view, id), until=work.get(id), words=_original(one),
        )
        for id, one in view.inquiry.exhibits.items()
        if one.language and not {one.language, *one.translations} & spoken
    ]  # fmt: skip


def _original(one: Exhibit) -> Text:
    """What there is to translate: in the story, an oral or foreign original stands in the words of its record."""
    return {one.language: one.text[one.language]} if one.language in one.text else one.text


def _sent(view: View, exhibit: ExhibitId) -> bool:
    return view.office == REGISTRY or any(REGISTRY in act.to for act in view.acts.values() if exhibit in act.about)


def _begin(here: Present, exhibit: str, name: str) -> list[Said]:
    room, view = here.room, here.room.view(here.who.seat)
    found = next((one for one in waiting(view, room) if one.id == exhibit and one.until is None), None)
    if found is None:
        return []
    language = LanguageTag(held_book().corpus.countries[view.party].languages[0])
    command = Translate(exhibit=ExhibitId(exhibit), language=language, interpreter=name)
    entry = Entry(
        at=room.hours.start, kind=EntryKind.TRANSLATES, seat=here.who.seat, command=command,
        sat=room.sat_of(here.who.seat), key=f"translates:{here.who.seat}:{exhibit}:{language}",
    )  # fmt: skip
    room.put(entry, within=PLAYS)
    return []


def _send(here: Present, exhibit: str, key: str) -> list[Said]:
    view = here.room.view(here.who.seat)
    acts = tuple(ref for ref, act in view.acts.items() if act.kind == "exhibit-entered" and exhibit in act.about)
    if not acts:
        return []
    command = Disclose(acts=acts, to=(REGISTRY,), purpose=PURPOSE)
    answer = here.room.act(here.who.seat, command, key=f"{here.who.seat}:{key}" if key else "")
    if isinstance(answer, Refused):
        return [Told(reason.key, dict(reason.values)) for one in answer.findings for reason in one.reasons]
    return []


def _page(
    request: HttpRequest, tag: Speech, here: Present, *, faults: list[Said] | None = None, rests: str = "",
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    view = here.room.view(here.who.seat)
    own = view.role == INTERPRETER
    language = held_book().corpus.countries[view.party].languages[0]
    content = {
        "waiting": waiting(view, here.room), "begins": own or not has_interpreter(here), "own": own,
        "into": Tongue(str(language)), "faults": faults or [], "rests": rests, "name": here.who.person,
    }  # fmt: skip
    return room_page("scenes/translations.html", content, request=request, speech=tag, here=here,
                     way="scenes/translations/", current="translations", status=status)  # fmt: skip
