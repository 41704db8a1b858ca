"""The interviewer's pages: the hearings of the seat, one of them as it is talked, the film of a child's."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_http_methods

from jisr.clerk import Answer, Refused, View
from jisr.clerk.commands import TakeMeasure
from jisr.exercise.dialogue import Reply, Step, Theme, Turn
from jisr.exercise.dialogue import Way as Ask
from jisr.law.corpus import Corpus
from jisr.press.said import Said, Told
from jisr.press.speech import Speech
from jisr.store.doors import Duty
from jisr.vocabulary import Text
from jisr.web.law.held import held_book
from jisr.web.room.file.opened import open_file
from jisr.web.room.file.readings import readings
from jisr.web.room.frame import CLOCKS, room_page
from jisr.web.room.help import HelpLevel, help_of
from jisr.web.room.live import AtRest
from jisr.web.room.masked import as_read_in
from jisr.web.room.naming import name_of
from jisr.web.room.scenes import holding
from jisr.web.room.scenes import kept as rows
from jisr.web.room.scenes.holding import Resting, Way
from jisr.web.room.scenes.kept import Scene, Stage
from jisr.web.room.scenes.shown import kept_shown, law_of, minutes_of, person_of, scene_shown, there
from jisr.web.room.scenes.translating import INTERPRETER
from jisr.web.room.sessions import Present, anybody_in, seated

ASKED = require_http_methods(["GET", "HEAD", "POST"])
MOST = 6000
WORDS: Mapping[Turn, str] = {
    Turn.SILENT: "No answer.",
    Turn.BEFORE: "“I have told you that.”",
}
QUESTIONS: Mapping[Theme, str] = {
    Theme.OPEN: "Tell me in your own words what happened.",
    Theme.BEGINNING: "How did it begin, and who spoke with you?",
    Theme.JOURNEY: "How did you travel?",
    Theme.PLACE: "Where were you, and could you leave?",
    Theme.USE: "What did you have to do, and who had the money?",
    Theme.OTHERS: "Who else was there?",
}
REGISTRAR = "registrar"


def call(here: Present, command: object) -> HttpResponse | None:
    """The scene of a hearing that is talked; nothing when the measure is done by its form. Raises `AtRest`."""
    if not isinstance(command, TakeMeasure):
        return None
    way = holding.way_of(here.room, here.who.seat, command)
    if way is Way.FORM:
        return None
    found = holding.call(here.room, here.who.seat, command, live=way is Way.LIVE)
    return HttpResponseRedirect(f"../scenes/{found.id}/")


@require_GET
@anybody_in
def scenes(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """The hearings of the seat; control is led to those who speak for persons, these to their card."""
    if here.who.plays or here.chair is None:
        way = "card/" if here.who.plays else "players/" if here.may(Duty.CONTROL) or here.may(Duty.SAFETY) else "../"
        return HttpResponseRedirect(f"/{tag.language.tag}/room/scenes/{way}")
    view, corpus = here.room.view(here.who.seat), held_book().corpus
    if view.role == INTERPRETER:
        return HttpResponseRedirect(f"/{tag.language.tag}/room/scenes/translations/")
    own = [
        scene_shown(one, _view_of(here, one), corpus)
        for one in rows.scenes(here.room)
        if one.seat == here.who.seat or _types(here, one)
    ]
    films = [
        (str(id), name_of(view, corpus, str(id)))
        for id, one in view.inquiry.exhibits.items()
        if one.subject is not None and view.care.care(one.subject).minor and one.measure.endswith("hearing")
    ]
    content = {"scenes": own, "films": films}
    return room_page("scenes/scenes.html", content, request=request, speech=tag, here=here, way="scenes/",
                     current="scenes")  # fmt: skip


@ASKED
@seated
def scene(request: HttpRequest, tag: Speech, here: Present, id: int) -> HttpResponse:
    """One hearing: who is there, what to keep in mind, the record; or the questions and answers of a talk."""
    found = _own(here, id)
    if request.method != "POST":
        return _page(request, tag, here, found)
    try:
        answer = _do(request, here, found)
    except AtRest as rest:
        return _page(request, tag, here, _own(here, id), rests=CLOCKS[rest.state][0], status=409)
    except Resting:
        return _page(request, tag, here, _own(here, id), resting=True, status=409)
    if isinstance(answer, Refused):
        return _page(request, tag, here, _own(here, id), refused=answer, status=422)
    if isinstance(answer, HttpResponse):
        return answer
    return HttpResponseRedirect(f"/{tag.language.tag}/room/scenes/{id}/")


@require_GET
@seated
def film(request: HttpRequest, tag: Speech, here: Present, exhibit: str) -> HttpResponse:
    """The transcript of a film: a child is not played, the film is read."""
    file = open_file(here)
    found = next((one for id, one in file.view.inquiry.exhibits.items() if id == exhibit), None)
    if found is None:
        raise Http404
    versions = readings(found, file, tag.language.tag)
    own = [one for one in versions if one.tag == tag.language.tag]
    content = {"title": name_of(file.view, file.corpus, exhibit), "versions": own or versions[:1]}
    return room_page("scenes/film.html", content, request=request, speech=tag, here=here,
                     way=f"scenes/film/{exhibit}/", current="scenes")  # fmt: skip


def _own(here: Present, id: int) -> Scene:
    """The scene of the seat; a registrar of the same State is in the room while it lasts and types the record."""
    found = rows.scene(here.room, id)
    if found is None or not (found.seat == here.who.seat or _types(here, found)):
        raise Http404
    return found


def _types(here: Present, scene: Scene) -> bool:
    chair = here.chair
    registrar = chair is not None and chair.seat.role == REGISTRAR and chair.party == scene.party
    return registrar and scene.stage in rows.UNDER_WAY


def _view_of(here: Present, scene: Scene) -> View:
    """The file of the seat that holds the scene; a registrar reads it with the names that the registry may know."""
    view = here.room.view(scene.seat)
    if here.chair is None or scene.seat == here.who.seat:
        return view
    return as_read_in(view, str(here.chair.seat.office))


def _do(request: HttpRequest, here: Present, scene: Scene) -> Answer | HttpResponse | None:
    room, form = here.room, request.POST
    record = str(form.get("record", "")).replace("\x00", "").strip()[:MOST]
    if scene.seat != here.who.seat:
        return holding.sign(room, scene.id, record, done=False)
    match form.get("do", ""):
        case "keep":
            return holding.sign(room, scene.id, record, done=False)
        case "close":
            return holding.sign(room, scene.id, record, done=True)
        case "end":
            holding.sign(room, scene.id, record or scene.record, done=False)
            holding.end(room, scene.id)
        case "off":
            holding.call_off(room, scene.id)
        case "talk" if scene.stage in (Stage.REFUSED, Stage.CALLED):
            holding.call_off(room, scene.id)
            made = holding.call(room, scene.seat, scene.command, live=False)
            return HttpResponseRedirect(f"../{made.id}/")
        case "step" if not scene.live:
            way, _, about = str(form.get("step", "")).partition(":")
            if way in tuple(Ask):
                holding.step(room, scene.id, Step(way=Ask(way), about=_about(Ask(way), about)))
    return None


def _about(way: Ask, about: str) -> str:
    known = {one.value for one in Theme}
    return about[:100] if way is not Ask.ASK or about in known else Theme.OPEN.value


def _page(
    request: HttpRequest, tag: Speech, here: Present, scene: Scene, *, rests: str = "", resting: bool = False,
    refused: Refused | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    view, corpus = _view_of(here, scene), held_book().corpus
    level = help_of(here)
    talk = None if scene.live else holding.talk_of(here.room, scene)
    content = {
        "scene": scene, "shown": scene_shown(scene, view, corpus), "there": there(here.room, scene, view),
        "minutes": minutes_of(here.room, scene), "law": law_of(scene, view, corpus),
        "kept": kept_shown(scene, talk.kept if talk is not None else ()), "helps": level is HelpLevel.FULL,
        "rests": rests, "resting": resting, "types": scene.seat != here.who.seat,
        "faults": [Told(reason.key, dict(reason.values)) for one in refused.findings for reason in one.reasons]
        if refused is not None else [],
        **(_talk(scene, view, corpus, talk.replies) if talk is not None else {}),
    }  # fmt: skip
    template = "scenes/talk.html" if talk is not None else "scenes/scene.html"
    return room_page(template, content, request=request, speech=tag, here=here, way=f"scenes/{scene.id}/",
                     current="scenes", status=status)  # fmt: skip


def _talk(scene: Scene, view: View, corpus: Corpus, replies: tuple[Reply, ...]) -> dict[str, object]:
    names = {one.id: one.name for one in corpus.measures[scene.command.measure].safeguards}
    turns = [
        (
            _asked(step, names, view, corpus),
            WORDS.get(reply.turn, ""),
            [_read(one, view) for one in reply.words],
            reply.turn.value,
        )
        for step, reply in zip(scene.steps, replies, strict=True)
    ]
    exhibits = [(str(id), name_of(view, corpus, str(id))) for id in view.inquiry.exhibits]
    return {
        "turns": turns, "questions": [(one.value, said) for one, said in QUESTIONS.items()], "exhibits": exhibits,
        "person": person_of(scene, view),
    }  # fmt: skip


def _read(words: Text, view: View) -> Text:
    return {tag: view.masked(said) for tag, said in words.items()}


def _asked(step: Step, names: Mapping[str, Said], view: View, corpus: Corpus) -> Said:
    match step.way:
        case Ask.KEEP:
            return names.get(step.about, "")
        case Ask.SHOW:
            return Told("Shown: {exhibit}", {"exhibit": name_of(view, corpus, step.about)})
        case Ask.PAUSE:
            return "A break"
        case Ask.PRESS:
            return "Pressed for an answer"
    return QUESTIONS[Theme(step.about)]
