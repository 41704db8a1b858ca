"""Beside a room: a count of what is written there, so that a process sees when what it remembers is old."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """One column."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("store", "0004_desk"),
    ]

    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.AddField(
            model_name="exercise",
            name="beside",
            field=models.PositiveBigIntegerField(default=0),
        ),
    ]
