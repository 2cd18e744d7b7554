"""What a reader says of a file that it cannot open, and why."""

from __future__ import annotations


class Unreadable(Exception):
    """The file cannot be opened as what it seems to be: broken, locked, or something else. `why`
    says it to the process that asked (`judging.py` has the words)."""

    why = "unreadable"


class Locked(Unreadable):
    """The file asks for a password."""

    why = "locked"


class OtherKind(Unreadable):
    """A report of a kind that is not read, and that its own program can save as another."""

    why = "other-kind"


class Picture(Unreadable):
    """A picture, which may show letters and holds none."""

    why = "picture"


class TooLarge(Unreadable):
    """The file holds, or claims to hold, more than any report does."""

    why = "unpacks-to-more"


class TooDeep(TooLarge):
    """Its parts lie within each other deeper than those of any report."""

    why = "too-deep"


class TooManyPages(TooLarge):
    """It has more pages than any report."""

    why = "too-many-pages"


class TooManyNumbers(TooLarge):
    """It has more numbers than any report, and than can be held against each other in time."""

    why = "too-many-numbers"
