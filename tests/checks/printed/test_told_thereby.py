"""What a short sentence says follows from the one before it."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.text import read_text


def _told(text: str) -> list[str]:
    judged = judge(read_text(f"Tekniska nämnden 2024\n\n{text}\n", "rapport.txt"))
    weighty = (Severity.ERROR, Severity.WARNING)
    return [one.claimed for one in judged.findings if one.severity in weighty]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("Prognosen är ett överskott på 18,4 mkr, mot budgeterade 15,1 mkr. "
         "Avvikelsen mot budget är därmed {} mkr.", "3,3", "4,6"),
        ("Av 412 planerade kontroller genomfördes 377. Avvikelsen mot planen är {} kontroller.",
         "35", "53"),
        ("Nämnden har beslutat om åtgärder på 6 400 tkr, varav 5 150 tkr väntas ge effekt i år. "
         "Det är {} tkr mindre än beslutat.", "1 250", "2 150"),
        ("Budgeten för vinterväghållning var 14,2 mkr och utfallet blev 16,9 mkr. "
         "Skillnaden är {} mkr.", "2,7", "2,7"),
        ("Årets resultat uppgår till 22 140 tkr. Budgeterat resultat var 17 500 tkr, och "
         "avvikelsen är alltså {} tkr.", "4 640", "4 460"),
        ("Verksamheten kostade 96,4 mkr, vilket är 1,2 mkr lägre än budget. "
         "Budgetavvikelsen motsvarar {} procent.", "1,2", "2,1"),
        ("Av 240 avslutade deltagare gick 96 till arbete och 48 till studier. "
         "Tillsammans är det {} procent av dem som avslutades.", "60,0", "66,0"),
        ("Kommunen förvaltar 182 400 kvadratmeter lokaler. Av ytan var 5 290 kvadratmeter tomma, "
         "det vill säga {} procent.", "2,9", "9,2"),
        ("Investeringarna kostade 31,6 mkr av budgeterade 40,0 mkr. "
         "Av investeringsbudgeten återstår {} mkr.", "8,4", "4,8"),
    ],
)  # fmt: skip
def test_what_follows_from_the_sentence_before(text: str, right: str, wrong: str) -> None:
    """The only two amounts before it make it."""
    assert _told(text.format(right)) == []
    found = [one.replace("\u202f", " ") for one in _told(text.format(wrong))]
    assert (wrong in found) is (wrong != right)


@pytest.mark.parametrize(
    "text",
    [
        # A part of it, an earlier year, several amounts and a rough number.
        "Programmet kostade 15,1 mkr mot budgeterade 8,8 mkr. Avvikelsen för fönstren är 0,5 mkr.",
        "Budgeten var 15,1 mkr och utfallet 8,8 mkr. Avvikelsen mot förra årets utfall är 0,4 mkr.",
        "Planen var 120 besök, 84 gjordes och 11 ställdes in. Avvikelsen är 25 besök.",
        "Prognosen var 18,4 mkr, mot budgeterade 15,1 mkr. Avvikelsen är därmed drygt 3 mkr.",
        "Av 240 deltagare gick 96 till arbete. Tillsammans är det 60,0 procent av alla sökande.",
    ],
)
def test_what_may_be_of_something_else(text: str) -> None:
    """Nothing is said where another pair may be meant."""
    assert _told(text) == []
