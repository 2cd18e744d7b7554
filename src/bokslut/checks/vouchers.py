"""The voucher series, counted once for the checks of their numbers.

No rule of its own. A series is told apart by its source file, since a ledger's numbers begin anew
each year. Only numbers that are whole and positive count: others (`2014-07`, `IB`, 0) follow
rules that we do not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

import ibis
from ibis import _
from ibis.expr.types import Table

from bokslut.facts.engines import Facts

from .ledger import LedgerFile

# Fifteen digits fit into 64 bits with room to spare, on every engine.
_WHOLE = "^[0-9]{1,15}$"


class Series(NamedTuple):
    """A series in one file: how many vouchers have a number, how many numbers there are, the
    lowest and the highest."""

    source: str
    series: str
    vouchers: int
    numbers: int
    lowest: int
    highest: int

    @property
    def missing(self) -> int:
        """How many numbers between the lowest and the highest no voucher has."""
        return self.highest - self.lowest + 1 - self.numbers


class Number(NamedTuple):
    """A number of a series, with the line of the first voucher that has it and how many do."""

    number: int
    line: int
    vouchers: int


class Vouchers:
    """Series and numbers of the ledgers."""

    def __init__(self, facts: Facts, files: Mapping[str, LedgerFile]) -> None:
        """Reads nothing yet; `files` are the imported files by their hashes."""
        self._facts = facts
        self._files = files

    @cached_property
    def series(self) -> tuple[Series, ...]:
        """The numbered series of the ledgers; files that only add vouchers (SIE 4I) are not
        among them, for they hold parts of series whose other parts stand elsewhere."""
        whole = {sha256 for sha256, file in self._files.items() if file.years}
        table = self._facts.run(
            self._numbered()
            .group_by(["source", "series"])
            .agg(
                vouchers=_.count(),
                numbers=_.n.nunique(),
                lowest=_.n.min(),
                highest=_.n.max(),
            )
        )
        found = (Series(**row) for row in table.to_pylist() if row["source"] in whole)
        return tuple(sorted(found))

    def numbers(self, series: Series, more_than_once: bool = False) -> list[Number]:
        """The numbers of a series in order, or only those that several vouchers have."""
        rows = self._numbered()
        rows = rows.filter(rows.source == series.source, rows.series == series.series)
        counted = rows.group_by("n").agg(line=_.line.min(), vouchers=_.count())
        if more_than_once:
            counted = counted.filter(counted.vouchers > 1)
        table = self._facts.run(counted.select("n", "line", "vouchers"))
        columns = [column.to_pylist() for column in table.columns]
        return sorted(Number(*row) for row in zip(*columns, strict=True))

    def _numbered(self) -> Table:
        rows = self._facts.rows("voucher")
        whole = rows.number.re_search(_WHOLE)
        # The test stands inside the cast, so that no engine casts what is no number.
        number = ibis.ifelse(whole, rows.number, ibis.null("string")).cast("int64")
        series = ibis.coalesce(rows.series, ibis.literal(""))
        numbered = rows.select("source", "line", series=series, n=number)
        return numbered.filter(numbered.n > 0)
