"""The tables beside a desk: working documents, what was read, questions put and decided, steps that may be withdrawn.

Plain rows: never folded, never evidence. A document becomes an act when it is signed, a step when it is sealed.
"""

from django.db import models

from jisr.store.room_models import Exercise


class WorkingPaper(models.Model):
    """A document that is being written for a seat; `version` counts the savings, `open` lets the registry write it."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE)
    party = models.CharField(max_length=100)
    office = models.CharField(max_length=100)
    seat = models.CharField(max_length=100)
    began = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=300, default="")
    language = models.CharField(max_length=20, default="")
    text = models.TextField(default="")
    to = models.JSONField(default=list)
    exhibits = models.JSONField(default=list)
    open = models.BooleanField(default=False)
    state = models.CharField(max_length=8, default="draft")
    version = models.PositiveIntegerField(default=1)
    saved = models.DateTimeField()
    saved_by = models.CharField(max_length=100)
    act = models.CharField(max_length=100, default="")

    class Meta:
        """A document is a draft, laid before its signer, signed, or thrown away."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=("draft", "asked", "signed", "dropped")), name="a_state_of_a_paper"
            ),
        )

    def __str__(self) -> str:
        """Its title."""
        return self.title


class ReadMark(models.Model):
    """Something of the inbox that a seat has opened."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE)
    seat = models.CharField(max_length=100)
    item = models.CharField(max_length=120)

    class Meta:
        """Read is read."""

        constraints = (models.UniqueConstraint(fields=("exercise", "seat", "item"), name="read_once"),)

    def __str__(self) -> str:
        """What was read."""
        return self.item


class Question(models.Model):
    """A question with its options, put by an office to another of its delegation or to itself, and how it was decided.

    `at` is the hour of the case, `known` how many acts the office knew then; `choice` is -1 while nothing is decided.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE)
    party = models.CharField(max_length=100)
    office = models.CharField(max_length=100)
    seat = models.CharField(max_length=100)
    to = models.CharField(max_length=100)
    text = models.TextField()
    options = models.JSONField(default=list)
    exhibits = models.JSONField(default=list)
    at = models.BigIntegerField()
    wall = models.BigIntegerField()
    known = models.PositiveIntegerField()
    key = models.CharField(max_length=100)
    choice = models.IntegerField(default=-1)
    reasons = models.TextField(default="")
    decided_by = models.CharField(max_length=100, default="")
    decided_at = models.BigIntegerField(default=0)
    decided_wall = models.BigIntegerField(default=0)
    decided_known = models.PositiveIntegerField(default=0)
    decided_on = models.JSONField(default=list)

    class Meta:
        """A double click puts the question once."""

        constraints = (models.UniqueConstraint(fields=("exercise", "key"), name="one_question_a_key"),)

    def __str__(self) -> str:
        """Its number."""
        return str(self.pk)


class PendingStep(models.Model):
    """A grave step that may be withdrawn until it is sealed; `due` and `made` are wall time in milliseconds."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE)
    seat = models.CharField(max_length=100)
    key = models.CharField(max_length=150)
    command = models.TextField()
    seen = models.IntegerField(default=-1)
    page = models.CharField(max_length=100)
    fields = models.TextField(default="{}")
    made = models.BigIntegerField()
    due = models.BigIntegerField()
    state = models.CharField(max_length=10, default="waiting")
    outcome = models.TextField(default="[]")

    class Meta:
        """A double click makes one step; a step waits, is being sealed, or came to an end."""

        constraints = (
            models.UniqueConstraint(fields=("exercise", "key"), name="one_step_a_key"),
            models.CheckConstraint(
                condition=models.Q(state__in=("waiting", "sealing", "sealed", "withdrawn", "refused", "clash")),
                name="a_state_of_a_step",
            ),
        )
        indexes = (models.Index(fields=("exercise", "state"), name="steps_that_wait"),)

    def __str__(self) -> str:
        """Its seat."""
        return self.seat
