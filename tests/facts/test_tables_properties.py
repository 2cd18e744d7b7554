"""Whatever valid rows a controller writes, in whichever form, the same values come back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tables_support import take, workbook

from bokslut.facts.importers.tables import TableKind, is_example
from bokslut.facts.importers.tables_cells import decimal_mark
from bokslut.facts.importers.tables_kinds import TABLE_KINDS

LETTERS = "abcdefåäöABCÅÄÖ0123456789§ -/;,|'\""


def plain(text: str) -> bool:
    """Text that is no sum, no example, and no number with a meaning of its own."""
    lowered = text.strip().lower()
    return bool(lowered) and not lowered.startswith(("sum", "tot", "del", "s:a", "grand"))


NUMBERS = ("amount", "quantity", "value")
TEXT = st.text(LETTERS, min_size=1, max_size=12).map(str.strip).filter(plain)
CODE = st.text("ABCÅ0123456789-", min_size=1, max_size=6).filter(plain)
AMOUNT = st.decimals(-(10**13), 10**13, places=2, allow_nan=False).map(lambda it: it + Decimal(0))
DATE = st.dates(date(1950, 1, 1), date(2100, 12, 31))


def values(kind: str, words: list[str]) -> st.SearchStrategy[Any]:
    by_kind: dict[str, st.SearchStrategy[Any]] = {
        "code": CODE,
        "text": TEXT,
        "amount": AMOUNT,
        "quantity": st.decimals(0, 10**9, places=4, allow_nan=False),
        # As many digits as a float of a spreadsheet keeps.
        "value": st.decimals(-(10**4), 10**4, places=10, allow_nan=False),
        "whole": st.integers(1, 1200),
        "date": DATE,
        "moment": DATE,
        "period": st.dates(date(1990, 1, 1), date(2090, 1, 1)).map(lambda it: f"{it:%Y-%m}"),
        "period-name": st.integers(1990, 2090).map(str),
        "word": st.sampled_from(words or ["x"]),
        "yes-no": st.sampled_from(["ja", "nej"]),
    }
    return by_kind[kind]


# Columns that some tables ask for in some rows.
_TOLD = ("value", "amount", "origin")


@st.composite
def tables(draw: st.DrawFn) -> tuple[TableKind, list[str], list[list[Any]]]:
    """A table of any kind without rules between rows; columns in any order, some left out."""
    kind = draw(st.sampled_from([one for one in TABLE_KINDS if not one.table_checks]))
    # When a thing is disposed of has to fit when it was capitalised, what is missing has no value,
    # and a saving is told by an amount or a figure: tested elsewhere.
    columns = draw(
        st.permutations(
            [
                one
                for one in kind.columns
                if one.name not in ("disposed", "missing", "figure")
                and (one.required or one.name in _TOLD or draw(st.booleans()))
            ]
        )
    )
    english = draw(st.booleans())
    heads = [one.en if english else one.sv for one in columns]
    rows = []
    for number in range(draw(st.integers(1, 6))):
        row = []
        for column in columns:
            # A forecast of an investment needs its day: tested elsewhere.
            choice = {it: said for it, said in column.words.items() if it != "forecast"}
            words = [said[english] for said in choice.values()]
            value = draw(values(column.kind, words))
            key = column.name in kind.key_fields and column.kind == "code"
            row.append(f"{value}.{number}" if key else value)
        rows.append(ordered(row, [column.name for column in columns]))
    return kind, heads, rows


def ordered(row: list[Any], names: list[str]) -> list[Any]:
    """The row with its first day before its last."""
    places = [names.index(name) for name in ("first", "last") if name in names]
    days = sorted(row[place] for place in places)
    for place, day in zip(places, days, strict=True):
        row[place] = day
    return row


def written(value: Any, mark: str) -> str:
    """A value as a program writes it to CSV."""
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", mark)
    return value.isoformat() if isinstance(value, date) else str(value)


def expected(kind: TableKind, heads: list[str], rows: list[list[Any]]) -> Iterator[dict[str, Any]]:
    """The cells that are kept as they stand, by field."""
    for row in rows:
        fields = {}
        for head, value in zip(heads, row, strict=True):
            column = next(one for one in kind.columns if head in (one.sv, one.en))
            if column.kind in ("amount", "quantity", "value", "whole", "date", "code", "text"):
                fields[column.name] = value
            elif column.kind == "word":
                fields[column.name] = next(
                    stored for stored, words in column.words.items() if value in words
                )
        yield fields


def same(found: list[dict[str, Any]], wanted: Iterator[dict[str, Any]]) -> None:
    asked = list(wanted)
    assert [{name: row[name] for name in one} for row, one in zip(found, asked, strict=True)] == (
        asked
    )


def unambiguous(heads: list[str], kind: TableKind, mark: str) -> list[str]:
    """Heads that state the mark, as one alone may not show it."""
    kinds = {name: one.kind for one in kind.columns for name in (one.sv, one.en)}
    word = "decimalkomma" if mark == "," else "decimalpunkt"
    return [f"{one} ({word})" if kinds[one] in NUMBERS else one for one in heads]


@settings(deadline=None, max_examples=60)
@given(tables(), st.sampled_from(";,\t|"), st.sampled_from(",."), st.booleans())
def test_csv_comes_back_as_it_was_written(table, separator, mark, bom):
    kind, heads, rows = table
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(unambiguous(heads, kind, mark))
    writer.writerows([written(value, mark) for value in row] for row in rows)
    found = take(out.getvalue().encode("utf-8-sig" if bom else "utf-8"), f"{kind.sv}.csv")
    assert found.errors() == []
    same(found.rows[kind.fact], expected(kind, heads, rows))


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(tables())
def test_xlsx_comes_back_as_it_was_written(table):
    kind, heads, rows = table
    book = workbook(
        Tabell=[
            heads,
            *([float(one) if isinstance(one, Decimal) else one for one in row] for row in rows),
        ]
    )
    found = take(book, f"{kind.sv}.xlsx")
    assert found.errors() == []
    same(found.rows[kind.fact], expected(kind, heads, rows))


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=400), st.booleans())
def test_no_bytes_make_the_csv_reader_fail(data, headed):
    head = b"Volym;Datum;Antal\n" if headed else b""
    found = take(head + data, "volymer.csv")
    assert found.rows or found.errors()


@settings(deadline=None, max_examples=200)
@given(st.lists(st.text("abc;\"'\n\r\t,. 0123456789-\u00a0å=", max_size=30), max_size=8))
def test_no_text_makes_the_csv_reader_fail(lines):
    found = take("Volym;Datum;Antal\n" + "\n".join(lines), "volymer.csv")
    assert found.rows or found.errors()


@given(st.lists(AMOUNT, min_size=1), st.sampled_from(",."), st.booleans())
def test_amounts_with_öre_show_their_decimal_mark(amounts, mark, grouped):
    thousands = "." if mark == "," else ","
    texts = []
    for amount in amounts:
        whole, _, part = f"{amount:,.2f}".partition(".")
        texts.append(whole.replace(",", thousands if grouped else "") + mark + part)
    found = decimal_mark(texts, ";")
    assert (found.mark, found.certain) == (mark, True)


@given(TEXT)
def test_only_marked_rows_are_examples(text):
    assert is_example(f"Exempel: {text}")
    assert not is_example(text)
