"""Who may read the report and the replay of the bots' play: they show the whole case, also what one side cannot know.

While a room is open they are for accounts of control that look on, and for whoever sits at the machine itself and is in
no seat; once the exercise is over, for everybody in it.
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from jisr.press.speech import Speech
from jisr.store.doors import LOOK_ON
from jisr.store.rooms import State
from jisr.web.frame import frame, page
from jisr.web.room.rooms import rooms
from jisr.web.room.sessions import at_the_machine, present
from jisr.web.shown import shown

PREPARED = 202
AGAIN = "2"  # seconds after which a browser asks again for what is being made


def may_read(request: HttpRequest) -> bool:
    """Whether whoever asks may know the whole case."""
    if rooms() is None:
        return True
    here = present(request)
    if here is None:
        return at_the_machine(request)
    over = here.room.clock.state is State.OVER
    return not here.who.locked and (over or any(here.may(duty) for duty in LOOK_ON))


def of_the_run(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of the run: the view gets it. Before it is played, or for whom it is closed, a page says so."""

    @wraps(view)
    def asked(request: HttpRequest, tag: Speech, **rest: object) -> HttpResponse:
        if not may_read(request):
            return _instead("closed", tag, current="", status=403)
        run = shown().run.get()
        if run is None:
            answer = _instead("prepared", tag, current="report", status=PREPARED)
            answer.headers["Refresh"] = AGAIN
            return answer
        return view(request, tag, run, **rest)

    return require_safe(asked)


def _instead(name: str, speech: Speech, *, current: str, status: int) -> HttpResponse:
    content = frame(speech, current=current, address="")
    return page(f"{name}.html", speech=speech, content=content, status=status)
