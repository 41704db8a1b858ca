"""The whole book of the law for whoever asks: the corpus with what stands around it, its search and its proofs.

Read in one go from a data folder. The index of the search and the cases are made when they are first asked for, so a
command that needs neither waits for neither.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from jisr.law.comparison import Comparison
from jisr.law.corpus import Corpus
from jisr.law.happenings import Happening
from jisr.law.institutions import CaseStep, Institution
from jisr.law.statistics import Statistic
from jisr.library.comparison import read_comparisons
from jisr.library.corpus import LAW_FOLDERS, read_corpus
from jisr.library.coverage import Coverage
from jisr.library.covered import kept_coverage
from jisr.library.events import read_events
from jisr.library.faults import Faults
from jisr.library.institutions import read_institutions, read_steps
from jisr.library.messages import Language, label_languages, read_languages
from jisr.library.open_points import OpenPoint, read_open_points
from jisr.library.reading import Folder, cache_folder, many_objects, read_folder
from jisr.library.searching import Search
from jisr.library.statistics import read_statistics
from jisr.library.surroundings import SURROUNDING_FOLDERS
from jisr.library.terms import TermFamily, read_term_families
from jisr.library.texts import FOLDER as TEXTS
from jisr.library.texts import Authentic, read_texts
from jisr.vocabulary import LanguageTag, RuleId

BOOK_FOLDERS: Final = frozenset((*LAW_FOLDERS, *SURROUNDING_FOLDERS, TEXTS, "languages"))


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """The law of a data folder and what stands around it."""

    root: Path
    corpus: Corpus
    languages: Mapping[LanguageTag, Language]
    families: tuple[TermFamily, ...]
    open_points: tuple[OpenPoint, ...]
    institutions: tuple[Institution, ...]
    steps: tuple[CaseStep, ...]
    statistics: tuple[Statistic, ...]
    comparisons: tuple[Comparison, ...]
    events: tuple[Happening, ...]
    texts: Mapping[RuleId, tuple[Authentic, ...]] = field(default_factory=dict)

    @property
    def search(self) -> Search:
        """The index of its words."""
        return _search(self)

    @property
    def coverage(self) -> Coverage:
        """The cases that prove its rules."""
        return _coverage(self)


@cache
def _search(book: Book) -> Search:
    return Search(book.corpus, (term for family in book.families for term in family.terms))


@cache
def _coverage(book: Book) -> Coverage:
    return kept_coverage(book.root, digest=book.corpus.digest)


def load_book(root: Path) -> Book:
    """The book of a data folder. Raises `DataFaults` with every fault found."""
    faults = Faults(labels=label_languages(root))
    kept = cache_folder(root)
    with many_objects():
        folder = read_folder(
            root,
            faults=faults,
            keep=lambda name: name.split("/")[0] in BOOK_FOLDERS,
            cache=None if kept is None else kept / "book",
        )
        book = _read(root, folder, faults)
    faults.stop_if_any()
    return book


def _read(root: Path, folder: Folder, faults: Faults) -> Book:
    corpus = read_corpus(folder, faults=faults)
    institutions = read_institutions(folder, corpus)
    return Book(
        root=root,
        corpus=corpus,
        languages=read_languages(folder),
        families=read_term_families(folder),
        open_points=read_open_points(folder, corpus),
        institutions=institutions,
        steps=read_steps(folder, corpus, institutions),
        statistics=read_statistics(folder, corpus),
        comparisons=read_comparisons(folder, corpus),
        events=read_events(folder, corpus),
        texts=read_texts(folder, corpus),
    )
