"""A row that is gone from a sum, told as an error where a controller would be sure. The tables are
made up, with sums by hand."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.understood.left_out import left_out
from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Finding, Severity
from bokslut.readers.text import read_text

DRIFT = """
Driftredovisning, tkr

|Budget 2023|Utfall 2023|Avvikelse
Stadsbibliotek|21 300|21 910|-610
Badhus|14 250|13 870|380
Ungdomsgårdar|8 860|9 041|-181
Musikskola|14 498|14 211|287
Summa|58 908|59 032|-124
"""

STATEMENT = """
Resultaträkning, tkr

|2022|2023
Medlemsavgifter|93 202|95 885
Tillsynsavgifter|14 593|13 834
Övriga intäkter|4 145|4 510
Verksamhetens intäkter|111 940|114 229
Personal|-80 393|-83 476
Lokaler|-11 520|-11 811
Fordon|-6 680|-6 989
Verksamhetens kostnader|-98 593|-102 276
Avskrivningar|-5 351|-5 526
Årets resultat|7 996|6 427
"""

AGES = """
Anställda efter ålder

|2022|2023
-29 år|34|32
30-39 år|87|88
40-49 år|101|111
50-59 år|96|96
60 år-|46|47
Samtliga|364|374
"""

INVESTED = """
Investeringar, tkr

|2022|2023
Ackumulatortank|18 589|23 144
Elmätare|8 756|10 588
Fiber|5 724|5 191
Summa|33 069|38 923

Under året byttes elmätare för 10 588 tkr, mot 8 756 tkr året innan.
"""

OWN_GROUPS = """
Taxor, tkr

|2022|2023
Skattefinansierat||
Gator|4 210|4 388
Parker|1 966|2 045
Summa skattefinansierat|6 176|6 433
Taxefinansierat||
Vatten|9 541|9 877
Avfall|4 909|5 136
Summa taxefinansierat|14 450|15 013
Totalt|20 626|21 446
"""


def _told(text: str) -> list[Finding]:
    weighty = (Severity.ERROR, Severity.WARNING)
    judged = judge(read_text(text.strip("\n").replace("|", "\t")))
    return [one for one in judged.findings if one.rule == "footing" and one.severity in weighty]


def _without(text: str, label: str) -> str:
    return "\n".join(one for one in text.split("\n") if not one.startswith(label))


@pytest.mark.parametrize("text", [DRIFT, STATEMENT, AGES, INVESTED, OWN_GROUPS])
def test_nothing_is_said_where_no_row_is_gone(text: str) -> None:
    assert not _told(text)


@pytest.mark.parametrize(
    ("text", "gone", "values"),
    [
        # The variance beside the sum says that the sum is right.
        (DRIFT, "Ungdomsgårdar", "8 860 | 9 041"),
        # Årets resultat comes out with the sum, in both years.
        (STATEMENT, "Lokaler", "-11 520 | -11 811"),
        (STATEMENT, "Tillsynsavgifter", "14 593 | 13 834"),
        # The ages go on from one to the next.
        (AGES, "40-49", "101 | 111"),
        # A sentence tells what is lacking.
        (INVESTED, "Elmätare", "8 756 | 10 588"),
        # The total is made of both sums.
        (OWN_GROUPS, "Avfall", "4 909 | 5 136"),
    ],
)
def test_a_row_that_is_gone_is_an_error_with_what_it_would_have(
    text: str, gone: str, values: str
) -> None:
    (one,) = _told(_without(text, gone))
    assert one.severity is Severity.ERROR
    told = dict(one.values)["cause_amounts"]
    assert str(told).replace("\u202f", " ").replace("\u2212", "-") == values


def test_the_missing_age_is_named() -> None:
    (one,) = _told(_without(AGES, "40-49"))
    assert dict(one.values)["cause_row"] == "40-49"


@pytest.mark.parametrize(
    "text",
    [
        # A choice of what there is.
        _without(DRIFT, "Badhus").replace("Driftredovisning", "De största verksamheterna"),
        # The total of more than the table.
        _without(DRIFT, "Badhus").replace("Summa", "Totalt kommunen"),
        # A result beside some of its parts, in an overview.
        _without(STATEMENT, "Avskrivningar").replace("Resultaträkning", "Resultat i sammandrag"),
        # Ages that are of interest.
        _without(AGES, "30-39").replace("50-59 år|96|96\n", ""),
        # A row whose numbers are not told.
        DRIFT.replace("Badhus|14 250|13 870|380", "Badhus|..|..|.."),
        # A row that stands there is not counted.
        DRIFT.replace("58 908|59 032|-124", "44 410|44 821|-411"),
        # A result beside some of its parts, in a table of no name.
        _without(STATEMENT, "Avskrivningar").replace("Resultaträkning, tkr", "Ekonomi, tkr"),
    ],
)
def test_what_may_be_meant_so_is_no_error(text: str) -> None:
    assert all(one.severity is Severity.WARNING for one in _told(text))


def test_a_sum_that_fails_in_its_only_column_is_a_doubt() -> None:
    text = _without("\n".join(one.rsplit("|", 2)[0] for one in DRIFT.split("\n")), "Badhus")
    assert all(one.severity is Severity.WARNING for one in _told(text))


@pytest.mark.parametrize(
    ("labels", "missing"),
    [
        (["Kvartal 2", "Kvartal 3", "Kvartal 4"], "Kvartal 1"),
        (["januari", "februari", "april"], "mar"),
        (["-29 år", "30-39 år", "40-49 år", "60 år och äldre"], "50-59"),
        (["0-5 år", "6-15 år", "16-19 år", "65-79 år", "80+"], ""),
        (["20-29", "30-39", "40-49"], ""),
        (["januari", "april", "augusti"], ""),
        (["Förskola 1-5 år", "Skola", "Fritids"], ""),
    ],
)
def test_what_is_left_out_of_labels_that_go_on(labels: list[str], missing: str) -> None:
    assert left_out(labels) == missing
