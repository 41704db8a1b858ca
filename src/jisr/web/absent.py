"""What is not there is told in the language of the address, else in the one that the browser prefers."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound

from jisr.press.speech import Speech
from jisr.vocabulary import LanguageTag
from jisr.web.frame import frame, page
from jisr.web.languages import preferred
from jisr.web.shown import shown, shown_or_none


def absent(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address that leads nowhere."""
    if shown_or_none() is None:
        return HttpResponseNotFound("The run is still being loaded.\n", content_type="text/plain")
    tag = LanguageTag(request.path.strip("/").partition("/")[0])
    language = shown().languages.get(tag) or shown().languages[preferred(request)]
    content = frame(Speech(language), current="", address="")
    return page("absent.html", speech=Speech(language), content=content, status=404)
