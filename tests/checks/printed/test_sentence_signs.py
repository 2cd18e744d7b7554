"""A minus before what has none, and signs that a sentence's own numbers or the tables turn."""

from __future__ import annotations

import pytest

from bokslut.checks.printed.weighed.judge import judge
from bokslut.readers.markdown import read_markdown

REPORT = """# Årsredovisning 2024

## Ekonomi

{sentence}

| mkr | Budget 2024 | Utfall 2024 | Avvikelse |
|---|---|---|---|
| Socialnämnden | 310,2 | 322,7 | -12,5 |
| Skolnämnden | 512,0 | 505,4 | 6,6 |
| Tekniska nämnden | 50,0 | 53,1 | -3,1 |
| Summa | 872,2 | 881,2 | -9,0 |

| Resultaträkning, mkr | 2024 | 2023 |
|---|---|---|
| Årets resultat | 39,2 | 22,4 |
"""


def _found(sentence: str) -> list[tuple[str, str | None]]:
    judged = judge(read_markdown(REPORT.format(sentence=sentence), "rapport.md"))
    return [
        (one.severity.value, one.claimed)
        for one in judged.findings
        if one.rule == "sign-in-sentence"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Investeringarna uppgick till 132,8 miljoner kronor (85,1).",
        # What less income did to the result is below zero.
        "Av avvikelsen svarar vården för hälften och minskade skatteintäkter för -460 mkr.",
        "Årets resultat blev -15,3 mkr utan återbetalningen.",
        # Many write the minus of a deficit.
        "Nämnden redovisar ett underskott på -7,4 mkr.",
        "Socialnämndens avvikelse mot budget blev -12,5 mkr.",
        # Of another word that may be below zero the later number is the same.
        "Verksamheten avviker med 6,4 mkr, varav kostnaderna med 9,7 och intäkterna med -3,3 mkr.",
        "Medlen räckte inte, och slutavräkningen blev -353 kronor per invånare.",
        "Det var -6 mkr och året dessförinnan 13 mkr.",
        "Budgeten byggde på -22 mkr, eller -0,5 procent av skatteintäkterna.",
        "Antalet besök blev 47 färre än året innan (-5,9 %).",
        "Resultatet blev 15,5 mkr mot budgeterade 16,3 mkr, en avvikelse på -0,8 mkr.",
        # Who writes both signs means them.
        "Bedömningen av köpen har gått från -1,6 mnkr i mars till +1,1 mnkr i bokslutet.",
        # With no other sentence that tells a minus, it may be left to the words.
        "Socialnämndens avvikelse blev 12,5 mkr.",
        # Which way a sentence tells a variance is the writer's own as long as it says so.
        "Skolnämnden redovisar en positiv avvikelse på 6,6 mkr.",
    ],
)
def test_a_sign_that_may_be_meant_is_left_alone(sentence: str) -> None:
    assert _found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "claimed"),
    [
        # What is told as a level is below nothing in no table.
        ("Utfallet stannade vid -39,2 mkr.", "−39,2"),
        ("För nya investeringar blev det ett överskott på -7,4 mkr.", "−7,4"),
        ("De tre största projekten stod för -84 mkr.", "−84"),
        ("Till och med augusti har -31,0 mkr förbrukats.", "−31,0"),
    ],
)
def test_a_minus_before_what_is_above_nothing_is_found(sentence: str, claimed: str) -> None:
    assert [one for _severity, one in _found(sentence)] == [claimed]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Investeringarna uppgick till -132,8 miljoner kronor (85,1).", ("warning", "−132,8")),
        ("Skulderna växte från -882,0 till 965,2 mkr.", ("warning", "−882,0")),
        ("Personalen utgör -71,0 procent av kostnaderna.", ("warning", "−71,0")),
        ("Nettokostnaderna ökade med -4,6 procent.", ("warning", "−4,6")),
        ("För trygghet blev värdet 59 mot målet -56.", ("warning", "−56")),
        ("Antalet besök blev 47 färre än året innan (+5,9 %).", ("error", "5,9")),
        ("Köpen har ökat från 321 536 tkr till 327 402 tkr (-1,8 %).", ("error", "−1,8")),
        (
            "Resultatet blev 155,2 mkr mot budgeterade -163,4 mkr, en avvikelse på -8,2 mkr.",
            ("warning", "−163,4"),
        ),
        (
            "Resultatet blev 39,2 mkr (-22,4), en ökning med 16,8 mkr.",
            ("error", "−22,4"),
        ),
        ("Nämndens avvikelse är -12,5 mkr, motsvarande 4,0 procent.", ("warning", "4,0")),
        ("Årets resultat uppgick till -39,2 mkr.", ("error", "−39,2")),
        ("Årets resultat motsvarar -1,6 procent av skatterna.", ("error", "−1,6")),
        (
            "Tekniska nämndens avvikelse blev -3,1 mkr. Socialnämndens avvikelse blev 12,5 mkr.",
            ("warning", "12,5"),
        ),
    ],
)
def test_a_sign_that_is_turned_is_told(sentence: str, found: tuple[str, str]) -> None:
    assert _found(sentence) == [found]


