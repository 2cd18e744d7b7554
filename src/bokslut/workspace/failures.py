"""What the operating system refused, told so that a user knows what to do."""

from __future__ import annotations

import errno
import re

from bokslut.language import N_
from bokslut.model.finding import Translate

_NOT_ALLOWED = N_("you may not read or write this; choose another folder, or ask whoever owns it")
_WORDS = {
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: N_("nothing can be written on this disk; choose a folder on another one"),
    errno.ENOSPC: N_("the disk is full; make room and give the command again"),
    errno.EDQUOT: N_("your share of the disk is full; make room and give the command again"),
    errno.ENOENT: N_("there is no such file"),
    errno.EISDIR: N_("this is a folder, and a file is wanted"),
    errno.ENOTDIR: N_("a part of this path is a file, and a folder is wanted"),
    errno.EEXIST: N_("this is a file, and a folder is wanted"),
    errno.ENAMETOOLONG: N_("the name is too long"),
}

# The library of the tables raises without a number, but writes it into its text, with colours.
_NUMBER = re.compile(r"os error (\d+)")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# Where a workspace is made before it is moved to its place.
_MAKING = re.compile(r"/\.([^/]+)\.making-\d+")


def refused(error: OSError, translate: Translate) -> str:
    """What was refused and what to do; in the system's own words where we have none."""
    text = _COLOUR.sub("", str(error))
    within = _NUMBER.search(text)
    number = error.errno or (int(within[1]) if within else 0)
    words = _WORDS.get(number)
    said = translate(words) if words else error.strerror or " ".join(text.split())
    place = _MAKING.sub(r"/\1", str(error.filename)) if error.filename else ""
    return f"{place}: {said}" if place else said
