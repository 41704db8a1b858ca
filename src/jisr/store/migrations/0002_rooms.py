"""The tables of a live room: exercises, what people put in, cards, accounts, devices, drafts, notes, announcements."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Rooms."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("store", "0001_journals"),
    ]

    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.CreateModel(
            name="Facilitator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, unique=True)),
                ("password", models.CharField(default="", max_length=200)),
                ("totp", models.CharField(default="", max_length=64)),
                ("last_code", models.CharField(default="", max_length=10)),
                ("duties", models.CharField(max_length=200)),
                ("made", models.DateTimeField()),
                ("closed", models.DateTimeField(null=True)),
                ("faults", models.PositiveIntegerField(default=0)),
                ("shut_until", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Exercise",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, unique=True)),
                ("scenario", models.CharField(max_length=100)),
                ("cut", models.CharField(max_length=100)),
                ("timetable", models.CharField(max_length=100)),
                ("seed", models.BigIntegerField()),
                ("skills", models.JSONField(default=dict)),
                ("data", models.CharField(max_length=64)),
                ("state", models.CharField(default="open", max_length=8)),
                ("hour", models.BigIntegerField()),
                ("rate", models.FloatField()),
                ("since", models.BigIntegerField(default=0)),
                ("jump_at", models.BigIntegerField(default=0)),
                ("owner", models.CharField(default="", max_length=64)),
                ("beat", models.BigIntegerField(default=0)),
                ("entries", models.PositiveBigIntegerField(default=0)),
                ("changes", models.PositiveBigIntegerField(default=0)),
                ("heads", models.JSONField(default=dict)),
                ("choices", models.JSONField(default=dict)),
                ("matter", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="store.matter")),
            ],
        ),
        migrations.CreateModel(
            name="EntryRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveBigIntegerField()),
                ("key", models.CharField(default="", max_length=200)),
                ("content", models.TextField()),
                ("exercise", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="store.exercise")),
            ],
        ),
        migrations.CreateModel(
            name="DraftRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seat", models.CharField(max_length=100)),
                ("page", models.CharField(max_length=200)),
                ("fields", models.TextField(default="{}")),
                ("version", models.PositiveIntegerField(default=0)),
                ("saved", models.DateTimeField()),
                ("exercise", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.exercise")),
            ],
        ),
        migrations.CreateModel(
            name="Card",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("seat", models.CharField(max_length=100)),
                ("code", models.CharField(max_length=20, unique=True)),
                ("pin", models.CharField(default="", max_length=200)),
                ("issued", models.DateTimeField()),
                ("revoked", models.DateTimeField(null=True)),
                ("faults", models.PositiveIntegerField(default=0)),
                ("shut_until", models.DateTimeField(null=True)),
                ("exercise", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.exercise")),
            ],
        ),
        migrations.CreateModel(
            name="AnnouncementRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.BigIntegerField()),
                ("wall", models.BigIntegerField()),
                ("text", models.JSONField()),
                ("exercise", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.exercise")),
            ],
        ),
        migrations.CreateModel(
            name="Device",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.CharField(db_index=True, max_length=64)),
                ("person", models.CharField(default="", max_length=100)),
                ("since", models.DateTimeField()),
                ("seen", models.DateTimeField()),
                ("locked", models.BooleanField(default=False)),
                ("current", models.BooleanField(default=True)),
                ("card", models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to="store.card")),
                ("exercise", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.exercise")),
                (
                    "facilitator",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to="store.facilitator"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NoteRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("party", models.CharField(max_length=100)),
                ("office", models.CharField(max_length=100)),
                ("to", models.CharField(default="", max_length=100)),
                ("seat", models.CharField(max_length=100)),
                ("person", models.CharField(default="", max_length=100)),
                ("at", models.BigIntegerField()),
                ("wall", models.BigIntegerField()),
                ("text", models.TextField()),
                ("exercise", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.exercise")),
            ],
        ),
        migrations.CreateModel(
            name="SignInLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.CharField(max_length=64, unique=True)),
                ("until", models.DateTimeField()),
                ("card", models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to="store.card")),
                ("exercise", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.exercise")),
                (
                    "facilitator",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to="store.facilitator"),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="exercise",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ("open", "running", "halted", "scene", "stopped", "over"))),
                name="a_state_of_the_clock",
            ),
        ),
        migrations.AddConstraint(
            model_name="entryrow",
            constraint=models.UniqueConstraint(fields=("exercise", "number"), name="one_entry_a_number"),
        ),
        migrations.AddConstraint(
            model_name="entryrow",
            constraint=models.UniqueConstraint(
                condition=models.Q(("key", ""), _negated=True), fields=("exercise", "key"), name="one_entry_a_key"
            ),
        ),
        migrations.AddConstraint(
            model_name="draftrow",
            constraint=models.UniqueConstraint(fields=("exercise", "seat", "page"), name="one_draft_a_page"),
        ),
        migrations.AddConstraint(
            model_name="card",
            constraint=models.UniqueConstraint(
                condition=models.Q(("revoked", None)), fields=("exercise", "seat"), name="one_open_card_a_seat"
            ),
        ),
        migrations.AddConstraint(
            model_name="device",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("card", None), ("facilitator__isnull", False)),
                    models.Q(("card__isnull", False), ("facilitator", None)),
                    _connector="OR",
                ),
                name="card_or_account",
            ),
        ),
        migrations.AddConstraint(
            model_name="device",
            constraint=models.UniqueConstraint(
                condition=models.Q(("card", None), _negated=True), fields=("token", "card"), name="one_card_a_browser"
            ),
        ),
    ]
