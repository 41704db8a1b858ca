"""The tables of a live room: the exercise with its clock, what people put in, and who may sit down.

Cards, accounts, devices, drafts, notes and announcements are plain rows: never folded, never evidence. What opens a
door (PIN, password, token) stands here as a digest only.
"""

from django.db import models


class Exercise(models.Model):
    """A run that people play, and the lock of everything that is put into it.

    `hour` was reached at the wall time `since` (milliseconds); `beat` is when its owner last wound the clock; `changes`
    counts what was committed, so that another process sees with one question whether there is news; `beside` counts
    what was written beside the room, from the microsecond of its opening; `heads` are number and hash of each journal
    as kept.
    """

    name = models.CharField(max_length=100, unique=True)
    matter = models.OneToOneField("store.Matter", on_delete=models.PROTECT)
    scenario = models.CharField(max_length=100)
    cut = models.CharField(max_length=100)
    timetable = models.CharField(max_length=100)
    seed = models.BigIntegerField()
    skills = models.JSONField(default=dict)
    data = models.CharField(max_length=64)
    state = models.CharField(max_length=8, default="open")
    hour = models.BigIntegerField()
    rate = models.FloatField()
    since = models.BigIntegerField(default=0)
    jump_at = models.BigIntegerField(default=0)
    owner = models.CharField(max_length=64, default="")
    beat = models.BigIntegerField(default=0)
    entries = models.PositiveBigIntegerField(default=0)
    changes = models.PositiveBigIntegerField(default=0)
    beside = models.PositiveBigIntegerField(default=0)
    heads = models.JSONField(default=dict)
    choices = models.JSONField(default=dict)

    class Meta:
        """The clock is in one of six states."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=("open", "running", "halted", "scene", "stopped", "over")),
                name="a_state_of_the_clock",
            ),
        )

    def __str__(self) -> str:
        """Its name."""
        return self.name


class EntryRow(models.Model):
    """One thing that was put in, in order; `key` makes a repeat harmless."""

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT)
    number = models.PositiveBigIntegerField()
    key = models.CharField(max_length=200, default="")
    content = models.TextField()

    class Meta:
        """A number and a key are taken once."""

        constraints = (
            models.UniqueConstraint(fields=("exercise", "number"), name="one_entry_a_number"),
            models.UniqueConstraint(fields=("exercise", "key"), condition=~models.Q(key=""), name="one_entry_a_key"),
        )

    def __str__(self) -> str:
        """Its number."""
        return str(self.number)


class Card(models.Model):
    """The card of a seat: its code, and the PIN that its holder chose. Issued again, the old one is revoked."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE)
    seat = models.CharField(max_length=100)
    code = models.CharField(max_length=20, unique=True)
    pin = models.CharField(max_length=200, default="")
    issued = models.DateTimeField()
    revoked = models.DateTimeField(null=True)
    faults = models.PositiveIntegerField(default=0)
    shut_until = models.DateTimeField(null=True)

    class Meta:
        """A seat has one card that opens it."""

        constraints = (
            models.UniqueConstraint(
                fields=("exercise", "seat"), condition=models.Q(revoked=None), name="one_open_card_a_seat"
            ),
        )

    def __str__(self) -> str:
        """Its seat."""
        return self.seat


class Facilitator(models.Model):
    """The account of somebody of control; `duties` are words parted by blanks; a `temporary` password was given by
    another and is changed at the first sign-in."""

    name = models.CharField(max_length=100, unique=True)
    password = models.CharField(max_length=200, default="")
    temporary = models.BooleanField(default=False)
    totp = models.CharField(max_length=64, default="")
    last_code = models.CharField(max_length=10, default="")
    duties = models.CharField(max_length=200)
    made = models.DateTimeField()
    closed = models.DateTimeField(null=True)
    faults = models.PositiveIntegerField(default=0)
    shut_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Its name."""
        return self.name


class Device(models.Model):
    """A browser at a card or an account. One browser may hold several; `current` is the one it acts for."""

    token = models.CharField(max_length=64, db_index=True)
    card = models.ForeignKey(Card, on_delete=models.CASCADE, null=True)
    facilitator = models.ForeignKey(Facilitator, on_delete=models.CASCADE, null=True)
    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE)
    person = models.CharField(max_length=100, default="")
    since = models.DateTimeField()
    seen = models.DateTimeField()
    locked = models.BooleanField(default=False)
    current = models.BooleanField(default=True)

    class Meta:
        """A device is at a card or at an account, and there once."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(card=None, facilitator__isnull=False)
                | models.Q(card__isnull=False, facilitator=None),
                name="card_or_account",
            ),
            models.UniqueConstraint(
                fields=("token", "card"), condition=~models.Q(card=None), name="one_card_a_browser"
            ),
        )

    def __str__(self) -> str:
        """At what it is."""
        return str(self.card or self.facilitator)


class SignInLink(models.Model):
    """A link that signs in once, from this machine only."""

    token = models.CharField(max_length=64, unique=True)
    card = models.ForeignKey(Card, on_delete=models.CASCADE, null=True)
    facilitator = models.ForeignKey(Facilitator, on_delete=models.CASCADE, null=True)
    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE)
    until = models.DateTimeField()

    def __str__(self) -> str:
        """To what it leads."""
        return str(self.card or self.facilitator)


class DraftRow(models.Model):
    """What a seat began to write on a page, as typed; `version` counts the savings."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE)
    seat = models.CharField(max_length=100)
    page = models.CharField(max_length=200)
    fields = models.TextField(default="{}")
    version = models.PositiveIntegerField(default=0)
    saved = models.DateTimeField()

    class Meta:
        """One draft of a page for each seat."""

        constraints = (models.UniqueConstraint(fields=("exercise", "seat", "page"), name="one_draft_a_page"),)

    def __str__(self) -> str:
        """Its page."""
        return self.page


class NoteRow(models.Model):
    """A message inside a delegation."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE)
    party = models.CharField(max_length=100)
    office = models.CharField(max_length=100)
    to = models.CharField(max_length=100, default="")
    seat = models.CharField(max_length=100)
    person = models.CharField(max_length=100, default="")
    at = models.BigIntegerField()
    wall = models.BigIntegerField()
    text = models.TextField()

    def __str__(self) -> str:
        """Its writer."""
        return self.seat


class AnnouncementRow(models.Model):
    """What control tells everybody, in each language."""

    exercise = models.ForeignKey(Exercise, on_delete=models.CASCADE)
    at = models.BigIntegerField()
    wall = models.BigIntegerField()
    text = models.JSONField()

    def __str__(self) -> str:
        """Its hour."""
        return str(self.at)
