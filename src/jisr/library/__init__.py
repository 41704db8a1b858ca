"""Reads `data/` and the files of users into marked nodes, and nodes into the types of each subject.

The only package below `stage` that does input: everything after it works on values. It knows the form of the files,
never what the law in them means.
"""

from jisr.library.citing import Citations, Cited
from jisr.library.conditions import read_condition
from jisr.library.corpus import law_documents, load, read_corpus
from jisr.library.facts import read_facts
from jisr.library.faults import DataFaults, Fault, Faults, Place, nearest
from jisr.library.messages import Language, Writing, load_languages
from jisr.library.nodes import Node, minutes_of
from jisr.library.open_points import OpenPoint, load_open_points
from jisr.library.reading import Folder, document, read_folder
from jisr.library.rules import read_rule
from jisr.library.terms import Term, TermFamily, load_term_families, load_terms

__all__ = [
    "Citations",
    "Cited",
    "DataFaults",
    "Fault",
    "Faults",
    "Folder",
    "Language",
    "Node",
    "OpenPoint",
    "Place",
    "Term",
    "TermFamily",
    "Writing",
    "document",
    "law_documents",
    "load",
    "load_languages",
    "load_open_points",
    "load_term_families",
    "load_terms",
    "minutes_of",
    "nearest",
    "read_condition",
    "read_corpus",
    "read_facts",
    "read_folder",
    "read_rule",
]
