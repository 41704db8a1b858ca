"""Beside a desk: working documents, read marks, questions with their decisions, steps that may be withdrawn."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The desk."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("store", "0003_second_keys"),
    ]

    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.CreateModel(
            name="PendingStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seat", models.CharField(max_length=100)),
                ("key", models.CharField(max_length=150)),
                ("command", models.TextField()),
                ("seen", models.IntegerField(default=-1)),
                ("page", models.CharField(max_length=100)),
                ("fields", models.TextField(default="{}")),
                ("made", models.BigIntegerField()),
                ("due", models.BigIntegerField()),
                ("state", models.CharField(default="waiting", max_length=10)),
                ("outcome", models.TextField(default="[]")),
                ("exercise", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.exercise")),
            ],
            options={
                "indexes": [models.Index(fields=["exercise", "state"], name="steps_that_wait")],
                "constraints": [
                    models.UniqueConstraint(fields=("exercise", "key"), name="one_step_a_key"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("waiting", "sealing", "sealed", "withdrawn", "refused", "clash"))
                        ),
                        name="a_state_of_a_step",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("party", models.CharField(max_length=100)),
                ("office", models.CharField(max_length=100)),
                ("seat", models.CharField(max_length=100)),
                ("to", models.CharField(max_length=100)),
                ("text", models.TextField()),
                ("options", models.JSONField(default=list)),
                ("exhibits", models.JSONField(default=list)),
                ("at", models.BigIntegerField()),
                ("wall", models.BigIntegerField()),
                ("known", models.PositiveIntegerField()),
                ("key", models.CharField(max_length=100)),
                ("choice", models.IntegerField(default=-1)),
                ("reasons", models.TextField(default="")),
                ("decided_by", models.CharField(default="", max_length=100)),
                ("decided_at", models.BigIntegerField(default=0)),
                ("decided_wall", models.BigIntegerField(default=0)),
                ("decided_known", models.PositiveIntegerField(default=0)),
                ("decided_on", models.JSONField(default=list)),
                ("exercise", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.exercise")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("exercise", "key"), name="one_question_a_key")],
            },
        ),
        migrations.CreateModel(
            name="ReadMark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seat", models.CharField(max_length=100)),
                ("item", models.CharField(max_length=120)),
                ("exercise", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.exercise")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("exercise", "seat", "item"), name="read_once")],
            },
        ),
        migrations.CreateModel(
            name="WorkingPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("party", models.CharField(max_length=100)),
                ("office", models.CharField(max_length=100)),
                ("seat", models.CharField(max_length=100)),
                ("began", models.CharField(max_length=100)),
                ("kind", models.CharField(max_length=20)),
                ("title", models.CharField(default="", max_length=300)),
                ("language", models.CharField(default="", max_length=20)),
                ("text", models.TextField(default="")),
                ("to", models.JSONField(default=list)),
                ("exhibits", models.JSONField(default=list)),
                ("open", models.BooleanField(default=False)),
                ("state", models.CharField(default="draft", max_length=8)),
                ("version", models.PositiveIntegerField(default=1)),
                ("saved", models.DateTimeField()),
                ("saved_by", models.CharField(max_length=100)),
                ("act", models.CharField(default="", max_length=100)),
                ("exercise", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.exercise")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ("draft", "asked", "signed", "dropped"))),
                        name="a_state_of_a_paper",
                    )
                ],
            },
        ),
    ]
