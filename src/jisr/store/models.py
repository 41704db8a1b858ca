"""The tables of the journals. Nothing reads them but this package; what must hold, the database holds.

A position is taken once in a case and a command once in a journal; a number follows the head under the lock of the
case. Rows are only added: the sole change ever made is the destruction of a part, which leaves its digest in the
header. An act is one row in the order of positions, and one index: an append touches two pages, which is what it costs.
"""

from typing import TYPE_CHECKING

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from jisr.store.desk_models import PendingStep, Question, ReadMark, WorkingPaper
from jisr.store.door_models import Passkey, PasskeyQuestion, RecoveryCode
from jisr.store.room_models import (
    AnnouncementRow,
    Card,
    Device,
    DraftRow,
    EntryRow,
    Exercise,
    Facilitator,
    NoteRow,
    SignInLink,
)

__all__ = [
    "POSITIONS",
    "ActRow",
    "AnnouncementRow",
    "Card",
    "Device",
    "DraftRow",
    "EntryRow",
    "Exercise",
    "Facilitator",
    "Journal",
    "Key",
    "Matter",
    "NoteRow",
    "Passkey",
    "PasskeyQuestion",
    "PendingStep",
    "Question",
    "ReadMark",
    "RecoveryCode",
    "SignInLink",
    "WorkingPaper",
]

if TYPE_CHECKING:
    WholeNumber = models.BigIntegerField[int, int]
else:
    WholeNumber = models.BigIntegerField

POSITIONS = 2**32


class Key(WholeNumber):
    """A whole number given by us as the primary key; in SQLite the very place of the row, without a second index."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        """`integer` is 64 bits in SQLite, and only under that word the place of the row."""
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)


class Matter(models.Model):
    """A case on this node: exercise or casework, never both in one database; and the lock of its numbering."""

    case = models.CharField(max_length=200, unique=True)
    mode = models.CharField(max_length=8)

    class Meta:
        """The mode is one of two words."""

        constraints = (
            models.CheckConstraint(condition=models.Q(mode__in=("EXERCISE", "CASEWORK")), name="exercise_or_casework"),
        )

    def __str__(self) -> str:
        """Its name."""
        return self.case


class Journal(models.Model):
    """The journal of a party in a case; `after` is the number up to which it is inherited from a parent."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT)
    party = models.CharField(max_length=200)
    after = models.PositiveBigIntegerField(default=0)

    class Meta:
        """One journal for each party of a case."""

        constraints = (models.UniqueConstraint(fields=("matter", "party"), name="one_journal_a_party"),)

    def __str__(self) -> str:
        """Case and party."""
        return f"{self.matter}/{self.party}"


class ActRow(models.Model):
    """An act: the header as the bytes that were hashed, the parts beside it, and on the last of a command its seal.

    The key is case × 2^32 + position, so a position is taken once. `first`, `command` and `signature` are the seal.
    """

    id = Key(primary_key=True)
    journal = models.ForeignKey(Journal, on_delete=models.PROTECT, db_index=False)
    number = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    header = models.TextField()
    parts = models.TextField()
    first = models.PositiveBigIntegerField(null=True)
    command = models.CharField(max_length=200, null=True)
    signature = models.CharField(max_length=128, null=True)

    class Meta:
        """A command is answered once in a journal; a seal is whole."""

        constraints = (
            models.UniqueConstraint(fields=("journal", "command"), name="one_answer_a_command"),
            models.CheckConstraint(
                condition=models.Q(first=None, command=None, signature=None)
                | models.Q(first__isnull=False, command__isnull=False, signature__isnull=False),
                name="a_seal_is_whole",
            ),
        )

    def __str__(self) -> str:
        """Its number."""
        return str(self.number)
