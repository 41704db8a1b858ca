"""The pages of the law: they need no run; every address answers in its language; a wrong one is told."""

import html
import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import django
import pytest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jisr.settings")
django.setup()

from django.http import HttpResponse, HttpResponseBase  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils.html import strip_tags  # noqa: E402

from jisr.library.book import Book, load_book  # noqa: E402
from jisr.library.texts import Authentic  # noqa: E402
from jisr.vocabulary import LanguageTag, RuleId  # noqa: E402
from jisr.web import shown as run  # noqa: E402
from jisr.web.law import held  # noqa: E402

DATA = Path(__file__).parents[2] / "data"
TAGS = ["en", "fr", "ar"]
RULE = "UNTOC/18/21/b"
CASE = {
    "do": "ask", "law": "NE", "facts-on": "2022-02-03", "p1-role": "accused", "p2-role": "victim",
    "p2-born": "2010-08-14", "s1-fact": "act.recruit", "s1-by": "1", "s1-on": "2", "s2-fact": "purpose.begging",
    "s2-by": "1", "s2-on": "2", "s3-fact": "mind.intent", "s3-by": "1",
}  # fmt: skip
WAYS = [
    "", f"rule/{RULE}", "rule/NE-SOM-ENTRY", "of/NE", "of/FR", "of/untoc", "of/uam-1961", "subject/trafficking",
    "subject/use-limit", "role/prosecutor", "search", "search?q=refus", "limits", "glossary", "changes",
    "measures", "measures/house-search", "measures/victim-hearing", "measures/freezing", "forms", "forms/assistance",
    "forms/extradition", "forms/joint-investigation", "changes?state=NE&from=2015-01-01&to=2024-12-31", "compare",
    "compare?one=NE&other=MA&on=2022-08-01", "question", "question?do=ask", f"question?{urlencode(CASE)}",
]  # fmt: skip
HOSTILE = [
    "<script>alert(1)</script>", "../../etc/passwd", "%00", "' OR 1=1 --", '"*"', "NEAR(a b)", "a" * 5000,
    "\u202e\u0000", "{{ 7|add:7 }}", "ا" * 300, "UNTOC/18/21/b/c/d", "-", "~", "٣", "rules:*",
]  # fmt: skip
TRACE = re.compile(r"Traceback|[a-z]Error\b|URLconf|DEBUG|sqlite3|fts5")


@pytest.fixture(scope="module")
def book() -> Book:
    return load_book(DATA)


@pytest.fixture
def client(book: Book) -> Iterator[Client]:
    """A server that holds the law and shows no run."""
    before = run.shown_or_none()
    run._held.clear()
    held.hold(book)
    yield Client(headers={"host": "127.0.0.1"})
    if before is not None:
        run.show(before)


ANSWERS: dict[str, HttpResponse] = {}


def asked(client: Client, address: str) -> HttpResponse:
    """The answer at an address, made once for all that these tests ask of it."""
    if address not in ANSWERS:
        answer = client.get(address)
        assert isinstance(answer, HttpResponse)
        ANSWERS[address] = answer
    return ANSWERS[address]


def words_of(answer: HttpResponseBase) -> str:
    assert isinstance(answer, HttpResponse)
    return " ".join(strip_tags(re.sub(r"<(script|style).*?</\1>", "", answer.content.decode())).split())


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("way", WAYS)
def test_every_page_answers_without_a_run_in_its_language(client: Client, book: Book, way: str, tag: str) -> None:
    answer = asked(client, f"/{tag}/law/{way}")
    direction = book.languages[LanguageTag(tag)].direction.value
    assert answer.status_code == 200
    assert answer.headers["Content-Language"] == tag
    assert f'<html lang="{tag}" dir="{direction}">' in answer.content.decode()
    assert not answer.cookies
    assert not TRACE.search(answer.content.decode())


@pytest.mark.parametrize("tag", ["fr", "ar"])
@pytest.mark.parametrize("way", [*(way for way in WAYS if way != "glossary"), "rule/nowhere", "of/zz"])
def test_no_sentence_of_the_program_is_left_in_english(client: Client, book: Book, way: str, tag: str) -> None:
    sentences = book.languages[LanguageTag(tag)].sentences
    ours = re.sub(r'<(\w+)[^>]* lang="en"[^>]*>.*?</\1>', "", asked(client, f"/{tag}/law/{way}").content.decode())
    told = " ".join(strip_tags(ours).split())
    long = [one for one, said in sentences.items() if one != said and one.count(" ") >= 3 and "{" not in one]
    assert not [one for one in long if one in told]


