"""Costs and income against their budget, told below a body's own account."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.sentences.told_accounts import told_accounts
from bokslut.checks.printed.understood.understood import understand
from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.markdown import read_markdown

REPORT = """# Nämndernas verksamhet 2024

## Socialnämnden

Socialnämnden, mkr

|  | Bokslut 2024 | Budget 2024 |
| --- | --- | --- |
| Intäkter | 96,3 | 91,1 |
| Kostnader | -412,8 | -409,4 |
| Netto | -316,5 | -318,3 |

## Kulturnämnden

Kulturnämnden, mkr

|  | Bokslut 2024 | Budget 2024 |
| --- | --- | --- |
| Intäkter | 8,2 | 9,4 |
| Kostnader | -61,7 | -63,3 |
| Netto | -53,5 | -53,9 |

"""


def _told(sentence: str) -> list[str]:
    judged = judge(read_markdown(f"{REPORT}{sentence}\n", "rapport.md"))
    return [one.rule for one in judged.findings if sentence in one.quote and one.rule != "note"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Kostnaderna blev 1,6 mkr lägre och intäkterna 1,2 mkr lägre än budget.",
         "Kostnaderna blev 1,9 mkr lägre och intäkterna 1,2 mkr lägre än budget."),
        ("Kostnaderna blev 1,6 mkr lägre och intäkterna 1,2 mkr lägre än budget.",
         "Kostnaderna blev 1,6 mkr högre och intäkterna 1,2 mkr lägre än budget."),
        ("Intäkterna var 1,2 mkr lägre än budget och kostnaderna 1,6 mkr lägre.",
         "Intäkterna var 1,2 mkr lägre än budget och kostnaderna 4,6 mkr lägre."),
        ("Intäkterna blev 1,2 mkr lägre än budgeterat medan kostnaderna blev 1,6 mkr lägre.",
         "Intäkterna blev 2,1 mkr lägre än budgeterat medan kostnaderna blev 1,6 mkr lägre."),
    ],
)  # fmt: skip
def test_a_variance_is_that_of_the_section_s_account(right: str, wrong: str) -> None:
    """The board's own rows say how far its costs and its income are from the budget."""
    assert _told(right) == []
    assert "text-against-table" in _told(wrong)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kostnaderna för personal blev 2,9 mkr lägre och intäkterna 1,2 mkr lägre än budget.",
        "Kostnaderna blev 2,4 mkr högre och intäkterna 0,7 mkr högre än föregående år.",
    ],
)
def test_parts_and_other_years_are_left(sentence: str) -> None:
    """The rule says nothing of what the account does not have."""
    understood = understand(read_markdown(f"{REPORT}{sentence}\n", "rapport.md"))
    assert list(told_accounts(understood)) == []
