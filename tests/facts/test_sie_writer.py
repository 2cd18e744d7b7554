"""A ledger that is written as SIE 4 and read again is the same ledger."""

from __future__ import annotations

import zlib
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sie_support import Outcome, read

from bokslut.facts.importers.sie_writer import write

DIMENSIONS = {"1": "unit", "2": "activity", "6": "project", "20": "counterpart"}
FIRST, LAST = date(2014, 1, 1), date(2014, 12, 31)
HEADER: dict[str, Any] = {
    "flag": "0",
    "program": {"name": "Ekonomi", "version": "1"},
    "generated": {"date": "20150110", "signature": "EVA"},
    "sie_type": "4",
    "prose": ['Årets "stora" bok'],
    "organisation": {"number": "212000-0159"},
    "address": {"contact": "Eva", "city": "151 89 Södertälje"},
    "company": "Södertälje kommun",
    "fiscal_years": {"0": ["2014-01-01", "2014-12-31"], "-1": ["2013-01-01", "2013-12-31"]},
    "extent": "2014-08-31",
    "chart_type": "EUBAS97",
    "currency": "SEK",
}

LETTERS = "abcXYZ 0129åäöÅÄÖéü§\"{}#;=.,-+/&'"
TEXT = st.text(LETTERS, min_size=1, max_size=12)
CODE = st.text("ABC0129å-", min_size=1, max_size=6)
MAYBE = st.one_of(st.none(), TEXT)
AMOUNT = st.decimals(-(10**13), 10**13, places=2)
QUANTITY = st.one_of(st.none(), st.decimals(-(10**6), 10**6, places=4))
DAY = st.dates(date(2013, 1, 1), date(2015, 12, 31))
REST = st.one_of(st.none(), st.sampled_from(["7=12", "7=12;21=A", "21=å b;7=x", r"7=a\;b\=c"]))
SCOPE = st.fixed_dictionaries(
    {name: st.one_of(st.none(), CODE) for name in DIMENSIONS.values()} | {"objects": REST}
)
POSTING = st.fixed_dictionaries(
    {"date": DAY, "account": CODE, "amount": AMOUNT, "quantity": QUANTITY, "text": MAYBE,
     "signature": MAYBE, "scope": SCOPE,
     "kind": st.sampled_from(["row", "row", "added", "removed"])}
)  # fmt: skip
VOUCHER = st.fixed_dictionaries(
    {"series": MAYBE, "number": MAYBE, "date": DAY, "text": MAYBE,
     "registered": st.one_of(st.none(), DAY), "signature": MAYBE,
     "lines": st.lists(POSTING, max_size=4)}
)  # fmt: skip
YEAR = st.sampled_from([(FIRST, LAST), (date(2013, 1, 1), date(2013, 12, 31))])


