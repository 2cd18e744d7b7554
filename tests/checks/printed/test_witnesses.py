"""How surely a number of a sentence is wrong: one witness makes a warning, two make an error.

The tables are made by hand; what each sentence must say is worked out from them.
"""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Finding, Severity
from bokslut.readers.text import read_text

TABLES = """
Insamlat avfall 2025

\t2025\t2024
Insamlat matavfall, ton\t1 635\t1 575
Insamlat restavfall, ton\t8 412\t8 620
Insamlat slam, ton\t2 904\t2 877

Verksamheternas kostnader 2025 (tkr)

\tBudget 2025\tUtfall 2025\tUtfall 2024
Parkskötsel\t4 320\t4 186\t4 011
Gatubelysning\t7 745\t7 933\t7 610
Utdelning till ägaren\t11 000\t9 000\t8 500

Disposition av årets resultat 2025 (tkr)

\tBelopp
Föreslagen vinstutdelning\t11 000
Balanseras i ny räkning\t24 350
"""


def _told(sentence: str) -> list[Finding]:
    judged = judge(read_text(f"Verksamheten 2025\n\n{sentence}\n\n{TABLES}", "rapport.txt"))
    return [one for one in judged.findings if one.severity is not Severity.NOTE and one.claimed]


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Hushållen lämnade 1 653 ton matavfall under året.", "1 635"),
        ("Parkskötseln kostade 4 168 tkr under året.", "4 186"),
        ("Parkskötseln kostade 4 386 tkr under året.", "4 186"),
    ],
)
def test_a_slip_of_what_the_named_line_says_is_an_error(sentence: str, right: str) -> None:
    told = _told(sentence)
    assert [one.severity for one in told] == [Severity.ERROR]
    assert told[0].expected.replace("\u202f", " ").replace("\u00a0", " ") == right


def test_what_another_line_says_is_no_error_by_the_name_of_the_first() -> None:
    told = _told("Utdelningen, 11,0 mkr, beslutas av stämman i maj.")
    assert Severity.ERROR not in [one.severity for one in told]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hushållen lämnade 1 635 ton matavfall under året.",
        "Parkskötseln kostade 4 186 tkr under året, 175 tkr mer än 2024.",
        "Utdelningen till ägaren var 9,0 mkr.",
    ],
)
def test_what_is_right_has_no_witness_against_it(sentence: str) -> None:
    assert not _told(sentence)


def test_thousands_for_millions_are_an_error_only_where_the_unit_of_the_table_is_borne_out() -> (
    None
):
    wrong = "Gatubelysningen kostade 7,933 tkr."
    assert [one.severity for one in _told(wrong)] == [Severity.WARNING]
    told = _told(f"Parkskötseln kostade 4 186 tkr. {wrong}")
    assert [one.severity for one in told] == [Severity.ERROR]


def test_a_table_that_the_text_tells_a_thousandfold_throughout_was_misread_itself() -> None:
    told = _told(
        "Parkskötseln kostade 4,186 tkr. Gatubelysningen kostade 7,933 tkr, mot 7,610 tkr 2024."
    )
    assert Severity.ERROR not in [one.severity for one in told]


@pytest.mark.parametrize(
    "sentence",
    [
        # More than the whole is no part of it: 8 412 of 1 635 is turned.
        "Av 1 635 ton matavfall blev 8 412 kg biogas, och 80,2 procent av hushållen sorterade.",
        # From what it was some years before.
        "Sedan 2020 har restavfallet minskat från 9 914 till 8 412 ton.",
    ],
)
def test_what_may_be_of_something_else_is_no_error(sentence: str) -> None:
    assert Severity.ERROR not in [one.severity for one in _told(sentence)]
