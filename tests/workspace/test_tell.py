"""A traced row shows the line of its source as it stands there, in whatever encoding."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from bokslut.model.finding import Finding
from bokslut.workspace.examples import example_folder
from bokslut.workspace.tell import follow
from bokslut.workspace.workspace import Workspace

LEDGER = (
    "#FLAGGA 0\n#FORMAT PC8\n#SIETYP 4\n#FNAMN Nämnden\n#RAR 0 20140101 20141231\n"
    "#KONTO 5010 Löner\n"
    '#KONTO 1930 Bank\n#VER A 1 20140131 "Löner för åtta"\n{\n'
    '#TRANS 5010 {} 100.00 20140131 "Åsa Öberg"\n#TRANS 1930 {} -100.00\n}\n'
)
LINE = '#TRANS 5010 {} 100.00 20140131 "Åsa Öberg"'


def shown(folder: Path, file: Path, ref: str) -> list[str]:
    workspace = Workspace.create(folder, example_folder("sodertalje-2014"))
    (taken,) = workspace.take_in([file])
    assert taken.status == "imported", taken.findings
    opened = workspace.open()
    found = workspace.figure(ref, opened)
    assert not isinstance(found, Finding)
    rows = follow(workspace, opened, *found, limit=None).rows
    return [row["source_line"] for one in rows.values() for row in one]


@pytest.mark.parametrize("encoding", ["cp437", "latin-1", "utf-8"])
def test_a_line_of_a_ledger(own_folder: Path, tmp_path: Path, encoding: str) -> None:
    ledger = tmp_path / "ledger.se"
    ledger.write_bytes(LEDGER.encode(encoding))
    assert shown(own_folder, ledger, "cost account=5010") == [LINE]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_line_of_a_table(own_folder: Path, tmp_path: Path, encoding: str) -> None:
    table = tmp_path / "budget.csv"
    line = "5010;Å;2014;100;ursprunglig"
    table.write_bytes(f"Budgetkonto;Enhet;Period;Belopp;Ändring\n{line}\n".encode(encoding))
    assert shown(own_folder, table, "cost basis=budget") == [line]


def test_a_value_of_an_indicator_leads_to_its_line(own_folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "indikatorer.csv"
    line = "nöjda;2014-01-01;2014-12-31;83,25;Enkät"
    table.write_text(f"Indikator;Från;Till;Värde;Källa\n{line}\n", encoding="utf-8")
    assert shown(own_folder, table, "indicator_share indicator=nöjda period=2014") == [line]


def test_a_spreadsheet_has_a_row_and_no_line_of_text(own_folder: Path, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "budget"
    book.active.append(["Budgetkonto", "Enhet", "Period", "Belopp", "Ändring"])
    book.active.append(["5010", "A", "2014", 100, "ursprunglig"])
    book.save(tmp_path / "budget.xlsx")
    assert shown(own_folder, tmp_path / "budget.xlsx", "cost basis=budget") == [""]
