"""Acts, parts, chains and seals; the fold of an office's acts; the port of a journal. It knows no kind of act but the
first one.
"""

from jisr.dossier.acts import EVERY_OFFICE, Act, Breach, BreachEffect, Draft, Entry, Sat, Seat
from jisr.dossier.corrections import NotCorrectable, correction, why_not_correct
from jisr.dossier.fold import Dossier, FoldCache, Learned, Moments, fold, may_know, superseded
from jisr.dossier.header import header_hash, header_of
from jisr.dossier.ids import ActId, CaseId, CommandId, OfficeId, PartyId, SeatId, SubjectId, act_id
from jisr.dossier.journal import Answer, Appended, Conflict, Journal, MemoryJournal, Numbering, without_part
from jisr.dossier.keys import SigningKey, is_signed, key_from, signing_key
from jisr.dossier.lines import Reading, Row, act_line, export_acts, export_journal, parts_map, read_journal
from jisr.dossier.opening import OPENING, Branch, Mode, Opening, inherited, opening, read_opening
from jisr.dossier.parts import Content, Part, PartName, PartState, Redaction, part_digest, salt_of
from jisr.dossier.plain import NotPlain, plain_bytes
from jisr.dossier.slices import AnySlice, Growing, Running, Slice
from jisr.dossier.upcasting import Upcasters, newest
from jisr.dossier.verification import Fault, Report, verify_journal
from jisr.dossier.writing import GENESIS, Cover, Head, Seal, Written, write

__all__ = [
    "EVERY_OFFICE",
    "GENESIS",
    "OPENING",
    "Act",
    "ActId",
    "Answer",
    "AnySlice",
    "Appended",
    "Branch",
    "Breach",
    "BreachEffect",
    "CaseId",
    "CommandId",
    "Conflict",
    "Content",
    "Cover",
    "Dossier",
    "Draft",
    "Entry",
    "Fault",
    "FoldCache",
    "Growing",
    "Head",
    "Journal",
    "Learned",
    "MemoryJournal",
    "Mode",
    "Moments",
    "NotCorrectable",
    "NotPlain",
    "Numbering",
    "OfficeId",
    "Opening",
    "Part",
    "PartName",
    "PartState",
    "PartyId",
    "Reading",
    "Redaction",
    "Report",
    "Row",
    "Running",
    "Sat",
    "Seal",
    "Seat",
    "SeatId",
    "SigningKey",
    "Slice",
    "SubjectId",
    "Upcasters",
    "Written",
    "act_id",
    "act_line",
    "correction",
    "export_acts",
    "export_journal",
    "fold",
    "header_hash",
    "header_of",
    "inherited",
    "is_signed",
    "key_from",
    "may_know",
    "newest",
    "opening",
    "part_digest",
    "parts_map",
    "plain_bytes",
    "read_journal",
    "read_opening",
    "salt_of",
    "signing_key",
    "superseded",
    "verify_journal",
    "why_not_correct",
    "without_part",
    "write",
]
