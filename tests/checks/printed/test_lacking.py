"""A row that is gone from a table, told by its total. The tables are made up, with sums by hand."""

from __future__ import annotations

import pytest
from support import grid

from bokslut.checks.printed.tables.footing import foot
from bokslut.checks.printed.understood.equations import Equation, State
from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.text import read_text

BY_UNIT = """
Driftredovisning, tkr

|Utfall 2022|Budget 2023|Utfall 2023|Avvikelse
Hemtjänst|210 400|220 000|224 300|-4 300
Särskilt boende|310 250|330 000|325 700|4 300
Bistånd LSS|105 350|110 000|108 000|2 000
Omsorgsnämnden totalt|626 000|660 000|658 000|2 000
"""

INCOME_STATEMENT = """
Resultaträkning, tkr

|2022|2023
Verksamhetens intäkter|557 300|570 400
Verksamhetens kostnader|-2 778 000|-2 867 800
Avskrivningar|-104 600|-106 700
Verksamhetens nettokostnad|-2 325 300|-2 404 100
Skatteintäkter|1 735 500|1 821 700
Statsbidrag|587 300|607 700
Verksamhetens resultat|-2 500|25 300
Finansiella intäkter|17 800|26 600
Finansiella kostnader|-15 100|-12 700
Årets resultat|200|39 200
"""


def _without(table: str, label: str) -> list[tuple[str, Equation]]:
    """What is wrong in a table without the row of that label."""
    kept = "\n".join(one for one in table.split("\n") if not label or not one.startswith(label))
    told = grid(kept)
    return [
        (told.rows[one.stated.number.row].label, one)  # type: ignore[union-attr]
        for one in foot(told)
        if one.state is State.CONTRADICTED
    ]


def test_a_total_of_which_a_row_is_gone_is_doubted_once() -> None:
    assert not _without(BY_UNIT, "")
    for gone in ("Hemtjänst", "Särskilt", "Bistånd"):
        ((label, one),) = _without(BY_UNIT, gone)
        assert label == "Omsorgsnämnden totalt"
        assert not one.sure


def test_a_choice_of_rows_beside_the_total_of_all_is_no_fault() -> None:
    chosen = BY_UNIT.replace("Driftredovisning", "De största verksamheterna")
    assert not _without(chosen, "Hemtjänst")


def test_a_subtotal_that_another_sum_bears_out_is_doubted_where_a_part_is_gone() -> None:
    assert not _without(INCOME_STATEMENT, "")
    ((label, one),) = _without(INCOME_STATEMENT, "Avskrivningar")
    assert label == "Verksamhetens nettokostnad"
    assert not one.sure


def test_a_mean_of_all_is_no_sum_of_what_stands_there() -> None:
    table = """
Sjukfrånvaro

|2022|2023
Kvinnor|7,1|7,3
Män|4,0|4,1
Totalt|6,3|6,5
"""
    assert not _without(table, "")


DEBT = """
Skuldportföljen, mnkr

|2023|2022
Kommunen|965,2|882,0
Bostäder AB|1 489,1|1 376,1
Energi AB|617,6|574,5
Industrilokaler AB|259,6|253,4
Vatten AB|405,7|393,0
Koncernen|3 737,2|3 479,0
"""

ASSETS = """
Byggnader och mark, tkr

|2023|2022
Ingående anskaffningsvärde|1 379 380|1 335 619
Årets investeringar|48 118|46 739
Försäljning och utrangering|-3 337|-2 978
Utgående anskaffningsvärde|1 424 161|1 379 380
Ingående avskrivningar|-440 550|-410 255
Årets avskrivningar|-33 445|-32 453
Återförda vid utrangering|2 349|2 158
Utgående ackumulerade avskrivningar|-471 646|-440 550
Redovisat värde|952 515|938 830
"""

BY_AREA = """
Uppföljning, tkr

|Budget|Utfall
Individ- och familjeomsorg|137 945|135 977
Myndighet barn|32 212|30 370
Placeringar|49 286|48 863
Missbruksvård|20 180|19 135
Ekonomiskt bistånd|36 267|37 609
Funktionsstöd|170 455|175 648
Särskild service|96 735|100 209
Personlig assistans|45 676|47 518
Daglig verksamhet|28 044|27 921
Äldreomsorg|332 970|345 630
Hemtjänst|99 230|106 290
Särskilt boende|161 699|165 190
Korttidsvård|72 041|74 150
Socialnämnden totalt|641 370|657 255
"""


def test_a_last_row_larger_than_all_others_is_their_total_whatever_it_is_called() -> None:
    assert not _without(DEBT, "")
    ((label, one),) = _without(DEBT, "Industrilokaler")
    assert (label, one.sure) == ("Koncernen", False)


def test_a_subtotal_that_the_value_behind_it_bears_out_lacks_what_is_gone_before_it() -> None:
    assert not _without(ASSETS, "")
    ((label, one),) = _without(ASSETS, "Återförda")
    assert (label, one.sure) == ("Utgående ackumulerade avskrivningar", False)


