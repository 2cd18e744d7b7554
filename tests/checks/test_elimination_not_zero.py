"""What a consolidated statement leaves out has to be left out on both sides."""

from __future__ import annotations

from pathlib import Path

from group_books import (
    CONSOLIDATED,
    COUNTERPARTS,
    company_vouchers,
    group,
    municipality_vouchers,
    voucher,
)

from bokslut.workspace.workspace import Workspace

STATEMENTS = {"consolidated.toml": CONSOLIDATED}
RULES = ("elimination-not-zero", "cash-flow-not-cash-change")


def told(workspace: Workspace, *rules: str) -> list[str]:
    _document, findings = workspace.close(translate=lambda text: text)
    return [
        one.message().replace("\u202f", " ") for one in findings if one.rule in (rules or RULES)
    ]


def test_books_of_which_both_sides_agree_are_no_fault(tmp_path: Path) -> None:
    workspace = group(tmp_path, statements=STATEMENTS)
    assert told(workspace, *RULES, "internal-counterpart") == []


def test_an_invoice_that_the_buyer_has_not_booked_is_told_with_its_voucher(
    tmp_path: Path,
) -> None:
    invoice = voucher(10, "20251115", ("1510", "8 100", "7.00"), ("3010", "8 100", "-7.00"))
    workspace = group(tmp_path, company=[*company_vouchers(), invoice], statements=STATEMENTS)
    assert told(workspace, "elimination-not-zero") == [
        "Between Bostads AB and Kommunen, −7 kr of the income statement from 2025-01-01 and 7 kr "
        "of the balance sheet on 2025-12-31 are left out on one side only: equity −50; lent 270; "
        "loans −270; payables −10; receivables 17; shares 50; fees −67; operating 60. "
        "Vouchers without their like on the other side: bostad.se A 10."
    ]


def test_an_opening_balance_that_one_side_states_is_told_without_vouchers(
    tmp_path: Path,
) -> None:
    workspace = group(tmp_path, statements=STATEMENTS)
    path = tmp_path / "bostad.se"
    text = path.read_text(encoding="cp437")
    path.write_text(text.replace("#OIB 0 2081 {8 100} -50.00\n", ""), encoding="cp437")
    workspace.take_in([path], accept=frozenset(["sie-account-undeclared"]))
    (said,) = told(workspace, "elimination-not-zero")
    assert "50 kr of the balance sheet on 2025-12-31" in said
    assert said.endswith("Vouchers without their like on the other side: –.")


def test_a_dividend_is_income_of_the_one_and_equity_of_the_other(tmp_path: Path) -> None:
    paid = voucher(10, "20250520", ("2091", "8 100", "12.00"), ("1910", "", "-12.00"))
    taken = voucher(21, "20250521", ("1910", "", "12.00"), ("8520", "1 KS 8 200", "-12.00"))
    both = {"company": [*company_vouchers(), paid]}
    both["municipality"] = [*municipality_vouchers(), taken]
    workspace = group(tmp_path / "both", statements=STATEMENTS, **both)
    assert told(workspace, *RULES, "internal-counterpart") == []
    alone = [*company_vouchers(), paid]
    (said,) = told(group(tmp_path / "one", statements=STATEMENTS, company=alone), RULES[0])
    assert "0 kr of the income statement" in said
    assert "12 kr of the balance sheet" in said
    assert said.endswith("bostad.se A 10.")


def test_a_dividend_hides_no_invoice_that_one_side_lacks(tmp_path: Path) -> None:
    paid = voucher(10, "20250520", ("2091", "8 100", "12.00"), ("1910", "", "-12.00"))
    taken = voucher(21, "20250521", ("1910", "", "12.00"), ("8520", "1 KS 8 200", "-12.00"))
    bill = voucher(22, "20251130", ("6010", "1 KS 8 200", "5.00"), ("2510", "1 KS 8 200", "-5.00"))
    workspace = group(
        tmp_path,
        municipality=[*municipality_vouchers(), taken, bill],
        company=[*company_vouchers(), paid],
        statements=STATEMENTS,
    )
    (said,) = told(workspace, "elimination-not-zero")
    assert "5 kr of the income statement from 2025-01-01 and −5 kr of the balance sheet" in said
    assert said.endswith("Vouchers without their like on the other side: kommun.se A 22.")


def test_nothing_is_asked_of_books_of_which_nothing_is_eliminated(tmp_path: Path) -> None:
    invoice = voucher(10, "20251115", ("1510", "8 100", "7.00"), ("3010", "8 100", "-7.00"))
    workspace = group(tmp_path, company=[*company_vouchers(), invoice])
    assert told(workspace) == []


def test_what_is_between_boards_is_told_of_the_boards(tmp_path: Path) -> None:
    one_sided = voucher(21, "20251115", ("6010", "1 BUN 8 110", "3.00"), ("1910", "", "-3.00"))
    workspace = group(
        tmp_path,
        municipality=[*municipality_vouchers(), one_sided],
        statements=STATEMENTS,
    )
    (said,) = told(workspace, "elimination-not-zero")
    assert said.startswith("Between Barn- och utbildningsnämnden and Kommunstyrelsen, 3 kr of the")
    assert said.endswith("other side: kommun.se A 21.")


def test_a_counterpart_of_a_unit_that_there_is_not_is_told(tmp_path: Path) -> None:
    misspelt = COUNTERPARTS.replace("Bostads AB;BOSTAD", "Bostads AB;BOSTÄDER")
    workspace = group(tmp_path, tables={"motparter.csv": misspelt}, statements=STATEMENTS)
    assert told(workspace, "elimination-not-zero")[-1] == (
        "What is booked with 200 is not eliminated: they are internal to BOSTÄDER, which the "
        "organisation does not have."
    )
