"""Writes the migration that a change of the records' models needs.

tools/migrations.py           writes it into src/bokslut/records/migrations
tools/migrations.py --check   changes nothing; fails where one is missing
"""

from __future__ import annotations

import sys

import django
from django.conf import settings
from django.core.management import call_command


def main() -> None:
    """Asks Django what its models have become."""
    settings.configure(
        INSTALLED_APPS=["bokslut.records"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        USE_TZ=True,
    )
    django.setup()
    call_command("makemigrations", "records", check_changes="--check" in sys.argv[1:])


if __name__ == "__main__":
    main()
