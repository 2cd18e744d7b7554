"""Tables that end with all of it under a name of its own, and tables that count. The tables are
made up, with sums by hand."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Finding, Severity
from bokslut.readers.text import read_text

LIQUIDITY = """
Beredskap 31 december, mnkr

|2024|2023
Banktillgodohavande|214|187
Kortfristiga placeringar|96|131
Kreditlöften|350|340
Tillgänglig likviditet|661|658
"""

MEASURES = """
Åtgärder efter revision, läget vid årets slut

|2021|2022|2023|Totalt
Genomförda|12|9|4|25
Påbörjade|3|7|8|18
Inte påbörjade|1|0|5|6
Beslutade åtgärder|16|16|17|49
"""

VISITS = """
Anmälda händelser per enhet

|Kvartal 1|Kvartal 2|Kvartal 3
Norr|14|9|11
Söder|6|8|7
Öster|5|4|2
Totalt|25|21|20
"""

SICK_DAYS = """
Sjukfrånvaro

|2023|2024
Sjukfrånvaro, alla, %|6,9|7,1
Sjukdagar dag 1-14|9 114|8 927
Sjukdagar dag 15-59|7 805|7 733
Sjukdagar dag 60-|11 246|13 918
Sjukdagar, summa|28 165|30 578
"""

EMPLOYED = """
Sysselsättning

|2023|2024
Heltid, kvinnor|814|857
Heltid, män|263|271
Heltid, samtliga|1 077|1 128
Deltid, samtliga|298|287
"""


def _told(text: str) -> list[Finding]:
    judged = judge(read_text(text.strip("\n").replace("|", "\t")))
    weighty = (Severity.ERROR, Severity.WARNING)
    return [one for one in judged.findings if one.severity in weighty]


@pytest.mark.parametrize("table", [LIQUIDITY, MEASURES, VISITS, SICK_DAYS, EMPLOYED])
def test_what_adds_up_is_not_told(table: str) -> None:
    assert not _told(table)


def test_the_last_row_is_all_of_the_others_whatever_it_is_called() -> None:
    (one,) = _told(LIQUIDITY.replace("placeringar|96|", "placeringar|69|"))
    assert (one.place.row, one.place.column) == ("Tillgänglig likviditet", "2024")


def test_a_last_row_that_is_no_more_than_another_is_no_sum() -> None:
    assert not _told(LIQUIDITY.replace("likviditet|661|658", "likviditet|300|658"))


@pytest.mark.parametrize(
    ("right", "wrong", "severity"),
    [
        ("åtgärder|16|16|17|49", "åtgärder|16|16|17|31", Severity.ERROR),
        ("åtgärder|16|16|17|49", "åtgärder|18|16|17|49", Severity.WARNING),
    ],
)
def test_a_count_of_things_is_not_rounded(right: str, wrong: str, severity: Severity) -> None:
    told = _told(MEASURES.replace(right, wrong))
    assert {one.place.row for one in told} == {"Beslutade åtgärder"}
    assert severity in {one.severity for one in told}


def test_one_event_too_many_is_doubted() -> None:
    (one,) = _told(VISITS.replace("Söder|6|8|7", "Söder|6|9|7"))
    assert one.severity is Severity.WARNING
    assert (one.place.row, one.place.column) == ("Totalt", "Kvartal 2")


def test_money_of_measures_may_be_rounded() -> None:
    assert not _told(
        VISITS.replace("Anmälda händelser per enhet", "Kostnader för händelser per enhet").replace(
            "Söder|6|8|7", "Söder|6|9|7"
        )
    )


def test_a_number_on_average_may_be_rounded() -> None:
    mean = VISITS.replace("Anmälda händelser per enhet", "Händelser per enhet, snitt per månad")
    assert not _told(mean.replace("Söder|6|8|7", "Söder|6|9|7"))


def test_a_row_that_is_gone_below_shares_is_missed_in_the_sum_of_days() -> None:
    kept = "\n".join(one for one in SICK_DAYS.split("\n") if "dag 60" not in one)
    (one,) = _told(kept)
    assert one.place.row == "Sjukdagar, summa"


def test_women_and_men_are_all_of_them() -> None:
    (one,) = _told(EMPLOYED.replace("män|263|", "män|236|"))
    assert (one.place.row, one.place.column) == ("Heltid, samtliga", "2023")


LEFT = """
Avslutade anställningar efter orsak

