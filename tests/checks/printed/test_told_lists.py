"""A whole and its listed parts, what remains of it, and shares of it, as sentences tell them."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.read import read_report


def told(text: str) -> list[tuple[str, str]]:
    judged = judge(read_report(f"# Rapport\n\n{text}\n".encode(), "rapport.md"))
    return [
        (one.severity.value, one.expected.replace("\u202f", " "))
        for one in judged.findings
        if one.rule in ("told-apart", "within-sentence") and one.severity is not Severity.NOTE
    ]


LIST = "Under året har {} tkr investerats: 1 412 tkr i fordon, 630 tkr i möbler och {} tkr i lås."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (LIST.format("2 963", "921"), []),
        (LIST.format("2 963", "912"), [("error", "2 954")]),
        (LIST.format("-2 963", "921"), [("warning", "2 963")]),
        # A list of examples need not be all.
        (LIST.format("9 963", "921").replace("tkr investerats", "tkr bland annat använts"), []),
        (
            "Bidraget var 33,0 mkr, fördelat på 20,1 mkr till skolor och 15,9 mkr till hem.",
            [("error", "36,0")],
        ),
        ("Budgeten var 8 450 tkr och 6 130 tkr har använts. Kvar är 2 320 tkr.", []),
        (
            "Budgeten var 8 450 tkr och 6 130 tkr har använts. Kvar är 1 877 tkr.",
            [("error", "2 320")],
        ),
        ("Planerat var 9,6 mkr och 4,5 mkr är nått. Kvar att åstadkomma är 5,2 mkr.", []),
        ("Antalet steg till 412, av vilka 231 är kvinnor (56,1 procent).", []),
        ("Antalet steg till 412, av vilka 231 är kvinnor (56,7 procent).", [("error", "56,1")]),
        ("Det fanns 412 anställda. De äldre är 97, det vill säga 24 procent av de anställda.", []),
        (
            "Det fanns 412 anställda. De äldre är 97, det vill säga -24 procent av de anställda.",
            [("warning", "24")],
        ),
    ],
)
def test_what_sentences_reckon_of_a_whole(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


THEREOF = (
    "Kostnaden var {} mkr under hösten 2024, varav 17,2 mkr avsåg nedskrivning av tillgångar och "
    "{} mkr avsåg skatt."
)
SHARES = "Intäkterna i norr, söder och väst utgjorde {} procent av de totala intäkterna."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (THEREOF.format("25,9", "8,7"), []),
        (THEREOF.format("28,9", "8,7"), [("warning", "25,9")]),
        # There may be more of it than is told.
        (THEREOF.format("41,3", "8,7"), []),
        (SHARES.format("31,4 procent, 27,1 procent och 41,5"), []),
        (SHARES.format("31,4 procent, 27,1 procent och 45,5"), [("warning", "41,5")]),
        (SHARES.format("31,4 procent, 12,8 procent och 9,5"), []),
        ("Taket är 56,2 mkr och 48,6 mkr har betalats ut. Återstående 7,6 mkr finns kvar.", []),
        (
            "We had assets of $56.6 million offset by an allowance of $48.6 million. The remaining "
            "$7.6 million is abroad.",
            [("warning", "8.0")],
        ),
    ],
)
def test_parts_behind_varav_shares_of_a_hundred_and_the_rest(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Under tre år går 88 lärare i pension: 31 år 2025, 28 år 2026 och 29 år 2027.", []),
        (
            "Under tre år går 88 lärare i pension: 31 år 2025, 23 år 2026 och 29 år 2027.",
            [("warning", "83")],
        ),
        (
            "Fram till 2027 når 130 medarbetare 67 år: 41 år 2024, 34 år 2025 och 28 år 2026.",
            [("warning", "103")],
        ),
        # Years that are compared are no parts of anything.
        ("Vi hade 88 lärare: 31 fler än år 2025, 28 fler än år 2024 och 9 fler än år 2023.", []),
        ("De tre åren investeras 718,4 mnkr, i medeltal 239,5 mnkr årligen.", []),
        (
            "De tre åren investeras 718,4 mnkr, i medeltal 235,9 mnkr årligen.",
            [("warning", "239,5")],
        ),
    ],
)
def test_so_many_in_each_year_are_all_of_them(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "right", "wrong", "made"),
    [
        ("Kommunen hade {} anställda, varav 2 913 kvinnor och 764 män.", "3 677", "3 598", "3 677"),
        ("Kontoret hade {} tillsvidareanställda, varav 51 är kvinnor och 33 är män.",
         "84", "83", "84"),
        ("Skolan har {} elever, varav 331 flickor och 312 pojkar.", "643", "634", "643"),
        ("Fullmäktige har {} ledamöter, varav 29 kvinnor och 32 män.", "61", "59", "61"),
        ("The city had {} employees, of whom 1,195 were women and 363 men.",
         "1,558", "1,559", "1,558"),
    ],
)  # fmt: skip
def test_women_and_men_are_all_whatever_they_are_called(
    text: str, right: str, wrong: str, made: str
) -> None:
    """Employees, pupils and members are women and men, to the last one."""
    assert told(text.format(right)) == []
    assert [expected for _severity, expected in told(text.format(wrong))] == [made]
