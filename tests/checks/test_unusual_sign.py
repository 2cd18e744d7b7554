"""Accounts that stand on the wrong side are told, and those that may are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from check_books import Books, balance, posting, told

from bokslut.checks.unusual_sign import check


def test_income_in_debit_and_cost_in_credit_are_told_by_kind(tmp_path: Path) -> None:
    books = Books(tmp_path).ledger(
        posting=[
            posting("2014-05-05", "3110", "50000.00"),
            posting("2014-05-05", "6010", "-90000.00"),
            posting("2014-05-05", "5010", "40000.00"),
        ]
    )
    assert told(books.found(check)) == [
        "warning [] Income in debit from 2014-01-01 to 2014-12-31, on the accounts: "
        "3110 Avgifter 50 000 kr.",
        "warning [] Costs in credit from 2014-01-01 to 2014-12-31, on the accounts: "
        "6010 Lokalhyror −90 000 kr.",
    ]


def test_debts_in_debit_and_assets_in_credit_are_told_by_their_balance(tmp_path: Path) -> None:
    books = Books(tmp_path).ledger(
        balance=[balance("2510", "-10000.00"), balance("1510", "10000.00")],
        posting=[
            posting("2014-05-05", "2510", "40000.00"),
            posting("2014-05-05", "1510", "-40000"),
        ],
    )
    assert told(books.found(check)) == [
        "warning [] Assets in credit on 2014-12-31, on the accounts: 1510 Kundfordringar "
        "−30 000 kr.",
        "warning [] Debts in debit on 2014-12-31, on the accounts: 2510 Leverantörsskulder "
        "30 000 kr.",
    ]


@pytest.mark.parametrize(
    ("account", "amount"),
    [
        ("1229", "-5000000"),  # accumulated depreciation beside its asset
        ("5190", "-5000000"),  # a change goes both ways
        ("2830", "5000000"),  # clearing with the internal bank
        ("2010", "5000000"),  # equity may be lost
        ("8999", "-5000000"),  # the carried result
        ("3110", "-5000000"),  # as it should be
        ("6010", "-9999"),  # too little to speak of
    ],
)
def test_what_may_stand_on_either_side_is_left_alone(
    tmp_path: Path, account: str, amount: str
) -> None:
    books = Books(tmp_path).ledger(posting=[posting("2014-05-05", account, amount)])
    assert books.found(check) == []


def test_a_thousandth_of_the_costs_is_too_little_to_speak_of(tmp_path: Path) -> None:
    rows = [posting("2014-05-05", "5010", "50000000"), posting("2014-05-05", "3110", "49000")]
    assert Books(tmp_path).ledger(posting=rows).found(check) == []
