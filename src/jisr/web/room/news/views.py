"""The stream that an open page listens to. It says that there is news, never what: the page asks again by itself."""

from collections.abc import AsyncIterator

from asgiref.sync import sync_to_async
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from jisr.press.speech import Speech
from jisr.web.room.listening import Ear
from jisr.web.room.live import LiveRoom
from jisr.web.room.sessions import Present, present


async def news(request: HttpRequest, tag: Speech) -> HttpResponseBase:
    """News for whoever is signed in; 204 for others, after which a browser asks no more."""
    here = await sync_to_async(present)(request)
    if here is None or here.who.locked:
        return HttpResponse(status=204)
    answer = StreamingHttpResponse(stream(here.room, ear_of(here)), content_type="text/event-stream")
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Accel-Buffering"] = "no"
    return answer


def ear_of(here: Present) -> Ear:
    """A seat hears its office, an account everything."""
    chair = here.chair
    if chair is None:
        return Ear(control=True)
    return Ear(party=str(chair.party), office=str(chair.seat.office))


async def stream(room: LiveRoom, ear: Ear) -> AsyncIterator[str]:
    """The events as they are written on the line."""
    yield "retry: 2000\n\n"
    async for one in room.listeners.listen(ear):
        yield ": still here\n\n" if one is None else f"event: news\ndata: {one.value}\n\n"
