"""The pages of the replay. A moment has its own address; links and arrow keys go to the next."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from jisr.press.speech import Speech
from jisr.vocabulary import case_time
from jisr.web.frame import frame, page
from jisr.web.shown import shown


def replay(request: HttpRequest, tag: Speech) -> HttpResponse:
    """The replay begins with the first act."""
    return HttpResponseRedirect(f"/{tag.language.tag}/replay/1/")


def moment(request: HttpRequest, tag: Speech) -> HttpResponse:
    """Goes to the last act at or before `?time=2022-03-12T08:30`; a time that cannot be read leads to the beginning."""
    try:
        number = shown().replay.number_at(case_time(request.GET.get("time", "")))
    except ValueError:
        number = 1
    return HttpResponseRedirect(f"/{tag.language.tag}/replay/{number}/")


def step(request: HttpRequest, tag: Speech, number: int) -> HttpResponse:
    """One moment: the act with its rules and breaches, and what each party has and knows by then."""
    played = shown().replay
    try:
        current = played.moment(number)
    except IndexError as outside:
        raise Http404 from outside
    last = len(played.moments)
    sides = [
        {
            "side": side,
            "acts": [played.moment(one) for one in side.latest(number)],
            "exhibits": [row for row in side.exhibits if row.since <= number],
            "requests": [(row, row.note_at(number)) for row in side.requests if row.since <= number],
            "persons": [(row, row.note_at(number)) for row in side.persons if row.since <= number],
        }
        for side in played.sides
    ]
    content = {
        **frame(tag, current="replay", address=f"replay/{number}/"),
        "moment": current,
        "sides": sides,
        "last": last,
        "previous": number - 1 if number > 1 else None,
        "next": number + 1 if number < last else None,
        "letters": {side.party: side.letter for side in played.sides},
    }
    return page("replay/step.html", speech=tag, content=content)
