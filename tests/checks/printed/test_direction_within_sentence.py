"""Words of direction in finished reports against the numbers of their own sentence."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.directions.direction_within_sentence import directions_within_sentences
from bokslut.checks.printed.understood.understood import understand
from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.text import read_text


def _found(text: str) -> list[tuple[str, str | None]]:
    report = read_text(f"Årsredovisning 2024\n\nPersonal\n\n{text}\n", "rapport.txt")
    found = directions_within_sentences(understand(report))
    return [(str(one.severity), one.claimed) for one in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sjukfrånvaron har minskat och uppgår till 7,1 procent (7,6 procent 2023).",
        "Sjukfrånvaron ökade till 7,6 procent, jämfört med 7,1 procent föregående år.",
        "Soliditeten har stärkts till 46 procent (44 procent 2023).",
        "Kostnaderna ökade med 5,0 procent (6,1 procent 2023).",
        "Antalet elever har ökat till 1 240 (1 198).",
        "Soliditeten är 43,6 % (45,3 %) och har försvagats med 1,6 procentenheter. Den ligger 1,6 "
        "procentenheter över målnivån 42,0 %.",
        "Sjukfrånvaron har ökat till 7,6 procent (kvinnor 8,1 procent).",
        "Sjukfrånvaron ska minska till 7,6 procent (7,1 procent 2023).",
        "Antalet ärenden har ökat och var 312, jämfört med budgeterade 340.",
        "Utlåningen ökade till 331 138 lån, medan e-lånen var 47 931 jämfört med 50 569 "
        "föregående år.",
        # Below its budget is a surplus of costs, and a deficit of income: here nothing says which.
        "Utfallet uppgår till 110 375 tkr mot en budget på 110 877 tkr, alltså ett överskott på "
        "502 tkr.",
        # A word for the sign.
        "Resultatet är minus 1 504 mkr, vilket är 454 mkr sämre än budgetens minus 1 050 mkr.",
        "Resultatet blev ett underskott på 5,2 mkr. Det är 1,2 mkr sämre än det budgeterade "
        "underskottet på 4,0 mkr.",
        # What it was is told behind `då`.
        "Medelåldern är 46,3 år, vilket är en marginell ökning jämfört med föregående år då den "
        "var 45,9 år.",
        "Resultatet blev 61 mkr, vilket är en förbättring i förhållande till 2022 och 2023 då "
        "resultatet var 22 mkr respektive 43 mkr.",
        "Årets resultat på 84 mkr innebar ett överskott mot det budgeterade resultatet på 40 mkr.",
        "Nettokostnaden är 2,74 mkr högre än 2023, då den uppgick till 89,28 mkr.",
        "Antalet besökare minskade med 4 000 jämfört med året innan, då det kom 52 000.",
        "År 2024 gick 84 procent av enheterna med överskott. Det är något lägre än föregående år, "
        "då 89 procent av enheterna gjorde det.",
    ],
)
def test_what_agrees_or_is_of_something_else_is_left_alone(sentence: str) -> None:
    assert _found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "word", "severity"),
    [
        (
            "Sjukfrånvaron har minskat och uppgår till 7,6 procent (7,1 procent 2023).",
            "minskat",
            "error",
        ),
        (
            "Sjukfrånvaron sjönk till 7,6 procent, jämfört med 7,1 procent föregående år.",
            "sjönk",
            "error",
        ),
        ("Soliditeten har stärkts till 44 procent (46 procent 2023).", "stärkts", "error"),
        ("Antalet elever har minskat till 1 240 (1 198).", "minskat", "warning"),
        (
            "Föregående års värde är inom parentes. Antalet elever minskade till 1 240 (1 198).",
            "minskade",
            "error",
        ),
        (
            "Medelåldern är 46,3 år, vilket är en marginell minskning jämfört med föregående år då "
            "den var 45,9 år.",
            "minskning",
            "error",
        ),
        (
            "Resultatet blev 31 mkr, vilket är en förbättring i förhållande till 2022 och 2023 då "
            "resultatet var 22 mkr respektive 43 mkr.",
            "förbättring",
            "error",
        ),
        (
            "År 2024 gick 94 procent av enheterna med överskott. Det är något lägre än föregående "
            "år, då 89 procent av enheterna gjorde det.",
            "lägre än",
            "error",
        ),
        (
            "Årets resultat på 84 mkr innebar ett underskott mot budgeterat nollresultat.",
            "underskott",
            "error",
        ),
        (
            "Årets resultat på 84 mkr innebar ett underskott mot budgeterat resultat som var på "
            "40 mkr.",
            "underskott",
            "error",
        ),
        (
            "Resultatet prognostiseras till -25 mkr. Jämfört med ett budgeterat resultat på -125 "
            "mkr är det en försämring med 100 mkr.",
            "försämring",
            "warning",
        ),
        (
            "Resultatet blev ett underskott på 5,2 mkr. Det är 1,2 mkr bättre än det budgeterade "
            "underskottet på 4,0 mkr.",
            "bättre",
            "error",
        ),
    ],
)
def test_numbers_that_went_the_other_way_are_told(sentence: str, word: str, severity: str) -> None:
    assert _found(sentence) == [(severity, word)]


def test_what_stands_behind_above_is_what_it_is_held_against() -> None:
    told = (
        "Soliditeten är 49,5 % (49,4 %) och har stärkts med 0,1 procentenheter. "
        "Den ligger 7,5 procentenheter {} målnivån 42,0 %."
    )
    for word, errors in (("över", 0), ("under", 1)):
        judged = judge(read_text(f"Kommunen 2025\n\n{told.format(word)}\n", "rapport.txt"))
        assert len([one for one in judged.findings if one.severity is Severity.ERROR]) == errors
