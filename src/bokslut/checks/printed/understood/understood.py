"""A finished report understood: its tables as grids, its texts as sentences with their numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cached_property
from itertools import takewhile
from typing import Literal

from bokslut.model.printed import PrintedReport, PrintedText, Spot
from bokslut.prose.typed import TypedNumber, typed_numbers

from .cells import DecimalMark, Printed, decimal_mark_of
from .equations import Number, TableNumber, Term, TextNumber
from .grid import Grid, everything, grids_of
from .run_together import told_apart, with_ending_zeros
from .segments import laid_out

# A full stop ends a sentence unless it stands behind an abbreviation or an ordinal.
_ENDS = re.compile(
    r"(?<![\s(][A-ZÅÄÖa-zåäö])(?<!\bnr)(?<!\bca)(?<!\bst)(?<!\bkl)(?<!\bkap)(?<!\bdvs)(?<!\bresp)"
    r"(?<!\binkl)(?<!\bexkl)(?<!\bmilj)(?<!\bjmf)(?<!\bjfr)(?<!\bbl\.a)(?<!\bt\.ex)(?<!\bm\.m)"
    r"[.!?][”\")]?\s+(?=[A-ZÅÄÖ0-9\"”]|\((?![0-9]))"
)
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_ONLY_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_OF_REPORT = re.compile(
    r"redovisning|bokslut|årsrapport|uppföljning|annual (?:report|accounts)", re.I
)
_OF_PLAN = re.compile(r"budget|plan\b|prognos|forecast", re.IGNORECASE)
_SIGNS = re.compile(r"[\W\d]")
# The first blocks of a report, and how long those may be that say what it is.
_OPENING, _LONGEST_TITLE = 8, 120
_MOST_AMOUNTS, _MOST_BEFORE_TITLE = 60, 5
_WORD = re.compile(r"[^\W\d]{2}")
_WHOLE = re.compile(r"[.!?][”\")]?\s*$")
# `Interest expense increased to $279.1 million, primarily due to:` has said all before its list.
_LEADS_ON = re.compile(
    r"\b(?:uppgick|uppgår|ökade|minskade|steg|sjönk|redovisar|redovisade|visar|blev|amounted|was|"
    r"were|totall?ed|increased|decreased|rose|fell)\b.*(?:\b(?:beror|berodde|förklaras|due|driven|"
    r"because|består|avser|följande|following|follows)\b)[^,;]{0,40}:\s*$",
    re.IGNORECASE | re.DOTALL,
)
# A line of a list of contents: the page that dots lead to is no amount.
PAGE_AT_END = re.compile(r"(?:\s\.\.\.|[.\u00b7_]{4,}|…)\s*[0-9]{1,4}\s*$")
# `Soliditet: 54,2 procent (53,4)` says as much as a sentence does.
_NAMED_AMOUNT = re.compile(r"\W*[^\W\d][^\d:;.(]{2,60}(?::|\s[–-])\s[^:;]*[0-9][^:;]*")
# What is broken off goes on elsewhere.
_BROKEN_OFF = re.compile(
    r"[,;:(-]\s*$|\b(?:och|samt|av|på|till|med|för|i|än|från|and|of|to|by)\s*$"
)
_COMPARED = re.compile(
    r"\b(?:jämfört med|jämförelse med|sedan|mot|än|från|föregående år|compared (?:with|to)|"
    r"than|since|from)\b(?:[^.;,⟦]|(?<=[0-9])[.,](?=[0-9])){0,30}?\b((?:19|20)[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)


# A summary in English in a Swedish report writes its numbers as the English do.
_ENGLISH = re.compile(
    r"(?<![0-9,.])[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]|"
    r"\bSEK (?:[0-9]{1,3}(?:,[0-9]{3})*\.[0-9]+ )?(?:million|billion)\b"
)


@dataclass(frozen=True)
class Sentence:
    """A sentence: where it stands, the headings over it (nearest last), and its numbers, whose
    offsets count from the beginning of `text`. `item` says that it is an item of a list."""

    block: int
    start: int
    text: str
    headings: tuple[str, ...]
    numbers: tuple[TypedNumber, ...]
    spot: Spot
    item: bool = False

    def __getstate__(self) -> dict[str, object]:
        """Only what it is made of goes from one process to another."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    @cached_property
    def kept(self) -> dict[object, object]:
        """What is computed of it for every rule that asks."""
        return {}

    @cached_property
    def amounts(self) -> tuple[TypedNumber, ...]:
        """The numbers that say how much or how many, in digits."""
        return tuple(one for one in self.numbers if one.is_amount and one.value is not None)

    def term(self, number: TypedNumber, sign: int = 1) -> Term:
        """A number of the sentence as a term of an equation."""
        value = number.value if number.value is not None else Decimal(0)
        printed = Printed(value, number.decimals, number.unit, bool(number.sign))
        return Term(TextNumber(self.block, self.start + number.start), printed, sign)

    @cached_property
    def years(self) -> tuple[str, ...]:
        """The years that it names, in order."""
        return tuple(dict.fromkeys(_YEAR.findall(self.text)))

    @cached_property
    def is_whole(self) -> bool:
        """Whether it ends like a sentence, or leads on to a list of causes or parts; heads,
        captions and lists of keys do not."""
        ends = _WHOLE.search(self.text) or _LEADS_ON.search(self.text)
        return bool(ends) and "·" not in self.text

    @cached_property
    def is_statement(self) -> bool:
        """Whether it says something as a sentence does: it ends like one, or it is an item of a
        list, or an amount with its name before it."""
        if self.is_whole:
            return True
        if "·" in self.text or _BROKEN_OFF.search(self.text) or not _WORD.search(self.text):
            return False
        return self.item or bool(_NAMED_AMOUNT.fullmatch(self.text))

    @cached_property
    def own_years(self) -> tuple[str, ...]:
        """The years that it tells of, without those that it only compares with."""
        compared = {match[1] for match in _COMPARED.finditer(self.text)}
        return tuple(one for one in self.years if one not in compared)

    def marked(self) -> str:
        """The sentence with each of its amounts as `⟦0⟧`, `⟦1⟧`, unit included."""
        told, end = "", 0
        for place, one in enumerate(self.amounts):
            told += self.text[end : one.start] + f"⟦{place}⟧"
            end = max(one.end, end)
        return told + self.text[end:]


