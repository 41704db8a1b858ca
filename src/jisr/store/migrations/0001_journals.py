"""The tables of the journals, as first released."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

import jisr.store.models


class Migration(migrations.Migration):
    """Matters, journals, acts, seals, parts."""

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
                ("position", models.PositiveBigIntegerField()),
                ("hash", models.CharField(max_length=64)),
                ("header", models.TextField()),
                (
                    "matter",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="store.matter"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Part",
            fields=[
                ("id", jisr.store.models.Key(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=16)),
                ("state", models.CharField(max_length=16)),
                ("salt", models.CharField(max_length=32)),
                ("content", models.TextField()),
                (
                    "act",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="store.actrow"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                (
                    "act",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="store.actrow",
                    ),
                ),
                ("first", models.PositiveBigIntegerField()),
                ("command", models.CharField(max_length=200)),
                ("signature", models.CharField(max_length=128)),
                (
                    "journal",
                    models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to="store.journal"),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="journal",
            constraint=models.UniqueConstraint(fields=("matter", "party"), name="one_journal_a_party"),
        ),
        migrations.AddConstraint(
            model_name="actrow",
            constraint=models.UniqueConstraint(fields=("matter", "position"), name="one_act_a_position"),
        ),
        migrations.AddConstraint(
            model_name="part",
            constraint=models.CheckConstraint(
                condition=models.Q(("state", "present"), models.Q(("content", ""), ("salt", "")), _connector="OR"),
                name="gone_means_empty",
            ),
        ),
        migrations.AddConstraint(
            model_name="seal",
            constraint=models.UniqueConstraint(fields=("journal", "command"), name="one_answer_a_command"),
        ),
    ]
