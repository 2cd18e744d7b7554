"""The order of the lines of a voucher: head, brace, rows, brace; and braces glued to a line."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from bokslut.facts.importers.sie_lex import (
    closes_voucher,
    head_before_rows,
    opens_rows,
    opens_voucher,
)
from bokslut.facts.importers.sie_marks import CHANGE, CLOSE, HEAD, OPEN, OTHER, ROW, Block

# Which kind of line may follow which without a closer look. A record between vouchers may; one
# inside a voucher is looked at.
_FOLLOWS = {
    HEAD: (OPEN,),
    OPEN: (ROW, CHANGE, CLOSE),
    ROW: (ROW, CHANGE, CLOSE),
    CHANGE: (ROW, CHANGE, CLOSE),
    CLOSE: (HEAD, OTHER),
    OTHER: (HEAD, OTHER),
}
ALLOWED = np.zeros(64, dtype=np.bool_)
for _before, _afters in _FOLLOWS.items():
    for _after in _afters:
        ALLOWED[_before * 8 + _after] = True


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
            elif head_before_rows(text) is not None:
                found[line] = False
        elif closes_voucher(text):
            found[line] = False
        elif opens_rows(text):
            found[line] = True
    return found


def step(kind: int, headed: bool, inside: bool) -> tuple[str, bool, bool]:
    """One line in the order of a voucher: the rule that it breaks, and whether a head waits for
    its rows, or rows are awaited, behind it."""
    if kind == HEAD:
        return ("sie-braces" if inside else ""), True, False
    if kind == OPEN:
        return ("" if headed else "sie-braces"), False, headed or inside
    if kind == CLOSE:
        return ("" if inside else "sie-braces"), False, False
    if kind in (ROW, CHANGE):
        if inside:
            return "", False, True
        return ("sie-braces" if headed else "sie-row-outside-voucher"), False, headed
    return "", headed, inside
