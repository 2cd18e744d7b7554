"""How surely a number of a sentence is a slip of what the line that its words name says."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.judge import judge
from bokslut.readers.text import read_text

TABLES = """
Verksamhetsmått

\t2025\t2024
Insamlat matavfall, ton\t1 847\t1 702
Restavfall, ton\t6 297\t6 410

Driftredovisning (tkr)

\tBudget 2025\tUtfall 2025\tUtfall 2024
Kulturskolan\t-14 498\t-14 211\t-13 993
Biblioteken\t-23 029\t-22 915\t-22 140

Vinstdisposition (tkr)

\t2025
Utdelning\t-6 000
Balanseras i ny räkning\t-2 000
Till aktieägaren utdelas\t8 000
"""


def _told(text: str) -> list[tuple[str, str, str]]:
    judged = judge(read_text(f"{text}\n{TABLES}", "rapport.txt"))
    return [
        (str(one.severity), one.claimed.replace("\u202f", " "), one.expected.replace("\u202f", " "))
        for one in judged.findings
        if one.rule == "text-against-table"
    ]


@pytest.mark.parametrize(
    ("text", "claimed", "expected"),
    [
        # Not all words of the row are said, and the digits leave no doubt.
        ("Hushållen lämnade 1 874 ton matavfall.", "1 874", "1 847"),
        # Last year's number for this year's.
        ("Nettokostnaden för kulturskolan var 13 993 tkr.", "13 993", "14 211"),
        # Thousands for millions.
        ("Nettokostnaden för biblioteken var 22 915 mkr.", "22 915", "22 915 tkr"),
    ],
)
def test_what_can_be_nothing_but_a_slip_is_an_error(text: str, claimed: str, expected: str) -> None:
    assert _told(text) == [("error", claimed, expected)]


@pytest.mark.parametrize(
    "text",
    [
        "Hushållen lämnade 1 847 ton matavfall.",
        "Nettokostnaden för kulturskolan var 14 211 tkr (13 993 tkr).",
        # Two digits are easily a slip of another number, and another row says just this.
        "Utdelningen är 8,0 mkr.",
        # Of something else, and no slip.
        "Hushållen lämnade 2 350 ton förpackningar.",
    ],
)
def test_what_may_be_another_number_is_no_error(text: str) -> None:
    assert "error" not in [severity for severity, _claimed, _expected in _told(text)]


APART = """
\t2025\t2024
Antal lägenheter\t2 014\t1 966
Antal outhyrda lägenheter\t40\t45
"""


def test_a_longer_name_that_the_clause_does_not_say_hides_no_shorter_one() -> None:
    text = "Vid årets slut ägde bolaget 2 014 lägenheter, varav 40 var outhyrda.\n"
    judged = judge(read_text(text + APART, "rapport.txt"))
    assert not judged.findings


def test_how_much_a_plan_is_passed_by_is_no_plan() -> None:
    text = "Resultaträkning (mkr)\n\n\tBudget 2025\tUtfall 2025\nSkatteintäkter\t1 810,4\t1 818,7\n"
    wrong = judge(read_text(f"{text}\nSkatteintäkterna översteg budget med 8,3 tkr.", "r.txt"))
    assert [(one.claimed, one.expected) for one in wrong.findings if one.claimed] == [
        ("8,3", "8,3 mkr")
    ]
