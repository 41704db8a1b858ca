"""The tables of the journals, as first released."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar[list[tuple[str, str]]] = []

    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.CreateModel(
            name="Journal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case", models.CharField(max_length=200)),
                ("party", models.CharField(max_length=200)),
                ("after", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("case", "party"), name="one_journal_a_party")],
            },
        ),
        migrations.CreateModel(
            name="Matter",
            fields=[
                ("case", models.CharField(max_length=200, primary_key=True, serialize=False)),
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
            name="ActRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case", models.CharField(max_length=200)),
                ("number", models.PositiveBigIntegerField()),
                ("position", models.PositiveBigIntegerField()),
                ("header", models.TextField()),
                ("hash", models.CharField(max_length=64)),
                (
                    "journal",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="store.journal"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("journal", "number"), name="one_act_a_number"),
                    models.UniqueConstraint(fields=("case", "position"), name="one_act_a_position"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Part",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveBigIntegerField()),
                ("name", models.CharField(max_length=16)),
                ("state", models.CharField(max_length=16)),
                ("salt", models.CharField(max_length=32)),
                ("content", models.TextField()),
                (
                    "journal",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="store.journal"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("journal", "number", "name"), name="one_part_a_name"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "present"), models.Q(("content", ""), ("salt", "")), _connector="OR"
                        ),
                        name="gone_means_empty",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("first", models.PositiveBigIntegerField()),
                ("last", models.PositiveBigIntegerField()),
                ("command", models.CharField(max_length=200)),
                ("signature", models.CharField(max_length=128)),
                (
                    "journal",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="store.journal"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("journal", "command"), name="one_answer_a_command"),
                    models.UniqueConstraint(fields=("journal", "last"), name="one_seal_a_head"),
                ],
            },
        ),
    ]
