"""Words of direction in finished reports against what their tables say."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bokslut.checks.printed.directions.direction_against_table import directions_against_tables
from bokslut.checks.printed.understood.understood import understand
from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.read import read_report
from bokslut.readers.text import read_text

REPORT = """
Årsredovisning 2024

Personal

{staff}

Sjukfrånvaro i procent av ordinarie arbetstid

\t2022\t2023\t2024
Kvinnor\t7,6\t7,2\t7,9
Män\t5,1\t4,6\t4,1
Totalt\t7,0\t6,5\t7,1

Antal anställda

\t2022\t2023\t2024
Tillsvidareanställda\t2 104\t2 140\t2 088
Visstidsanställda\t310\t295\t341
Summa\t2 414\t2 435\t2 429

Ekonomi

{money}

Resultaträkning, tkr

\tUtfall 2024\tUtfall 2023\tBudget 2024
Verksamhetens intäkter\t412 300\t398 100\t405 000
Verksamhetens kostnader\t-2 213 400\t-2 105 900\t-2 190 000
Avskrivningar\t-98 200\t-101 400\t-99 000
Verksamhetens nettokostnader\t-1 899 300\t-1 809 200\t-1 884 000
Skatteintäkter\t1 480 600\t1 421 300\t1 470 000
Generella statsbidrag\t455 100\t430 700\t452 000
Finansiella intäkter\t21 400\t9 800\t12 000
Finansiella kostnader\t-31 200\t-14 300\t-25 000
Årets resultat\t26 600\t38 300\t25 000
"""


def _found(staff: str = "", money: str = "") -> list[tuple[str, str]]:
    told = REPORT.format(staff=staff or "Text saknas.", money=money or "Text saknas.")
    found = directions_against_tables(understand(read_text(told, "rapport.txt")))
    return [(str(one.severity), one.claimed or "") for one in found]


TRUE_STAFF = [
    "Sjukfrånvaron har ökat jämfört med föregående år.",
    "Den totala sjukfrånvaron steg till 7,1 procent.",
    "Kvinnors sjukfrånvaro ökade medan männens sjukfrånvaro minskade.",
    "Sjukfrånvaron uppgick till 7,1 procent, vilket är 0,6 procentenheter högre än föregående år.",
    "Antalet visstidsanställda har ökat och antalet tillsvidareanställda har minskat.",
    "Männens sjukfrånvaro har minskat varje år sedan 2022.",
    "Antalet tillsvidareanställda minskade med 52 personer.",
    "Antalet tillsvidareanställda ökade mellan 2022 och 2023.",
]
FALSE_STAFF = [
    ("Sjukfrånvaron har minskat jämfört med föregående år.", "minskat"),
    ("Den totala sjukfrånvaron sjönk till 7,1 procent.", "sjönk"),
    ("Kvinnors sjukfrånvaro minskade under 2024.", "minskade"),
    (
        "Sjukfrånvaron var 7,1 procent, vilket är 0,6 procentenheter lägre än föregående år.",
        "lägre än",
    ),
    ("Männens sjukfrånvaro har ökat varje år sedan 2022.", "ökat"),
    ("Antalet tillsvidareanställda ökade med 52 personer.", "ökade"),
    ("Antalet tillsvidareanställda minskade mellan 2022 och 2023.", "minskade"),
    ("Sjukfrånvaron har förbättrats.", "förbättrats"),
    ("Under året minskade antalet visstidsanställda.", "minskade"),
]
TRUE_MONEY = [
    # A surplus that is told is no change of the line that has just that difference.
    "Ett överskott på 107,5 mkr förs till kostnaderna, som blir 2 213,4 mkr.",
    # What else gave a surplus against the budget says nothing of the rise.
    "Verksamhetens intäkter, 412,3 mkr, ökade med 3,6 procent och gav mot budget ett överskott.",
    "Verksamhetens kostnader ökade med 107,5 mkr jämfört med 2023.",
    "Verksamhetens intäkter har ökat med 14,2 mkr.",
    "Nettokostnaderna blev 15,3 mkr högre än budgeterat.",
    "Avskrivningarna minskade.",
    "Årets resultat är 11,7 mkr lägre än föregående år och 1,6 mkr bättre än budget.",
    "Årets resultat försämrades med 11,7 mkr.",
    "De finansiella kostnaderna har fördubblats.",
    "Skatteintäkterna är högre än budgeterat.",
]
FALSE_MONEY = [
    ("Verksamhetens kostnader minskade med 107,5 mkr jämfört med 2023.", "minskade"),
    ("Verksamhetens intäkter har minskat med 14,2 mkr.", "minskat"),
    ("Nettokostnaderna blev 15,3 mkr lägre än budgeterat.", "lägre än"),
    ("Avskrivningarna ökade.", "ökade"),
    ("Årets resultat är 11,7 mkr högre än föregående år.", "högre än"),
    ("Årets resultat är 1,6 mkr sämre än budget.", "sämre än"),
    ("Årets resultat förbättrades med 11,7 mkr.", "förbättrades"),
    ("Skatteintäkterna är lägre än budgeterat.", "lägre än"),
    ("Skatteintäkterna understiger budget.", "understiger"),
    ("De generella statsbidragen har minskat kraftigt.", "minskat"),
]


@pytest.mark.parametrize("sentence", TRUE_STAFF)
def test_a_true_direction_of_staff_is_left_alone(sentence: str) -> None:
    assert _found(staff=sentence) == []


@pytest.mark.parametrize(("sentence", "word"), FALSE_STAFF)
def test_a_false_direction_of_staff_is_an_error(sentence: str, word: str) -> None:
    assert _found(staff=sentence) == [("error", word)]


@pytest.mark.parametrize("sentence", TRUE_MONEY)
def test_a_true_direction_of_money_is_left_alone(sentence: str) -> None:
    assert _found(money=sentence) == []


@pytest.mark.parametrize(("sentence", "word"), FALSE_MONEY)
def test_a_false_direction_of_money_is_an_error(sentence: str, word: str) -> None:
    assert _found(money=sentence) == [("error", word)]


@pytest.mark.parametrize(
    "sentence",
    [
        "I riket har sjukfrånvaron minskat.",
        "Sjukfrånvaron bland lärare har minskat.",
        "Den korta sjukfrånvaron har minskat.",
        "Sjukfrånvaron minskade under hösten.",
        "Sjukfrånvaron ska minska med 0,5 procentenheter.",
        "Ökningen av sjukfrånvaron har minskat.",
        "Sjukfrånvaron har inte minskat.",
        "Arbetet med att minska sjukfrånvaron har minskat behovet av vikarier.",
        "Det beror på att sjukfrånvaron har minskat i vissa verksamheter.",
        "Sjukfrånvaron har minskat inom hemtjänsten medan den har ökat totalt.",
        "Andelen visstidsanställda har minskat.",
        "Antalet anställda per chef har ökat.",
        "Sjukfrånvaron väntas ha minskat nästa år.",
        "Sjukfrånvaron uppgick till 5,4 procent och har minskat.",
        "Antalet sjukdagar minskade.",
        "Kostnaden för sjukfrånvaron har minskat.",
        "Sjukfrånvaron har minskat sedan 2019.",
        "Sjukfrånvaron ökade 2022 och minskade 2023.",
        "Färre sjukskrivningar har minskat kostnaderna.",
        "Kvinnor och män har minskat sin sjukfrånvaro.",
    ],
)
def test_what_may_be_of_something_else_is_left_alone(sentence: str) -> None:
    assert _found(staff=sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Intäkterna från försäljning har minskat.",
        "Kostnaderna för inhyrd personal minskade med 3,1 mkr.",
        "Socialnämndens kostnader har minskat.",
        "Koncernens resultat har förbättrats.",
        "Nettokostnadernas andel av skatteintäkterna har minskat.",
        "Resultatet exklusive engångsposter har förbättrats.",
        "Räntorna har sjunkit.",
        "Skatteintäkterna är lägre än prognosen.",
        "Budgeten för verksamhetens kostnader har minskat.",
        "Prognosen för skatteintäkterna har sänkts.",
        "Verksamhetens intäkter har minskat med 5,0 mkr till följd av lägre bidrag.",
        "Lägre avskrivningar än väntat har minskat kostnaderna.",
        "Skattesatsen är oförändrad.",
        "Ett första steg är taget.",
    ],
)
def test_money_of_something_else_is_left_alone(sentence: str) -> None:
    assert _found(money=sentence) == []


_LABELS = (
    ("Bygglov", "Antalet bygglov"),
    ("Förskolebarn", "Antalet förskolebarn"),
    ("Lägenheter", "Antalet lägenheter"),
    ("Studenter", "Antalet studenter"),
)
_YEARS = st.integers(2012, 2030)
_COUNTS = st.lists(
    st.tuples(st.integers(100, 1800), st.integers(100, 1800)), min_size=4, max_size=4
)


@given(_YEARS, _COUNTS, st.integers(0, 3), st.booleans(), st.booleans())
def test_the_true_direction_is_never_found_and_the_false_one_always(
    year: int, counts: list[tuple[int, int]], chosen: int, newest_first: bool, true: bool
) -> None:
    old, new = counts[chosen]
    assume(old != new)
    rows = [
        f"{label}\t{after if newest_first else before}\t{before if newest_first else after}"
        for (label, _subject), (before, after) in zip(_LABELS, counts, strict=True)
    ]
    years = (year, year - 1) if newest_first else (year - 1, year)
    word = "ökat" if (new > old) == true else "minskat"
    text = "\n".join(
        [
            f"Verksamhetsberättelse {year}",
            "",
            "Volymer",
            "",
            f"{_LABELS[chosen][1]} har {word} jämfört med föregående år.",
            "",
            "Volymer i antal",
            "",
            f"\t{years[0]}\t{years[1]}",
            *rows,
        ]
    )
    found = directions_against_tables(understand(read_text(text, "rapport.txt")))
    told = [(str(one.severity), one.claimed) for one in found]
    assert told == ([] if true else [("error", word)])


YEARS = """
Flerårsöversikt

