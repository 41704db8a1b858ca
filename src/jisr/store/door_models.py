"""What opens an account besides its password: passkeys, and recovery codes for whoever lost the second device.

A recovery code stands here as a digest and goes when it is used. A passkey is the public half of a key that never
leaves the device; a question put to a device is answered once, within minutes.
"""

from django.db import models

from jisr.store.room_models import Facilitator


class RecoveryCode(models.Model):
    """A code that stands once for the second device."""

    facilitator = models.ForeignKey(Facilitator, on_delete=models.CASCADE)
    digest = models.CharField(max_length=64)

    class Meta:
        """A code is there once."""

        constraints = (models.UniqueConstraint(fields=("facilitator", "digest"), name="one_recovery_code"),)

    def __str__(self) -> str:
        """Whose it is."""
        return str(self.facilitator)


class Passkey(models.Model):
    """A key of a device: its name for the browser, its public half, and how often it signed."""

    facilitator = models.ForeignKey(Facilitator, on_delete=models.CASCADE)
    credential = models.CharField(max_length=1400, unique=True)
    public = models.BinaryField()
    count = models.BigIntegerField(default=0)
    name = models.CharField(max_length=100)
    made = models.DateTimeField()

    def __str__(self) -> str:
        """What its owner calls it."""
        return self.name


class PasskeyQuestion(models.Model):
    """Random bytes that a device signs; `facilitator` when the answer adds a key to that account."""

    facilitator = models.ForeignKey(Facilitator, on_delete=models.CASCADE, null=True)
    asked = models.CharField(max_length=100, unique=True)
    until = models.DateTimeField()

    def __str__(self) -> str:
        """When it ends."""
        return self.until.isoformat()
