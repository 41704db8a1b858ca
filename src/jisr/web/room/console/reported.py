"""The report of the room as far as it was played, for control and evaluators: the same as of a run that is over."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jisr.exercise.debrief import outcome_of
from jisr.press.reporting import report_of
from jisr.press.speech import Speech
from jisr.store.doors import LOOK_ON
from jisr.web.law.held import held_book
from jisr.web.room.console.page import console_page
from jisr.web.room.sessions import Present, in_control

WAY = "console/report/"


@require_GET
@in_control(*LOOK_ON)
def report(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """What was judged, lost, known, asked, agreed and hinted so far."""
    corpus = held_book().corpus
    with here.room.reading() as room:
        parties = {str(one): corpus.countries[one].name for one in room.scenario.states}
        made = report_of(outcome_of(room.record), scenario=room.scenario, corpus=corpus, parties=parties)
    content = {"report": made}
    return console_page(
        "report.html", content, request=request, speech=tag, here=here, way=WAY, current="report"
    )  # fmt: skip
