"""How a page of the console is answered: its own menu beside the frame, and what came of the last thing done."""

from collections.abc import Callable, Mapping
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from jisr.press.speech import Speech
from jisr.store.doors import Duty
from jisr.web.room.frame import room_page
from jisr.web.room.live import AtRest
from jisr.web.room.sessions import Present

MOST = 2000
READ = (
    ("board", "console/", "Conduct"),
    ("half-day", "console/half-day/", "Half-days"),
    ("truth", "console/truth/", "What each knows"),
    ("report", "console/report/", "Report"),
)
STEER = (
    ("board", "console/", "Conduct"),
    ("seats", "console/seats/", "Seats"),
    ("write", "console/write/", "Write and hint"),
    ("day", "console/day/", "The day"),
    ("half-day", "console/half-day/", "Half-days"),
    ("truth", "console/truth/", "What each knows"),
    ("law", "console/law/", "Law stated"),
    ("mend", "console/mend/", "Correct"),
    ("report", "console/report/", "Report"),
    ("exercises", "console/exercises/", "Exercises"),
)
OUTCOMES: Mapping[str, str] = {
    "done": "Done, and noted for the debrief.",
    "gone": "Nothing was done: it is not there any more. Somebody was faster.",
    "rest": "Nothing was done: the exercise rests. Start the clock first.",
    "refused": "The act was refused: the seat may not do it, or it is no longer possible.",
    "other": "Nothing was done: the seat has prepared something else since. Read it again.",
    "full": "The colleague cannot take this seat: nobody is signed in there, or the two seats exclude each other.",
}


def console_page(
    template: str, content: Mapping[str, object], *, request: HttpRequest, speech: Speech, here: Present, way: str,
    current: str, status: int = 200,
) -> HttpResponse:  # fmt: skip
    """A page of the console; `way` is its address after `/<tag>/room/`."""
    steers = here.may(Duty.CONTROL)
    tag = speech.language.tag
    told = request.GET.get("told", "")
    inner: dict[str, object] = {
        "ways": [
            {"href": f"/{tag}/room/{place}", "sentence": sentence, "current": name == current}
            for name, place, sentence in (STEER if steers else READ)
        ],
        "steers": steers,
        "told": OUTCOMES.get(told, ""),
        "told_tone": "info" if told == "done" else "warn",
        **content,
    }
    return room_page(
        f"console/{template}", inner, request=request, speech=speech, here=here, way=way, current="console",
        status=status,
    )  # fmt: skip


def done(tag: Speech, way: str, do: Callable[[], object]) -> HttpResponse:
    """Does it, and goes back to a page that says what came of it."""
    outcome = "done"
    try:
        do()
    except AtRest:
        outcome = "rest"
    except KeyError:
        outcome = "gone"
    return back(tag, way, outcome)


def back(tag: Speech, way: str, outcome: str) -> HttpResponse:
    """To a page of the console, with what came of the last thing done."""
    place, _, anchor = way.partition("#")
    anchor = f"#{anchor}" if anchor else ""
    return HttpResponseRedirect(f"/{tag.language.tag}/room/{place}?{urlencode({'told': outcome})}{anchor}")


def words_in(
    request: HttpRequest, tags: Mapping[str, object], *, name: str = "text", most: int = 2000
) -> dict[str, str]:
    """What was typed in each language, fields without words left out."""
    typed = {str(tag): request.POST.get(f"{name}-{tag}", "").replace("\x00", "").strip()[:MOST] for tag in tags}
    return {tag: words for tag, words in typed.items() if words}
