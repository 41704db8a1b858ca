"""Search over the file of the seat, in all scripts and spellings: persons and things, exhibits and their words.

What is searched is what the pages show: names as the view gives them, the versions of an exhibit that the reader may
read. The words looked for stand in no address and in no log: the form is sent, not linked.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from jisr.press.said import Said
from jisr.press.speech import Speech
from jisr.press.values import sentence_of
from jisr.vocabulary import LanguageTag
from jisr.web.room.file.folding import likeness, words_of
from jisr.web.room.file.frame import file_page
from jisr.web.room.file.opened import OpenFile, exhibit_said, heads, open_file, same
from jisr.web.room.file.readings import readings
from jisr.web.room.sessions import Present, seated

MOST, AROUND, NAMED = 40, 70, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something found: where it is, what it is, how near it comes, and the words around in its language."""

    way: str
    said: Said
    kind: str
    near: int
    words: str = ""
    tag: str = ""
    direction: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@seated
def search(request: HttpRequest, tag: Speech, here: Present) -> HttpResponse:
    """The form, and what was found."""
    file = open_file(here)
    asked = request.POST.get("q", "").replace("\x00", "").strip()[:100]
    found = find(file, asked, reader=tag.language.tag)
    content = {"q": asked, "hits": found[:MOST], "count": len(found), "sent": request.method == "POST"}
    return file_page("search.html", content, request=request, speech=tag, here=here, section="search", way="search/")


def find(file: OpenFile, asked: str, *, reader: LanguageTag) -> list[Hit]:
    """Everything of the file in which every word of the question is found, the nearest first."""
    wanted = words_of(asked)
    if not wanted:
        return []
    hits = [*_subjects(file, wanted), *_exhibits(file, wanted, reader)]
    return sorted(hits, key=lambda hit: -hit.near)


def _subjects(file: OpenFile, wanted: tuple[str, ...]) -> Iterable[Hit]:
    for id, one in heads(file).items():
        texts = [
            text for each in same(file, id) for known in (file.view.inquiry.subjects[each],)
            for text in (known.label, *known.names.values(), *known.keys.values())
        ]  # fmt: skip
        texts += [care.pseudonym for each in same(file, id) if (care := file.view.care.people.get(each)) is not None]
        if near := _near(wanted, texts, name=True):
            kind = sentence_of("subject_kind", one.kind.value)
            yield Hit(way=f"subject/{id}", said=file.subject(id), kind=kind, near=near + NAMED)


def _exhibits(file: OpenFile, wanted: tuple[str, ...], reader: LanguageTag) -> Iterable[Hit]:
    for id, one in file.view.inquiry.exhibits.items():
        said, kind = exhibit_said(one), sentence_of("exhibit_kind", one.kind)
        if near := _near(wanted, one.title.values(), name=True):
            yield Hit(way=f"exhibit/{id}", said=said, kind=kind, near=near + NAMED)
            continue
        for version in readings(one, file, reader):
            if near := _near(wanted, [version.words], name=False):
                words = around(version.words, wanted)
                yield Hit(way=f"exhibit/{id}", said=said, kind=kind, near=near, words=words, tag=version.tag,
                          direction=version.direction)  # fmt: skip
                break


def _near(wanted: tuple[str, ...], texts: Iterable[str], *, name: bool) -> int:
    """The least likeness over the words of the question; 0 when one of them is not there."""
    words = {word for text in texts for word in words_of(text)}
    least = min(max((likeness(one, word, name=name) for word in words), default=0) for one in wanted)
    return least or (_joined(wanted, words) if name else 0)


def _joined(wanted: tuple[str, ...], words: set[str]) -> int:
    """A name that one script writes in one word and the other in two."""
    whole = "".join(wanted)
    return 1 if len(wanted) > 1 and any(likeness(whole, word, name=True) for word in words) else 0


def around(text: str, wanted: tuple[str, ...]) -> str:
    """The words around the first that answers."""
    place = 0
    for start in [0, *(i + 1 for i, letter in enumerate(text) if letter.isspace())]:
        word = words_of(text[start : start + 40])[:1]
        if word and any(likeness(one, word[0], name=False) for one in wanted):
            place = start
            break
    begin = text.rfind(" ", 0, max(0, place - AROUND)) + 1
    end = text.find(" ", place + AROUND)
    cut = text[begin : end if end > 0 else len(text)].strip()
    return f"{'… ' if begin else ''}{cut}{' …' if end > 0 else ''}"
