"""Statements in the form that the law sets, with a row gone; totals of all of a kind; growth of
what is told of each; and a net cost with a minus among years without. The tables are made up."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.text import read_text

CASH_FLOW = """
Kassaflödesanalys, mkr

|2024|2023
Kassaflöde från den löpande verksamheten|41,2|36,8
Kassaflöde från investeringsverksamheten|-58,4|-40,1
Kassaflöde från finansieringsverksamheten|20,0|10,0
Årets kassaflöde|2,8|6,7
"""
BALANCE_REQUIREMENT = """
Balanskravsutredning, tkr

|2024
Årets resultat|18 420
Samtliga realisationsvinster|-1 310
Orealiserade vinster i värdepapper|-644
Årets resultat efter balanskravsjusteringar|16 466
Reservering till resultatutjämningsreserv|-5 000
Årets balanskravsresultat|11 466
"""
INCOME = """
Resultaträkning, tkr

|2024|Budget 2024|2023
Verksamhetens intäkter|211 480|204 300|198 770
Verksamhetens kostnader|-1 008 312|-999 420|-961 115
Skatteintäkter|801 204|797 900|766 380
Verksamhetens resultat|4 372|2 780|4 035
Finansnetto|-1 906|-1 500|-1 122
Årets resultat|2 466|1 280|2 913
"""
PLACES = """
Gruppboenden

Boende|Platser|Nöjda 2024, %
Ängslyckan|14|81,2
Björkdungen|9|77,4
Tallbo|17|84,0
Alla boenden|40|
"""


def _told(text: str) -> list[str]:
    judged = judge(read_text(text.strip("\n").replace("|", "\t")))
    return [
        one.quote.split(" | ")[0]
        for one in judged.findings
        if one.severity in (Severity.ERROR, Severity.WARNING) and one.rule != "part-missing"
    ]


@pytest.mark.parametrize(
    ("table", "row", "total"),
    [
        (CASH_FLOW, "Kassaflöde från den löpande", "Årets kassaflöde"),
        (CASH_FLOW, "Kassaflöde från finansier", "Årets kassaflöde"),
        (BALANCE_REQUIREMENT, "Orealiserade", "Årets resultat efter balanskravsjusteringar"),
        (BALANCE_REQUIREMENT, "Reservering", "Årets balanskravsresultat"),
        (INCOME, "Finansnetto", "Årets resultat"),
        (PLACES, "Ängslyckan", "Alla boenden"),
    ],
)
def test_a_row_is_gone_from_a_standard_form(table: str, row: str, total: str) -> None:
    """What all rows make is told; with one taken away the total cannot be made."""
    assert _told(table) == []
    lines = [one for one in table.splitlines() if not one.startswith(row)]
    assert total in _told("\n".join(lines))


def test_signs_are_told_either_way() -> None:
    """Gains that are taken away may be printed without a minus."""
    assert _told(BALANCE_REQUIREMENT.replace("-1 310", "1 310").replace("-644", "644")) == []


def test_an_overview_tells_only_some_rows() -> None:
    """Five years in brief have the result of the operations right above that of the year."""
    lines = [one for one in INCOME.splitlines() if not one.startswith("Finansnetto")]
    brief = "\n".join(lines).replace("Resultaträkning", "Resultaträkning i sammandrag")
    assert "Årets resultat" not in _told(brief)


GROWTH = """
Kostnad per elev, kr

|2023|2024|Förändring, %
Förskola, kr per barn|137 640|141 800|3,0
Fritidshem, kr per elev|24 970|26 750|7,1
Grundskola, kr per elev|100 860|104 610|3,7
Gymnasieskola, kr per elev|112 840|119 380|5,8
"""
YEARS = """
Fem år, mnkr

|2020|2021|2022|2023|2024
Nettokostnad|2 025,8|2 160,7|2 233,9|2 325,2|2 404,1
Årets resultat|61,0|-4,2|12,4|-19,6|8,8
"""


@pytest.mark.parametrize(
    ("table", "right", "wrong", "row"),
    [
        (GROWTH, "|5,8", "|9,4", "Gymnasieskola, kr per elev"),
        (GROWTH, "|7,1", "|-7,1", "Fritidshem, kr per elev"),
        (YEARS, "2 233,9", "-2 233,9", "Nettokostnad"),
    ],
)
def test_growth_of_each_and_signs_of_net_costs(
    table: str, right: str, wrong: str, row: str
) -> None:
    """What is told of each pupil grows as all else does; a net cost is hardly below nought once."""
    assert _told(table) == []
    assert _told(table.replace(right, wrong)) == [row]
