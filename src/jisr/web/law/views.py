"""The pages of the law. A view reads its address, asks for ready content, and renders; it never decides."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from difflib import get_close_matches
from urllib.parse import quote, urlencode

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from jisr.law import qualify
from jisr.law.book import changes, compare, look_up
from jisr.law.book.words import PERSONS, STANCES
from jisr.press.law.asking import answering_homes, read_asked
from jisr.press.law.choices import facts_choice, homes_choice, states_choice, values_choice
from jisr.press.law.finding import changes_shown, comparison_page, limits_page, search_page
from jisr.press.law.home_page import instrument_page, state_page
from jisr.press.law.rule_page import rule_page
from jisr.press.law.shelves import role_shelf, start_of, subject_shelf
from jisr.press.law.tags import way
from jisr.press.law.trees import answers_of
from jisr.press.speech import Speech
from jisr.vocabulary import CountryCode, RuleId
from jisr.web.law.frame import law_page
from jisr.web.law.held import held_book

LONGEST = 200
NEAR = 8
FIRST = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form as typed, with its fault in words."""

    typed: str
    fault: str = ""


def start(request: HttpRequest, tag: Speech) -> HttpResponse:
    """The ways into the book."""
    return law_page("start.html", {"start": start_of(held_book())}, speech=tag, way="", current="")


def rule(request: HttpRequest, tag: Speech, rule: str) -> HttpResponse:
    """A rule at its permanent address; a near way of writing it leads there, a wrong one is told with what is near."""
    book = held_book()
    if (known := book.corpus.rules.get(RuleId(rule))) is not None:
        content = {"page": rule_page(book, known, tag=tag.language.tag)}
        return law_page("rule.html", content, speech=tag, way=way(known.id))
    found = look_up(book.corpus, rule[:LONGEST])
    if found.rule is not None:
        return HttpResponsePermanentRedirect(f"/{tag.language.tag}/law/{way(found.rule)}")
    close = get_close_matches(rule[:LONGEST].upper(), [str(one) for one in book.corpus.rules], n=NEAR)
    near = [book.corpus.rules[one] for one in (found.near or tuple(map(RuleId, close)))]
    return absent(tag, word=rule, address=f"rule/{quote(rule)}", near=near)


def home(request: HttpRequest, tag: Speech, home: str) -> HttpResponse:
    """A State or an instrument."""
    book = held_book()
    country, instrument = book.corpus.countries.get(CountryCode(home)), book.corpus.instruments.get(home)
    if country is not None:
        return law_page("state.html", {"page": state_page(book, country)}, speech=tag, way=f"of/{home}")
    if instrument is not None:
        content = {"page": instrument_page(book, instrument)}
        return law_page("instrument.html", content, speech=tag, way=f"of/{home}")
    return absent(tag, word=home, address=f"of/{quote(home)}")


def subject(request: HttpRequest, tag: Speech, subject: str) -> HttpResponse:
    """The rules on a subject."""
    shelf = subject_shelf(held_book().corpus, subject)
    if shelf is None:
        return absent(tag, word=subject, address=f"subject/{quote(subject)}")
    return law_page("shelf.html", {"shelf": shelf, "kicker": "By subject"}, speech=tag, way=f"subject/{subject}")


def role(request: HttpRequest, tag: Speech, role: str) -> HttpResponse:
    """The rules that a role must keep."""
    shelf = role_shelf(held_book().corpus, role)
    if shelf is None:
        return absent(tag, word=role, address=f"role/{quote(role)}")
    return law_page("shelf.html", {"shelf": shelf, "kicker": "By role"}, speech=tag, way=f"role/{role}")


def search(request: HttpRequest, tag: Speech) -> HttpResponse:
    """Rules by words."""
    words = _typed(request, "q")
    content = {"page": search_page(held_book(), words), "q": words}
    return law_page("search.html", content, speech=tag, way=_way("search", q=words))


def comparison(request: HttpRequest, tag: Speech) -> HttpResponse:
    """Two States side by side on a day."""
    book = held_book()
    fields = {name: _field(request, name, tag) for name in ("one", "other", "on")}
    fields["on"] = fields["on"] if fields["on"].typed else Field(_today().isoformat())
    for name in ("one", "other"):
        fields[name] = _state_field(request, name, tag)
    day = _day(fields["on"].typed)
    if day is None:
        fields["on"] = Field(fields["on"].typed, tag.say("Write the day as 2022-03-09."))
    one, other = fields["one"].typed, fields["other"].typed
    if one and one == other:
        fields["other"] = Field(other, tag.say("Choose another State."))
    good = one and other and day is not None and not any(field.fault for field in fields.values())
    found = compare(book.corpus, CountryCode(one), CountryCode(other), on=day) if good and day is not None else None
    content = {
        "fields": fields,
        "states": states_choice(book.corpus, tag),
        "page": None if found is None else comparison_page(book, found),
    }
    typed = {name: field.typed for name, field in fields.items()} if one or other else {}
    return law_page("compare.html", content, speech=tag, way=_way("compare", **typed), current="compare")


