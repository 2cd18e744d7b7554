"""How measures select the lines that a body has tagged, and lines of a kind by their effect."""

from __future__ import annotations

from dataclasses import replace

from bokslut.model.figure import FigureRef

from .measure import Definition, Selection
from .scope import ledger_rows
from .world import LINE_SIGNS, World

# What raises the result, or cash, is credit, which the ledger writes with a minus.
EFFECT = -1
AMOUNT = 1


def lines_sum(
    sign: int,
    *tags: str,
    kinds: tuple[str, ...] = tuple(LINE_SIGNS),
    without: tuple[str, ...] = (),
) -> Definition:
    """The amounts of the lines of some kinds that have all these tags and none of `without`. A
    body without such lines has nothing of it."""

    def define(ref: FigureRef, world: World) -> Selection:
        lines = world.lines.tagged(*tags, kinds=kinds, without=without)
        return ledger_rows(ref, world, lines, sign)

    return define


def loan_lines(world: World) -> tuple[str, ...]:
    """The lines of loans: long-term debt, and the short part of it that is tagged."""
    short = world.lines.tagged("loan", kinds=("short_debt", "internal_debt"))
    return (*world.lines.tagged(kinds=("long_debt",)), *short)


def loans_sum(sign: int, side: str) -> Definition:
    """What was debited or credited to loans."""

    def define(ref: FigureRef, world: World) -> Selection:
        rows = ledger_rows(ref, world, loan_lines(world), sign)
        return replace(rows, where=(*rows.where, ("side", (side,))))

    return define