def test_an_area_with_its_parts_behind_it_lacks_the_one_that_is_gone() -> None:
    assert not _without(BY_AREA, "")
    ((label, one),) = _without(BY_AREA, "Placeringar")
    assert (label, one.sure) == ("Individ- och familjeomsorg", False)


COMPANY = """
Resultaträkning, tkr

|2023|2022
Nettoomsättning|227 318|222 686
Driftkostnader|-164 475|-161 828
Avskrivningar|-34 450|-33 890
Rörelseresultat|28 393|26 968
Ränteintäkter|640|1 194
Räntekostnader|-13 695|-10 998
Resultat efter finansiella poster|15 338|17 164
Bokslutsdispositioner|-1 725|-3 894
Skatt|-2 530|-2 162
Årets resultat|11 083|11 108
"""


def test_the_last_result_of_a_statement_lacks_what_is_gone_before_it() -> None:
    assert not _without(COMPANY, "")
    ((label, one),) = _without(COMPANY, "Bokslutsdispositioner")
    assert (label, one.sure) == ("Årets resultat", False)


BALANCE_SHEET = """
Balansräkning i sammandrag, tkr

|2022-08-31|2023-08-31
Anläggningstillgångar|2 162 346|2 067 553
Förråd|17 066|19 132
Kortfristiga fordringar|259 090|218 842
Kassa och bank|468 968|681 396
Omsättningstillgångar|745 124|919 370
Summa tillgångar|2 907 470|2 986 923
Eget kapital|1 402 499|1 209 115
Avsättningar|152 256|159 819
Skulder|1 352 715|1 617 989
Eget kapital, avsättningar och skulder|2 907 470|2 986 923
"""


@pytest.mark.parametrize(
    ("row", "total", "lack"),
    [
        ("Förråd", "Omsättningstillgångar", 19_132),
        ("Avsättningar", "Eget kapital, avsättningar och skulder", 159_819),
    ],
)
def test_a_row_is_missed_in_either_half_of_a_balance_sheet(row: str, total: str, lack: int) -> None:
    assert not _without(BALANCE_SHEET, "")
    ((label, one),) = _without(BALANCE_SHEET, row)
    assert label == total
    assert one.difference == lack
    assert not one.sure


def test_a_row_that_one_company_does_not_have_is_missed_in_the_others() -> None:
    table = """
Koncernens resultaträkning, mnkr

|Stadshus AB|Bostads AB|Energi AB|Koncernen
Nettoomsättning|4,9|278,1|338,7|621,7
Rörelsekostnader|-8,2|-142,2|-272,9|-423,3
Avskrivningar|–|-48,5|-49,3|-97,8
Rörelseresultat|-3,3|87,4|16,5|100,6
Räntenetto|-2,1|-40,2|-15,0|-57,3
Resultat efter finansiella poster|-5,4|47,2|1,5|43,3
"""
    assert not _without(table, "")
    told = _without(table, "Avskrivningar")
    assert {label for label, _one in told} == {"Rörelseresultat"}


def test_a_total_in_english_that_the_other_side_bears_out_lacks_a_row() -> None:
    table = """
Balance sheet, SEK thousand

|31 Dec 2023|31 Dec 2022
Property|2 358 998|2 229 736
Receivables|120 654|117 470
Cash and bank|269 230|219 895
Total assets|2 748 882|2 567 101
Equity|327 706|313 845
Borrowing|2 421 176|2 253 256
Total equity and liabilities|2 748 882|2 567 101
"""
    assert not _without(table, "")
    told = _without(table, "Cash")
    assert {label for label, _one in told} == {"Total assets"}


STATEMENT = """
Resultaträkning, tkr

|Utfall 2023|Budget 2023|Utfall 2022
Verksamhetens nettokostnader|-958 748|-956 658|-928 447
Skatteintäkter|723 000|716 000|678 700
Generella statsbidrag|257 050|255 100|270 000
Verksamhetens resultat|21 302|14 442|20 253
Finansiella intäkter|10 501|10 260|10 143
Finansiella kostnader|-10 861|-10 920|-10 399
Resultat efter finansiella poster|20 942|13 782|19 997
Skatt|-1 205|-1 101|-1 311
Årets resultat|19 737|12 681|18 686
"""


def test_costs_that_are_gone_before_a_result_are_found_as_income_is() -> None:
    def told(text: str) -> list[str]:
        judged = judge(read_text(text.strip("\n").replace("|", "\t")))
        return [one.rule for one in judged.findings if one.severity is not Severity.NOTE]

    assert told(STATEMENT) == []
    for gone in ("Finansiella kostnader", "Finansiella intäkter"):
        lines = [one for one in STATEMENT.splitlines() if not one.startswith(gone)]
        assert "footing" in told("\n".join(lines)), gone
