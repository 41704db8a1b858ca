"""Every address in every language: it answers, in the right language and direction, and nothing leaves the house.

The addresses are those of `jisr.web.urls`: one that is added there is asked here, and one whose parts this page does
not know how to fill fails until it is told.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import django
import pytest
from pages import Page, read_page

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jisr.settings")
django.setup()

from django.contrib.staticfiles import finders  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import Resolver404, URLPattern, get_resolver, resolve  # noqa: E402

from jisr.library import load, load_languages  # noqa: E402
from jisr.library.scenario import load_scenario  # noqa: E402
from jisr.press.replay import replay_of  # noqa: E402
from jisr.press.report import CaseTitle  # noqa: E402
from jisr.press.reporting import report_of  # noqa: E402
from jisr.stage import play  # noqa: E402
from jisr.vocabulary import LanguageTag  # noqa: E402
from jisr.web import shown as held  # noqa: E402
from jisr.web.later import Later  # noqa: E402
from jisr.web.shown import Run, Shown  # noqa: E402

DATA = Path(__file__).parents[2] / "data"
SCENARIO, CUT, SEED = "harmattan", "core", 1
LANGUAGES = load_languages(DATA)
TAGS = [str(tag) for tag in LANGUAGES]
PATTERNS = [one for one in get_resolver().url_patterns if isinstance(one, URLPattern)]
ROUTES = sorted(str(one.pattern) for one in PATTERNS)
SPOKEN = [route for route in ROUTES if "<language:tag>" in route]
FILLED = {
    "<path:rule>": ["UNTOC/18/21/b", "NE-SOM-ENTRY", "MA-PR-66"],
    "<str:home>": ["NE", "FR", "untoc", "uam-1961"],
    "<str:subject>": ["trafficking", "use-limit"],
    "<str:role>": ["prosecutor"],
    "<str:measure>": ["house-search", "victim-hearing"],
    "<str:form>": ["assistance", "extradition"],
}
ANSWERS: dict[str, tuple[int, str, Page | None]] = {}
OUT = re.compile(r'<a class="out" href="https?://[^"]*" rel="noreferrer external">.*?</a>', re.DOTALL)
NO_EXERCISE = "/law/"
STRICT = {
    "default-src": ["'self'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
    "form-action": ["'self'"],
}


@pytest.fixture(scope="module")
def run() -> Run:
    """The core cut, played once and shown."""
    corpus, scenario = load(DATA), load_scenario(DATA, SCENARIO)
    played = play(scenario=scenario, corpus=corpus, cut=CUT, seed=SEED, skills={})
    parties = {str(code): corpus.countries[code].name for code in scenario.states}
    acts = [act for journal in played.journals.values() for act in journal.read()]
    return Run(
        replay=replay_of(acts, corpus=corpus, parties=parties, roles={role.id: role.title for role in scenario.roles}),
        report=report_of(played.outcome, scenario=played.scenario, corpus=corpus, parties=parties),
    )


@pytest.fixture
def client(run: Run) -> Iterator[Client]:
    before = held.shown_or_none()
    corpus, scenario = load(DATA), load_scenario(DATA, SCENARIO)
    title = CaseTitle(scenario.title, tuple(corpus.countries[code].name for code in scenario.states))
    later = Later(lambda: run)
    later.wait()
    held.show(Shown(title=title, languages=LANGUAGES, run=later))
    yield Client(headers={"host": "127.0.0.1"})
    if before is None:
        held._held.clear()
    else:
        held.show(before)


def addresses(route: str, tag: str, *, last: int) -> list[str]:
    """The addresses of a route in a language: of a numbered one the first, one in the middle and the last."""
    spoken = route.replace("<language:tag>", tag)
    numbers = sorted({1, (last + 1) // 2, last}) if "<int:number>" in spoken else [0]
    found = [f"/{spoken}".replace("<int:number>", str(number)) for number in numbers]
    for part, words in FILLED.items():
        found = [one.replace(part, word) for one in found for word in (words if part in one else [""])]
    assert not [one for one in found if "<" in one], f"tell this test what to fill into {route}"
    return found


def asked(client: Client, address: str) -> tuple[int, str, Page | None]:
    """The answer at an address, made once for all that these tests ask of it: status, language, the page."""
    if address not in ANSWERS:
        answer = client.get(address)
        page = read_page(answer.content.decode()) if answer.status_code == 200 else None
        ANSWERS[address] = answer.status_code, answer.headers.get("Content-Language", ""), page
    return ANSWERS[address]


def pages_of(client: Client, run: Run, route: str, tag: str) -> Iterator[tuple[str, str, Page]]:
    """The answers of a route that are pages: address, the language of the header, the page."""
    for address in addresses(route, tag, last=len(run.replay.moments)):
        status, spoken, page = asked(client, address)
        assert status in (200, 302), address
        if page is not None:
            yield address, spoken, page


@pytest.mark.parametrize("route", ROUTES)
def test_every_address_answers_with_a_page_or_the_way_to_one(client: Client, run: Run, route: str) -> None:
    for tag in TAGS if route in SPOKEN else [""]:
        for address in addresses(route, tag, last=len(run.replay.moments)):
            status = asked(client, address)[0]
            assert status == 200 or client.get(address, follow=True).status_code == 200, address


@pytest.mark.parametrize("route", ROUTES)
def test_no_answer_lets_anything_in_from_outside(client: Client, run: Run, route: str) -> None:
    for address in addresses(route, TAGS[0], last=len(run.replay.moments)):
        answer = client.get(address)
        policy = {
            words[0]: words[1:]
            for part in answer.headers["Content-Security-Policy"].split(";")
            if (words := part.split())
        }
        assert {name: policy.get(name) for name in STRICT} == STRICT
        assert not [one for words in policy.values() for one in words if "unsafe" in one or "*" in one or "//" in one]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert not answer.cookies


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("route", SPOKEN)
def test_a_page_speaks_the_language_of_its_address(client: Client, run: Run, route: str, tag: str) -> None:
    language = LANGUAGES[LanguageTag(tag)]
    for address, spoken, page in pages_of(client, run, route, tag):
        assert spoken == tag, address
        assert (page.language, page.direction) == (tag, language.direction.value), address
        assert (f"<b>{language.say('EXERCISE')}</b>" in page.source) is (NO_EXERCISE not in address), address
        assert page.title.strip(" ·"), address


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("route", SPOKEN)
def test_a_page_is_well_built(client: Client, run: Run, route: str, tag: str) -> None:
    for address, _, page in pages_of(client, run, route, tag):
        assert len(page.headings) == 1, address
        assert page.headings[0].strip(), address
        assert not [name for name, count in page.ids.items() if count > 1], address
        assert not [word for word in page.pointers if word not in page.ids], address
        assert not page.unlabelled, address


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("route", SPOKEN)
def test_a_page_needs_no_other_host_and_no_inline_code(client: Client, run: Run, route: str, tag: str) -> None:
    for address, _, page in pages_of(client, run, route, tag):
        assert not page.inline, address
        assert not [one for one in page.addresses if urlsplit(one).netloc or urlsplit(one).scheme not in ("", "data")]
        assert not re.search(r"(?:https?:)?//[a-z0-9-]+\.", OUT.sub("", page.source)), address
        assert all(one["rel"] == "noreferrer external" for one in page.outside), address


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("route", SPOKEN)
def test_every_link_of_a_page_leads_somewhere(client: Client, run: Run, route: str, tag: str) -> None:
    for address, _, page in pages_of(client, run, route, tag):
        for link in dict.fromkeys(page.addresses):
            way = urlsplit(link)
            if way.scheme == "data":
                continue
            if not way.path:
                assert way.fragment in page.ids, (address, link)
            elif way.path.startswith("/static/"):
                assert finders.find(way.path.removeprefix("/static/")), (address, link)
            else:
                assert is_known(way.path, last=len(run.replay.moments)), (address, link)


def is_known(path: str, *, last: int) -> bool:
    try:
        return 1 <= int(resolve(path).kwargs.get("number", 1)) <= last
    except Resolver404:
        return False


@pytest.mark.parametrize("tag", TAGS)
def test_the_first_page_is_in_the_language_of_the_browser(client: Client, tag: str) -> None:
    answer = client.get("/", headers={"accept-language": f"xx, {tag}-XX;q=0.9, en;q=0.1"})
    assert answer.headers["Location"] == f"/{tag}/"
    assert "Accept-Language" in answer.headers["Vary"]


def test_a_browser_of_another_language_gets_the_first_of_the_menu(client: Client) -> None:
    assert client.get("/", headers={"accept-language": "xx"}).headers["Location"] == f"/{TAGS[0]}/"


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("way", ["replay/0/", "replay/99999999/", "nowhere/"])
def test_what_is_not_there_is_told_in_the_language_of_the_address(client: Client, tag: str, way: str) -> None:
    answer = client.get(f"/{tag}/{way}")
    assert answer.status_code == 404
    page = read_page(answer.content.decode())
    assert (page.language, page.direction) == (tag, LANGUAGES[LanguageTag(tag)].direction.value)
    assert len(page.headings) == 1
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/xx/", "/xx/replay/1/", "/nowhere", "/en/replay/one/"])
def test_an_address_that_nobody_has_is_told_in_plain_words(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    text = read_page(answer.content.decode()).text
    assert re.search(r"\w+ \w+ \w+", text)
    assert not re.search(r"Traceback|Exception|URLconf|Resolver|regex|DEBUG", text)


def test_health_says_ready_only_when_a_run_is_loaded(client: Client) -> None:
    assert client.get("/health").content == b"ready\n"
    held._held.clear()
    assert client.get("/health").status_code == 503
