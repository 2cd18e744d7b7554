"""The example's files give the published closing, cell by cell, when added up by hand.

Nothing of bokslut is used here: these tests say that the *data* is right, so that a difference in
the report can only be the program's.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tomllib
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest
from sodertalje_files import (
    EXAMPLE,
    ROOT,
    SOURCES,
    Ledger,
    belongs,
    kronor,
    printed,
    rounded,
    table,
)
from sodertalje_sums import (
    FILLS,
    amount,
    appropriation,
    balance_sheet,
    decided,
    depreciated,
    forecast,
    investment_plan,
    ledger,
    line,
    lines,
    net_cost,
    spent,
)

TRANSCRIPT = tomllib.loads(
    (ROOT / "tests" / "reference" / "transcript.toml").read_text(encoding="utf-8")
)
CAUSES = tomllib.loads((EXAMPLE / "causes.toml").read_text(encoding="utf-8"))["cause"]

DECIMALS = {"growth": 1, "variance-percent": 1}
ACCEPTED = {(one["table"], one["row"], one["column"]): one for one in TRANSCRIPT["accepted"]}


def cells() -> list[tuple[str, str, str, str]]:
    """Every cell of the transcript that has a number."""
    return [
        (entry["key"], row["key"], column, text)
        for entry in TRANSCRIPT["table"]
        for row in entry["rows"]
        for column, text in zip(entry["columns"], row["cells"], strict=True)
        if text not in ("", "x")
    ]


def our_cell(key: str, row: str, column: str) -> Decimal:
    exact = FILLS[key](row, column)
    if row == "ratio":
        return rounded(exact, 2)
    decimals = DECIMALS.get(column)
    return rounded(exact / 1000) if decimals is None else rounded(exact, decimals)


@pytest.mark.parametrize(("key", "row", "column", "text"), cells())
def test_every_printed_cell_comes_out_of_the_files(
    key: str, row: str, column: str, text: str
) -> None:
    accepted = ACCEPTED.get((key, row, column))
    if accepted is None:
        assert our_cell(key, row, column) == printed(text)
        return
    assert accepted["printed"] == text and len(accepted["reason"]) > 20
    if accepted["ours"]:
        ours = our_cell(key, row, column)
        assert ours == printed(accepted["ours"])
        assert ours != printed(text), "the difference is gone: take it off the list"


def test_accepted_differences_name_cells_that_exist() -> None:
    known = {cell[:3] for cell in cells()}
    assert set(ACCEPTED) <= known
    assert len(ACCEPTED) == len(TRANSCRIPT["accepted"])


def selected(term: dict) -> Decimal:
    where = {key: value for key, value in term.items() if key not in ("basis", "period", "sign")}
    return amount(term["basis"], term["period"], **where)


@pytest.mark.parametrize("cause", CAUSES, ids=lambda cause: cause["key"])
def test_every_cause_of_the_commentary_can_be_computed(cause: dict) -> None:
    total = sum(
        (term["sign"] * selected(term) for term in cause["terms"]),
        Decimal(0),
    )
    assert rounded(total / 1_000_000, 1) == printed(cause["text"])


def test_personnel_costs_are_those_of_the_personnel_statement() -> None:
    groups = {
        ("5",): (110_795, 113_645),
        ("50", "51", "56"): (103_409, 107_503),
        ("5020",): (202, 243),
        ("5120",): (1_065, 1_054),
        ("5125",): (264, 314),
    }
    for prefixes, expected in groups.items():
        for year, value in zip(("2013", "2014"), expected, strict=True):
            found = amount("outcome", year, accounts=list(prefixes), unit="KSK")
            assert rounded(found / 1000) == value, (prefixes, year)


def test_board_decided_investments_of_2013_overspent_by_eight_millions() -> None:
    projects = [one for one in decided("nämnd") if one.startswith("917")]
    budgeted = sum(investment_plan(one, "årsbudget") for one in projects)
    used = sum(spent(one, (2013,)) for one in projects)
    assert rounded((used - budgeted) / 1_000_000) == 8


# --- the ledgers are sound ----------------------------------------------------------------------


@pytest.mark.parametrize("year", [2013, 2014])
class TestLedger:
    def test_every_voucher_balances_and_lies_in_its_year(self, year: int) -> None:
        vouchers = ledger(year).vouchers
        assert 4000 <= len(vouchers) <= 8000
        for series, number, date, rows in vouchers:
            assert rows and sum(row.amount for row in rows) == 0, (series, number)
            assert date.startswith(str(year))

    def test_numbers_are_unbroken_in_every_series_and_follow_the_dates(self, year: int) -> None:
        series: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for name, number, date, _ in ledger(year).vouchers:
            series[name].append((number, date))
        assert set(series) == set("ABDIKLNP")
        for found in series.values():
            assert [number for number, _ in found] == list(range(1, len(found) + 1))
            assert [date for _, date in found] == sorted(date for _, date in found)

    def test_control_sum_is_that_of_the_content(self, year: int) -> None:
        assert ledger(year).stated_sum == ledger(year).computed_sum

    def test_closing_is_opening_and_movements_for_accounts_and_units(self, year: int) -> None:
        book = ledger(year)
        moved: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
        for row in book.postings:
            moved[row.account, row.unit] += row.amount
        for label, direction in (("#OIB", 1), ("#OUB", -1)):
            for (kind, back, account), units in book.objects.items():
                for unit, value in units.items():
                    if (kind, back) == (label, "0"):
                        moved[account, unit] += direction * value
        assert all(v == 0 for (account, _), v in moved.items() if account[0] in "12")
        for label in ("IB", "UB"):
            for account, value in book.balances[f"#{label}", "0"].items():
                assert value == sum(book.objects[f"#O{label}", "0", account].values())
            assert sum(book.balances[f"#{label}", "0"].values()) == 0

    def test_results_are_the_movements_and_are_carried_to_equity(self, year: int) -> None:
        book = ledger(year)
        moved: dict[str, Decimal] = defaultdict(Decimal)
        for row in book.postings:
            if row.account[0] not in "12":
                moved[row.account] += row.amount
        assert moved == book.balances["#RES", "0"]
        assert sum(moved.values()) == 0
        assert moved["8999"] == -book.balances["#UB", "0"]["2079"]

    def test_every_account_and_object_is_declared(self, year: int) -> None:
        book = ledger(year)
        for row in book.postings:
            assert row.account in book.accounts
            for name in ("unit", "activity", "project", "counterpart"):
                assert getattr(row, name) in book.declared[name] | {""}

    def test_balance_accounts_carry_a_unit_and_results_an_activity(self, year: int) -> None:
        for row in ledger(year).postings:
            assert row.unit
            assert row.account[0] in "12" or row.activity or row.account in ("8999", "9110")

    def test_internal_counterparts_agree(self, year: int) -> None:
        inner = {
            r["Motpart"]: r["Intern enhet"] for r in table("motparter.csv") if r["Intern enhet"]
        }
        between: dict[frozenset[str], Decimal] = defaultdict(Decimal)
        for row in ledger(year).postings:
            if inner.get(row.counterpart):
                between[frozenset((row.unit, inner[row.counterpart]))] += row.amount
        assert len(between) >= 6
        assert set(between.values()) == {Decimal(0)}

    def test_units_are_used_only_while_they_are_valid(self, year: int) -> None:
        valid = {
            r["Enhet"]: (r["Giltig från"], r["Giltig till"] or "9")
            for r in table("organisation.csv")
        }
        for row in ledger(year).postings:
            first, last = valid[row.unit]
            date = f"{row.date[:4]}-{row.date[4:6]}-{row.date[6:]}"
            assert first <= date <= last, row

    def test_depreciation_of_the_ledger_is_that_of_the_assets(self, year: int) -> None:
        expected: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
        for asset in table("anlaggningar.csv"):
            key = (asset["Enhet"], asset["Avskrivningskonto"])
            expected[key] += depreciated(asset, year, 12) - depreciated(asset, year - 1, 12)
        found: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
        for row in ledger(year).postings:
            if row.account.startswith("79"):
                found[row.unit, row.account] += row.amount
        assert found == {key: value for key, value in expected.items() if value}

    def test_fixed_assets_of_the_ledger_are_those_of_the_register(self, year: int) -> None:
        book_value = Decimal(0)
        column = {2013: "closing-prior", 2014: "closing"}[year]
        for asset in table("anlaggningar.csv"):
            gone = asset["Utrangerad"] and int(asset["Utrangerad"][:4]) <= year
            if int(asset["Aktiverad"][:4]) <= year and not gone:
                book_value += kronor(asset["Anskaffningsvärde"]) - depreciated(asset, year, 12)
        assert book_value == balance_sheet("fixed-assets", column)

    def test_appropriation_of_the_ledger_is_what_was_decided(self, year: int) -> None:
        for unit in ("POL", "SDK", "EKO", "HR", "AU", "DS", "KOM", "NEA"):
            assert -line("appropriation", "outcome", str(year), unit) == appropriation(
                unit, str(year)
            )

    def test_every_used_account_stands_on_exactly_one_line(self, year: int) -> None:
        for account in {row.account for row in ledger(year).postings}:
            hits = [one["key"] for one in lines() if belongs(account, one["accounts"])]
            assert len(hits) == 1, (account, hits)


def test_the_new_year_opens_with_the_closing_of_the_old() -> None:
    old, new = ledger(2013), ledger(2014)
    assert new.balances["#IB", "0"] == old.balances["#UB", "0"] == new.balances["#UB", "-1"]
    assert new.balances["#RES", "-1"] == old.balances["#RES", "0"]


def test_each_unit_s_budget_spends_its_appropriation_exactly() -> None:
    for unit in ("POL", "SDK", "EKO", "HR", "AU", "DS", "KOM"):
        assert net_cost(unit, basis="budget") == appropriation(unit)


def test_forecasts_are_by_unit_and_the_august_one_is_the_published() -> None:
    assert forecast("POL") == 70_687_000 and forecast("KSK") == 237_034_000
    early = forecast("KS", "prognos-2014-04.csv")
    assert forecast("KS") < early < appropriation("KS")


def test_changes_of_appropriation_are_dated_and_decided() -> None:
    rows = table("kommunbidrag.csv")
    assert {row["Ändring"] for row in rows} == {
        "ursprunglig",
        "tilläggsanslag",
        "överföring",
        "ombudgetering",
    }
    assert all(row["Beslutsdatum"] and row["Beslut"] for row in rows)
    moved = [kronor(row["Belopp"]) for row in rows if row["Ändring"] == "överföring"]
    assert moved and sum(moved) == 0


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_the_generator_writes_the_committed_bytes_again(tmp_path: Path) -> None:
    command = [sys.executable, "-B", str(EXAMPLE / "generate.py"), str(tmp_path)]
    subprocess.run(command, check=True)
    # Values of indicators and savings are the municipality's own: none of them is generated.
    own = ("indikatorer.csv", "besparingar.csv")
    kept = {name: one for name, one in digests(SOURCES).items() if name not in own}
    assert digests(tmp_path) == kept


def test_amounts_look_like_invoices_and_not_like_shares() -> None:
    """Suppliers' invoices: mostly whole kronor, some with öre, hardly two alike."""
    costs = [
        row.amount
        for series, _, _, rows in ledger(2014).vouchers
        if series == "L"
        for row in rows
        if row.amount > 0
    ]
    whole = sum(1 for one in costs if one == one.to_integral())
    assert 0.5 < whole / len(costs) < 0.95
    assert len(set(costs)) > len(costs) * 0.5


def test_ledger_type_is_complete() -> None:
    book: Ledger = ledger(2014)
    assert {"IB", "UB", "RES"} <= {label.lstrip("#") for label, _ in book.balances}
    assert set(book.declared) == {"unit", "project", "activity", "counterpart"}
