"""What is told of a part of something is no error against the line that has all of it, however
like a slip of the hand the two numbers look; what is told of all of it still is.

The tables are made by hand. Each number of the first sentences is one digit from that of the line
which their noun names, as it may be by chance.
"""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.model.finding import Severity
from bokslut.readers.text import read_text

TABLES = """
Personal, Almviks kommun

\t2024\t2023
Sjukfrånvaro, %\t7,1\t7,9
Undersköterskor\t463\t451
Medellön, kr\t33 940\t32 810

Vatten, tkr

\t2024\t2023
Brukningsavgifter\t86 540\t81 210
Patientavgifter\t61 400\t58 900

Volymer

\t2024\t2023
Vattenläckor\t46\t58
Energianvändning, kWh per kvadratmeter\t142\t149
"""


def _errors(sentence: str) -> list[str]:
    text = f"Almviks kommun\n\nVerksamheten 2024\n\n{sentence}\n\n{TABLES}"
    judged = judge(read_text(text, "rapport.txt"))
    return [one.message() for one in judged.findings if one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    "sentence",
    [
        "Sjukfrånvaron i december var 7,6 procent.",
        "Bland chefer var sjukfrånvaron 7,6 procent.",
        "Sjukfrånvaron för lärare uppgick till 7,6 procent.",
        "Inom hemtjänsten var sjukfrånvaron 7,6 procent.",
        "Lärarnas sjukfrånvaro var 7,6 procent.",
        "Sjukfrånvaron var 7,6 procent bland kvinnor.",
        "Patientavgifterna för tandvård uppgick till 66,4 mkr.",
        "Energianvändningen i skolorna var 132 kWh per kvadratmeter.",
        # Some of what is counted.
        "Vid 47 av vattenläckorna stängdes vattnet av.",
        # Years are no people.
        "Medelåldern bland undersköterskorna är 46,3 år.",
        # By how much a price was raised is not how much more it brought in.
        "Brukningsavgifterna höjdes med 6,5 procent den 1 januari.",
    ],
)
def test_what_is_told_of_a_part_is_no_error(sentence: str) -> None:
    assert _errors(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Sjukfrånvaron var 7,6 procent.",
        "Under 2024 uppgick sjukfrånvaron i Almviks kommun till 7,6 procent.",
        "Kommunens sjukfrånvaro var 7,6 procent för helåret.",
        "Sjukfrånvaron den 31 december var 7,6 procent.",
        "Patientavgifterna uppgick i bokslutet till 66,4 mkr.",
    ],
)
def test_what_is_told_of_all_of_it_still_is(sentence: str) -> None:
    assert len(_errors(sentence)) == 1


GRANTS = """
Verksamheten 2024

{sentence}

Skatteintäkter och generella statsbidrag, tkr

\t2024\t2023
Preliminär skatt\t493 600\t473 400
Slutavräkning\t-4 700\t-8 900
Summa skatteintäkter\t488 900\t464 500
Inkomstutjämning\t102 400\t94 400
Kostnadsutjämning\t14 600\t14 000
Fastighetsavgift\t47 300\t45 400
Summa statsbidrag\t164 300\t153 800
Summa skatteintäkter och statsbidrag\t653 200\t618 300
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Inkomstutjämningen gav 102,4 mkr och är 62,3 % av bidragen.", []),
        ("Inkomstutjämningen gav 102,4 mkr och är 63,2 % av bidragen.", ["63,2"]),
        ("Inkomstutjämningen gav 102,4 mkr och är 20,9 % av skatteintäkterna.", []),
        ("Fastighetsavgiften svarar för 28,8 % av bidragen.", []),
        ("Fastighetsavgiften svarar för 38,8 % av bidragen.", ["38,8"]),
    ],
)
def test_of_several_sums_the_share_is_of_the_one_that_is_named(
    sentence: str, found: list[str]
) -> None:
    judged = judge(read_text(GRANTS.format(sentence=sentence), "rapport.txt"))
    assert [one.claimed for one in judged.findings if one.quote == sentence] == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Omsättningen sjönk med 7,2 mkr till 160,1 mkr och resultatet efter finansiella poster "
        "blev 13,1 mkr (5,8 mkr).",
        "Efter en minskning av elkostnaderna uppgick fastighetsdriften till 61,4 mkr (59,8).",
        "Antalet resor minskade med 3 procent och intäkterna från biljetter uppgick till 24,8 mkr "
        "(23,9 mkr).",
    ],
)
def test_a_word_of_direction_says_nothing_of_the_next_clause(sentence: str) -> None:
    judged = judge(read_text(f"Bolaget 2024\n\n{sentence}\n", "rapport.txt"))
    assert [one.message() for one in judged.findings if one.quote == sentence] == []


def test_a_word_of_direction_is_held_against_its_own_pair() -> None:
    sentence = "Omsättningen har minskat och är nu 160,1 mkr (152,9 mkr föregående år)."
    judged = judge(read_text(f"Bolaget 2024\n\n{sentence}\n", "rapport.txt"))
    assert [one.rule for one in judged.findings if one.quote == sentence] == [
        "direction-within-sentence"
    ]
