"""How surely a number of a sentence is a slip of what the line that its words name says."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
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
        # Thousands for millions, where another sentence bears the table's unit out.
        (
            "Kulturskolans nettokostnad var 14 211 tkr. Bibliotekens nettokostnad var 22 915 mkr.",
            "22 915",
            "22 915 tkr",
        ),
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


def test_a_table_of_which_all_the_text_is_a_thousandth_has_another_unit() -> None:
    text = (
        "Capital works, SEK\n\n\t2025\t2024\nSmart meters\t87 536\t71 204\n"
        "Treatment plant\t113 904\t98 377\n\n"
        "The smart meters cost SEK 87.5 million. The treatment plant cost SEK 113.9 million."
    )
    assert not judge(read_text(text, "report.txt")).findings


@pytest.mark.parametrize(
    "text",
    [
        "Bland kvinnor var sjukfrånvaron 7,2 procent, 2,4 procentenheter högre än bland män.",
        "Sett över två år har antalet måltider stigit från 71 482 till 72 315.",
    ],
)
def test_what_is_compared_with_another_row_or_another_year_is_no_error(text: str) -> None:
    tables = (
        "Sjukfrånvaro, procent\n\n\t2025\t2024\nKvinnor\t7,2\t7,0\nMän\t4,7\t4,9\n\n"
        "Volymer\n\n\t2025\t2024\t2023\nAntal måltider\t72 315\t71 927\t71 482\n\n"
    )
    assert not [
        one
        for one in judge(read_text(tables + text, "r.txt")).findings
        if str(one.severity) == "error"
    ]


TONGUES = """
Koncernens ställning / Position of the group (MSEK)

\t2025\t2024\t2023
Räntebärande lån / Interest-bearing loans\t2 006,7\t1 911,3\t1 880,2
Soliditet, % / Equity ratio\t32,0\t33,5\t34,1
Investeringar / Investments\t235,4\t246,3\t251,8
Andel samtal som besvaras inom två minuter, % / Calls answered\t79,5\t80,5\t87,8
"""


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Soliditeten blev 32,0 % (33,5 %).", "Soliditeten blev 23,0 % (33,5 %)."),
        (
            "The equity ratio fell from 33.5 to 32.0 per cent.",
            "The equity ratio fell from 35.5 to 32.0 per cent.",
        ),
        # Last year's, of a line that only some of its words name.
        (
            "Växeln besvarade 79,5 procent av samtalen inom två minuter.",
            "Växeln besvarade 80,5 procent av samtalen inom två minuter.",
        ),
    ],
)
def test_a_row_that_is_named_in_two_languages_is_named_by_either(right: str, wrong: str) -> None:
    def told(sentence: str) -> list[str]:
        report = read_text(f"Året 2025\n\n{sentence}\n\n{TONGUES}", "rapport.txt")
        return [
            one.rule
            for one in judge(report).findings
            if one.severity in (Severity.ERROR, Severity.WARNING)
        ]

    assert told(right) == []
    assert len(told(wrong)) == 1


PARTS = """
Kostnadsslag (mkr)

\t2025\t2024\tFörändring %
Läkemedel\t1 652\t1 598\t3,4
Hjälpmedel\t412\t405\t1,7

Granskning

\tAntal stickprov\tMed avvikelse\tAndel 2025, %
Leverantörsfakturor\t120\t12\t10,0
Löner\t82\t11\t13,4
Totalt\t202\t23\t11,4
"""


@pytest.mark.parametrize(
    "sentence",
    [
        # What some of them grew by is not what all of them did.
        "Läkemedlen kostade 1 652 mkr. Av dem avsåg 1 055 mkr läkemedel inom förmånen, en ökning "
        "med 3,6 procent.",
        # So many things are no share.
        "Av 202 granskade poster hade 23 någon form av avvikelse, det vill säga 11,4 procent.",
    ],
)
def test_what_is_of_some_of_them_is_left_alone(sentence: str) -> None:
    report = read_text(f"Året 2025\n\n{sentence}\n\n{PARTS}", "rapport.txt")
    assert not [one for one in judge(report).findings if one.rule == "text-against-table"]
