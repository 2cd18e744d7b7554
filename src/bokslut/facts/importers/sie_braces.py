"""Braces around the rows of a voucher that do not stand in lines of their own."""

from __future__ import annotations

from collections.abc import Iterable

from bokslut.facts.importers.sie_columns import HEAD, Block
from bokslut.facts.importers.sie_lex import closes_voucher, opens_rows, opens_voucher


def glued(block: Block, lines: Iterable[int]) -> dict[int, bool]:
    """Of these lines (heads and rows that are out of the ordinary) those that a brace is glued to,
    with whether rows of a voucher are awaited behind them: `#VER … {`, `{ #TRANS …`, `#TRANS … }`.
    """
    found = {}
    for line in lines:
        text = block.text(line)
        if block.kinds[line] == HEAD:
            if opens_voucher(text):
                found[line] = True
        elif closes_voucher(text):
            found[line] = False
        elif opens_rows(text):
            found[line] = True
    return found
