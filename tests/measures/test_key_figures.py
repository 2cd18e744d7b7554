"""Key figures of a group against sums made by hand, and facts that others tell."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from group_books import group

from bokslut.workspace.workspace import Opened, Workspace

INDICATORS = """\
Indikator;Från;Till;Värde;Källa
inhabitants;2025-06-30;2025-06-30;96;SCB
inhabitants;2025-12-31;2025-12-31;100;SCB
inhabitants;2026-06-30;2026-06-30;120;SCB
pension-obligation;2025-12-31;2025-12-31;500;KPA
"""
FRAMES = """\
Investeringsprojekt;Slag;Enhet;Period;Belopp;Ändring;Beslutsdatum;Beslut
RAM;investeringsram;KOMMUN;2025;140;ursprunglig;2024-11-25;KF § 101
RAM;investeringsram;BOSTAD;2025;60;ursprunglig;2024-11-25;KF § 101
RAM;investeringsram;BOSTAD;2025;-25;överföring;2025-05-05;KF § 45
RAM;investeringsram;KOMMUN;2025;25;överföring;2025-05-05;KF § 45
RAM;investeringsram;KOMMUN;2025;5;tilläggsanslag;2025-09-29;KF § 88
"""


PROJECTS = """\
Projekt;Projektnamn;Beslutas av;Enhet
P1;Ny förskola;fullmäktige;BUN
P2;Ombyggd skola;fullmäktige;BUN
P3;Nytt kansli;nämnd;KS
"""
BUDGETS = """\
Investeringsprojekt;Slag;Enhet;Period;Belopp
P1;årsbudget;KOMMUN;2025;100
P2;årsbudget;KOMMUN;2025;40
P3;årsbudget;KOMMUN;2025;25
"""


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Opened]:
    tables = {"indikatorer.csv": INDICATORS, "investeringar.csv": FRAMES}
    tables |= {"projekt.csv": PROJECTS, "budgetar.csv": BUDGETS}
    workspace = group(tmp_path_factory.mktemp("koncern"), tables=tables)
    return workspace, workspace.open()


def value(books: tuple[Workspace, Opened], text: str) -> Decimal | str:
    workspace, opened = books
    found = workspace.figure(text, opened)
    assert isinstance(found, tuple), found
    figure = found[1][found[0]]
    return str(figure.why) if figure.value is None else figure.value


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        # 1 100 without the share capital, and the result of 260.
        ("equity internal=eliminated", "1360"),
        ("pension_obligation", "500"),
        ("equity_with_pensions internal=eliminated", "860"),
        # Loans 480 (270 of the company's are owed to the municipality), bank 609 + 101.
        ("loans internal=eliminated", "480"),
        ("loans", "750"),
        ("cash internal=eliminated", "710"),
        ("net_debt internal=eliminated", "-230"),
        ("inhabitants period=2025-12-31", "100"),
        ("inhabitants period=2025-08-31", "96"),
        ("net_debt_per_inhabitant internal=eliminated", "-2.3"),
        ("investment_frame unit=KOMMUN", "170"),
        ("investment_frame unit=KOMMUN change=original", "140"),
        ("investment_frame unit=BOSTAD", "35"),
        ("investment_frame change=transfer", "0"),
        ("investment_frame", "205"),
        ("investment_frame_used unit=KOMMUN", "150"),
        ("investment_frame_used unit=BOSTAD", "0"),
        ("investment_frame_left unit=KOMMUN", "20"),
        ("investment_frame_left", "55"),
        # By the unit that carries the project out, whoever its rows are booked on.
        ("investment_budget", "165"),
        ("investment_budget project_unit=BUN", "140"),
        ("investment_budget project_unit=KOMMUN", "165"),
        ("investment_budget project_unit=BOSTAD", "0"),
        ("investment_budget project_unit=BUN project=P1,P3", "100"),
        ("investment_budget project_unit=KOMMUN decided_by=board", "25"),
    ],
)
def test_a_key_figure_is_the_sum_by_hand(
    books: tuple[Workspace, Opened], figure: str, expected: str
) -> None:
    assert value(books, figure) == Decimal(expected)


@pytest.mark.parametrize(
    ("figure", "above", "below"),
    [
        ("equity_ratio internal=eliminated", 1360, 2115),
        ("equity_ratio_with_pensions internal=eliminated", 860, 2115),
        ("self_financing internal=eliminated", 260 + 135, 150),
        ("self_financing unit=KOMMUN", 224 + 100, 150),
        # Costs 830 and depreciation 100 less income 145 and interest 9; taxes 1 000.
        ("net_cost_share unit=KOMMUN", 776, 1000),
    ],
)
def test_a_ratio_is_the_quotient_of_sums_by_hand(
    books: tuple[Workspace, Opened], figure: str, above: int, below: int
) -> None:
    found = value(books, figure)
    assert isinstance(found, Decimal)
    assert abs(found - Decimal(above) / below) < Decimal("1e-20")


def test_what_nobody_has_told_is_missing_and_never_zero(tmp_path: Path) -> None:
    workspace = group(tmp_path)
    opened = workspace.open()
    for text in ("inhabitants", "equity_with_pensions", "net_debt_per_inhabitant"):
        assert value((workspace, opened), text) == "missing"
    # Where no frame is decided at all, none is zero.
    assert value((workspace, opened), "investment_frame unit=KOMMUN") == "missing"


def test_a_figure_that_others_tell_leads_to_who_told_it(
    books: tuple[Workspace, Opened],
) -> None:
    workspace, opened = books
    found = workspace.figure("inhabitants", opened)
    assert isinstance(found, tuple)
    ref, figures = found
    told = figures[figures[ref].inputs[0].ref]
    assert told.leaf is not None
    assert told.leaf.table == "indicator_value"
    assert told.ref.get("period") == "2025-12-31"
