"""Declarations in the language of the report: `text_en` stands in the place of `text`.

Prose that nobody has translated stays as it is, and says in which language it is, so that it is
marked as such where it is read aloud or broken at a hyphen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_ENDING = re.compile(r"(.+)_(en|sv)")
# Tables of prose, and what in them readers read as prose.
_PROSE = {
    "node": ("title", "text", "improvements"),
    "section": ("title",),
    "block": ("text",),
}


# A name in a TOML file, or in the JSON that is kept of a plan.
_NAMED = re.compile(r'\b[a-z]\w*_(en|sv)\b *(?:[=\]]|":)')


def own_language(texts: Iterable[str]) -> str:
    """The language that files are written in: the other one than that of the names with an ending;
    empty where there is none of those, and nothing to tell it by."""
    endings = {match[1] for text in texts for match in _NAMED.finditer(text)}
    if len(endings) != 1:
        return ""
    return "sv" if endings == {"en"} else "en"


def in_language(data: Any, language: str, own: str, table: str = "") -> Any:
    """The parsed TOML with the words of a language; `own` is the language that the files are
    written in, `table` the name under which the data stands."""
    if isinstance(data, list):
        return [in_language(one, language, own, table) for one in data]
    if not isinstance(data, dict):
        return data
    chosen = {
        key: in_language(value, language, own, key)
        for key, value in data.items()
        if not _ENDING.fullmatch(key)
    }
    translated = {}
    for key, value in data.items():
        match = _ENDING.fullmatch(key)
        if match and match[2] == language:
            translated[match[1]] = value
    if language != own and "language" not in data:
        left = [one for one in _PROSE.get(table, ()) if data.get(one) and one not in translated]
        if left:
            chosen |= {"language": own, "untranslated": left}
    return chosen | translated
