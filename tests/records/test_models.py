"""The shipped migrations make the tables that the models mean."""

from __future__ import annotations

from plan_texts import Kept


def test_no_migration_is_missing(kept: Kept) -> None:
    def changes() -> dict[str, object]:
        from django.apps import apps
        from django.db import connection
        from django.db.migrations.autodetector import MigrationAutodetector
        from django.db.migrations.loader import MigrationLoader
        from django.db.migrations.state import ProjectState

        loader = MigrationLoader(connection)
        found: dict[str, object] = MigrationAutodetector(
            loader.project_state(), ProjectState.from_apps(apps)
        ).changes(graph=loader.graph)
        return found

    assert kept.store.use(changes) == {}, "run tools/migrations.py"
