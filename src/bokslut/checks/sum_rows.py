"""Rule `sum-row`: a sum row is the exact sum of the rows that it declares.

Proves that a statement's declaration leaves no row out and counts none twice. Silent on columns
of ratios and where a part has no value and the sum has none either.
"""

from __future__ import annotations

from decimal import Context, Decimal

from bokslut.model.document import Cell, Row, Table
from bokslut.model.finding import Finding, Place, Severity, finding
from bokslut.model.numbers import amount_units, exact_text, in_kronor, in_unit

from .context import CheckContext
from .tell import exact

_NOT_SUMMED = ("percent", "ratio")
# A quotient is carried with many digits, and not with all. No amount of money is as small as this.
_EXACT, _DIVIDED = Context(prec=120), Decimal("1E-20")


def check(context: CheckContext) -> list[Finding]:
    """All sum rows of all statements."""
    return [
        found
        for table in context.tables
        for row in table.rows
        if row.sum_of
        for found in _row(table, row)
    ]


def _row(table: Table, row: Row) -> list[Finding]:
    found = []
    for index, column in enumerate(table.columns):
        total = row.cells[index]
        parts = [table.row(key).cells[index] for key in row.sum_of]
        if total.printed is None or any(one.unit in _NOT_SUMMED for one in (total, *parts)):
            continue
        expected = Decimal(0)
        for one in parts:
            expected = _EXACT.add(expected, _stated_in(total.unit, one))
        if abs(_EXACT.subtract(expected, total.printed)) > _DIVIDED:
            terms = " + ".join(
                exact_text(_stated_in(total.unit, one)) for one in parts if one.printed is not None
            )
            found.append(
                finding(
                    "sum-row",
                    Severity.ERROR,
                    "{row}, {column}: the rows above add up to {parts}, the sum row says {sum}; "
                    "difference {gap}.",
                    place=Place(table=table.key, row=row.key, column=column.key),
                    quote=terms,
                    claimed=exact_text(total.printed),
                    expected=exact_text(expected),
                    remedy="Amounts outside the declared rows are missing from the statement: "
                    "see which accounts or units have no row.",
                    row=row.label,
                    column=column.label,
                    parts=exact(expected, total.unit),
                    sum=exact(total.printed, total.unit),
                    gap=exact(total.printed - expected, total.unit),
                )
            )
    return found


def _stated_in(unit: str, part: Cell) -> Decimal:
    """A part in the unit of the sum: a row may be printed in kronor below a sum in tkr."""
    if part.printed is None:
        return Decimal(0)
    if part.unit != unit and {part.unit, unit} <= set(amount_units()):
        return in_unit(in_kronor(part.printed, part.unit), unit)
    return part.printed
