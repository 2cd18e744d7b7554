"""The language in which bokslut speaks to its user.

Messages are written in English in the code, which is also their id; the catalogue beside this
file holds them in Swedish. Nothing below this room knows which language is spoken: it is handed
`translate`, or gives back findings that are told later.
"""

from __future__ import annotations

import argparse
import functools
import gettext
from pathlib import Path
from typing import Literal

from bokslut.model.finding import Translate, untranslated

Language = Literal["sv", "en"]

LANGUAGES: tuple[Language, ...] = ("sv", "en")

_CATALOGUES = Path(__file__).parent / "locale"


def N_(message: str) -> str:  # noqa: N802
    """Marks a message id for the catalogue; it is translated where it is told."""
    return message


# What the standard library's reader of commands says by itself.
_ARGPARSE = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("not allowed with argument %s"),
    N_("unrecognized arguments: %s"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
)


def translator(language: Language) -> Translate:
    """A function from a message's English id to the message in `language`.

    The catalogue is read at the first message, not here, so that a command that says nothing
    does not pay for it. A message that the catalogue lacks stays in English.
    """
    if language == "en":
        return untranslated

    def translate(message: str) -> str:
        # gettext answers the empty message with the head of the catalogue.
        return _catalogue(language).gettext(message) if message else ""

    return translate


def speak_argparse(translate: Translate) -> None:
    """Lets argparse tell its own help and its own errors through `translate`, too.

    It looks its words up in a catalogue that is chosen by the environment, not by the user's
    choice of language; so its lookup is replaced, for the whole process.
    """
    setattr(argparse, "_", translate)  # noqa: B010


@functools.cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    with (_CATALOGUES / language / "LC_MESSAGES" / "bokslut.mo").open("rb") as file:
        return gettext.GNUTranslations(file)
