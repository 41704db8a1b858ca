"""The report of the run that this server shows."""

from django.http import HttpRequest, HttpResponse

from jisr.press.speech import Speech
from jisr.web.frame import frame, page
from jisr.web.readers import of_the_run
from jisr.web.shown import Run


@of_the_run
def report(request: HttpRequest, tag: Speech, run: Run) -> HttpResponse:
    """What each party knew and when, where the case was lost, the judgment, the rights."""
    replay = f"/{tag.language.tag}/replay/1/"
    content = {**frame(tag, current="report", address=""), "report": run.report, "replay": replay}
    return page("report.html", speech=tag, content=content)
