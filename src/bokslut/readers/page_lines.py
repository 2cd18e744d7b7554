"""Lines of pieces, and what a line by itself looks like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bokslut.model.printed import Box, Spot

from .letters import Word
from .pieces import Piece

YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LEADERS = re.compile(r"[.…·_]{4}|(?:[.…] ){3}[.…]|…")
_PAGE_AT_END = re.compile(r"[\s.…·_]([0-9]{1,3})$")


@dataclass(frozen=True)
class Line:
    """Pieces on one line, from left to right, and which line of its page it is."""

    pieces: tuple[Piece, ...]
    number: int = 0

    @cached_property
    def top(self) -> float:
        """Where it begins."""
        return min(one.top for one in self.pieces)

    @cached_property
    def bottom(self) -> float:
        """Where it ends."""
        return max(one.bottom for one in self.pieces)

    @property
    def left(self) -> float:
        """Where its first piece begins."""
        return self.pieces[0].left

    @cached_property
    def right(self) -> float:
        """Where its last piece ends."""
        return max(one.right for one in self.pieces)

    @cached_property
    def size(self) -> float:
        """The size of its largest letters."""
        return max(one.size for one in self.pieces)

    @cached_property
    def base(self) -> float:
        """What it stands on."""
        return max(self.pieces, key=lambda one: len(one.text)).base

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(one.bold for one in self.pieces)

    @cached_property
    def text(self) -> str:
        """Its words."""
        return " ".join(one.text for one in self.pieces)

    @cached_property
    def has_number(self) -> bool:
        """Whether it may be a row of a table: a piece behind the first is a number, or all of
        several are."""
        return any(one.numeric for one in self.pieces[1:])

    @cached_property
    def has_amount(self) -> bool:
        """Whether it holds more than words and the years of heads (`Bokslut 2013 | 2014`)."""
        behind = (one for one in self.pieces[1:] if one.numeric)
        return any(not YEAR.fullmatch(one.text) for one in behind)

    @cached_property
    def is_labelled(self) -> bool:
        """Whether numbers stand behind words, or behind a year that says what they are of."""
        first = self.pieces[0]
        return self.has_number and (not first.numeric or bool(YEAR.fullmatch(first.text)))

    @property
    def is_row(self) -> bool:
        """Whether it can only be a row of a table: a label and several numbers."""
        behind = self.pieces[1:]
        return self.is_labelled and len(behind) > 1 and all(one.numeric for one in behind)

    @cached_property
    def contents(self) -> tuple[str, str]:
        """The title and the page that dots lead to; empty where none do."""
        match = _PAGE_AT_END.search(self.text)
        if match is None or not _LEADERS.search(self.text):
            return ("", "")
        return self.text[: match.start()].rstrip(" .…·_"), match[1]

    @property
    def is_contents(self) -> bool:
        """Whether dots lead to a page number."""
        return bool(self.contents[1])


def lines_of(pieces: Sequence[Sequence[Piece]], first: int) -> list[Line]:
    """Lines, numbered from the first."""
    return [Line(tuple(some), first + place) for place, some in enumerate(pieces)]


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is read: its number from 1, its measures, and by how many quarters of a turn
    its words stand against it."""

    number: int
    width: float
    height: float
    turned: int = 0

    def spot(self, line: int, some: Iterable[Piece | Word]) -> Spot:
        """Where pieces or words on a line stand; the box is that of the page before it was turned
        to be read."""
        told = list(some)
        if not told:
            return Spot(page=self.number, line=line)
        left, right = min(one.left for one in told), max(one.right for one in told)
        top, bottom = min(one.top for one in told), max(one.bottom for one in told)
        if self.turned == 1:
            left, top, right, bottom = top, self.width - right, bottom, self.width - left
        elif self.turned == 2:
            left, right = self.width - right, self.width - left
            top, bottom = self.height - bottom, self.height - top
        elif self.turned == 3:
            left, top, right, bottom = self.height - bottom, left, self.height - top, right
        box = Box(round(left), round(top), round(right), round(bottom))
        return Spot(page=self.number, line=line, box=box)


_PARTED = re.compile(r"[^\W\d_]-$")
_KEPT = re.compile(r"(?:[^\W\d_a-zåäö]|\b[^\W\d_])-$")
_GOES_ON = re.compile(r"(?:och|eller|samt|respektive|resp|and|or)\b")


def joined(text: str, words: str) -> str:
    """Words of the next line put to those before; a word that was parted between them is whole
    again, a hyphen that stands for a word that follows ("drift- och") is kept, and one behind
    letters that are a word by themselves ("LSS-kostnader", "e-post")."""
    if not text:
        return words
    if _PARTED.search(text) and words[:1].islower() and not _GOES_ON.match(words):
        return (text if _KEPT.search(text) else text[:-1]) + words
    return f"{text} {words}"
