"""The report of the run that this server shows."""

from django.http import HttpRequest, HttpResponse

from jisr.press.speech import Speech
from jisr.web.frame import frame, page
from jisr.web.shown import shown


def report(request: HttpRequest, tag: Speech) -> HttpResponse:
    """What each party knew and when, where the case was lost, the judgment, the rights."""
    replay = f"/{tag.language.tag}/replay/1/"
    content = {**frame(tag, current="report", address=""), "report": shown().report, "replay": replay}
    return page("report.html", speech=tag, content=content)
