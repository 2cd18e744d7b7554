"""Ledgers of several bodies in one workspace: their rows get a unit, their accounts letters."""

from __future__ import annotations

import io
from typing import Any

import pytest
from sie_support import Outcome, outcome

from bokslut.facts.importers import sie, sie5
from bokslut.facts.importers.base import ReadContext

LEDGER = """\
#FLAGGA 0
#FORMAT PC8
#SIETYP 4
#ORGNR {number}
#FNAMN "Bostads AB"
#RAR 0 20250101 20251231
#KONTO 3010 "Hyror"
#KONTO 1910 "Bank"
#DIM 1 "Enhet"
#OBJEKT 1 NORR "Norra"
#IB 0 1910 50.00
#UB 0 1910 60.00
#RES 0 3010 -10.00
#PBUDGET 0 202501 3010 {{}} -9.00
#VER A 1 20250105 "Hyra"
{{
#TRANS 1910 {{}} 10.00
#TRANS 3010 {{1 NORR}} -10.00
}}
"""
UNITS = {"556000-0001": "BOSTAD"}
CHARTS = {"5560000001": "B"}


def imported(text: str, **settings: Any) -> Outcome:
    context = ReadContext("bostad.se", {"1": "unit"}, **settings)
    return outcome(sie.read(io.BytesIO(text.encode("cp437")), context))


def of(found: Outcome, table: str, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[column] for column in columns) for row in found.rows[table]]


@pytest.mark.parametrize("number", ["556000-0001", "5560000001", "165560000001"])
def test_rows_without_a_unit_get_that_of_their_ledger(number: str) -> None:
    found = imported(LEDGER.format(number=number), units=UNITS, charts=CHARTS)
    assert of(found, "posting", "account", "unit") == [("B1910", "BOSTAD"), ("B3010", "NORR")]
    assert of(found, "balance", "kind", "account", "unit")[0] == ("opening", "B1910", "BOSTAD")
    assert of(found, "budget_line", "account", "unit") == [("B3010", "BOSTAD")]
    assert of(found, "account", "account", "name") == [("B3010", "Hyror"), ("B1910", "Bank")]
    assert "ledger-number-late" not in {one.rule for one in found.findings}


def test_a_ledger_of_which_nothing_is_said_is_read_as_it_is() -> None:
    found = imported(LEDGER.format(number="212000-0001"), units=UNITS, charts=CHARTS)
    assert of(found, "posting", "account", "unit") == [("1910", None), ("3010", "NORR")]


def test_a_number_behind_the_first_rows_is_told() -> None:
    """Such a file is so large that its first rows are on their way before the number is read."""
    vouchers = '#VER A {0} 20250105 ""\n{{\n#TRANS 1910 {{}} 1.00\n#TRANS 3010 {{}} -1.00\n}}\n'
    many = "".join(vouchers.format(number) for number in range(1, 90_000))
    text = LEDGER.format(number="556000-0001").replace("#ORGNR 556000-0001\n", "")
    found = imported(text + many + "#ORGNR 556000-0001\n", units=UNITS)
    (late,) = [one for one in found.findings if one.rule == "ledger-number-late"]
    assert late.message() == (
        "bostad.se states its organisation number 5560000001 (#ORGNR) behind its first rows, so "
        "that they were read without what bokslut.toml says of that number."
    )


def test_the_same_holds_for_sie_5() -> None:
    text = """<Sie xmlns="http://www.sie.se/sie5"><FileInfo>
    <Company organizationId="556000-0001" name="Bostads AB"/><FiscalYears>
    <FiscalYear start="2025-01" end="2025-12" primary="true"/></FiscalYears></FileInfo>
    <Accounts><Account id="1910" name="Bank" type="asset">
    <OpeningBalance month="2025-01" amount="50"/></Account></Accounts></Sie>"""
    context = ReadContext("bostad.sie", {"1": "unit"}, units=UNITS, charts=CHARTS)
    found = outcome(sie5.read(io.BytesIO(text.encode()), context))
    assert of(found, "balance", "account", "unit") == [("B1910", "BOSTAD")]
