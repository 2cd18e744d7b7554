"""By how much something differs from last year, from its budget or from another row."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.directions.direction_against_table import directions_against_tables
from bokslut.checks.printed.directions.side_by_side import sides_by_side
from bokslut.checks.printed.sentences.told_differences import told_differences
from bokslut.checks.printed.understood.equations import State
from bokslut.checks.printed.understood.understood import Understood, understand
from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.markdown import read_markdown
from bokslut.readers.text import read_text

REPORT = """
Verksamhetsberättelse 2024

{text}

Nettokostnader per verksamhet, mnkr

\tBokslut 2023\tBokslut 2024\tBudget 2024\tAvvikelse
Hemtjänst\t145,56\t149,24\t148,90\t-0,34
Särskilt boende\t250,77\t253,94\t244,29\t-9,65
Nettokostnad totalt\t396,33\t403,18\t393,19\t-9,99

Borgensåtaganden, mnkr

\t2023\t2024
Bostadsbolaget\t690,2\t694,0
Fjärrvärmebolaget\t203,5\t206,1
Summa åtaganden\t893,7\t900,1

Anställda 31 december

\t2023\t2024
Norra kontoret\t95\t97
Södra kontoret\t141\t144
Myndigheten\t236\t241

Sjukfrånvaro i procent

\t2023\t2024
Kvinnor\t5,80\t5,32
Män\t2,99\t2,61
"""


def _report(text: str) -> Understood:
    return understand(read_text(REPORT.format(text=text), "rapport.txt"))


def _expected(text: str) -> list[tuple[str, str]]:
    return [
        (str(one.stated.value.value), str(one.computed))
        for one in told_differences(_report(text))
        if one.state is State.CONTRADICTED
    ]


def _proved(text: str) -> list[str]:
    return [
        str(one.stated.value.value)
        for one in told_differences(_report(text))
        if one.state is State.PROVED
    ]


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        ("Borgen för kommunens bolag ökade med 6,4 mnkr till 900,1 mnkr.", "6.4"),
        ("Hemtjänsten kostade 149,24 mnkr. Budgeten överskreds med 0,34 mnkr.", "0.34"),
        ("Hemtjänsten kostade 149,24 mnkr. Det är 3,68 mnkr mer än 2023.", "3.68"),
        ("Vid årets slut fanns 241 anställda. Det är 5 fler än ett år tidigare.", "5"),
        ("Kvinnornas sjukfrånvaro var 2,71 procentenheter högre än männens.", "2.71"),
        ("Skillnaden mellan kvinnors och mäns sjukfrånvaro är 2,71 procentenheter.", "2.71"),
    ],
)
def test_a_difference_follows_from_the_line_whose_amount_is_told(
    text: str, difference: str
) -> None:
    assert _proved(text) == [difference]
    assert _expected(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hemtjänsten kostade 149,24 mnkr. Budgeten överskreds med 0,43 mnkr.", ("0.43", "0.34")),
        ("Hemtjänsten kostade 149,24 mnkr. Det är 4,68 mnkr mer än 2023.", ("4.68", "3.68")),
        # What only tells by how much it differs goes on from what was told before it.
        (
            "Hemtjänsten kostade 149,24 mnkr. Det är 3,68 mnkr mer än 2023. Budgeten överskreds "
            "med 0,43 mnkr.",
            ("0.43", "0.34"),
        ),
        ("Kvinnors sjukfrånvaro var 3,15 procentenheter högre än mäns.", ("3.15", "2.71")),
    ],
)
def test_another_difference_than_the_line_has_is_doubted(
    text: str, expected: tuple[str, str]
) -> None:
    assert _expected(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Hemtjänsten kostade 149,24 mnkr. Intäkterna översteg budgeten med 1,20 mnkr.",
        "Hemtjänsten kostade 149,24 mnkr, 12,10 mnkr mer än i grannkommunen.",
        "Hemtjänsten kostade 149,24 mnkr. Tillsammans är det 6,85 mnkr mer än 2023.",
        "Hemtjänsten kostade 149,24 mnkr. I snitt är det 4,68 mnkr mer än de fem senaste åren.",
        "Kvinnors sjukfrånvaro var 1,20 procentenheter högre än i riket.",
    ],
)
def test_what_is_of_something_else_is_left_alone(text: str) -> None:
    assert _expected(text) == []


def _words(text: str) -> list[str | None]:
    report = _report(text)
    found = [*directions_against_tables(report), *sides_by_side(report)]
    return [one.claimed for one in found]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Vid årets slut fanns 241 anställda. Det är 5 färre än ett år tidigare.", "färre"),
        ("Kvinnorna hade 2,71 procentenheter lägre sjukfrånvaro än männen.", "lägre"),
    ],
)
def test_a_word_that_says_the_other_way_is_found(text: str, word: str) -> None:
    assert _words(text) == [word]
    right = {"färre": "fler", "lägre": "högre"}[word]
    assert _words(text.replace(word, right)) == []


PAID = """
## Utbetalt stöd

| tkr | 2024 | 2023 |
|---|---:|---:|
| Aktivitetsstöd | 5 000 | 4 900 |
| Lokalstöd | 4 724 | 4 514 |
| Summa stöd till föreningar | 9 724 | 9 414 |
"""
INVESTED = """
## Investments

| SEK million | Budget | Outcome |
|---|---:|---:|
| Schools | 50.0 | 80.0 |
| Roads | 41.6 | 52.8 |
| All projects | 91.6 | 132.8 |
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        # Beside the amount of all, told in another unit.
        (
            PAID + "\nTotalt betalades 9,7 miljoner kronor ut i bidrag, {} tusen kronor mer än "
            "2023.\n",
            "310",
            "507",
        ),
        # Than what was planned.
        (
            INVESTED + "\nWe invested SEK 132.8 million in 6 projects, SEK {} million more than "
            "planned.\n",
            "41.2",
            "64.3",
        ),
    ],
)
def test_a_difference_set_beside_the_amount_it_is_of_is_held_against_its_line(
    text: str, right: str, wrong: str
) -> None:
    def warned(number: str) -> list[str | None]:
        found = judge(read_markdown(f"# Årsredovisning 2024\n{text.format(number)}")).findings
        return [one.expected for one in found]

    assert warned(right) == []
    assert warned(wrong) == [right]
