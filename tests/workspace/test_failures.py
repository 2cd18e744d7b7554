"""What the operating system refuses is told with the place and what to do."""

from __future__ import annotations

import errno

import pytest

from bokslut.model.finding import untranslated
from bokslut.workspace.failures import refused


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            OSError(errno.EROFS, "Read-only file system", "/mnt/ro/records"),
            "/mnt/ro/records: nothing can be written on this disk; choose a folder on another one",
        ),
        (
            PermissionError(errno.EACCES, "Permission denied", "/srv/.ny.making-4711"),
            "/srv/ny: you may not read or write this; choose another folder, or ask whoever owns "
            "it",
        ),
        # As the library of the tables has it: no number, but colours and line ends.
        (
            OSError("Generic error\n \x1b[31m↳\x1b[0m No space left on device (os error 28)\n"),
            "the disk is full; make room and give the command again",
        ),
        (OSError("\x1b[31mGeneric\x1b[0m\n  error"), "Generic error"),
        (OSError(errno.EIO, "Input/output error", "a.se"), "a.se: Input/output error"),
    ],
)
def test_what_is_refused_is_told_with_what_to_do(error: OSError, told: str) -> None:
    assert refused(error, untranslated) == told
