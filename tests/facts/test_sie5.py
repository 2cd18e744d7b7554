"""SIE 5: a ledger in XML gives the same facts as a ledger in SIE 4."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
from sie_support import Outcome, outcome

from bokslut.facts.importers import sie, sie5
from bokslut.facts.importers.base import ReadContext

LEDGER = """<?xml version="1.0" encoding="UTF-8"?>
<Sie xmlns="http://www.sie.se/sie5" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
     xsi:schemaLocation="http://www.sie.se/sie5 http://www.sie.se/sie5.xsd">
  <FileInfo>
    <SoftwareProduct name="Ekonomi" version="5.0"/>
    <FileCreation time="2015-01-10T12:00:00" by="EVA"/>
    <Company organizationId="212000-0159" name="Södertälje kommun"/>
    <FiscalYears>
      <FiscalYear start="2013-01" end="2013-12"/>
      <FiscalYear start="2014-01" end="2014-12" primary="true"/>
    </FiscalYears>
    <AccountingCurrency currency="SEK"/>
  </FileInfo>
  <Accounts>
    <Account id="1510" name="Kundfordringar" type="asset" unit="st">
      <OpeningBalance month="2014-01" amount="50.00"/>
      <ClosingBalance month="2014-12" amount="150.00" quantity="3"/>
      <ClosingBalance month="2013-12" amount="50.00"/>
    </Account>
    <Account id="2010" name="Eget kapital" type="equity">
      <OpeningBalance month="2014-01" amount="-50"/>
      <ClosingBalance month="2014-12" amount="-50"/>
      <ClosingBalance month="2013-12" amount="-50"/>
    </Account>
    <Account id="3010" name="Avgifter" type="income">
      <ClosingBalance month="2014-12" amount="-100.00"/>
      <ClosingBalanceMultidim month="2014-12" amount="-100.00">
        <ObjectReference dimId="1" objectId="100"/>
        <ObjectReference dimId="6" objectId="P1"/>
      </ClosingBalanceMultidim>
      <Budget month="2014-02" amount="-500">
        <ObjectReference dimId="1" objectId="100"/>
      </Budget>
    </Account>
  </Accounts>
  <Dimensions>
    <Dimension id="1" name="Enhet"><Object id="100" name="Kansli"/></Dimension>
    <Dimension id="6" name="Projekt"><Object id="P1" name="Val 2014"/></Dimension>
  </Dimensions>
  <Journal id="A" name="Fakturor">
    <JournalEntry id="7" journalDate="2014-01-15" text="Faktura å">
      <EntryInfo date="2014-01-16" by="EVA"/>
      <LedgerEntry accountId="1510" amount="100.00" text="Kund" quantity="2.5"/>
      <LedgerEntry accountId="3010" amount="-90.00">
        <Overstrike date="2014-01-17" by="BO"/>
      </LedgerEntry>
      <LedgerEntry accountId="3010" amount="-100.00" ledgerDate="2014-01-17">
        <ObjectReference dimId="1" objectId="100"/>
        <ObjectReference dimId="6" objectId="P1"/>
        <EntryInfo date="2014-01-17" by="BO"/>
      </LedgerEntry>
    </JournalEntry>
  </Journal>
