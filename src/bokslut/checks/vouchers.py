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
import numpy as np
import numpy.typing as npt
from ibis import _
from ibis.expr.types import Table

from bokslut.facts.engines import Facts

from .ledger import LedgerFile

# Fifteen digits fit into 64 bits with room to spare, on every engine.
_WHOLE = "^[0-9]{1,15}$"

Ints = npt.NDArray[np.int64]


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


class Numbers(NamedTuple):
    """The numbers of a series, each once and in order, with the line of the first voucher that has
    it and how many do."""

    numbers: Ints
    lines: Ints
    vouchers: Ints

    def gaps(self) -> list[tuple[int, int]]:
        """The inclusive ranges of numbers between two of the series that no voucher has."""
        before = np.flatnonzero(np.diff(self.numbers) > 1)
        firsts, lasts = self.numbers[before] + 1, self.numbers[before + 1] - 1
        return list(zip(firsts.tolist(), lasts.tolist(), strict=True))

    def line_of(self, number: int) -> int:
        """The line of the first voucher with a number of the series."""
        return int(self.lines[np.searchsorted(self.numbers, number)])

    def more_than_once(self) -> Numbers:
        """Only the numbers that several vouchers have."""
        return Numbers(*(column[self.vouchers > 1] for column in self))

    def ranges(self) -> list[tuple[int, int]]:
        """The numbers as inclusive ranges."""
        if not self.numbers.size:
            return []
        begins = np.append(True, np.diff(self.numbers) > 1)
        firsts, lasts = self.numbers[begins], self.numbers[np.append(begins[1:], True)]
        return list(zip(firsts.tolist(), lasts.tolist(), strict=True))


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
                vouchers=_.n.count(),
                numbers=_.n.nunique(),
                lowest=_.n.min(),
                highest=_.n.max(),
            )
        )
        found = (Series(**row) for row in table.to_pylist() if row["source"] in whole)
        return tuple(sorted(one for one in found if one.numbers))

    def numbers(self, series: Series) -> Numbers:
        """The numbers of a series. They are sorted here: an engine that groups millions of
        numbers by themselves takes several times as long."""
        rows = self._numbered()
        rows = rows.filter(rows.source == series.source, rows.series == series.series)
        table = self._facts.run(rows.select("n", "line").filter(_.n.notnull()))
        found, lines = (table.column(name).to_numpy() for name in ("n", "line"))
        order = np.argsort(found, kind="stable")
        found, lines = found[order], lines[order]
        firsts = np.flatnonzero(np.append(True, np.diff(found) > 0))
        return Numbers(
            found[firsts],
            np.minimum.reduceat(lines, firsts).astype(np.int64),
            np.diff(np.append(firsts, found.size)),
        )

    def _numbered(self) -> Table:
        """All vouchers, with `n` null where a number does not count: who filtered them out here
        would have the engine read each number twice."""
        rows = self._facts.rows("voucher")
        counts = rows.number.re_search(_WHOLE)
        # The test stands inside the cast, so that no engine casts what is no number.
        number = ibis.ifelse(counts, rows.number, ibis.null("string")).cast("int64")
        series = ibis.coalesce(rows.series, ibis.literal(""))
        return rows.select("source", "line", series=series, n=number.nullif(0))
