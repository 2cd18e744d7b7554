"""Things that closings call by several names, and rows told by another of them than they have."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.understood.words import roots_of
from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.markdown import read_markdown

_LOUD = (Severity.ERROR, Severity.WARNING)

_TABLES = {
    "cash": """
| Balansräkning, mnkr | 2023-12-31 | 2024-12-31 |
|---|---|---|
| Kundfordringar | 18,2 | 21,7 |
| Kassa och bank | 64,9 | 48,3 |
| Summa omsättningstillgångar | 83,1 | 70,0 |
""",
    "sick": """
| Sjukfrånvaro, % | 2023 | 2024 |
|---|---|---|
| Total sjukfrånvaro | 7,4 | 6,9 |
| Sjukfrånvaro längre än 60 dagar | 44,1 | 37,6 |
| Kvinnor | 8,1 | 7,7 |
| Män | 4,6 | 4,2 |
""",
    "years": """
| Fem år i sammandrag | 2022 | 2023 | 2024 |
|---|---|---|---|
| Nettokostnadsandel, % | 96,4 | 99,2 | 97,8 |
| Soliditet inkl. samtliga pensionsförpliktelser, % | 18,3 | 21,7 | 24,6 |
| Antal invånare | 12 340 | 12 291 | 12 275 |
""",
    "staff": """
| Personalrörlighet | 2023 | 2024 |
|---|---|---|
| Pensionsavgångar | 58 | 73 |
| Avgångna på egen begäran | 241 | 214 |
| Nyanställda | 302 | 289 |
""",
    "peers": """
| Kostnad per elev, kr | 2023 | 2024 |
|---|---|---|
| Kommunen | 118 420 | 123 960 |
| Riket | 121 300 | 126 540 |
| Länet | 119 870 | 125 310 |
""",
    "plants": """
| Investeringar, mnkr | Budget 2024 | Utfall 2024 | Avvikelse |
|---|---|---|---|
| Vatten och avlopp | 41,0 | 36,8 | 4,2 |
| Gator och vägar | 22,5 | 24,1 | -1,6 |
| Summa | 63,5 | 60,9 | 2,6 |
""",
    "rescue": """
