"""The records as an application of Django."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """`label` names the tables."""

    name = "bokslut.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