def test_a_report_that_tells_costs_below_zero_is_left_its_custom() -> None:
    told = " ".join(
        f"Kostnaderna för {what} uppgick till -{amount} mkr."
        for what, amount in (("skolan", "310,5"), ("vården", "402,1"), ("vägarna", "88,7"))
    )
    assert _found(told) == []


# A report whose sentences tell what is spent and got without a minus, as most do.
PLAIN = """# Bokslut 2024

Intäkterna uppgick till 96,4 mkr och kostnaderna till 151,9 mkr. Avskrivningarna var 8,2 mkr.
Låneskulden är 310,5 mkr. Personalkostnaderna blev 93,0 mkr. {sentence}

| Tkr | Bokslut 2024 | Bokslut 2023 |
|---|---|---|
| Avgifter | 41 204 | 39 870 |
| Övriga intäkter | 55 196 | 54 112 |
| Återbetalda avgifter | -1 275 | 310 |
| Personal | -93 040 | -90 118 |
| Lokaler | -22 731 | -21 904 |
| Övriga kostnader | -36 129 | -35 020 |
| Andel skattefinansierat, % | 36,5 | 37,1 |
"""


@pytest.mark.parametrize(
    ("true", "false", "claimed"),
    [
        ("Lokalerna kostade 22,7 mkr.", "Lokalerna kostade -22,7 mkr.", "−22,7"),
        ("Avgifterna gav 41,2 mkr.", "Avgifterna gav -41,2 mkr.", "−41,2"),
        ("Löner och lokaler kostade 115,8 mkr.", "Löner och lokaler kostade -115,8 mkr.", "−115,8"),
        ("Hyran betalades med 12,4 mkr.", "Hyran betalades med -12,4 mkr.", "−12,4"),
        (
            "Anslaget var 55,5 mkr och nästan allt gick åt.",
            "Anslaget var -55,5 mkr och nästan allt gick åt.",
            "−55,5",
        ),
        (
            "Av de 212 anställda har 150 högskoleexamen, 70,8 procent.",
            "Av de 212 anställda har 150 högskoleexamen, -70,8 procent.",
            "−70,8",
        ),
        (
            "Skattefinansieringen motsvarar 36,5 procent av kostnaderna.",
            "Skattefinansieringen motsvarar -36,5 procent av kostnaderna.",
            "−36,5",
        ),
        (
            "Utbetalningarna steg med 3,8 mkr till 67,3 mkr.",
            "Utbetalningarna steg med 3,8 mkr till -67,3 mkr.",
            "−67,3",
        ),
    ],
)
def test_a_minus_that_no_other_sentence_has_is_surely_too_much(
    true: str, false: str, claimed: str
) -> None:
    def told(sentence: str) -> list[tuple[str, str | None]]:
        judged = judge(read_markdown(PLAIN.format(sentence=sentence), "rapport.md"))
        return [
            (one.severity.value, one.claimed)
            for one in judged.findings
            if one.rule == "sign-in-sentence"
        ]

    assert told(true) == []
    assert told(false) == [("error", claimed)]


def test_income_that_a_table_has_below_zero_may_be_told_below_zero() -> None:
    sentence = "De återbetalda avgifterna uppgick till -1 275 tkr."
    judged = judge(read_markdown(PLAIN.format(sentence=sentence), "rapport.md"))
    assert not [one for one in judged.findings if one.severity.value == "error"]


@pytest.mark.parametrize(
    ("more", "found"),
    [
        # Where nothing tells them without a minus, that may be the way of the text.
        ("", 0),
        ("Verksamhetens nettokostnad ökade med 44,5 mkr.", 0),
        ("Skolans nettokostnad blev 612,3 mkr.", 1),
    ],
)
def test_net_costs_may_be_told_below_zero_as_the_statement_prints_them(
    more: str, found: int
) -> None:
    text = f"Verksamhetens nettokostnader uppgick till -1 003,4 mkr för 2022. {more}"
    assert len(judge(read_markdown(text, "text.md")).findings) == found


def test_a_row_of_a_list_has_the_signs_of_a_table() -> None:
    lines = "Finansnettot är 20,6 mkr.\n\nKostnad för ändrad ränta på pensionsskuld -19,9 mkr.\n"
    judged = judge(read_markdown("# Bokslut 2013\n\n" + lines, "rapport.md"))
    assert not [one for one in judged.findings if one.rule == "sign-in-sentence"]
