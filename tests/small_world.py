"""A small body and its measures, for tests that need no facts: figures are given, not summed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from bokslut.measures.register import REGISTER
from bokslut.measures.world import Line, Lines, Project, World
from bokslut.model.figure import Figure, FigureRef, Why
from bokslut.model.organisation import Organisation, Unit
from bokslut.model.period import parse_period

START = date(2010, 1, 1)
LINES = Lines(
    [
        Line("fees", "Fees", "income", ("31",)),
        Line("staff", "Staff", "cost", ("5",)),
        Line("assets", "Assets", "fixed_asset", ("1",)),
    ]
)


def world(**more: object) -> World:
    """A body KS with the units A and B (and B's team T), in 2014."""
    units = [
        Unit("KS", "Styrelsen", None, "body", START),
        Unit("A", "Avdelning A", "KS", "department", START),
        Unit("B", "Avdelning B", "KS", "department", START),
        Unit("T", "Team T", "B", "team", START),
    ]
    values: dict[str, object] = {
        "body": "KS",
        "period": parse_period("2014"),
        "organisation": Organisation(units),
        "lines": LINES,
        "projects": {
            "901": Project("901", "Bro", "council", "2015-06", True, "A"),
            "902": Project("902", "Väg", "board", unit="T"),
        },
    }
    return World(**{**values, **more})  # type: ignore[arg-type]


def given(ref: FigureRef, value: Decimal | None, why: Why = Why.MISSING) -> Figure:
    """A figure with a value that nobody computed."""
    unit = REGISTER[ref.measure].unit
    unit = "kr" if unit == "same" else unit
    return Figure(ref, value, unit) if value is not None else Figure(ref, None, unit, why)


def given_all(refs: list[FigureRef], values: Mapping[str, str | None]) -> dict[FigureRef, Figure]:
    """Figures by the text of their references; every reference must be given a value."""
    figures = {}
    for ref in refs:
        value = values[str(ref)]
        figures[ref] = given(ref, None if value is None else Decimal(value))
    return figures