@dataclass(frozen=True, eq=False)
class Understood:
    """A report with all that its rules look at. Two are never taken for the same, so that what is
    computed of one is kept by it."""

    report: PrintedReport
    grids: tuple[Grid, ...]
    sentences: tuple[Sentence, ...]
    decimal_mark: DecimalMark = ","

    def __getstate__(self) -> dict[str, object]:
        """Only what it is made of goes from one process to another, nothing that was computed."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    @cached_property
    def written(self) -> tuple[Sentence, ...]:
        """The sentences that somebody may have written: what has more numbers than any sentence is
        a table that has lost its shape, and says nothing by its words."""
        return tuple(one for one in self.sentences if len(one.amounts) <= _MOST_AMOUNTS)

    @cached_property
    def opening(self) -> str:
        """What it opens with, before its first table: what it is, and of whom; no sentences."""
        texts = takewhile(lambda one: isinstance(one, PrintedText), self.report.blocks[:_OPENING])
        return " ".join(
            one.text
            for one in texts
            if isinstance(one, PrintedText)
            and len(one.text) < _LONGEST_TITLE
            and not _WHOLE.search(one.text)
        )

    @cached_property
    def grid(self) -> dict[int, Grid]:
        """Grids by their numbers."""
        return {one.number: one for one in self.grids}

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """Every number that says how much or how many, those of tables first."""
        tables = [
            TableNumber(grid.number, row, column)
            for grid in self.grids
            for row in range(len(grid.rows))
            for column in range(len(grid.columns))
            if grid.value(row, column) is not None and grid.columns[column].meaning.role != "number"
        ]
        texts = [
            sentence.term(one).number for sentence in self.sentences for one in sentence.amounts
        ]
        return (*tables, *texts)

    @cached_property
    def kept(self) -> dict[str, object]:
        """What one rule makes of the report and others look at, too, by name."""
        return {}

    @cached_property
    def _titled(self) -> str:
        """The one year that the report's title names, of what has been and not of a plan."""
        for block in self.report.blocks[:_MOST_BEFORE_TITLE]:
            if isinstance(block, PrintedText) and block.kind == "heading":
                years = _YEAR.findall(block.text)
                told = len(years) == 1 and _OF_REPORT.search(block.text)
                return years[0] if told and not _OF_PLAN.search(block.text) else ""
        return ""

    @cached_property
    def year(self) -> str:
        """The year that the report is about: that of its title, else the latest that stands over
        a column of outcome, else before a row, else the one that its texts name most."""
        if self._titled:
            return self._titled
        told = Counter(one for grid in self.grids for one in _years_over(grid))
        rows = (row.label for grid in self.grids for row in grid.rows)
        told = told or Counter(one for one in rows if _ONLY_YEAR.fullmatch(one))
        told = told or Counter(one for sentence in self.sentences for one in sentence.years)
        often = [year for year, count in told.items() if count * 4 >= max(told.values())]
        return max(often, default="")


