"""Which language a page speaks: the one of its address; `/` chooses by the browser, else the first of the menu."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation.trans_real import parse_accept_lang_header

from jisr.press.speech import Speech
from jisr.vocabulary import LanguageTag
from jisr.web.shown import shown


class LanguageConverter:
    """A language of the installation in an address; another word there is no address."""

    regex = "[a-z]{2,3}"

    def to_python(self, value: str) -> Speech:
        """The language with the tag. Raises `ValueError` when there is none."""
        found = shown().languages.get(LanguageTag(value))
        if found is None:
            raise ValueError(value)
        return Speech(found)

    def to_url(self, value: Speech) -> str:
        """The tag."""
        return str(value.language.tag)


def preferred(request: HttpRequest) -> LanguageTag:
    """The language of the menu that the browser prefers, else the first."""
    known: Mapping[LanguageTag, object] = shown().languages
    wanted = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    tags = [LanguageTag(tag.partition("-")[0]) for tag, _ in wanted]
    return next((tag for tag in tags if tag in known), next(iter(known)))


def choose(request: HttpRequest) -> HttpResponse:
    """Goes to the report in the language that the browser prefers."""
    answer = HttpResponseRedirect(f"/{preferred(request)}/")
    answer.headers["Vary"] = "Accept-Language"
    return answer
