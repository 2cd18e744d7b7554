"""Key figures held against the rows that they are computed from, in whatever table these stand."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.tables.key_figures import key_figures
from bokslut.checks.printed.understood.cells import plain
from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.understood.understood import understand
from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.read import read_report
from bokslut.readers.text import read_text

# The figures of the key figures are those of a pocket calculator over the rows above them.
REPORT = """
Resultaträkning, mkr

\t2024\t2023\t2022
Verksamhetens nettokostnader\t-1 208,4\t-1 167,9\t-1 124,3
Skatteintäkter\t948,6\t921,3\t884,7
Generella statsbidrag och utjämning\t287,2\t262,8\t251,4

Balansräkning, mkr

\t2024\t2023\t2022
Eget kapital\t812,4\t785,0\t768,8
Långfristig låneskuld\t604,2\t571,9\t538,4
Summa eget kapital och skulder\t1 884,6\t1 803,1\t1 742,5

Kommunen i siffror

\t2024\t2023\t2022
Invånare 31 december\t21 784\t21 502\t21 377

Nyckeltal

\t2024\t2023\t2022
Nettokostnadsandel, %\t97,8\t98,6\t99,0
Soliditet, %\t43,1\t43,5\t44,1
Låneskuld per invånare, kr\t27 736\t26 598\t25 186
"""

BOARDS = """
Driftredovisning, tkr

\tBokslut 2024\tBudget 2024
Kommunstyrelsen\t-143 002\t-140 554
Socialnämnden\t-781 734\t-801 847
Barnnämnden\t-961 293\t-962 908
Tekniska nämnden\t-254 290\t-255 115
Summa\t-2 140 319\t-2 160 424

Andel av nettokostnaden, procent

Nämnd\tAndel
Kommunstyrelsen\t6,7
Socialnämnden\t36,5
Barnnämnden\t44,9
Tekniska nämnden\t11,9
"""


def _against(text: str) -> list[tuple[str, bool]]:
    found = key_figures(understand(read_text(text, "r.txt")))
    return [
        (str(one.stated.value.value).replace(".", ","), one.sure)
        for one in found
        if one.state is State.CONTRADICTED
    ]


def _proved(text: str) -> int:
    found = key_figures(understand(read_text(text, "r.txt")))
    return sum(one.state in (State.PROVED, State.ROUNDING) for one in found)


def test_key_figures_that_follow_from_other_tables_are_proved() -> None:
    assert _proved(REPORT) == 9
    assert _proved(BOARDS) == 4
    assert _against(REPORT) == _against(BOARDS) == []


@pytest.mark.parametrize(
    ("printed", "wrong"),
    [("98,6", "89,6"), ("43,5", "48,5"), ("26 598", "26 958"), ("97,8", "94,8")],
)
def test_a_key_figure_that_does_not_follow_as_its_other_years_do_is_an_error(
    printed: str, wrong: str
) -> None:
    assert _against(REPORT.replace(printed, wrong)) == [(wrong.replace(" ", ""), True)]


def test_a_wrong_number_of_inhabitants_is_seen_by_what_is_told_for_each_of_them() -> None:
    assert _against(REPORT.replace("21 502", "21 377")) == [("26598", True)]


def test_a_share_of_a_total_in_another_table_is_recomputed() -> None:
    assert _against(BOARDS.replace("36,5", "63,5")) == [("63,5", True)]


def test_a_key_figure_by_a_definition_of_its_own_is_left_alone() -> None:
    other = REPORT.replace("\t43,1\t43,5\t44,1", "\t38,2\t38,9\t39,4")
    assert _against(other) == []


COUNTED = """# Nyckeltal

Belopp i tkr

| tkr | Netto | Netto 2024 |
|---|---|---|
| Barn och unga | 52 111 | 50 081 |
| Ekonomiskt bistånd | 29 637 | 29 016 |

| Kostnader, kr | 2025 | 2024 | 2023 |
|---|---|---|---|
| Netto barn och unga per invånare | 1 382 | 1 370 | 1 316 |
| Ekonomiskt bistånd per invånare | 786 | 794 | 779 |
| Antal invånare | 37 698 | 36 565 | 35 368 |
"""


def test_the_inhabitants_in_a_table_of_amounts_are_no_amount() -> None:
    report = read_report(COUNTED.encode(), "report.md")
    grids = understand(report).grids
    assert grids[1].unit_of(2, 0) == "count"
    told = judge(read_report(COUNTED.replace("1 382", "1 328").encode(), "report.md")).findings
    assert [plain(one.expected) for one in told if one.rule == "key-figure"] == ["1 382"]


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ("Net liability as a percentage of covered payroll", "percent"),
        ("Resultat i procent av skatter och bidrag", "percent"),
        ("Antal årsarbetare", "count"),
        ("Antalskostnader", "tkr"),
        ("Avgifter, kr", "kr"),
    ],
)
def test_the_unit_of_a_row_is_what_its_name_says(label: str, unit: str) -> None:
    text = f"# T\n\n| tkr | 2025 | 2024 |\n|---|---|---|\n| {label} | 12 | 13 |\n"
    (grid,) = understand(read_report(text.encode(), "r.md")).grids
    assert grid.unit_of(0, 0) == unit


HOUSING = """
Resultaträkning, tkr

|2024|2023|2022
Driftnetto|51 204|48 866|47 930

Balansräkning, tkr

|2024|2023|2022
Byggnader och mark|1 004 118|981 740|955 306
Skulder till kreditinstitut|688 420|671 905|650 118

Flerårsöversikt

|2024|2023|2022
Nettoomsättning, tkr|141 506|137 220|133 914
Uthyrningsbar yta, m²|101 334|101 334|99 870
Lån, kr/m²|6 794|6 631|6 510
Direktavkastning, %|5,1|5,0|5,0

Hemtjänst

|2024|2023
Beviljade timmar|188 204|181 937
Utförda timmar|161 450|157 102
Verkställighetsgrad, %|85,8|86,3

Verksamheter

|Nettokostnad, tkr 2024|Antal barn, snitt 2024|Kostnad per barn, kr 2024
Förskola|61 308|402|152 507
Fritidshem|22 914|533|42 991
Grundskola|118 260|1 044|113 276
Anpassad grundskola|14 022|25|560 880
"""


def _weighty(text: str) -> list[str]:
    found = judge(read_text(text.strip("\n").replace("|", "\t"))).findings
    return [str(one.place.row) for one in found if one.severity.value in ("error", "warning")]


@pytest.mark.parametrize(
    ("right", "wrong", "row"),
    [
        ("kr/m²|6 794", "kr/m²|7 694", "Lån, kr/m²"),
        ("Direktavkastning, %|5,1|5,0", "Direktavkastning, %|5,1|3,0", "Direktavkastning, %"),
        ("grad, %|85,8", "grad, %|58,8", "Verkställighetsgrad, %"),
        ("|402|152 507", "|420|152 507", "Förskola"),
    ],
)
def test_a_term_says_what_it_is_the_quotient_of(right: str, wrong: str, row: str) -> None:
    assert not _weighty(HOUSING)
    assert set(_weighty(HOUSING.replace(right, wrong))) == {row}
