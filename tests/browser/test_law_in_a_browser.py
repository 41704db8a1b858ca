"""The pages of the law as a browser lays them out, and a case put to it without script.

By default a page is searched for barriers on a desk in French or on a phone in Arabic; with `JISR_TEST_ALL=1` in both.
"""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from looking import EVERYTHING, astray, bare, barriers, shown, too_wide
from playwright.sync_api import Browser, Page, expect
from served import Site

CASE = urlencode({
    "do": "ask", "law": "NE", "facts-on": "2022-02-03", "p1-role": "accused", "p2-role": "victim",
    "p2-born": "2010-08-14", "s1-fact": "act.recruit", "s1-by": "1", "s1-on": "2", "s2-fact": "purpose.begging",
    "s2-by": "1", "s2-on": "2", "s3-fact": "mind.intent", "s3-by": "1",
})  # fmt: skip
WAYS = ["", "rule/UNTOC/18/21/b", "rule/NE-SOM-ENTRY", "of/NE", "of/untoc", "search?q=refus", "limits", "glossary",
        "measures/house-search", "compare?one=NE&other=MA&on=2022-08-01", "changes?state=NE",
        f"question?{CASE}"]  # fmt: skip
AXED = {(way, tag): width for way in WAYS for tag, width in (("fr", 1440), ("ar", 390))}
ONCE = frozenset((way, ("fr", "ar")[number % 2]) for number, way in enumerate(WAYS))


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    """A page where no script runs."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("tag", ["fr", "ar"])
@pytest.mark.parametrize("way", WAYS)
def test_a_page_of_the_law_fits_every_width_and_leaves_nobody_out(page: Page, site: Site, way: str, tag: str) -> None:
    """Nothing sideways; in French every mark and verdict has a word and a sign; in Arabic codes keep their direction;
    no barrier in either, on a desk or on a phone."""
    shown(page, f"{site.url}/{tag}/law/{way}")
    wrong: list[object] = too_wide(page)
    wrong += bare(page, ".tag, .part") if tag == "fr" else astray(page)
    width = AXED[(way, tag)] if EVERYTHING or (way, tag) in ONCE else 0
    assert not [*wrong, *(barriers(page, width) if width else [])]


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
