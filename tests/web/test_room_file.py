"""The case file of a seat: its walls, its names, its chain of custody, its proof, and what it never hints at.

By default each office reads its sections in one language; with `JISR_TEST_ALL=1` in all three.
"""

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker
from rooms_here import ABROAD, POLICE, PROSECUTOR, Hand, book, browser, come_in, room_at

from jisr.clerk import Done, View
from jisr.clerk import commands as c
from jisr.clerk.masking import hidden_names
from jisr.inquiry import SubjectKind
from jisr.store.models import Device
from jisr.web.room.live import LiveRoom

DEFENCE, BENCH, JUDGE, CARE, LAB = "r-ma-def:1", "r-ma-pres", "r-ma-ji", "r-ma-social", "r-ma-lab"
OFFICES, TAGS = (POLICE, JUDGE, BENCH, DEFENCE, CARE, LAB), ("en", "fr", "ar")
EACH = [(seat, TAGS[number % 3]) for number, seat in enumerate(OFFICES)]
READERS = [(seat, tag) for seat in OFFICES for tag in TAGS] if os.environ.get("JISR_TEST_ALL") else EACH
SECTIONS = ("", "subjects/", "exhibits/", "statements/", "proof/", "timeline/", "route/", "links/", "search/")
BUDGET = 0.08


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveRoom]:
    """The flagship after its judgment, as the bots played it."""
    with django_db_blocker.unblock(), room_at(tmp_path_factory.mktemp("room") / "room.sqlite3", Hand()) as here:
        here.start()
        here.halt()
        here.jump(here.hours.end)
        yield here


@pytest.fixture
def end(ended: LiveRoom) -> Iterator[LiveRoom]:
    """The same, with nobody at any browser and no choice of help."""
    yield ended
    Device.objects.all().delete()
    ended.choose("help", "")


