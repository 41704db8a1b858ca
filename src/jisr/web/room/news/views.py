"""The stream that an open page listens to. It says that there is news, never what: the page asks again by itself.

Only the hour, which is everybody's, is told itself: a minute that passes costs no page. Whoever comes back after a lost
connection says what was heard last and is told what came since; whoever left the seat meanwhile is told nothing.
"""

from collections.abc import AsyncIterator

from asgiref.sync import sync_to_async
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from jisr.press.speech import Speech
from jisr.store.rooms import Clock
from jisr.vocabulary import iso_of
from jisr.web.room.listening import PLAYERS, Ear, News, told_now
from jisr.web.room.sessions import Present, present

MARGIN = 300


async def news(request: HttpRequest, tag: Speech) -> HttpResponseBase:
    """News for whoever is signed in; 204 for others, after which a browser asks no more."""
    here = await sync_to_async(seen)(request)
    if here is None or here.who.locked:
        return HttpResponse(status=204)
    answer = StreamingHttpResponse(stream(request, tag, here), content_type="text/event-stream")
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Accel-Buffering"] = "no"
    return answer


def seen(request: HttpRequest) -> Present | None:
    """Who asks. The database is let go at once: a stream lasts for hours, and of connections there are few."""
    try:
        return present(request)
    finally:
        connection.close()


def ear_of(here: Present) -> Ear:
    """A seat hears its office, whoever speaks for a person the calls to that person, an account everything."""
    chair = here.chair
    if here.who.plays:
        return Ear(party=PLAYERS, office=here.who.plays)
    if chair is None:
        return Ear(control=True)
    return Ear(party=str(chair.party), office=str(chair.seat.office))


def since_of(request: HttpRequest) -> int:
    """From when on the page knows nothing: what it heard last, else its age."""
    last, age = request.headers.get("Last-Event-ID", ""), request.GET.get("age", "")
    if last.isascii() and last.isdigit() and len(last) < 16:
        return int(last)
    whole = int(age) if age.isascii() and age.isdigit() and len(age) < 10 else 0
    return told_now() - whole - MARGIN


async def stream(request: HttpRequest, tag: Speech, here: Present) -> AsyncIterator[str]:
    """The events as they are written on the line."""
    yield "retry: 2000\n\n"
    was: Clock | None = None
    async for one in here.room.listeners.listen(ear_of(here), since=since_of(request)):
        if one is None:
            again = await sync_to_async(seen)(request)
            if again is None or again.who.locked or again.who.device != here.who.device:
                return
            yield "event: still\ndata: \n\n"
            continue
        clock = here.room.last_clock
        minute = one is News.CLOCK and was is not None and _pace(clock) == _pace(was)
        was = clock if one is News.CLOCK else was
        yield event(tag, clock) if minute else f"id: {told_now()}\nevent: news\ndata: {one.value}\n\n"


def event(tag: Speech, clock: Clock) -> str:
    """A minute that passed: the hour for the machine and in words."""
    shown = tag.isolating(tag.moment(clock.hour)).replace("\n", " ")
    return f"id: {told_now()}\nevent: minute\ndata: {iso_of(clock.hour)}|{shown}\n\n"


def _pace(clock: Clock) -> tuple[object, ...]:
    return clock.state, clock.rate, clock.jump_at
