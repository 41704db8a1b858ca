"""Reads `data/` and the files of users into marked nodes, and nodes into the types of each subject.

The only package below `stage` that does input: everything after it works on values. It knows the form of the files,
never what the law in them means.
"""

from jisr.library.faults import DataFaults, Fault, Faults, Place, nearest
from jisr.library.nodes import Node, minutes_of
from jisr.library.reading import Folder, document, read_folder

__all__ = [
    "DataFaults",
    "Fault",
    "Faults",
    "Folder",
    "Node",
    "Place",
    "document",
    "minutes_of",
    "nearest",
    "read_folder",
]
