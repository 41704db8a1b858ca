"""The pages of what is done: measures in an inquiry, forms of cooperation between States."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse

from jisr.press.law.step_pages import form_page, measure_page, measure_shelves
from jisr.press.speech import Speech
from jisr.web.law.frame import law_page
from jisr.web.law.held import held_book
from jisr.web.law.views import absent


def measures(request: HttpRequest, tag: Speech) -> HttpResponse:
    """All measures, by what they are taken on."""
    content = {"shelves": measure_shelves(held_book().corpus)}
    return law_page("measures.html", content, speech=tag, way="measures", current="measures")


def measure(request: HttpRequest, tag: Speech, measure: str) -> HttpResponse:
    """A measure: who may take it, what is owed, what a breach costs."""
    corpus = held_book().corpus
    if (known := corpus.measures.get(measure)) is None:
        return absent(tag, word=measure, address=f"measures/{quote(measure, safe='')}")
    return law_page("measure.html", {"page": measure_page(corpus, known)}, speech=tag, way=f"measures/{measure}")


def forms(request: HttpRequest, tag: Speech) -> HttpResponse:
    """All forms of cooperation."""
    content = {"forms": tuple(held_book().corpus.forms.values())}
    return law_page("forms.html", content, speech=tag, way="forms", current="forms")


def form(request: HttpRequest, tag: Speech, form: str) -> HttpResponse:
    """A form of cooperation: on what it rests, its ways, what it says, its steps and rules."""
    corpus = held_book().corpus
    if (known := corpus.forms.get(form)) is None:
        return absent(tag, word=form, address=f"forms/{quote(form, safe='')}")
    return law_page("form.html", {"page": form_page(corpus, known)}, speech=tag, way=f"forms/{form}")
