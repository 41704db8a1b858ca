"""What every page of the law holds: search box, ways through the book, languages, menu; no band of an exercise."""

from collections.abc import Mapping

from django.http import HttpResponse

from jisr.press.speech import Speech
from jisr.web.frame import home, menu, page
from jisr.web.law.held import held_book
from jisr.web.shown import shown_or_none

WAYS = (
    ("", "Contents"),
    ("question", "Put a case"),
    ("measures", "Measures"),
    ("forms", "Forms of cooperation"),
    ("compare", "Compare two States"),
    ("changes", "What changed"),
    ("limits", "Honest limits"),
    ("glossary", "Glossary"),
)


def law_page(
    template: str, content: Mapping[str, object], *, speech: Speech, way: str, current: str = "-", status: int = 200
) -> HttpResponse:
    """A page of the law whose address after the language and `law/` is `way`."""
    tag, book, runs = speech.language.tag, held_book(), shown_or_none() is not None
    frame = {
        "home": home(tag) if runs else f"/{tag}/law/",
        "languages": [
            {"tag": other.tag, "name": other.name, "href": f"/{other.tag}/law/{way}"}
            for other in book.languages.values()
        ],
        "menu": [
            {"href": f"/{tag}/{place}", "sentence": sentence, "current": name == "law"}
            for name, place, sentence in menu()
            if runs or name == "law"
        ],
        "ways": [
            {"href": f"/{tag}/law/{place}", "sentence": sentence, "current": place == current}
            for place, sentence in WAYS
        ],
        "corpus": book.corpus,
    }
    answer = page(f"law/{template}", speech=speech, content={**frame, **content}, status=status)
    if template != "question.html":
        answer.headers["Cache-Control"] = "no-cache"
    return answer
