"""Filling a message's fields: with the word that fits a count."""

from __future__ import annotations

from collections.abc import Mapping


class Message(str):
    """A value that is a message id itself, and is translated where the whole is told."""

    __slots__ = ()

    @property
    def id(self) -> str:
        """The message id."""
        return str(self)


class _Word(str):
    """A field's value; `{count:row|rows}` in a message is the first word for one, else the
    second, and not the value itself."""

    __slots__ = ()

    def __format__(self, wanted: str) -> str:
        one, mark, many = wanted.partition("|")
        if not mark:
            return super().__format__(wanted)
        return one if self == "1" else many


def fill(template: str, values: Mapping[str, object]) -> str:
    """The message with its fields filled. `{count} {count:row|rows}` says "1 row" and "2 rows";
    each translation has words of its own, and may have none where its language needs none."""
    return template.format_map({name: _Word(value) for name, value in values.items()})
