"""Which language a page speaks: the one of its address; `/` chooses by the browser, else the first of the menu."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation.trans_real import parse_accept_lang_header

from jisr.library import Language
from jisr.press.speech import Speech
from jisr.vocabulary import LanguageTag
from jisr.web.law.held import held_book
from jisr.web.room.rooms import rooms
from jisr.web.shown import shown_or_none


class LanguageConverter:
    """A language of the installation in an address; another word there is no address."""

    regex = "[a-z]{2,3}"

    def to_python(self, value: str) -> Speech:
        """The language with the tag. Raises `ValueError` when there is none."""
        found = spoken().get(LanguageTag(value))
        if found is None:
            raise ValueError(value)
        return Speech(found)

    def to_url(self, value: Speech) -> str:
        """The tag."""
        return str(value.language.tag)


def spoken() -> Mapping[LanguageTag, Language]:
    """The languages of the pages: those of the run, else those of the book of the law, which needs none."""
    run = shown_or_none()
    return held_book().languages if run is None else run.languages


def preferred(request: HttpRequest) -> LanguageTag:
    """The language of the menu that the browser prefers, else the first."""
    known: Mapping[LanguageTag, object] = spoken()
    wanted = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    tags = [LanguageTag(tag.partition("-")[0]) for tag, _ in wanted]
    return next((tag for tag in tags if tag in known), next(iter(known)))


def choose(request: HttpRequest) -> HttpResponse:
    """Goes to the room, or to the report where none is open, in the language that the browser prefers."""
    place = "room/" if rooms() is not None else ""
    answer = HttpResponseRedirect(f"/{preferred(request)}/{place}")
    answer.headers["Vary"] = "Accept-Language"
    return answer
