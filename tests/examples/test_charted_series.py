"""The example's series are those that the published closing prints, and no point more.

Copied by hand from *Årsbokslut per den 31 december 2014 för kommunstyrelsen* (KS 15/68).
"""

from __future__ import annotations

import pytest

from bokslut.model.document import Chart, ChartBlock, Document

# Of each chart its first series, by year; what stands beside it is named.
CHARTS = {
    "goal-naringsliv-1-arbetsstallen": {"2012": "7 429", "2013": "7 572", "2014": "7 613"},
    "goal-naringsliv-1-anstallda": {"2012": "44 197", "2013": "44 098", "2014": "43 925"},
    "goal-naringsliv-2-inflyttade-arbetsstallen": {"2012": "217", "2013": "234", "2014": "215"},
    "goal-arbetsgivare-1-hme": {"2012": "77", "2013": "81", "2014": "75"},
    "goal-personal-2-utlandsk-bakgrund": {"2012": "23", "2013": "26", "2014": "26"},
    "goal-personal-4-sjukfranvaro": {"2012": "4,55", "2013": "4,54", "2014": "4,43"},
}


def series(annual: Document) -> dict[str, Chart]:
    return {one.key: one for one in annual.charts if one.kind == "series"}


def test_what_is_charted_are_the_published_series_of_three_years(annual: Document) -> None:
    drawn = {
        key: {point.label: point.text.replace("\u202f", " ") for point in chart.series[0].points}
        for key, chart in series(annual).items()
    }
    assert drawn == CHARTS


def test_the_charts_that_the_extract_lost_are_not_made_up(annual: Document) -> None:
    # Of children in poor families the print has two numbers, both of 2012; of those in families
    # with long-term assistance none.
    assert not [key for key in series(annual) if "hallbarhet-2" in key]
    table = annual.table("goal-hallbarhet-2")
    printed = {cell.text for row in table.rows for cell in row.cells if cell.value is not None}
    assert printed == {"50", "16", "34"}


def test_each_chart_stands_below_the_table_of_its_goal(annual: Document) -> None:
    standing = {
        block.key: section.key
        for section in annual.sections
        for block in section.blocks
        if isinstance(block, ChartBlock)
    }
    for key in CHARTS:
        assert key.startswith(standing[key])


def test_every_point_of_a_chart_stands_in_its_table_and_can_be_explained(annual: Document) -> None:
    explained = {one.ref for one in annual.explanations}
    for chart in series(annual).values():
        rows = annual.table(chart.table).rows
        shown = {cell.ref for row in rows for cell in row.cells}
        refs = {point.ref for one in chart.series for point in one.points}
        assert refs <= shown
        assert refs <= explained


def test_the_office_stands_beside_the_whole_municipality(annual: Document) -> None:
    table = annual.table("goal-personal-4")
    rows = {row.label: [cell.text for cell in row.cells[:3]] for row in table.rows}
    assert rows["hela kommunen"] == ["–", "7,13", "7,60"]
    # 4,54 − 7,13 and 4,43 − 7,60.
    assert rows["skillnad mot hela kommunen, procentenheter"] == ["–", "−2,59", "−3,17"]


def test_imported_figures_say_from_whom_and_those_of_the_ledger_do_not(annual: Document) -> None:
    for one in annual.explanations:
        imported = one.ref.measure.startswith("indicator") or "indicator" in one.ref.get("of")
        assert bool(one.imported) is imported, one.ref


@pytest.mark.parametrize(
    ("goal", "target"),
    [
        ("ekonomi-och-styrning-1", "minst 25 2014, 101 2015, 106 2016"),
        ("naringsliv-1", "minst 100 fler än året före"),
        ("naringsliv-1", "minst 500 fler per år"),
        ("personal-4", "lägre än året före, på sikt högst 5\u00a0%"),
        ("naringsliv-3", "högre än året före, på sikt minst 75"),
    ],
)
def test_targets_are_told_as_the_plan_decided_them(
    annual: Document, goal: str, target: str
) -> None:
    cells = [cell.text for row in annual.table(f"goal-{goal}").rows for cell in row.cells]
    assert target in cells
