"""A page as a reader's machine meets it: its language, headings, ids, links, and what it would fetch or run."""

from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser

FETCHING = ("src", "srcset", "poster", "data", "action", "formaction", "href")
POINTING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "popovertarget")


@dataclass(slots=True)
class Page:
    """What the tests ask of a page."""

    source: str = ""
    language: str = ""
    direction: str = ""
    title: str = ""
    headings: list[str] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)
    addresses: list[str] = field(default_factory=list)
    pointers: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    outside: list[dict[str, str]] = field(default_factory=list)
    unlabelled: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What can be read on it."""
        return " ".join(" ".join(self.words).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self._open: list[str] = []
        self._labels: set[str] = set()
        self._fields: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        page = self.page
        if tag == "html":
            page.language, page.direction = said.get("lang", ""), said.get("dir", "")
        if "id" in said:
            page.ids[said["id"]] += 1
        if tag == "a" and said.get("class") == "out":
            page.outside.append(said)  # a plain link that a reader may follow; nothing is fetched from there
            return
        page.addresses += [said[name] for name in FETCHING if name in said]
        page.pointers += [word for name in POINTING for word in said.get(name, "").split()]
        page.inline += [f"<{tag} {name}>" for name in said if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in said):
            page.inline.append(f"<{tag}>")
        if tag == "label":
            self._labels.add(said.get("for", ""))
        if tag in ("input", "select", "textarea") and said.get("type") != "hidden" and "aria-label" not in said:
            self._fields.append(said.get("id", ""))
        if tag in ("h1", "title", "script", "style"):
            self._open.append(tag)
            page.headings += [""] if tag == "h1" else []

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()
        if tag == "html":
            self.page.unlabelled = [name for name in self._fields if name not in self._labels]

    def handle_data(self, data: str) -> None:
        inside = self._open[-1] if self._open else ""
        if inside == "title":
            self.page.title += data
        elif inside not in ("script", "style"):
            self.page.words.append(data)
        if inside == "h1":
            self.page.headings[-1] += data


def read_page(html: str) -> Page:
    """The page of an answer."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.page.source = html
    return reader.page