SIGNS = {
    "fr": re.compile(r"[ \u202f](?=[:;?!»](?!\w))|(?<=«)[ \u202f]"),
    "ar": re.compile("(?<=[\u0621-\u0652])[,;?](?!\\w)"),
}


@pytest.mark.parametrize("tag", list(SIGNS))
@pytest.mark.parametrize("way", WAYS)
def test_signs_stand_as_the_language_sets_them(client: Client, way: str, tag: str) -> None:
    """No line of French breaks before a sign; Arabic has its own comma, semicolon and question mark."""
    whole = asked(client, f"/{tag}/law/{way}").content.decode()
    ours = re.sub(r'<(\w+)[^>]* lang="(?!' + tag + r'")[a-z]+"[^>]*>.*?</\1>|<bdi class="name">.*?</bdi>', "", whole)
    told = html.unescape(strip_tags(ours))
    assert len(told) > 200
    assert not [told[max(0, one.start() - 30) : one.end() + 10] for one in SIGNS[tag].finditer(told)]


@pytest.mark.parametrize("tag", TAGS)
def test_every_rule_has_a_page_under_its_own_name(client: Client, book: Book, tag: str) -> None:
    for rule in list(book.corpus.rules)[TAGS.index(tag) :: 3]:
        answer = client.get(f"/{tag}/law/rule/{rule}")
        assert answer.status_code == 200, rule
        assert f">{rule}</bdi>" in answer.content.decode(), rule


@pytest.mark.parametrize("tag", TAGS)
def test_every_measure_and_every_form_has_a_page_and_stands_in_its_index(client: Client, book: Book, tag: str) -> None:
    for place, entries in (("measures", book.corpus.measures), ("forms", book.corpus.forms)):
        index = client.get(f"/{tag}/law/{place}").content.decode()
        for slug in entries:
            assert f'href="/{tag}/law/{place}/{slug}"' in index
            assert client.get(f"/{tag}/law/{place}/{slug}").status_code == 200, slug


def test_the_page_of_a_measure_tells_who_may_take_it_what_is_owed_and_what_a_breach_costs_in_each_state(
    client: Client, book: Book
) -> None:
    page = html.unescape(words_of(client.get("/fr/law/measures/house-search")))
    for words in (
        "Police judiciaire", "un des fondements, écrit avant l'acte", "Présence de l'occupant ou de son représentant",
        "Maroc : à défaut, le résultat peut être écarté", "Niger : à défaut, le résultat est apprécié avec prudence",
        "Seul, il peut être contesté.",
    ):  # fmt: skip
        assert words in page.replace("\u202f", " ").replace("\xa0", " "), words


def test_the_page_of_a_form_tells_its_bases_its_ways_and_the_rules_that_decide_it(client: Client) -> None:
    page = client.get("/ar/law/forms/assistance").content.decode()
    for rule in ("UNTOC/18/1", "C1949/13/1", "RIYADH/14", "UNTOC/18/15/a", "UNTOC/18/21/b", "UNTOC/18/8", "NE-CO-2"):
        assert f'href="/ar/law/rule/{rule}"' in page, rule
    assert 'href="/ar/law/measures/bank-records"' in page


def test_a_rule_leads_to_the_measures_and_forms_that_use_it(client: Client) -> None:
    page = client.get("/ar/law/rule/UNTOC/18/8").content.decode()
    assert 'href="/ar/law/measures/bank-records"' in page
    assert 'href="/fr/law/forms/assistance"' in client.get("/fr/law/rule/UNTOC/18/13").content.decode()


def test_the_start_leads_to_measures_and_forms(client: Client) -> None:
    page = client.get("/fr/law/").content.decode()
    assert 'href="/fr/law/measures"' in page
    assert 'href="/fr/law/forms"' in page


@pytest.mark.parametrize("way", ["measures/nothing", "forms/nothing"])
def test_a_measure_or_form_that_is_not_there_is_told(client: Client, way: str) -> None:
    assert client.get(f"/fr/law/{way}").status_code == 404


@pytest.mark.parametrize("written", ["untoc/18/21/b", "UNTOC 18 (21) b", "UNTOC-18-21-b"])
def test_a_near_way_of_writing_a_rule_leads_to_its_permanent_address(client: Client, written: str) -> None:
    answer = client.get(f"/fr/law/rule/{quote(written)}")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"/fr/law/rule/{RULE}")


