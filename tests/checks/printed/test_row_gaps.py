"""By how much a row differs from what it was or was planned, told right behind its number."""

from __future__ import annotations

import pytest
from support import told

CARE = """Verksamhetsberättelse 2024

Individ och familj

Verksamhet\t2023\t2024
Inkomna orosanmälningar\t812\t867
Utredningstid i dagar, genomsnitt\t104\t97
Väntetid till familjerådgivning, dagar\t23\t31
Medelålder i personalgruppen, år\t46,1\t45,4
Placerade barn\t58\t55
Sjukfrånvaro, %\t8,1\t7,4

"""
COSTS = """Bokslut 2024

Kostnader per slag, tkr

Kostnadsslag\tBokslut 2023\tBudget 2024\tBokslut 2024
Personal\t-61 204\t-63 900\t-64 318
Lokaler\t-14 870\t-15 110\t-14 952
Livsmedel\t-4 212\t-4 300\t-4 731
Summa kostnader\t-80 286\t-83 310\t-84 001

"""


@pytest.mark.parametrize(
    ("report", "sentence", "right", "wrong"),
    [
        (CARE, "Utredningstiden var i genomsnitt 97 dagar, {} dagar kortare än 2023.", "7", "9"),
        (
            CARE,
            "Väntetiden till familjerådgivning var 31 dagar, {} dagar längre än året innan.",
            "8",
            "3",
        ),
        (CARE, "Personalgruppens medelålder är 45,4 år, {} år yngre än 2023.", "0,7", "0,2"),
        (CARE, "Antalet placerade barn var 55, {} färre än föregående år.", "3", "5"),
        (CARE, "Inkomna orosanmälningar blev 867, {} fler än 2023.", "55", "65"),
        (
            COSTS,
            "Kostnaderna för livsmedel uppgick till 4 731 tkr, {} tkr högre än budget.",
            "431",
            "341",
        ),
        (
            COSTS,
            "Lokalkostnaderna blev 14 952 tkr, vilket är {} tkr lägre än budgeterat.",
            "158",
            "82",
        ),
    ],
)
def test_by_how_much_it_differs_from_its_row(
    report: str, sentence: str, right: str, wrong: str
) -> None:
    """A time, an age, a count and a cost, each told with how far it is from what it was."""
    assert told(report, sentence.format(right)) == []
    assert (
        "text-against-table",
        wrong,
    ) in told(report, sentence.format(wrong))


@pytest.mark.parametrize(
    ("report", "first", "second", "right", "wrong"),
    [
        (
            CARE,
            "Sjukfrånvaron var 7,4 procent.",
            "Det är {} procentenheter lägre än 2023.",
            "0,7",
            "0,5",
        ),
        (
            COSTS,
            "Personalkostnaderna uppgick till 64 318 tkr, en ökning med 5,1 procent.",
            "De översteg budgeten med {} tkr.",
            "418",
            "481",
        ),
        (
            COSTS,
            "Kostnaden för livsmedel blev 4 731 tkr mot budgeterade 4 300 tkr.",
            "Det är {} tkr mer än föregående år.",
            "519",
            "591",
        ),
    ],
)
def test_what_the_next_sentence_tells_of_it(
    report: str, first: str, second: str, right: str, wrong: str
) -> None:
    """`Det` and `de` speak of the number of the sentence before, whatever else makes the one that
    is told."""
    assert told(f"{report}{first} ", second.format(right)) == []
    assert ("text-against-table", wrong) in told(f"{report}{first} ", second.format(wrong))


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Antalet placerade barn var 55, jämfört med {} året innan.", "58", "85"),
        ("Sjukfrånvaron var 7,4 procent, en minskning från {} procent året före.", "8,1", "7,8"),
        ("Inkomna orosanmälningar blev {}, mot 812 föregående år.", "867", "876"),
    ],
)
def test_what_it_was_the_year_before(sentence: str, right: str, wrong: str) -> None:
    """Each of the two numbers leads to the row, and so to the other."""
    assert told(CARE, sentence.format(right)) == []
    assert wrong in [number for _rule, number in told(CARE, sentence.format(wrong))]


def test_what_is_called_by_the_end_of_its_name() -> None:
    """`Kostnaderna` are the `Lokalkostnaderna` of the sentence before."""
    first = "Lokalkostnaderna uppgick till 14 952 tkr."
    second = "Kostnaderna blev {} tkr lägre än budget."
    assert told(f"{COSTS}{first} ", second.format("158")) == []
    assert [one for _rule, one in told(f"{COSTS}{first} ", second.format("185"))] == ["185"]


def test_a_growth_right_behind_a_change() -> None:
    """`ökade med 3 114 tkr, 5,1 procent` tells one thing in two ways."""
    sentence = "Personalkostnaderna ökade med 3 114 tkr, {} procent."
    assert told(COSTS, sentence.format("5,1")) == []
    assert [number for _rule, number in told(COSTS, sentence.format("6,3"))] == ["6,3"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Av sjukfrånvaron var 31,5 procent längre än 59 dagar.",
        "Av de anställda är 41 procent 50 år eller äldre.",
        "Väntetiden till familjerådgivning var 31 dagar, 4 dagar längre än i länet.",
        "Inkomna orosanmälningar blev 867, varav 40 fler än 2023 gällde spädbarn.",
        "Utredningstiden var cirka 97 dagar, 12 dagar kortare än på våren.",
    ],
)
def test_what_is_compared_with_something_else(sentence: str) -> None:
    """How long or how old something is says not by how much, and the row has nothing of others."""
    assert [one for one in told(CARE, sentence) if one[0] == "text-against-table"] == []
