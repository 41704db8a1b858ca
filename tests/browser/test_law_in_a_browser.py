"""The pages of the law as a browser lays them out, and a case put to it without script."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from served import Site
from test_pages_in_a_browser import CODE, NARROW_TO_WIDE, OUTSIDE

CASE = urlencode({
    "do": "ask", "law": "NE", "facts-on": "2022-02-03", "p1-role": "accused", "p2-role": "victim",
    "p2-born": "2010-08-14", "s1-fact": "act.recruit", "s1-by": "1", "s1-on": "2", "s2-fact": "purpose.begging",
    "s2-by": "1", "s2-on": "2", "s3-fact": "mind.intent", "s3-by": "1",
})  # fmt: skip
WAYS = ["", "rule/UNTOC/18/21/b", "rule/NE-SOM-ENTRY", "of/NE", "of/untoc", "search?q=refus", "limits", "glossary",
        "compare?one=NE&other=MA&on=2022-08-01", "changes?state=NE", f"question?{CASE}"]  # fmt: skip


def open_page(page: Page, site: Site, tag: str, way: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{site.url}/{tag}/law/{way}")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    """A page where no script runs."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("tag", "width"), [("fr", 1440), ("ar", 390)])
@pytest.mark.parametrize("way", WAYS)
def test_a_page_of_the_law_has_no_barrier(page: Page, site: Site, way: str, tag: str, width: int) -> None:
    open_page(page, site, tag, way, width)
    found = Axe().run(page).response["violations"]
    assert not [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found]


@pytest.mark.parametrize("tag", ["fr", "ar"])
@pytest.mark.parametrize("way", WAYS)
def test_a_page_of_the_law_never_scrolls_sideways(page: Page, site: Site, way: str, tag: str) -> None:
    open_page(page, site, tag, way, NARROW_TO_WIDE[0])
    for width in NARROW_TO_WIDE:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width, width


@pytest.mark.parametrize("way", WAYS)
def test_in_arabic_codes_of_the_law_keep_their_direction(page: Page, site: Site, way: str) -> None:
    open_page(page, site, "ar", way, 1440)
    assert not [text.strip() for text in page.evaluate(OUTSIDE) if CODE.search(text)]


@pytest.mark.parametrize("way", WAYS)
def test_every_mark_and_verdict_of_the_law_has_a_word_and_a_sign(page: Page, site: Site, way: str) -> None:
    open_page(page, site, "fr", way, 1440)
    bare = """all => all.filter(one => !one.innerText.trim() || one.querySelectorAll("svg").length !== 1)
                      .map(one => one.outerHTML)"""
    assert not page.locator(".tag, .part").evaluate_all(bare)


def test_a_case_is_put_without_script_and_each_citation_leads_to_its_rule(scriptless: Page, site: Site) -> None:
    scriptless.goto(f"{site.url}/fr/law/question")
    scriptless.locator("#p1-role").select_option("accused")
    scriptless.locator("button[value=person]").click()
    expect(scriptless.locator("#p1-role")).to_have_value("accused")
    expect(scriptless.locator("#p3-role")).to_be_visible()
    scriptless.locator("button[value=ask]:not(.hide)").click()
    expect(scriptless.locator(".notice.bad li")).to_have_count(3)
    expect(scriptless.locator("#facts-on-fault")).to_be_visible()
    scriptless.goto(f"{site.url}/fr/law/question?{CASE}")
    expect(scriptless.locator(".answered.met").first).to_be_visible()
    scriptless.locator(".answered .cite a").first.click()
    expect(scriptless.locator("h1")).to_contain_text("Niger")
    assert "/fr/law/rule/" in scriptless.url