def changed(request: HttpRequest, tag: Speech) -> HttpResponse:
    """What changed in a State's law between two days."""
    book = held_book()
    fields = {"state": _state_field(request, "state", tag)}
    days: dict[str, date | None] = {}
    for name, otherwise in (("from", FIRST), ("to", _today())):
        typed = _typed(request, name)
        days[name] = _day(typed) if typed else otherwise
        fault = "" if days[name] is not None else tag.say("Write the day as 2022-03-09.")
        fields[name] = Field(typed or (otherwise.isoformat() if name == "to" else ""), fault)
    since, until = days["from"], days["to"]
    if since is not None and until is not None and until < since:
        fields["to"] = Field(fields["to"].typed, tag.say("The first day is after the last."))
    found = None
    state = fields["state"].typed
    if state and since is not None and until is not None and not any(field.fault for field in fields.values()):
        found = changes_shown(book.corpus, changes(book.corpus, CountryCode(state), since=since, until=until))
    content = {"fields": fields, "states": states_choice(book.corpus, tag), "found": found}
    typed_all = {name: field.typed for name, field in fields.items()} if state else {}
    return law_page("changes.html", content, speech=tag, way=_way("changes", **typed_all), current="changes")


def limits(request: HttpRequest, tag: Speech) -> HttpResponse:
    """What is not verified."""
    return law_page("limits.html", {"page": limits_page(held_book())}, speech=tag, way="limits", current="limits")


def glossary(request: HttpRequest, tag: Speech) -> HttpResponse:
    """The words of the law in every language."""
    book = held_book()
    content = {"families": book.families, "tongues": tuple(book.languages.values())}
    return law_page("glossary.html", content, speech=tag, way="glossary", current="glossary")


def question(request: HttpRequest, tag: Speech) -> HttpResponse:
    """A form for the facts of a case, and the tree of its qualification. The address holds the whole question."""
    corpus = held_book().corpus
    asked = read_asked(corpus, request.GET.dict())
    found = None if asked.facts is None else qualify(corpus, asked.facts, home=asked.home)
    content = {
        "asked": asked,
        "homes": homes_choice(corpus, tag, answering_homes(corpus)),
        "states": states_choice(corpus, tag),
        "facts": facts_choice(corpus, tag),
        "values": values_choice(corpus, tag),
        "roles": [(one.value, tag.say(sentence)) for one, sentence in PERSONS.items()],
        "stances": [(one.value, tag.say(sentence)) for one, sentence in STANCES.items()],
        "answers": None if found is None else answers_of(corpus, found),
    }
    typed = request.GET.urlencode()
    address = f"question?{typed}" if typed else "question"
    return law_page("question.html", content, speech=tag, way=address, current="question")


def absent(speech: Speech, *, word: str, address: str, near: object = ()) -> HttpResponse:
    """What is not in the law, with what is near."""
    content = {"word": word[:LONGEST], "near": near}
    return law_page("absent.html", content, speech=speech, way=address, status=404)


def _typed(request: HttpRequest, name: str) -> str:
    """What was typed in a field of the address, without what no one can see."""
    return "".join(one for one in request.GET.get(name, "")[:LONGEST] if one.isprintable()).strip()


def _field(request: HttpRequest, name: str, speech: Speech) -> Field:
    return Field(_typed(request, name))


def _state_field(request: HttpRequest, name: str, speech: Speech) -> Field:
    typed = _typed(request, name).upper()
    known = held_book().corpus.countries
    if not typed or typed in known:
        return Field(typed)
    sentence = "No State has the code “{words}”. Known: {near}."
    return Field(typed, speech.say(sentence, {"words": typed, "near": speech.say(", ").join(known)}))


def _day(word: str) -> date | None:
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None


def _today() -> date:
    return datetime.now(UTC).date()


def _way(place: str, **fields: str) -> str:
    typed = {name: value for name, value in fields.items() if value}
    return f"{place}?{urlencode(typed)}" if typed else place
