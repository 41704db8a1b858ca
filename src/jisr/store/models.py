"""The tables of the journals. Nothing reads them but this package; what must hold, the database holds.

A position is taken once in a case, a number and a command once in a journal. Rows are only added: the sole change ever
made is the destruction of a part, which leaves its digest in the header. Keys are made from journal and number, so that
the acts of a journal lie together and an append touches few pages.
"""

from typing import TYPE_CHECKING

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

if TYPE_CHECKING:
    WholeNumber = models.BigIntegerField[int, int]
else:
    WholeNumber = models.BigIntegerField

NUMBERS = 2**32
PARTS = 8


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
    """The header of an act, as the bytes that were hashed. Its key is journal × 2^32 + number: taken once."""

    id = Key(primary_key=True)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, db_index=False)
    position = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    header = models.TextField()

    class Meta:
        """A position is taken once in a case."""

        constraints = (models.UniqueConstraint(fields=("matter", "position"), name="one_act_a_position"),)

    def __str__(self) -> str:
        """Its number."""
        return str(self.id % NUMBERS)


class Seal(models.Model):
    """The seal on the last act of an append, and the command that it answers."""

    act = models.OneToOneField(ActRow, on_delete=models.PROTECT, primary_key=True)
    journal = models.ForeignKey(Journal, on_delete=models.PROTECT, db_index=False)
    first = models.PositiveBigIntegerField()
    command = models.CharField(max_length=200)
    signature = models.CharField(max_length=128)

    class Meta:
        """A command is answered once."""

        constraints = (models.UniqueConstraint(fields=("journal", "command"), name="one_answer_a_command"),)

    def __str__(self) -> str:
        """The command."""
        return self.command


class Part(models.Model):
    """A part of an act beside the chain: content and salt, both gone when it was destroyed. Key: act × 8 + place."""

    id = Key(primary_key=True)
    act = models.ForeignKey(ActRow, on_delete=models.PROTECT, db_index=False)
    name = models.CharField(max_length=16)
    state = models.CharField(max_length=16)
    salt = models.CharField(max_length=32)
    content = models.TextField()

    class Meta:
        """A part that is not here holds nothing."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(state="present") | models.Q(salt="", content=""), name="gone_means_empty"
            ),
        )

    def __str__(self) -> str:
        """Its name."""
        return self.name
