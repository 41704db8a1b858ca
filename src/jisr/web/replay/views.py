"""The pages of the replay. A moment has its own address; links and arrow keys go to the next, of all acts or some."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from jisr.press.replay import Replay, Side, Way
from jisr.press.speech import Speech
from jisr.press.wording import FILTERS
from jisr.vocabulary import case_time
from jisr.web.frame import frame, page
from jisr.web.readers import of_the_run
from jisr.web.shown import Run


def replay(request: HttpRequest, tag: Speech) -> HttpResponse:
    """The replay begins with the first act."""
    return HttpResponseRedirect(f"/{tag.language.tag}/replay/1/")


@of_the_run
def moment(request: HttpRequest, tag: Speech, run: Run) -> HttpResponse:
    """Goes to the last act at or before `?time=2022-03-12T08:30`; a time that cannot be read leads to the beginning."""
    try:
        number = run.replay.number_at(case_time(request.GET.get("time", "")))
    except ValueError:
        number = 1
    return HttpResponseRedirect(f"/{tag.language.tag}/replay/{number}/")


@of_the_run
def step(request: HttpRequest, tag: Speech, run: Run, number: int) -> HttpResponse:
    """One moment: the act with its rules and breaches, and what each party has and knows by then.

    `?only=breaches` goes from one act of that kind to the next.
    """
    played = run.replay
    try:
        current = played.moment(number)
    except IndexError as outside:
        raise Http404 from outside
    only = request.GET.get("only", "") if request.GET.get("only") in played.ways else ""
    query = f"?only={only}" if only else ""
    way = played.ways[only]
    content = {
        **frame(tag, current="replay", address=f"replay/{number}/{query}"),
        "moment": current,
        "sides": [_side(played, side, number) for side in played.sides],
        "query": query,
        "filters": [_filter(name, played.ways[name], number, only) for name in FILTERS],
        "ends": (way.numbers[0], way.numbers[-1]) if way.numbers else (1, 1),
        "place": way.place(number),
        "last": len(way.numbers),
        "previous": way.before(number),
        "next": way.after(number),
        "parties": {side.party: side for side in played.sides},
        "days": played.days,
    }
    return page("replay/step.html", speech=tag, content=content)


def _side(played: Replay, side: Side, number: int) -> dict[str, object]:
    return {
        "side": side,
        "acts": [played.moment(one) for one in side.latest(number)],
        "exhibits": side.held(side.exhibits, number),
        "requests": side.held(side.requests, number),
        "persons": side.held(side.persons, number),
    }


def _filter(name: str, way: Way, number: int, only: str) -> dict[str, object]:
    return {
        "sentence": FILTERS[name],
        "count": len(way.numbers),
        "number": number if not name else way.from_here(number),
        "query": f"?only={name}" if name else "",
        "current": name == only,
    }
