"""Vouchers while they are put together: the heads of a block, and the one that is still open."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from bokslut.facts.importers.sie_marks import Ints

Days = npt.NDArray[np.int32]


@dataclass
class OpenVoucher:
    """A voucher whose end was not seen yet."""

    line: int
    series: str | None
    number: str | None
    day: int
    text: str | None
    registered: int
    signature: str | None
    rows: int = 0
    total: int = 0
    broken: bool = False

    @property
    def name(self) -> str:
        """How it is called in messages."""
        return " ".join(part for part in (self.series, self.number) if part) or "?"

    def is_whole(self) -> bool:
        """Whether it has rows, all of them were read, and they balance."""
        return self.rows > 0 and not self.total and not self.broken


@dataclass
class VoucherHeads:
    """The vouchers that rows of a block may belong to: the open one, then those of the block."""

    lines: Ints
    series: pa.Array
    number: pa.Array
    day: Days
    text: pa.Array
    registered: Days
    signature: pa.Array

    def name(self, index: int) -> str:
        """How a voucher is called in messages."""
        parts = (self.series[index].as_py(), self.number[index].as_py())
        return " ".join(part for part in parts if part) or "?"


def behind(one: OpenVoucher | None, heads: VoucherHeads) -> VoucherHeads:
    """The heads with the open voucher before them."""
    if one is None:
        return heads
    kept = (one.series, one.number, one.text, one.signature)
    arrays = [
        pa.concat_arrays([pa.array([value], pa.string()), values])
        for value, values in zip(
            kept, (heads.series, heads.number, heads.text, heads.signature), strict=True
        )
    ]
    day, registered = (
        np.concatenate(([first], values)).astype(np.int32)
        for first, values in ((one.day, heads.day), (one.registered, heads.registered))
    )
    lines = np.concatenate(([one.line], heads.lines))
    return VoucherHeads(lines, arrays[0], arrays[1], day, arrays[2], registered, arrays[3])


def no_heads() -> VoucherHeads:
    """A block without heads."""
    none, days = pa.array([], pa.string()), np.empty(0, dtype=np.int32)
    return VoucherHeads(np.empty(0, dtype=np.int64), none, none, days, none, days, none)
