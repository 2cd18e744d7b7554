"""A controller fills in a table in CSV and imports it."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
from tables_support import outcome, take

from bokslut.facts.importers.base import Batch, ReadContext
from bokslut.facts.importers.csv_table import read, recognises
from bokslut.facts.schema import TABLES
from bokslut.model.finding import Severity

BUDGET = "Budgetkonto;Enhet;Period;{amount};Ändring\n"


def budget(amount: str, head: str = "Belopp", more: str = "") -> str:
    return BUDGET.format(amount=head) + f"5010;EKO;2014;{amount};ursprunglig\n" + more


def amounts(text: str | bytes) -> list[Decimal]:
    found = take(text)
    assert found.errors() == []
    return [row["amount"] for row in found.rows["budget_line"]]


def test_each_row_becomes_a_fact_with_the_line_it_stands_on():
    found = take(
        "Budgetkonto;Enhet;Verksamhet;Period;Belopp;Ändring;Beslutsdatum;Beslut;Text\n"
        "5010;EKO;0200;2014-01..2014-08;1234,50;ursprunglig;2013-11-25;KF § 171;Hyra\n"
        "\n"
        ";;;;;;;;\n"
        "3010;EKO;;2014;-7;omdisponering;20140301;KS § 2;\n"
    )
    assert found.findings == []
    first, second = found.rows["budget_line"]
    assert first == dict.fromkeys(TABLES["budget_line"].names) | {
        "line": 2,
        "basis": "budget",
        "change": "original",
        "decided": date(2013, 11, 25),
        "decision": "KF § 171",
        "first": date(2014, 1, 1),
        "last": date(2014, 8, 31),
        "account": "5010",
        "unit": "EKO",
        "activity": "0200",
        "amount": Decimal("1234.50"),
        "text": "Hyra",
    }
    assert (second["line"], second["change"]) == (5, "revision")
    assert second["decided"] == date(2014, 3, 1)
    assert found.scopes == ("budget_line budget 2014",)


def test_batches_have_the_columns_of_the_fact_table():
    stream = io.BytesIO(budget("1").encode())
    batches = [one for one in read(stream, ReadContext("b.csv")) if isinstance(one, Batch)]
    assert [one.rows.schema.equals(TABLES["budget_line"]) for one in batches] == [True]


@pytest.mark.parametrize(
    ("head", "written", "kronor"),
    [
        ("Belopp", "12,5", "12.50"),
        ("Belopp (tkr)", "12,5", "12500.00"),
        ("belopp (TKR)", "12,5", "12500.00"),
        ("Belopp tkr", "12,5", "12500.00"),
        ("Amount (mkr)", "12,5", "12500000.00"),
        ("Belopp (kr, kredit plus)", "12,5", "-12.50"),
        ("Belopp (tkr, debet plus)", "12,5", "12500.00"),
        ("Belopp (decimalpunkt)", "1.234", None),
        ("Belopp (decimalkomma)", "1.234", "1234.00"),
        ("Belopp", "(12,50)", "-12.50"),
        ("Belopp", "1 234 567,89", "1234567.89"),
        ("Belopp", "1\u00a0234,5", "1234.50"),
        ("Belopp", "\u2212 12,50", "-12.50"),
        ("Belopp", "1.234.567,8", "1234567.80"),
    ],
)
def test_the_head_states_unit_and_sign(head, written, kronor):
    if kronor is None:
        assert take(budget(written, head)).errors() == ["table-decimals"]
    else:
        assert amounts(budget(written, head)) == [Decimal(kronor)]


@pytest.mark.parametrize(
    ("separator", "quoted", "expected"),
    [
        (";", '"1234,50"', "1234.50"),
        (";", "1234.50", "1234.50"),
        (",", "1234.50", "1234.50"),
        (",", '"1234,50"', "1234.50"),
        (",", '"1,234.50"', "1234.50"),
        ("\t", "1234,50", "1234.50"),
        ("|", "1234,50", "1234.50"),
    ],
)
def test_separator_and_decimal_mark_are_recognised(separator, quoted, expected):
    text = budget("@").replace(";", separator).replace("@", quoted)
    assert amounts(text) == [Decimal(expected)]


def test_a_number_that_can_be_read_in_two_ways_is_not_guessed():
    found = take(budget("1,234"))
    assert found.errors() == ["table-decimal-mark"]
    assert "budget_line" not in found.rows
    # One number that shows the mark settles it for the file.
    assert amounts(budget("1.234", more="5020;EKO;2014;0,5;ursprunglig\n")) == [
        Decimal("1234.00"),
        Decimal("0.50"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "cp850", "cp437", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_swedish_letters_survive_each_encoding_and_line_end(encoding, end):
    text = "Projekt;Projektnamn;Beslutas av\n86401;Övriga åtgärder på Järna;nämnd\n"
    found = take(text.replace("\n", end).encode(encoding))
    assert found.errors() == []
    assert [(row["line"], row["name"]) for row in found.rows["project"]] == [
        (2, "Övriga åtgärder på Järna")
    ]
    assert ("table-encoding-guessed" in found.rules()) == encoding.startswith("cp")


def test_columns_may_be_english_in_any_order_and_case():
    found = take("amount,CHANGE,unit,Period,budget account\n7.50,original,EKO,2014,5010\n")
    assert found.findings == []
    assert found.rows["budget_line"][0]["amount"] == Decimal("7.50")


def test_names_of_their_own_are_declared():
    text = "Kto;Ansvar;Period;Summa kr;Ändring\n3010;EKO;2014;7,5;ursprunglig\n"
    declared = {"Kto": "Budgetkonto", "ansvar": "Enhet", "Summa kr": "Belopp (tkr, kredit plus)"}
    assert "table-column-missing" in take(text, "budget.csv").errors()
    found = take(text, "budget.csv", budget=declared)
    assert found.findings == []
    assert found.rows["budget_line"][0]["amount"] == Decimal("-7500.00")


def test_a_title_above_the_head_and_a_separator_line_are_passed_over():
    found = take("sep=;\nBudget 2014;;;;\n;;;;\n" + budget("1"))
    assert found.findings == []
    assert found.rows["budget_line"][0]["line"] == 5


def test_all_faults_of_a_file_are_told_at_once():
    found = take(
        BUDGET.format(amount="Belopp")
        + "5010;EKO;2014-13;x;ursprunglig\n"
        + ";EKO;2014;1,0055;lånad\n"
        + "5010;EKO;2014;1;ursprunglig\n"
    )
    assert found.said() == [
        ("table-period", "fil.csv:2 Period"),
        ("table-number", "fil.csv:2 Belopp"),
        ("table-value-missing", "fil.csv:3 Budgetkonto"),
        ("table-decimals", "fil.csv:3 Belopp"),
        ("table-word", "fil.csv:3 Ändring"),
    ]


def test_a_million_faults_are_counted_not_listed():
    bad = "5010;EKO;2014;x;ursprunglig\n"
    found = take(BUDGET.format(amount="Belopp") + bad * 3000)
    assert found.errors() == ["table-number"] * 51
    assert "2950" in found.findings[-1].message()


def test_a_sum_row_is_told_and_not_counted():
    found = take(budget("5", more="Summa;;;5;\n;Totalt;;5;\nSumma;EKO;2014;5;ursprunglig\n"))
    assert found.rules() == ["table-sum-row"] * 3
    assert [row["amount"] for row in found.rows["budget_line"]] == [5]


def test_rows_that_differ_only_a_little_are_not_called_the_same():
    found = take(budget("-1", more="5010;EKO;2014;-2;ursprunglig\n"))
    assert found.findings == []
    assert len(found.rows["budget_line"]) == 2


def test_two_equal_budget_rows_both_count_with_a_warning():
    found = take(budget("1", more="5010;EKO;2014;1,00;ursprunglig\n"))
    assert found.rules(Severity.WARNING) == ["table-row-repeated"]
    assert len(found.rows["budget_line"]) == 2


def test_an_account_given_twice_counts_once_and_differently_is_an_error():
    head = "Konto;Kontonamn\n5010;Hyra\n"
    once = take(head + "5010;Hyra\n")
    assert (once.rules(), len(once.rows["account"])) == (["table-row-repeated"], 1)
    assert take(head + "5010;Lokaler\n").errors() == ["table-key-repeated"]


def test_an_account_keeps_its_leading_zero():
    found = take("Verksamhet;Verksamhetsnamn\n0200;Administration\n")
    assert found.rows["activity"][0]["activity"] == "0200"


UNITS = "Enhet;Namn;Överordnad;Slag;Giltig från;Giltig till;Efterträdare\n"


def test_an_organisation_that_changed_is_accepted():
    found = take(
        UNITS
        + "KS;Kommunstyrelsen;;organ;2000-01-01;;\n"
        + "A;Gamla A;KS;kontor;2000-01-01;2012-12-31;\n"
        + "A;Nya A;KS;kontor;2013-01-01;;\n"
        + "B;B;KS;kontor;2000-01-01;2013-12-31;A\n"
        + "C;C;B;avdelning;2000-01-01;2013-12-31;\n"
        + "C;C;A;avdelning;2014-01-01;;\n"
    )
    assert found.findings == []
    assert found.scopes == ("units",)
    assert [row["kind"] for row in found.rows["unit"]][:2] == ["body", "office"]


@pytest.mark.parametrize(
    ("rows", "rule", "place"),
    [
        ("A;A;X;kontor;2000-01-01;;\n", "table-parent-unknown", "fil.csv:2 Överordnad"),
        ("A;A;A;kontor;2000-01-01;;\n", "table-parent-cycle", "fil.csv:2 Överordnad"),
        ("A;A;;kontor;2000-01-01;1999-01-01;\n", "table-dates-reversed", "fil.csv:2 Giltig till"),
        ("A;A;;kontor;2000-01-01;;Z\n", "table-successor-unknown", "fil.csv:2 Efterträdare"),
        (
            "A;A;;kontor;2000-01-01;2010-12-31;\nA;A;;kontor;2010-12-31;;\n",
            "table-unit-overlap",
            "fil.csv:3 Giltig från",
        ),
    ],
)
def test_an_organisation_that_cannot_be_is_refused(rows, rule, place):
    found = take(UNITS + rows)
    assert found.said() == [(rule, place)]
    assert found.errors() == [rule]


def test_a_long_cycle_is_told_once():
    chain = "".join(f"U{n};U;U{(n + 1) % 2000};enhet;2000-01-01;;\n" for n in range(2000))
    found = take(UNITS + chain + "V;V;U7;enhet;2000-01-01;;\n")
    assert found.said() == [("table-parent-cycle", "fil.csv:2 Överordnad")]
    assert found.findings[0].quote == "U0 > U1 > U2 > U3 > U4 > U5 > … > U0"


def test_a_broken_row_does_not_make_its_children_orphans():
    found = take(UNITS + "KS;KS;;organ;i fjol;;\nA;A;KS;kontor;2000-01-01;;\n")
    assert found.errors() == ["table-date"]


ASSETS = (
    "Anläggning;Komponent;Konto;Avskrivningskonto;Anskaffningsvärde;Aktiverad;"
    "Nyttjandetid månader;Utrangerad\n"
)


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ("A;1;1221;7921;100;2014-01-01;0;\n", "table-asset-life"),
        ("A;1;1221;7921;100;2014-01-01;-5;\n", "table-asset-life"),
        ("A;1;1221;7921;100;2014-01-01;1,5;\n", "table-decimals"),
        ("A;1;1221;7921;100;2014-01-01;60;2013-01-01\n", "table-dates-reversed"),
        ("A;1;1221;7921;100;2014-02-30;60;\n", "table-date"),
    ],
)
def test_an_asset_that_cannot_be_depreciated_is_refused(row, rule):
    assert take(ASSETS + row).errors() == [rule]


def test_a_forecast_is_about_its_day_and_an_appropriation_about_its_years():
    found = take(
        "Prognosdatum;Enhet;Period;Prognosbelopp (tkr)\n"
        "2014-08-31;EKO;2014;28 690\n2014-04-30;EKO;2014;29 000\n"
    )
    assert found.errors() == []
    assert found.scopes == (
        "budget_line forecast 2014-04-30",
        "budget_line forecast 2014-08-31",
    )
    assert found.rows["budget_line"][0]["change"] == "original"
    found = take(
        "Kommunbidrag för enhet;Period;Belopp;Ändring\n"
        "EKO;2013;1;ursprunglig\nEKO;2014;1;ursprunglig\n"
    )
    assert found.scopes == ("budget_line appropriation 2013", "budget_line appropriation 2014")


def test_an_investment_forecast_needs_its_day():
    head = "Investeringsprojekt;Slag;Period;Prognosdatum;Belopp\n"
    assert take(head + "86401;prognos;2014;;1\n").errors() == ["table-forecast-undated"]
    found = take(head + "86401;prognos;2014;2014-08-31;1\n86401;projektanslag;2014;;8\n")
    assert found.scopes == (
        "investment_line appropriation 2014",
        "investment_line forecast 2014-08-31",
    )


def test_volumes_are_replaced_each_by_itself():
    found = take("Volym;Datum;Antal\ndatorer;2014-12-31;5200,5\nbilar;2014-12-31;3\n")
    assert found.scopes == ("volume bilar", "volume datorer")
    assert found.rows["volume"][0]["quantity"] == Decimal("5200.5000")


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("budget.CSV", b"", True),
        ("budget.tsv", b"", True),
        ("x.txt", b"Budgetkonto\tEnhet\tPeriod\tBelopp\n", True),
        ("x.txt", b"Dear all,\n", False),
        ("x.se", b"#FLAGGA 0\n", False),
    ],
)
def test_csv_is_recognised_by_name_or_by_its_columns(name, head, expected):
    assert recognises(name, head) is expected


def test_a_large_file_comes_in_batches():
    rows = "".join(f"5010;EKO;2014;{n},25;ursprunglig\n" for n in range(60_000))
    stream = io.BytesIO((BUDGET.format(amount="Belopp") + rows).encode())
    items = list(read(stream, ReadContext("b.csv")))
    batches = [one for one in items if isinstance(one, Batch)]
    assert len(batches) == 2
    found = outcome(items)
    assert sum(row["amount"] for row in found.rows["budget_line"]) == Decimal(
        "0.25"
    ) * 60_000 + sum(range(60_000))
