"""The committed list of what the source document on national law says, and the names of what the loaders hold.

`ids/national.txt`: one line for each row, block or bullet of the document: its id, where it stands in `data/` (file and
id), and what may not be lost or strengthened: the mark of a rule or an institution, the numbers of a row of figures,
the lengths of a time limit. The list was made from the document and is kept by hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from jisr.law import Country
from jisr.library.book import Book
from jisr.vocabulary import CountryCode

DATA: Final = Path(__file__).parents[2] / "data"
STATES: Final = (CountryCode("NE"), CountryCode("MA"))
CALENDAR: Final = ("weekend", "holidays", "clear-days")
OUTSIDE: Final = (
    "sources",
    "bound_by",
    "calendar",
)  # kept with the law between States as well, or no entries of their own


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list."""

    id: str
    places: tuple[str, ...]
    said: tuple[str, ...]


def listed() -> tuple[Line, ...]:
    text = (Path(__file__).parent / "ids" / "national.txt").read_text(encoding="utf-8")
    rows = [row.split("\t") for row in text.splitlines() if not row.startswith("#")]
    return tuple(Line(row[0], tuple(row[1].split()), tuple(" ".join(row[2:]).split())) for row in rows)


def held(book: Book) -> frozenset[str]:
    """Everything of the two States' own law and of what stands around it, as `file#id`."""
    found = {name for code in STATES for name in _of_state(book, book.corpus.countries[code])}
    for comparison in book.comparisons:
        ids = [one.id for one in comparison.rows]
        ids += [one.id for one in comparison.letters] + [one.id for one in comparison.times]
        found |= {f"comparisons/{comparison.slug}.yaml#{one}" for one in ids}
    return frozenset(found | set(_events(book)))


def around(book: Book) -> frozenset[str]:
    """What a line may point to outside the national law: treaties, their open points, sources of events."""
    found = {f"instruments/{slug}/instrument.yaml#{slug}" for slug in book.corpus.instruments}
    found |= {f"instruments/open-points.yaml#{one.id}" for one in book.open_points if not one.home}
    cited = {claim.source for event in book.events for claim in event.claims} | {event.source for event in book.events}
    return frozenset(found | {f"events/sources.yaml#{key}" for key in cited})


def kind_of(place: str) -> str:
    return PurePosixPath(place.partition("#")[0]).stem


def id_of(place: str) -> str:
    return place.partition("#")[2]


def _of_state(book: Book, country: Country) -> Iterator[str]:
    home = country.code
    kinds = {
        "procedure": country.rules,
        "offences": [one.id for one in country.offences],
        "authorities": [one.id for one in country.authorities],
        "channels": [one.id for one in country.channels],
        "trial": [one.id for one in country.trial],
        "country": [one.date for one in country.history],
        "sources": country.sources,
        "bound_by": [one.instrument for one in country.bonds],
        "calendar": CALENDAR,
        "institutions": [one.id for one in book.institutions if one.state == home],
        "steps": [one.id for one in book.steps if one.state == home],
        "statistics": [one.id for one in book.statistics if one.state == home],
        "open-points": [one.id for one in book.open_points if one.home == home],
    }
    for kind, ids in kinds.items():
        yield from (f"countries/{home.lower()}/{kind}.yaml#{one}" for one in ids)


def _events(book: Book) -> Iterator[str]:
    """Each event in the file of `events/` that has it."""
    files = {path.name: path.read_text(encoding="utf-8") for path in (DATA / "events").glob("*.yaml")}
    for one in book.events:
        yield from (f"events/{name}#{one.id}" for name, text in files.items() if f"- id: {one.id}\n" in text)
