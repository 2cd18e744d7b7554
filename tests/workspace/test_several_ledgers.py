"""A workspace with the ledgers of several bodies, and what is said of them in bokslut.toml."""

from __future__ import annotations

from pathlib import Path

from group_books import CONSOLIDATED, group

from bokslut.model.finding import has_errors
from bokslut.workspace.workspace import Workspace


def rules(workspace: Workspace) -> set[str]:
    _document, findings = workspace.close()
    return {one.rule for one in findings}


def test_a_unit_that_is_given_a_ledger_late_counts_when_it_is_imported_again(
    tmp_path: Path,
) -> None:
    made = group(tmp_path)
    settings = made.folder / "bokslut.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('"556000-0001" = "B"', '"556000-0001" = "C"'), "utf-8")
    workspace = Workspace(made.folder)
    assert "read-otherwise" in rules(workspace)
    again = [tmp_path / "kommun.se", tmp_path / "bostad.se"]
    taken = workspace.take_in(again, accept=frozenset(["sie-account-undeclared"]))
    assert [one.status for one in taken] == ["imported", "imported"]
    assert taken[1].replaces
    assert "read-otherwise" not in rules(workspace)
    assert "unmapped-account" in rules(workspace)


def test_the_consolidated_statement_is_printed_with_what_it_was_asked_to_leave_out(
    tmp_path: Path,
) -> None:
    workspace = group(tmp_path, statements={"consolidated.toml": CONSOLIDATED})
    document, findings = workspace.close()
    assert not has_errors(findings)
    (table,) = document.tables
    printed = {row.label: row.cells[0].text for row in table.rows}
    assert printed == {"Årets resultat": "260", "Årets kassaflöde": "400"}
    ref = table.rows[0].cells[0].ref
    assert ref is not None
    assert ref.get("internal") == "eliminated@KONCERN"
