"""The same books under two names count twice: that is told, and only that."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bokslut.facts.take_in import TakenIn
from bokslut.workspace.workspace import Workspace

NUMBER, OTHER_NUMBER = "#ORGNR 212000-0159\n", "#ORGNR 556677-8899\n"
NAME, OTHER_NAME = '#FNAMN "Södertälje kommun"\n', '#FNAMN "Telge Hamn AB"\n'
YEAR, ACCOUNTS = "#RAR 0 20140101 20141231\n", "#KONTO 1510 Kund\n#KONTO 3010 Avgift\n"
HEAD = "#FLAGGA 0\n#FORMAT PC8\n#SIETYP 4\n"


def vouchers(seed: int, months: range = range(1, 13)) -> str:
    """Some vouchers in each month, of amounts by chance."""
    parts = []
    for month in months:
        chance = random.Random(100 * seed + month)
        for number in range(chance.randint(3, 9)):
            amount, day = chance.randint(1, 10**7) / 100, f"2014{month:02d}{number + 1:02d}"
            parts.append(f'#VER A "{month}-{number}" {day} x\n{{\n#TRANS 1510 {{}} {amount:.2f}\n')
            parts.append(f"#TRANS 3010 {{}} {-amount:.2f}\n}}\n")
    return "".join(parts)


def monthly(day: int, amount: str, months: int = 12) -> str:
    """The same voucher month after month."""
    return "".join(
        f"#VER A {month} 2014{month:02d}{day:02d} Avgift\n{{\n#TRANS 1510 {{}} {amount}\n"
        f"#TRANS 3010 {{}} -{amount}\n}}\n"
        for month in range(1, months + 1)
    )


@pytest.fixture
def workspace(own_folder: Path) -> Workspace:
    own_folder.mkdir()
    (own_folder / "bokslut.toml").write_text('body = "K"\n')
    workspace = Workspace(own_folder)
    workspace.store.create()
    return workspace


def taken(workspace: Workspace, folder: Path, *texts: str, at_once: bool = False) -> list[TakenIn]:
    paths = []
    for index, text in enumerate(texts):
        paths.append(folder / f"{index + 1}.se")
        paths[-1].write_bytes(text.encode("cp437"))
    if at_once:
        return workspace.take_in(paths)
    return [one for path in paths for one in workspace.take_in([path])]


def told(found: list[TakenIn]) -> list[str]:
    return [one.message() for each in found for one in each.findings if one.rule == "same-books"]


BOOKS = HEAD + YEAR + ACCOUNTS + "#IB 0 1510 0.00\n"


@pytest.mark.parametrize("at_once", [False, True])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        (NUMBER, ""),
        ("", NUMBER),
        (NUMBER + NAME, NAME),
        (NAME, NUMBER + NAME),
        (NAME, NUMBER + '#FNAMN "SÖDERTÄLJE  KOMMUN"\n'),
        (NUMBER + NAME, OTHER_NUMBER + NAME),
        (NUMBER, OTHER_NAME),
    ],
)
def test_the_same_ledger_under_another_identity_is_told_with_both_files(
    workspace: Workspace, tmp_path: Path, first: str, second: str, at_once: bool
) -> None:
    texts = (BOOKS + first + vouchers(1), BOOKS + second + vouchers(1))
    found = taken(workspace, tmp_path, *texts, at_once=at_once)
    assert [one.status for one in found] == ["imported", "imported"]
    assert told(found) == [
        "2.se has month by month the same turnover and number of rows as 1.se (12 months): the same"
        " books seem to be counted twice."
    ]


def test_a_ledger_without_accounts_that_was_taken_for_vouchers_to_be_added_is_told(
    workspace: Workspace, tmp_path: Path
) -> None:
    bare = HEAD + NUMBER + YEAR + vouchers(1)
    found = taken(workspace, tmp_path, bare, BOOKS + NUMBER + vouchers(1))
    assert found[0].scopes[0].startswith("vouchers ")
    assert len(told(found)) == 1


def test_a_ledger_of_half_a_year_under_another_name_is_known_again(
    workspace: Workspace, tmp_path: Path
) -> None:
    half = BOOKS + vouchers(1, range(1, 7))
    assert "(6 months)" in told(taken(workspace, tmp_path, half, BOOKS + NUMBER + vouchers(1)))[0]


def test_a_ledger_with_some_months_corrected_is_known_again(
    workspace: Workspace, tmp_path: Path
) -> None:
    corrected = vouchers(1, range(1, 10)) + vouchers(2, range(10, 13))
    found = taken(workspace, tmp_path, BOOKS + vouchers(1), BOOKS + NUMBER + corrected)
    assert "(9 months)" in told(found)[0]


def test_another_state_of_the_ledger_of_the_same_name_is_told(
    workspace: Workspace, tmp_path: Path
) -> None:
    texts = (BOOKS + NAME + vouchers(1), BOOKS + NAME + NUMBER + vouchers(2))
    assert told(taken(workspace, tmp_path, *texts)) == [
        "2.se and 1.se are ledgers of Södertälje kommun for the same days, told apart only by"
        " organisation number or fiscal year: the same books seem to be counted twice."
    ]


def test_a_ledger_whose_fiscal_year_was_stated_otherwise_is_told(
    workspace: Workspace, tmp_path: Path
) -> None:
    half = BOOKS.replace("20141231", "20140630") + NUMBER + vouchers(2, range(1, 7))
    assert len(told(taken(workspace, tmp_path, BOOKS + NUMBER + vouchers(1), half))) == 1


def test_a_correction_that_replaces_the_ledger_is_no_second_one(
    workspace: Workspace, tmp_path: Path
) -> None:
    corrected = BOOKS + NUMBER + vouchers(1) + vouchers(2, range(12, 13)).replace("A ", "B ")
    found = taken(workspace, tmp_path, BOOKS + NUMBER + vouchers(1), corrected)
    assert len(found[1].replaces) == 1 and not told(found)


@pytest.mark.parametrize("at_once", [False, True])
@pytest.mark.parametrize(
    "texts",
    [
        # A municipality and its company, with and without numbers.
        (BOOKS + NUMBER + NAME + vouchers(1), BOOKS + OTHER_NUMBER + OTHER_NAME + vouchers(2)),
        (BOOKS + NAME + vouchers(1), BOOKS + OTHER_NAME + vouchers(2)),
        # Two foundations that pay the same fee to the same bank each month.
        (BOOKS + NUMBER + monthly(1, "50.00"), BOOKS + OTHER_NUMBER + monthly(1, "50.00")),
        (BOOKS + NAME + monthly(1, "50.00"), BOOKS + OTHER_NAME + monthly(1, "50.00")),
        # The year and the year before it of the same body.
        (BOOKS + NUMBER + vouchers(1), (BOOKS + NUMBER + vouchers(1)).replace("2014", "2013")),
        # The halves of a year.
        (
            BOOKS.replace("20141231", "20140630") + NUMBER + vouchers(1, range(1, 7)),
            BOOKS.replace("20140101", "20140701") + NUMBER + vouchers(1, range(7, 13)),
        ),
        # A ledger and salaries to be added to it.
        (BOOKS + NUMBER + vouchers(1), HEAD + NUMBER + monthly(25, "1000.00")),
        # Two invoices of the same amount to be added, for different units.
        (HEAD + NUMBER + monthly(1, "9.00", 1), HEAD + NUMBER + monthly(2, "9.00", 1)),
    ],
)
def test_other_books_beside_the_ledger_are_not_told(
    workspace: Workspace, tmp_path: Path, texts: tuple[str, str], at_once: bool
) -> None:
    found = taken(workspace, tmp_path, *texts, at_once=at_once)
    assert {one.status for one in found} == {"imported"}
    assert not told(found)
    assert not found[1].replaces
