"""The report as one file a language: stylesheet and fonts inside, no script, nothing fetched, links to the others.

Only the fonts that hold a character of the page are put in; the names of other languages in the menu need none. The
same outcome gives the same bytes.
"""

import re
from base64 import b64encode
from collections.abc import Mapping
from itertools import chain

from jisr.exercise.scenario import Scenario
from jisr.law import Corpus
from jisr.library import Language
from jisr.press.pages import STATIC, PageEngine
from jisr.press.report import CaseTitle
from jisr.press.reporting import report_of
from jisr.press.speech import SOURCE, Speech
from jisr.vocabulary import Json, LanguageTag

FACE = re.compile(
    r"@font-face{font-family:(?P<family>\w+);[^}]*?url\((?P<file>[^)]+)\)[^}]*?unicode-range:(?P<range>[^}]+)}\n?"
)
MENU = re.compile(r'<nav class="langs".*?</nav>', re.DOTALL)
STYLE_HERE = "<style></style>"
ON_PAPER = ('class="sheet"', 'class="quote"')


def report_files(
    outcome: Mapping[str, Json], *, scenario: Scenario, corpus: Corpus, languages: Mapping[LanguageTag, Language]
) -> Mapping[str, bytes]:
    """The report in every language, by file name: `report.html` in the source language, `report-<tag>.html` else."""
    parties = {str(code): corpus.countries[code].name for code in scenario.states}
    report = report_of(outcome, scenario=scenario, corpus=corpus, parties=parties)
    title = CaseTitle(scenario.title, tuple(parties.values()))
    found: dict[str, bytes] = {}
    for tag, language in languages.items():
        content = {
            "home": file_name(tag),
            "case": title,
            "languages": [
                {"tag": other, "name": languages[other].name, "href": file_name(other)} for other in languages
            ],
            "report": report,
            "standalone": True,
        }
        page = PageEngine().render("report.html", speech=Speech(language), content=content)
        found[file_name(tag)] = page.replace(STYLE_HERE, f"<style>{style_of(page)}</style>", 1).encode()
    return found


def file_name(tag: LanguageTag) -> str:
    """The file of a language."""
    return "report.html" if tag == SOURCE else f"report-{tag}.html"


def style_of(page: str) -> str:
    """The stylesheet with the fonts that the page needs, written into it."""
    sheet = (STATIC / "jisr.css").read_text(encoding="utf-8")
    letters = {ord(letter) for letter in MENU.sub("", page)}
    paper = any(sign in page for sign in ON_PAPER)

    def face(found: re.Match[str]) -> str:
        wanted = (found["family"] != "Paper" or paper) and _holds(found["range"], letters)
        if not wanted:
            return ""
        font = b64encode((STATIC / found["file"]).read_bytes()).decode()
        return found[0].replace(f"url({found['file']})", f"url(data:font/woff2;base64,{font})")

    return FACE.sub(face, sheet)


def _holds(ranges: str, letters: set[int]) -> bool:
    """Whether a range such as `U+0-FF,U+131` holds one of the letters."""
    spans = (piece.strip().removeprefix("U+").partition("-") for piece in ranges.split(","))
    points = chain.from_iterable(range(int(low, 16), int(high or low, 16) + 1) for low, _, high in spans)
    return not letters.isdisjoint(points)
