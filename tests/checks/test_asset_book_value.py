"""Fixed assets are worth in the ledger what the register says."""

from __future__ import annotations

from pathlib import Path

from check_books import Books, asset, balance, posting, told

from bokslut.checks.asset_book_value import check


def books_with_assets(folder: Path, cost: str) -> Books:
    books = Books(folder)
    # 72 000 less eleven months of 1 200: worth 58 800 at the end of 2014.
    books.table("anlaggningar.csv", {"asset": [asset("72000", "2014-01-10", 60)]})
    return books.ledger(
        balance=[balance("2010", "-1"), balance("1510", "1")],
        posting=[
            posting("2014-01-10", "1220", cost),
            posting("2014-12-31", "1229", "-13200"),
            posting("2014-12-31", "1110", "999"),
        ],
    )


def test_an_asset_that_the_register_lacks_is_told(tmp_path: Path) -> None:
    assert told(books_with_assets(tmp_path, "80000.00").found(check)) == [
        "warning [1220, 1229] The accounts 1220, 1229 hold 66 800 kr on 2014-12-31, the assets of "
        "the register are worth 58 800 kr; difference 8 000 kr."
    ]


def test_assets_that_agree_are_no_fault_and_land_is_left_alone(tmp_path: Path) -> None:
    assert books_with_assets(tmp_path, "72000.00").found(check) == []


def test_without_opening_balances_nothing_is_compared(tmp_path: Path) -> None:
    books = Books(tmp_path)
    books.table("anlaggningar.csv", {"asset": [asset("72000", "2010-01-10", 60)]})
    books.ledger(posting=[posting("2014-12-31", "1229", "-13200")])
    assert books.found(check) == []