</Sie>
"""


def read(data: str | bytes, name: str = "ledger.xml") -> Outcome:
    raw = data if isinstance(data, bytes) else data.encode("utf-8")
    return outcome(sie5.read(io.BytesIO(raw), ReadContext(name, {"1": "unit"})))


def test_a_whole_ledger_is_read_without_a_remark() -> None:
    found = read(LEDGER)
    assert [one.message() for one in found.findings] == []
    year = "2120000159 2014-01-01..2014-12-31"
    assert found.scopes == (f"ledger {year}", f"period_budget {year}")
    assert found.header["program"] == {"name": "Ekonomi", "version": "5.0"}
    assert found.header["fiscal_years"] == {
        "0": ["2014-01-01", "2014-12-31"],
        "-1": ["2013-01-01", "2013-12-31"],
    }


def test_vouchers_and_their_rows() -> None:
    found = read(LEDGER)
    head = found.vouchers[0]
    assert (head["series"], head["number"], head["date"]) == ("A", "7", date(2014, 1, 15))
    assert (head["text"], head["registered"], head["signature"], head["rows"]) == (
        "Faktura å", date(2014, 1, 16), "EVA", 2,
    )  # fmt: skip
    first, second = found.postings
    assert (first["account"], first["amount"], first["quantity"], first["text"]) == (
        "1510", Decimal(100), Decimal("2.5"), "Kund",
    )  # fmt: skip
    assert (second["unit"], second["objects"], second["date"], second["signature"]) == (
        "100", "6=P1", date(2014, 1, 17), "BO",
    )  # fmt: skip
    assert first["line"] == 1 + LEDGER[: LEDGER.index('amount="100.00" text')].count("\n")
    assert {one["voucher"] for one in found.postings} == {head["line"]}


def test_a_struck_entry_is_kept_and_not_counted() -> None:
    change = read(LEDGER).rows["posting_change"][0]
    assert (change["kind"], change["amount"], change["signature"]) == ("removed", -90, "BO")


def test_balances_and_budgets_stand_where_those_of_sie_4_do() -> None:
    found = read(LEDGER)
    kept = {
        (one["kind"], one["account"], one["date"]): one["amount"] for one in found.rows["balance"]
    }
    assert kept == {
        ("opening", "1510", date(2013, 12, 31)): 50,
        ("closing", "1510", date(2014, 12, 31)): 150,
        ("closing", "1510", date(2013, 12, 31)): 50,
        ("opening", "2010", date(2013, 12, 31)): -50,
        ("closing", "2010", date(2014, 12, 31)): -50,
        ("closing", "2010", date(2013, 12, 31)): -50,
        ("result", "3010", date(2014, 12, 31)): -100,
        ("object_closing", "3010", date(2014, 12, 31)): -100,
    }
    budget = found.rows["budget_line"][0]
    assert (budget["first"], budget["unit"], budget["amount"]) == (date(2014, 2, 1), "100", -500)


def test_accounts_and_dimensions() -> None:
    found = read(LEDGER)
    assert [(one["account"], one["kind"]) for one in found.rows["account"]] == [
        ("1510", "T"), ("2010", "S"), ("3010", "I"),
    ]  # fmt: skip
    objects = {(one["dimension"], one["object"]): one["name"] for one in found.rows["object"]}
    assert objects == {
        ("1", None): None,
        ("1", "100"): "Kansli",
        ("6", None): None,
        ("6", "P1"): "Val 2014",
    }


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('amount="-100.00" ledgerDate', 'amount="-99.00" ledgerDate', "sie-voucher-unbalanced"),
        ('journalDate="2014-01-15"', 'journalDate="i maj"', "sie-date"),
        ('amount="100.00" text', 'amount="hundra" text', "sie-amount"),
        ('amount="150.00"', 'amount="151.00"', "sie-closing-balance"),
        ('currency="SEK"', 'currency="EUR"', "sie-currency"),
        ('objectId="100"/>\n        <ObjectReference dimId="6" objectId="P1"/>\n        <E',
         'objectId="200"/>\n        <E', "sie-object-undeclared"),
    ],
)  # fmt: skip
def test_the_controls_are_those_of_sie_4(old: str, new: str, rule: str) -> None:
    assert old in LEDGER
    assert rule in read(LEDGER.replace(old, new)).rules()


def test_an_entry_file_adds_vouchers_and_declares_nothing() -> None:
    entry = LEDGER.replace("<Sie ", "<SieEntry ").replace("</Sie>", "</SieEntry>")
    begin, end = entry.index("  <Accounts>"), entry.index("  <Journal ")
    found = read(entry[:begin] + entry[end:].replace("EntryInfo", "OriginalEntryInfo"))
    assert found.scopes[0].startswith("vouchers 2120000159 ")
    assert found.rules() == []
    assert found.vouchers[0]["registered"] == date(2014, 1, 16)


def test_objects_are_the_same_under_the_older_name_of_the_attribute() -> None:
    older = read(LEDGER.replace("dimId", "dimensionId"))
    assert older.rows["posting"] == read(LEDGER).rows["posting"]
    assert older.postings[1]["unit"] == "100"


def test_a_file_of_balances_and_budget_does_not_replace_the_ledger_of_its_year() -> None:
    begin, end = LEDGER.index("  <Journal "), LEDGER.index("</Sie>")
    found = read(LEDGER[:begin] + LEDGER[end:])
    assert [one.split()[0] for one in found.scopes] == ["balances", "period_budget"]


@pytest.mark.parametrize(
    "data",
    [
        LEDGER.replace("UTF-8", "UTF-16").encode("utf-16"),
        LEDGER.replace("<Sie ", "<!-- " + "x" * 70_000 + " --><Sie ", 1).encode(),
    ],
)
def test_a_ledger_named_as_sie_is_known_in_utf_16_and_behind_a_long_comment(data: bytes) -> None:
    head = data[:65_536]
    assert sie5.recognises("ledger.se", head) and not sie.recognises("ledger.se", head)
    assert read(data).rows == read(LEDGER).rows


def test_another_document_behind_a_long_comment_is_told() -> None:
    other = '<?xml version="1.0"?><!-- ' + "x" * 70_000 + " --><Invoice><Sie/></Invoice>"
    assert sie5.recognises("ledger.se", other.encode()[:65_536])
    assert not sie5.recognises("ledger.xml", other.encode()[:65_536])
    found = read(other)
    assert found.errors == ["sie-wrong-kind"] and not found.summaries


def test_what_has_no_table_is_counted() -> None:
    more = '<Customers id="1" name="K"><Customer id="1" name="A"/></Customers></Sie>'
    told = read(LEDGER.replace("</Sie>", more)).one("sie5-part-unread")
    assert "1 element Customers" in told.message() and told.severity == "note"


def test_a_prefix_for_the_namespace_changes_nothing() -> None:
    import re

    prefixed = re.sub(r"<(/?)(?=[A-Z])", r"<\1s:", LEDGER).replace("xmlns=", "xmlns:s=")
    assert read(prefixed).rows == read(LEDGER).rows


def test_the_two_formats_are_told_apart_by_content() -> None:
    head = LEDGER.encode()[:4096]
    assert sie5.recognises("ledger.sie", head) and not sie.recognises("ledger.sie", head)
    assert not sie5.recognises("ledger.se", b"#FLAGGA 0\n") and sie.recognises(
        "x.txt", b"#FLAGGA 0"
    )
    assert not sie5.recognises("a.xml", b"<html><body>Fel</body></html>")


LAUGHS = """<?xml version="1.0"?><!DOCTYPE Sie [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;">]><Sie xmlns="http://www.sie.se/sie5">&c;</Sie>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE Sie SYSTEM "file:///etc/passwd">
<Sie xmlns="http://www.sie.se/sie5"/>"""


@pytest.mark.parametrize(
    "data",
    [
        LAUGHS.encode(),
        OUTSIDE.encode(),
        LEDGER.encode()[:2000],
        b"<Sie " + b"<" * 100,
        b"<Sie xmlns='http://www.sie.se/sie5'>" + b"<a>" * 100_000,
        b"<Sie xmlns='http://www.sie.se/sie5'>" + b" " * (20 << 20) + b"</Sie>",
        b"<Sie a='" + b"x" * (20 << 20),
        b"",
    ],
    ids=[
        "laughs",
        "outside",
        "cut",
        "broken",
        "deep",
        "endless-text",
        "endless-attribute",
        "empty",
    ],
)
def test_hostile_xml_ends_in_one_error_and_no_summary(data: bytes) -> None:
    found = read(data)
    assert found.errors == ["sie5-xml"]
    assert not found.summaries
