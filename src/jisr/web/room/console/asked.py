"""The questions that the exercise asks of a seat: what only whoever plays it can judge. Control answers the others."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from jisr.press.speech import Speech
from jisr.stage.overlook import Question
from jisr.web.law.held import held_book
from jisr.web.room import steer
from jisr.web.room.console.board import Boarding
from jisr.web.room.console.page import OUTCOMES
from jisr.web.room.frame import room_page
from jisr.web.room.live import AtRest
from jisr.web.room.sessions import Present, seated

WAY = "asked/"


def questions_for(here: Present) -> list[Question]:
    """The questions that wait for the role of this seat now."""
    chair = here.chair
    if chair is None:
        return []
    with here.room.reading() as room:
        return list(room.overlook.asked_of(chair.role))


@require_http_methods(["GET", "HEAD", "POST"])
@seated
def asked(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """What is asked of this seat, each with yes and no."""
    told = ""
    if request.method == "POST":
        wanted, answer = request.POST.get("question", "")[:200], request.POST.get("answer", "")
        mine = {one.id for one in questions_for(here)}
        try:
            told = OUTCOMES["gone"]
            if wanted in mine and answer in ("yes", "no"):
                steer.judge(here.room, wanted, holds=answer == "yes", by=here.who.seat)
                told = "Your answer is noted."
        except AtRest:
            told = OUTCOMES["rest"]
        except KeyError:
            told = OUTCOMES["gone"]
    waiting = questions_for(here)
    with here.room.reading() as room:
        boarding = Boarding(room, held_book().corpus, str(tag.language.tag))
        shown = [boarding.question(one) for one in waiting]
    content = {"questions": shown, "told": told}
    return room_page("console/asked.html", content, request=request, speech=tag, here=here, way=WAY, current="desk")
