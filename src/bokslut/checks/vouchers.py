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

# One more than anybody tells, so that a list shows that it goes on.
_TOLD = 11

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


class Runs(NamedTuple):
    """Some numbers of a series as inclusive ranges: the first of these, how many numbers they are
    in all, and the line of the first voucher that they are told by (0 where there are none)."""

    ranges: tuple[tuple[int, int], ...]
    total: int
    line: int


class Numbers:
    """The numbers of a series, each once and in order, with the line of the first voucher that has
    it and how many do."""

    def __init__(self, numbers: Ints, lines: Ints) -> None:
        """Takes the numbers of all vouchers of a series, of one at least, with their lines."""
        order = np.argsort(numbers, kind="stable")
        numbers, lines = numbers[order], lines[order]
        firsts = np.flatnonzero(np.append(True, np.diff(numbers) > 0))
        self._numbers = numbers[firsts]
        self._lines = np.minimum.reduceat(lines, firsts)
        self._vouchers = np.diff(np.append(firsts, numbers.size))

    def gaps(self) -> Runs:
        """The numbers between two of the series that no voucher has, and the first voucher after
        such a gap."""
        before = np.flatnonzero(np.diff(self._numbers) > 1)
        firsts, lasts = self._numbers[before] + 1, self._numbers[before + 1] - 1
        return _runs(firsts, lasts, self._lines[before + 1])

    def doubled(self) -> Runs:
        """The numbers that several vouchers have, and the first voucher of those."""
        several = self._vouchers > 1
        numbers = self._numbers[several]
        begins = np.append(True, np.diff(numbers) > 1)[: numbers.size]
        firsts, lasts = numbers[begins], numbers[np.append(begins, True)[1:]]
        return _runs(firsts, lasts, self._lines[several])


def _runs(firsts: Ints, lasts: Ints, lines: Ints) -> Runs:
    told = zip(firsts[:_TOLD].tolist(), lasts[:_TOLD].tolist(), strict=True)
    total = int((lasts - firsts + 1).sum())
    return Runs(tuple(told), total, int(lines[0]) if lines.size else 0)


class Vouchers:
    """Series and numbers of the ledgers."""

    def __init__(self, facts: Facts, files: Mapping[str, LedgerFile]) -> None:
        """Reads nothing yet; `files` are the imported files by their hashes."""
        self._facts = facts
        self._files = files
        self._looked_at: dict[Series, tuple[Runs, Runs]] = {}

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

    def gaps(self, series: Series) -> Runs:
        """See `Numbers.gaps`."""
        return self._faults(series)[0]

    def doubled(self, series: Series) -> Runs:
        """See `Numbers.doubled`."""
        return self._faults(series)[1]

    def _faults(self, series: Series) -> tuple[Runs, Runs]:
        """Both faults of a series, looked for once. The numbers are sorted here: an engine that
        groups millions of numbers by themselves takes several times as long."""
        if series not in self._looked_at:
            rows = self._numbered()
            rows = rows.filter(rows.source == series.source, rows.series == series.series)
            table = self._facts.run(rows.select("n", "line").filter(_.n.notnull()))
            numbers = Numbers(*(table.column(name).to_numpy() for name in ("n", "line")))
            self._looked_at[series] = numbers.gaps(), numbers.doubled()
        return self._looked_at[series]

    def _numbered(self) -> Table:
        """All vouchers, with `n` null where a number does not count: who filtered them out here
        would have the engine read each number twice."""
        rows = self._facts.rows("voucher")
        counts = rows.number.re_search(_WHOLE)
        # The test stands inside the cast, so that no engine casts what is no number.
        number = ibis.ifelse(counts, rows.number, ibis.null("string")).cast("int64")
        series = ibis.coalesce(rows.series, ibis.literal(""))
        return rows.select("source", "line", series=series, n=number.nullif(0))
