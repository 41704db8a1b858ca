"""What is looked for on a page as a browser laid it out, each a list of what is wrong."""

import os
import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

EVERYTHING = bool(os.environ.get("JISR_TEST_ALL"))
NARROW_TO_WIDE = (320, 390, 768, 1024, 1440)
HEIGHT = 900
AXE = Axe()
OUTSIDE = """() => {
  const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const at = walk.currentNode.parentElement;
    if (!at.closest("bdi, script, style, svg, [lang]:not([lang=ar])")) found.push(walk.currentNode.data);
  }
  return found; }"""
BARE = """all => all.filter(one => !one.innerText.trim() || one.querySelectorAll("svg").length !== 1)
                .map(one => one.outerHTML)"""
CODE = re.compile(r"\d[\u00a0 .,:/–-]\d|[A-Za-z]\d|\d[A-Za-z]|[A-Z]{2,}[-/]|\b(?:[A-Za-z]+-){1,}[a-z]+\b")


def shown(page: Page, address: str) -> None:
    """Goes there, on the widest screen, and opens all that is folded."""
    page.set_viewport_size({"width": NARROW_TO_WIDE[-1], "height": HEIGHT})
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")


def too_wide(page: Page) -> list[object]:
    """The widths at which it scrolls sideways; it is left at the widest."""
    found = []
    for width in NARROW_TO_WIDE:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        if page.evaluate("document.documentElement.scrollWidth") != width:
            found.append(f"scrolls sideways at {width}")
    return [*found]


def bare(page: Page, selector: str) -> list[object]:
    """Statuses and verdicts without a word or without a sign."""
    return [*page.locator(selector).evaluate_all(BARE)]


def astray(page: Page) -> list[object]:
    """In Arabic, codes and groups of digits outside their isolation."""
    return [text.strip() for text in page.evaluate(OUTSIDE) if CODE.search(text)]


def barriers(page: Page, width: int) -> list[object]:
    """What axe finds at that width, of any weight."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    found = AXE.run(page).response["violations"]
    return [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found]
