"""The workbook of a checked report: findings to work off, numbers as numbers, texts as texts."""

from __future__ import annotations

import io

import judged_sample as sample
import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from bokslut.checks.printed.weighed.judge import Judged
from bokslut.report.judged.workbook import judged_workbook


def book(judged: Judged) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(judged_workbook(judged, sample.CHECKED, sample.same)))


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    head, *others = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), one, strict=True)) for one in others]


def test_every_number_has_a_row_with_its_state_and_its_value() -> None:
    judged = sample.judged(sample.WRONG)
    told = rows(book(judged)["Numbers"])
    assert len(told) == len(judged.numbers)
    (wrong,) = [one for one in told if one["Printed as"] == "236 596"]
    assert (wrong["State"], wrong["Value"], wrong["Row"]) == ("contradicted", 236596, "Summa")
    (unchecked,) = [one for one in told if one["Printed as"] == "7 311 tkr"]
    assert (unchecked["State"], unchecked["Value"], unchecked["Rule"]) == ("open", 7311, None)


def test_every_finding_has_a_row_gravest_first() -> None:
    judged = sample.reference()
    told = rows(book(judged)["Findings"])
    assert [one["Id"] for one in told] == [one.id for one in judged.findings]
    order = ["Error", "Warning", "Note"]
    severities = [order.index(str(one["Severity"])) for one in told]
    assert severities == sorted(severities) and severities[0] == 0
    (one,) = [one for one in told if one["Printed"] == 35704]
    assert one["Computed"] == 35429 and one["Line"] == 953


def test_what_is_proved_is_told_with_the_arithmetic_that_proves_it() -> None:
    # The wrong sum has terms that the change proves: their own arithmetic comes first.
    text = (
        "# Bokslut 2023\n\n| tkr | 2023 | 2022 | Förändring |\n|---|---|---|---|\n"
        "| Skola | 81 204 | 79 930 | 1 274 |\n| Vård | 91 310 | 90 512 | 798 |\n"
        "| Kultur | 12 455 | 12 150 | 305 |\n| Summa | 184 969 | 182 952 | 2 377 |\n"
    )
    told = rows(book(sample.judged(text, "b.md"))["Numbers"])
    (wrong,) = [one for one in told if one["State"] == "contradicted"]
    assert wrong["Printed as"] == "182 952"
    proved = [one for one in told if one["State"] == "proved"]
    assert len(proved) == 11
    assert not [one for one in proved if "difference" in str(one["Calculation"])]


def test_heads_stay_and_columns_can_be_filtered() -> None:
    told = book(sample.reference())
    for name in ("Findings", "Numbers"):
        sheet = told[name]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_what_looks_like_a_formula_is_text() -> None:
    table = "=1+1 (tkr)\n\n\t2024\t2025\n=cmd|'/c calc'!A1\t10 000\t20 000\n+Annat\t1 500\t2 700\n"
    judged = sample.judged(table + "Summa\t11 500\t22 701\n\n@Nu 7 311 tkr.\n", "=namn.txt")
    for sheet in book(judged):
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)
    labels = {one["Row"] for one in rows(book(judged)["Numbers"])}
    assert "=cmd|'/c calc'!A1" in labels


def test_the_summary_adds_up_to_all_numbers() -> None:
    judged = sample.reference()
    sheet = book(judged)["Summary"]
    told = {str(row[0]): row[1] for row in sheet.iter_rows(min_row=5, max_row=8, values_only=True)}
    assert told == {
        "contradicted": judged.counts()["contradicted"],
        "within rounding": judged.counts()["rounding"],
        "proved": judged.counts()["proved"],
        "open": judged.counts()["open"],
    }
    assert sum(told.values()) == len(judged.numbers)


def test_a_report_without_numbers_gives_a_workbook_that_opens() -> None:
    told = book(sample.judged(sample.WORDS))
    assert rows(told["Numbers"]) == [] or told["Numbers"].max_row <= 2


def test_the_same_report_gives_the_same_bytes() -> None:
    one, other = (
        judged_workbook(sample.judged(sample.WRONG), sample.CHECKED, sample.same) for _ in range(2)
    )
    assert one == other


def test_a_share_that_is_not_nothing_is_never_shown_as_nothing() -> None:
    lines = [f"Post {one}\t{4000 + 37 * one}\t{3000 + one}\t{1000 + 36 * one}" for one in range(90)]
    lines[40] = lines[40].replace(str(1000 + 36 * 40), "9999")
    judged = sample.judged("\n".join(["Belopp (tkr)", "", "\tUtfall\tBudget\tAvvikelse", *lines]))
    counts = judged.counts()
    assert 0 < counts["contradicted"] < sum(counts.values()) / 200
    sheet = book(judged)["Summary"]
    shown = {row[0].value: row[2].number_format for row in sheet.iter_rows(min_row=5, max_row=8)}
    assert shown["contradicted"] == '"< 1 %"'
    assert shown["open"] == "0%"


def test_a_finding_is_read_whole_on_the_screen_and_on_paper() -> None:
    sheet = book(sample.reference())["Findings"]
    told = max(range(2, sheet.max_row + 1), key=lambda row: len(str(sheet.cell(row, 3).value)))
    text, wide = str(sheet.cell(told, 3).value), sheet.column_dimensions["C"].width
    assert len(text) > wide
    assert sheet.row_dimensions[told].height >= 13 * -(-len(text) // wide)
    assert sheet.print_area.endswith(f"$A$1:$H${sheet.max_row}")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