def month_of(year: tuple[date, date], month: int) -> tuple[date, date]:
    first = date(year[0].year, month, 1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


@st.composite
def balances(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(
        ["opening", "closing", "result", "object_opening", "object_closing", "period"]
    ))  # fmt: skip
    year = draw(YEAR)
    day = year[1]
    if kind.endswith("opening"):
        day = year[0] - timedelta(days=1)
    if kind == "period":
        day = month_of(year, draw(st.integers(1, 12)))[1]
    scope = dict.fromkeys([*DIMENSIONS.values(), "objects"])
    if kind in ("period", "object_opening", "object_closing"):
        scope = draw(SCOPE)
    return {"kind": kind, "fiscal_first": year[0], "fiscal_last": year[1], "date": day,
            "account": draw(CODE), **scope, "amount": draw(AMOUNT),
            "quantity": draw(QUANTITY)}  # fmt: skip


@st.composite
def budgets(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Budgets of different accounts, each split by one dimension or not at all."""
    rows = []
    for account in draw(st.lists(CODE, unique=True, max_size=3)):
        first, last = month_of(draw(YEAR), draw(st.integers(1, 12)))
        units = draw(st.lists(st.one_of(st.none(), CODE), unique=True, min_size=1, max_size=3))
        for unit in sorted(units, key=lambda one: (one is not None, one)):
            amount = draw(AMOUNT.filter(bool))
            rows.append(
                {"basis": "budget", "as_of": None, "change": "original", "decided": None,
                 "decision": None, "first": first, "last": last, "account": account,
                 "unit": unit, "activity": None, "project": None, "counterpart": None,
                 "objects": None, "amount": amount, "quantity": None, "text": None}
            )  # fmt: skip
    return rows


ACCOUNT = st.builds(
    lambda account, name, kind, unit, sru: {"account": account, "name": name or "", "kind": kind,
                                            "quantity_unit": unit, "sru": sru},
    CODE, MAYBE, st.sampled_from([None, "T", "S", "K", "I"]), MAYBE,
    st.sampled_from([None, "7281", "7281,7365"]),
)  # fmt: skip


def tables_of(vouchers: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The vouchers as rows of the tables, with the lines that a file would give them."""
    tables: dict[str, list[dict[str, Any]]] = {"voucher": [], "posting": [], "posting_change": []}
    line = 0
    for one in vouchers:
        line += 1
        head = {key: one[key] for key in ("series", "number", "date", "text", "registered",
                                          "signature")}  # fmt: skip
        counted = [row for row in one["lines"] if row["kind"] == "row"]
        tables["voucher"].append({"line": line, **head, "rows": len(counted)})
        start = line
        for row in one["lines"]:
            line += 1
            kept = {"line": line, "voucher": start, "series": one["series"],
                    "number": one["number"], **{k: v for k, v in row.items() if k != "scope"},
                    **row["scope"]}  # fmt: skip
            kind = kept.pop("kind")
            if kind == "row":
                tables["posting"].append(kept)
            else:
                tables["posting_change"].append({"kind": kind, **kept})
    return tables


def plain(found: dict[str, list[dict[str, Any]]], table: str) -> list[dict[str, Any]]:
    """Rows without their line numbers; what is of one voucher is shown by its place."""
    places = {row["line"]: place for place, row in enumerate(found.get("voucher", []))}
    rows = []
    for row in found.get(table, []):
        kept = {key: value for key, value in row.items() if key not in ("line", "voucher")}
        if "voucher" in row:
            kept["voucher"] = places[row["voucher"]]
        rows.append(kept)
    return rows


def again(tables: dict[str, list[dict[str, Any]]], **options: Any) -> Outcome:
    written = write(HEADER, tables, DIMENSIONS, **options)
    assert not written.replaced and not written.left
    return read(written.data, dimensions=DIMENSIONS)


@settings(max_examples=200, deadline=None)
@given(st.lists(VOUCHER, max_size=5), st.booleans())
def test_vouchers_come_back_as_they_were(vouchers: list[dict[str, Any]], checksum: bool) -> None:
    tables = tables_of(vouchers)
    found = again(tables, checksum=checksum)
    for table in tables:
        assert plain(found.rows, table) == plain(tables, table)
    assert set(found.errors) <= {"sie-voucher-unbalanced"}


# What a balance is of: a second one of the same is told, not another row.
WHICH_BALANCE = (
    "kind", "fiscal_last", "date", "account", "unit", "activity", "project", "counterpart",
    "objects",
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.lists(balances(), max_size=6, unique_by=lambda one: tuple(map(one.get, WHICH_BALANCE))),
    budgets(),
    st.booleans(),
)
def test_balances_and_budgets_come_back_as_they_were(
    stated: list[dict[str, Any]], planned: list[dict[str, Any]], checksum: bool
) -> None:
    found = again({"balance": stated, "budget_line": planned}, checksum=checksum)
    assert plain(found.rows, "balance") == stated
    assert plain(found.rows, "budget_line") == planned
    assert not found.errors


@settings(max_examples=100, deadline=None)
@given(st.lists(ACCOUNT, unique_by=lambda one: one["account"], max_size=5))
def test_accounts_come_back_as_they_were(accounts: list[dict[str, Any]]) -> None:
    found = again({"account": accounts})
    assert plain(found.rows, "account") == accounts


def test_dimensions_and_objects_come_back_as_they_were() -> None:
    rows = [
        {"dimension": "1", "dimension_name": "Enhet", "parent_dimension": None, "object": None,
         "name": None},
        {"dimension": "2", "dimension_name": "Del", "parent_dimension": "1", "object": None,
         "name": None},
        {"dimension": "1", "dimension_name": "Enhet", "parent_dimension": None, "object": "100",
         "name": "Kansli å"},
        {"dimension": "2", "dimension_name": "Del", "parent_dimension": "1", "object": "7",
         "name": None},
    ]  # fmt: skip
    assert plain(again({"object": rows}).rows, "object") == rows


def test_the_head_comes_back_as_it_was() -> None:
    header = again({}).header
    assert {key: header[key] for key in HEADER} == HEADER


def test_the_file_looks_as_the_specification_says() -> None:
    vouchers = [{"series": "A", "number": "1", "date": date(2014, 1, 15), "text": 'Ö "1"',
                 "registered": None, "signature": None, "lines": [
                     {"date": date(2014, 1, 15), "account": "1510", "amount": Decimal("-0.00"),
                      "quantity": Decimal("2.5000"), "text": None, "signature": None,
                      "kind": "row", "scope": {"unit": "100", "objects": "7=a b"}}]}]  # fmt: skip
    data = write(HEADER, tables_of(vouchers), DIMENSIONS, checksum=True).data
    lines = data.decode("cp437").split("\r\n")
    assert lines[:4] == ["#FLAGGA 0", "#KSUMMA", "#PROGRAM Ekonomi 1", "#FORMAT PC8"]
    assert lines[-6:-1] == [
        '#VER A 1 20140115 "Ö \\"1\\""',
        "{",
        '   #TRANS 1510 {1 100 7 "a b"} 0.00 20140115 "" 2.5',
        "}",
        lines[-2],
    ]
    assert lines[-2].startswith("#KSUMMA ")


def test_the_checksum_is_that_of_the_contents() -> None:
    header = {"company": "Bolaget", "program": {"name": "P"}, "generated": {"date": "20150110"}}
    data = write(header, {}, checksum=True).data.decode("cp437")
    content = "#PROGRAMP#FORMATPC8#GEN20150110#SIETYP4#FNAMNBolaget"
    assert data.endswith(f"#KSUMMA {zlib.crc32(content.encode())}\r\n")


def test_letters_that_cp437_lacks_give_way_and_are_counted() -> None:
    written = write({"company": "Bolaget “Č” – €"}, {})
    assert written.replaced == 5
    assert '#FNAMN "Bolaget ?C? ? ?"' in written.data.decode("cp437")


def test_what_sie_has_no_record_for_is_counted() -> None:
    row = {"basis": "forecast", "as_of": FIRST, "change": "original", "first": FIRST, "last": LAST,
           "account": None, "amount": Decimal(5)}  # fmt: skip
    assert write(HEADER, {"budget_line": [row]}, DIMENSIONS).left == {"budget_line": 1}


def test_a_column_without_a_dimension_is_refused() -> None:
    with pytest.raises(ValueError, match="project"):
        write(HEADER, tables_of([{"series": "A", "number": "1", "date": FIRST, "text": None,
              "registered": None, "signature": None, "lines": [
                  {"date": FIRST, "account": "1", "amount": Decimal(0), "quantity": None,
                   "text": None, "signature": None, "kind": "row",
                   "scope": {"project": "P1"}}]}]), {"1": "unit"})  # fmt: skip
