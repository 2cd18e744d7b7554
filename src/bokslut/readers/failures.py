"""What a reader says of a file that it cannot open."""

from __future__ import annotations


class Unreadable(Exception):
    """The file cannot be opened as what it seems to be: broken, locked, or something else."""


class TooLarge(Unreadable):
    """The file holds, or claims to hold, more than any report does."""
