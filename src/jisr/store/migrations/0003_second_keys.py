"""Accounts: a password for once, recovery codes for whoever lost the second device, passkeys."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Second keys."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("store", "0002_rooms"),
    ]

    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.AddField(
            model_name="facilitator",
            name="temporary",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="Passkey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("credential", models.CharField(max_length=1400, unique=True)),
                ("public", models.BinaryField()),
                ("count", models.BigIntegerField(default=0)),
                ("name", models.CharField(max_length=100)),
                ("made", models.DateTimeField()),
                ("facilitator", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.facilitator")),
            ],
        ),
        migrations.CreateModel(
            name="PasskeyQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked", models.CharField(max_length=100, unique=True)),
                ("until", models.DateTimeField()),
                (
                    "facilitator",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, to="store.facilitator"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RecoveryCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64)),
                ("facilitator", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="store.facilitator")),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("facilitator", "digest"), name="one_recovery_code")],
            },
        ),
    ]
