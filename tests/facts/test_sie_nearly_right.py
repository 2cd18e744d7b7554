"""Files that are nearly right: what is meant is read, and what was mended is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from sie_support import BALANCED, HEAD, read, voucher

from bokslut.model.finding import Severity


def name_of(account: str, text: str) -> str:
    return next(one["name"] for one in read(text).rows["account"] if one["account"] == account)


# Dates


@pytest.mark.parametrize("none", ["0", "00000000"])
def test_zeros_instead_of_a_date_mean_that_the_row_has_the_date_of_its_voucher(none: str) -> None:
    found = read(HEAD + voucher(f'#TRANS 1510 {{}} 0.00 {none} "text"'))
    assert found.postings[0]["date"] == date(2014, 1, 15)
    assert found.postings[0]["text"] == "text"
    told = found.one("sie-date-none")
    assert (told.severity, told.place.line) == (Severity.NOTE, 14)


def test_a_voucher_with_zeros_for_a_date_is_told_as_one_without() -> None:
    found = read(HEAD + voucher("#TRANS 1510 {} 0.00", head='#VER A 1 0 "Faktura"'))
    assert found.errors == ["sie-date-missing"]


def test_a_number_that_is_neither_date_nor_zero_still_refuses_the_file() -> None:
    assert read(HEAD + voucher("#TRANS 1510 {} 1 000.00")).errors.count("sie-date") == 1


@pytest.mark.parametrize("stated", ["202412", "12", "december"])
def test_an_extent_that_is_no_date_does_not_refuse_the_file(stated: str) -> None:
    found = read(HEAD + f"#OMFATTN {stated}\n" + BALANCED)
    assert found.rules() == ["sie-date-unread"] and len(found.postings) == 2
    assert found.one("sie-date-unread").severity is Severity.WARNING


def test_a_day_of_registration_that_is_no_date_does_not_refuse_the_file() -> None:
    found = read(HEAD + voucher("#TRANS 1510 {} 0", head='#VER A 1 20140115 "x" LL'))
    assert found.rules() == ["sie-date-unread"]
    assert (found.vouchers[0]["text"], found.vouchers[0]["registered"]) == ("x", None)


def test_blanks_alone_in_quotes_are_an_empty_field() -> None:
    rows = ('#TRANS 1510 {} " 100.00" " " "text" " "', '#TRANS 3010 {} "-100.00 " "" "" ""')
    found = read(HEAD + voucher(*rows))
    assert not found.rules()
    first = found.postings[0]
    assert (first["amount"], first["date"]) == (100, date(2014, 1, 15))
    assert (first["text"], first["quantity"]) == ("text", None)


def test_a_text_where_the_date_should_stand_is_named() -> None:
    told = read(HEAD + voucher('#TRANS 1510 {} 0.00 "Faktura 12"')).one("sie-date")
    assert told.message() == (
        "#TRANS: Faktura 12 stands where the date should. Before a text there has to be a date,"
        ' or "" for none.'
    )


# Texts


@pytest.mark.parametrize("careful", [False, True])
def test_a_text_of_several_words_is_whole_without_quotes(careful: bool) -> None:
    rows = (
        "#TRANS 1510 {} 1.00 20140115 Inköp av fika",
        "#TRANS 1510 {} 1.00 20140115 Hyra för mars",
        "#TRANS 1510 {} -2.00 20140115 Hyra 3 EVA",
    )
    text = HEAD + voucher(*rows, head="#VER A 1 20140115 Inköp av fika 20140116 EVA")
    found = read(text, careful=careful)
    assert [(one["text"], one["quantity"], one["signature"]) for one in found.postings] == [
        ("Inköp av fika", None, None),
        ("Hyra för mars", None, None),
        ("Hyra", 3, "EVA"),
    ]
    head = found.vouchers[0]
    assert (head["text"], head["registered"], head["signature"]) == (
        "Inköp av fika", date(2014, 1, 16), "EVA",
    )  # fmt: skip
    assert found.rules() == ["sie-text-unquoted"] * 3
    assert found.findings[0].message() == (
        "#VER: the text Inköp av fika has several words and no quotes; it was read whole."
    )


def test_a_line_feed_inside_a_text_is_told_as_such() -> None:
    rows = ('#TRANS 1510 {} 0.00 20140115 "rad 1', 'rad 2" 3')
    found = read(HEAD + voucher(*rows))
    assert found.rules() == ["sie-unclosed-quote", "sie-text-torn"]
    told = found.one("sie-text-torn")
    assert told.place.line == 15 and "line feed" in told.message()


# What stands around the lines


def test_a_warning_of_a_web_server_before_the_file_does_not_hide_it() -> None:
    found = read("<br />\n<b>Warning</b>: x in <b>/var/www</b>\n" + HEAD + BALANCED)
    assert found.rules() == ["sie-stray-text"] and len(found.postings) == 2


@pytest.mark.parametrize("careful", [False, True])
def test_a_byte_order_mark_between_joined_parts_is_no_part_of_a_label(careful: bool) -> None:
    second = BALANCED.replace("A 1", "A 2")
    text = (HEAD + BALANCED + "\ufeff" + second).encode("utf-8")
    found = read(text, careful=careful)
    assert [one["number"] for one in found.vouchers] == ["1", "2"]
    assert set(found.rules()) == {"sie-encoding"}


# Declarations


@pytest.mark.parametrize(
    ("line", "lacking"),
    [
        ("#KONTO", "an account"),
        ('#KONTO "" "Kund"', "an account"),
        ("#DIM", "a dimension"),
        ("#OBJEKT 1", "an object"),
        ('#OBJEKT 1 "" "Kansli"', "an object"),
        ('#OBJEKT "" 100 "Kansli"', "a dimension"),
    ],
)
def test_an_empty_declaration_does_not_refuse_the_ledger(line: str, lacking: str) -> None:
    found = read(HEAD + line + "\n" + BALANCED)
    assert len(found.postings) == 2 and not found.errors
    told = found.one("sie-declaration-incomplete")
    assert (told.severity, told.place.line) == (Severity.WARNING, 12)
    assert lacking in told.message()


def test_a_balance_without_an_account_refuses_the_file_as_money_would_be_lost() -> None:
    assert read(HEAD + "#IB 0\n" + BALANCED).errors == ["sie-record-incomplete"]


@pytest.mark.parametrize("number", ["5010", '"5010"'])
def test_a_name_of_several_words_is_whole_without_quotes(number: str) -> None:
    text = HEAD + f"#KONTO {number} Kundfordringar  Sverige\n" + BALANCED
    assert name_of("5010", text) == "Kundfordringar Sverige"
    assert read(text).one("sie-name-unquoted").place.line == 12


def test_names_of_dimensions_and_objects_are_whole_without_quotes() -> None:
    lines = "#DIM 1 Ansvar och enhet\n#UNDERDIM 21 Del av enhet 1\n#OBJEKT 1 100 Kansliet i norr\n"
    found = read(HEAD + lines + BALANCED)
    rows = [
        (one["dimension_name"], one["parent_dimension"], one["name"])
        for one in found.rows["object"]
    ]
    assert rows == [
        ("Ansvar och enhet", None, None),
        ("Del av enhet", "1", None),
        ("Ansvar och enhet", None, "Kansliet i norr"),
    ]
    assert "3 names" in found.one("sie-name-unquoted").message()


def test_a_field_behind_a_name_in_quotes_is_no_part_of_the_name() -> None:
    text = HEAD + '#KONTO 5010 "Hyra" "S"\n' + BALANCED
    assert name_of("5010", text) == "Hyra"
    assert read(text).rules() == ["sie-extra-fields"]


def test_blanks_inside_the_quotes_of_an_account_or_object_do_not_make_another_one() -> None:
    lines = '#OBJEKT " 1 " " 100 " "Kansli"\n#IB 0 " 1510 " 0\n'
    rows = ('#TRANS " 1510 " {" 1 " "100 "} 5.00', "#TRANS 1510 {1 100} -5.00")
    found = read(HEAD + lines + voucher(*rows), dimensions={"1": "unit"})
    assert {(one["account"], one["unit"]) for one in found.postings} == {("1510", "100")}
    assert not found.rules()


# Fiscal years


def test_a_year_that_ends_before_it_begins_is_turned_and_told() -> None:
    turned = HEAD.replace("20140101 20141231", "20141231 20140101")
    found = read(turned + "#UB 0 1510 0\n" + BALANCED.replace("1510", "3010"))
    assert found.header["fiscal_years"] == {"0": ["2014-01-01", "2014-12-31"]}
    told = found.one("sie-fiscal-year-reversed")
    assert told.message() == (
        "The fiscal year 0 20141231 20140101 ends before it begins; 2014-01-01 to 2014-12-31"
        " was taken."
    )


def test_a_wrong_year_in_the_end_gives_the_twelve_months_from_the_beginning() -> None:
    wrong = HEAD.replace("20140101 20141231", "20140101 20131231")
    found = read(wrong + BALANCED)
    assert found.header["fiscal_years"] == {"0": ["2014-01-01", "2014-12-31"]}
    assert found.rules() == ["sie-fiscal-year-reversed"]


def test_two_different_years_of_the_same_index_are_told() -> None:
    found = read(HEAD + "#RAR 0 20130101 20131231\n" + BALANCED)
    assert found.header["fiscal_years"] == {"0": ["2014-01-01", "2014-12-31"]}
    told = found.one("sie-fiscal-year-twice")
    assert (told.severity, told.place.line) == (Severity.WARNING, 12)


def test_the_same_year_twice_is_nothing_to_tell() -> None:
    assert not read(HEAD + "#RAR 0 20140101 20141231\n" + BALANCED).rules()


# Balances


def test_a_balance_stated_twice_with_the_same_amount_counts_once() -> None:
    found = read(HEAD + "#IB 0 1510 100\n#IB 0 3010 -100\n#IB 0 1510 100.00\n" + BALANCED)
    assert [one["amount"] for one in found.rows["balance"]] == [Decimal(100), Decimal(-100)]
    assert found.rules() == ["sie-balance-repeated"]
    assert found.one("sie-balance-repeated").place.line == 14


def test_a_balance_stated_twice_with_other_amounts_is_told_with_the_sum_that_is_used() -> None:
    found = read(HEAD + "#IB 0 1510 95\n#IB 0 3010 -100\n#IB 0 1510 5\n" + BALANCED)
    assert sum(one["amount"] for one in found.rows["balance"]) == 0
    told = found.one("sie-balance-twice")
    assert told.severity is Severity.WARNING
    assert told.message() == (
        "#IB: account 1510 was stated in line 12 already, with another amount than 5.00; the sum"
        " 100.00 was used."
    )


def test_balances_of_other_objects_months_and_years_are_not_the_same() -> None:
    lines = (
        "#IB 0 1510 0\n#IB -1 1510 0\n#UB 0 1510 0\n#OIB 0 1510 {} 0\n#OIB 0 1510 {1 100} 0\n"
        "#PSALDO 0 201401 1510 {} 0\n#PSALDO 0 201402 1510 {} 0\n#PSALDO 0 201402 1510 {1 1} 0\n"
    )
    rules = read(HEAD + lines + voucher("#TRANS 1510 {} 0")).rules()
    assert not {"sie-balance-twice", "sie-balance-repeated"} & set(rules)


@pytest.mark.parametrize(
    ("label", "amount", "behind"),
    [("#IB 0", "1", "234.50"), ("#UB 0", "-12", "500"), ("#PBUDGET 0 201401", "123", "456,00")],
)
def test_an_amount_with_a_blank_between_its_thousands_is_told(
    label: str, amount: str, behind: str
) -> None:
    told = read(HEAD + f"{label} 1510 {amount} {behind}\n" + BALANCED).one("sie-amount-split")
    assert told.severity is Severity.WARNING
    assert told.message() == (
        f"{label.split()[0]}: {amount} was read as the amount and {behind} behind it as a quantity;"
        " it may be one amount with a blank between its thousands."
    )


@pytest.mark.parametrize(
    ("amount", "quantity"),
    [("1000.00", "5"), ("1.00", "234.50"), ("1", "23"), ("0", "100"), ("5", "1000")],
)
def test_a_quantity_behind_a_balance_is_none_of_its_thousands(amount: str, quantity: str) -> None:
    found = read(HEAD + f"#OIB 0 1510 {{}} {amount} {quantity}\n" + BALANCED)
    assert not found.rules()
    balance = found.rows["balance"][0]
    assert (balance["amount"], balance["quantity"]) == (Decimal(amount), Decimal(quantity))


@pytest.mark.parametrize(
    "line",
    [
        "#RES 0 3010 1 234 567.89",
        '#PBUDGET 0 201401 3010 1 "100" 15000.00',
        '#OUB 0 1510 1 "100" 15000.00 3',
    ],
)
def test_a_balance_with_more_fields_than_it_may_have_is_refused(line: str) -> None:
    found = read(HEAD + line + "\n" + BALANCED)
    assert found.errors == ["sie-amount-unclear"]
    assert not found.rows.get("balance") and not found.rows.get("budget_line")


def test_an_empty_object_is_none() -> None:
    rows = ('#TRANS 1510 {1 "" 6 ""} 5.00', '#TRANS 3010 {"1" "100" "6" " "} -5.00')
    found = read(HEAD + "#OBJEKT 1 100 x\n" + voucher(*rows), dimensions={"1": "unit"})
    assert [(one["unit"], one["objects"]) for one in found.postings] == [
        (None, None),
        ("100", None),
    ]
    assert not found.rules()


def test_the_result_of_an_account_stated_as_its_closing_too_is_summed_once() -> None:
    lines = "#UB 0 1510 100\n#UB 0 3010 -100\n#RES 0 3010 -100\n"
    assert not read(HEAD + lines + BALANCED).rules()
    wrong = read(HEAD + lines.replace("#UB 0 1510 100", "#UB 0 1510 90") + BALANCED)
    assert wrong.one("sie-closing-sum").claimed == "-10.00"


# Budgets


def budget(*rows: str) -> list[str]:
    """The amounts of a budget of one account and month, and the rules that it breaks."""
    lines = "".join(f"#PBUDGET 0 201401 4010 {row}\n" for row in rows)
    found = read(HEAD.replace("4E", "1") + "#OBJEKT 1 A a\n#OBJEKT 1 B b\n#OBJEKT 6 P p\n" + lines)
    amounts = [str(one["amount"]) for one in found.rows["budget_line"]]
    return [*amounts, *found.rules()]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # Parts that one dimension tells apart.
        (("{1 A} 60", "{1 B 6 P} 40"), ["60.00", "40.00"]),
        # The same money by two dimensions.
        (("{1 A} 60", "{6 P} 60"), ["60.00", "sie-budget-twice"]),
        # Two sums, and nothing that says which is the budget.
        (("{1 A} 60", "{6 P} 40"), ["60.00", "sie-budget-unclear"]),
        (("{1 A} 60", "{1 A 6 P} 40"), ["40.00", "sie-budget-unclear"]),
        # The account's budget is stated: the rows sum to it.
        (("{} 100", "{1 A} 60", "{6 P} 40"), ["40.00", "60.00", "sie-budget-twice"]),
        # Stated again.
        (("{} 60", "60"), ["60.00", "sie-balance-repeated"]),
        (("{1 A} 60", "{1 A} 60"), ["60.00", "sie-balance-repeated"]),
        (("{} 60", "{} 40"), ["60.00", "40.00", "sie-balance-twice"]),
    ],
)
def test_no_money_of_a_budget_is_lost_or_counted_twice_unseen(
    rows: tuple[str, ...], expected: list[str]
) -> None:
    assert budget(*rows) == expected


def test_a_budget_of_two_sums_is_refused_with_both() -> None:
    lines = "#PBUDGET 0 201401 4010 {1 A} 60\n#PBUDGET 0 201401 4010 {6 P} 40\n"
    told = read(HEAD + lines + BALANCED).one("sie-budget-unclear")
    assert told.severity is Severity.ERROR
    assert told.message() == (
        "Account 4010: the budget of 2014-01 is split by several sets of dimensions, which sum to"
        " different amounts (1: 60.00; 6: 40.00), and no row without objects says what it is."
    )


# Two files in one


def test_two_files_of_different_bodies_joined_to_one_are_refused_with_the_line() -> None:
    other = HEAD.replace("Södertälje kommun", "Telge Hamn AB").replace("212000-0159", "556677-8899")
    told = read(HEAD + BALANCED + other + BALANCED).one("sie-two-files")
    assert (told.severity, told.place.line) == (Severity.ERROR, 17)
    assert told.message() == ("#FLAGGA stands here a second time: the file is two files in one.")


def test_the_same_file_twice_in_one_is_refused() -> None:
    assert read((HEAD + BALANCED) * 2).errors == ["sie-two-files"]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "#ORGNR 556677-8899",
            "#ORGNR states 556677-8899 here and 212000-0159 before: the file is two files in one.",
        ),
        (
            '#FNAMN "Telge Hamn AB"',
            "#FNAMN states Telge Hamn AB here and Södertälje kommun before: the file is two files"
            " in one.",
        ),
    ],
)
def test_two_bodies_in_one_file_are_refused(line: str, message: str) -> None:
    told = read(HEAD + line + "\n" + BALANCED).one("sie-two-files")
    assert told.message() == message and told.severity is Severity.ERROR


@pytest.mark.parametrize("line", ["#ORGNR 162120000159", '#FNAMN "SÖDERTÄLJE  kommun"'])
def test_the_same_body_stated_again_is_no_second_file(line: str) -> None:
    assert not read(HEAD + line + "\n" + BALANCED).rules()


# What is said


def test_a_row_whose_objects_come_first_lacks_an_account_and_not_its_amount() -> None:
    found = read(HEAD + voucher("#TRANS {} 100", "#TRANS {} 100 20140115 text"))
    messages = [one.message() for one in found.findings if one.rule == "sie-record-incomplete"]
    assert messages == ["#TRANS lacks an account, so the line was not read."] * 2
    assert not found.postings


@pytest.mark.parametrize(("balance", "kind"), [("#IB 0 1510 0\n", "4E"), ("", "4I")])
def test_a_file_without_a_type_is_told_what_it_was_taken_for(balance: str, kind: str) -> None:
    found = read(HEAD.replace("#SIETYP 4E\n", "") + balance + BALANCED)
    told = found.one("sie-record-missing")
    assert told.severity is Severity.NOTE
    assert told.message() == (
        f"The file has no #SIETYP, which SIE demands; by its contents it is of type {kind}."
    )


# Braces


@pytest.mark.parametrize(
    "lines",
    [
        ['#VER A 1 20140115 "Faktura" {', "#TRANS 1510 {} 100.00", "#TRANS 3010 {} -100.00", "}"],
        ["#VER A 1 20140115 Faktura{", "#TRANS 1510 {} 100.00", "#TRANS 3010 {} -100.00", "}"],
        ["#VER A 1 20140115", "{", "#TRANS 1510 {} 100.00", "#TRANS 3010 {} -100.00 }"],
        ["#VER A 1 20140115", "{", "#TRANS 1510 {} 100.00", "#TRANS 3010 {1 2} -100.00}"],
        ["#VER A 1 20140115", "{ #TRANS 1510 {} 100.00", "#TRANS 3010 {} -100.00", "}"],
        ["#VER A 1 20140115", "{#TRANS 1510 {} 100.00", '#TRANS 3010 {} -100.00 "" "text"', "}"],
    ],
)
@pytest.mark.parametrize("careful", [False, True])
def test_a_brace_that_does_not_stand_alone_is_read_and_told_once(
    lines: list[str], careful: bool
) -> None:
    text = HEAD + "\n".join(lines) + "\n" + BALANCED
    found = read(text.replace("#KONTO 4010", "#OBJEKT 1 2 x\n#KONTO 4010"), careful=careful)
    assert [one["amount"] for one in found.postings] == [100, -100, 100, -100]
    assert [one["rows"] for one in found.vouchers] == [2, 2]
    assert found.rules() == ["sie-braces"]
    told = found.one("sie-braces")
    assert "in the same line" in told.message()
    assert told.quote in lines


def test_vouchers_without_any_braces_are_whole_where_they_balance() -> None:
    rows = "#TRANS 1510 {} 100.00\n#TRANS 3010 {} -100.00\n"
    found = read(HEAD + f"#VER A 1 20140115 x\n{rows}#VER A 2 20140115 x\n{rows}")
    assert set(found.rules()) == {"sie-braces"}
    assert [(one["number"], one["rows"]) for one in found.vouchers] == [("1", 2), ("2", 2)]
    assert len(found.postings) == 4


@pytest.mark.parametrize("end", ["#TRANS 1510 {} 100.00\n", ""])
def test_a_file_that_ends_in_a_voucher_without_braces_is_cut(end: str) -> None:
    assert read(HEAD + BALANCED + "#VER A 2 20140115 x\n" + end).errors == ["sie-truncated"]


def test_a_file_that_ends_before_the_closing_brace_is_cut_though_it_balances() -> None:
    assert read((HEAD + BALANCED).rstrip("}\n")).errors == ["sie-truncated"]


def test_rows_in_the_line_of_their_head_are_refused_with_that_reason() -> None:
    line = '#VER A 1 20140115 "x" { #TRANS 1510 {} 100 20140115 "å" }'
    found = read(HEAD + line + "\n" + BALANCED)
    assert found.errors == ["sie-row-outside-voucher"]
    assert "in the same line as its head" in found.one("sie-row-outside-voucher").message()
    assert (found.vouchers[0]["text"], len(found.postings)) == ("x", 2)


def test_a_last_voucher_with_its_brace_at_the_end_of_a_row_is_whole() -> None:
    lines = ["#VER A 1 20140115 x {", "#TRANS 1510 {} 1", "#TRANS 3010 {} -1 }"]
    found = read(HEAD + "\n".join(lines))
    assert len(found.postings) == 2 and not found.errors


def test_a_brace_in_a_text_is_a_part_of_the_text() -> None:
    found = read(HEAD + voucher('#TRANS 1510 {} 0 20140115 "a }"', head='#VER A 1 20140115 "b {"'))
    assert (found.postings[0]["text"], found.vouchers[0]["text"]) == ("a }", "b {")
    assert not found.rules()
