"""A closing as of any month: the year's statements, with the full-year forecast beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import duckdb
import pytest

from bokslut import closing
from bokslut.language import translator
from bokslut.model.document import Document
from bokslut.model.finding import Finding
from bokslut.model.numbers import in_kronor
from bokslut.model.period import parse_period
from bokslut.workspace.workspace import Workspace

# Published: the appropriation of 2014 and the forecast as of August (tkr).
APPROPRIATION, FORECAST = 311718, 307721
RESULT = "regexp_matches(account, '^([34567]|84|85)')"


def interim(example: Workspace, period: str, forecast: str = "") -> tuple[Document, list[Finding]]:
    """The interim closing as a user has it who writes another period into `bokslut.toml`."""
    declared = example.declared.inputs("ks-2014-08")
    span = parse_period(period)
    other = replace(
        declared.closing, period=span, forecast=forecast, dated=span.last + timedelta(days=20)
    )
    inputs = replace(declared, closing=other)
    return closing.close(example.store, example.snapshot(), inputs, translator("sv"))


@pytest.mark.parametrize(
    ("period", "words", "months"),
    [
        ("2014-01..2014-04", "januari–april", (1, 4)),
        ("2014-01..2014-08", "januari–augusti", (1, 8)),
        ("2014-T2", "maj–augusti", (5, 8)),
        ("2014-01..2014-11", "januari–november", (1, 11)),
        ("2014-11", "november", (11, 11)),
    ],
)
def test_each_department_has_the_months_of_both_years_in_todays_organisation(
    example: Workspace, period: str, words: str, months: tuple[int, int]
) -> None:
    document, findings = interim(example, period)
    assert findings == []
    files = list(example.store.files("posting", example.snapshot()).paths)
    # The inquiry unit (UTR) went to administration (AU) at the end of 2013, the contact centre
    # (KC) came below communication (KOM).
    query = f"""
        SELECT CASE unit WHEN 'UTR' THEN 'AU' WHEN 'KC' THEN 'KOM' ELSE unit END AS department,
               year(date), sum(amount) FROM read_parquet(?)
        WHERE month(date) BETWEEN ? AND ? AND {RESULT} GROUP BY ALL
    """
    booked = duckdb.connect().execute(query, [files, *months]).fetchall()
    table = document.table("interim-operations")
    seen = {
        (row.key.upper(), year): in_kronor(row.cells[index].value or Decimal(0), "tkr")
        for row in table.rows
        if row.kind == "item"
        for index, year in enumerate((2013, 2014))
    }
    assert {key: value for key, value in seen.items() if value} == {
        (unit, year): amount for unit, year, amount in booked if amount
    }
    assert table.columns[1].label == f"Utfall {words} 2014"
    assert table.columns[0].label == f"Utfall {words} 2013"


@pytest.mark.parametrize("period", ["2014-01..2014-08", "2014-01..2014-11"])
def test_the_full_year_beside_it_is_the_latest_forecast_that_was_known(
    example: Workspace, period: str
) -> None:
    document, _findings = interim(example, period)
    table = document.table("interim-operations")
    told = {
        key: round(table.cell("total", key).value or 0)
        for key in ("appropriation", "forecast", "forecast-result")
    }
    assert told == {
        "appropriation": APPROPRIATION,
        "forecast": FORECAST,
        "forecast-result": APPROPRIATION - FORECAST,
    }
    statement = document.table("interim-income-statement")
    assert round(statement.cell("result", "forecast").value or 0) == APPROPRIATION - FORECAST
    assert "enligt prognosen 2014-08-31" in words_of(document)


def test_a_closing_of_april_knows_nothing_of_the_forecast_of_august(example: Workspace) -> None:
    document, _findings = interim(example, "2014-01..2014-04")
    assert "enligt prognosen 2014-04-30" in words_of(document)
    assert "2014-08-31" not in {
        day for ref in document.figures for day in (ref.get("basis")[9:], ref.get("plan")[9:])
    }


def test_before_any_forecast_the_full_year_is_missing_and_not_the_outcome(
    example: Workspace,
) -> None:
    document, _findings = interim(example, "2014-01..2014-02")
    table = document.table("interim-operations")
    cells = [table.cell("total", key) for key in ("forecast", "forecast-result")]
    assert [(cell.value, cell.text) for cell in cells] == [(None, "–")] * 2
    # What is not known of a project is no surplus of it either.
    project = document.table("investments").cell("86401", "project-variance")
    assert project.value is None


def test_an_interim_report_says_of_no_number_that_it_is_of_the_year(example: Workspace) -> None:
    document, _findings = interim(example, "2014-01..2014-04")
    labels = [
        column.label
        for table in document.tables
        for column in table.columns
        # What may be invested is decided for the year.
        if column.period == "2014-01..2014-04" and column.measure != "investment_budget"
    ]
    assert [one for one in labels if "2014" in one]
    told = ("januari–april 2014", "t.o.m. 2014-04-30")
    assert not [one for one in labels if "2014" in one and not any(part in one for part in told)]


def words_of(document: Document) -> str:
    return " ".join(
        block.text
        for section in document.sections
        for block in section.blocks
        if hasattr(block, "text")
    )
