"""The language in which bokslut speaks to its user.

Messages are written in English in the code, which is also their id; the catalogue beside this
file holds them in Swedish. Nothing below this room knows which language is spoken: it is handed
`translate`, or gives back findings that are told later.
"""

from __future__ import annotations

import functools
import gettext
from pathlib import Path
from typing import Literal

from bokslut.model.finding import Translate, untranslated

Language = Literal["sv", "en"]

LANGUAGES: tuple[Language, ...] = ("sv", "en")

_CATALOGUES = Path(__file__).parent / "locale"


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


@functools.cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    with (_CATALOGUES / language / "LC_MESSAGES" / "bokslut.mo").open("rb") as file:
        return gettext.GNUTranslations(file)
