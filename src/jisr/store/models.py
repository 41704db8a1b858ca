"""The tables of the journals. Nothing reads them but this package; what must hold, the database holds.

A position is taken once in a case, a number and a command once in a journal. Rows are only added: the sole change ever
made is the destruction of a part, which leaves its digest in the header.
"""

from django.db import models


class Journal(models.Model):
    """The journal of a party in a case; `after` is the number up to which it is inherited from a parent."""

    case = models.CharField(max_length=200)
    party = models.CharField(max_length=200)
    after = models.PositiveBigIntegerField(default=0)

    class Meta:
        """One journal for each party of a case."""

        constraints = (models.UniqueConstraint(fields=("case", "party"), name="one_journal_a_party"),)

    def __str__(self) -> str:
        """Case and party."""
        return f"{self.case}/{self.party}"


class Matter(models.Model):
    """A case on this node: exercise or casework, never both in one database, and the lock of its numbering."""

    case = models.CharField(max_length=200, primary_key=True)
    mode = models.CharField(max_length=8)

    class Meta:
        """The mode is one of two words."""

        constraints = (
            models.CheckConstraint(condition=models.Q(mode__in=("EXERCISE", "CASEWORK")), name="exercise_or_casework"),
        )

    def __str__(self) -> str:
        """Its name."""
        return self.case


class ActRow(models.Model):
    """The header of an act, as the bytes that were hashed."""

    journal = models.ForeignKey(Journal, on_delete=models.PROTECT, db_index=False)
    case = models.CharField(max_length=200)
    number = models.PositiveBigIntegerField()
    position = models.PositiveBigIntegerField()
    header = models.TextField()
    hash = models.CharField(max_length=64)

    class Meta:
        """Numbers and positions are taken once."""

        constraints = (
            models.UniqueConstraint(fields=("journal", "number"), name="one_act_a_number"),
            models.UniqueConstraint(fields=("case", "position"), name="one_act_a_position"),
        )

    def __str__(self) -> str:
        """Its number."""
        return str(self.number)


class Seal(models.Model):
    """The seal of one append and the command that it answers."""

    journal = models.ForeignKey(Journal, on_delete=models.PROTECT, db_index=False)
    first = models.PositiveBigIntegerField()
    last = models.PositiveBigIntegerField()
    command = models.CharField(max_length=200)
    signature = models.CharField(max_length=128)

    class Meta:
        """A command is answered once; no act has two seals."""

        constraints = (
            models.UniqueConstraint(fields=("journal", "command"), name="one_answer_a_command"),
            models.UniqueConstraint(fields=("journal", "last"), name="one_seal_a_head"),
        )

    def __str__(self) -> str:
        """From which number to which."""
        return f"{self.first}-{self.last}"


class Part(models.Model):
    """A part of an act beside the chain: content and salt, both gone when it was destroyed."""

    journal = models.ForeignKey(Journal, on_delete=models.PROTECT, db_index=False)
    number = models.PositiveBigIntegerField()
    name = models.CharField(max_length=16)
    state = models.CharField(max_length=16)
    salt = models.CharField(max_length=32)
    content = models.TextField()

    class Meta:
        """A part stands once; one that is not here holds nothing."""

        constraints = (
            models.UniqueConstraint(fields=("journal", "number", "name"), name="one_part_a_name"),
            models.CheckConstraint(
                condition=models.Q(state="present") | models.Q(salt="", content=""), name="gone_means_empty"
            ),
        )

    def __str__(self) -> str:
        """Its name."""
        return self.name