|2023|2024
Pension|41|52
Egen begäran|198|176
Övriga orsaker|23|31
Totalt|262|259
"""

SCHOOLS = """
Elever per skola

|Elever|Godkända
Björkskolan|212|181
Granskolan|164|131
Tallskolan|97|84
Almskolan|141|119
Lindskolan|188|160
Kommunens skolor|802|675
"""

GROUP = """
Resultat per enhet, mnkr

|2023|2024
Kommunen|31,4|12,8
Bostads AB|14,9|9,6
Energi AB|22,0|26,7
Parkering AB|-1,2|0,4
Koncernjusteringar|-8,5|-6,1
Sammanställda räkenskaper|58,6|43,4
"""

PLAN = """
Resultatplan, mkr

|Budget 2024|Plan 2025|Plan 2026|Plan 2027
Intäkter|210,4|214,2|219,7|224,1
Kostnader|-1 344,8|-1 388,0|-1 421,5|-1 460,3
Verksamhetens nettokostnad|-1 134,4|-1 173,8|-1 201,8|-1 236,2
Skatter och bidrag|1 151,9|1 196,7|1 237,5|1 276,2
Finansiella intäkter|6,2|6,4|6,9|7,0
Finansiella kostnader|-11,8|-13,1|-14,0|-14,9
Årets resultat|11,9|16,2|28,6|32,1
Resultat i % av skatter och bidrag|1,0|1,4|2,3|2,5
"""


@pytest.mark.parametrize("table", [LEFT, SCHOOLS, GROUP, PLAN])
def test_a_table_that_is_whole_misses_no_row(table: str) -> None:
    assert not _told(table)


@pytest.mark.parametrize(
    ("table", "row", "total"),
    [
        (LEFT, "Egen begäran", "Totalt"),
        (SCHOOLS, "Tallskolan", "Kommunens skolor"),
        (GROUP, "Bostads AB", "Sammanställda räkenskaper"),
        (PLAN, "Finansiella kostnader", "Årets resultat"),
    ],
)
def test_the_total_misses_a_row_that_is_gone(table: str, row: str, total: str) -> None:
    kept = "\n".join(one for one in table.split("\n") if not one.startswith(row))
    assert {one.place.row for one in _told(kept)} == {total}
    assert len(_told(kept)) == 1


def test_the_largest_are_a_choice() -> None:
    chosen = SCHOOLS.replace("Elever per skola", "Elever på de största skolorna")
    assert not _told("\n".join(one for one in chosen.split("\n") if "Tallskolan" not in one))


CASH = """
Kassaflöde i sammandrag, mkr

|2023|2024
Kassaflöde från den löpande verksamheten|214,6|187,3
Kassaflöde från investeringsverksamheten|-162,0|-240,8
Kassaflöde från finansieringsverksamheten|20,5|95,0
Årets kassaflöde|73,1|41,5
Likvida medel vid årets slut|288,4|329,9
"""

ABSENCE = """
Sjukfrånvaro i procent

|2023|2024
Sjukfrånvaro, %|7,2|6,8
varav dag 1-14|3,0|2,7
varav dag 15 och framåt|4,2|4,1
"""


@pytest.mark.parametrize("table", [CASH, ABSENCE])
def test_what_is_whole_by_its_names_is_not_told(table: str) -> None:
    assert not _told(table)


def test_the_years_cash_flow_is_of_all_three_kinds() -> None:
    (one,) = _told("\n".join(row for row in CASH.split("\n") if "finansiering" not in row))
    assert one.place.row == "Årets kassaflöde"


def test_days_of_absence_that_go_on_from_each_other_are_all() -> None:
    (one,) = _told(ABSENCE.replace("framåt|4,2|4,1", "framåt|4,2|3,3"))
    assert (one.place.row, one.place.column) == ("Sjukfrånvaro, %", "2024")


def test_days_that_leave_some_out_are_no_whole() -> None:
    some = ABSENCE.replace("dag 15 och", "dag 60 och").replace("framåt|4,2|4,1", "framåt|4,2|3,3")
    assert not _told(some)
