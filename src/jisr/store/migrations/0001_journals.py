"""The tables of the journals, as first released."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

import jisr.store.models


class Migration(migrations.Migration):
    """Matters, journals, acts."""

    initial = True

    dependencies: ClassVar[list[tuple[str, str]]] = []

    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.CreateModel(
            name="Matter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case", models.CharField(max_length=200, unique=True)),
                ("mode", models.CharField(max_length=8)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("mode__in", ("EXERCISE", "CASEWORK"))), name="exercise_or_casework"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Journal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("party", models.CharField(max_length=200)),
                ("after", models.PositiveBigIntegerField(default=0)),
                ("matter", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="store.matter")),
            ],
        ),
        migrations.CreateModel(
            name="ActRow",
            fields=[
                ("id", jisr.store.models.Key(primary_key=True, serialize=False)),
                ("number", models.PositiveBigIntegerField()),
                ("hash", models.CharField(max_length=64)),
                ("header", models.TextField()),
                ("parts", models.TextField()),
                ("first", models.PositiveBigIntegerField(null=True)),
                ("command", models.CharField(max_length=200, null=True)),
                ("signature", models.CharField(max_length=128, null=True)),
                (
                    "journal",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="store.journal"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("journal", "command"), name="one_answer_a_command"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("command", None), ("first", None), ("signature", None)),
                            models.Q(
                                ("command__isnull", False), ("first__isnull", False), ("signature__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="a_seal_is_whole",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="journal",
            constraint=models.UniqueConstraint(fields=("matter", "party"), name="one_journal_a_party"),
        ),
    ]