| Insatser | 2023 | 2024 |
|---|---|---|
| Brand i byggnad | 118 | 127 |
| Trafikolycka | 205 | 193 |
| Nöjda med bemötandet, % | 88,5 | 91,3 |
""",
}


def told(table: str, sentence: str) -> list[str]:
    text = f"# Årsredovisning 2024\n\n## Uppföljning\n\n{sentence}\n{_TABLES[table]}"
    judged = judge(read_markdown(text, "rapport.md"))
    return [
        one.claimed
        for one in judged.findings
        if one.severity in _LOUD and one.rule != "part-missing"
    ]


@pytest.mark.parametrize(
    ("table", "sentence", "right", "wrong"),
    [
        ("cash", "De likvida medlen var vid årets slut {} mnkr.", "48,3", "84,3"),
        ("cash", "Likvida medel uppgick till {} mnkr på balansdagen.", "48,3", "64,9"),
        ("sick", "Långtidsfrånvaron utgjorde {} procent av den totala frånvaron.", "37,6", "36,7"),
        ("sick", "Andelen långtidssjukfrånvaro var {} procent.", "37,6", "44,1"),
        ("sick", "Den långvariga sjukfrånvaron var {} procent av all frånvaro.", "37,6", "57,6"),
        (
            "years",
            "Nettokostnaderna som andel av skatter och bidrag blev {} procent.",
            "97,8",
            "98,7",
        ),
        (
            "years",
            "Nettokostnadernas andel av skatteintäkterna uppgick till {} procent.",
            "97,8",
            "99,2",
        ),
        (
            "years",
            "Inklusive samtliga pensionsförpliktelser är soliditeten {} procent.",
            "24,6",
            "26,4",
        ),
        ("staff", "Under året gick {} medarbetare i pension.", "73", "58"),
        ("staff", "{} personer slutade på egen begäran.", "214", "241"),
        ("staff", "Antalet som sagt upp sig uppgick till {}.", "214", "124"),
        ("peers", "Rikssnittet är {} kronor per elev.", "126 540", "125 640"),
        ("peers", "Länsgenomsnittet uppgår till {} kronor per elev.", "125 310", "123 510"),
        ("plants", "VA-investeringarna uppgick till {} mnkr.", "36,8", "38,6"),
        ("plants", "För VA blev utgiften {} mnkr.", "36,8", "63,8"),
        ("rescue", "Antalet bränder i byggnader uppgick till {}.", "127", "172"),
        ("rescue", "Nöjdheten med bemötandet är {} procent.", "91,3", "93,1"),
    ],
)
def test_a_row_is_known_by_its_other_name(
    table: str, sentence: str, right: str, wrong: str
) -> None:
    assert told(table, sentence.format(right)) == []
    (claimed,) = told(table, sentence.format(wrong))
    assert claimed.replace("\u202f", " ").startswith(wrong)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Soliditet exkl. pensionsåtagande", "Likvida medel"),
        ("Kortvarig sjukfrånvaro", "Långtidssjukfrånvaro"),
        ("Bankavgifter", "Kassa och bank"),
        ("Sjukfrånvaro dag 15-59", "Sjukfrånvaro längre än 60 dagar"),
        ("Pensionsavsättningar", "Pensionsavgångar"),
    ],
)
def test_what_only_resembles_keeps_its_own_name(one: str, other: str) -> None:
    assert set(roots_of(one)).isdisjoint(roots_of(other))


_LEVELS = """
| Tkr | Utfall 2023 | Budget 2024 | Utfall 2024 |
|---|---|---|---|
| Brukningsavgifter | 60 673 | 62 715 | 62 259 |
| Hyresintäkter | 18 240 | 18 900 | 19 105 |
| Personalkostnader | 41 520 | 43 000 | 43 912 |
| Lokalkostnader | 9 874 | 9 800 | 9 510 |
"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Brukningsavgifterna ökade med 1 586 tkr, {} %.", "2,6", "3,9"),
        ("Hyresintäkterna har stigit med 865 tkr, {} procent.", "4,7", "7,4"),
        ("Personalkostnaderna ökade med 2 392 tkr, {} %, jämfört med 2023.", "5,8", "8,5"),
        ("Lokalkostnaderna minskade med 364 tkr, {} procent.", "3,7", "7,3"),
        ("Hyresintäkterna ökade med 865 tkr, +{} %.", "4,7", "5,7"),
    ],
)
def test_a_percent_behind_a_change_and_a_comma_is_its_growth(
    sentence: str, right: str, wrong: str
) -> None:
    _TABLES["levels"] = _LEVELS
    assert told("levels", sentence.format(right)) == []
    (claimed,) = told("levels", sentence.format(wrong))
    assert claimed.lstrip("+").startswith(wrong)


def test_shares_of_the_budget_used_are_no_parts_of_a_hundred() -> None:
    table = """
| Mkr | Årsbudget | Utfall mars | Förbrukat, % |
|---|---|---|---|
| Förskola | 110,0 | 25,5 | 23,2 |
| Grundskola | 190,4 | 45,1 | 23,7 |
| Hemtjänst | 60,0 | 16,2 | 27,0 |
| Övrigt | 45,0 | 11,8 | 26,2 |
| Summa | 405,4 | 98,6 | 24,3 |
"""
    _TABLES["used"] = table
    assert told("used", "Uppföljningen är gjord efter mars.") == []


_SIGNED = """
| Mnkr | Budget | Utfall | Avvikelse |
|---|---|---|---|
| Skolnämnden | 402,0 | 403,8 | -1,8 |
| Socialnämnden | 371,0 | 388,5 | -17,5 |
| Samhällsbyggnadsnämnden | 88,0 | 84,8 | 3,2 |
| Summa | 861,0 | 877,1 | -16,1 |
"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Socialnämnden hamnar på {} mnkr.", "-17,5", "-15,7"),
        ("Budgetavvikelsen för socialnämnden är {} mnkr.", "-17,5", "-28,3"),
        ("Socialnämnden avviker från budget med {} mnkr.", "-17,5", "-11,7"),
        ("Socialnämndens kostnader blev {} mnkr dyrare än budgeterat.", "17,5", "15,7"),
    ],
)
def test_an_amount_with_a_sign_is_what_a_body_has_over(
    sentence: str, right: str, wrong: str
) -> None:
    _TABLES["signed"] = _SIGNED
    assert told("signed", sentence.format(right)) == []
    (claimed,) = told("signed", sentence.format(wrong))
    assert claimed.replace("\u2212", "-") == wrong