{sentence}

Flerårsöversikt (tkr)    2023     2022     2021
Nettoomsättning          345 131  346 845  311 000
Medelantal anställda     235      229      226
"""


@pytest.mark.parametrize(("word", "found"), [("fler", 0), ("färre", 1)])
def test_an_average_number_of_staff_is_no_amount_in_a_table_of_amounts(
    word: str, found: int
) -> None:
    sentence = f"Medelantalet anställda var 235, det vill säga 6 {word} än 2022."
    understood = understand(read_text(YEARS.format(sentence=sentence)))
    assert len(list(directions_against_tables(understood))) == found


TITLED = """Bokslut 2024

Andel långtidssjukfrånvaro, över 60 dagar

2022\t2023\t2024
50,3\t50,5\t48,1

Andel korttidssjukfrånvaro, dag 1-14

2022\t2023\t2024
33,8\t37,9\t41,5

{sentence}
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Korttidssjukfrånvaron har istället ökat något för andra året i rad.", 0),
        ("Korttidssjukfrånvaron har istället minskat något för andra året i rad.", 1),
        ("Andelen långtidssjukfrånvaro har minskat.", 0),
        ("Andelen långtidssjukfrånvaro har ökat.", 1),
    ],
)
def test_the_only_row_of_a_table_is_known_by_its_title(sentence: str, found: int) -> None:
    """What stands behind a comma in the title only says more of it."""
    understood = understand(read_text(TITLED.format(sentence=sentence)))
    assert len(list(directions_against_tables(understood))) == found


def test_the_level_of_the_named_row_is_no_change_of_another() -> None:
    """8,17 is what the office had, and by chance what the whole of the municipality grew by."""
    text = """# Årsbokslut 2016 för kommunstyrelsen, Granby kommun

Sjukfrånvaron på kommunstyrelsens kontor har {} sedan 2015 då den låg på 8,17 procent.

| Sjukfrånvaro, procent | 2016 | 2015 |
|---|---|---|
| Kvinnor | 7,83 | 9,09 |
| Kommunstyrelsens kontor | 6,92 | 8,17 |
| Kommunen totalt | 6,62 | 6,12 |
"""
    right = judge(read_report(text.format("minskat").encode(), "2016.md"))
    assert [one for one in right.findings if one.rule == "direction-against-table"] == []
    wrong = judge(read_report(text.format("ökat").encode(), "2016.md"))
    assert [one.rule for one in wrong.findings] == ["direction-against-table"]
