"""The balance requirement against balance investigations that municipalities have published, and
against the text of kommunallagen 11 kap. 14 § (lag 2023:642)."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from small_books import imported, new_store, posting

from bokslut import closing
from bokslut.facts.engines import DuckDB, Facts
from bokslut.measures.read_world import read_world
from bokslut.measures.reference import read
from bokslut.measures.register import REGISTER
from bokslut.measures.world import Line, Lines
from bokslut.model.figure import FigureRef
from bokslut.model.period import parse_period

LINES = (
    Line("taxes", "Skatter", "taxes", ("80",)),
    Line("cost", "Kostnader", "cost", ("5",)),
    Line("gains", "Realisationsvinster", "income", ("38",), ("capital_gain",)),
    Line("exempt", "Enligt undantag", "income", ("39",), ("capital_gain", "exempt")),
    Line("losses", "Realisationsförluster", "cost", ("78",), ("capital_loss",)),
    Line("exempt_losses", "Enligt undantag", "cost", ("79",), ("capital_loss", "exempt")),
    Line("unrealised", "Orealiserat", "interest", ("85",), ("unrealised",)),
    Line("reversal", "Återföring", "interest", ("86",), ("unrealised_reversal",)),
    Line("assets", "Tillgångar", "fixed_asset", ("1",)),
    Line("equity", "Eget kapital", "equity", ("201",)),
    Line("result", "Årets resultat", "result_of_year", ("2099",)),
    Line("reserve", "Resultatreserv", "equity", ("202",), ("result_reserve",)),
    Line("equalisation", "Resultatutjämningsreserv", "equity", ("203",), ("equalisation_reserve",)),
)


def told(indicator: str, day: str, value: str) -> dict[str, Any]:
    at = parse_period(day)
    return {
        "indicator": indicator,
        "first": at.first,
        "last": at.last,
        "value": Decimal(value),
        "origin": "Årsredovisningen",
    }


def figures(
    folder: Path, year: int, rows: dict[str, str], values: list[dict[str, Any]], *asked: str
) -> dict[str, str]:
    """The figures of a municipality whose ledger of a year has these sums by account, and whose
    cost is all that is left of them."""
    store = new_store(folder)
    amounts = {**rows, "10": str(-sum(map(Decimal, rows.values())))}
    day = f"{year}-06-30"
    postings = [posting(day, account, amount) for account, amount in amounts.items()]
    opening = {
        "kind": "opening",
        "fiscal_first": parse_period(str(year)).first,
        "fiscal_last": parse_period(str(year)).last,
        "date": parse_period(f"{year - 1}-12-31").last,
    }
    balances = [
        {**opening, "account": "10", "amount": Decimal(5000)},
        {**opening, "account": "2010", "amount": Decimal(-4990)},
        {**opening, "account": "2020", "amount": Decimal(-10)},
    ]
    tables = {"posting": postings, "balance": balances, "indicator_value": values}
    imported(store, tables, scopes=[f"ledger {year}"])
    facts = Facts(store, store.snapshot("records", "0"), DuckDB())
    world = read_world(facts, "MALMÖ", parse_period(str(year)), Lines(LINES))
    refs = {}
    for text in asked:
        ref = read(text, REGISTER, world)
        assert isinstance(ref, FigureRef), ref
        refs[text] = ref
    found = closing.figures_of(facts, world, list(refs.values()))
    return {
        text: str(one.why) if (one := found[ref]).value is None else f"{one.value + 0:.0f}"
        for text, ref in refs.items()
    }


LADDER = (
    "ledger_result",
    "capital_gains",
    "result_after_balance_adjustments",
    "reserve_deposit",
    "reserve_use",
    "balance_result",
    "balance_deficit_earlier",
    "balance_to_restore",
)


@pytest.mark.parametrize(
    ("year", "rows", "values", "published"),
    [
        # Malmö stad, årsredovisning 2015, balanskravsutredning, mkr.
        (
            2015,
            {"80": "-16200", "5": "15660", "38": "-23", "2010": "185", "2030": "-185"},
            [told("balance-deficit", "2014-12-31", "-193")],
            ("563", "23", "540", "185", "0", "355", "-193", "0"),
        ),
        (
            2014,
            {"80": "-15000", "5": "15205", "38": "-56", "2010": "-12", "2030": "12"},
            [],
            ("-149", "56", "-205", "0", "12", "-193", "missing", "-193"),
        ),
    ],
)
def test_the_ladder_of_a_published_investigation(
    tmp_path: Path,
    year: int,
    rows: dict[str, str],
    values: list[dict[str, Any]],
    published: tuple[str, ...],
) -> None:
    found = figures(tmp_path, year, rows, values, *LADDER)
    assert found == dict(zip(LADDER, published, strict=True))


def test_malmo_could_reserve_705_million_of_2016(tmp_path: Path) -> None:
    """Årsredovisning 2016: taxes and grants 17,6 mdkr, result after balance adjustments 881 mkr."""
    rows = {"80": "-17600", "5": "16719", "38": "-40"}
    obligations = [told("pension-obligation", "2016-12-31", "3000")]
    asked = ("result_after_balance_adjustments", "reserve_deposit_max")
    assert figures(tmp_path, 2016, rows, obligations, *asked) == {
        "result_after_balance_adjustments": "881",
        "reserve_deposit_max": "705",
    }


@pytest.mark.parametrize(
    ("year", "obligation", "room"),
    [
        # Taxes 1 000, result 200, of it gains 50: 150 − 1 percent.
        (2023, "1000", "140"),
        # Equity 5 190 less 6 000 is negative: two percent.
        (2023, "6000", "130"),
        # The reserve holds 10, and five percent of 1 000 is 50.
        (2024, "1000", "40"),
        (2024, "6000", "40"),
    ],
)
def test_what_may_be_reserved_is_by_the_law_of_the_year(
    tmp_path: Path, year: int, obligation: str, room: str
) -> None:
    rows = {"80": "-1000", "5": "850", "38": "-50"}
    values = [told("pension-obligation", f"{year}-12-31", obligation)]
    found = figures(tmp_path, year, rows, values, "reserve_deposit_max")
    assert found == {"reserve_deposit_max": room}


def test_what_was_reserved_of_the_year_already_lowers_no_room(tmp_path: Path) -> None:
    rows = {"80": "-1000", "5": "850", "38": "-50", "2010": "30", "2020": "-30"}
    values = [told("pension-obligation", "2025-12-31", "1000")]
    found = figures(tmp_path, 2025, rows, values, "reserve_deposit_max", "result_reserve")
    assert found == {"reserve_deposit_max": "40", "result_reserve": "40"}


def test_a_deficit_leaves_nothing_to_reserve(tmp_path: Path) -> None:
    values = [told("pension-obligation", "2025-12-31", "1000")]
    rows = {"80": "-1000", "5": "1100"}
    found = figures(tmp_path, 2025, rows, values, "reserve_deposit_max", "balance_to_restore")
    assert found == {"reserve_deposit_max": "0", "balance_to_restore": "-100"}


def test_what_the_council_exempts_is_not_to_be_restored_and_holds_for_its_year(
    tmp_path: Path,
) -> None:
    values = [
        told("balance-exemption", "2024-12-31", "7"),
        told("balance-exemption", "2025-12-31", "60"),
    ]
    rows = {"80": "-1000", "5": "1100"}
    asked = ("balance_result", "balance_exempted", "balance_to_restore")
    found = figures(tmp_path / "2025", 2025, rows, values, *asked)
    assert found == dict(zip(asked, ("-100", "60", "-40"), strict=True))
    found = figures(tmp_path / "2026", 2026, rows, values, *asked)
    assert found == dict(zip(asked, ("-100", "missing", "-100"), strict=True))


def test_without_the_pension_obligation_nobody_knows_the_room(tmp_path: Path) -> None:
    rows = {"80": "-1000", "5": "850"}
    assert figures(tmp_path, 2025, rows, [], "reserve_deposit_max") == {
        "reserve_deposit_max": "missing"
    }


def test_exempt_gains_count_and_exempt_losses_and_what_is_unrealised_do_not(
    tmp_path: Path,
) -> None:
    """Result 1 000 − 700 + 50 + 20 − 30 − 8 + 15 − 4 = 343; less gains 70, with the exempt 20; the
    exempt loss of 8 back; without the unrealised 15 and the reversal of −4."""
    rows = {"80": "-1000", "5": "700", "38": "-50", "39": "-20", "78": "30", "79": "8"}
    rows |= {"85": "-15", "86": "4"}
    asked = ("ledger_result", "capital_losses", "result_after_balance_adjustments")
    found = figures(tmp_path, 2025, rows, [], *asked)
    adjusted = 343 - 70 + 20 + 8 - 15 + 4
    assert found == dict(zip(asked, ("343", "-38", str(adjusted)), strict=True))
