"""What stands around the law: institutions, steps of a case, published figures, States side by side, events, texts.

They are read with the law, so that a check tells their faults with the others; they decide nothing.
"""

from typing import Final

from jisr.law.corpus import Corpus
from jisr.library.comparison import FOLDER as COMPARISONS
from jisr.library.comparison import read_comparisons
from jisr.library.events import FOLDER as EVENTS
from jisr.library.events import read_events
from jisr.library.institutions import read_institutions, read_steps
from jisr.library.reading import Folder
from jisr.library.statistics import read_statistics
from jisr.library.texts import FOLDER as TEXTS
from jisr.library.texts import read_texts

SURROUNDING_FOLDERS: Final = (COMPARISONS, EVENTS, TEXTS)


def read_surroundings(folder: Folder, corpus: Corpus) -> tuple[tuple[str, int], ...]:
    """Read all of it among the documents; faults are noted. How much there is of each."""
    institutions = read_institutions(folder, corpus)
    steps = read_steps(folder, corpus, institutions)
    statistics = read_statistics(folder, corpus)
    comparisons = read_comparisons(folder, corpus)
    events = read_events(folder, corpus)
    return (
        ("institutions", len(institutions)),
        ("steps of a case", len(steps)),
        ("series of figures", len(statistics)),
        ("comparisons", len(comparisons)),
        ("events", len(events)),
        ("authentic texts", len(read_texts(folder, corpus))),
    )