def test_a_rule_that_is_not_there_is_told_with_what_is_near(client: Client) -> None:
    for written, near in (("UNTOC/18/99", "UNTOC/18/1"), ("UNTC/18/21/b", RULE)):
        answer = client.get(f"/en/law/rule/{written}")
        assert answer.status_code == 404
        assert f'href="/en/law/rule/{near}"' in answer.content.decode()


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_give_a_clear_page_and_no_trace(client: Client, hostile: str, tag: str) -> None:
    word, part = quote(hostile, safe=""), quote(hostile.replace("/", "-"), safe="")
    case = "&".join(f"{name}={word}" for name in ("law", "facts-on", "persons", "p1-role", "s1-fact", "s1-by"))
    days = f"changes?state=NE&from={word}&to={word}"
    ways = [f"rule/{word}", f"of/{part}", f"subject/{part}", f"role/{part}", f"search?q={word}", days,
            f"question?do=ask&{case}", f"compare?one={word}&other=NE&on={word}"]  # fmt: skip
    for way in ways:
        answer = client.get(f"/{tag}/law/{way}")
        page = answer.content.decode()
        assert answer.status_code in (200, 301, 404), way
        assert "<script>alert" not in page
        assert not TRACE.search(page), way


def test_a_rule_says_its_text_source_mark_and_who_is_bound(client: Client) -> None:
    told = words_of(client.get(f"/fr/law/rule/{RULE}"))
    for part in ("Convention de Palerme, article 18 (21) (b)", "Paraphrase en nos propres mots", "site externe",
                 "vérifié", "depuis le 30 octobre 2004", "Cas qui la mettent à l’épreuve", "Qui est lié"):  # fmt: skip
        assert part in told, part


def test_an_erased_rule_says_by_which_law_with_a_link(client: Client) -> None:
    page = client.get("/fr/law/rule/NE-SOM-ENTRY").content.decode()
    assert "Effacée avec effet rétroactif" in page
    assert 'href="/fr/law/rule/NE-ABR"' in page


def test_an_authentic_text_stands_first_and_is_named_so(client: Client, book: Book) -> None:
    from dataclasses import replace

    text = Authentic(LanguageTag("fr"), "Si l’État partie requis estime que …", "Recueil des traités")
    held.hold(replace(book, texts={RuleId(RULE): (text,)}))
    told = words_of(client.get(f"/fr/law/rule/{RULE}"))
    assert (
        told.index(text.text) < told.index("Texte authentique : Recueil des traités") < told.index("Paraphrase en nos")
    )


def test_a_case_is_answered_with_the_rule_of_each_citation(client: Client) -> None:
    answer = client.get("/fr/law/question", CASE)
    page = answer.content.decode()
    assert 'class="finding answered met"' in page
    assert 'href="/fr/law/rule/NE-TIP-BASE"' in page
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("tag", TAGS)
def test_all_faults_come_at_once_beside_their_fields_and_what_was_typed_is_kept(client: Client, tag: str) -> None:
    typed = {"do": "ask", "law": "", "facts-on": "3/2/2022", "p1-role": "", "p1-born": "2030-01-01",
             "s1-fact": "means.force", "s1-by": "7", "s1-value": "NE"}  # fmt: skip
    page = client.get(f"/{tag}/law/question", typed).content.decode()
    for place in ("law", "facts-on", "p1-role", "s1-by", "s1-value"):
        assert f'<a href="#{place}">' in page, place
        assert f'id="{place}-fault"' in page, place
        assert re.search(rf'name="{place}"[^>]*aria-invalid="true" aria-describedby="{place}-fault"', page), place
    assert 'value="3/2/2022"' in page
    assert '<option value="means.force" selected>' in page


def test_adding_a_row_keeps_what_was_typed_and_tells_no_fault(client: Client) -> None:
    page = client.get("/en/law/question", {**CASE, "do": "person", "persons": "2"}).content.decode()
    assert 'id="p3-role"' in page
    assert '<option value="act.recruit" selected>' in page
    assert "-fault" not in page


def test_digits_of_another_script_are_read(client: Client) -> None:
    page = client.get("/ar/law/question", {**CASE, "facts-on": "٢٠٢٢-٠٢-٠٣"}).content.decode()
    assert 'class="finding answered met"' in page
