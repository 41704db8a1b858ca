"""The tables are those that the migrations make."""

import settings_first
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState


def test_models_and_migrations_agree() -> None:
    assert settings_first.READY
    loader = MigrationLoader(None, ignore_no_migrations=True)
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    assert not detector.changes(graph=loader.graph).get("store")
