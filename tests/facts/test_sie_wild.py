"""What real SIE files do, counted over 200 of them: one test for each row of that count."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sie_support import BALANCED, HEAD, Outcome, read, voucher


def names(found: Outcome) -> list[str]:
    return [row["name"] for row in found.rows["account"]]


def row(text: str, **more: str) -> dict[str, object]:
    """The posting that a row in an otherwise fine ledger gives."""
    return read(HEAD + voucher(text), **more).postings[0]


SWEDISH = HEAD + '#KONTO 5010 "Lokalhyra för Åkers ängar"\n' + BALANCED


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("cp437", []), ("utf-8", ["sie-encoding"]), ("latin-1", ["sie-encoding"])],
)
def test_the_bytes_tell_the_encoding_whatever_the_file_declares(
    encoding: str, told: list[str]
) -> None:
    found = read(SWEDISH.encode(encoding))
    assert names(found)[-1] == "Lokalhyra för Åkers ängar"
    assert found.header["company"] == "Södertälje kommun"
    assert found.rules() == told


def test_a_byte_order_mark_is_no_part_of_the_first_label() -> None:
    found = read(SWEDISH.encode("utf-8-sig"))
    assert found.header["flag"] == "0" and names(found)[-1] == "Lokalhyra för Åkers ängar"


def test_stray_latin_1_bytes_do_not_turn_a_cp437_file_over() -> None:
    pasted = voucher(
        *(f'#TRANS 1510 {{}} 1.00 20140115 "pastat r\xe5d {n}"' for n in range(3)),
        "#TRANS 3010 {} -3.00",
    ).encode("latin-1")
    found = read(SWEDISH.encode("cp437") + pasted)
    assert names(found)[-1] == "Lokalhyra för Åkers ängar"
    assert found.header["company"] == "Södertälje kommun"
    assert found.one("sie-encoding-mixed").place.line == 20


def test_many_pasted_latin_1_texts_do_not_outvote_what_the_program_wrote_itself() -> None:
    pasted = voucher(
        *(f'#TRANS 1510 {{}} 1.00 20140115 "pastat r\xe5d {n}"' for n in range(50)),
        "#TRANS 3010 {} -50.00",
    ).encode("latin-1")
    found = read(SWEDISH.encode("cp437") + pasted)
    assert found.header["encoding"] == "CP437"
    assert names(found)[-1] == "Lokalhyra för Åkers ängar"


def test_a_text_cut_in_the_middle_of_a_utf_8_letter_leaves_the_rest_readable() -> None:
    cut = SWEDISH.encode("utf-8").replace(b"Avgifter", "Avgå".encode()[:-1])
    found = read(cut)
    assert names(found)[-1] == "Lokalhyra för Åkers ängar"
    assert found.one("sie-encoding-mixed").severity == "note"


@pytest.mark.parametrize("damaged", ["IntÃ¤kter", "Int├ñkter", "Int\ufffdkter"])
def test_damaged_letters_are_told_and_never_stop_the_import(damaged: str) -> None:
    found = read(SWEDISH.replace("Avgifter", damaged).encode("utf-8"))
    assert damaged in names(found)
    assert found.one("sie-mojibake").place.line == 10
    assert not found.errors


def test_a_paragraph_sign_of_cp437_is_a_paragraph_sign() -> None:
    raw = (HEAD + voucher('#TRANS 1510 {} 0 20140115 "enligt @ 5"')).encode("cp437")
    found = read(raw.replace(b"@", b"\x15"))
    assert found.postings[0]["text"] == "enligt § 5"
    assert not found.rules()


def test_letters_lost_to_quotes_leave_the_row_whole() -> None:
    text = '#TRANS 1510 {} 100.00 20140115 "F"rskott till Lind" Park"'
    found = read(HEAD + voucher(text, "#TRANS 3010 {} -100.00"))
    assert found.postings[0]["text"] == 'F"rskott till Lind" Park'
    assert [one["amount"] for one in found.postings] == [Decimal("100.00"), Decimal("-100.00")]
    assert found.one("sie-inner-quote").place.line == 14


def test_letters_lost_to_quotes_do_not_shift_the_fields_behind() -> None:
    found = read(HEAD + voucher(head='#VER A 7 20140115 "Bj"rk & S"n" 20140116 "EVA"'))
    head = found.vouchers[0]
    assert (head["text"], head["registered"]) == ('Bj"rk & S"n', date(2014, 1, 16))
    assert head["signature"] == "EVA"


def test_a_quote_that_is_never_closed_does_not_swallow_the_next_lines() -> None:
    first = '#TRANS 1510 {} 100.00 20140115 "Faktura 12'
    found = read(HEAD + voucher(first, "#TRANS 3010 {} -100.00"))
    assert [one["text"] for one in found.postings] == ["Faktura 12", None]
    assert not found.errors
    assert found.one("sie-unclosed-quote").place.line == 14


def test_escaped_quotes_belong_to_the_text() -> None:
    read_row = row(r'#TRANS 1510 {} 0.00 20140115 "Hotell \"Park\" i Lund" 2 EVA')
    assert read_row["text"] == 'Hotell "Park" i Lund'
    assert (read_row["quantity"], read_row["signature"]) == (Decimal(2), "EVA")


def test_a_text_may_end_with_a_backslash() -> None:
    assert row('#TRANS 1510 {} 0 20140115 "C:\\temp\\"')["text"] == "C:\\temp\\"


def test_tabs_and_runs_of_blanks_separate_fields() -> None:
    found = read(
        HEAD + '\t#VER\tA  1 \t20140115   "Två  blanka"\n{\n\t #TRANS\t1510  {}\t 0.00\n}\n'
    )
    assert found.vouchers[0]["text"] == "Två  blanka"
    assert found.postings[0]["account"] == "1510"
    assert not found.rules()


def test_names_stand_without_quotes() -> None:
    found = read(HEAD + "#KONTO 5010 Lokalhyra\n" + BALANCED)
    assert names(found)[-1] == "Lokalhyra"


@pytest.mark.parametrize("pair", ["{1 100}", '{"1" "100"}', '{ 1 "100" }', '{\t"1"\t100}'])
def test_objects_are_read_with_and_without_quotes(pair: str) -> None:
    found = read(HEAD + "#OBJEKT 1 100 Kansli\n" + voucher(f"#TRANS 1510 {pair} 0.00"))
    assert found.postings[0]["objects"] == "1=100"
    assert not found.rules()


def test_all_objects_of_a_row_are_kept() -> None:
    found = row(
        '#TRANS 1510 {"1" "100" "6" "P1" 7 EVA 1 200 21 "a;b=c"} 0.00',
        dimensions={"1": "unit", "6": "project"},
    )
    assert (found["unit"], found["project"]) == ("100", "P1")
    assert (found["activity"], found["counterpart"]) == (None, None)
    assert found["objects"] == r"7=EVA;1=200;21=a\;b\=c"


def test_an_object_that_is_never_declared_is_named_once() -> None:
    rows = (
        f"#TRANS {account} {{1 100}} {amount}.00"
        for account, amount in [(1510, 201)] + [(3010, -1)] * 201
    )
    found = read(HEAD + "#DIM 1 Enhet\n" + voucher(*rows))
    told = found.one("sie-object-undeclared")
    assert "Object 100 of dimension 1 is used in 202 rows" in told.message()
    assert told.severity == "warning"


def test_a_dimension_below_another_keeps_its_parent() -> None:
    lines = '#DIM 1 "Kostnadsställe"\n#UNDERDIM 2 "Kostnadsbärare" 1\n#OBJEKT 2 77 "Buss"\n'
    found = read(HEAD + lines + BALANCED)
    kept = [
        (one["dimension"], one["dimension_name"], one["parent_dimension"], one["object"])
        for one in found.rows["object"]
    ]
    assert kept == [
        ("1", "Kostnadsställe", None, None),
        ("2", "Kostnadsbärare", "1", None),
        ("2", "Kostnadsbärare", "1", "77"),
    ]


def test_added_and_removed_rows_are_kept_and_never_counted() -> None:
    found = read(
        HEAD
        + voucher(
            "#TRANS 1510 {} 100.00",
            '#BTRANS 3010 {} -90.00 20140116 "fel" "" EVA',
            '#RTRANS 3010 {} -100.00 20140116 "rätt" "" EVA',
            '#TRANS 3010 {} -100.00 20140116 "rätt" "" EVA',
        )
    )
    assert [one["amount"] for one in found.postings] == [Decimal(100), Decimal(-100)]
    assert found.vouchers[0]["rows"] == 2
    changes = [
        (one["kind"], one["amount"], one["signature"], one["voucher"])
        for one in found.rows["posting_change"]
    ]
    head = found.vouchers[0]["line"]
    assert changes == [
        ("removed", Decimal(-90), "EVA", head),
        ("added", Decimal(-100), "EVA", head),
    ]
    assert not found.rules()


IMPORT_FILE = """#FLAGGA 0
#FORMAT PC8
#SIETYP 4
#FNAMN "Lön"
#ORGNR 212000-0159
"""


def test_an_import_file_needs_no_numbers_and_no_declared_accounts() -> None:
    found = read(
        IMPORT_FILE
        + voucher("#TRANS 7010 {1 100} 9.00", "#TRANS 2710 {} -9.00", head='#VER "" "" 20140125'),
        name="lon.si",
    )
    assert not found.rules()
    assert found.header["type"] == "4I"
    assert [one["number"] for one in found.vouchers] == [None]
    assert [one["date"] for one in found.postings] == [date(2014, 1, 25)] * 2


def test_each_import_file_adds_and_never_replaces_another() -> None:
    first, second = (
        read(
            IMPORT_FILE + voucher(f"#TRANS 7010 {{}} {n}.00", f"#TRANS 2710 {{}} -{n}.00"),
            name="lon.si",
        ).scopes
        for n in (1, 2)
    )
    assert first != second
    assert first[0].startswith("vouchers 2120000159 ")
    again = read(IMPORT_FILE + voucher("#TRANS 7010 {} 1.00", "#TRANS 2710 {} -1.00"), name="x.si")
    assert again.scopes == first


def test_a_ledger_is_of_a_body_and_a_fiscal_year() -> None:
    assert read(HEAD + BALANCED).scopes == ("ledger 2120000159 2014-01-01..2014-12-31",)


def test_quantities_behind_amounts_are_quantities() -> None:
    found = read(
        HEAD
        + "#IB 0 1510 0.00 12\n#UB 0 1510 0 3.5\n"
        + voucher('#TRANS 1510 {} 0.00 20140115 "" 7.25')
    )
    assert [one["quantity"] for one in found.rows["balance"]] == [Decimal(12), Decimal("3.5")]
    assert [one["amount"] for one in found.rows["balance"]] == [Decimal(0), Decimal(0)]
    assert found.postings[0]["quantity"] == Decimal("7.25")


@pytest.mark.parametrize("objects", ["{} ", ""])
def test_a_budget_is_read_with_and_without_an_object_list(objects: str) -> None:
    found = read(HEAD + f"#PBUDGET 0 201402 3010 {objects}-500.00 4\n" + BALANCED)
    line = found.rows["budget_line"][0]
    assert (line["basis"], line["change"], line["account"]) == ("budget", "original", "3010")
    assert (line["first"], line["last"]) == (date(2014, 2, 1), date(2014, 2, 28))
    assert (line["amount"], line["quantity"]) == (Decimal(-500), Decimal(4))


def test_minus_zero_is_zero_and_a_voucher_may_have_no_rows() -> None:
    found = read(
        HEAD
        + voucher("#TRANS 1510 {} -0.00", "#TRANS 3010 {} 0")
        + voucher(head="#VER A 2 20140116")
    )
    assert [str(one["amount"]) for one in found.postings] == ["0.00", "0.00"]
    assert [one["rows"] for one in found.vouchers] == [2, 0]
    assert found.rules() == ["sie-voucher-empty"]


def test_a_voucher_that_does_not_balance_is_an_error_with_its_difference() -> None:
    found = read(HEAD + voucher("#TRANS 1510 {} 100.00", "#TRANS 3010 {} -99.99"))
    told = found.one("sie-voucher-unbalanced")
    assert (told.severity, told.place.line, told.claimed) == ("error", 12, "0.01")


def test_vouchers_of_the_same_series_and_number_are_both_kept() -> None:
    found = read(HEAD + BALANCED + BALANCED)
    assert [(one["series"], one["number"]) for one in found.vouchers] == [("A", "1")] * 2
    assert len({one["voucher"] for one in found.postings}) == 2
    assert not found.errors


def test_opening_balances_that_do_not_sum_to_zero_are_a_warning() -> None:
    found = read(HEAD + "#IB 0 1510 50.00\n#UB 0 1510 150.00\n#RES 0 3010 -100.00\n" + BALANCED)
    assert found.rules() == ["sie-opening-sum", "sie-closing-sum"]
    assert not found.errors


def test_a_closing_balance_that_movements_do_not_give_names_the_account() -> None:
    found = read(HEAD + "#UB 0 1510 90.00\n#RES 0 3010 -100.00\n" + BALANCED)
    told = found.one("sie-closing-balance")
    assert "Account 1510" in told.message()
    assert (told.claimed, told.expected, told.severity) == ("90.00", "100.00", "warning")


def test_a_program_that_lists_all_accounts_under_every_balance_is_no_fault() -> None:
    found = read(
        HEAD + "#IB 0 1510 0\n#IB 0 3010 0\n#UB 0 1510 100.00\n#UB 0 3010 0.00\n"
        "#RES 0 1510 0.00\n#RES 0 3010 -100.00\n" + BALANCED
    )
    assert not found.rules()


def test_a_year_that_opens_otherwise_than_the_last_one_closed_is_a_warning() -> None:
    found = read(
        HEAD + "#RAR -1 20130101 20131231\n#UB -1 1510 40.00\n#IB 0 1510 50.00\n"
        "#UB 0 1510 150.00\n" + BALANCED
    )
    assert "Account 1510: the year opens with 50.00" in found.one("sie-opening-balance").message()


def test_a_fiscal_year_need_not_be_a_calendar_year() -> None:
    head = HEAD.replace("20140101 20141231", "20130701 20140630")
    found = read(
        head + "#IB 0 1510 1.00\n#UB 0 1510 2\n#PSALDO 0 201402 1510 {} 1.00\n"
        "#IB -1 1510 3\n#UB -1 1510 1.00\n" + BALANCED
    )
    kept = [(one["kind"], one["fiscal_first"], one["date"]) for one in found.rows["balance"]]
    assert kept == [
        ("opening", date(2013, 7, 1), date(2013, 6, 30)),
        ("closing", date(2013, 7, 1), date(2014, 6, 30)),
        ("period", date(2013, 7, 1), date(2014, 2, 28)),
        ("opening", date(2012, 7, 1), date(2012, 6, 30)),
        ("closing", date(2012, 7, 1), date(2013, 6, 30)),
    ]
    assert "sie-date-outside-year" not in found.rules()
    assert found.scopes == ("ledger 2120000159 2013-07-01..2014-06-30",)


@pytest.mark.parametrize(
    "account", ["19", "193", "151000", "15100000", "DIFF", '"1930"', '"19 30"']
)
def test_an_account_is_any_text(account: str) -> None:
    found = read(HEAD + f'#KONTO {account} "Konto"\n' + voucher(f"#TRANS {account} {{}} 0.00"))
    assert found.postings[0]["account"] == account.strip('"')
    assert not found.rules()


@pytest.mark.parametrize(
    ("written", "rule", "read_as"),
    [
        ("180501", "sie-date-form", date(2018, 5, 1)),
        ("2018-05-01", "sie-date-form", date(2018, 5, 1)),
        ('""', "sie-date-missing", None),
        ("", "sie-date-missing", None),
        ("maj", "sie-date", None),
        ("20140231", "sie-date", None),
    ],
)
def test_a_voucher_date_in_any_form_is_told_with_its_line_and_the_rest_is_read(
    written: str, rule: str, read_as: date | None
) -> None:
    rows = ("#TRANS 1510 {} 100.00", "#TRANS 3010 {} -100.00")
    found = read(HEAD + voucher(*rows, head=f"#VER A 1 {written}") + voucher(*rows))
    assert found.one(rule).place.line == 12
    assert [one["date"] for one in found.vouchers] == [read_as, date(2014, 1, 15)]
    assert len(found.postings) == 4


def test_a_row_without_a_date_has_its_vouchers() -> None:
    found = read(HEAD + voucher("#TRANS 1510 {} 1.00 20140117", "#TRANS 3010 {} -1.00"))
    assert [one["date"] for one in found.postings] == [date(2014, 1, 17), date(2014, 1, 15)]


@pytest.mark.parametrize("line", ["#RAR 0 20140101", "#RAR 20140101 20141231"])
def test_a_fiscal_year_with_too_few_fields_is_completed_and_told(line: str) -> None:
    found = read(HEAD.replace("#RAR 0 20140101 20141231", line) + BALANCED)
    assert found.scopes == ("ledger 2120000159 2014-01-01..2014-12-31",)
    assert found.one("sie-fiscal-year").severity == "warning"


def test_a_file_without_a_fiscal_year_takes_that_of_its_vouchers() -> None:
    found = read(HEAD.replace("#RAR 0 20140101 20141231\n", "") + "#IB 0 1510 0.00\n" + BALANCED)
    assert found.rows["balance"][0]["date"] == date(2013, 12, 31)
    assert found.one("sie-fiscal-year").severity == "warning"


@pytest.mark.parametrize("label", ["#FORMAT PC8", "#FLAGGA 0"])
def test_a_missing_head_record_is_only_noted(label: str) -> None:
    found = read(HEAD.replace(label + "\n", "") + BALANCED)
    assert found.rules() == ["sie-record-missing"]
    assert len(found.postings) == 2


def test_a_file_that_was_taken_in_elsewhere_is_told() -> None:
    found = read(HEAD.replace("#FLAGGA 0", "#FLAGGA 1") + BALANCED)
    assert found.one("sie-flag").severity == "warning"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_and_none_at_the_end(end: str) -> None:
    found = read((HEAD + BALANCED).replace("\n", end).rstrip())
    assert [one["line"] for one in found.postings] == [14, 15]
    assert not found.rules()


def test_an_html_page_named_se_is_refused_with_one_clear_line() -> None:
    page = b"<html><head><title>Fel</title></head><body>Logga in igen</body></html>"
    found = read(page)
    assert [one.message() for one in found.findings] == ["This is no SIE file: it is an HTML page."]
    assert found.errors and not found.rows and not found.summaries


def test_series_and_texts_may_begin_with_a_hash() -> None:
    found = read(
        HEAD
        + voucher(
            '#TRANS 1510 {} 0 20140115 "#VER är ett ord"', head='#VER #L 1 20140115 "#TRANS 5"'
        )
    )
    assert (found.vouchers[0]["series"], found.vouchers[0]["text"]) == ("#L", "#TRANS 5")
    assert found.postings[0]["text"] == "#VER är ett ord"
    assert not found.rules()


def test_a_text_that_begins_with_a_hash_in_a_line_of_its_own_is_kept_as_a_note() -> None:
    found = read(HEAD + "#EGET fält\nlös text\n" + BALANCED)
    assert found.header["unknown_records"] == {"#EGET": {"count": 1, "lines": [[12, "#EGET fält"]]}}
    assert found.header["stray_text"]["text"]["lines"] == [[13, "lös text"]]
    assert not found.errors


def test_a_ledger_that_declares_no_account_or_object_at_all_is_told_once() -> None:
    head = "".join(line + "\n" for line in HEAD.splitlines() if not line.startswith("#KONTO"))
    rows = (f"#TRANS {number} {{1 {number}}} 0" for number in range(1000, 1011))
    found = read(head + "#IB 0 1000 0\n" + voucher(*rows))
    assert [one.message() for one in found.findings] == [
        "The file uses 11 accounts and declares none (#KONTO).",
        "The file uses 11 objects and declares none (#OBJEKT).",
    ]


def test_rows_of_the_year_before_are_told_once_and_left_out_of_this_years_movements() -> None:
    rows = ("#TRANS 1510 {} 100.00", "#TRANS 3010 {} -100.00")
    found = read(
        HEAD
        + "#RAR -1 20130101 20131231\n#UB 0 1510 100.00\n#RES 0 3010 -100.00\n"
        + voucher(*rows)
        + "".join(voucher(*rows, head=f"#VER A 2 2013112{day}") for day in range(1, 4))
    )
    assert found.rules() == ["sie-date-other-year"]
    assert "6 rows are dated in the fiscal year 2013-01-01" in found.findings[0].message()


def test_labels_in_small_letters_are_labels() -> None:
    found = read(HEAD + BALANCED.replace("#TRANS", "#trans").replace("#VER", "#Ver"))
    assert len(found.postings) == 2 and not found.rules()
