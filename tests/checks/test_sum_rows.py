"""A sum row that is not the sum of its rows is told, whatever the units and the signs."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, localcontext

from hypothesis import given
from hypothesis import strategies as st
from small_world import world

from bokslut.checks.context import CheckContext
from bokslut.checks.sum_rows import check
from bokslut.measures.register import REGISTER
from bokslut.model.document import Cell, Column, Row, Table
from bokslut.model.figure import Why
from bokslut.model.finding import Finding

COLUMN = Column("c", "2014", "net_cost", "2014", "outcome", "tkr", 0)
ÖRE = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


def cell(value: str | Decimal | None, unit: str = "tkr", sign: int = 1) -> Cell:
    why = Why.MISSING if value is None else None
    return Cell(None, None if value is None else Decimal(value), "", unit, why, sign)


def found_in(total: Cell, *parts: Cell) -> list[Finding]:
    keys = [f"p{index}" for index in range(len(parts))]
    rows = [Row(key, key, "item", (one,)) for key, one in zip(keys, parts, strict=True)]
    rows.append(Row("sum", "Summa", "sum", (total,), sum_of=tuple(keys)))
    table = Table("t", "T", "tkr", (COLUMN,), tuple(rows))
    return check(CheckContext(None, world(), REGISTER, (table,), {}))  # type: ignore[arg-type]


@given(st.lists(ÖRE, min_size=1, max_size=6), ÖRE)
def test_a_sum_is_right_to_the_öre_or_told_with_the_difference(
    parts: list[Decimal], astray: Decimal
) -> None:
    cells = [cell(one) for one in parts]
    assert found_in(cell(sum(parts, Decimal(0))), *cells) == []
    found = found_in(cell(sum(parts, Decimal(0)) + astray), *cells)
    assert len(found) == (1 if astray else 0)
    for one in found:
        assert Decimal(one.claimed) - Decimal(one.expected) == astray


@given(st.lists(ÖRE, min_size=1, max_size=6), st.integers(min_value=3, max_value=10**6))
def test_parts_and_sum_may_be_divided_by_the_same_number(parts: list[Decimal], by: int) -> None:
    with localcontext(prec=50):
        cells = [cell(one / by, "kr") for one in parts]
        total = cell(sum(parts, Decimal(0)) / by, "kr")
    assert found_in(total, *cells) == []
    assert len(found_in(replace(total, value=(total.value or 0) + Decimal("0.01")), *cells)) == 1


def test_a_row_printed_in_kronor_counts_in_a_sum_of_thousands() -> None:
    assert found_in(cell("3.5"), cell("2"), cell("1500", "kr")) == []
    (found,) = found_in(cell("1502"), cell("2"), cell("1500", "kr"))
    assert found.expected == "3.5"


def test_the_difference_is_told_as_people_write_it() -> None:
    (found,) = found_in(cell("-328484.027"), cell("-281921.595"))
    told = found.message().replace("\u202f", " ")
    assert told.endswith("the sum row says −328 484,027 tkr; difference −46 562,432 tkr.")


def test_rows_are_added_with_the_signs_of_their_print() -> None:
    assert found_in(cell("70"), cell("100"), cell("30", sign=-1)) == []


def test_ratios_are_not_summed_and_what_is_missing_is_nothing() -> None:
    assert found_in(cell("0.5", "percent"), cell("0.1", "percent")) == []
    assert found_in(cell("2"), cell("2"), cell(None)) == []
    assert found_in(cell(None), cell(None)) == []
    assert found_in(replace(cell("2"), unit="ratio"), cell("5")) == []
