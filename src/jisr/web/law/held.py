"""The book of the law that this server shows, loaded once: before it answers, or at the first question."""

from jisr.library.book import Book, load_book
from jisr.settings import DATA

_held: list[Book] = []


def hold(found: Book) -> None:
    """The book that pages show from now on."""
    _held[:] = [found]


def held_book() -> Book:
    """The book. Raises `DataFaults` when none is held yet and the data cannot be used."""
    if not _held:
        hold(load_book(DATA))
    return _held[0]
