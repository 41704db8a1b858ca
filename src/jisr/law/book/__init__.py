"""The law as a book to look things up in: where a rule is used, who is bound, what changed, how two laws compare.

Every answer is a value made of the corpus alone, with the marks of what it rests on; pages and commands only say it.
"""

from jisr.law.book.changes import Change, ChangeKind, changes
from jisr.law.book.comparing import Comparison, FamilyRow, TreatyRow, compare
from jisr.law.book.looking_up import Address, look_up
from jisr.law.book.subjects import Chapter, chapters_of, roles_of, subjects_of
from jisr.law.book.uses import Use, UseKind, Uses, uses_of

__all__ = [
    "Address",
    "Change",
    "ChangeKind",
    "Chapter",
    "Comparison",
    "FamilyRow",
    "TreatyRow",
    "Use",
    "UseKind",
    "Uses",
    "changes",
    "chapters_of",
    "compare",
    "look_up",
    "roles_of",
    "subjects_of",
    "uses_of",
]