def _years_over(grid: Grid) -> Iterator[str]:
    """The years that stand over a table's columns of outcome."""
    if this := _beside_last_year(grid):
        yield this
    for column in grid.columns:
        if column.meaning.role in ("outcome", "") and column.meaning.period:
            yield column.meaning.period[:4]


def _beside_last_year(grid: Grid) -> str:
    """The year of a column that names none beside one of the same head that names the year
    before: `Utfall` beside `Utfall 2022`."""
    some = [one for one in grid.columns if one.meaning.role == "outcome"]
    bare = {_SIGNS.sub("", one.head).lower() for one in some if not one.meaning.period}
    years = {
        one.meaning.period[:4]
        for one in some
        if one.meaning.period and _SIGNS.sub("", one.head).lower() in bare
    }
    last = years.pop() if len(years) == 1 else ""
    return str(int(last) + 1) if last.isdigit() else ""


def understand(report: PrintedReport) -> Understood:
    """The report's grids and sentences."""
    report = laid_out(report)
    mark = decimal_mark_of(everything(report))
    return Understood(report, _grids(report, mark), tuple(_sentences(report)), mark)


def _grids(report: PrintedReport, mark: DecimalMark) -> tuple[Grid, ...]:
    grids = map(told_apart, grids_of(report, mark))
    return tuple(map(with_ending_zeros, grids) if report.kind == "xlsx" else grids)


def _sentences(report: PrintedReport) -> Iterator[Sentence]:
    headings: list[tuple[int, str]] = []
    # A report that writes its decimals with a point is read as English, whatever it is told.
    texts = (one.text for one in report.texts())
    language = "en" if decimal_mark_of(texts) == "." else report.language
    for place, block in enumerate(report.blocks):
        if not isinstance(block, PrintedText):
            continue
        if block.kind == "heading":
            headings = [one for one in headings if one[0] < block.level] + [
                (block.level, block.text)
            ]
        told = tuple(text for _level, text in headings)
        page = PAGE_AT_END.search(block.text)
        end = page.start() if page else len(block.text)
        for start, text in _split(block.text):
            yield Sentence(
                place,
                start,
                text,
                told,
                tuple(_numbers(text, language, end - start)),
                block.spot_of(start),
                block.kind == "item",
            )


def _numbers(text: str, language: Literal["sv", "en"], end: int) -> Iterator[TypedNumber]:
    """The numbers of a sentence that stand before a place in it."""
    for one in typed_numbers(text, "en" if _ENGLISH.search(text) else language):
        if one.start < end:
            yield one


def _split(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for match in _ENDS.finditer(text):
        yield start, text[start : match.end()].rstrip()
        start = match.end()
    if text[start:].strip():
        yield start, text[start:]