@pytest.fixture
def early(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[LiveRoom]:
    """The third day of the case: the investigation holds exhibits, and nothing is disclosed."""
    with django_db_blocker.unblock(), room_at(tmp_path / "early.sqlite3", Hand()) as here:
        here.start()
        here.halt()
        for _ in range(3):
            here.jump()
        here.start()
        yield here


def read(client: Client, way: str, tag: str = "en") -> str:
    answer = client.get(f"/{tag}/room/file/{way}")
    assert answer.status_code == 200, way
    return answer.content.decode()


def plain(page: str) -> str:
    """A page without what differs at each asking."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def ways(view: View) -> Iterator[str]:
    """Every page of a file."""
    yield from SECTIONS
    yield from (f"subject/{id}" for id in view.inquiry.subjects)
    yield from (f"exhibit/{id}" for id in view.inquiry.exhibits)
    for charge in view.inquiry.charges.values():
        yield f"proof/?charge={charge.id}"
    for charge in list(view.inquiry.charges.values())[:1]:
        yield from (f"proof/{quote(one, safe='')}?charge={charge.id}" for one in charge.elements)


def elements(view: View) -> Iterator[str]:
    """The pages of the elements of the first charge."""
    charge = next(iter(view.inquiry.charges.values()))
    yield from (f"proof/{quote(one, safe='')}?charge={charge.id}" for one in charge.elements)


@pytest.mark.parametrize(("seat", "tag"), READERS)
def test_every_section_answers_every_office_in_every_language(end: LiveRoom, seat: str, tag: str) -> None:
    client = come_in(browser(), end, seat)
    for way in SECTIONS:
        page = read(client, way, tag)
        assert len(re.findall("<h1", page)) == 1
        assert not re.search(r">[^<]*\b[A-Z]-[0-9a-f]{8}\b", page), way
        ids = re.findall(r' id="([^"]+)"', page)
        assert len(ids) == len(set(ids)), way


def test_every_page_of_the_file_of_the_judge_is_there_and_names_no_machine_id(end: LiveRoom) -> None:
    client, view = come_in(browser(), end, JUDGE), end.view(JUDGE)
    for way in ways(view):
        assert not re.search(r">[^<]*\b[A-Z]-[0-9a-f]{8}\b", read(client, way, "fr")), way


def test_no_page_shows_english_to_a_reader_of_french_or_arabic(end: LiveRoom) -> None:
    client, view = come_in(browser(), end, JUDGE), end.view(JUDGE)
    for tag in ("fr", "ar"):
        for way in ways(view):
            assert 'lang="en" dir="ltr">' not in read(client, way, tag).replace('hreflang="en"', ""), way


def test_a_page_takes_less_than_eighty_thousandths_of_work_at_the_end_of_the_case(end: LiveRoom) -> None:
    client, view = come_in(browser(), end, JUDGE), end.view(JUDGE)
    for way in (*SECTIONS, f"exhibit/{next(iter(view.inquiry.exhibits))}", *elements(view)):
        read(client, way)
        spent = []
        for _ in range(3):
            started = time.thread_time()
            read(client, way)
            spent.append(time.thread_time() - started)
        assert min(spent) < BUDGET, way


def test_the_defence_does_not_see_an_exhibit_of_the_investigation_before_it_is_disclosed(early: LiveRoom) -> None:
    held = early.view(POLICE).inquiry.exhibits
    assert held
    assert not early.view(DEFENCE).inquiry.exhibits
    police, defence = come_in(browser(), early, POLICE), come_in(browser(), early, DEFENCE)
    id = next(iter(held))
    assert "Your file holds nothing" not in read(police, f"exhibit/{id}")
    there = defence.get(f"/en/room/file/exhibit/{id}")
    nowhere = defence.get("/en/room/file/exhibit/E-00000000")
    assert there.status_code == nowhere.status_code == 404
    assert plain(there.content.decode()).replace(id, "") == plain(nowhere.content.decode()).replace("E-00000000", "")
    assert "The file holds no exhibit." in read(defence, "")
    act = held[id].act
    answer = early.act(
        PROSECUTOR, c.Disclose(acts=(act,), to=(early.chair(DEFENCE).seat.office,), purpose="defence"), key="tell"
    )
    assert isinstance(answer, Done)
    assert early.view(DEFENCE).inquiry.exhibits or early.view(DEFENCE).acts


def test_what_another_office_or_state_does_changes_no_byte_of_the_file(early: LiveRoom) -> None:
    abroad, defence = come_in(browser(), early, ABROAD), come_in(browser(), early, DEFENCE)

    def seen() -> list[str]:
        return [plain(read(one, way)) for one in (abroad, defence) for way in SECTIONS]

    before = seen()
    early.act(POLICE, c.EnterSubject(kind=SubjectKind.PLACE, label="A house nobody knows"), key="secret")
    assert seen() == before


@pytest.mark.parametrize("tag", ["en", "fr", "ar"])
def test_a_protected_person_is_shown_by_pseudonym_to_the_bench_on_every_page(end: LiveRoom, tag: str) -> None:
    judge = end.view(JUDGE)
    names = {name for name in hidden_names(judge.inquiry, judge.care, office="bench") if " " in name}
    assert names
    client, view = come_in(browser(), end, BENCH), end.view(BENCH)
    shown = ""
    for way in ways(view):
        page = read(client, way, tag)
        assert not [name for name in names if name in page], way
        shown += page
    assert all(pseudonym in shown for pseudonym in set(hidden_names(judge.inquiry, judge.care, office="bench").values())
               if any(one.label == pseudonym for one in view.inquiry.subjects.values()))  # fmt: skip


def test_a_gap_in_the_custody_is_shown_as_such_in_the_list_on_the_card_and_on_the_page(early: LiveRoom) -> None:
    view = early.view(POLICE)
    one = next(one for one in view.inquiry.exhibits.values() if one.custody[-1].holder == view.office)
    client = come_in(browser(), early, POLICE)
    assert "Gap in the chain" not in read(client, f"exhibit/{one.id}")
    answer = early.act(POLICE, c.HandOver(exhibit=one.id, to="laboratory", seal="Z-114", signed=False), key="given")
    assert isinstance(answer, Done)
    page = read(client, f"exhibit/{one.id}")
    assert '<li class="break">' in page
    assert "a hand-over to Laboratory bears no signature" in re.sub("<[^>]+>", "", page)
    assert page.index('<li class="break">') < page.index("Handed over, Laboratory")
    assert "Gap in the chain" in read(client, "exhibits/")
    assert "Rupture de la chaîne" in read(client, f"exhibit/{one.id}", "fr")
    assert len(re.findall(r"<time", page.split('<ol class="chain">')[1].split("</ol>")[0])) >= len(one.custody) + 2


def test_an_exhibit_is_read_in_its_own_language_and_direction_then_in_the_translations_filed(end: LiveRoom) -> None:
    client, view = come_in(browser(), end, JUDGE), end.view(JUDGE)
    french = next(one for one in view.inquiry.exhibits.values() if one.language == "fr" and "ar" in one.translations)
    page = read(client, f"exhibit/{french.id}", "ar")
    original, translation = (
        page.index('<article class="sheet" lang="fr" dir="ltr">'),
        page.index('lang="ar" dir="rtl"><p'),
    )
    assert original < translation or page.index('<article class="sheet" lang="ar" dir="rtl">') > original
    arabic = next(one for one in view.inquiry.exhibits.values() if one.language == "ar" and not one.translations)
    assert '<article class="sheet" lang="ar" dir="rtl">' in read(client, f"exhibit/{arabic.id}", "fr")


def test_among_people_an_untranslated_exhibit_stays_in_its_language(end: LiveRoom) -> None:
    client, view = come_in(browser(), end, JUDGE), end.view(JUDGE)
    come_in(browser(), end, POLICE)
    one = next(one for one in view.inquiry.exhibits.values() if one.language == "ar" and "fr" not in one.translations)
    page = read(client, f"exhibit/{one.id}", "fr")
    assert '<article class="sheet" lang="fr"' not in page
    assert "Aucune version dans votre langue" in page
    assert "without value in the case" in read(client, f"exhibit/{one.id}", "en")


def test_nothing_is_hinted_at_where_no_help_is_chosen(end: LiveRoom) -> None:
    client, view = come_in(browser(), end, JUDGE), end.view(JUDGE)
    end.choose("help", "none")
    for way in elements(view):
        page = read(client, way)
        assert "Where it may be found" not in page
        assert "hint" not in page.split("<main")[1].split("</main")[0].replace('class="hint"', "")
    page = read(client, f"exhibit/{next(iter(view.inquiry.exhibits))}")
    assert "What was not kept" not in page
    client.post(f"/en/room/file/{next(elements(view))}")
    assert not hints_noted(end)


def test_a_hint_is_shown_after_a_click_and_counted_once(end: LiveRoom) -> None:
    client, view = come_in(browser(), end, JUDGE), end.view(JUDGE)
    end.choose("help", "on-request")
    way = next(elements(view))
    assert "Where it may be found" not in read(client, way)
    for _ in range(2):
        assert client.post(f"/en/room/file/{way}").status_code == 302
    page = read(client, way)
    assert "Where it may be found" in page
    assert len(re.findall("<li>", page.split('id="where"')[1].split("</ol>")[0])) == 1
    assert hints_noted(end) == [JUDGE]


def test_who_plays_alone_reads_where_proof_may_be_found_from_the_file_alone(end: LiveRoom) -> None:
    client, view = come_in(browser(), end, JUDGE), end.view(JUDGE)
    page = read(client, next(elements(view)))
    assert "Where it may be found" in page
    named = re.findall(r'file/subject/([\w-]+)"', page)
    assert named
    assert set(named) <= {str(id) for id in view.inquiry.subjects}


def test_whoever_was_heard_is_not_proposed_for_another_hearing(end: LiveRoom) -> None:
    client, view = come_in(browser(), end, JUDGE), end.view(JUDGE)
    heard = {str(id) for id, care in view.care.people.items() if care.interviews}
    for way in elements(view):
        found = read(client, way).partition('id="where"')[2]
        assert not heard & set(re.findall(r'file/subject/([\w-]+)"', found))


def test_the_matrix_shows_seven_exhibits_at_most_and_a_link_to_each_pair(end: LiveRoom) -> None:
    client, view = come_in(browser(), end, JUDGE), end.view(JUDGE)
    charge = next(iter(view.inquiry.charges))
    page = read(client, f"proof/?charge={charge}")
    assert 0 < page.count('class="x"') <= 7
    link = re.search(r'class="cell-link" href="/en/room/file/([^"]+)"', page)
    assert link is not None
    assert "What it states on this element" in read(client, link.group(1).replace("&amp;", "&"))


def test_an_element_that_the_law_does_not_ask_for_is_one_merged_cell_with_its_article(end: LiveRoom) -> None:
    client, view = come_in(browser(), end, "r-ne-proc"), end.view("r-ne-proc")
    pages = [read(client, f"proof/?charge={one}") for one in view.inquiry.charges]
    merged = [page for page in pages if "Not asked for" in page]
    assert merged
    row = merged[0].split("Not asked for")[1].split("</tr>")[0]
    assert "Not required" in row
    assert "/law/rule/" in row


def test_an_element_on_which_nothing_is_said_is_a_gap(early: LiveRoom) -> None:
    client, view = come_in(browser(), early, POLICE), early.view(POLICE)
    person = next(id for id, one in view.inquiry.subjects.items() if one.kind is SubjectKind.PERSON)
    offence = re.search(r'<option value="([^"]+)"', read(client, "proof/").split('id="offence"')[1])
    assert offence is not None
    page = read(client, f"proof/?accused={person}&offence={offence.group(1)}")
    assert '<tr role="row" class="gap">' in page
    assert "No exhibit of your file supports it." in page


def test_what_was_asked_abroad_is_awaited_in_the_matrix_of_whoever_is_helped(early: LiveRoom) -> None:
    early.halt()
    for _ in range(2):
        early.jump()
    client, view = come_in(browser(), early, JUDGE), early.view(JUDGE)
    assert any(one.outgoing for one in view.cooperation.requests.values())
    person = next(id for id, one in view.inquiry.subjects.items() if one.kind is SubjectKind.PERSON)
    home = book().corpus.countries[view.party]
    ways = [f"proof/?accused={person}&offence={one.id}" for one in home.offences[:4]]
    assert any("Awaited from the other State" in read(client, way) for way in ways)
    early.choose("help", "none")
    assert not any("Awaited from the other State" in read(client, way) for way in ways)


def test_the_bench_reads_no_verdict_of_the_engine_before_it_has_judged(early: LiveRoom) -> None:
    client, view = come_in(browser(), early, BENCH), early.view(BENCH)
    early.choose("help", "full")
    person = next((id for id, one in view.inquiry.subjects.items() if one.kind is SubjectKind.PERSON), None)
    page = read(client, f"proof/?accused={person}&offence=" if person else "proof/")
    assert not re.search("Established|Fragile|Missing|Contested|Where it may be found", page)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("راحيلا", "Rahila Dandoufa"), ("Rahilla", "Rahila Dandoufa"), ("dandufa", "Rahila Dandoufa"),
        ("ZOURMAKOY", "Ladi Zourmakoy"), ("زورماكوي", "Ladi Zourmakoy"), ("saade", "Saadé Malkaboura"),
        ("Ɗandoufa", "Rahila Dandoufa"), ("el warzagui", "Mounia El Warzagui"), ("21 03", "+212 00 000 21 03"),
    ],
)  # fmt: skip
def test_a_name_is_found_in_another_script_spelling_or_accent(end: LiveRoom, asked: str, found: str) -> None:
    client = come_in(browser(), end, JUDGE)
    page = client.post("/en/room/file/search/", {"q": asked}).content.decode()
    assert found in re.sub("<[^>]+>", "", page)


def test_a_search_finds_nothing_that_the_seat_may_not_see(end: LiveRoom) -> None:
    client = come_in(browser(), end, BENCH)
    page = client.post("/fr/room/file/search/", {"q": "Dandoufa"}).content.decode()
    assert "Rahila" not in page
    for hostile in ("<script>alert(1)</script>", "\x00\u202e", "((((", "a" * 5000, "   ", "%00"):
        answer = client.post("/en/room/file/search/", {"q": hostile})
        assert answer.status_code == 200
        assert b"<script>alert" not in answer.content


def test_the_timeline_is_filtered_by_person_and_kind_and_goes_on_pages(end: LiveRoom) -> None:
    client, view = come_in(browser(), end, JUDGE), end.view(JUDGE)
    person = next(iter(view.care.people))
    shown = re.search(r"in their order: (\d+)", read(client, f"timeline/?subject={person}&kind=measure-taken"))
    assert shown is not None
    assert int(shown.group(1)) == sum(
        1 for act in view.acts.values() if act.kind == "measure-taken" and str(person) in act.about
    )
    for page in ("0", "1", "9999", "-1", "x", "٣"):
        read(client, f"timeline/?page={page}")


def test_the_chart_of_links_has_a_dozen_persons_at_most_and_the_list_says_all(end: LiveRoom) -> None:
    client = come_in(browser(), end, JUDGE)
    page = read(client, "links/")
    assert 0 < page.count('class="node ') <= 12
    assert page.count("<details>") >= page.count('class="edge-t"')


def test_the_route_draws_each_place_once_and_says_it_in_words(end: LiveRoom) -> None:
    client, view = come_in(browser(), end, JUDGE), end.view(JUDGE)
    page = read(client, "route/", "ar")
    drawing, words = page.split('<svg class="map"')[1].split('<ol class="route">')
    places = [
        id for id, one in view.inquiry.subjects.items()
        if one.kind is SubjectKind.PLACE and one.state and one.same_as is None
    ]  # fmt: skip
    assert drawing.count('class="node-t"') == len(places)
    assert all(words.count(f'subject/{id}"') == 1 for id in places)


def test_a_person_page_leads_to_a_measure_on_that_person(end: LiveRoom) -> None:
    client, view = come_in(browser(), end, JUDGE), end.view(JUDGE)
    person = next(iter(view.care.people))
    page = read(client, f"subject/{person}")
    assert f'href="/en/room/measure/?subject={person}"' in page
    assert "Rights told on" in page
    assert "Heard: 2" in page


def hints_noted(room: LiveRoom) -> list[object]:
    """The seats that asked a page for a hint, as control's own record has them."""
    with room.reading() as held:
        return [act.body["seat"] for act in held.journals["control"].read() if act.body.get("subject") == "hint"]
